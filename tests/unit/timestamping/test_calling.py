import subprocess
import sys

import pytest

from evidence_kit.timestamping.calling import ReachedOutError, only_reaching
from evidence_kit.timestamping.orders import FROZEN_ARGUMENT

HOOKED = """
import sys
from evidence_kit.timestamping.calling import only_reaching
sys.addaudithook(only_reaching("127.0.0.1"))
"""
ATTEMPTS = (
    "import socket; socket.socket().bind(('127.0.0.1', 0))",
    "import socket as s; s.socket(type=s.SOCK_DGRAM).sendto(b'a', ('127.0.0.1', 9))",
    "import socket; socket.getaddrinfo('example.org', 80)",
    "import subprocess; subprocess.run(['true'])",
    "import os; os.system('true')",
)


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_process_reaches_nobody_else(attempt: str):
    run = [sys.executable, "-I", "-c", HOOKED + attempt]
    tried = subprocess.run(run, capture_output=True, text=True, check=False, timeout=60)
    assert tried.returncode != 0
    assert "ReachedOutError" in tried.stderr


def test_the_one_host_may_be_looked_up():
    refuse = only_reaching("tsa.example")
    refuse("socket.getaddrinfo", ("tsa.example", 80))
    with pytest.raises(ReachedOutError):
        refuse("socket.getaddrinfo", ("other.example", 80))


def test_an_order_that_is_none_gives_no_answer():
    run = [sys.executable, "-I", "-m", "evidence_kit.timestamping.calling"]
    asked = subprocess.run(run, input=b"junk", capture_output=True, check=False, timeout=60)
    assert asked.returncode != 0
    assert asked.stdout == b""


def test_the_program_itself_becomes_the_caller_when_it_is_named():
    run = [sys.executable, "-m", "evidence_kit", FROZEN_ARGUMENT]
    asked = subprocess.run(run, input=b"junk", capture_output=True, check=False, timeout=60)
    assert b"msgspec" in asked.stderr
