import pytest

from evidence_kit.sandbox.windows_hardening import (
    ACCESS_LIST,
    forbid_error_reports,
    forbid_looking_in,
)
from tests.fake_windows import FakeWindows

SYNCHRONIZE, QUERY_LIMITED, TERMINATE = 0x100000, 0x1000, 0x1


def test_error_reports_are_off_and_what_was_set_before_stays():
    fake = FakeWindows(error_mode=0x4)
    assert forbid_error_reports(fake.calls())
    assert fake.error_mode == 0x4 | 0x1 | 0x2 | 0x8000


def test_a_windows_that_ignores_it_is_not_believed():
    fake = FakeWindows()
    calls = fake.calls()
    fake._SetErrorMode = lambda _mode: 0
    assert not forbid_error_reports(calls)


def test_the_memory_is_closed_when_opening_it_was_tried_and_refused():
    fake = FakeWindows(denied={"OpenProcess": 5})
    assert forbid_looking_in(fake.calls())
    assert "SetKernelObjectSecurity" in fake.log
    assert "LocalFree" in fake.log


def test_an_access_list_that_does_not_hold_is_not_believed():
    fake = FakeWindows()
    assert not forbid_looking_in(fake.calls())
    assert fake.open_handles == set()


@pytest.mark.parametrize(
    "function",
    ["ConvertStringSecurityDescriptorToSecurityDescriptorW", "SetKernelObjectSecurity"],
)
def test_a_call_that_is_refused_is_said(function):
    fake = FakeWindows(denied={function: 5, "OpenProcess": 5})
    assert not forbid_looking_in(fake.calls())


def test_another_error_than_a_refusal_shows_nothing():
    assert not forbid_looking_in(FakeWindows(denied={"OpenProcess": 87}).calls())


def test_the_list_gives_nobody_more_than_seeing_waiting_and_ending():
    rights = f"{SYNCHRONIZE | QUERY_LIMITED | TERMINATE:#x}"
    expected = f"D:P(A;;{rights};;;OW)(A;;{rights};;;WD)"
    assert expected == ACCESS_LIST
