import pytest

from evidence_kit.sandbox import windows_locks
from evidence_kit.sandbox.locks import Lock, Protection, locks_from
from evidence_kit.sandbox.windows import UiRestrictions
from evidence_kit.sandbox.windows_locks import (
    ALL_UI_RESTRICTIONS,
    EXTENDED_LIMITS,
    MITIGATIONS,
    UI_RESTRICTIONS,
    job_limits,
    take,
)
from tests.fake_windows import FakeWindows

ALL = {Lock.JOB: True, Lock.CONTAINER: True, Lock.MITIGATIONS: True}
OUR_JOB = {
    EXTENDED_LIMITS: bytes(job_limits()),
    UI_RESTRICTIONS: bytes(UiRestrictions(flags=ALL_UI_RESTRICTIONS)),
}


def held_in(**changes):
    return FakeWindows(job=dict(OUR_JOB), **changes)


def test_in_our_job_and_container_every_lock_is_confirmed():
    fake = held_in()
    assert take(fake.calls()) == ALL
    assert fake.policies == MITIGATIONS
    assert fake.open_handles == set()


@pytest.mark.parametrize(
    ("function", "lock"),
    [
        ("QueryInformationJobObject", Lock.JOB),
        ("OpenProcessToken", Lock.CONTAINER),
        ("GetTokenInformation", Lock.CONTAINER),
        ("SetProcessMitigationPolicy", Lock.MITIGATIONS),
        ("GetProcessMitigationPolicy", Lock.MITIGATIONS),
    ],
)
def test_a_call_that_is_refused_is_a_lock_that_is_not_held(function, lock):
    fake = held_in(denied={function: 87})
    found = take(fake.calls())
    assert found == ALL | {lock: False}
    assert locks_from(found).missing == (lock,)
    assert locks_from(found).protection is Protection.PARTLY
    assert fake.open_handles == set()


@pytest.mark.parametrize(
    "change",
    [
        {"limit_flags": 0x2000},
        {"active_process_limit": 2},
        {"per_process_user_time_limit": 0},
        {"per_process_user_time_limit": 10**10},
    ],
)
def test_another_job_than_ours_does_not_count(change):
    limits = job_limits()
    for name, value in change.items():
        setattr(limits.basic, name, value)
    fake = FakeWindows(job=OUR_JOB | {EXTENDED_LIMITS: bytes(limits)})
    assert not take(fake.calls())[Lock.JOB]


def test_a_job_that_gives_more_memory_does_not_count():
    limits = job_limits()
    limits.process_memory_limit = 1 << 40
    fake = FakeWindows(job=OUR_JOB | {EXTENDED_LIMITS: bytes(limits)})
    assert not take(fake.calls())[Lock.JOB]


def test_a_job_without_its_restrictions_of_the_desktop_does_not_count():
    fake = FakeWindows(job={EXTENDED_LIMITS: bytes(job_limits())})
    assert not take(fake.calls())[Lock.JOB]


def test_outside_a_container_it_is_said_so():
    assert not take(held_in(is_container=False).calls())[Lock.CONTAINER]


def test_a_policy_that_is_accepted_and_does_not_hold_does_not_count():
    fake = held_in()
    fake.policies = IgnoredPolicies()
    assert not take(fake.calls())[Lock.MITIGATIONS]


class IgnoredPolicies(dict):
    """What is set is forgotten."""

    def __setitem__(self, policy, flags):
        pass


def test_where_windows_lacks_a_call_every_lock_is_missing():
    assert set(windows_locks.NOTHING_HELD) == set(ALL)
    assert not any(windows_locks.NOTHING_HELD.values())
