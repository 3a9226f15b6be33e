import os
import subprocess
import sys

import pytest

from evidence_kit.sandbox.children import (
    Ending,
    _exchange_on_windows,
    _started,
    _TalkedTooMuchError,
    converse,
    exchange_by_turns,
    patiently,
)
from tests.children import children


def run(code, data=b"", *, most_answer_bytes=1_000, wall_clock_s=15.0):
    return converse(
        [sys.executable, "-I", "-c", code],
        data,
        most_answer_bytes=most_answer_bytes,
        wall_clock_s=wall_clock_s,
    )


def test_what_goes_in_comes_out():
    data = bytes(range(256)) * 20_000
    echo = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())"
    heard = run(echo, data, most_answer_bytes=len(data))
    assert heard.ending is Ending.ANSWERED
    assert heard.answer == data


def test_a_child_that_answers_while_it_reads_blocks_nobody():
    data = bytes(1 << 20)
    echo = "import os\nwhile chunk := os.read(0, 4096): os.write(1, chunk)"
    assert run(echo, data, most_answer_bytes=len(data)).answer == data


def test_a_child_that_reads_nothing_may_still_answer():
    code = "import os; os.close(0); os.write(1, b'no, thank you')"
    assert run(code, bytes(1 << 20)).answer == b"no, thank you"


def test_one_byte_too_many_ends_the_conversation():
    code = "import os; os.write(1, bytes(11))"
    assert run(code, most_answer_bytes=11).ending is Ending.ANSWERED
    assert run(code, most_answer_bytes=10).ending is Ending.TALKED_TOO_MUCH


def test_a_child_that_dribbles_does_not_get_more_time():
    code = "import os, signal\nwhile True: os.write(1, b'.'); signal.sigtimedwait([], 0.01)"
    heard = run(code, most_answer_bytes=1 << 30, wall_clock_s=0.4)
    assert heard.ending is Ending.TIMED_OUT
    assert heard.answer == b""


def test_an_answer_before_a_bad_end_does_not_count():
    heard = run("import os; os.write(1, b'fine'); os.abort()")
    assert heard.ending is Ending.FAILED
    assert heard.answer == b""


def test_used_up_processor_time_is_a_time_out():
    code = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass"
    heard = run(code)
    assert heard.ending is Ending.TIMED_OUT
    assert "processor" in heard.detail


def test_a_program_that_is_not_there_is_a_failure():
    heard = converse(["/no/such/program"], b"", most_answer_bytes=1, wall_clock_s=1.0)
    assert heard.ending is Ending.FAILED


def test_the_child_inherits_no_environment():
    assert "PATH" in os.environ
    heard = run("import os; os.write(1, repr(sorted(os.environ)).encode())")
    assert b"'PATH'" not in heard.answer
    assert b"'HOME'" not in heard.answer


def test_the_child_inherits_no_open_file():
    reading, writing = os.pipe()
    os.set_inheritable(reading, True)
    code = f"""
import os
try:
    os.fstat({reading})
except OSError:
    os.write(1, b'closed')
"""
    heard = run(code)
    os.close(reading)
    os.close(writing)
    assert heard.answer == b"closed"


@pytest.mark.parametrize("code", ["", "import os; os.abort()", "import signal; signal.pause()"])
def test_every_child_has_been_waited_for(code):
    before = children()
    run(code, wall_clock_s=0.3 if "pause" in code else 15.0)
    assert children() == before


def test_the_way_taken_on_windows_gives_the_same_answer():
    echo = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())"
    with _started([sys.executable, "-I", "-c", echo]) as child:
        answer = _exchange_on_windows(child, bytes(300_000), 300_000, lambda: 15.0, patiently)
        assert answer == bytes(300_000)


class HadEnoughError(Exception):
    """Whoever waited has something better to do."""


def test_whoever_waits_is_called_until_the_answer_is_there():
    calls = []
    heard = converse(
        [sys.executable, "-I", "-c", "import sys; sys.stdin.buffer.read(); print(1)"],
        b"x",
        most_answer_bytes=10,
        wall_clock_s=15.0,
        while_waiting=lambda: calls.append(1),
    )
    assert heard.ending is Ending.ANSWERED
    assert len(calls) > 1


def test_whoever_has_had_enough_ends_the_child():
    def had_enough():
        raise HadEnoughError

    before = children()
    with pytest.raises(HadEnoughError):
        converse(
            [sys.executable, "-I", "-c", "import signal; signal.pause()"],
            b"",
            most_answer_bytes=10,
            wall_clock_s=15.0,
            while_waiting=had_enough,
        )
    assert children() == before


class TurnTaking:
    """A child whose pipes take and give a little at a time, and sometimes nothing."""

    def __init__(self, answer=b"answer", *, reads=1 << 20, ends=True):
        self.heard, self.answer, self.reads, self.ends = bytearray(), answer, reads, ends
        self.is_input_over = False
        self.turn = 0

    def feed(self, data):
        self.turn += 1
        if self.turn % 2:
            return 0
        if len(self.heard) >= self.reads:
            raise BrokenPipeError
        self.heard += data[:3]
        return len(data[:3])

    def end_input(self):
        self.is_input_over = True

    def hear(self):
        if not self.is_input_over:
            return b""
        piece, self.answer = self.answer[:2], self.answer[2:]
        return piece or (None if self.ends else b"")

    def find_status(self, _wait_s):
        return 0 if self.is_input_over and not self.answer and self.ends else None


def by_turns(child, data=b"0123456789", most=100, times=1_000):
    remaining = iter(range(times, -1, -1))
    return exchange_by_turns(child, data, most, lambda: float(next(remaining)), patiently)


def test_turns_bring_everything_over_both_ways():
    child = TurnTaking()
    assert by_turns(child) == (0, b"answer")
    assert bytes(child.heard) == b"0123456789"


def test_with_nothing_to_say_the_input_ends_at_once():
    assert by_turns(TurnTaking(), data=b"") == (0, b"answer")


def test_a_child_by_turns_that_reads_no_further_may_still_answer():
    assert by_turns(TurnTaking(reads=3)) == (0, b"answer")


def test_a_child_by_turns_that_talks_too_much_is_cut():
    with pytest.raises(_TalkedTooMuchError):
        by_turns(TurnTaking(), most=5)


def test_a_child_by_turns_that_never_ends_meets_its_deadline():
    with pytest.raises(subprocess.TimeoutExpired):
        by_turns(TurnTaking(ends=False))
