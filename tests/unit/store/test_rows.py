from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.store.rows import instant_in, instant_out, words_in, words_out


@given(st.text(st.characters(exclude_categories=[]) | st.sampled_from("\udc80\ud83d\0\x1b\u202e")))
def test_words_come_back_exactly_as_they_were(words: str) -> None:
    assert words_out(words_in(words)) == words


def test_words_are_bytes_because_text_columns_cannot_hold_every_name() -> None:
    assert words_in("half \udcff") == b"half \xed\xb3\xbf"


@pytest.mark.parametrize("column", [b"\xff", b"\x80abc", b"\xc3"])
def test_bytes_that_are_no_words_are_refused(column: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        words_out(column)


def test_an_instant_that_is_not_known_stays_unknown() -> None:
    assert instant_in(None) is None
    assert instant_out(None) is None


def test_an_instant_keeps_its_microseconds() -> None:
    instant = datetime(2026, 11, 21, 0, 12, 5, 1, tzinfo=UTC)

    assert instant_out(instant_in(instant)) == instant
