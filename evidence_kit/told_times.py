"""When something was, out of the words of people and chats: for putting things in order alone.

What this is for: a report, a table and the window put the same times into the same order. What it
is not for: what is printed stays as it was told. The rules are: a day counts only beyond doubt – 28
is no month, the dotted form has the day first, and 03/04 is read as other days of the same text, of
the same case or of the person's country are written, in that turn; where those contradict each
other, or say nothing, it stays words; a time of day is that of the clock it was read from, and no
zone is made up for it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, datetime, time
from enum import StrEnum
from typing import Protocol

from evidence_kit.model import Case, Event, Item, ItemId, Payment, Threat

_EARLIEST_YEAR, _LAST_YEAR = MINYEAR + 1, MAXYEAR - 1
_YEAR_FIRST = re.compile(
    r"(?<![\d.,/-])(?P<year>\d{4})(?P<sign>[-./])[ ]?(?P<month>\d{1,2})(?P=sign)"
    r"[ ]?(?P<day>\d{1,2})(?!\d)"
)
_YEAR_LAST = re.compile(
    r"(?<![\d.,/-])(?P<one>\d{1,2})(?P<sign>[-./])[ ]?(?P<other>\d{1,2})(?P=sign)"
    r"[ ]?(?P<year>\d{4})(?!\d)"
)
_ABOUT = (
    r"(?:about|around|approx|circa|ca|okoli|okrog|približno|priblizno|verso|etwa|ungefähr)\.?\s+"
)
"""What stands before a time that somebody does not know exactly."""
_SHORT_YEAR = re.compile(
    rf"\s*(?:{_ABOUT})?"
    r"(?P<one>\d{1,2})(?P<sign>[-./])[ ]?(?P<other>\d{1,2})(?P=sign)[ ]?(?P<year>\d{2})(?!\d)"
)
"""At the beginning alone, where chats put it: elsewhere 22.05.29 may be a time of day."""
_CENTURY = 2000
_NO_YEAR = re.compile(
    r"(?<![\d.,/-])(?P<one>\d{1,2})(?:\.[ ]?(?P<dotted>\d{1,2})\.|/(?P<other>\d{1,2}))(?![ ]?[\d/])"
)
"""A day without its year: "28.11." or 28/11; 22.05 without the last dot is a time of day."""
_MONTH_NAMES = tuple(
    re.compile(names)
    for names in (
        r"jan(?:uary|uar(?:ja|s)?|vier)?|jänner|gen(?:naio)?|enero|siječnja",
        r"feb(?:ruary|ruar(?:ja)?|braio|rero)?|f[ée]vrier|veljače",
        r"mar(?:ch|ca|ec|zo|s)?|märz|ožujka",
        r"apr(?:il[ae]?)?|avril|abril|travnja",
        r"may|maja?|maggio|mai|mayo|svibnja",
        r"june?|juni(?:ja?|o)?|giugno|juin|lipnja",
        r"july?|juli(?:ja?|o)?|luglio|juillet|srpnja",
        r"aug(?:ust)?|avg(?:usta?)?|agosto|août|kolovoza",
        r"sep(?:t|tember|tembra|tiembre|tembre)?|settembre|rujna",
        r"oct(?:ober|ubre|obre)?|okt(?:ober|obra)?|ottobre|listopada",
        r"nov(?:ember|embra|embre|iembre)?|studenog",
        r"dec(?:ember|embra)?|dicembre|dez(?:ember)?|diciembre|décembre|prosinca",
    )
)
_NAMED_DAYS = (
    re.compile(
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|\.|°)?\s(?:of\s|de\s)?(?P<name>[^\W\d_]{3,10})"
    ),
    re.compile(
        r"(?<![^\W\d_])(?P<name>[^\W\d_]{3,10})\s(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:.])"
    ),
)
"""A day with the name of its month: "28 November", "28. novembra", "November 28"."""
_LATEST_BACK_YEARS = 8
"""Within so many years every day of a year comes once, the 29th of February too."""
CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?!\d)"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
"""A time of day, as :func:`time_of` reads it."""
_NOON = 12
_MONTHS = 12

_MONTH_FIRST_IN = frozenset({"US"})
_EITHER_IN = frozenset({"", "CA", "PH", "KE", "GH", "PA", "PR", "GU", "AS", "VI", "MP"})
"""Countries in which both are written, and no country."""
_HALVES_OF_A_DAY_IN = frozenset(
    {"GB", "IE", "AU", "NZ", "IN", "ZA", "MT", "PK", "BD", "LK", "SG", "MY", "NG", "EG", "MX", "CO"}
)
"""Where the day comes first and "pm" is written too; elsewhere "pm" is of a device set up as in the
United States, whose days nobody can tell."""


class DayOrder(StrEnum):
    """What comes first in 03/04/2026."""

    DAY = "day"
    MONTH = "month"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTime:
    """A day and perhaps a time of day, by the clock of whoever told it."""

    day: date
    clock: time | None

    @property
    def sign(self) -> str:
        """For the order alone: a day stands before the times of that day."""
        clock = "" if self.clock is None else f"T{self.clock.isoformat()}"
        return f"{self.day.isoformat()}{clock}"


class CaseTimes(Protocol):
    """The parts of a case in which times were told."""

    @property
    def case(self) -> Case:
        """For the country."""

    @property
    def events(self) -> Sequence[Event]:
        """What happened."""

    @property
    def payments(self) -> Sequence[Payment]:
        """What was asked for and paid."""

    @property
    def threats(self) -> Sequence[Threat]:
        """What was threatened."""

    @property
    def items(self) -> Sequence[Item]:
        """The exhibits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOrders:
    """How days are written in one case."""

    of_items: Mapping[ItemId, DayOrder] = field(default_factory=dict)
    """Of each text in which a day proves it, or contradicts another one."""
    of_case: DayOrder | None = None
    """Of the whole case; ``None`` where no day proves anything."""
    country: str = ""

    def read(self, text: str, item_id: ItemId | None = None) -> ToldTime | None:
        """Return the time a text tells, by the item it stands in; ``None`` for words."""
        return read_told(text, self._order(text, item_id))

    def find_day(
        self,
        text: str,
        item_id: ItemId | None = None,
        *,
        not_before: date | None = None,
        not_after: date | None = None,
    ) -> date | None:
        """Return the nearest day that a text names without its year; ``None`` for none.

        Args:
            text: As it was told: "circa 28.11.", "by 28 November".
            item_id: The item it stands in.
            not_before: For something still to come: the earliest day it may be.
            not_after: For something that was: the latest day it may be.
        """
        found = _without_year(text, self._order(text, item_id))
        if found is None:
            return None
        month, day = found
        begin = not_before or not_after
        if begin is None:
            return None
        step = 1 if not_before is not None else -1
        years = range(begin.year, begin.year + step * (_LATEST_BACK_YEARS + 1), step)
        days = (_date(year, month, day) for year in years)
        return next((each for each in days if each and (each - begin).days * step >= 0), None)

    def _order(self, text: str, item_id: ItemId | None) -> DayOrder:
        proven = None if item_id is None else self.of_items.get(item_id)
        proven = proven or self.of_case
        return _order_in(self.country, text) if proven is None else proven


