"""What holds the decoder in, as values that can be shown.

Not every system has every lock. The rules are:

* A lock counts only when the system confirmed it; one that is missing is said, never passed over.
* Where a lock is missing, pictures are still decoded, in a separate process, and that is shown.
* Where a lock says that it holds and an attempt got past it all the same, nothing is decoded.
* Without an attempt nobody can tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Attempt(StrEnum):
    """Something a taken-over decoder would want to do, tried on purpose before it reads a byte."""

    OPEN = "open"
    """Open something that exists for reading."""
    WRITE = "write"
    """Open something that exists for writing."""
    SOCKET = "socket"
    """Ask for an internet socket."""
    FORK = "fork"
    """Start a second process."""
    EXEC = "exec"
    """Become or start another program."""
    MACHINE_CODE = "machine-code"
    """Ask for memory that can be written and then run."""


class Lock(StrEnum):
    """One lock of one system."""

    LIMITS = "limits"
    """Memory, processor time, files and core dumps (setrlimit)."""
    PRIVILEGES = "no-new-privileges"
    """No rights to gain, not to be looked into, gone with its parent; Linux."""
    LANDLOCK = "landlock"
    """No file and no TCP; Linux."""
    SECCOMP = "seccomp"
    """A short list of system calls; Linux on x86-64 and aarch64."""
    JOB = "job"
    """Memory, processor time, no second process, no clipboard or desktop; Windows."""
    CONTAINER = "app-container"
    """No file of the person's and no network; Windows."""
    MITIGATIONS = "mitigations"
    """No new machine code, no child process, no foreign library; Windows."""
    SEATBELT = "seatbelt"
    """No file, no network, no other program; macOS."""


GUARDED = {
    Lock.LANDLOCK: frozenset({Attempt.OPEN, Attempt.WRITE, Attempt.EXEC}),
    Lock.SECCOMP: frozenset(Attempt),
    Lock.JOB: frozenset({Attempt.EXEC}),
    Lock.CONTAINER: frozenset({Attempt.OPEN, Attempt.WRITE, Attempt.SOCKET}),
    Lock.MITIGATIONS: frozenset({Attempt.EXEC, Attempt.MACHINE_CODE}),
    Lock.SEATBELT: frozenset(
        {Attempt.OPEN, Attempt.WRITE, Attempt.SOCKET, Attempt.FORK, Attempt.EXEC}
    ),
}
"""What cannot be done while a lock holds; an attempt that succeeds all the same belies it."""


class Protection(StrEnum):
    """How well the decoder is held in, taken together."""

    FULL = "full"
    """Every lock this program knows for this system holds, and every attempt made was refused."""
    PARTLY = "partly"
    """A lock is missing or an attempt got through; decoding goes on, and this is shown."""
    BROKEN = "broken"
    """An attempt got past a lock that says it holds: nothing is decoded."""
    CANNOT_TELL = "cannot-tell"
    """Nothing was tried, or the decoder gave no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locks:
    """Which locks the decoder reported before it touched a byte of evidence."""

    held: tuple[Lock, ...]
    """Those the system confirmed."""
    missing: tuple[Lock, ...]
    """Those this program knows for this system and could not close."""
    landlock_abi: int = 0
    """Version of Linux's landlock; 0 where there is none."""
    refused: tuple[Attempt, ...] = ()
    """What it tried and saw refused."""
    allowed: tuple[Attempt, ...] = ()
    """What it tried and could do. In neither list means: not tried on this system."""

    @property
    def protection(self) -> Protection:
        """What all this comes to."""
        if self.belied:
            return Protection.BROKEN
        if self.missing or self.allowed or not self.held:
            return Protection.PARTLY
        return Protection.FULL if self.refused else Protection.CANNOT_TELL

    @property
    def is_complete(self) -> bool:
        """Whether every lock this program knows here holds, and no attempt got through."""
        return bool(self.held) and not self.missing and not self.allowed

    @property
    def belied(self) -> tuple[Lock, ...]:
        """The locks that say they hold although an attempt got past them."""
        allowed = frozenset(self.allowed)
        return tuple(lock for lock in self.held if GUARDED.get(lock, frozenset()) & allowed)

    @property
    def untried(self) -> tuple[Attempt, ...]:
        """What nobody can tell about: not tried on this system."""
        return tuple(each for each in Attempt if each not in {*self.refused, *self.allowed})


def locks_from(confirmed: Mapping[Lock, bool], *, landlock_abi: int = 0) -> Locks:
    """Return the locks of a system by which of them it confirmed."""
    return Locks(
        held=tuple(lock for lock, is_held in confirmed.items() if is_held),
        missing=tuple(lock for lock, is_held in confirmed.items() if not is_held),
        landlock_abi=landlock_abi,
    )


NO_LOCKS = Locks(held=(), missing=())
"""Nothing holds; also what is assumed of a system that has no such locks at all."""
