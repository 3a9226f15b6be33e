"""Recognise what a pasted text names: identifiers, payment targets, links and sums of money.

One pass per kind, then one decision per stretch of text. The findings are proposals: nothing is
kept before a person has said yes.

The rules are: readings never overlap; a link or an e-mail address is one thing, whatever stands
inside it; a reading that check digits bear out wins over one without; then the longer one wins. The
work grows with the length of the text and no faster.
"""

from collections.abc import Iterable
from dataclasses import replace

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.recognising import reasons
from evidence_kit.recognising.accounts import find_ibans
from evidence_kit.recognising.amounts import find_amounts
from evidence_kit.recognising.coins import find_coins
from evidence_kit.recognising.disguise import VisibleText, mixes_alphabets
from evidence_kit.recognising.findings import (
    AmountReading,
    Reading,
    Recognised,
    RecognisedAmount,
    Recognition,
)
from evidence_kit.recognising.mentions import Mentions, find_mentions
from evidence_kit.recognising.numbering import region_of
from evidence_kit.recognising.phones import find_international, find_national
from evidence_kit.recognising.usernames import find_usernames
from evidence_kit.recognising.web import find_emails, find_links

_BLANK = "\x00"
"""Stands for what is already recognised: no letter, no digit, no space."""

_ONE_THING = frozenset({IdentifierKind.URL, IdentifierKind.PROFILE_URL, IdentifierKind.EMAIL})
_NAMES = _ONE_THING | {IdentifierKind.USERNAME, IdentifierKind.PAYMENT_HANDLE}
"""Kinds that another name can imitate."""
_SAID_BESIDE = frozenset({IdentifierKind.EMAIL, IdentifierKind.PHONE})
"""Kinds whose platform, if any, is said by the words beside them."""


def recognise(text: str, *, country: str = "") -> Recognition:
    """Return everything a text names.

    Args:
        text: Any text at all, exactly as received.
        country: The case's country ("SI", "GB-SCT"); it decides how numbers without a country code
            and shared currency signs are read. "" when not known.
    """
    seen = VisibleText.of(text)
    region = region_of(country)
    mentions = find_mentions(seen.visible)
    identifiers = _without_overlaps(
        [
            *find_links(seen.visible),
            *find_emails(seen.visible),
            *find_ibans(seen.visible),
            *find_coins(seen.visible),
            *find_usernames(seen.visible, mentions),
        ],
        len(seen.visible),
    )
    rest = _blanked(seen.visible, identifiers)
    phones = list(find_international(rest))
    rest = _blanked(rest, phones)
    amounts = list(find_amounts(rest, region=region))
    # Without its country code a number looks like a sum, so the sums are blanked out first.
    phones += find_national(_blanked(rest, amounts), region=region)
    return Recognition(
        identifiers=tuple(
            _recognised(text, seen, _with_platform(reading, mentions))
            for reading in sorted([*identifiers, *phones], key=lambda reading: reading.start)
        ),
        amounts=tuple(_recognised_amount(text, seen, reading) for reading in amounts),
    )


def _without_overlaps(readings: list[Reading], length: int) -> list[Reading]:
    """Keep the best reading of each stretch of text."""
    taken = bytearray(length)
    kept = []
    for reading in sorted(readings, key=_rank):
        if taken.find(1, reading.start, reading.end) < 0:
            taken[reading.start : reading.end] = b"\x01" * (reading.end - reading.start)
            kept.append(reading)
    return kept


def _rank(reading: Reading) -> tuple[bool, bool, int, int]:
    is_link = reading.kind in _ONE_THING or reading.normalised.startswith("https://")
    return (
        not is_link,
        reading.validity is not Validity.VALID,
        reading.start - reading.end,
        reading.start,
    )


def _blanked(text: str, readings: Iterable[Reading | AmountReading]) -> str:
    parts = []
    position = 0
    for reading in sorted(readings, key=lambda reading: reading.start):
        parts += [text[position : reading.start], _BLANK * (reading.end - reading.start)]
        position = reading.end
    return "".join([*parts, text[position:]])


def _with_platform(reading: Reading, mentions: Mentions) -> Reading:
    if reading.platform or reading.kind not in _SAID_BESIDE:
        return reading
    platform = mentions.beside(reading.start, reading.end)
    return reading if platform is None else replace(reading, platform=platform.name)


def _recognised(text: str, seen: VisibleText, reading: Reading) -> Recognised:
    start, end = seen.span(reading.start, reading.end)
    visible = seen.visible[reading.start : reading.end]
    return Recognised(
        start=start,
        end=end,
        kind=reading.kind,
        value=text[start:end],
        normalised=reading.normalised,
        validity=reading.validity,
        platform=reading.platform,
        confidence=reading.confidence,
        reason=_reason(
            reading,
            is_hiding=end - start != len(visible),
            is_mixed=reading.kind in _NAMES and mixes_alphabets(visible),
        ),
        handle=reading.handle,
    )


def _reason(reading: Reading, *, is_hiding: bool, is_mixed: bool) -> str:
    match is_hiding, is_mixed:
        case True, True:
            return reasons.INVISIBLE_AND_MIXED
        case True, False:
            return reasons.INVISIBLE_SIGNS
        case False, True:
            return reasons.MIXED_ALPHABETS
        case _:
            return reading.reason


def _recognised_amount(text: str, seen: VisibleText, reading: AmountReading) -> RecognisedAmount:
    start, end = seen.span(reading.start, reading.end)
    return RecognisedAmount(
        start=start,
        end=end,
        value=text[start:end],
        amount=reading.amount,
        currency=reading.currency,
        reason=reading.reason,
    )
