"""What is known of the app a chat is in, and what is not.

The rules are: an app is found by its name, however it is written; a row that nobody has confirmed,
or whose day of review has passed, is not shown, so the app is then not known – which is not "it
stays".
"""

from datetime import date

from evidence_kit.guidance.rendering import is_confirmed
from evidence_kit.guidance.schema import App, Guidance


def find_app(guidance: Guidance, name: str, today: date) -> App | None:
    """Return what is known of an app on a day; ``None`` for nothing that can be relied on."""
    wanted = key_of(name)
    for app in guidance.apps:
        if key_of(app.name) == wanted:
            return app if is_confirmed(app, today) else None
    return None


def key_of(name: str) -> str:
    """Return what two spellings of one app's name have in common.

    >>> key_of(" Snap Chat "), key_of("snapchat")
    ('snapchat', 'snapchat')
    """
    return "".join(name.split()).casefold()
