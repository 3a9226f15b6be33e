import signal
import subprocess
import sys

import pytest

from evidence_kit.sandbox.locks import NO_LOCKS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the locks are Linux's")


def locked(code, before=""):
    program = f"""
import ctypes, mmap, os, sys
from evidence_kit.sandbox.lockdown import lock_down
from evidence_kit.sandbox.locks import Lock
{before}
locks = lock_down()
{code}
os.write(1, b' end')
os._exit(0)
"""
    return subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, check=False, timeout=60
    )


def test_all_locks_hold_here():
    done = locked("os.write(1, repr(locks.is_complete).encode())")
    assert done.stdout == b"True end"


def test_more_memory_than_permitted_is_not_given():
    code = """
try:
    mmap.mmap(-1, 600 << 20)
except OSError:
    os.write(1, b'refused')
"""
    assert locked(code).stdout == b"refused end"


def test_every_limit_is_as_announced():
    before = """
import resource
from evidence_kit.sandbox import system_calls
system_calls.is_known_here = lambda: False  # the filter would refuse to say the limits
"""
    code = """
names = ("AS", "CPU", "STACK", "NOFILE", "FSIZE", "CORE")
limits = [resource.getrlimit(getattr(resource, "RLIMIT_" + name)) for name in names]
os.write(1, repr(limits).encode())
"""
    memory, stack = 512 << 20, 8 << 20
    expected = [(memory, memory), (10, 11), (stack, stack), (16, 16), (0, 0), (0, 0)]
    assert locked(code, before).stdout == f"{expected} end".encode()


def test_a_limit_that_was_already_tighter_stays_and_counts():
    before = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (3, 3))"
    done = locked("os.write(1, repr(Lock.LIMITS in locks.held).encode())", before)
    assert done.stdout == b"True end"


def test_a_signal_to_the_parent_ends_the_child_instead():
    done = locked("os.kill(os.getppid(), 0)")
    assert done.returncode == -signal.SIGSYS
    assert done.stdout == b""


def test_the_locks_cannot_be_taken_off_again():
    code = """
import resource
try:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1))
except (OSError, ValueError):
    os.write(1, b'limits stay')
if ctypes.CDLL(None).prctl(4, 1, 0, 0, 0) != 0:
    os.write(1, b', prctl stays')
"""
    done = locked(code, before="import resource")
    assert done.stdout == b"limits stay, prctl stays end"


def test_on_another_architecture_the_other_locks_hold_and_the_missing_one_is_named():
    code = """
outcome = attempts.try_everything()
refused = ','.join(outcome.refused)
os.write(1, f"{Lock.SECCOMP in locks.held} {locks.landlock_abi > 0} {refused}".encode())
"""
    before = """
from evidence_kit.sandbox import attempts, system_calls
system_calls.is_known_here = lambda: False
"""
    assert locked(code, before).stdout == b"False True open,write,exec end"


def test_on_a_kernel_without_landlock_the_other_locks_hold_and_the_missing_one_is_named():
    code = """
outcome = attempts.try_everything()
os.write(1, f"{Lock.SECCOMP in locks.held} {locks.landlock_abi} {locks.is_complete}".encode())
os.write(1, f" {len(outcome.allowed)} allowed".encode())
"""
    before = """
from evidence_kit.sandbox import attempts, landlock
landlock.LANDLOCK_CREATE_RULESET = 999_999
"""
    assert locked(code, before).stdout == b"True 0 False 0 allowed end"


def test_where_privileges_could_still_be_gained_no_filter_is_claimed():
    before = """
from evidence_kit.sandbox import linux
linux.PR_SET_NO_NEW_PRIVS = 999_999
"""
    done = locked(
        "os.write(1, f'{Lock.PRIVILEGES in locks.held} {Lock.SECCOMP in locks.held}'.encode())",
        before,
    )
    assert done.stdout == b"False False end"


@pytest.mark.timeout(60)
def test_a_locked_child_does_not_outlive_its_parent():
    child = """
import os
from evidence_kit.sandbox.lockdown import lock_down
lock_down()
os.write(1, b'locked')
os.read(0, 1)
"""
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-I', '-c', {child!r}])"
    with subprocess.Popen(
        [sys.executable, "-I", "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.read(6) == b"locked"
        process.kill()
        # The pipe ends when its last holder has ended; the input, which it waits for, stays open.
        assert process.stdout.read() == b""


def test_without_the_locks_the_same_acts_succeed():
    code = """
import mmap, os
mmap.mmap(-1, 600 << 20)
os.kill(os.getppid(), 0)
os.write(1, b'all done')
"""
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True)
    assert done.stdout == b"all done"


def test_a_system_without_locks_is_not_called_complete():
    assert not NO_LOCKS.is_complete
