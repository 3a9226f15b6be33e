"""Keep a process's memory to itself: what is open in it goes into no file and to no other program.

A core file holds keys, passphrases and pictures in the clear, and outlives the program. On Linux it
may also be piped to a collector, which no limit on its size prevents; a process that is *not
dumpable* writes none, and only the superuser can look into it. On Windows a process is left out of
error reporting, and its own access list lets nobody read it; on macOS no debugger may attach.
Nothing here helps against whoever
already runs as the superuser, or against swap and hibernation, which only the system can encrypt.
"""

import sys
from dataclasses import dataclass

if sys.platform != "win32":
    import resource

_PT_DENY_ATTACH = 31
"""macOS, sys/ptrace.h."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardening:
    """What the system confirmed of a process that keeps its memory to itself."""

    no_core_file: bool
    """Whether a crash leaves no copy of the memory."""
    no_looking_in: bool
    """Whether other programs of the same person are refused a look into the memory."""

    @property
    def is_complete(self) -> bool:
        """Whether both hold."""
        return self.no_core_file and self.no_looking_in


def harden() -> Hardening:
    """Do so for this process, for good; returns what the system confirmed."""
    return Hardening(no_core_file=_forbid_core_file(), no_looking_in=_forbid_looking_in())


def _forbid_core_file() -> bool:
    if sys.platform == "win32":
        return _asked_of_windows(windows_hardening.forbid_error_reports)
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


def _forbid_looking_in() -> bool:
    if sys.platform == "win32":
        return _asked_of_windows(windows_hardening.forbid_looking_in)
    from evidence_kit.sandbox import linux  # noqa: PLC0415 - needs a C library to be found

    try:
        if sys.platform == "darwin":
            linux.ptrace(_PT_DENY_ATTACH)
        else:
            linux.prctl(linux.PR_SET_DUMPABLE, 0)
        return sys.platform == "darwin" or linux.prctl(linux.PR_GET_DUMPABLE) == 0
    except OSError:
        return False


if sys.platform == "win32":
    from collections.abc import Callable

    from evidence_kit.sandbox import windows, windows_hardening

    def _asked_of_windows(ask: Callable[[windows.Calls], bool]) -> bool:
        try:
            return ask(windows.load())
        except OSError:
            return False
