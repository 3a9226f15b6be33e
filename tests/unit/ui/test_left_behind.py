"""Tests for evidence_kit.ui.left_behind: the lock screen says "saved" of what is saved alone."""

import pytest

from evidence_kit.i18n import Words
from evidence_kit.ui.left_behind import NOTHING_LEFT, LeftBehind


def test_nothing_is_said_where_everything_is_in_the_case(words: Words) -> None:
    assert NOTHING_LEFT.words(words) == ""


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (
            LeftBehind(waiting_files=1),
            (
                "1 file is not taken in yet. It lies where it was: please leave it there. "
                "Everything else is saved."
            ),
        ),
        (
            LeftBehind(waiting_files=25, is_clipboard_lost=True),
            (
                "25 files are not taken in yet. They lie where they were: please leave them there. "
                "What you pasted was not kept: nobody had said so yet. Copy it once more. "
                "Everything else is saved."
            ),
        ),
        (
            LeftBehind(is_half_made=True),
            (
                "What you began to fill in waits where you typed it and is not in your case yet. "
                "Everything else is saved."
            ),
        ),
        (
            LeftBehind(is_unsaved=True, waiting_files=2),
            (
                "Not everything could be saved. What you typed last may be missing. "
                "2 files are not taken in yet. They lie where they were: please leave them there."
            ),
        ),
    ],
)
def test_what_is_not_in_the_case_is_said_and_saved_only_of_the_rest(
    words: Words, left: LeftBehind, said: str
) -> None:
    assert left.words(words) == said


def test_nothing_is_said_of_the_rest_where_it_is_not_known(words: Words) -> None:
    said = LeftBehind(is_clipboard_lost=True).words(words, is_rest_saved=False)

    assert "saved" not in said
