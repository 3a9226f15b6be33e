"""Where nobody can be asked; the questions themselves need a terminal and are in the journeys."""

import subprocess
import sys

import pytest

from evidence_kit.cli.asking import answers_of
from evidence_kit.i18n import Words
from tests import languages

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


def test_in_english_yes_and_no_are_answered_by_a_letter_or_the_word() -> None:
    assert answers_of(Words()) == (["y", "yes"], ["n", "no"])


@pytest.mark.parametrize("tag", languages.TAGS)
def test_no_language_says_yes_as_another_answer_says_no(tag: str) -> None:
    yes, no = answers_of(languages.spoken(tag))

    assert not {*yes, "y", "yes"} & {*no, "n", "no"}
