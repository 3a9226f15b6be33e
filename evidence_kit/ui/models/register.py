"""The accounts of a case as the page shows them: the exact value, and what it is worth.

The rules are: a value stands as it was written; "the number adds up" says that it is well formed,
never whose it is; what has no check digits is not called right; an account is "as reported", never
a person (product rule S11).
"""

import unicodedata
from dataclasses import dataclass, field
from typing import Literal

from evidence_kit.i18n import N_, Words
from evidence_kit.lasting import Lasting, lasting_of
from evidence_kit.messages import CaseSeen
from evidence_kit.model import Identifier, IdentifierKind, Sighting, Validity
from evidence_kit.questions import Remark
from evidence_kit.ui.models.joining import standing_subjects
from evidence_kit.ui.models.remarks import pieces_of, said_of_identifiers
from evidence_kit.visible import visible

KIND_WORDS = {
    IdentifierKind.USERNAME: N_("User name"),
    IdentifierKind.DISPLAY_NAME: N_("Shown name"),
    IdentifierKind.NUMERIC_ID: N_("Account number in an app"),
    IdentifierKind.PROFILE_URL: N_("Link to a profile"),
    IdentifierKind.URL: N_("Web address"),
    IdentifierKind.EMAIL: N_("E-mail address"),
    IdentifierKind.PHONE: N_("Phone number"),
    IdentifierKind.IBAN: N_("Bank account, IBAN"),
    IdentifierKind.BITCOIN: N_("Bitcoin address"),
    IdentifierKind.ETHEREUM: N_("Ethereum address"),
    IdentifierKind.TRON: N_("Tron address"),
    IdentifierKind.LITECOIN: N_("Litecoin address"),
    IdentifierKind.MONERO: N_("Monero address"),
    IdentifierKind.SOLANA: N_("Solana address"),
    IdentifierKind.XRP: N_("XRP address"),
    IdentifierKind.TON: N_("TON address"),
    IdentifierKind.TRANSACTION: N_("Number of a coin transfer"),
    IdentifierKind.BANK_ACCOUNT: N_("Bank account"),
    IdentifierKind.BIC: N_("Bank code (BIC, SWIFT)"),
    IdentifierKind.CARD: N_("Payment card, last digits"),
    IdentifierKind.PAYMENT_HANDLE: N_("Name in a payment app"),
    IdentifierKind.GIFT_CARD: N_("Gift card number"),
    IdentifierKind.TRANSFER_NUMBER: N_("Transfer number (Western Union, MoneyGram)"),
    IdentifierKind.IP_ADDRESS: N_("Internet address (IP)"),
    IdentifierKind.OTHER: N_("Something else"),
}
"""What each kind is called here."""

_KIND_ICONS = {
    IdentifierKind.USERNAME: "at",
    IdentifierKind.DISPLAY_NAME: "user",
    IdentifierKind.NUMERIC_ID: "number",
    IdentifierKind.PROFILE_URL: "link",
    IdentifierKind.URL: "link",
    IdentifierKind.EMAIL: "mail",
    IdentifierKind.PHONE: "phone",
    IdentifierKind.IBAN: "bank",
    IdentifierKind.BITCOIN: "coin",
    IdentifierKind.ETHEREUM: "coin",
    IdentifierKind.TRON: "coin",
    IdentifierKind.LITECOIN: "coin",
    IdentifierKind.MONERO: "coin",
    IdentifierKind.SOLANA: "coin",
    IdentifierKind.XRP: "coin",
    IdentifierKind.TON: "coin",
    IdentifierKind.TRANSACTION: "coin",
    IdentifierKind.BANK_ACCOUNT: "bank",
    IdentifierKind.BIC: "bank",
    IdentifierKind.CARD: "money",
    IdentifierKind.PAYMENT_HANDLE: "money",
    IdentifierKind.GIFT_CARD: "gift",
    IdentifierKind.TRANSFER_NUMBER: "money",
    IdentifierKind.IP_ADDRESS: "globe",
    IdentifierKind.OTHER: "note",
}

LINK_KINDS = frozenset({IdentifierKind.URL, IdentifierKind.PROFILE_URL})
"""What stands among the links."""

NEW_ACCOUNT = "new"
"""Stands for an account that has no number yet."""

