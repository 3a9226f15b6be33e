"""Lock this process in, for good, before it touches a byte that somebody else made.

On Linux, in this order: resource limits; no new privileges, not dumpable, gone when the parent goes
(prctl); landlock; seccomp. On Windows the process was already started in a job and a container,
and takes the rest; on macOS there are limits and a profile. None of them needs rights or a further
package, and none can be undone. Where a system lacks one, the process goes on with the others and
the answer says so, for the window and the self-test to show.
"""

import signal
import sys

from evidence_kit.sandbox import landlock, linux, system_calls
from evidence_kit.sandbox.locks import Lock, Locks, locks_from

if sys.platform == "win32":
    from evidence_kit.sandbox import windows, windows_locks
else:
    import resource

if sys.platform == "darwin":
    from evidence_kit.sandbox import macos

MEMORY_BYTES = 512 << 20
"""Address space: a picture of 80 million pixels in four bytes each, its file, and Python."""
PROCESSOR_S = 10
"""Slowest honest picture measured: 1.5 s. One second later the kernel kills without a signal."""
STACK_BYTES = 8 << 20
"""Linux's own default, also where somebody raised it: every thread reserves this much."""
OPEN_FILES = 16
"""Three are open; landlock's rule set is the fourth for a moment."""


def lock_down() -> Locks:
    """Take every lock this system has and return which of them the system confirmed."""
    if sys.platform == "win32":
        return locks_from(_locks_of_windows())
    limits = _limit_resources()
    if sys.platform == "darwin":
        return locks_from({Lock.LIMITS: limits, Lock.SEATBELT: _is_denied_on_macos()})
    if sys.platform != "linux":
        return locks_from({Lock.LIMITS: limits})
    no_new_privileges = _give_up_privileges()
    landlock_abi = _deny_files_and_network()
    # Last, because it forbids the calls that the others are made of.
    seccomp = no_new_privileges and _restrict_system_calls()
    confirmed = {
        Lock.LIMITS: limits,
        Lock.PRIVILEGES: no_new_privileges,
        Lock.LANDLOCK: landlock_abi > 0,
        Lock.SECCOMP: seccomp,
    }
    return locks_from(confirmed, landlock_abi=landlock_abi)


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


if sys.platform == "win32":

    def _locks_of_windows() -> dict[Lock, bool]:
        try:
            return windows_locks.take(windows.load())
        except OSError:
            return windows_locks.NOTHING_HELD


if sys.platform == "darwin":

    def _is_denied_on_macos() -> bool:
        try:
            return macos.is_denied(macos.load())
        except (OSError, AttributeError):
            return False
