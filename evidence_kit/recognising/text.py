"""Recognise what a pasted text names: identifiers, payment targets, links, sums, threats.

One pass per kind, then one decision per stretch of text. The findings are proposals: nothing is
kept before a person has said yes.

The rules are: readings never overlap; a link or an e-mail address is one thing, whatever stands
inside it; a reading that check digits bear out wins over one without; then the longer one wins; a
sum beside words of buying is a price, unless the same line threatens or demands. The work grows
with the length of the text and no faster.
"""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from evidence_kit import currencies
from evidence_kit.model import MONEY_KINDS, IdentifierKind, Spoken, Validity
from evidence_kit.progress import Cancel
from evidence_kit.recognising import banks, names, reasons, vouchers
from evidence_kit.recognising.accounts import find_ibans
from evidence_kit.recognising.amounts import find_amounts, find_bare_amounts
from evidence_kit.recognising.banks import find_bank_details
from evidence_kit.recognising.cards import dotted, find_cards
from evidence_kit.recognising.chains import find_chains
from evidence_kit.recognising.coins import find_coins
from evidence_kit.recognising.deadlines import DEADLINE_WORDS
from evidence_kit.recognising.disguise import (
    VisibleText,
    hides_signs,
    is_defanged,
    mixes_alphabets,
)
from evidence_kit.recognising.findings import (
    AmountReading,
    PassageReading,
    Reading,
    Recognised,
    RecognisedAmount,
    RecognisedPassage,
    Recognition,
)
from evidence_kit.recognising.lexicon import PRICE_WORDS
from evidence_kit.recognising.mentions import Mentions, find_mentions
from evidence_kit.recognising.names import find_by_form, find_labelled
from evidence_kit.recognising.network import find_ip_addresses
from evidence_kit.recognising.numbering import region_of
from evidence_kit.recognising.paid_words import WHERE_WORDS
from evidence_kit.recognising.passages import TELLING_WORDS, find_passages
from evidence_kit.recognising.phones import find_international, find_national
from evidence_kit.recognising.spoken import BESIDE_WORDS, METHOD_WORDS, SPOKEN_WORDS, tell_spoken
from evidence_kit.recognising.stamps import Times
from evidence_kit.recognising.usernames import find_usernames
from evidence_kit.recognising.vouchers import find_vouchers
from evidence_kit.recognising.web import find_emails, find_links
from evidence_kit.recognising.words import Lines, Runs, Words

_BLANK = "\x00"
"""Stands for what is already recognised: no letter, no digit, no space."""

_START = attrgetter("start")
_AFTER_SPAN = 2
"""Of a reading: what follows where it begins and ends."""

VOCABULARY = frozenset().union(
    names.LABELS,
    banks.LABELS,
    vouchers.BRANDS,
    TELLING_WORDS,
    DEADLINE_WORDS,
    PRICE_WORDS,
    SPOKEN_WORDS,
    METHOD_WORDS,
    BESIDE_WORDS,
    WHERE_WORDS,
    currencies.SMALL_WORDS,
)
"""What the looks at the words ask for: all of it is found in one pass."""

_ONE_THING = frozenset({IdentifierKind.URL, IdentifierKind.PROFILE_URL, IdentifierKind.EMAIL})
_NAMES = _ONE_THING | {IdentifierKind.USERNAME, IdentifierKind.PAYMENT_HANDLE}
"""Kinds that another name can imitate."""
_SAID_BESIDE = frozenset({IdentifierKind.EMAIL, IdentifierKind.PHONE})
"""Kinds whose platform, if any, is said by the words beside them."""
_UNDER_A_LABEL = frozenset(
    {
        IdentifierKind.GIFT_CARD,
        IdentifierKind.TRANSFER_NUMBER,
        IdentifierKind.BANK_ACCOUNT,
        IdentifierKind.NUMERIC_ID,
    }
)
"""Kinds that the words before them decide, whatever else their signs may look like."""
_NO_TARGETS = frozenset(
    {
        IdentifierKind.URL,
        IdentifierKind.PROFILE_URL,
        IdentifierKind.USERNAME,
        IdentifierKind.DISPLAY_NAME,
        IdentifierKind.NUMERIC_ID,
        IdentifierKind.IP_ADDRESS,
    }
)
"""Kinds that nothing is paid to."""
_ACCOUNTS = MONEY_KINDS - {
    IdentifierKind.BIC,
    IdentifierKind.CARD,
    IdentifierKind.TRANSACTION,
    IdentifierKind.GIFT_CARD,
    IdentifierKind.TRANSFER_NUMBER,
}
"""Kinds that money is sent to, where a sum stands beside one."""


