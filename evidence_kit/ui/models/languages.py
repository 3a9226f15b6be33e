"""Which languages there really are: those with a catalogue, and English.

A language that is offered and then answered in English would be a broken promise to somebody who
cannot read English. Nothing is listed that is not there.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale

READ_BY_A_NATIVE = frozenset({"en"})
"""The languages whose words somebody has read who grew up with them; the others are said."""

_CATALOGUE = Path("LC_MESSAGES") / "evidence_kit.mo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language that words exist in."""

    tag: str
    """BCP 47."""
    name: str
    """What its speakers call it."""


def languages_in(catalogue_path: Path) -> tuple[Language, ...]:
    """Return the languages words exist in, English first, the others by their own names.

    Args:
        catalogue_path: The folder that holds ``<language>/LC_MESSAGES/evidence_kit.mo``.
    """
    tags = {
        found.parent.parent.name.replace("_", "-")
        for found in catalogue_path.glob(f"*/{_CATALOGUE}")
    }
    # Read is only the one that is spoken: thousands of sentences would delay the first page.
    others = (Language(tag=tag, name=_own_name(tag)) for tag in tags - {"en"})
    by_name = sorted(others, key=lambda language: language.name.casefold())
    return (Language(tag="en", name="English"), *by_name)


def unread_of(languages: tuple[Language, ...]) -> tuple[Language, ...]:
    """Return the languages that no native reader has read yet."""
    return tuple(each for each in languages if each.tag not in READ_BY_A_NATIVE)


def chosen_of(wanted: str, known: tuple[Language, ...]) -> str:
    """Return the tag that is offered for a wanted language: its own, or English.

    >>> chosen_of("sl-SI", (Language(tag="en", name="English"), Language(tag="sl", name="s")))
    'sl'
    >>> chosen_of("xx", (Language(tag="en", name="English"),))
    'en'
    """
    tags = {language.tag for language in known}
    for tag in (wanted, wanted.partition("-")[0]):
        if tag in tags:
            return tag
    return "en"


def _own_name(tag: str) -> str:
    return QLocale(tag.replace("-", "_")).nativeLanguageName() or tag
