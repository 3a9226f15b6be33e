from dataclasses import replace

import pytest

from evidence_kit.sandbox.locks import (
    GUARDED,
    NO_LOCKS,
    Attempt,
    Lock,
    Locks,
    Protection,
    locks_from,
)

LINUX = (Lock.LIMITS, Lock.PRIVILEGES, Lock.LANDLOCK, Lock.SECCOMP)
ALL = Locks(held=LINUX, missing=(), landlock_abi=1, refused=tuple(Attempt))


def test_all_locks_that_were_tried_in_vain_are_full_protection():
    assert ALL.is_complete
    assert ALL.protection is Protection.FULL
    assert ALL.untried == ()


def test_locks_that_nobody_tried_are_not_called_full():
    untried = replace(ALL, refused=())
    assert untried.protection is Protection.CANNOT_TELL
    assert untried.untried == tuple(Attempt)


@pytest.mark.parametrize("lock", LINUX)
def test_one_missing_lock_is_not_complete_and_decoding_goes_on(lock):
    held = tuple(each for each in LINUX if each is not lock)
    found = replace(ALL, held=held, missing=(lock,))
    assert not found.is_complete
    assert found.protection is Protection.PARTLY


@pytest.mark.parametrize("attempt", list(Attempt))
def test_an_attempt_that_no_lock_stands_against_is_shown_and_belies_none(attempt):
    found = Locks(held=(Lock.LIMITS,), missing=(), allowed=(attempt,))
    assert found.belied == ()
    assert found.protection is Protection.PARTLY


@pytest.mark.parametrize(
    ("lock", "attempt"),
    [(lock, attempt) for lock, attempts in GUARDED.items() for attempt in sorted(attempts)],
)
def test_an_attempt_that_gets_past_a_lock_belies_it(lock, attempt):
    found = Locks(held=(lock,), missing=(), allowed=(attempt,))
    assert found.belied == (lock,)
    assert found.protection is Protection.BROKEN


def test_a_lock_that_is_missing_cannot_be_belied():
    found = Locks(held=(), missing=(Lock.SECCOMP,), allowed=(Attempt.FORK,))
    assert found.protection is Protection.PARTLY


def test_locks_are_told_apart_by_what_the_system_confirmed():
    found = locks_from({Lock.LIMITS: True, Lock.SEATBELT: False})
    assert (found.held, found.missing) == ((Lock.LIMITS,), (Lock.SEATBELT,))


def test_a_system_without_locks_says_so():
    assert not NO_LOCKS.is_complete
    assert NO_LOCKS.protection is Protection.PARTLY
