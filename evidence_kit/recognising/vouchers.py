"""Find what money is sent with where no account is: gift cards, prepaid codes, cash transfers.

The rules are: none of these codes can be checked, so the brand must be named shortly before, and
the code must have the form this brand prints; several codes may follow one name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence, Reading
from evidence_kit.recognising.words import Words

_DIGIT = r"(?=[A-Z-]{0,18}[0-9])"
"""At least one digit, so that no word in capitals passes for a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Brand:
    """One brand of card, code or transfer."""

    platform: str
    words: frozenset[str]
    """The words, one of which stands before its codes."""
    code: re.Pattern[str]
    kind: IdentifierKind = IdentifierKind.GIFT_CARD


def _brand(
    platform: str, words: str, code: str, kind: IdentifierKind = IdentifierKind.GIFT_CARD
) -> _Brand:
    return _Brand(
        platform=platform,
        words=frozenset(words.split()),
        code=re.compile(rf"(?<![\w-])(?:{code})(?![\w-])"),
        kind=kind,
    )


_FOURS = r"[A-Z0-9]{4}(?P<s>[ -]?)[A-Z0-9]{4}(?P=s)[A-Z0-9]{4}(?P=s)[A-Z0-9]{4}"
_TRANSFER = IdentifierKind.TRANSFER_NUMBER
_BRANDS = (
    _brand("paysafecard", "paysafecard paysafe paysafecarda", r"[0-9]{4}(?:[ -]?[0-9]{4}){3}"),
    _brand("Steam", "steam", rf"{_DIGIT}[A-Z0-9]{{5}}(?:-[A-Z0-9]{{5}}){{2,4}}"),
    _brand("Apple", "apple itunes appstore", rf"X[A-Z0-9]{{15}}|(?=X){_FOURS}"),
    _brand(
        "Google Play",
        "google play",
        rf"(?=[A-Z -]{{0,18}}[0-9]){_FOURS}(?:(?P=s)[A-Z0-9]{{4}})?",
    ),
    _brand(
        "Amazon",
        "amazon",
        rf"{_DIGIT}[A-Z0-9]{{4}}-[A-Z0-9]{{6}}-[A-Z0-9]{{4,5}}",
    ),
    _brand("Razer", "razer", r"[0-9]{14}|[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}|[0-9]{16}"),
    _brand("Xbox", "xbox", r"[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}"),
    _brand("PlayStation", "playstation psn", rf"{_DIGIT}[A-Z0-9]{{4}}-[A-Z0-9]{{4}}-[A-Z0-9]{{4}}"),
    _brand("Neosurf", "neosurf", r"(?=[A-Z]{0,9}[0-9])[A-Z0-9]{10}"),
    _brand(
        "Western Union",
        "mtcn western wu",
        r"[0-9]{3}(?P<s>[ -]?)[0-9]{3}(?P=s)[0-9]{4}",
        _TRANSFER,
    ),
    _brand("MoneyGram", "moneygram", r"[0-9]{8}|[0-9]{4}[ -][0-9]{4}", _TRANSFER),
    _brand("Ria", "ria", r"[0-9]{11}|[0-9]{2}(?: [0-9]{3}){3}", _TRANSFER),
)
BRANDS = {word: brand for brand in _BRANDS for word in brand.words}
"""Word that names a brand → the brand."""
_REACH_SIGNS = 64
"""How far behind the brand its code may begin."""
_NEXT_SIGNS = 24
"""How far behind one code the next may begin."""
_ORDER_WORDS = re.compile(
    r"(?<!\w)(?:orders?|invoice|parcel|tracking|naročil\w*|ordine|bestell\w*|pedido|commande"
    r"|narudžb\w*)(?!\w)",
    re.IGNORECASE,
)


def find_vouchers(words: Words) -> Iterator[Reading]:
    """Yield every gift card code, prepaid code and cash transfer number."""
    text = words.text
    done = 0
    for start, end in words.places(BRANDS):
        brand = BRANDS[words.lower[start:end]]
        position, reach = max(end, done), _REACH_SIGNS
        while position < len(text):
            code = brand.code.search(text, position, min(len(text), position + reach + 40))
            if code is None or code.start() > position + reach:
                break
            if _ORDER_WORDS.search(text, position, code.start()) is not None:
                break
            yield _read(code, brand)
            position, reach = code.end(), _NEXT_SIGNS
            done = position


def _read(code: re.Match[str], brand: _Brand) -> Reading:
    is_transfer = brand.kind is _TRANSFER
    return Reading(
        start=code.start(),
        end=code.end(),
        kind=brand.kind,
        normalised="".join(sign for sign in code[0] if sign.isalnum()),
        confidence=Confidence.LIKELY,
        reason=reasons.TRANSFER_NUMBER if is_transfer else reasons.GIFT_CARD_CODE,
        platform=brand.platform,
    )
