import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="landlock is Linux's")

ACTS = """
import socket
def outcome(act):
    try:
        act()
    except OSError as problem:
        return type(problem).__name__
    return "done"
outcomes = [
    outcome(lambda: open(os.devnull, "rb").close()),
    outcome(lambda: os.listdir("/")),
    outcome(lambda: socket.create_connection(("127.0.0.1", 1))),
    outcome(lambda: socket.socket().bind(("127.0.0.1", 0))),
    outcome(lambda: os.kill(os.getppid(), 0)),
]
print(abi, *outcomes)
"""


def outcomes(deny):
    code = f"""
import os, socket, encodings.idna
from evidence_kit.sandbox import landlock, linux
linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
abi = {deny}
{ACTS}
"""
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, check=True, text=True
    )
    abi, *rest = done.stdout.split()
    return int(abi), rest


def test_files_network_and_foreign_processes_are_denied():
    abi, found = outcomes("landlock.deny_everything()")
    if abi < 6:
        pytest.skip("this kernel's landlock is older than its scopes")
    assert found == ["PermissionError"] * 5


def test_without_it_the_same_acts_are_open():
    _, found = outcomes("0")
    assert found == ["done", "done", "ConnectionRefusedError", "done", "done"]
