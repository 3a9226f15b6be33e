from datetime import UTC, datetime, timedelta, timezone

import pytest

from evidence_kit.report.moments import (
    both_words,
    local_beside,
    offset_minutes_of,
    utc_in_column,
    utc_words,
)
from evidence_kit.told_times import stated_instant

INSTANT = datetime(2026, 11, 20, 23, 30, 5, 999_999, tzinfo=UTC)


def test_utc_stands_first_and_the_local_time_beside_it():
    assert both_words(INSTANT, 60) == "2026-11-20 23:30:05 UTC (2026-11-21 00:30:05 UTC+01:00)"


def test_an_instant_in_another_zone_is_printed_in_utc():
    zoned = INSTANT.astimezone(timezone(timedelta(hours=-5)))
    assert utc_words(zoned) == "2026-11-20 23:30:05 UTC"
    assert utc_in_column(zoned) == "2026-11-20 23:30:05"


def test_the_local_date_is_printed_where_it_differs():
    assert local_beside(INSTANT, -60) == "22:30:05 UTC-01:00"
    assert local_beside(INSTANT, 60) == "2026-11-21\n00:30:05 UTC+01:00"


@pytest.mark.parametrize("text", ["", "Friday", "20 Nov, 23:41", "2026-11-20T23:40:00", "23:40"])
def test_a_time_without_an_offset_is_not_an_instant(text):
    assert stated_instant(text) is None


def test_a_time_with_an_offset_keeps_it():
    instant = stated_instant("2026-11-20T23:40:00+05:30")
    assert offset_minutes_of(instant) == 330


def test_seconds_that_nobody_gave_are_left_off():
    assert utc_in_column(INSTANT, to_minute=True).count(":") == 1
    assert local_beside(INSTANT, 60, to_minute=True).startswith("2026-11-21\n00:30 UTC")
