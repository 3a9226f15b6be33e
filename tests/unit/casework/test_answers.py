import pytest

from evidence_kit.casework.answers import answer
from evidence_kit.errors import EmbeddedDataError, InvalidValueError
from evidence_kit.questions import CHOICES, Question
from evidence_kit.store import Vault


@pytest.mark.parametrize(
    ("question", "value"), [(each, value) for each in CHOICES for value in CHOICES[each]]
)
def test_every_answer_a_question_has_can_be_given(
    adult_vault: Vault, question: Question, value: str
) -> None:
    answer(adult_vault, question, value)

    assert adult_vault.contents().answers == {question: value}


@pytest.mark.parametrize("question", CHOICES)
def test_another_word_is_refused_and_nothing_is_recorded(
    adult_vault: Vault, question: Question
) -> None:
    before = adult_vault.ledger_head()

    with pytest.raises(InvalidValueError):
        answer(adult_vault, question, "maybe")

    assert adult_vault.ledger_head() == before


@pytest.mark.parametrize("value", ["this morning", "2026-11-21T00:40:00"])
def test_when_somebody_was_safe_is_an_instant_with_its_zone(adult_vault: Vault, value: str) -> None:
    with pytest.raises(InvalidValueError):
        answer(adult_vault, Question.SAFE_AT, value)

    answer(adult_vault, Question.SAFE_AT, "2026-11-21T00:40:00+01:00")
    assert adult_vault.contents().answers == {Question.SAFE_AT: "2026-11-21T00:40:00+01:00"}


def test_an_answer_can_be_taken_back(adult_vault: Vault) -> None:
    answer(adult_vault, Question.NEEDS, "no calls \udc80")
    answer(adult_vault, Question.NEEDS, "")

    assert adult_vault.contents().answers == {}


def test_a_picture_written_as_an_answer_stays_out_of_an_under_18_case(minor_vault: Vault) -> None:
    with pytest.raises(EmbeddedDataError):
        answer(minor_vault, Question.BEGAN, "data:image/png;base64,iVBORw0KGgo")

    assert minor_vault.contents().answers == {}
