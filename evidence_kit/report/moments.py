"""Instants as people read them: UTC first, the local time with its offset beside it.

The form is ISO 8601's in every language, because a date that can be read two ways is worse than a
plain one. Times are cut to whole seconds here; the package's tables keep the microseconds.
"""

import re
from datetime import UTC, datetime, timedelta, timezone

from evidence_kit.clock import offset_text
from evidence_kit.told_times import stated_instant

_CLOCK_TIME = re.compile(r"\d\d:\d\d(?::\d\d)?(?=[.,]?\d*(?:Z|[+-]))")
"""The time in an instant as it was given, before its offset (ISO 8601-1 §4.3)."""


def utc_words(instant: datetime) -> str:
    """Write an instant in UTC.

    >>> utc_words(datetime(2026, 11, 21, 0, 12, 5, 999, tzinfo=UTC))
    '2026-11-21 00:12:05 UTC'
    """
    return f"{instant.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def utc_in_column(instant: datetime, *, to_minute: bool = False) -> str:
    """Write an instant in UTC for a column whose heading says UTC.

    >>> utc_in_column(datetime(2026, 11, 21, 0, 12, 5, tzinfo=UTC))
    '2026-11-21 00:12:05'
    >>> utc_in_column(datetime(2026, 11, 21, 0, 12, tzinfo=UTC), to_minute=True)
    '2026-11-21 00:12'
    """
    utc = instant.astimezone(UTC)
    return f"{utc:%Y-%m-%d} {_clock(utc, to_minute=to_minute)}"


def local_words(instant: datetime, offset_minutes: int) -> str:
    """Write an instant as the local clock showed it, with the offset.

    >>> local_words(datetime(2026, 11, 21, 0, 12, 5, tzinfo=UTC), -60)
    '2026-11-20 23:12:05 UTC-01:00'
    """
    local = instant.astimezone(UTC) + timedelta(minutes=offset_minutes)
    return f"{local:%Y-%m-%d %H:%M:%S} {offset_text(offset_minutes)}"


def local_beside(instant: datetime, offset_minutes: int, *, to_minute: bool = False) -> str:
    r"""Write the local time to stand beside UTC: with its date only where that differs.

    >>> local_beside(datetime(2026, 11, 21, 0, 12, 5, tzinfo=UTC), 60)
    '01:12:05 UTC+01:00'
    >>> local_beside(datetime(2026, 11, 21, 0, 12, 5, tzinfo=UTC), -60)
    '2026-11-20\n23:12:05 UTC-01:00'
    >>> local_beside(datetime(2026, 11, 21, 0, 12, tzinfo=UTC), 60, to_minute=True)
    '01:12 UTC+01:00'
    """
    local = instant.astimezone(UTC) + timedelta(minutes=offset_minutes)
    time = f"{_clock(local, to_minute=to_minute)} {offset_text(offset_minutes)}"
    is_same_day = local.date() == instant.astimezone(UTC).date()
    return time if is_same_day else f"{local:%Y-%m-%d}\n{time}"


def both_words(instant: datetime, offset_minutes: int) -> str:
    """Write an instant in UTC and, in brackets, as the local clock showed it.

    >>> both_words(datetime(2026, 11, 21, 0, 12, 5, tzinfo=UTC), 60)
    '2026-11-21 00:12:05 UTC (2026-11-21 01:12:05 UTC+01:00)'
    """
    return f"{utc_words(instant)} ({local_words(instant, offset_minutes)})"


def on_the_clock(instant: datetime, offset_minutes: int) -> datetime:
    """Return an instant in the zone of a clock with that offset.

    >>> on_the_clock(datetime(2026, 11, 21, 0, 12, tzinfo=UTC), 60).isoformat()
    '2026-11-21T01:12:00+01:00'
    """
    return instant.astimezone(timezone(timedelta(minutes=offset_minutes)))


def as_given(text: str) -> str:
    """Write a time a person gave: an instant with spaces, as exact as it was; else as it is.

    >>> as_given("2026-11-20T23:40+01:00"), as_given("2026-11-20T23:40:05+00:00")
    ('2026-11-20 23:40 UTC+01:00', '2026-11-20 23:40:05 UTC+00:00')
    >>> as_given("Friday evening")
    'Friday evening'
    """
    instant = stated_instant(text)
    shown = _CLOCK_TIME.search(text)
    if instant is None or shown is None:
        return text
    return f"{instant:%Y-%m-%d} {shown[0]} {offset_text(offset_minutes_of(instant))}"


def offset_minutes_of(instant: datetime) -> int:
    """Return the offset an instant was stated with, in minutes."""
    offset = instant.utcoffset() or timedelta()
    return int(offset.total_seconds() // 60)


def _clock(at: datetime, *, to_minute: bool) -> str:
    """Write a time of day; seconds that nobody gave are not made up."""
    return f"{at:%H:%M}" if to_minute else f"{at:%H:%M:%S}"
