from dataclasses import replace

import pytest

from evidence_kit.sandbox.locks import NO_LOCKS, Attempt, Locks

ALL = Locks(limits=True, no_new_privileges=True, landlock_abi=1, seccomp=True)


def test_all_locks_together_are_complete():
    assert ALL.is_complete
    assert replace(ALL, refused=tuple(Attempt)).is_complete


@pytest.mark.parametrize(
    "missing",
    [
        {"limits": False},
        {"no_new_privileges": False},
        {"landlock_abi": 0},
        {"seccomp": False},
        {"allowed": (Attempt.FORK,)},
    ],
)
def test_one_missing_lock_is_not_complete(missing):
    assert not replace(ALL, **missing).is_complete


def test_a_system_without_locks_says_so():
    assert not NO_LOCKS.is_complete
    assert NO_LOCKS.landlock_abi == 0
