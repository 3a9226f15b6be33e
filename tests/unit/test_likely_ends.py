from datetime import date, datetime

import pytest

from evidence_kit.likely_ends import likely_end

FRIDAY = datetime.fromisoformat("2026-11-27T09:12")


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("Sunday at 6 pm", "2026-11-29T18:00"),
        ("domenica alle 18", "2026-11-29T18:00"),
        ("v nedeljo ob 18h", "2026-11-29T18:00"),
        ("u nedjelju u 18h", "2026-11-29T18:00"),
        ("bis Sonntag 20 Uhr", "2026-11-29T20:00"),
        ("dimanche 18h30", "2026-11-29T18:30"),
        ("el domingo a las 18", "2026-11-29T18:00"),
        ("nedelja 18h", "2026-11-29T18:00"),
        ("entro domenica", "2026-11-29T23:59"),
        ("you have until saturday", "2026-11-28T23:59"),
    ],
)
def test_a_day_of_the_week_is_the_next_of_its_name(said: str, end: str) -> None:
    assert likely_end(said, FRIDAY) == datetime.fromisoformat(end)


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("friday at 6 pm", "2026-11-27T18:00"),
        ("venerdì alle 8", "2026-12-04T08:00"),
        ("do petka", "2026-12-04T23:59"),
    ],
)
def test_the_day_of_the_message_counts_only_where_its_hour_is_still_to_come(
    said: str, end: str
) -> None:
    assert likely_end(said, FRIDAY) == datetime.fromisoformat(end)


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("in three hours", "2026-11-27T12:12"),
        ("hai tre ore", "2026-11-27T12:12"),
        ("imaš tri ure", "2026-11-27T12:12"),
        ("štiriindvajset ur", "2026-11-28T09:12"),
        ("a week", "2026-12-04T09:12"),
        ("ob šestih zvečer", "2026-11-27T18:00"),
        ("alle sei di sera", "2026-11-27T18:00"),
        ("tomorrow at six pm", "2026-11-28T18:00"),
        ("dopodomani", "2026-11-29T23:59"),
        ("the day after tomorrow", "2026-11-29T23:59"),
    ],
)
def test_what_is_written_out_counts_as_in_digits(said: str, end: str) -> None:
    assert likely_end(said, FRIDAY) == datetime.fromisoformat(end)


def test_the_hour_is_one_of_the_day_that_is_known() -> None:
    day = date(2026, 12, 1)

    assert likely_end("by 1 december 8 pm", FRIDAY, day) == datetime.fromisoformat(
        "2026-12-01T20:00"
    )
    assert likely_end("do 1.12. do 20h", FRIDAY, day) == datetime.fromisoformat("2026-12-01T20:00")
    assert likely_end("by 1 december", FRIDAY, day) == datetime.fromisoformat("2026-12-01T23:59")


@pytest.mark.parametrize("said", ["soon", "when I say so", "pay me", "be good to me", "un amico"])
def test_words_that_say_no_time_give_none(said: str) -> None:
    assert likely_end(said, FRIDAY) is None


def test_a_length_no_calendar_holds_gives_none() -> None:
    assert likely_end("999 days", datetime.fromisoformat("9998-12-31")) is None
