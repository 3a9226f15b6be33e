import pytest

from evidence_kit.casework.proofs import ANSWER_WORDS, Answer, Proof, overall


def proofs(*answers):
    return tuple(Proof(subject="x/y", answer=answer, words="w") for answer in answers)


@pytest.mark.parametrize(
    ("answers", "together"),
    [
        ((), Answer.CANNOT_TELL),
        ((Answer.CANNOT_TELL,), Answer.CANNOT_TELL),
        ((Answer.GOOD, Answer.CANNOT_TELL), Answer.GOOD),
        ((Answer.GOOD, Answer.PARTLY, Answer.CANNOT_TELL), Answer.PARTLY),
        ((Answer.PARTLY, Answer.BAD, Answer.GOOD), Answer.BAD),
    ],
)
def test_all_together_are_the_worst_and_not_being_able_to_tell_is_no_fault(answers, together):
    assert overall(proofs(*answers)) is together


def test_every_answer_has_words():
    assert set(ANSWER_WORDS) == set(Answer)
