"""Find phone numbers, among all the other digits of a text.

The library's own matcher is not used: it copies the rest of the text for every date and time it
meets, so its work grows with the square of the length, and it gives up after a number of misses, so
that digits enough would hide a number from it. Runs of digits are found here and judged one by one.

The rules are: a number with its country code is found anywhere; one without is found by the plan of
the case's country, or where the words before it speak of a phone; dates, clock times, order
numbers, sums of money and network addresses are not phone numbers.
"""

import re
from collections.abc import Iterable, Iterator

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence, Reading
from evidence_kit.recognising.numbering import Judged, Plan, judge, plan_of

_SPACE = r"[ \t\u00a0\u2007\u2009\u202f]"
_BETWEEN = r"[ \t\u00a0\u2007\u2009\u202f.\-‐-―/()]"
_INTERNATIONAL_RUN = re.compile(
    rf"\+(?<!\w\+)(?<!\w\(\+){_SPACE}?\(?[0-9](?:{_BETWEEN}{{0,3}}[0-9])*+"
)
_RUN = re.compile(
    # The first sign is looked for first: it is what most of a text has not.
    r"[0-9(](?<![\w+][0-9(])(?:(?P<date>(?<=[0-9])"
    r"(?:[0-9]?(?P<s>[./-])[0-9]{1,2}(?P=s)[0-9]{4}|[0-9]{3}-[0-9]{2}-[0-9]{2})"
    rf"(?!{_BETWEEN}{{0,3}}[0-9]))"
    rf"|(?:(?<=\()[0-9])?(?<=[0-9])(?:{_BETWEEN}{{0,3}}[0-9]){{5,}}+)"
)
"""A run of digits; one that is a date and nothing else says so."""
_GROUP = re.compile(rf"[+(]{{0,2}}[0-9][^{_SPACE[1:-1]}]*")
_DATE = re.compile(
    rf"(?:0?[1-9]|[12][0-9]|3[01])(?P<s>{_SPACE}|[./-]{_SPACE}?)(?:0?[1-9]|1[0-2])(?P=s)"
    r"(?:(?:19|20)[0-9]{2}|[0-9]{2})"
    rf"|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12][0-9]|3[01])/(?:19|20)?[0-9]{{2}}"
    r"|(?:19|20)[0-9]{2}[./-](?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12][0-9]|3[01])"
)
_DATE_INSIDE = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}([./-])[0-9]{1,2}\1(?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}([./-])[0-9]{2}\2[0-9]{2})(?![0-9])"
)
_NETWORK_ADDRESS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_CARD_NUMBER = re.compile(rf"[0-9]{{4}}(?:(?:{_SPACE}|-)[0-9]{{4}}){{3}}")
_NO_PHONE_BEFORE = re.compile(r"(?:[0-9][:.,/]|[#№$€£%=&_*\\])$")
_NO_PHONE_AFTER = re.compile(r"[:.,]?[0-9]|[%°]|\w")

_WORDS_SIGNS = 32
"""How far before a number the words may stand that say what it is."""
_PHONE_WORDS = re.compile(
    r"(?<!\w)(?:phones?|tel|telefon\w*|mobile|mobi\w*|mob|call(?: me)?|ring|text me|sms|whats ?app"
    r"|viber|signal|cell\w*|gsm|klic\w*|pokli[cč]\w*|chiama\w*|telefono|numero|number"
    r"|številk\w*|stevilk\w*|handynummer|handy)(?!\w)",
    re.IGNORECASE,
)
_OTHER_NUMBER_WORDS = re.compile(
    r"(?<!\w)(?:orders?|invoice|ref|reference|tracking|ticket|parcel|pin|otp|codes?|koda|kodo"
    r"|naročil\w*|narocil\w*|račun\w*|sklic\w*|paket\w*|pošiljk\w*|ordine|fattura|rif|codice"
    r"|spedizione|pacco|bestell\w*|version|sort code)(?!\w)[^!?\n]*$",
    re.IGNORECASE,
)

