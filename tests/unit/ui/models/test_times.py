from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QLocale

from evidence_kit.i18n import Words
from evidence_kit.ui.models.times import (
    Precision,
    at_text_of,
    instant_in,
    instant_words,
    locale_of,
    precision_of,
    read,
    time_words,
)

WORDS = Words()
ENGLISH = QLocale("en_GB")


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("2026-11-15 01:12", date(2026, 11, 15), time(1, 12)),
        ("2026-11-15T01:12", date(2026, 11, 15), time(1, 12)),
        ("15.11.2026, 1:12", date(2026, 11, 15), time(1, 12)),
        ("15. 11. 2026 ob 23.05", date(2026, 11, 15), time(23, 5)),
        ("01:12 on 15.11.2026", date(2026, 11, 15), time(1, 12)),
        ("15.11.2026 11:02 PM", date(2026, 11, 15), time(23, 2)),
        ("15.11.2026, 12:02 a.m.", date(2026, 11, 15), time(0, 2)),
        ("2026-11-15 12:30:05pm", date(2026, 11, 15), time(12, 30)),
        ("15.11.2026 13:02 AM", date(2026, 11, 15), None),
        ("15.11.2026", date(2026, 11, 15), None),
        ("2026-11-15 25:99", date(2026, 11, 15), None),
        ("15 November", None, None),
        ("15/11/2026", None, None),
        ("31.02.2026", None, None),
        ("", None, None),
    ],
)
def test_a_day_and_a_time_are_read_only_where_they_are_beyond_doubt(text, day, clock):
    assert read(text) == (day, clock)


def test_an_exact_time_becomes_an_instant_with_an_offset():
    written = at_text_of(Precision.EXACT, "15.11.2026 01:12", WORDS)

    assert datetime.fromisoformat(written).tzinfo is not None
    assert written.startswith("2026-11-15T01:12")


def test_a_clock_that_counts_to_twelve_is_read_with_its_half_of_the_day():
    written = at_text_of(Precision.EXACT, "15.11.2026 at 11:02 PM", WORDS)

    assert written.startswith("2026-11-15T23:02")


@pytest.mark.parametrize(
    ("precision", "typed", "written"),
    [
        (Precision.EXACT, "late on Friday", "late on Friday"),
        (Precision.EXACT, "15.11.2026", "15.11.2026"),
        (Precision.EXACT, "15.11.2026 1:12 in the night", "15.11.2026 1:12 in the night"),
        (Precision.EXACT, "15.11.2026 01:12 CET", "15.11.2026 01:12 CET"),
        (Precision.EXACT, "15.11.2026 01:12 +02:00", "15.11.2026 01:12 +02:00"),
        (Precision.EXACT, "15.11.2026 01:12 or 02:12", "15.11.2026 01:12 or 02:12"),
        (Precision.EXACT, "15.11.2026 13:02 AM", "15.11.2026 13:02 AM"),
        (Precision.DAY, "15.11.2026 to 17.11.2026", "15.11.2026 to 17.11.2026"),
        (Precision.ABOUT, "15.11.2026 01:12", "about 15.11.2026 01:12"),
        (Precision.DAY, "15.11.2026 01:12", "2026-11-15"),
        (Precision.DAY, "last Friday", "last Friday"),
        (Precision.NOT_KNOWN, "last Friday", "not known"),
        (Precision.EXACT, "  ", "not known"),
    ],
)
def test_everything_else_stays_words(precision, typed, written):
    assert at_text_of(precision, typed, WORDS) == written


def test_an_instant_is_read_from_what_was_written_down():
    assert instant_in("2026-11-15T01:12+01:00") == datetime(2026, 11, 15, 0, 12, tzinfo=UTC)
    assert instant_in("about 2026-11-15 01:12") is not None
    assert instant_in("the same night") is None
    assert instant_in("") is None


def test_the_end_of_the_calendar_is_no_instant():
    assert instant_in("9999-12-31T23:59-14:00") is None
    assert instant_in("0001-01-01T00:00+14:00") is None


def test_a_year_nobody_lived_in_is_written_down_and_breaks_nothing():
    assert at_text_of(Precision.EXACT, "0001-01-01 00:00", WORDS)


@pytest.mark.parametrize(
    ("at_text", "shown"),
    [
        ("", "not known"),
        ("2026-11-15T01:12+01:00", "15 Nov 2026, 01:12"),
        ("2026-11-15", "15 Nov 2026"),
        ("about 14.11.2026 21:40", "about 14.11.2026 21:40"),
        ("2026-11-15T01:12", "2026-11-15T01:12"),
    ],
)
def test_a_date_is_shown_as_one_and_words_as_they_are(at_text, shown):
    assert time_words(at_text, WORDS, ENGLISH) == shown


def test_a_time_is_shown_in_the_zone_it_was_given_in():
    at = datetime.fromisoformat("2026-11-15T23:30-05:00")

    assert instant_words(at, ENGLISH) == "15 Nov 2026, 23:30"


def test_words_without_a_language_are_english():
    assert locale_of(WORDS).language() == QLocale.Language.English


def test_what_was_written_down_comes_back_as_people_type_it() -> None:
    here = at_text_of(Precision.EXACT, "15.11.2026 01:12", WORDS)

    assert precision_of(here, WORDS) == (Precision.EXACT, "15.11.2026 01:12")
    assert precision_of("2026-11-15", WORDS) == (Precision.DAY, "15.11.2026")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("2026-11-15T01:12+14:00", "15.11.2026 01:12 UTC+14:00"),
        ("2026-11-15T01:12:30+14:00", "15.11.2026 01:12:30 UTC+14:00"),
        ("2026-11-15T01:12-09:30", "15.11.2026 01:12 UTC-09:30"),
    ],
)
def test_a_time_of_another_zone_stands_with_its_zone_and_comes_back(text: str, typed: str) -> None:
    assert precision_of(text, WORDS) == (Precision.EXACT, typed)
    assert at_text_of(Precision.EXACT, typed, WORDS) == text


def test_parts_of_a_second_stand_in_no_field() -> None:
    assert precision_of("2026-11-15T01:12:30.25+14:00", WORDS) == (
        Precision.EXACT,
        "15.11.2026 01:12:30 UTC+14:00",
    )


def test_a_time_that_is_set_right_keeps_the_zone_that_stands_behind_it() -> None:
    typed = "15.11.2026 at 2:12 UTC+14:00"

    assert at_text_of(Precision.EXACT, typed, WORDS) == "2026-11-15T02:12+14:00"


@pytest.mark.parametrize(
    "typed",
    [
        "15.11.2026 UTC+01:00",
        "15.11.2026 or 16.11.2026 01:12 UTC+01:00",
        "15.11.2026 01:12 UTC+99:00",
        "01:12 UTC+01:00",
    ],
)
def test_a_zone_makes_no_instant_of_words(typed: str) -> None:
    assert at_text_of(Precision.EXACT, typed, WORDS) == typed


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-15T01:12",
        "2026-11-15T01:12+01:00:30",
        "the day after we met",
        "about Friday",
    ],
)
def test_what_would_not_come_back_the_same_is_shown_as_it_stands(text: str) -> None:
    assert precision_of(text, WORDS)[1] == text
