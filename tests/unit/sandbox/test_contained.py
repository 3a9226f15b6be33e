import pytest

from evidence_kit.sandbox.children import exchange_by_turns, patiently
from evidence_kit.sandbox.contained import CONTAINER_NAME, environment_block, started
from evidence_kit.sandbox.windows import CallError
from evidence_kit.sandbox.windows_locks import UI_RESTRICTIONS, is_in_our_job
from tests.fake_windows import FakeWindows, startup_info_size

COMMAND = (r"C:\Program Files\Evidence Kit\evidence-kit.exe", "--picture-decoder", "640")
ENVIRONMENT = {"SYSTEMROOT": r"C:\Windows", "A": "1"}
ALREADY_EXISTS = 0x800700B7 - (1 << 32)
SUSPENDED, HANDLE_LIST, CAPABILITIES = 0x4, 0x0002_0002, 0x0002_0009


def conversation(fake, data=b"data"):
    with started(fake.calls(), COMMAND, ENVIRONMENT) as child:
        turns = iter(range(100, -1, -1))
        return exchange_by_turns(child, data, 1_000, lambda: float(next(turns)), patiently)


def reversing(**changes):
    return FakeWindows(child=lambda heard: heard[::-1], **changes)


def test_a_child_is_fed_heard_and_nothing_stays_open():
    fake = reversing()
    assert conversation(fake) == (0, b"atad")
    assert fake.open_handles == set()
    assert "TerminateProcess" in fake.log


def test_it_never_runs_outside_its_job():
    fake = reversing()
    conversation(fake)
    assert fake.flags & SUSPENDED
    assert fake.in_job
    assert is_in_our_job(fake.calls())


def test_it_is_started_in_a_container_without_any_capability():
    fake = reversing()
    conversation(fake)
    found = fake.capabilities()
    assert found.container_sid == 0x5151
    assert (found.capabilities, found.capability_count) == (None, 0)
    assert fake.startup_size == startup_info_size()


def test_it_inherits_the_two_pipes_and_nothing_else():
    fake = reversing()
    conversation(fake)
    inherited = fake.attributes[HANDLE_LIST]
    handles = {
        int.from_bytes(inherited[place : place + 8], "little")
        for place in range(0, len(inherited), 8)
    }
    childs_input, _, _, childs_output = fake.pipe_ends
    assert handles == {childs_input, childs_output}


def test_it_gets_the_command_and_only_the_environment_it_is_given():
    fake = reversing()
    conversation(fake)
    assert fake.command == f'"{COMMAND[0]}" --picture-decoder 640'
    assert fake.environment == "A=1\0SYSTEMROOT=C:\\Windows\0\0"
    assert environment_block({}) == "\0"


def test_a_container_that_was_made_before_is_used_again():
    fake = reversing(denied={"CreateAppContainerProfile": ALREADY_EXISTS})
    conversation(fake)
    assert fake.capabilities().container_sid == 0x5252
    assert CONTAINER_NAME.isascii()


@pytest.mark.parametrize(
    "denied",
    [
        {"CreateAppContainerProfile": -1},
        {
            "CreateAppContainerProfile": ALREADY_EXISTS,
            "DeriveAppContainerSidFromAppContainerName": -1,
        },
    ],
)
def test_without_a_container_it_is_started_all_the_same_and_can_say_so(denied):
    fake = reversing(denied=denied)
    assert conversation(fake) == (0, b"atad")
    assert CAPABILITIES not in fake.attributes


@pytest.mark.parametrize(
    "function", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"]
)
def test_without_its_job_it_is_started_all_the_same_and_can_say_so(function):
    fake = reversing(denied={function: 5})
    assert conversation(fake) == (0, b"atad")
    assert not (fake.in_job and fake.job.get(UI_RESTRICTIONS))
    assert fake.open_handles == set()


@pytest.mark.parametrize(
    "function",
    [
        "CreatePipe",
        "SetHandleInformation",
        "SetNamedPipeHandleState",
        "InitializeProcThreadAttributeList",
        "UpdateProcThreadAttribute",
        "CreateProcessW",
        "ResumeThread",
    ],
)
def test_what_cannot_be_started_is_an_error_and_leaves_nothing_open(function):
    fake = reversing(denied={function: 5})
    with pytest.raises(CallError):
        conversation(fake)
    assert fake.open_handles == set()
    assert ("CreateProcessW" in fake.log) == (function in {"CreateProcessW", "ResumeThread"})


def test_a_child_that_was_made_and_cannot_run_is_ended():
    fake = reversing(denied={"ResumeThread": 5})
    with pytest.raises(CallError):
        conversation(fake)
    assert "TerminateProcess" in fake.log
