"""Times as people give them: read where they can be read, kept as words where they cannot.

The rules are: nothing is refused and nothing is guessed – a day without its year stays words, and
so does a time with words beside it that could mean another one; an exact time is written down with
the offset of this computer's clock, or with the one that stands behind it as we write it, and the
page says so; what is shown as a date was written as one.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from PySide6.QtCore import QLocale, QTime

from evidence_kit.clock import offset_text
from evidence_kit.formats import formats_in
from evidence_kit.i18n import Words
from evidence_kit.model import ItemId
from evidence_kit.told_times import CLOCK, DayOrders, time_of

_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_DOTTED_DAY = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
"""Where dots are used, the day comes first; with slashes nobody can tell, so they stay words."""
_BESIDE = frozenset({"at", "on", "ob", "dne", "alle", "ore", "il"})
"""What people write between a day and a time, and what changes neither."""
_SAYS_MORE = re.compile(r"[^\W_]+|[+?<>~]")

_ZONE = re.compile(r"\s*\b(?P<zone>UTC(?P<offset>[+-]\d{2}:\d{2}))$")
"""Behind a time that another clock showed, as :func:`offset_text` writes it."""
_TIME_FORMAT = "HH:mm"
_NOTHING_KNOWN = DayOrders()


class Precision(StrEnum):
    """How exactly somebody knows when something was."""

    EXACT = "exact"
    ABOUT = "about"
    DAY = "day"
    NOT_KNOWN = "not-known"


def at_text_of(precision: Precision, typed: str, words: Words) -> str:
    """Return how a time is written down, from how exactly it is known and what was typed.

    Only an exact time that can be read becomes an instant, with the offset that stands behind it,
    or that this computer's clock had then. Everything else stays in words.
    """
    text = typed.strip()
    if precision is Precision.NOT_KNOWN or not text:
        return words.gettext("not known")
    if precision is Precision.EXACT and (at_there := _find_zoned(text)) is not None:
        return at_there.isoformat(timespec="seconds" if at_there.second else "minutes")
    day, clock = read(text)
    match precision:
        case Precision.EXACT if day is not None and clock is not None and is_all_said(text):
            at = _find_in_zone(datetime.combine(day, clock), None)
            return text if at is None else at.isoformat(timespec="minutes")
        case Precision.DAY if day is not None and is_all_said(text):
            return day.isoformat()
        case Precision.ABOUT:
            # Translators: a time as somebody remembers it, "about 14 November, late evening".
            return words.gettext("about {time}").format(time=text)
        case _:
            return text


def precision_of(at_text: str, words: Words) -> tuple[Precision, str]:
    """Return how a time that was written down stands in the two fields it came from."""
    text = at_text.strip()
    if text in {"", words.gettext("not known")}:
        return Precision.NOT_KNOWN, ""
    stated = _stated(text)
    # Words are shown as a day is: nothing is added to them.
    precision = Precision.DAY if stated is None else Precision.EXACT
    typed = _as_typed(text)
    if stated is None:
        return precision, typed if at_text_of(precision, typed, words) == text else text
    # An hour of another zone, or a second, would be lost on the way back without its zone.
    for each in (typed, _with_zone(stated)):
        back = _stated(at_text_of(precision, each, words))
        # Nobody types parts of a second; left alone, they stay.
        if back is not None and back.isoformat() == stated.replace(microsecond=0).isoformat():
            return precision, each
    return precision, text


def zone_in(typed: str) -> str:
    """Return the zone that stands behind a time, as we write it; "" for none.

    >>> zone_in("15.11.2026 01:12 UTC+01:00"), zone_in("15.11.2026 01:12 CET")
    ('UTC+01:00', '')
    """
    found = _ZONE.search(typed.strip())
    return "" if found is None else found["zone"]


def read(text: str) -> tuple[date | None, time | None]:
    """Return the day and the time of day that a text names beyond doubt.

    >>> read("15.11.2026, 01:12")
    (datetime.date(2026, 11, 15), datetime.time(1, 12))
    >>> read("Friday evening"), read("31.02.2026"), read("03/04/2026")
    ((None, None), (None, None), (None, None))
    """
    found = _find_day(text)
    if found is None:
        return None, None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None, None
    clock = CLOCK.search(_without(found, text))
    at = None if clock is None else time_of(clock)
    # Nobody types seconds; those of a chat stay in its words.
    return day, None if at is None else at.replace(second=0)


def is_all_said(text: str) -> bool:
    """Return whether a text says a day, perhaps a time, and nothing that could change them.

    >>> is_all_said("15.11.2026 at 1:12 pm"), is_all_said("15.11.2026 01:12 CET")
    (True, False)
    """
    found = _find_day(text)
    if found is None:
        return False
    rest = CLOCK.sub(" ", _without(found, text), count=1)
    return all(each.lower() in _BESIDE for each in _SAYS_MORE.findall(rest))


def day_text(typed: str) -> str:
    """Return a day as it is written down: ISO 8601 where it can be read, else the words.

    >>> day_text("15.11.2026"), day_text("last Friday"), day_text(" ")
    ('2026-11-15', 'last Friday', '')
    """
    text = typed.strip()
    is_day = _ISO_DAY.fullmatch(text) or _DOTTED_DAY.fullmatch(text)
    day = read(text)[0] if is_day else None
    return text if day is None else day.isoformat()


def instant_in(
    at_text: str, orders: DayOrders = _NOTHING_KNOWN, item_id: ItemId | None = None
) -> datetime | None:
    """Return the instant a time stands for, in UTC, as well as it is known.

    A day without a time counts from its beginning on this computer's clock: for how long ago
    something was, that is near enough, and for nothing else it may be used.

    Args:
        at_text: The time as written down.
        orders: How days are written in the case.
        item_id: The piece that shows it, or ``None``.
    """
    if not at_text.strip():
        return None
    stated = _stated(at_text)
    if stated is not None:
        return _find_in_zone(stated, UTC)
    told = orders.read(at_text, item_id)
    if told is None:
        return None
    return _find_in_zone(datetime.combine(told.day, told.clock or time()), UTC)


def time_words(at_text: str, words: Words, locale: QLocale) -> str:
    """Say a time: a date in the person's own way of writing it, words as they are.

    Args:
        at_text: The time as written down; "" when nobody said.
        words: The person's language.
        locale: How dates are written there.
    """
    text = at_text.strip()
    if not text:
        return words.gettext("not known")
    stated = _stated(text)
    if stated is not None:
        # As it was given: an hour in another zone is not moved to this one.
        return instant_words(stated, locale)
    try:
        return _day_words(date.fromisoformat(text), locale)
    except ValueError:
        return at_text


def instant_words(at: datetime, locale: QLocale) -> str:
    """Say an instant in the zone it carries: "15 Nov 2026, 01:12"."""
    clock = locale.toString(QTime(at.hour, at.minute), _TIME_FORMAT)
    return f"{_day_words(at.date(), locale)}, {clock}"


def day_words(at: datetime, locale: QLocale) -> str:
    """Say the day of an instant, as the clock of this computer counts it."""
    return _day_words(at.astimezone().date(), locale)


def locale_of(words: Words) -> QLocale:
    """Return how numbers and dates are written in the language of some words."""
    return QLocale(words.info().get("language", "en"))


def _find_day(text: str) -> re.Match[str] | None:
    return _ISO_DAY.search(text) or _DOTTED_DAY.search(text)


def _without(day: re.Match[str] | None, text: str) -> str:
    if day is None:
        return text
    return text[: day.start()] + " " + text[day.end() :].replace("T", " ", 1)


def _day_words(day: date, locale: QLocale) -> str:
    return formats_in(locale.bcp47Name()).written_day(day)


def _as_typed(text: str) -> str:
    """Return a day or an instant the way people type it: "15.11.2026 01:12"; words as they are."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    day = f"{at.day}.{at.month}.{at.year:04}"
    return day if at.tzinfo is None else f"{day} {at:%H:%M}"


def _with_zone(at: datetime) -> str:
    """Return an instant the way people type it, with the zone its clock was in behind it."""
    offset_minutes = (at.utcoffset() or timedelta()) // timedelta(minutes=1)
    clock = f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"
    return f"{at.day}.{at.month}.{at.year:04} {clock} {offset_text(offset_minutes)}"


def _find_zoned(text: str) -> datetime | None:
    """Return the instant of a day, a time and a zone; ``None`` where anything is missing."""
    found = _ZONE.search(text)
    if found is None:
        return None
    told = text[: found.start()]
    day, minute = read(told)
    clock = CLOCK.search(_without(_find_day(told), told)) if minute is not None else None
    at = None if clock is None else time_of(clock)
    if day is None or at is None or not is_all_said(told):
        return None
    try:
        return datetime.fromisoformat(f"{day.isoformat()}T{at.isoformat()}{found['offset']}")
    except ValueError:
        return None


def _stated(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return None if at.tzinfo is None else at


def _find_in_zone(at: datetime, zone: tzinfo | None) -> datetime | None:
    """Return an instant in a zone; ``None`` at the ends of the calendar, where there is none."""
    try:
        return at.astimezone(zone)
    except (ValueError, OverflowError, OSError):
        return None