_FEWEST_DIGITS = 6
_MOST_DIGITS = 17
"""E.164 allows 15; an international prefix may stand before them."""
_LENGTHS_ANYWHERE = range(8, 16)
_MOST_SIGNS = 48
"""How long a number may be with everything that is written between its digits."""
_MOST_GROUPS = 6
"""Into how many groups people divide a number."""
_INTERNATIONAL_PREFIX = re.compile(r"00[1-9]")
_WITHOUT_REST = str.maketrans(
    "", "", "+ \t\u00a0\u2007\u2009\u202f.-\u2010\u2011\u2012\u2013\u2014\u2015/()"
)
"""Takes away everything that may stand between the digits of a run."""
_FIRST_SIGNS = frozenset("0(")


def find_international(text: str) -> Iterator[Reading]:
    """Yield every phone number that is written with ``+`` and its country code.

    Args:
        text: The visible text, with what is already recognised blanked out.
    """
    for run in _INTERNATIONAL_RUN.finditer(text):
        start, end = run.span()
        start -= text.startswith("(", start - 1) if start else 0
        groups = _groups(text, start, end)
        if _is_foreign_end(text, end):
            groups.pop()
        found = None
        for _first, last in reversed(groups[:_MOST_GROUPS]):
            digits = _digits(text, start, last)
            reading = _judged(start, last, judge(f"+{digits}")) if digits else None
            if reading is not None and reading.confidence is Confidence.CERTAIN:
                found = reading
                break
            found = found or reading
        if found is not None:
            yield found


def find_national(
    text: str, stretches: Iterable[tuple[int, int]], *, region: str
) -> Iterator[Reading]:
    """Yield every phone number that is written without ``+``.

    Args:
        text: The visible text, with what is already recognised blanked out, sums of money too.
        stretches: Where its digits stand.
        region: The numbering plan for numbers without a country code; "" for none.
    """
    plan = plan_of(region)
    for first, last in stretches:
        for run in _RUN.finditer(text, first, last):
            if run["date"] is None:
                start, end = _without_neighbours(text, *run.span())
                if start < end:
                    yield from _read_run(text, start, end, plan)


