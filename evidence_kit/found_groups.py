"""What a person would call what was found in a text: accounts, links, money, threats.

Kinds are many and exact; whoever looks for the bank account of an hour ago looks under money. The
rules are: every kind has one group; a group is named in words of every day; the groups stand in the
same order wherever they are shown.
"""

from enum import StrEnum

from evidence_kit.i18n import N_
from evidence_kit.model import MONEY_KINDS, IdentifierKind


class FoundGroup(StrEnum):
    """What findings are shown together, in the order in which they are shown."""

    ACCOUNTS = "accounts"
    LINKS = "links"
    MONEY = "money"
    CONTACTS = "contacts"
    THREATS = "threats"
    DEADLINES = "deadlines"
    OTHER = "other"


FOUND_GROUP_WORDS = {
    # Translators: a heading over user names, shown names and account numbers found in a text.
    FoundGroup.ACCOUNTS: N_("Accounts and names"),
    FoundGroup.LINKS: N_("Links"),
    # Translators: a heading over sums, bank accounts, wallets and gift cards found in a text.
    FoundGroup.MONEY: N_("Money and payments"),
    FoundGroup.CONTACTS: N_("Phone and e-mail"),
    FoundGroup.THREATS: N_("Threats and demands"),
    FoundGroup.DEADLINES: N_("Times and deadlines"),
    # Translators: a heading over what was found in a text and belongs under none of the others.
    FoundGroup.OTHER: N_("Other things"),
}
"""What each group is called."""

_GROUPS = {
    IdentifierKind.USERNAME: FoundGroup.ACCOUNTS,
    IdentifierKind.DISPLAY_NAME: FoundGroup.ACCOUNTS,
    IdentifierKind.NUMERIC_ID: FoundGroup.ACCOUNTS,
    IdentifierKind.PROFILE_URL: FoundGroup.LINKS,
    IdentifierKind.URL: FoundGroup.LINKS,
    IdentifierKind.EMAIL: FoundGroup.CONTACTS,
    IdentifierKind.PHONE: FoundGroup.CONTACTS,
    IdentifierKind.IP_ADDRESS: FoundGroup.OTHER,
    IdentifierKind.OTHER: FoundGroup.OTHER,
} | dict.fromkeys(MONEY_KINDS, FoundGroup.MONEY)

_PASSAGE_GROUPS = {
    "threat": FoundGroup.THREATS,
    "demand": FoundGroup.THREATS,
    "deadline": FoundGroup.DEADLINES,
}


def group_of(kind: IdentifierKind | None) -> FoundGroup:
    """Return the group of an identifier by its kind; ``None`` is the kind of a sum of money."""
    return FoundGroup.MONEY if kind is None else _GROUPS[kind]


def group_of_passage(kind: str) -> FoundGroup:
    """Return the group of something that is said: a "threat", a "demand" or a "deadline"."""
    return _PASSAGE_GROUPS[kind]


def group_order(group: FoundGroup) -> int:
    """Return where a group stands among the others, from 0."""
    return _ORDER[group]


_ORDER = {group: place for place, group in enumerate(FoundGroup)}
