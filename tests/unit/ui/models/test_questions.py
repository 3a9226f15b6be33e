import pytest

from evidence_kit.guidance.wording import forbidden_in
from evidence_kit.ui.models.questions import ANSWERS, QUESTIONS, answer_for, is_asked, line_for


@pytest.mark.parametrize(
    ("before", "whole"),
    [
        ("", "Since then?\n"),
        ("  \n", "  \nSince then?\n"),
        ("One.", "One.\n\nSince then?\n"),
        ("One.\n", "One.\n\nSince then?\n"),
        ("One.\n\n", "One.\n\nSince then?\n"),
        ("One.\n\n\n", "One.\n\n\nSince then?\n"),
    ],
)
def test_a_question_stands_on_a_line_of_its_own(before, whole):
    assert before + line_for("Since then?", before) == whole


def test_a_question_counts_as_asked_on_a_line_of_its_own_alone():
    assert is_asked("Since then?", "One.\n  Since then? \n")
    assert not is_asked("Since then?", "He said: Since then? Nothing.")


@pytest.mark.parametrize(
    ("before", "whole"), [("", "I don’t know."), ("What?", "What? I don’t know.")]
)
def test_an_answer_stands_apart(before, whole):
    assert before + answer_for("I don’t know.", before) == whole


def test_no_question_asks_why_or_blames():
    said = (*QUESTIONS, *ANSWERS)

    assert not [text for text in said if forbidden_in(text) or "why" in text.casefold()]
