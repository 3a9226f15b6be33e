"""The one rule for card numbers: whatever door words come in by, a card is kept by its last digits.

What this is for: a whole card number in a report can be used by everybody who reads it, and a
report may reach the defence; the bank knows the rest. It holds for the card of the person as for
anybody else's. What this is not for: a text kept as an exhibit, which stays byte for byte.

The rules are: digits are a card's where they have the length, the first digits and the check digit
of one; a number that does not add up is hidden too where it is written like a card's or somebody
said that it is one, and that it does not add up is told; what is an IBAN, a link, an address or the
number of a gift card is left alone; every sign but the hidden digits stays as it was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.recognising.cards import dotted, find_cards, masked
from evidence_kit.recognising.reasons import OFFERED

_CARD_RAILS = frozenset({"card", "credit-card", "debit-card", "bank-card"})
_CARD_ACCOUNTS = frozenset({"postepay"})
"""Money goes there to a card number, often with a name beside it."""
_CODE_RAILS = frozenset({"gift-card", "paysafecard"})
"""What is bought there has a number as long as a card's, and it says which one it was."""
_CARD_DIGITS = range(12, 20)
"""ISO/IEC 7812: a card number has 12 to 19 digits."""
_USUAL = re.compile(r"[2-6][0-9]{15}|3[47][0-9]{13}|3[068][0-9]{12}")
"""How long the numbers of nearly all cards are: 16 digits, American Express 15, Diners Club 14.
Numbers of accounts in apps have 14 to 19 digits, and one of ten has a right check digit by chance.
"""
_FOURS = 16

_LEFT_ALONE = frozenset(
    {
        IdentifierKind.PROFILE_URL,
        IdentifierKind.URL,
        IdentifierKind.EMAIL,
        IdentifierKind.TRANSACTION,
        IdentifierKind.GIFT_CARD,
        IdentifierKind.TRANSFER_NUMBER,
        IdentifierKind.IP_ADDRESS,
    }
)
"""What is told under these is never a card, however its digits add up."""
_SAYS_NOTHING = frozenset({IdentifierKind.OTHER, IdentifierKind.BANK_ACCOUNT, IdentifierKind.IBAN})
"""Under these a number that is a card's from end to end is recorded as a card."""

_BETWEEN = r"[\s.\-\u2010-\u2015\u200b-\u200f\u2060\ufeff]{0,3}"
_RUN = re.compile(rf"(?<![\w+@])\d(?:{_BETWEEN}\d){{11,60}}(?!\w)")
_GROUP = re.compile(r"\d+")
_SPOKEN = "card "
"""A number is asked about as if it stood behind this word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How words are kept, and what their check digits said before."""

    text: str
    """As it is kept; the same as what was given where no card stands in it."""
    has_card: bool
    """Whether digits of a card were hidden in it."""
    check: Validity | None = None
    """Of the card in it; ``None`` where there is none, or too little of it to tell."""


def keep_receiver(to: str, rail: str) -> Kept:
    """Return how the receiver of a payment is kept.

    >>> keep_receiver("for Anna: 4111-1111-1111-1111", "postepay").text
    'for Anna: ••••-••••-••••-1111'
    >>> keep_receiver("4111111111111111", "gift-card").has_card
    False
    """
    if rail in _CODE_RAILS:
        return Kept(text=to, has_card=False)
    digits = _digits(to)
    if rail in _CARD_RAILS and len(digits) in _CARD_DIGITS:
        return Kept(text=dotted(to), has_card=True, check=_check(digits) or Validity.INVALID)
    return _without_cards(to, is_to_card=rail in _CARD_ACCOUNTS)