def recognise(text: str, *, country: str = "", cancel: Cancel | None = None) -> Recognition:
    """Return everything a text names.

    Args:
        text: Any text at all, exactly as received.
        country: The case's country ("SI", "GB-SCT"); it decides how numbers without a country code
            and shared currency signs are read. "" when not known.
        cancel: Asked between the looks, each of which goes through the whole text once: some
            hundredths of a second for a megabyte.

    Raises:
        CancelledError: A stop was asked for.
    """
    stop = cancel or Cancel()
    runs = Runs.of(text)
    seen = VisibleText.of(text, runs)
    region = region_of(country)
    runs = runs if seen.visible is text else Runs.of(seen.visible)
    words = Words.of(seen.visible, runs, vocabulary=VOCABULARY)
    lines = Lines.of(seen.visible)
    mentions = find_mentions(words)
    identifiers = _identifiers(words, mentions, region, stop)
    rest = _blanked(seen.visible, identifiers)
    phones = list(find_international(rest))
    stop.check()
    rest = _blanked(rest, phones)
    amounts = list(find_amounts(rest, region=region, words=words, lines=lines))
    stop.check()
    # Without its country code a number looks like a sum, so the sums are blanked out first.
    rest = _blanked(rest, amounts)
    national = list(find_national(rest, words.with_digits, region=region))
    phones += national
    bare = list(find_bare_amounts(_blanked(rest, national) if national else rest, words))
    amounts = sorted([*amounts, *bare], key=_START) if bare else amounts
    targets = [each for each in identifiers if each.kind not in _NO_TARGETS]
    stop.check()
    prose = _blanked(words.lower, identifiers)
    passages = find_passages(words, lines, prose, targets=[*targets, *phones], amounts=amounts)
    amounts = _without_prices(words, lines, amounts, passages)
    amounts = tell_spoken(
        words,
        lines,
        amounts,
        passages,
        [each.start for each in identifiers if each.kind in _ACCOUNTS],
    )
    # A number alone is a sum only where somebody asks for it.
    amounts = [
        each
        for each in amounts
        if each.reason != reasons.AMOUNT_BARE or each.spoken is Spoken.ASKED
    ]
    stop.check()
    times = Times(text=seen.visible, lines=lines)
    told = _with_cards_dotted(text, seen, identifiers)
    return Recognition(
        identifiers=tuple(
            _recognised(text, seen, _with_platform(reading, mentions))
            for reading in sorted([*identifiers, *phones], key=_START)
        ),
        amounts=tuple(_recognised_amount(text, seen, reading, times) for reading in amounts),
        passages=tuple(
            _recognised_passage(told, seen, reading, times)
            for reading in sorted(passages, key=lambda reading: (reading.start, -reading.end))
        ),
    )


def _identifiers(words: Words, mentions: Mentions, region: str, stop: Cancel) -> list[Reading]:
    text = words.text
    looks: tuple[Iterable[Reading], ...] = (
        find_links(text),
        find_emails(text),
        find_ibans(text, words.with_digits),
        find_coins(text, words.long_runs),
        find_chains(text, words.long_runs),
        find_bank_details(words, region=region),
        find_vouchers(words),
        find_cards(text, words.with_digits),
        find_labelled(words, mentions),
        find_by_form(words),
        find_usernames(text, mentions),
        find_ip_addresses(text),
    )
    readings: list[Reading] = []
    for look in looks:
        stop.check()
        readings += look
    stop.check()
    return _without_overlaps(readings, len(text))