def day_orders(case: CaseTimes) -> DayOrders:
    """Return how days are written in a case, as far as its own times prove it."""
    whole: set[DayOrder] = set()
    items: dict[ItemId, set[DayOrder]] = {}
    for item_id, text in _all_told(case):
        proven = _proof_in(text)
        if proven is not None:
            whole.add(proven)
            if item_id is not None:
                items.setdefault(item_id, set()).add(proven)
    return DayOrders(
        of_items={item_id: _only(proofs) for item_id, proofs in items.items()},
        of_case=_only(whole) if whole else None,
        country=case.case.country,
    )


def stated_instant(text: str) -> datetime | None:
    """Read a time a person gave, only where it is ISO 8601 with an offset; never guess.

    >>> stated_instant("2026-11-20T23:40:00+01:00").isoformat()
    '2026-11-20T23:40:00+01:00'
    >>> stated_instant("Friday evening") is None
    True

    A year at either end of the calendar is as good as a slip, and has no time in every zone:

    >>> stated_instant("9999-12-31T23:59-05:00") is None
    True
    """
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    is_placed = instant.tzinfo is not None and _EARLIEST_YEAR <= instant.year <= _LAST_YEAR
    return instant if is_placed else None


def read_told(text: str, order: DayOrder = DayOrder.CANNOT_TELL) -> ToldTime | None:
    """Return the day and the time of day that a text tells beyond doubt; ``None`` for words.

    >>> read_told("28/11/26, 22:05:29").sign, read_told("28. 11. 2026").sign
    ('2026-11-28T22:05:29', '2026-11-28')
    >>> read_told("03/04/2026") is None, read_told("03/04/2026", DayOrder.DAY).sign
    (True, '2026-04-03')
    """
    found = _find_day(text)
    day = None if found is None else _day_of(found, order)
    if found is None or day is None:
        return None
    rest = text[: found.start()] + " " + text[found.end() :].replace("T", " ", 1)
    clock = CLOCK.search(rest)
    return ToldTime(day=day, clock=None if clock is None else time_of(clock))


