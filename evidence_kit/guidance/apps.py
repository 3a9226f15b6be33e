"""What is known of the app a chat is in, and what is not.

The rules are: an app is found by its name, however it is written; a row that nobody has confirmed,
or whose day of review has passed, is not shown, so the app is then not known – which is not "it
stays".
"""

from datetime import date

from evidence_kit.guidance.app_rows import App
from evidence_kit.guidance.rendering import is_confirmed
from evidence_kit.guidance.schema import Guidance


def find_app(guidance: Guidance, name: str, today: date) -> App | None:
    """Return what is known of an app on a day; ``None`` for nothing that can be relied on."""
    wanted = key_of(name)
    for app in guidance.apps:
        if wanted in _keys((app.name, *app.also, *app.covers)) and not app.is_general:
            return app if is_confirmed(app, today) else None
    return None


def own_app(guidance: Guidance, name: str) -> App | None:
    """Return the row that is about this app and no other, whether it may be shown or not."""
    wanted = key_of(name)
    return next((app for app in guidance.apps if wanted in _keys((app.name, *app.also))), None)


def general_app(guidance: Guidance, today: date) -> App | None:
    """Return what holds for an app of which nothing is known; ``None`` where that is not known."""
    found = next((app for app in guidance.apps if app.is_general), None)
    return found if found is not None and is_confirmed(found, today) else None


def key_of(name: str) -> str:
    """Return what two spellings of one app's name have in common.

    >>> key_of(" Snap Chat "), key_of("snapchat")
    ('snapchat', 'snapchat')
    """
    return "".join(name.split()).casefold()


def _keys(names: tuple[str, ...]) -> set[str]:
    return {key_of(name) for name in names}
