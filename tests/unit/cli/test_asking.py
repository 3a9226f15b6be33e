"""Where nobody can be asked; the questions themselves need a terminal and are in the journeys."""

import subprocess
import sys

ASK = """
from evidence_kit.cli.asking import can_ask, confirm
from evidence_kit.errors import ConfirmationNeededError
try:
    print(can_ask(), confirm("Keep it?", default=True))
except ConfirmationNeededError as refused:
    print(can_ask(), refused.code)
"""


def test_without_a_terminal_nobody_is_asked_and_no_answer_is_made_up() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK], input=b"yes\nyes\n", capture_output=True, check=True
    )

    assert (done.stdout, done.stderr) == (b"False EK-502\n", b"")