def time_of(clock: re.Match[str]) -> time | None:
    """Return the time of day; ``None`` where the halves of a day contradict the hour."""
    hour, minute, second = int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0)
    half = (clock["half"] or "").lower()
    if not half:
        return time(hour, minute, second)
    if not 1 <= hour <= _NOON:
        return None
    return time(hour % _NOON + (_NOON if half == "p" else 0), minute, second)


def told_order(text: str, told: ToldTime | None) -> tuple[int, str]:
    """Return what puts times that are no instants in order: days, words, and then no time at all.

    Args:
        text: The time as it was told.
        told: What it was read as.

    >>> told = ["Friday", "", "2026-11-20", "18. 11. 2026 23:11"]
    >>> sorted(told, key=lambda text: told_order(text, read_told(text)))
    ['18. 11. 2026 23:11', '2026-11-20', 'Friday', '']
    """
    if told is not None:
        return 0, told.sign
    return (1, "") if text.strip() else (2, "")


def _all_told(case: CaseTimes) -> Iterator[tuple[ItemId | None, str]]:
    facts: tuple[Event | Payment | Threat, ...] = (*case.events, *case.payments, *case.threats)
    for fact in facts:
        yield fact.item_id, fact.at_text
    for threat in case.threats:
        yield threat.item_id, threat.deadline_text
    for item in case.items:
        yield item.id, item.provenance.seen_at_text


def _find_day(text: str) -> re.Match[str] | None:
    return _YEAR_FIRST.search(text) or _YEAR_LAST.search(text) or _SHORT_YEAR.match(text)


def _without_year(text: str, order: DayOrder) -> tuple[int, int] | None:
    """Return month and day of a text that names both and no year; ``None`` for words."""
    found = _NO_YEAR.search(text)
    if found is not None:
        one, other = int(found["one"]), int(found["dotted"] or found["other"])
        is_day_first = bool(found["dotted"]) or one > _MONTHS or order is DayOrder.DAY
        if is_day_first:
            return other, one
        return (one, other) if other > _MONTHS or order is DayOrder.MONTH else None
    for named in (match for form in _NAMED_DAYS for match in form.finditer(text)):
        name = named["name"].casefold()
        numbers = [n for n, month in enumerate(_MONTH_NAMES, 1) if month.fullmatch(name)]
        if numbers:
            return numbers[0], int(named["day"])
    return None


def _day_of(found: re.Match[str], order: DayOrder) -> date | None:
    if found.re is _YEAR_FIRST:
        return _date(int(found["year"]), int(found["month"]), int(found["day"]))
    year = int(found["year"])
    year += _CENTURY if found.re is _SHORT_YEAR else 0
    one, other = int(found["one"]), int(found["other"])
    by_day, by_month = _date(year, other, one), _date(year, one, other)
    if found["sign"] == "." or by_day == by_month or by_month is None:
        return by_day
    if by_day is None:
        return by_month
    return {DayOrder.DAY: by_day, DayOrder.MONTH: by_month}.get(order)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _proof_in(text: str) -> DayOrder | None:
    """Return which order a day proves; ``None`` for one that could be either, and for dots."""
    found = _find_day(text)
    if found is None or found.re is _YEAR_FIRST or found["sign"] == ".":
        return None
    one, other = int(found["one"]), int(found["other"])
    if one > _MONTHS >= other:
        return DayOrder.DAY
    return DayOrder.MONTH if other > _MONTHS >= one else None


def _only(proofs: Iterable[DayOrder]) -> DayOrder:
    one, *others = proofs
    return DayOrder.CANNOT_TELL if others else one


def _order_in(country: str, text: str) -> DayOrder:
    land = country.partition("-")[0].upper()
    if land in _MONTH_FIRST_IN:
        return DayOrder.MONTH
    clock = CLOCK.search(text)
    is_halved = clock is not None and bool(clock["half"])
    if land in _EITHER_IN or (is_halved and land not in _HALVES_OF_A_DAY_IN):
        return DayOrder.CANNOT_TELL
    return DayOrder.DAY
