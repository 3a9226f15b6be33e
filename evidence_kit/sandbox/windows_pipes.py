"""Two pipes to a child on Windows that never wait, and the handles that must be closed again."""

import contextlib
import ctypes
from dataclasses import dataclass

from evidence_kit.sandbox.windows import (
    ERROR_BROKEN_PIPE,
    ERROR_NO_DATA,
    CallError,
    Calls,
)

PIPE_BYTES = 1 << 20
"""What moves between two looks at a pipe; Windows's clock lets a short wait last 16 ms."""
PIECE_BYTES = 1 << 16
"""A pipe that cannot take a whole piece takes nothing of it."""
_WITHOUT_WAITING = 1
"""PIPE_NOWAIT."""
_INHERITED = 1
"""HANDLE_FLAG_INHERIT."""


class Handles:
    """The handles that are open; each is closed once, and at the end all of them are."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._open: list[int] = []

    def keep(self, handle: int | None) -> int:
        """Remember a handle that was just opened; returns it."""
        self._open.append(handle or 0)
        return handle or 0

    def close(self, handle: int) -> None:
        """Close one now; nothing happens to one that is closed already."""
        if handle in self._open:
            self._open.remove(handle)
            with contextlib.suppress(CallError):
                self._calls.do("CloseHandle", handle)

    def close_all(self) -> None:
        """Close what is still open, the latest first."""
        for handle in reversed(tuple(self._open)):
            self.close(handle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipes:
    """The ends of both pipes: two of ours, two that the child inherits."""

    to_child: int
    from_child: int
    childs_input: int
    childs_output: int


def make_pipes(calls: Calls, handles: Handles) -> Pipes:
    """Return two new pipes.

    Raises:
        CallError: Windows gives none.
    """
    childs_input, to_child = _pipe(calls, handles)
    from_child, childs_output = _pipe(calls, handles)
    for handle in (childs_input, childs_output):
        calls.do("SetHandleInformation", handle, _INHERITED, _INHERITED)
    without_waiting = ctypes.c_uint32(_WITHOUT_WAITING)
    for handle in (to_child, from_child):
        calls.do("SetNamedPipeHandleState", handle, ctypes.byref(without_waiting), None, None)
    return Pipes(
        to_child=to_child,
        from_child=from_child,
        childs_input=childs_input,
        childs_output=childs_output,
    )


def write_some(calls: Calls, handle: int, data: memoryview) -> int:
    """Write as much as the pipe takes now; returns how many bytes that was.

    Raises:
        BrokenPipeError: Nobody reads any further.
        CallError: It broke in another way.
    """
    piece, written = bytes(data[:PIECE_BYTES]), ctypes.c_uint32()
    try:
        calls.do("WriteFile", handle, piece, len(piece), ctypes.byref(written), None)
    except CallError as problem:
        if problem.number in {ERROR_BROKEN_PIPE, ERROR_NO_DATA}:
            raise BrokenPipeError(str(problem)) from problem
        raise
    return written.value


def find_written(calls: Calls, handle: int) -> bytes | None:
    """Return what was written since the last time; ``None`` once nobody can write any more.

    Raises:
        CallError: The pipe broke in another way.
    """
    buffer, read = ctypes.create_string_buffer(PIECE_BYTES), ctypes.c_uint32()
    try:
        calls.do("ReadFile", handle, buffer, len(buffer), ctypes.byref(read), None)
    except CallError as problem:
        if problem.number == ERROR_NO_DATA:
            return b""
        if problem.number == ERROR_BROKEN_PIPE:
            return None
        raise
    return buffer.raw[: read.value]


def _pipe(calls: Calls, handles: Handles) -> tuple[int, int]:
    reading, writing = ctypes.c_void_p(), ctypes.c_void_p()
    calls.do("CreatePipe", ctypes.byref(reading), ctypes.byref(writing), None, PIPE_BYTES)
    return handles.keep(reading.value), handles.keep(writing.value)
