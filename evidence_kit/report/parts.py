"""The parts of the police report: their numbers and titles, so that one can point to another."""

from enum import StrEnum

from evidence_kit.i18n import N_, Words
from evidence_kit.report.document import Block, Section


class Part(StrEnum):
    """A part of the report; the value is its number, or the letter of an annex."""

    ACCOUNTS_AND_MONEY = "1"
    OWN_WORDS = "2"
    TIMELINE = "3"
    IDENTIFIERS = "4"
    THREATS = "5"
    PAYMENTS = "6"
    LINKS = "7"
    EXHIBITS = "8"
    METHOD = "9"
    NOT_DONE = "10"
    CUSTODY = "11"
    RECEIPT = "12"
    CHECKING = "13"
    HASHES = "A"
    SOFTWARE = "B"
    GLOSSARY = "C"


_TITLES = {
    Part.ACCOUNTS_AND_MONEY: N_("Accounts and money in brief"),
    Part.OWN_WORDS: N_("What happened, as entered"),
    Part.TIMELINE: N_("Timeline"),
    Part.IDENTIFIERS: N_("Identifiers"),
    Part.THREATS: N_("Threats"),
    Part.PAYMENTS: N_("Payments"),
    Part.LINKS: N_("Links, and requests to take images down"),
    Part.EXHIBITS: N_("Exhibits"),
    Part.METHOD: N_("How this was collected, and its limits"),
    Part.NOT_DONE: N_("What this tool did not do"),
    Part.CUSTODY: N_("Custody ledger"),
    Part.RECEIPT: N_("Hand-over receipt"),
    Part.CHECKING: N_("How to check this without our software"),
    Part.HASHES: N_("Hashes"),
    Part.SOFTWARE: N_("Case and software"),
    Part.GLOSSARY: N_("Words used in this report"),
}

_ON_A_NEW_PAGE = frozenset(
    {
        Part.ACCOUNTS_AND_MONEY,
        Part.EXHIBITS,
        Part.METHOD,
        Part.RECEIPT,
        Part.CHECKING,
        Part.HASHES,
    }
)


def section(part: Part, words: Words, *blocks: Block) -> Section:
    """Return a part with its numbered heading."""
    return Section(
        title=numbered_title(part, words),
        anchor=f"part-{part}",
        blocks=blocks,
        starts_page=part in _ON_A_NEW_PAGE,
    )


def numbered_title(part: Part, words: Words) -> str:
    """Return a part's heading with its number."""
    if part.isdigit():
        # Translators: the heading of a section, “4. Identifiers”.
        form = words.gettext("{number}. {title}")
    else:
        # Translators: the heading of an annex, “Annex A. Hashes”.
        form = words.gettext("Annex {number}. {title}")
    return form.format(number=part, title=words.gettext(_TITLES[part]))
