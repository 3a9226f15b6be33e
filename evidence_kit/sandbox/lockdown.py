"""Lock this process in, for good, before it touches a byte that somebody else made.

Five locks, in this order: resource limits; no new privileges, not dumpable, gone when the parent
goes (prctl); landlock; seccomp. None of them needs rights or a further package, and none can be
undone. Where a system lacks one, the process goes on with the others and the answer says so, for
the window and the self-test to show.
"""

import signal
import sys

from evidence_kit.sandbox import landlock, linux, system_calls
from evidence_kit.sandbox.locks import NO_LOCKS, Locks

if sys.platform != "win32":
    import resource

MEMORY_BYTES = 512 << 20
"""Address space: a picture of 80 million pixels in four bytes each, its file, and Python."""
PROCESSOR_S = 10
"""Slowest honest picture measured: 1.5 s. One second later the kernel kills without a signal."""
STACK_BYTES = 8 << 20
"""Linux's own default, also where somebody raised it: every thread reserves this much."""
OPEN_FILES = 16
"""Three are open; landlock's rule set is the fourth for a moment."""


def lock_down() -> Locks:
    """Take every lock this system has and return which of them the kernel confirmed."""
    if sys.platform == "win32":
        return NO_LOCKS
    limits = _limit_resources()
    if sys.platform != "linux":
        return Locks(limits=limits, no_new_privileges=False, landlock_abi=0, seccomp=False)
    no_new_privileges = _give_up_privileges()
    landlock_abi = _deny_files_and_network()
    # Last, because it forbids the calls that the others are made of.
    seccomp = no_new_privileges and _restrict_system_calls()
    return Locks(
        limits=limits,
        no_new_privileges=no_new_privileges,
        landlock_abi=landlock_abi,
        seccomp=seccomp,
    )


def _limit_resources() -> bool:
    limits = (
        (resource.RLIMIT_AS, MEMORY_BYTES, MEMORY_BYTES),
        (resource.RLIMIT_CPU, PROCESSOR_S, PROCESSOR_S + 1),
        (resource.RLIMIT_STACK, STACK_BYTES, STACK_BYTES),
        (resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    )
    held = [_limit(name, soft, hard) for name, soft, hard in limits]
    return all(held)


def _limit(name: int, soft: int, hard: int) -> bool:
    _, ceiling = resource.getrlimit(name)
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    try:
        resource.setrlimit(name, (soft, hard))
    except (OSError, ValueError):
        return False  # macOS, for one, does not limit address space
    return resource.getrlimit(name) == (soft, hard)


def _give_up_privileges() -> bool:
    try:
        linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
        linux.prctl(linux.PR_SET_DUMPABLE, 0)
        linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
        return (
            linux.prctl(linux.PR_GET_NO_NEW_PRIVS) == 1 and linux.prctl(linux.PR_GET_DUMPABLE) == 0
        )
    except OSError:
        return False


def _deny_files_and_network() -> int:
    try:
        return landlock.deny_everything()
    except OSError:
        return 0  # a container may forbid the calls themselves


def _restrict_system_calls() -> bool:
    if not system_calls.is_known_here():
        return False
    try:
        system_calls.restrict()
    except OSError:
        return False
    return True
