"""Try, on purpose, what a taken-over decoder would try; see what is refused.

The self-test runs this in the locked child. The rule is: an attempt is harmless where it succeeds,
and it counts as refused only when the system says "not permitted" – any other answer, an error
too, means that the door was open.
"""

import contextlib
import ctypes
import mmap
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

from evidence_kit.sandbox.locks import Attempt

_AF_INET = 2
_SOCK_STREAM = 1
_NO_SUCH_PROGRAM = "/no-such-program"
_SHELL = "/bin/sh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of the attempts; what this system has no notion of is in neither list."""

    refused: tuple[Attempt, ...]
    allowed: tuple[Attempt, ...]


def try_everything() -> Outcome:
    """Make every attempt this system knows and say which were refused."""
    results = {attempt: _is_refused(act) for attempt, act in _acts().items()}
    return Outcome(
        refused=tuple(attempt for attempt, is_refused in results.items() if is_refused),
        allowed=tuple(attempt for attempt, is_refused in results.items() if not is_refused),
    )


def _acts() -> dict[Attempt, Callable[[], None]]:
    acts: dict[Attempt, Callable[[], None]] = {Attempt.OPEN: _open, Attempt.WRITE: _write}
    if sys.platform != "win32":
        acts |= {
            Attempt.SOCKET: _socket,
            Attempt.FORK: _fork,
            Attempt.EXEC: _exec,
            Attempt.MACHINE_CODE: _machine_code,
        }
    return acts


def _is_refused(act: Callable[[], None]) -> bool:
    try:
        act()
    except PermissionError:
        return True
    except OSError:
        return False
    return False


def _open() -> None:
    os.close(os.open(os.devnull, os.O_RDONLY))


def _write() -> None:
    os.close(os.open(os.devnull, os.O_WRONLY))


def _socket() -> None:
    # Through the C library: nothing in this program imports Python's socket module.
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.socket(_AF_INET, _SOCK_STREAM, 0)
    if descriptor < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    os.close(descriptor)


def _fork() -> None:
    process_id = os.fork()  # noqa: TID251 - made to be refused; the twin below ends at once
    if process_id == 0:
        os._exit(0)
    os.waitpid(process_id, 0)


def _exec() -> None:
    # The call itself first, with a program that is not there: "not found" is not a refusal.
    with contextlib.suppress(FileNotFoundError):
        os.execv(_NO_SUCH_PROGRAM, [_NO_SUCH_PROGRAM])  # noqa: S606 - made to be refused
    # Where the call is open, landlock may still refuse every program that is there.
    os.waitpid(os.posix_spawn(_SHELL, [_SHELL, "-c", ":"], {}), 0)


def _machine_code() -> None:
    writable_and_runnable = mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC
    mmap.mmap(-1, mmap.PAGESIZE, prot=writable_and_runnable).close()
