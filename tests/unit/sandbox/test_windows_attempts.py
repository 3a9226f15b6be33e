import pytest

from evidence_kit.sandbox.attempts import try_everything
from evidence_kit.sandbox.locks import Attempt
from evidence_kit.sandbox.windows_attempts import HOME_VARIABLE, acts
from tests.fake_windows import FakeWindows

TRIED = {Attempt.OPEN, Attempt.WRITE, Attempt.EXEC, Attempt.MACHINE_CODE}
LOCKED = {"CreateFileW": 5, "CreateProcessW": 1816, "VirtualAlloc": 1655}


@pytest.fixture(autouse=True)
def windows_environment(monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, r"C:\Users\somebody")
    monkeypatch.setenv("SYSTEMROOT", r"C:\Windows")


def test_in_an_unlocked_twin_every_attempt_gets_through_and_leaves_nothing_open():
    fake = FakeWindows()
    outcome = try_everything(acts(fake.calls()))
    assert set(outcome.allowed) == TRIED
    assert outcome.refused == ()
    assert fake.open_handles == set()
    assert "VirtualFree" in fake.log


def test_what_the_locks_answer_counts_as_refused():
    outcome = try_everything(acts(FakeWindows(denied=LOCKED).calls()))
    assert set(outcome.refused) == TRIED


def test_another_error_means_that_the_door_was_open():
    outcome = try_everything(acts(FakeWindows(denied=LOCKED | {"CreateFileW": 2}).calls()))
    assert {Attempt.OPEN, Attempt.WRITE} == set(outcome.allowed)


def test_without_a_home_to_look_into_nobody_can_tell_about_files(monkeypatch):
    monkeypatch.delenv(HOME_VARIABLE)
    outcome = try_everything(acts(FakeWindows(denied=LOCKED).calls()))
    assert set(outcome.refused) == {Attempt.EXEC, Attempt.MACHINE_CODE}
    assert outcome.allowed == ()


def test_the_network_is_not_tried_because_a_connection_would_be_one():
    assert Attempt.SOCKET not in acts(FakeWindows().calls())
