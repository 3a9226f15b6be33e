import pytest

from evidence_kit.sandbox.windows import CallError
from evidence_kit.sandbox.windows_pipes import (
    PIECE_BYTES,
    Handles,
    find_written,
    make_pipes,
    write_some,
)
from tests.fake_windows import FakeWindows


def pipes_of(fake):
    calls = fake.calls()
    handles = Handles(calls)
    return calls, handles, make_pipes(calls, handles)


def test_every_handle_is_closed_once():
    fake = FakeWindows()
    _, handles, pipes = pipes_of(fake)
    handles.close(pipes.to_child)
    handles.close(pipes.to_child)
    handles.close_all()
    assert fake.open_handles == set()
    assert fake.log.count("CloseHandle") == 4


def test_a_pipe_that_is_refused_leaves_no_handle_open():
    fake = FakeWindows(denied={"SetNamedPipeHandleState": 5})
    calls = fake.calls()
    handles = Handles(calls)
    with pytest.raises(CallError):
        make_pipes(calls, handles)
    handles.close_all()
    assert fake.open_handles == set()


def test_no_more_than_a_piece_is_written_at_a_time():
    fake = FakeWindows()
    calls, _, pipes = pipes_of(fake)
    assert write_some(calls, pipes.to_child, memoryview(bytes(PIECE_BYTES + 1))) == PIECE_BYTES


def test_a_full_pipe_takes_nothing_and_that_is_no_error():
    fake = FakeWindows(takes=10)
    calls, _, pipes = pipes_of(fake)
    assert write_some(calls, pipes.to_child, memoryview(bytes(11))) == 0


@pytest.mark.parametrize("number", [109, 232])
def test_a_reader_that_went_away_is_a_broken_pipe(number):
    fake = FakeWindows(denied={"WriteFile": number})
    calls, _, pipes = pipes_of(fake)
    with pytest.raises(BrokenPipeError):
        write_some(calls, pipes.to_child, memoryview(b"x"))


def test_nothing_yet_and_nothing_any_more_are_told_apart():
    fake = FakeWindows(child=lambda heard: heard[::-1])
    calls, handles, pipes = pipes_of(fake)
    assert find_written(calls, pipes.from_child) == b""
    write_some(calls, pipes.to_child, memoryview(b"abc"))
    handles.close(pipes.to_child)
    assert find_written(calls, pipes.from_child) == b"cba"
    assert find_written(calls, pipes.from_child) is None


def test_any_other_end_of_a_pipe_is_an_error():
    fake = FakeWindows(denied={"WriteFile": 31, "ReadFile": 31})
    calls, _, pipes = pipes_of(fake)
    with pytest.raises(CallError):
        write_some(calls, pipes.to_child, memoryview(b"x"))
    with pytest.raises(CallError):
        find_written(calls, pipes.from_child)
