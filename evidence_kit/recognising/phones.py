"""Find phone numbers, by the numbering plans that the phonenumbers library carries.

The library's matcher is given one run of digits at a time, never the whole text: on a hostile text
it looks at the rest of the text again for every date it meets.

The rules are: a number with its country code is found anywhere; one without is found by the plan of
the case's country, or where the words before it speak of a phone; dates, clock times, order
numbers, sums of money and network addresses are not phone numbers.
"""

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberMatcher

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising import reasons
from evidence_kit.recognising.amounts import touches_currency
from evidence_kit.recognising.findings import Confidence, Reading

_SPACE = r"[ \t\u00a0\u2007\u2009\u202f]"
_BETWEEN = r"[ \t\u00a0\u2007\u2009\u202f.\-‐-―/()]"
_RUN = re.compile(rf"(?<!\w)(?:\(?\+{_SPACE}?\(?|\()?[0-9](?:{_BETWEEN}{{0,3}}[0-9])*+(?!\w)")
_GROUP = re.compile(rf"[^{_SPACE[1:-1]}]+")
_LEADING_DATE = re.compile(
    rf"(?:[0-9]{{1,2}}[./-]{_SPACE}?[0-9]{{1,2}}[./-]{_SPACE}?(?:[0-9]{{4}}|[0-9]{{2}})"
    rf"|[0-9]{{4}}[./-][0-9]{{1,2}}[./-][0-9]{{1,2}}){_SPACE}+"
)
_DATE = re.compile(
    rf"(?:0?[1-9]|[12][0-9]|3[01])(?P<s>{_SPACE}|[./-]{_SPACE}?)(?:0?[1-9]|1[0-2])(?P=s)"
    r"(?:(?:19|20)[0-9]{2}|[0-9]{2})"
    rf"|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12][0-9]|3[01])/(?:19|20)?[0-9]{{2}}"
    r"|(?:19|20)[0-9]{2}[./-](?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12][0-9]|3[01])"
)
_NETWORK_ADDRESS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_NO_PHONE_BEFORE = re.compile(r"(?:[0-9][:.,/]|[#№$€£%=&_*\\])$")
_NO_PHONE_AFTER = re.compile(r"[:.,]?[0-9]|[%°_]|:[0-9]")

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
_FEWEST_DIGITS_BY_WORDS = 8
_MOST_DIGITS_BY_WORDS = 15
_MATCH_TRIES = 2


def region_of(country: str) -> str:
    """Return the numbering-plan region of a case's country ("GB-SCT" → "GB"), or ""."""
    region = country.partition("-")[0].upper()
    region = "GB" if region == "UK" else region
    return region if region in phonenumbers.SUPPORTED_REGIONS else ""


def find_phones(text: str, *, region: str) -> Iterator[Reading]:
    """Yield every phone number in a text.

    Args:
        text: The visible text, with what is already recognised blanked out.
        region: The numbering plan for numbers without a country code; "" for none.
    """
    for run in _RUN.finditer(text):
        start, end = run.span()
        if _digits(run[0]) >= _FEWEST_DIGITS and not _is_ruled_out(text, start, end):
            yield from _read_run(text, start, end, region)


def _read_run(text: str, start: int, end: int, region: str) -> Iterator[Reading]:
    date = _LEADING_DATE.match(text, start, end)
    start = start if date is None else date.end()
    whole = _read_piece(text, start, end, region)
    if whole is not None:
        yield whole
        return
    groups = [group.span() for group in _GROUP.finditer(text, start, end)]
    # A count or hour before a number, or after it, is joined to it by no more than a space.
    for shorter in (groups[1:], groups[:-1]):
        if len(groups) > 1 and shorter:
            reading = _read_piece(text, shorter[0][0], shorter[-1][1], region)
            if reading is not None:
                yield reading
                return
    # Several numbers may stand in a row.
    for group_start, group_end in groups if len(groups) > 1 else ():
        reading = _read_piece(text, group_start, group_end, region)
        if reading is not None:
            yield reading


