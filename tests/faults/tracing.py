"""Run a piece of work in a child of ours and stop it at every call that changes a file system.

The child is followed through ptrace and a seccomp filter that stops it at those calls alone, so
whoever makes them is seen: Python, SQLite inside its library, and programs the work starts. Nothing
has to be installed for it. The rules are: the tracer has one thread, because ptrace binds a child
to the thread that made it; whatever ends the tracer ends the child.
"""

import ctypes
import errno
import os
import platform
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn, Protocol, TypeAlias

from tests.faults.calls import NUMBERS, Call

TELL_DESCRIPTOR = 900
"""What the work writes here is told to whoever watches, in order with its other calls."""

_OPEN, _OPENAT = 2, 257
_CREATING = os.O_CREAT | os.O_TRUNC

_TRACEME, _CONT, _GETREGS, _SETREGS, _SYSCALL, _SETOPTIONS = 0, 7, 12, 13, 24, 0x4200
_OPTIONS = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x80 | 0x100000
"""Mark system calls; follow fork, vfork, clone, exec; stop at seccomp; end the child with us."""
_EVENT_SECCOMP = 7
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _TRACE = 0x7FFF0000, 0x7FF00000
_X86_64 = 0xC000003E
_ALL_CHILDREN = 0x40000000

# fmt: off
_REGISTERS = (
    "r15", "r14", "r13", "r12", "rbp", "rbx", "r11", "r10", "r9", "r8", "rax", "rcx", "rdx", "rsi",
    "rdi", "orig_rax", "rip", "cs", "eflags", "rsp", "ss", "fs_base", "gs_base", "ds", "es", "fs",
    "gs",
)
# fmt: on
"""``user_regs_struct`` of <sys/user.h>, in its order."""
_ARGUMENTS = ("rdi", "rsi", "rdx", "r10", "r8", "r9")


class CannotTraceError(Exception):
    """This system does not let one process follow another."""


class _Registers(ctypes.Structure):
    _fields_ = [(name, ctypes.c_ulonglong) for name in _REGISTERS]