def _without_neighbours(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut off a first or last group that belongs to what stands beside it: a time, a word.

    "21:14 - 040 123 456" is read as a run from "14" on.
    """
    is_first_foreign = _NO_PHONE_BEFORE.search(text[max(0, start - 2) : start]) is not None
    is_last_foreign = _is_foreign_end(text, end)
    if not is_first_foreign and not is_last_foreign:
        return start, end
    groups = _groups(text, start, end)
    groups = groups[is_first_foreign : len(groups) - is_last_foreign]
    return (groups[0][0], groups[-1][1]) if groups else (start, start)


def _is_foreign_end(text: str, end: int) -> bool:
    return _NO_PHONE_AFTER.match(text, end, end + 2) is not None


def _read_run(text: str, start: int, end: int, plan: Plan) -> Iterator[Reading]:
    whole = _read_piece(text, start, end, plan)
    if whole is not None and whole.reason != reasons.PHONE_RANGE_UNKNOWN:
        yield whole
        return
    parts = [] if _CARD_NUMBER.fullmatch(text, start, end) else _read_parts(text, start, end, plan)
    if parts:
        yield from parts
    elif whole is not None:
        yield whole


def _read_parts(text: str, start: int, end: int, plan: Plan) -> list[Reading]:
    """Read a run that is no number as a whole: an hour before one, or several in a row."""
    groups = _groups(text, start, end)
    is_row = len(groups) > _MOST_GROUPS
    found = []
    place = 0
    while place < len(groups):
        first = groups[place][0]
        last = min(place + _MOST_GROUPS, len(groups))
        # In a long row only what starts like a number is tried in every length.
        if is_row and text[first] not in _FIRST_SIGNS:
            last = place + 1
        for stop in range(last, place, -1):
            reading = None
            if groups[stop - 1][1] - first < _FEWEST_DIGITS:
                break
            if (first, groups[stop - 1][1]) != (start, end):
                reading = _read_piece(text, first, groups[stop - 1][1], plan, is_part=True)
            if reading is not None:
                found.append(reading)
                place = stop - 1
                break
        place += 1
    return found


def _read_piece(
    text: str, start: int, end: int, plan: Plan, *, is_part: bool = False
) -> Reading | None:
    """Read digits as one number; of a part of a longer run, only a number in use."""
    digits = _digits(text, start, end)
    if not digits or digits.startswith("000") or (is_part and not _may_be_in_use(digits, plan)):
        return None
    if _INTERNATIONAL_PREFIX.match(digits):
        reading = _judged(start, end, judge(f"+{digits[2:]}"))
        if reading is not None and _says_otherwise(text, start, end):
            return None
    else:
        reading = _read_digits(text, start, end, digits, plan)
    is_unknown = reading is not None and reading.reason == reasons.PHONE_RANGE_UNKNOWN
    return None if is_part and is_unknown else reading


def _may_be_in_use(digits: str, plan: Plan) -> bool:
    return _INTERNATIONAL_PREFIX.match(digits) is not None or plan.may_be_in_use(digits)


def _read_digits(text: str, start: int, end: int, digits: str, plan: Plan) -> Reading | None:
    has_trunk = plan.has_trunk(digits)
    stands_alone = has_trunk or (not plan.needs_trunk and plan.has_length(digits))
    has_length = plan.has_length(digits) if plan.region else len(digits) in _LENGTHS_ANYWHERE
    if not stands_alone and not has_length:
        return None
    words = text[max(0, start - _WORDS_SIGNS) : start]
    is_spoken_of = _PHONE_WORDS.search(words) is not None
    if not (stands_alone or is_spoken_of) or _says_otherwise(text, start, end):
        return None
    if not plan.region:
        return _reading(start, end, digits, Confidence.POSSIBLE, reasons.PHONE_BY_WORDS)
    reading = _judged(start, end, judge(digits, plan.region), is_national=True)
    if reading is None or has_trunk or is_spoken_of:
        return reading
    if reading.reason == reasons.PHONE_RANGE_UNKNOWN:
        return None
    # Bare digits may as well be an order number where nothing is dialled before a number.
    is_grouped = len(digits) < end - start
    return reading if is_grouped else reading._replace(confidence=Confidence.POSSIBLE)


def _says_otherwise(text: str, start: int, end: int) -> bool:
    """Return whether the form of the digits, or what stands before them, speaks against a phone."""
    words = text[max(0, start - _WORDS_SIGNS) : start]
    return (
        _DATE.fullmatch(text, start, end) is not None
        or _DATE_INSIDE.search(text, start, end) is not None
        or _NETWORK_ADDRESS.fullmatch(text, start, end) is not None
        or _OTHER_NUMBER_WORDS.search(words) is not None
    )


def _groups(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [group.span() for group in _GROUP.finditer(text, start, end)]


def _digits(text: str, start: int, end: int) -> str:
    """Return the digits of a stretch of text, or "" where there are too few or too many."""
    digits = text[start:end].translate(_WITHOUT_REST) if end - start <= _MOST_SIGNS else ""
    return digits if _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS else ""


def _judged(
    start: int, end: int, judged: Judged | None, *, is_national: bool = False
) -> Reading | None:
    if judged is None:
        return None
    if not judged.is_in_use:
        confidence, reason = Confidence.POSSIBLE, reasons.PHONE_RANGE_UNKNOWN
    elif is_national:
        confidence, reason = Confidence.LIKELY, reasons.PHONE_NATIONAL
    else:
        confidence, reason = Confidence.CERTAIN, reasons.PHONE_INTERNATIONAL
    return _reading(start, end, judged.e164, confidence, reason)


def _reading(start: int, end: int, normalised: str, confidence: Confidence, reason: str) -> Reading:
    return Reading(
        start=start,
        end=end,
        kind=IdentifierKind.PHONE,
        normalised=normalised,
        confidence=confidence,
        reason=reason,
    )
