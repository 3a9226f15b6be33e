from datetime import datetime

import pytest

from evidence_kit.guidance.opening_hours import Openness, openness_at

SUNDAY_AT_2 = datetime(2026, 11, 29, 2, 0)  # noqa: DTZ001 - a wall clock
MONDAY_AT_13 = datetime(2026, 11, 30, 13, 0)  # noqa: DTZ001 - as above


@pytest.mark.parametrize(
    ("hours", "at_night", "by_day"),
    [
        ("Day and night", Openness.OPEN, Openness.OPEN),
        ("Every day 12:00–20:00", Openness.CLOSED, Openness.OPEN),
        ("Every day 10:00–24:00", Openness.CLOSED, Openness.OPEN),
        ("Monday to Friday 9:00–18:30", Openness.CLOSED, Openness.OPEN),
        ("Chat on workdays 15:30–16:30", Openness.CLOSED, Openness.CLOSED),
        ("Monday to Saturday 14:00–20:00", Openness.CLOSED, Openness.CLOSED),
    ],
)
def test_plain_hours_are_read(hours: str, at_night: Openness, by_day: Openness) -> None:
    assert openness_at(hours, SUNDAY_AT_2) is at_night
    assert openness_at(hours, MONDAY_AT_13) is by_day


@pytest.mark.parametrize(
    "hours",
    [
        "",
        "By phone Monday to Friday 8:00–20:00, online at any time",
        "Monday to Friday 9:00–17:00, Tuesday and Thursday to 19:00",
        "Monday to Thursday 18:00–2:00, Friday 18:00 to Monday 6:00",
        "Every day 18:00–2:00",
    ],
)
def test_whatever_says_more_is_never_called_closed(hours: str) -> None:
    assert openness_at(hours, SUNDAY_AT_2) is Openness.CANNOT_TELL
    assert openness_at(hours, MONDAY_AT_13) is Openness.CANNOT_TELL


def test_the_first_and_the_last_minute() -> None:
    hours = "Every day 12:00–20:00"
    day = MONDAY_AT_13

    assert openness_at(hours, day.replace(hour=12, minute=0)) is Openness.OPEN
    assert openness_at(hours, day.replace(hour=19, minute=59)) is Openness.OPEN
    assert openness_at(hours, day.replace(hour=20, minute=0)) is Openness.CLOSED
