"""Start a process by name, hand it bytes, take a bounded answer, see it end.

The child is taken for hostile and for clumsy: it may read nothing, answer without end, hang, or
die. The rules are:

* It is started fresh, by absolute name, with an empty environment and no open file but the pipes
  it is given, so there is no key in it to steal.
* Both directions move as the pipes allow, so that neither side can block the other.
* It has a deadline on the wall clock and a bound on its answer; past either it is killed.
* On every way out it has been waited for.
"""

import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, Protocol, cast

from evidence_kit.clock import SystemClock

if sys.platform == "win32":
    from evidence_kit.sandbox import contained, windows

_CHUNK_BYTES = 1 << 16
"""What a Linux pipe holds."""

_LONGEST_WAIT_S = 0.02
"""Whoever has something better to do while a child works gets to it this often."""

_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows would otherwise show a console for every picture."""


class Ending(StrEnum):
    """How a conversation ended, from the parent's side."""

    ANSWERED = "answered"
    """The child closed its output and ended by itself with status 0."""
    FAILED = "failed"
    """It could not be started, or ended with an error or by a signal."""
    TIMED_OUT = "timed-out"
    TALKED_TOO_MUCH = "talked-too-much"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What was heard from a child."""

    ending: Ending
    answer: bytes
    """Empty unless the child :attr:`Ending.ANSWERED`."""
    detail: str
    """English, for the log."""


class ByTurns(Protocol):
    """A child whose pipes never wait; :class:`contained.ContainedChild` is the real one."""

    def feed(self, data: memoryview) -> int:
        """Give it what its pipe takes now; returns how many bytes that was."""
        ...

    def end_input(self) -> None:
        """Tell it that there is no more to read."""
        ...

    def hear(self) -> bytes | None:
        """Return what it has said since the last time; ``None`` once it says no more."""
        ...

    def find_status(self, wait_s: float) -> int | None:
        """Wait that long for its end; returns its exit status, or ``None`` while it runs."""
        ...


class _TalkedTooMuchError(Exception):
    """The answer is longer than any honest one."""


def patiently() -> None:
    """Do nothing while a child is waited for."""


def converse(
    command: Sequence[str],
    data: bytes,
    *,
    most_answer_bytes: int,
    wall_clock_s: float,
    while_waiting: Callable[[], None] = patiently,
    is_contained: bool = False,
) -> Conversation:
    """Run a command on bytes and return its answer, or how it failed to give one.

    Args:
        command: The child, by absolute name.
        data: What it reads.
        most_answer_bytes: After more than this it is killed.
        wall_clock_s: After this time it is killed.
        while_waiting: Called at least every 20 ms until the child has answered (on Windows only
            before, unless it is held in); whatever it raises kills the child and leaves this
            function.
        is_contained: On Windows, whether it is started held in, in a container and a job; elsewhere
            a child locks itself in.
    """
    remaining_s = _countdown(wall_clock_s)
    try:
        if sys.platform == "win32" and is_contained:
            calls = windows.load()
            with contained.started(calls, command, _contained_environment()) as held_in:
                status, answer = exchange_by_turns(
                    held_in, data, most_answer_bytes, remaining_s, while_waiting
                )
        else:
            status, answer = _talked(command, data, most_answer_bytes, remaining_s, while_waiting)
    except OSError as problem:
        return _without_answer(Ending.FAILED, f"not started or not reached: {problem}")
    except subprocess.TimeoutExpired:
        return _without_answer(Ending.TIMED_OUT, f"no end within {wall_clock_s} s")
    except _TalkedTooMuchError:
        return _without_answer(Ending.TALKED_TOO_MUCH, f"more than {most_answer_bytes} bytes")
    return _ended(status, answer)


def _talked(
    command: Sequence[str],
    data: bytes,
    most_answer_bytes: int,
    remaining_s: Callable[[], float],
    while_waiting: Callable[[], None],
) -> tuple[int, bytes]:
    exchange = _exchange_on_windows if sys.platform == "win32" else _exchange
    with _started(command) as child:
        try:
            answer = exchange(child, data, most_answer_bytes, remaining_s, while_waiting)
            return child.wait(remaining_s()), answer
        finally:
            child.kill()  # nothing happens to one that has ended and was waited for


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        close_fds=True,
        env=_environment(),
        creationflags=_NO_WINDOW,
    )


def _environment() -> dict[str, str]:
    if sys.platform == "win32":
        return {"SYSTEMROOT": os.environ["SYSTEMROOT"]}  # Python does not start without it
    # glibc would otherwise set 64 MiB of address space aside for every thread of a codec.
    return {"MALLOC_ARENA_MAX": "1"}


def _contained_environment() -> dict[str, str]:
    # The child tries in vain to look into the person's own folder, and must know its name.
    home = os.environ.get("USERPROFILE")
    return _environment() | ({} if home is None else {"USERPROFILE": home})


def _countdown(wall_clock_s: float) -> Callable[[], float]:
    clock = SystemClock()
    deadline_ms = clock.monotonic_ms() + round(wall_clock_s * 1000)
    return lambda: max(0.0, (deadline_ms - clock.monotonic_ms()) / 1000)


def _exchange(
    child: subprocess.Popen[bytes],
    data: bytes,
    most_answer_bytes: int,
    remaining_s: Callable[[], float],
    while_waiting: Callable[[], None],
) -> bytes:
    stdin, stdout = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
    rest = memoryview(data)
    answer = bytearray()
    os.set_blocking(stdin.fileno(), False)
    with selectors.DefaultSelector() as selector:
        selector.register(stdout, selectors.EVENT_READ)
        selector.register(stdin, selectors.EVENT_WRITE)
        while (wait_s := remaining_s()) > 0:
            while_waiting()
            for key, _ in selector.select(min(wait_s, _LONGEST_WAIT_S)):
                if key.fileobj is stdin:
                    rest = _fed(stdin, rest)
                    if not rest:
                        selector.unregister(stdin)
                        stdin.close()
                    continue
                chunk = os.read(stdout.fileno(), _CHUNK_BYTES)
                if not chunk:
                    return bytes(answer)
                answer += chunk
                if len(answer) > most_answer_bytes:
                    raise _TalkedTooMuchError
    raise subprocess.TimeoutExpired(child.args, 0)


def _fed(stdin: IO[bytes], rest: memoryview) -> memoryview:
    try:
        return rest[os.write(stdin.fileno(), rest[:_CHUNK_BYTES]) :]
    except BrokenPipeError:
        return memoryview(b"")  # it reads no further, but may still have something to say


def exchange_by_turns(
    child: ByTurns,
    data: bytes,
    most_answer_bytes: int,
    remaining_s: Callable[[], float],
    while_waiting: Callable[[], None],
) -> tuple[int, bytes]:
    """Feed and hear a child in turn until it has ended; returns its status and its answer.

    Raises:
        OSError: A pipe broke in another way than by its end.
        subprocess.TimeoutExpired: The deadline came first.
        _TalkedTooMuchError: The answer has no end.
    """
    rest = memoryview(data)
    answer = bytearray()
    is_talking = True
    if not rest:
        child.end_input()
    while (wait_s := remaining_s()) > 0:
        while_waiting()
        before = (len(rest), len(answer))
        if rest and not (rest := _given(child, rest)):
            child.end_input()
        if is_talking:
            heard = child.hear()
            is_talking = heard is not None
            answer += heard or b""
            if len(answer) > most_answer_bytes:
                raise _TalkedTooMuchError
        if not is_talking:
            status = child.find_status(wait_s)
            if status is None:
                break
            return status, bytes(answer)
        if before == (len(rest), len(answer)):
            # Not for its end alone: it is the longest time in which nothing is heard.
            child.find_status(min(wait_s, _LONGEST_WAIT_S))
    raise subprocess.TimeoutExpired("child", 0)


def _given(child: ByTurns, rest: memoryview) -> memoryview:
    try:
        return rest[child.feed(rest) :]
    except BrokenPipeError:
        return memoryview(b"")  # it reads no further, but may still have something to say


def _exchange_on_windows(
    child: subprocess.Popen[bytes],
    data: bytes,
    most_answer_bytes: int,
    remaining_s: Callable[[], float],
    while_waiting: Callable[[], None],
) -> bytes:
    # Windows cannot wait for pipes; subprocess does it with threads of its own, and the bound on
    # the answer can only be checked once it is complete or the deadline has passed.
    # So it is one wait, and whoever has something better to do is called before it only.
    while_waiting()
    answer, _ = child.communicate(data, timeout=remaining_s())
    if len(answer) > most_answer_bytes:
        raise _TalkedTooMuchError
    return answer


def _ended(status: int, answer: bytes) -> Conversation:
    if status == 0:
        return Conversation(ending=Ending.ANSWERED, answer=answer, detail="")
    if status > 0:
        return _without_answer(Ending.FAILED, f"ended with status {status}")
    if sys.platform != "win32" and -status == signal.SIGXCPU:
        return _without_answer(Ending.TIMED_OUT, "used up its processor time")
    return _without_answer(Ending.FAILED, f"ended by signal {-status}")


def _without_answer(ending: Ending, detail: str) -> Conversation:
    return Conversation(ending=ending, answer=b"", detail=detail)
