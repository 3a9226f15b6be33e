import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.i18n import Words
from evidence_kit.ui.models.time_left import Pace, time_left_words

ENGLISH = Words()


def pace_of(*looks: tuple[int, int]) -> Pace:
    pace = Pace()
    for at_ms, done in looks:
        pace = pace.seen(at_ms, done)
    return pace


def steady(seconds: int, per_second: int = 10) -> Pace:
    return pace_of(*((n * 500, n * per_second // 2) for n in range(seconds * 2 + 1)))


def test_nothing_is_said_before_anything_was_seen() -> None:
    assert Pace().seconds_left(100) is None


def test_nothing_is_said_in_the_first_five_seconds() -> None:
    assert steady(4).seconds_left(100) is None


def test_after_five_steady_seconds_the_rest_is_known() -> None:
    assert steady(5).seconds_left(150) == 10


def test_nothing_is_said_without_a_total() -> None:
    assert steady(8).seconds_left(None) is None


def test_nothing_is_said_while_the_speed_changes() -> None:
    faster = pace_of((0, 0), (1000, 1), (2000, 2), (3000, 40), (4000, 80), (5000, 120))

    assert faster.seconds_left(1000) is None


def test_a_slower_beginning_is_forgotten_after_five_steady_seconds() -> None:
    slow_first = pace_of((0, 0), (4000, 1), *((4000 + n * 500, 1 + n * 5) for n in range(1, 13)))

    assert slow_first.seconds_left(161) == 10


def test_work_that_stands_still_has_no_time_left_to_tell() -> None:
    assert pace_of((0, 5), (3000, 5), (6000, 5)).seconds_left(10) is None


def test_work_that_begins_again_is_measured_again() -> None:
    assert steady(6).seen(7000, 0).seconds_left(100) is None


def test_no_more_is_kept_than_the_last_seconds() -> None:
    assert len(steady(60).samples) <= 12


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 50)), max_size=60))
def test_it_is_never_negative(moves: list[tuple[int, int]]) -> None:
    pace, at_ms, done = Pace(), 0, 0
    for wait_ms, more in moves:
        at_ms, done = at_ms + wait_ms, done + more
        pace = pace.seen(at_ms, done)

    assert (pace.seconds_left(done) or 0) >= 0


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (0, "About 5 seconds left"),
        (11, "About 15 seconds left"),
        (59, "About 60 seconds left"),
        (60, "About 1 minute left"),
        (61, "About 2 minutes left"),
    ],
)
def test_it_is_said_in_round_numbers(seconds: int | None, said: str) -> None:
    assert time_left_words(seconds, ENGLISH) == said
