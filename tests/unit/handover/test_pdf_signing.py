import subprocess
import sys

import pytest

from evidence_kit.handover.pdf_signing import ReachedOutError, refuse_to_reach_out

HOOKED = """
import sys
from evidence_kit.handover.pdf_signing import refuse_to_reach_out
sys.addaudithook(refuse_to_reach_out)
"""
ATTEMPTS = (
    "import socket; socket.create_connection(('127.0.0.1', 9))",
    "import socket; socket.socket().bind(('127.0.0.1', 0))",
    "import socket as s; s.socket(type=s.SOCK_DGRAM).sendto(b'a', ('127.0.0.1', 9))",
    "import socket; socket.getaddrinfo('example.org', 80)",
    "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "import subprocess; subprocess.run(['true'])",
    "import os; os.system('true')",
)


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_process_cannot_reach_out(attempt):
    run = [sys.executable, "-I", "-c", HOOKED + attempt]
    tried = subprocess.run(run, capture_output=True, text=True, check=False, timeout=60)
    assert tried.returncode != 0
    assert "ReachedOutError" in tried.stderr


@pytest.mark.parametrize("event", ["open", "import", "socket.__new__"])
def test_what_stays_inside_the_process_is_let_through(event):
    assert refuse_to_reach_out(event, ()) is None


def test_a_refusal_names_what_was_tried():
    with pytest.raises(ReachedOutError, match=r"socket\.connect"):
        refuse_to_reach_out("socket.connect", ())


def test_an_order_that_is_none_gives_no_answer():
    run = [sys.executable, "-I", "-m", "evidence_kit.handover.pdf_signing"]
    asked = subprocess.run(run, input=b"junk", capture_output=True, check=False, timeout=60)
    assert asked.returncode != 0
    assert asked.stdout == b""
