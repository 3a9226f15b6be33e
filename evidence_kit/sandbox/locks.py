"""What holds the decoder in, as values that can be shown.

Not every system has every lock. The rule is: a lock counts only when the kernel confirmed it, and
a lock that is missing is said, never passed over.
"""

from dataclasses import dataclass
from enum import StrEnum


class Attempt(StrEnum):
    """Something a taken-over decoder would want to do, tried on purpose by the self-test."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Locks:
    """Which locks the decoder reported before it touched a byte of evidence."""

    limits: bool
    """Whether all resource limits hold: memory, processor time, files, core dumps."""
    no_new_privileges: bool
    """Whether it can gain no rights, cannot be looked into and dies with its parent (prctl)."""
    landlock_abi: int
    """Version of Linux's landlock that denies all files and TCP; 0 where there is none."""
    seccomp: bool
    """Whether a list of permitted system calls is enforced; Linux on x86-64 only."""
    refused: tuple[Attempt, ...] = ()
    """What the self-test tried and saw refused; empty outside a self-test."""
    allowed: tuple[Attempt, ...] = ()
    """What the self-test tried and could do. In neither list means: not tried on this system."""

    @property
    def is_complete(self) -> bool:
        """Whether every lock this program knows holds, and no attempt got through."""
        return (
            self.limits
            and self.no_new_privileges
            and self.landlock_abi > 0
            and self.seccomp
            and not self.allowed
        )


NO_LOCKS = Locks(limits=False, no_new_privileges=False, landlock_abi=0, seccomp=False)
"""Nothing holds; also what is assumed of a system that has no such locks at all."""
