import subprocess
import sys

import pytest

from evidence_kit.sandbox import system_calls
from evidence_kit.sandbox.locks import Attempt

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the locks are Linux's")


def after(lock):
    """Make all attempts in a process that took only this lock; never reachable in the app."""
    program = f"""
import os
from evidence_kit.sandbox import attempts, landlock, linux, system_calls
linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
{lock}
outcome = attempts.try_everything()
os.write(1, (",".join(outcome.refused) + ";" + ",".join(outcome.allowed)).encode())
os._exit(0)
"""
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, check=True, text=True
    )
    return tuple(
        {Attempt(name) for name in part.split(",") if name} for part in done.stdout.split(";")
    )


def test_in_an_unlocked_twin_every_attempt_gets_through():
    refused, allowed = after("")
    assert refused == set()
    assert allowed == set(Attempt)


def test_landlock_alone_stops_files_and_programs_and_nothing_else():
    refused, allowed = after("landlock.deny_everything()")
    assert refused == {Attempt.OPEN, Attempt.WRITE, Attempt.EXEC}
    assert allowed == {Attempt.SOCKET, Attempt.FORK, Attempt.MACHINE_CODE}


@pytest.mark.skipif(not system_calls.is_known_here(), reason="no filter for this system")
def test_the_system_call_filter_alone_stops_all():
    refused, allowed = after("system_calls.restrict()")
    assert refused == set(Attempt)
    assert allowed == set()
