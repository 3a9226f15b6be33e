import pytest
from cryptography.exceptions import InvalidTag

from evidence_kit.casework.proofs import Answer
from evidence_kit.casework.proofs_of_crypto import CHECKS, prove_crypto


def test_every_primitive_gives_its_standards_answer():
    found = prove_crypto()
    assert [proof.subject for proof in found] == [f"crypto/{name}" for name in CHECKS]
    assert {proof.answer for proof in found} == {Answer.GOOD}


def test_a_primitive_that_gives_another_answer_is_caught():
    (wrong,) = prove_crypto({"sha-256": lambda: False})
    assert wrong.answer is Answer.BAD


@pytest.mark.parametrize("problem", [InvalidTag, ValueError, MemoryError])
def test_a_primitive_that_fails_is_bad_and_the_others_are_still_tried(problem):
    def fails():
        raise problem

    first, second = prove_crypto({"broken": fails, "sha-256": CHECKS["sha-256"]})
    assert first.answer is Answer.BAD
    assert first.detail == problem.__name__
    assert second.answer is Answer.GOOD
