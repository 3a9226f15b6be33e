"""Find deadlines: "in 24 hours", "do polnoči", "bis Sonntag 18 Uhr", "24h or i send it".

The rules are: chats are full of times, so a time alone is none. It counts beside a threat or a
demand; where the words give the reader a time to act ("you have 2 hours"); where something follows
if not ("or I …"); where they tell somebody to pay by then; and where it is all of a message next to
one that threatens. A length of time is rewritten as ISO 8601 ("PT24H"), a time of day as "20:00";
what day is meant is left to the person, and a length counts from the message: no instant is worked
out here. Opening hours, deliveries and what somebody has to do themselves are left alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from evidence_kit.recognising import limits, reasons
from evidence_kit.recognising.findings import Confidence, PassageKind, PassageReading
from evidence_kit.recognising.stamps import opening_of
from evidence_kit.recognising.words import Lines, Words

_SPACE = r"[^\S\n]"
_DURATION = re.compile(rf"(?<!\w)(?:{limits.WITHIN}){_SPACE}+{limits.SPAN}")
_LIMIT = re.compile(rf"(?<!\w)(?:{limits.BY}){_SPACE}{{1,3}}{limits.MOMENT}")
_SPAN = re.compile(limits.SPAN)
_FILLED = rf"(?:{_SPACE}(?:{limits.FILLERS})){{0,3}}{_SPACE}"
_GIVERS = {
    word: (before, re.compile(after + _FILLED)) for word, (before, after) in limits.GIVERS.items()
}
_GOES_ON = re.compile(rf"{_SPACE}*(?:[.,;:!…)-]|\n|\Z|(?:{limits.GIVEN_FOR})(?!\w))")
_ASKS = re.compile(r"[^\n.,;:!?]{0,40}\?")
_FOR_SOMETHING = re.compile(rf"{_SPACE}(?:{limits.FOR_SOMETHING})(?!\w)")
_OR_ELSE = re.compile(
    rf"(?:{_SPACE}(?:left|more|max))?[.,!…]{{0,3}}{_SPACE}{{0,3}}(?:{limits.OR_ELSE})(?!\w)"
)
_WANTS_MONEY = re.compile(limits.WANTS_MONEY)
_WITHIN_BEFORE = re.compile(rf"(?<!\w)(?:{limits.WITHIN}|max|only|only have){_SPACE}$")
_NOT_TOLD_TO = re.compile(rf"(?<!\w){limits.NOT_TOLD_TO}")
_UNLESS = re.compile(rf"\b{limits.UNLESS}")
_OWN_DUTY = re.compile(limits.OWN_DUTY)
_SHOP = re.compile(limits.SHOP)
_SENTENCE_END = re.compile(r"[\n.!?;]")
_GLUED = re.compile(r"[0-9]{1,3}(?P<unit>[^\W\d_]{1,8})")
_HOUR_WORD = re.compile(r"(?:le|las?|alle|um)[^\S\n]")
"""What makes a bare number a time: "entro le 18", "antes de las 8"."""
_MOMENT = re.compile(limits.MOMENT)
_LEFT = re.compile(limits.LEFT)
_NAMED_BEFORE = re.compile(limits.NAMED_BEFORE)
_NAMED_AFTER = re.compile(limits.NAMED_AFTER)
_OF_SCHOOL = re.compile(limits.OF_SCHOOL)
_ONLY_BEFORE = re.compile(rf"(?:{limits.ONLY}){_SPACE}")
_ONLY_AFTER = re.compile(rf"{_SPACE}(?:{limits.ONLY})$")

DEADLINE_WORDS = (
    frozenset(limits.GIVERS)
    | limits.BY_WORDS
    | limits.UNITS
    | limits.PAYING_WORDS
    | limits.LEFT_WORDS
    | limits.NAMES
)
"""One of them stands in every deadline that is one without a threat beside it."""

_HOURS_OF_DAY = 24
_NOON = 12
_MOST_SENTENCE_SIGNS = 160
_MOST_ALONE_SIGNS = 120
"""A message that is nothing but a time is shorter, with all that is put before it."""
_LINES_BESIDE = 3
_MOST_COUNT_SIGNS = 10
_MOST_TO_PAY_SIGNS = 40
"""Between a word of paying and the time."""
_AFTER_MESSAGE = " \t\r.!…"
_BLANKS = frozenset(" \t\u00a0")
_SHORT_UNITS = frozenset({"h", "hr", "hrs"})
_CLAUSE_SIGNS = frozenset("\n:.,;!?…)]>-–—\"'“”«»")


def find_deadlines(
    words: Words, lines: Lines, passages: Sequence[PassageReading]
) -> list[PassageReading]:
    """Return every deadline in a text, in reading order.

    Args:
        words: The words of the visible text.
        lines: Its lines.
        passages: The threats and demands in it.
    """
    beside = _stretches_of(passages, lines)
    found = [reading for start, end in beside for reading in find_beside(words.lower, start, end)]
    found += _given(words)
    found += _told(words)
    found += _left(words, lines)
    found += _named(words)
    found += _alone(words.lower, lines, beside)
    return _without_overlaps(found)


def find_beside(text: str, start: int, end: int) -> Iterator[PassageReading]:
    """Yield every deadline in a stretch, in small letters, that threatens or demands."""
    for match in _DURATION.finditer(text, start, end):
        yield _reading(match.start(), match.end(), _span(match), reasons.DEADLINE_WORDS)
    for match in _LIMIT.finditer(text, start, end):
        normalised = _moment(match)
        if normalised is not None and not _is_own_duty(text, match.start()):
            yield _reading(match.start(), match.end(), normalised, reasons.DEADLINE_WORDS)


def find_limit_end(text: str, place: int) -> int | None:
    """Return where a limit ends that begins at a place, in small letters; ``None`` for none."""
    match = _LIMIT.match(text, place)
    if match is not None:
        return None if _moment(match) is None else match.end()
    match = _DURATION.match(text, place)
    return None if match is None else match.end()


def begins_clause(text: str, place: int) -> bool:
    """Return whether nothing of the same clause stands before a place."""
    while place > 0 and text[place - 1] in _BLANKS:
        place -= 1
    return place == 0 or text[place - 1] in _CLAUSE_SIGNS


def _given(words: Words) -> Iterator[PassageReading]:
    """Yield where the reader is given a time: "you have 2 hours", "hai tempo fino a domenica"."""
    text = words.lower
    for place, after in words.places(limits.GIVERS):
        befores, follows = _GIVERS[text[place:after]]
        start = _after_before(text, place, befores)
        filled = None if start is None else follows.match(text, after)
        if start is None or filled is None:
            continue
        span = _SPAN.match(text, filled.end())
        match = span or _LIMIT.match(text, filled.end())
        if match is None:
            continue
        normalised = _span(match) if span else _moment(match)
        end = match.end()
        is_given = _ASKS.match(text, end) is None and (
            _GOES_ON.match(text, end) is not None
            or (span is None and _FOR_SOMETHING.match(text, end) is None)
        )
        if normalised is not None and is_given and not _is_of_a_shop(text, start, end):
            yield _reading(start, end, normalised, reasons.DEADLINE_GIVEN)


def _told(words: Words) -> Iterator[PassageReading]:
    """Yield times by which somebody is told to pay, and those with "or I …" after them."""
    text = words.lower
    glued = {word for word in words.not_letters if _is_glued(word)}
    paying = -_MOST_TO_PAY_SIGNS - 1
    for place, after in words.places(limits.BY_WORDS | limits.UNITS | limits.PAYING_WORDS | glued):
        word = text[place:after]
        if word in limits.PAYING_WORDS:
            paying = after
            continue
        if word in limits.BY_WORDS:
            match = _LIMIT.match(text, place)
            start, normalised = place, None if match is None else _moment(match)
            if match is not None and match["hour"] and normalised is None:
                # "by 8 or i post it": morning or evening is not said.
                normalised = "" if _OR_ELSE.match(text, match.end()) else None
        else:
            match = _span_ending(text, place, after)
            start = place if match is None else match.start()
            normalised = None if match is None else _span(match)
        if match is None or normalised is None:
            continue
        reason = _reason_told(text, start, match.end(), paying, is_span=word not in limits.BY_WORDS)
        if reason and not _is_own_duty(text, start) and not _is_of_a_shop(text, start, after):
            yield _reading(start, match.end(), normalised, reason)


def _left(words: Words, lines: Lines) -> Iterator[PassageReading]:
    """Yield messages that say how much time is left and nothing else: "3 hours left"."""
    text = words.lower
    for place, _after in words.places(limits.LEFT_WORDS):
        start, end = lines.around(place)
        if end - start > _MOST_ALONE_SIGNS:
            continue
        # A name without a time before it may be a label: "battery: 3 hours left".
        opening = opening_of(text, start)
        first = opening.end if opening.at else start
        message = text[first:end].rstrip(_AFTER_MESSAGE)
        span = _LEFT.fullmatch(message)
        if span is not None:
            found = _reading(first, first + len(message), _span(span), reasons.DEADLINE_LEFT)
            yield found._replace(confidence=Confidence.POSSIBLE)


def _named(words: Words) -> Iterator[PassageReading]:
    """Yield what is called a deadline: "deadline is tomorrow noon", "rok je do petka"."""
    text = words.lower
    for place, after in words.places(limits.NAMES):
        before = text[max(0, place - _MOST_COUNT_SIGNS) : place]
        named = _NAMED_BEFORE.search(before)
        start = place if named is None else place - len(named[0])
        between = _NAMED_AFTER.match(text, after)
        if between is None or not begins_clause(text, start):
            continue
        match = _SPAN.match(text, between.end()) or _MOMENT.match(text, between.end())
        if match is None:
            continue
        normalised = _span(match) if match.re is _SPAN else _moment(match)
        is_whole = _GOES_ON.match(text, match.end()) is not None
        if normalised is None or not is_whole or _is_of_a_shop(text, start, match.end()):
            continue
        if _OF_SCHOOL.search(text, *_sentence(text, start, match.end())) is None:
            found = _reading(start, match.end(), normalised, reasons.DEADLINE_NAMED)
            yield found._replace(confidence=Confidence.POSSIBLE)


def _reason_told(text: str, start: int, end: int, paying: int, *, is_span: bool) -> str:
    is_within = is_span and _WITHIN_BEFORE.search(text[max(0, start - 20) : start]) is not None
    if _OR_ELSE.match(text, end) and (not is_span or is_within or begins_clause(text, start)):
        return reasons.DEADLINE_OR_ELSE
    if not is_span and _WANTS_MONEY.search(text, *_sentence(text, start, end)):
        return reasons.DEADLINE_TO_PAY
    is_near = 0 <= start - paying <= _MOST_TO_PAY_SIGNS and (is_within or not is_span)
    if not is_near or _SENTENCE_END.search(text, paying, start):
        return ""
    sentence = _sentence_start(text, paying)
    before = text[sentence:paying].rstrip().rpartition(" ")[0] + " "
    is_told = _NOT_TOLD_TO.search(before) is None or _UNLESS.search(before) is not None
    return reasons.DEADLINE_TO_PAY if is_told and not _ASKS.match(text, end) else ""


def _alone(text: str, lines: Lines, beside: Iterable[tuple[int, int]]) -> Iterator[PassageReading]:
    """Yield messages that are a time and nothing else, next to one that threatens or demands."""
    seen: set[int] = set()
    for start, end in beside:
        sender = opening_of(text, start).sender
        first = bisect_right(lines.starts, start) - 1
        last = bisect_right(lines.starts, end) - 1
        around = range(max(0, first - _LINES_BESIDE), last + _LINES_BESIDE + 1)
        for line_start in lines.starts[around.start : around.stop]:
            if start <= line_start <= end or line_start in seen:
                continue
            seen.add(line_start)
            line_end = lines.around(line_start)[1]
            if line_end - line_start > _MOST_ALONE_SIGNS:
                continue
            opening = opening_of(text, line_start)
            # Whoever is threatened answers with a time, too.
            if sender and opening.sender and sender != opening.sender:
                continue
            message = text[opening.end : line_end].rstrip(_AFTER_MESSAGE)
            normalised = _alone_form(message)
            if normalised is not None:
                after = opening.end + len(message)
                found = _reading(opening.end, after, normalised, reasons.DEADLINE_ALONE)
                yield found._replace(confidence=Confidence.POSSIBLE)


def _alone_form(message: str) -> str | None:
    """Return the machine form of a message that is a time; ``None`` for any other.

    "2h" and "Today 9:41" are how apps say when a message came: those need a word more.
    """
    core = _ONLY_AFTER.sub("", _ONLY_BEFORE.sub("", message, count=1))
    is_only = core != message
    limit = _LIMIT.fullmatch(core)
    if limit is not None:
        return _moment(limit)
    left = _LEFT.fullmatch(message)
    span = _SPAN.fullmatch(core)
    if left is not None and span is None:
        return _span(left)
    if span is not None:
        return _span(span) if is_only or span["hours"] not in _SHORT_UNITS else None
    moment = _MOMENT.fullmatch(core)
    if moment is None or not (is_only or moment["day"] in limits.COMING_DAYS):
        return None
    return _moment(moment)


def _stretches_of(passages: Sequence[PassageReading], lines: Lines) -> list[tuple[int, int]]:
    """Return the lines of threats and demands, each once."""
    stretches: list[tuple[int, int]] = []
    done = 0
    for passage in sorted(passages, key=lambda each: each.start):
        start, end = lines.around(passage.start, passage.end)
        if end > done:
            stretches.append((max(start, done), end))
            done = end
    return stretches


def _reading(start: int, end: int, normalised: str, reason: str) -> PassageReading:
    return PassageReading(
        start=start, end=end, kind=PassageKind.DEADLINE, reason=reason, normalised=normalised
    )


def _without_overlaps(found: list[PassageReading]) -> list[PassageReading]:
    """Keep of those that overlap the one that begins first, and of those the longest."""
    kept: list[PassageReading] = []
    for reading in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or reading.start >= kept[-1].end:
            kept.append(reading)
    return kept


def _after_before(text: str, place: int, befores: tuple[str, ...]) -> int | None:
    """Return where a phrase begins that ends before a place; ``None`` where it does not stand."""
    for before in befores:
        start = place - len(before)
        if text.endswith(before, 0, place) and (start == 0 or not text[start - 1].isalnum()):
            return start
    return None


def _span_ending(text: str, place: int, after: int) -> re.Match[str] | None:
    """Return the length of time whose unit stands at a place, or that is one word with it."""
    start = place
    for half in limits.HALVES:
        if text.endswith(half, 0, place):
            match = _SPAN.match(text, place - len(half))
            return match if match is not None and match.end() == after else None
    if text[start].isalpha():
        start -= text[start - 1 : start] in _BLANKS
        least = max(0, start - _MOST_COUNT_SIGNS)
        while start > least and (text[start - 1].isalnum() or text[start - 1] in "'’"):
            start -= 1
    match = _SPAN.match(text, start)
    return match if match is not None and match.end() == after else None


def _is_glued(word: str) -> bool:
    match = _GLUED.fullmatch(word)
    return match is not None and match["unit"] in limits.UNITS


def _sentence_start(text: str, place: int) -> int:
    least = max(0, place - _MOST_SENTENCE_SIGNS)
    return max(least, *(text.rfind(sign, least, place) + 1 for sign in "\n.!?;"))


def _is_own_duty(text: str, place: int) -> bool:
    return _OWN_DUTY.search(text, _sentence_start(text, place), place) is not None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    line_end = text.find("\n", end, end + _MOST_SENTENCE_SIGNS)
    after = end + _MOST_SENTENCE_SIGNS if line_end < 0 else line_end
    return _sentence_start(text, start), after


def _is_of_a_shop(text: str, start: int, end: int) -> bool:
    return _SHOP.search(text, *_sentence(text, start, end)) is not None


def _span(match: re.Match[str]) -> str:
    if match["half_hour"]:
        return "PT30M"
    count = int(match["count"]) if match["count"] else limits.NUMBERS[match["few"] or "un'"]
    if match["hours"]:
        return f"PT{count}H"
    if match["minutes"]:
        return f"PT{count}M"
    return f"P{count}D" if match["days"] else f"P{count}W"


def _moment(match: re.Match[str]) -> str | None:
    """Return the time of day, "" for a day, or ``None`` for a number that is no time."""
    if match["midnight"]:
        return "24:00"
    if match["day"]:
        hour, minute, half = match["day_hour"], match["day_minute"], match["day_half"]
        if hour is None and match["noon"]:
            return f"{_NOON}:00"
        return "" if hour is None else _time_of_day(hour, minute, half) or ""
    if not (match["minute"] or match["half"] or match["tail"] or _HOUR_WORD.search(match[0])):
        return None
    return _time_of_day(match["hour"], match["minute"], match["half"])


def _time_of_day(written: str, minute: str | None, half: str | None) -> str | None:
    hour = int(written)
    if (half or "").startswith("p") and hour < _NOON:
        hour += _NOON
    if (half or "").startswith("a") and hour == _NOON:
        hour = 0
    return f"{hour:02d}:{minute or '00'}" if hour <= _HOURS_OF_DAY else None