class _Program(ctypes.Structure):
    _fields_ = [("count", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.restype = ctypes.c_long
_libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
_libc.prctl.argtypes = [ctypes.c_int, *(4 * [ctypes.c_ulong])]


@dataclass(frozen=True, slots=True)
class Pass:
    """It happens."""


@dataclass(frozen=True, slots=True)
class Watch:
    """It happens, and its result is told."""


@dataclass(frozen=True, slots=True)
class Fail:
    """It does not happen, and the program is told so."""

    number: int


@dataclass(frozen=True, slots=True)
class Pretend:
    """It does not happen, and the program is told that it did."""

    result: int


@dataclass(frozen=True, slots=True)
class Shorten:
    """Only so many of its bytes are taken."""

    count: int


@dataclass(frozen=True, slots=True)
class Kill:
    """The process ends here, without warning."""


Answer: TypeAlias = Pass | Watch | Fail | Pretend | Shorten | Kill


class Watcher(Protocol):
    """Whoever decides what becomes of each call."""

    def on_call(self, call: Call) -> Answer:
        """Say what becomes of a call."""
        ...

    def on_result(self, call: Call, result: int) -> None:
        """Learn what became of a call that was watched; negative is an error's number."""
        ...

    def on_told(self, line: str) -> None:
        """Learn what the work says."""
        ...


def require_tracing() -> None:
    """Refuse a system on which nothing here works.

    Raises:
        CannotTraceError: With the reason.
    """
    if not sys.platform.startswith("linux") or platform.machine() != "x86_64":
        raise CannotTraceError("calls are followed on Linux for x86-64 alone")

    class Nothing:
        def on_call(self, _call: Call) -> Answer:
            return Pass()

        def on_result(self, call: Call, result: int) -> None: ...

        def on_told(self, line: str) -> None: ...

    if run_watched(lambda: None, Nothing()) != 0:
        raise CannotTraceError("this system does not let one process follow another")


def run_watched(work: Callable[[], None], watcher: Watcher) -> int:
    """Run work in a child and follow it to its end; returns its exit status as ``waitpid`` does."""
    child = os.fork()
    if child == 0:
        _be_followed(work)
    os.waitpid(child, 0)
    if _libc.ptrace(_SETOPTIONS, child, None, _OPTIONS) != 0:
        os.kill(child, signal.SIGKILL)
        return os.waitpid(child, 0)[1]
    _resume(child)
    return _follow(child, watcher)


def _be_followed(work: Callable[[], None]) -> NoReturn:
    status = 70
    try:
        if _libc.ptrace(_TRACEME, 0, None, None) == 0:
            os.kill(os.getpid(), signal.SIGSTOP)
            os.dup2(os.open(os.devnull, os.O_WRONLY), TELL_DESCRIPTOR)
            _stop_at_changes()
            work()
            status = 0
    finally:
        # Without the parent's tidying up: its files and handlers are not ours.
        os._exit(status)


def _follow(child: int, watcher: Watcher) -> int:
    known = {child}
    watched: dict[int, Call] = {}
    while True:
        process, status = os.waitpid(-1, _ALL_CHILDREN)
        if os.WIFEXITED(status) or os.WIFSIGNALED(status):
            if process == child:
                return status
            continue
        number = os.WSTOPSIG(status)
        if status >> 8 == signal.SIGTRAP | _EVENT_SECCOMP << 8:
            # A thread that stands at a call may end with its process before it is answered.
            with suppress(ProcessLookupError):
                _decide(process, watcher, watched)
        elif number == signal.SIGTRAP | 0x80:
            call = watched.pop(process, None)
            with suppress(ProcessLookupError):
                registers = _registers(process)
                if call is not None:
                    watcher.on_result(call, ctypes.c_longlong(registers.rax).value)
                _resume(process)
        elif status >> 16 or process not in known:
            # An event of ours, or the stop with which a followed child begins.
            known.add(process)
            _resume(process)
        else:
            _resume(process, number)


def _decide(process: int, watcher: Watcher, watched: dict[int, Call]) -> None:
    registers = _registers(process)
    call = Call(
        process=process,
        name=NUMBERS.get(registers.orig_rax, "open"),
        arguments=tuple(getattr(registers, name) for name in _ARGUMENTS),
    )
    if call.name == "write" and call.arguments[0] == TELL_DESCRIPTOR:
        watcher.on_told(call.bytes_at(call.arguments[1], call.arguments[2]).decode("ascii"))
        _resume(process)
        return
    answer = watcher.on_call(call)
    match answer:
        case Watch():
            watched[process] = call
            _resume(process, request=_SYSCALL)
            return
        case Kill():
            os.kill(process, signal.SIGKILL)
            return
        case Fail(number):
            _skip(process, registers, -number)
        case Pretend(result):
            _skip(process, registers, result)
        case Shorten(count):
            registers.rdx = count
            _set(process, registers)
        case Pass():
            pass
    _resume(process)


def _skip(process: int, registers: _Registers, result: int) -> None:
    registers.orig_rax = ctypes.c_ulonglong(-1).value
    registers.rax = ctypes.c_ulonglong(result).value
    _set(process, registers)


def _registers(process: int) -> _Registers:
    registers = _Registers()
    _require(_libc.ptrace(_GETREGS, process, None, ctypes.addressof(registers)))
    return registers


def _set(process: int, registers: _Registers) -> None:
    _require(_libc.ptrace(_SETREGS, process, None, ctypes.addressof(registers)))


def _resume(process: int, with_signal: int = 0, *, request: int = _CONT) -> None:
    if _libc.ptrace(request, process, None, with_signal) != 0 and ctypes.get_errno() != errno.ESRCH:
        _require(-1)


def _require(answer: int) -> None:
    if answer != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def _stop_at_changes() -> None:
    program = _filter()
    buffer = ctypes.create_string_buffer(program, len(program))
    described = _Program(len(program) // 8, ctypes.cast(buffer, ctypes.c_char_p))
    _require(_libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    _require(_libc.prctl(_SET_SECCOMP, _FILTER, ctypes.addressof(described), 0, 0))


def _filter() -> bytes:
    """Return a BPF program: trace what changes something, let everything else pass."""
    load, equal, any_bit, give = 0x20, 0x15, 0x45, 0x06
    plain = sorted(NUMBERS.keys() - {_OPENAT})
    lines: list[tuple[int, int, int, int]] = [
        (load, 0, 0, 4),
        (equal, 0, len(plain) + 7, _X86_64),
        (load, 0, 0, 0),
        *((equal, len(plain) + 6 - place, 0, number) for place, number in enumerate(plain)),
        (equal, 0, 2, _OPENAT),
        (load, 0, 0, 16 + 2 * 8),
        (any_bit, 4, 3, _CREATING),
        (equal, 0, 2, _OPEN),
        (load, 0, 0, 16 + 1 * 8),
        (any_bit, 1, 0, _CREATING),
        (give, 0, 0, _ALLOW),
        (give, 0, 0, _TRACE),
    ]
    return b"".join(struct.pack("HBBI", *line) for line in lines)
