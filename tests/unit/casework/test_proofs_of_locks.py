from dataclasses import replace

import pytest

from evidence_kit.casework.proofs import Answer
from evidence_kit.casework.proofs_of_locks import (
    LOCK_WORDS,
    MISSING_LOCK_WORDS,
    PROTECTION_WORDS,
    proofs_of_decoder,
    proofs_of_memory,
)
from evidence_kit.sandbox.decoding import Reason, Refused
from evidence_kit.sandbox.hardening import Hardening
from evidence_kit.sandbox.locks import Attempt, Lock, Locks, Protection

LINUX = (Lock.LIMITS, Lock.PRIVILEGES, Lock.LANDLOCK, Lock.SECCOMP)
FULL = Locks(held=LINUX, missing=(), landlock_abi=7, refused=tuple(Attempt))


def answers(found):
    return {proof.subject: proof.answer for proof in proofs_of_decoder(found)}


def test_full_protection_is_good_in_every_line():
    assert set(answers(FULL).values()) == {Answer.GOOD}
    assert len(answers(FULL)) == 1 + len(LINUX) + len(Attempt)


def test_a_missing_lock_is_said_and_is_partly():
    found = answers(replace(FULL, held=LINUX[:3], missing=(Lock.SECCOMP,)))
    assert found["decoder/protection"] is Answer.PARTLY
    assert found["decoder/lock/seccomp"] is Answer.PARTLY
    assert found["decoder/lock/landlock"] is Answer.GOOD


def test_a_lock_that_is_belied_is_bad():
    found = answers(replace(FULL, refused=(), allowed=(Attempt.FORK,)))
    assert found["decoder/protection"] is Answer.BAD
    assert found["decoder/lock/seccomp"] is Answer.BAD
    assert found["decoder/attempt/fork"] is Answer.PARTLY


def test_what_was_not_tried_cannot_be_told():
    found = answers(replace(FULL, refused=(Attempt.OPEN,)))
    assert found["decoder/attempt/open"] is Answer.GOOD
    assert found["decoder/attempt/socket"] is Answer.CANNOT_TELL


def test_a_decoder_that_does_not_run_is_bad_and_its_reason_is_said():
    (only,) = proofs_of_decoder(Refused(reason=Reason.DIED, detail="ended by signal 9"))
    assert only.answer is Answer.BAD
    assert only.detail == "died: ended by signal 9"


def test_every_lock_and_every_state_has_words():
    assert set(LOCK_WORDS) == set(MISSING_LOCK_WORDS) == set(Lock)
    assert set(PROTECTION_WORDS) == set(Protection)


@pytest.mark.parametrize("holds", [True, False])
def test_what_keeps_memory_to_itself_is_said_either_way(holds):
    found = proofs_of_memory(Hardening(no_core_file=holds, no_looking_in=holds))
    assert {proof.answer for proof in found} == {Answer.GOOD if holds else Answer.PARTLY}
    assert all(("may" in proof.words) is not holds for proof in found)