def _without_prices(
    words: Words,
    lines: Lines,
    amounts: list[AmountReading],
    passages: Sequence[PassageReading],
) -> list[AmountReading]:
    priced = {lines.around(start)[0] for start, _end in words.places(PRICE_WORDS)}
    if not priced:
        return amounts
    wanted = {lines.around(passage.start)[0] for passage in passages}
    return [
        amount
        for amount in amounts
        # No price stands without a currency where words ask for it.
        if amount.reason == reasons.AMOUNT_BARE
        or (first := lines.around(amount.start)[0]) not in priced
        or first in wanted
    ]


def _without_overlaps(readings: list[Reading], length: int) -> list[Reading]:
    """Keep the best reading of each stretch of text."""
    taken = bytearray(length)
    kept = []
    for reading in sorted(readings, key=_rank):
        if taken.find(1, reading.start, reading.end) < 0:
            taken[reading.start : reading.end] = b"\x01" * (reading.end - reading.start)
            kept.append(reading)
    return kept


def _rank(reading: Reading) -> tuple[bool, bool, bool, int, int]:
    is_link = reading.kind in _ONE_THING or reading.normalised.startswith("https://")
    return (
        not is_link,
        reading.validity is not Validity.VALID,
        reading.kind not in _UNDER_A_LABEL,
        reading.start - reading.end,
        reading.start,
    )


def _blanked(text: str, readings: Iterable[Reading | AmountReading]) -> str:
    parts = []
    position = 0
    for reading in sorted(readings, key=_START):
        parts.append(text[position : reading.start])
        parts.append(_BLANK * (reading.end - reading.start))
        position = reading.end
    return "".join([*parts, text[position:]])


def _with_platform(reading: Reading, mentions: Mentions) -> Reading:
    if reading.platform or reading.kind not in _SAID_BESIDE:
        return reading
    platform = mentions.beside(reading.start, reading.end)
    return reading if platform is None else reading._replace(platform=platform.name)


def _recognised(text: str, seen: VisibleText, reading: Reading) -> Recognised:
    start, end = seen.span(reading.start, reading.end)
    is_card = reading.kind is IdentifierKind.CARD
    return Recognised(
        start=start,
        end=end,
        kind=reading.kind,
        # A whole card number is worth stealing; nothing of it but its end is told.
        value=reading.normalised if is_card else text[start:end],
        normalised=reading.normalised,
        validity=reading.validity,
        platform=reading.platform,
        confidence=reading.confidence,
        reason=_reason(reading, text[start:end], seen.visible[reading.start : reading.end]),
        handle=reading.handle,
        tag=reading.tag,
    )


def _reason(reading: Reading, written: str, visible: str) -> str:
    match hides_signs(written), reading.kind in _NAMES and mixes_alphabets(visible):
        case True, True:
            return reasons.INVISIBLE_AND_MIXED
        case True, False:
            return reasons.INVISIBLE_SIGNS
        case False, True:
            return reasons.MIXED_ALPHABETS
        case _ if reading.kind in _ONE_THING and is_defanged(written):
            return reasons.DEFANGED_ADDRESS
        case _:
            return reading.reason


def _with_cards_dotted(text: str, seen: VisibleText, readings: Iterable[Reading]) -> str:
    """Return a text as a passage of it may be told: as long as it was, no card number whole."""
    cards = [
        seen.span(reading.start, reading.end)
        for reading in readings
        if reading.kind is IdentifierKind.CARD
    ]
    parts = []
    position = 0
    for start, end in sorted(cards):
        parts += [text[position:start], dotted(text[start:end])]
        position = end
    return "".join([*parts, text[position:]])


def _recognised_passage(
    told: str, seen: VisibleText, reading: PassageReading, times: Times
) -> RecognisedPassage:
    start, end = seen.span(reading.start, reading.end)
    return RecognisedPassage(
        start=start,
        end=end,
        kind=reading.kind,
        value=told[start:end],
        normalised=reading.normalised,
        reason=reading.reason,
        confidence=reading.confidence,
        said_at=times.at(reading.start),
    )


def _recognised_amount(
    text: str, seen: VisibleText, reading: AmountReading, times: Times
) -> RecognisedAmount:
    start, end = seen.span(reading.start, reading.end)
    # In the order of the fields: named ones take twice as long, and a text may be all sums.
    said = (start, end, text[start:end], *reading[_AFTER_SPAN:], times.at(reading.start))
    return RecognisedAmount._make(said)
