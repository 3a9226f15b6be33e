"""Find payment card numbers; nothing but the last four digits ever leaves this module.

The rules are: a card number is worth stealing, so its finding says which card it was and no more;
the check digit (Luhn, ISO/IEC 7812-1) and the first digits decide, and digits in one run count only
where the words before them speak of a card; letters that a text reader takes for digits are hidden
like digits, and read as such where the check digit bears that out.
"""

import re
from collections.abc import Iterable, Iterator

from stdnum import luhn

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence, Reading
from evidence_kit.recognising.slips import (
    ANY_DIGIT_SLIPS,
    DIGIT_SIGNS,
    MISREAD_PLACE,
    MOST_SLIPS,
    corrected,
)

DOT = "•"
"""Stands for a digit that is not told."""
MASK = f"{DOT * 4} "

_NUMBER = re.compile(
    r"[2-6](?<![\w.,/:+-][2-6])(?:[0-9]{3}(?P<s>[ -])[0-9]{4}(?P=s)[0-9]{4}(?P=s)[0-9]{4}"
    r"|[0-9]{3}(?P<a>[ -])[0-9]{6}(?P=a)[0-9]{5}|[0-9]{12,18}+)(?![0-9])(?![ .,/:-][0-9])"
)
_S = f"[{DIGIT_SIGNS}]"
_MISREAD_NUMBER = re.compile(
    rf"[2-6](?<![\w.,/:+-][2-6])(?:{_S}{{3}}(?P<s>[ -]){_S}{{4}}(?P=s){_S}{{4}}(?P=s){_S}{{4}}"
    rf"|{_S}{{3}}(?P<a>[ -]){_S}{{6}}(?P=a){_S}{{5}}|{_S}{{12,18}}+)(?!\w)(?![ .,/:-][0-9])"
)
_BLOCK = re.compile(r"\w+")
_MISREAD_BLOCK = re.compile(rf"(?=\w*[0-9]){_S}+|{_S}{{4}}")
_ISSUERS = re.compile(
    r"4[0-9]{12}(?:[0-9]{3}){0,2}|(?:5[1-5]|2[2-7])[0-9]{14}|3[47][0-9]{13}|3(?:0[0-5]|[68])[0-9]{11}"
    r"|6(?:011|5[0-9]{2}|4[4-9][0-9])[0-9]{12}|35[0-9]{14}|(?:5[06-9]|6[0-9])[0-9]{11,17}"
)
_CARD_WORDS = re.compile(
    r"(?<!\w)(?:cards?|visa|mastercard|maestro|amex|debit|credit|kartic\w*|carta|carte|karte\w*"
    r"|kreditkarte\w*|tarjeta|number|postepay|prepagat\w*)(?!\w)",
    re.IGNORECASE,
)
_WORDS_SIGNS = 40
_GIFT_WORDS = re.compile(
    r"gift|regalo|cadeau|darilna|geschenk|poklon|paysafe|itunes", re.IGNORECASE
)
_LAST_DIGITS = 4


def masked(written: str) -> str:
    """Return a card number by its last four digits, as it may be kept and shown.

    >>> masked("4111 1111 1111 1111"), masked("•••• 1111")
    ('•••• 1111', '•••• 1111')
    """
    digits = "".join(sign for sign in written if sign.isdigit())
    return f"{MASK}{digits[-_LAST_DIGITS:]}"


def dotted(written: str) -> str:
    """Return a card number sign for sign, with a dot for every digit but the last four.

    >>> dotted("4111-1111 1111 1111"), dotted("4111-1I11 1l1O 1111")
    ('••••-•••• •••• 1111', '••••-•••• •••• 1111')
    """
    places = _digit_places(written)
    told = list(written)
    for place in places[: max(0, len(places) - _LAST_DIGITS)]:
        told[place] = DOT
    return "".join(told)


def find_cards(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[Reading]:
    """Yield every payment card number, by its last four digits.

    Args:
        text: The visible text.
        stretches: Where its digits stand.
    """
    places = tuple(stretches)
    for start, end in places:
        yield from _find_written(text, start, end)
    if any(MISREAD_PLACE.search(text, start, end) for start, end in places):
        for start, end in places:
            yield from _find_misread(text, start, end)


def _find_written(text: str, start: int, end: int) -> Iterator[Reading]:
    for match in _NUMBER.finditer(text, start, end):
        digits = "".join(sign for sign in match[0] if sign.isdigit())
        words = text[max(0, match.start() - _WORDS_SIGNS) : match.start()]
        is_grouped = len(digits) < len(match[0])
        is_spoken_of = _CARD_WORDS.search(words) is not None
        is_right = luhn.is_valid(digits) and _ISSUERS.fullmatch(digits) is not None
        if not (is_spoken_of or (is_grouped and is_right)) or _GIFT_WORDS.search(words):
            continue
        if not is_right and not (is_grouped and _ISSUERS.fullmatch(digits)):
            continue
        yield Reading(
            start=match.start(),
            end=match.end(),
            kind=IdentifierKind.CARD,
            normalised=masked(digits),
            confidence=Confidence.LIKELY if is_right else Confidence.POSSIBLE,
            reason=reasons.CARD_NUMBER if is_right else reasons.CARD_NUMBER_WRONG,
            validity=Validity.VALID if is_right else Validity.INVALID,
        )


def _find_misread(text: str, start: int, end: int) -> Iterator[Reading]:
    """Yield the card numbers that are right once letters are read as the digits they look like."""
    for match in _MISREAD_NUMBER.finditer(text, start, end):
        words = text[max(0, match.start() - _WORDS_SIGNS) : match.start()]
        signs = re.sub("[ -]", "", match[0])
        is_told = _CARD_WORDS.search(words) is not None or len(signs) < len(match[0])
        if not is_told or _GIFT_WORDS.search(words):
            continue
        for digits in corrected(signs, ANY_DIGIT_SLIPS, most=MOST_SLIPS):
            if luhn.is_valid(digits) and _ISSUERS.fullmatch(digits) is not None:
                yield Reading(
                    start=match.start(),
                    end=match.end(),
                    kind=IdentifierKind.CARD,
                    normalised=masked(digits),
                    confidence=Confidence.POSSIBLE,
                    reason=reasons.CORRECTED,
                    validity=Validity.VALID,
                )


def _digit_places(written: str) -> list[int]:
    """Return where the digits of a card number stand, misread ones among them."""
    places = []
    for block in _BLOCK.finditer(written):
        is_misread = _MISREAD_BLOCK.fullmatch(block[0]) is not None
        places += [
            place
            for place, sign in enumerate(block[0], start=block.start())
            if sign.isdigit() or is_misread
        ]
    return places
