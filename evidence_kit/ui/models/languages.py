"""Which languages there really are: those with a catalogue, and English.

A language that is offered and then answered in English would be a broken promise to somebody who
cannot read English. Nothing is listed that is not there. Which one the police of a country read is
only proposed: whoever knows better chooses.
"""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLocale

from evidence_kit.i18n import Words

READ_BY_A_NATIVE = frozenset({"en"})
"""The languages whose words somebody has read who grew up with them; the others are said."""

REPORT_LANGUAGE_DRAFT = "report-language"
"""The draft in which the language for the police is kept, from the first questions on."""

_CATALOGUE = Path("LC_MESSAGES") / "evidence_kit.mo"


class Language(NamedTuple):
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


def spoken_by(words: Words) -> str:
    """Return the tag of the language that some words are in."""
    return words.info().get("language") or "en"


def read_by_police(country: str, spoken: str, known: tuple[Language, ...]) -> str:
    """Return the tag of the language to propose for those who will read the report.

    It is the country's where words exist in it, then the person's own where it is spoken there too,
    then English. Where no country was said, the person's own is the likeliest.

    Args:
        country: ISO 3166-1, with a part or without; "" where it was not said.
        spoken: The tag of the language the person reads in.
        known: Those that words exist in.

    >>> known = tuple(Language(tag=tag, name=tag) for tag in ("en", "it", "sl"))
    >>> [read_by_police(country, "it", known) for country in ("SI", "CH", "GB-SCT", "DE", "")]
    ['sl', 'it', 'en', 'en', 'it']
    """
    territory = QLocale.codeToTerritory(country.partition("-")[0])
    own = chosen_of(spoken, known)
    if territory == QLocale.Country.AnyTerritory:
        return own
    any_of = (QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, territory)
    # Qt takes the likeliest language of a territory (CLDR, likely subtags) where none is named.
    of_country = _language(QLocale(*any_of).bcp47Name())
    if of_country in {each.tag for each in known}:
        return of_country
    there = {_language(each.bcp47Name()) for each in QLocale.matchingLocales(*any_of)}
    return own if own in there else chosen_of("en", known)


def _language(tag: str) -> str:
    return tag.partition("-")[0]


def _own_name(tag: str) -> str:
    return QLocale(tag.replace("-", "_")).nativeLanguageName() or tag