def keep_value(value: str, kind: IdentifierKind) -> tuple[Kept, IdentifierKind]:
    """Return how an identifier is kept, and as what.

    >>> kept, kind = keep_value("4111 1111 1111 1111", IdentifierKind.OTHER)
    >>> kept.text, kind.value
    ('•••• 1111', 'card')
    """
    if kind in _LEFT_ALONE:
        return Kept(text=value, has_card=False), kind
    if kind is IdentifierKind.CARD:
        digits = _digits(value)
        check = _check(digits)
        if check is None and len(digits) in _CARD_DIGITS:
            check = Validity.INVALID
        return Kept(text=masked(value), has_card=masked(value) != value, check=check), kind
    kept = _without_cards(value)
    if not kept.has_card or re.search(r"[^\W\d]", value) or kind not in _SAYS_NOTHING:
        return kept, kind
    return Kept(text=masked(value), has_card=True, check=kept.check), IdentifierKind.CARD


def keep_words(text: str) -> str:
    """Return words that stand beside a payment or an identifier as they are kept."""
    return _without_cards(text).text


def _without_cards(text: str, *, is_to_card: bool = False) -> Kept:
    check = None
    told = text
    found = sorted(_cards_in(text, is_to_card=is_to_card), reverse=True)
    for start, end, said in found:
        told = told[:start] + dotted(text[start:end]) + told[end:]
        check = said
    return Kept(text=told, has_card=bool(found), check=check)


def _cards_in(text: str, *, is_to_card: bool) -> Iterator[tuple[int, int, Validity]]:
    """Yield where cards stand and what their check digits say; none lies over another."""
    if not any(sign.isdigit() for sign in text):
        return
    from evidence_kit.recognising.text import recognise

    taken: list[tuple[int, int]] = []
    for found in recognise(text).identifiers:
        if found.kind is IdentifierKind.CARD:
            check = Validity.INVALID if found.reason in OFFERED else found.validity
            yield found.start, found.end, check
            taken.append((found.start, found.end))
        elif found.kind in _OWN_FORM:
            taken.append((found.start, found.end))
    for run in _RUN.finditer(text):
        for start, end, check in _cards_of_run(run, is_to_card=is_to_card):
            if not any(start < last and first < end for first, last in taken):
                yield start, end, check


_OWN_FORM = frozenset(IdentifierKind) - {
    IdentifierKind.CARD,
    IdentifierKind.NUMERIC_ID,
    IdentifierKind.BANK_ACCOUNT,
    IdentifierKind.PHONE,
    IdentifierKind.GIFT_CARD,
    IdentifierKind.TRANSFER_NUMBER,
    IdentifierKind.OTHER,
}
"""What has letters or a form of its own; the others are digits alone, as a card is."""


def _cards_of_run(found: re.Match[str], *, is_to_card: bool) -> Iterator[tuple[int, int, Validity]]:
    """Yield the cards in one run of groups: an expiry date may stand right behind the number."""
    run, offset = found.group(), found.start()
    groups = [(each.start(), each.end()) for each in _GROUP.finditer(run)]
    first = 0
    while first < len(groups):
        for last in range(len(groups) - 1, first - 1, -1):
            start, end = groups[first][0], groups[last][1]
            check = _check_usual(run[start:end], is_to_card=is_to_card)
            if check is not None:
                yield offset + start, offset + end, check
                first = last
                break
        first += 1


def _check_usual(written: str, *, is_to_card: bool) -> Validity | None:
    """Return what the check digits of a card say where nobody named it; ``None`` where none is."""
    digits = _digits(written)
    if _USUAL.fullmatch(digits) is None:
        return None
    check = _check(digits)
    if check is None and len(digits) == _FOURS:
        fours = " ".join(digits[place : place + 4] for place in range(0, len(digits), 4))
        is_written_so = [len(each) for each in _GROUP.findall(written)] == [4, 4, 4, 4]
        return Validity.INVALID if is_to_card or (is_written_so and _check(fours)) else None
    return check


def _check(written: str) -> Validity | None:
    """Return what a card's check digit says; ``None`` where these are no digits of a card."""
    said = _SPOKEN + written
    for found in find_cards(said, ((len(_SPOKEN), len(said)),)):
        if (found.start, found.end) == (len(_SPOKEN), len(said)):
            return found.validity
    return None


def _digits(text: str) -> str:
    """Return the digits of a text, in whatever script, as those of a keyboard."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())
