import sys

import pytest

from evidence_kit.ui.mistakes import hook, told_without_values
from tests.fakes import run_python


def mistake_with(value: str) -> Exception:
    try:
        {}[value]
    except KeyError as mistake:
        return mistake
    return AssertionError("a dict holds what it does not hold")


def test_a_mistake_is_told_without_any_value_of_the_case() -> None:
    told = told_without_values(mistake_with("Ana, 15, Snapchat"))

    assert "Ana" not in told
    assert told.startswith("KeyError in ")


def test_the_case_is_closed_once_however_many_mistakes_follow(
    capsys: pytest.CaptureFixture[str],
) -> None:
    closed: list[str] = []
    on_mistake = hook(lambda: closed.append("closed"))

    for value in ("first", "second"):
        mistake = mistake_with(value)
        on_mistake(type(mistake), mistake, mistake.__traceback__)

    assert closed == ["closed"]
    assert "second" not in capsys.readouterr().err


def test_an_interrupt_is_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    closed: list[str] = []
    interrupt = KeyboardInterrupt()

    hook(lambda: closed.append("closed"))(KeyboardInterrupt, interrupt, None)

    assert closed == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_mistake_in_a_slot_reaches_the_hook() -> None:
    script = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QCoreApplication, QTimer
from evidence_kit.ui.mistakes import hook
application = QCoreApplication([])
sys.excepthook = hook(application.quit)
QTimer.singleShot(0, lambda: {}["Ana"])
application.exec()
print("closed")
"""

    answer = run_python(script)

    assert answer.stdout.strip() == "closed"
    assert "Ana" not in answer.stderr
    assert sys.excepthook is not None