CARD_DOT = "•"
"""Stands for a digit of a card that is not kept."""
_MOST_NAMED = 12
"""Odd characters named one by one; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastingWords:
    """How an answer is shown."""

    word: str
    icon: str
    tone: Literal["keep", "neutral", "soon"]


LASTING_WORDS = {
    Lasting.STAYS: LastingWords(word=N_("Stays the same"), icon="anchor", tone="keep"),
    Lasting.CHANGES: LastingWords(word=N_("Can be changed"), icon="changes", tone="neutral"),
    Lasting.VANISHES: LastingWords(word=N_("Can vanish"), icon="hourglass", tone="soon"),
    Lasting.NOT_KNOWN: LastingWords(word=N_("Not known"), icon="question", tone="neutral"),
}

VALIDITY_WORDS = {
    Validity.VALID: N_("The number adds up"),
    Validity.INVALID: N_("Does not add up – look again"),
    Validity.NO_CHECK_DIGITS: N_("Nothing to check in this kind"),
}
"""What the check digits say. They never say whose it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One line of the register."""

    name: str
    """For :class:`messages.Withdraw`."""
    value: str
    """Exactly as written."""
    kind: IdentifierKind
    platform: str
    lasting: Lasting
    validity: Validity
    odd: tuple[str, ...]
    """The characters that are not plain, in order."""
    label: str
    """Of the piece of evidence it was seen in; "" when told from memory."""
    identifier: Identifier
    seen: Sighting | None = None
    """What is said of when it was seen."""
    recorded_subject: str = ""
    """The account it was recorded with, where it belongs to another now."""
    subjects: tuple[str, ...] = ()
    """Every account of the case, to which it can belong."""
    remarks: dict[Remark, str] = field(default_factory=dict)
    """What is said of where it leads."""
    pieces: tuple[tuple[str, str], ...] = ()
    """The identity and label of each piece that can keep what was there."""

    @property
    def subject(self) -> str:
        """The account it belongs to, as reported."""
        return self.identifier.subject

    @property
    def tag(self) -> str:
        """What a payment there must carry: an XRP address at an exchange is many people's."""
        is_xrp = self.kind is IdentifierKind.XRP
        return self.identifier.normalised.partition("?dt=")[2] if is_xrp else ""

    @property
    def is_link(self) -> bool:
        """Whether it stands among the links."""
        return self.kind in LINK_KINDS


def register_of(
    case: CaseSeen, pieces: tuple[tuple[str, str], ...] | None = None
) -> tuple[AccountRow, ...]:
    """Return every account, number and link of a case, in the order they were recorded.

    Args:
        case: The case.
        pieces: What :func:`pieces_of` says of it. Whoever compares rows hands in the same tuple
            for as long as it is equal: else every row would be compared piece by piece.
    """
    subjects = standing_subjects(case)
    said = said_of_identifiers(case)
    found = pieces_of(case) if pieces is None else pieces
    return tuple(
        _row(case, identifier, subjects, said.get(identifier.number, {}), found)
        for identifier in case.identifiers
    )


def subject_words(row: AccountRow, words: Words) -> str:
    """Say which account something belongs to, and which it was recorded with."""
    now = words.gettext("Account {subject}, as reported").format(subject=row.subject)
    if not row.recorded_subject:
        return now
    # Translators: goes on from “Account S2, as reported”.
    before = words.gettext("first recorded as {subject}").format(subject=row.recorded_subject)
    return f"{now}, {before}"


def kind_icon(kind: IdentifierKind) -> str:
    """Return the icon of a kind."""
    return _KIND_ICONS[kind]


def kind_words(row: AccountRow, words: Words) -> str:
    """Say what an account is, and where: "User name, Instagram"."""
    kind = words.gettext(KIND_WORDS[row.kind])
    if not row.platform:
        return kind
    # Translators: "User name, Instagram".
    return words.gettext("{kind}, {platform}").format(kind=kind, platform=visible(row.platform))


def letter_words(row: AccountRow, words: Words) -> str:
    """Say whether every character of a value is what it looks like."""
    if row.odd:
        return odd_words(row.odd, words)
    if row.kind is IdentifierKind.CARD:
        return words.gettext("Only the last digits are kept. They say which card it was.")
    return words.gettext("Letter by letter as written. No hidden or foreign letters.")


def odd_in(value: str) -> tuple[str, ...]:
    """Return the characters of a value that are not plain, in order."""
    if value.isascii() and value.isprintable():
        return ()
    return tuple(each for each in value if not (each.isascii() and each.isprintable()))


def odd_words(odd: tuple[str, ...], words: Words) -> str:
    """Name characters that are not what they look like, or cannot be seen."""
    named = [_named(each) for each in dict.fromkeys(odd)]
    return words.ngettext(
        "{count} character is not a plain letter or digit: {odd}",
        "{count} characters are not plain letters or digits: {odd}",
        len(odd),
    ).format(count=len(odd), odd=", ".join(named[:_MOST_NAMED]))


def _row(
    case: CaseSeen,
    identifier: Identifier,
    subjects: tuple[str, ...],
    remarks: dict[Remark, str],
    pieces: tuple[tuple[str, str], ...],
) -> AccountRow:
    return AccountRow(
        name=f"identifier/{identifier.number}",
        value=identifier.value,
        kind=identifier.kind,
        platform=identifier.platform.strip(),
        lasting=lasting_of(identifier.kind),
        validity=identifier.validity,
        odd=_odd_of(identifier),
        label=case.label_of(identifier.item_id),
        identifier=identifier,
        seen=case.sightings.get(identifier.number),
        recorded_subject=case.recorded_subjects.get(identifier.number, ""),
        subjects=subjects,
        remarks=remarks,
        pieces=pieces,
    )


def _odd_of(identifier: Identifier) -> tuple[str, ...]:
    if identifier.kind is IdentifierKind.CARD:
        # The dots are ours: they stand for the digits that are not kept.
        return odd_in(identifier.value.replace(CARD_DOT, ""))
    return odd_in(identifier.value)


def _named(character: str) -> str:
    r"""Return a character with its number, or its number alone where it would not be seen.

    >>> _named("\u0430"), _named("\u200b")
    ('а U+0430', 'U+200B')
    """
    number = f"U+{ord(character):04X}"
    is_shown = unicodedata.category(character)[0] in {"L", "N", "P", "S"}
    return f"{character} {number}" if is_shown and visible(character) == character else number
