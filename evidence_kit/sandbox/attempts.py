"""Try, on purpose, what a taken-over decoder would try; see what is refused.

Every decoder does this once it is locked in and before it reads a byte. The rules are:

* An attempt is harmless where it succeeds.
* It counts as refused only when the system says "not permitted"; any other answer, an error too,
  means that the door was open.
* What cannot be tried on a system – it has no notion of it, or what would be opened is not there –
  is in neither list: nobody can tell.
"""

import contextlib
import ctypes
import mmap
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from evidence_kit.sandbox.locks import Attempt

if sys.platform == "win32":
    from evidence_kit.sandbox import windows, windows_attempts

_AF_INET = 2
_SOCK_STREAM = 1
_NO_SUCH_PROGRAM = "/no-such-program"
_SHELL = "/bin/sh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of the attempts; what was not tried on this system is in neither list."""

    refused: tuple[Attempt, ...]
    allowed: tuple[Attempt, ...]


class CannotTryError(Exception):
    """What the attempt needs is not on this system; it shows nothing either way."""


def try_everything(acts_here: Mapping[Attempt, Callable[[], None]] | None = None) -> Outcome:
    """Make every attempt this system knows and say which were refused.

    Args:
        acts_here: What :func:`acts` gave before the locks closed; asked for now when not said.
    """
    refused, allowed = [], []
    for attempt, act in (acts() if acts_here is None else acts_here).items():
        try:
            act()
        except PermissionError:
            refused.append(attempt)
        except CannotTryError:
            continue
        except OSError:
            allowed.append(attempt)
        else:
            allowed.append(attempt)
    return Outcome(refused=tuple(refused), allowed=tuple(allowed))


def acts() -> Mapping[Attempt, Callable[[], None]]:
    """Return what can be tried here; ask before the locks close, because it may load a library."""
    if sys.platform == "win32":
        try:
            return windows_attempts.acts(windows.load())
        except OSError:
            return {}
    return {
        Attempt.OPEN: _open,
        Attempt.WRITE: _write,
        Attempt.SOCKET: _socket,
        Attempt.FORK: _fork,
        Attempt.EXEC: _exec,
        Attempt.MACHINE_CODE: _machine_code,
    }


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
    try:
        child_id = os.posix_spawn(_SHELL, [_SHELL, "-c", ":"], {})
    except FileNotFoundError as problem:
        raise CannotTryError(_SHELL) from problem
    os.waitpid(child_id, 0)


def _machine_code() -> None:
    writable_and_runnable = mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC
    mmap.mmap(-1, mmap.PAGESIZE, prot=writable_and_runnable).close()