def _read_piece(text: str, start: int, end: int, region: str) -> Reading | None:
    if not _FEWEST_DIGITS <= _digits(text[start:end]) <= _MOST_DIGITS:
        return None
    piece = text[start:end]
    if _DATE.fullmatch(piece) or _NETWORK_ADDRESS.fullmatch(piece):
        return None
    if piece.startswith(("+", "(+")):
        return _read_international(text, start, end)
    words = text[max(0, start - _WORDS_SIGNS) : start]
    if _OTHER_NUMBER_WORDS.search(words) or touches_currency(text, start, end):
        return None
    if piece.startswith("00"):
        number = _parse(f"+{piece[2:]}")
        if number is not None and phonenumbers.is_valid_number(number):
            return _reading(start, end, number, Confidence.LIKELY, reasons.PHONE_INTERNATIONAL)
    is_spoken_of = _PHONE_WORDS.search(words) is not None
    if region:
        return _read_national(text, start, end, region, is_spoken_of=is_spoken_of)
    if is_spoken_of and _FEWEST_DIGITS_BY_WORDS <= _digits(piece) <= _MOST_DIGITS_BY_WORDS:
        return Reading(
            start=start,
            end=end,
            kind=IdentifierKind.PHONE,
            normalised=phonenumbers.normalize_digits_only(piece),
            confidence=Confidence.POSSIBLE,
            reason=reasons.PHONE_BY_WORDS,
        )
    return None


def _read_international(text: str, start: int, end: int) -> Reading | None:
    found = _match(text, start, end, None)
    if found is not None:
        number = found.number
        return _reading(
            found.start, found.end, number, Confidence.CERTAIN, reasons.PHONE_INTERNATIONAL
        )
    possible = _parse(text[start:end])
    if possible is not None and phonenumbers.is_possible_number(possible):
        return _reading(start, end, possible, Confidence.POSSIBLE, reasons.PHONE_RANGE_UNKNOWN)
    return None


def _read_national(
    text: str, start: int, end: int, region: str, *, is_spoken_of: bool
) -> Reading | None:
    found = _match(text, start, end, region)
    trunk = phonenumbers.ndd_prefix_for_region(region, strip_non_digits=True) or ""
    has_trunk = trunk == "0" and text.startswith(("0", "(0"), start)
    if found is not None:
        is_plain = has_trunk or is_spoken_of or _digits(found.raw_string) < len(found.raw_string)
        return _reading(
            found.start,
            found.end,
            found.number,
            Confidence.LIKELY if is_plain else Confidence.POSSIBLE,
            reasons.PHONE_NATIONAL,
        )
    possible = _parse(text[start:end], region) if has_trunk or is_spoken_of else None
    if possible is None or (
        phonenumbers.is_possible_number_with_reason(possible)
        != phonenumbers.ValidationResult.IS_POSSIBLE
    ):
        return None
    return _reading(start, end, possible, Confidence.POSSIBLE, reasons.PHONE_RANGE_UNKNOWN)


def _match(
    text: str, start: int, end: int, region: str | None
) -> phonenumbers.PhoneNumberMatch | None:
    """Let the library judge one stretch; the signs around it are the caller's to judge."""
    matcher = PhoneNumberMatcher(text[start:end], region, max_tries=_MATCH_TRIES)
    if not matcher.has_next():
        return None
    found = matcher.next()
    return phonenumbers.PhoneNumberMatch(start + found.start, found.raw_string, found.number)


def _parse(written: str, region: str | None = None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None


def _is_ruled_out(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (
        _NO_PHONE_BEFORE.search(before) is not None or _NO_PHONE_AFTER.match(after) is not None
    ) and not text.startswith("+", start)


def _digits(written: str) -> int:
    return sum(sign.isdecimal() for sign in written)


def _reading(
    start: int, end: int, number: PhoneNumber, confidence: Confidence, reason: str
) -> Reading:
    return Reading(
        start=start,
        end=end,
        kind=IdentifierKind.PHONE,
        normalised=phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),
        confidence=confidence,
        reason=reason,
    )
