import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.clock import Clock, SystemClock, from_utc_text, offset_text, utc_text
from tests.fakes import ROOT_PATH, StoppedClock

ZONES = st.integers(min_value=-14 * 60, max_value=14 * 60).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)


@given(
    st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29), timezones=ZONES)  # noqa: DTZ001 - bounds are naive by contract
)
def test_an_instant_survives_being_written_and_read(instant: datetime) -> None:
    read = from_utc_text(utc_text(instant))

    assert read == instant
    assert read.utcoffset() == timedelta(0)


@given(
    st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29), timezones=ZONES)  # noqa: DTZ001 - bounds are naive by contract
)
def test_written_instants_always_end_in_z(instant: datetime) -> None:
    text = utc_text(instant)

    assert text.endswith("Z")
    assert "+" not in text


def test_microseconds_are_written_only_when_there_are_some() -> None:
    assert utc_text(datetime(2026, 3, 1, tzinfo=UTC)) == "2026-03-01T00:00:00Z"
    assert utc_text(datetime(2026, 3, 1, 0, 0, 0, 40, tzinfo=UTC)) == "2026-03-01T00:00:00.000040Z"


def test_an_instant_without_a_zone_is_not_taken_for_local_time() -> None:
    with pytest.raises((TypeError, ValueError)):
        utc_text(datetime(2026, 3, 1))  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "UTC+00:00"),
        (1, "UTC+00:01"),
        (-1, "UTC-00:01"),
        (345, "UTC+05:45"),
        (-570, "UTC-09:30"),
        (14 * 60, "UTC+14:00"),
        (-12 * 60, "UTC-12:00"),
    ],
)
def test_offsets_are_written_with_hours_and_minutes(minutes: int, text: str) -> None:
    assert offset_text(minutes) == text


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01T00:00:00Z", "2026-01-01T25:00:00Z"])
def test_text_that_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_utc_text(text)


def test_the_systems_clock_is_aware_and_in_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)


def test_the_systems_monotonic_clock_never_goes_back() -> None:
    clock = SystemClock()

    readings = [clock.monotonic_ms() for _ in range(1000)]

    assert readings == sorted(readings)


def test_the_boot_id_stays_the_same_while_the_computer_runs() -> None:
    assert SystemClock().boot_id() == SystemClock().boot_id()


@pytest.mark.skipif(sys.platform == "win32", reason="TZ is read by POSIX systems only")
@pytest.mark.parametrize(
    ("zone", "minutes"), [("XXX-5:45", 345), ("XXX3:30", -210), ("UTC0", 0), ("XXX-14", 840)]
)
def test_the_local_offset_is_the_one_the_computer_is_set_to(zone: str, minutes: int) -> None:
    script = "from evidence_kit.clock import SystemClock; print(SystemClock().offset_minutes())"

    answer = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT_PATH,
        env={**os.environ, "TZ": zone},
        capture_output=True,
        text=True,
        check=True,
    )

    assert int(answer.stdout) == minutes


def test_a_stopped_clock_is_a_clock() -> None:
    clock: Clock = StoppedClock()

    assert clock.now() == clock.now()
