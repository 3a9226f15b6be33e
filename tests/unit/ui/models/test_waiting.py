"""Tests for evidence_kit.ui.models.waiting: what a case remembers of files that are not in it."""

import pytest

from evidence_kit.i18n import Words
from evidence_kit.ui.models.waiting import (
    WAITING_DRAFT,
    files_staying,
    files_waiting,
    foot_words,
    home_words,
    remembered,
    waiting_words,
)


def test_a_file_that_stays_where_it_is_does_not_wait() -> None:
    text = '{"folders": {"/home": [["a.png", "no"], ["b.png", "stays"], ["c.png", ""]]}}'

    assert files_waiting({WAITING_DRAFT: text}) == 2


@pytest.mark.parametrize(
    "text", ["", "[", "[]", '{"folders": 1}', '{"folders": {"a": 1}}', '{"folders": {"a": [[1]]}}']
)
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    assert remembered({WAITING_DRAFT: text}) == ()


def test_neither_title_nor_foot_says_that_such_a_file_is_saved(words: Words) -> None:
    assert waiting_words(2, words) == "2 files are not in your case yet"
    assert foot_words(1, words) == "1 file waits and is not taken in yet."


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["no", "stays"], "1 file is not in your case yet"),
        (["stays", "stays"], "2 files stay where they are. A few words about each are enough."),
        ([], ""),
    ],
)
def test_the_first_page_reminds_of_what_waits_and_else_of_what_was_left_out(
    words: Words, answers: list[str], said: str
) -> None:
    rows = ", ".join(f'["{at}.png", "{answer}"]' for at, answer in enumerate(answers))
    drafts = {WAITING_DRAFT: f'{{"folders": {{"/home": [{rows}]}}}}'}

    assert files_staying(drafts) == answers.count("stays")
    assert home_words(drafts, words) == said
