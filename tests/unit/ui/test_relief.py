"""The next process stands before this one ends; what stands in for it is a few lines of Python."""

import os
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.relief import Relief
from evidence_kit.ui.resuming import LockReason, Resume
from tests.fakes import run_python

PATIENCE_MS = 30_000
RESUME = Resume(reason=LockReason.ASKED, case_path="/home/ana/Papers č")
READS = "import sys; said = sys.stdin.read(); "
STANDS = "print('stands', flush=True); "
STAYS = "import time; time.sleep(600)"


class Ends(QObject):
    """Hears how a process would go."""

    ended = Signal()
    started_over = Signal(object)


@pytest.fixture
def ends() -> Ends:
    return Ends()


@pytest.fixture
def relief_by(qapp: QApplication, ends: Ends) -> Iterator[Callable[[str], Relief]]:
    """Make a relief whose next process is a script; it ends with the test."""
    made: list[Relief] = []

    def make(script: str) -> Relief:
        relief = Relief(
            qapp,
            end=ends.ended.emit,
            start_over=ends.started_over.emit,
            command=(sys.executable, "-c", script),
        )
        made.append(relief)
        return relief

    yield make
    for each in made:
        each.stop()
        each.deleteLater()


def test_this_process_ends_when_the_next_one_says_that_it_stands(
    qtbot: QtBot, ends: Ends, relief_by: Callable[[str], Relief]
) -> None:
    relief = relief_by(READS + STANDS + STAYS)

    with qtbot.waitSignal(ends.ended, timeout=PATIENCE_MS):
        relief.begin(RESUME)

    assert relief.is_under_way


def test_a_window_that_has_the_keys_keeps_them_until_another_one_does(
    qtbot: QtBot, qapp: QApplication, ends: Ends, relief_by: Callable[[str], Relief]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: qapp.focusWindow() is not None, timeout=PATIENCE_MS)
    relief = relief_by(READS + STANDS + STAYS)
    heard: list[bool] = []
    ends.ended.connect(lambda: heard.append(True))

    relief.begin(RESUME)
    process = relief._process
    assert process is not None
    qtbot.waitUntil(process.signalsBlocked, timeout=PATIENCE_MS)
    assert heard == []
    with qtbot.waitSignal(ends.ended, timeout=PATIENCE_MS):
        window.hide()


def test_the_next_process_is_told_what_it_must_know_and_that_it_is_awaited(
    qtbot: QtBot, ends: Ends, relief_by: Callable[[str], Relief]
) -> None:
    # It stands only if it was told.
    told = f"import json; told = dict(zip({Resume._fields}, json.loads(said), strict=True)); "
    check = "assert told['is_awaited'] and told['case_path'] == '/home/ana/Papers č'; "
    relief = relief_by(
        "import sys; sys.stdin.reconfigure(encoding='utf-8'); "
        + READS
        + told
        + check
        + STANDS
        + STAYS
    )

    with qtbot.waitSignal(ends.ended, timeout=PATIENCE_MS):
        relief.begin(RESUME)


@pytest.mark.parametrize("script", ["raise SystemExit(1)", READS])
def test_a_next_process_that_never_stood_leaves_it_to_this_one(
    qtbot: QtBot, ends: Ends, relief_by: Callable[[str], Relief], script: str
) -> None:
    relief = relief_by(script)

    with qtbot.waitSignal(ends.started_over, timeout=PATIENCE_MS) as started:
        relief.begin(RESUME)

    assert started.args == [RESUME]
    assert not relief.is_under_way


def test_a_program_that_cannot_be_started_leaves_it_to_this_one(
    qtbot: QtBot, qapp: QApplication, ends: Ends
) -> None:
    relief = Relief(
        qapp, end=ends.ended.emit, start_over=ends.started_over.emit, command=("/no/such/program",)
    )

    with qtbot.waitSignal(ends.started_over, timeout=PATIENCE_MS):
        relief.begin(RESUME)

    relief.deleteLater()


def test_whoever_hides_meanwhile_ends_the_next_process_too(
    relief_by: Callable[[str], Relief],
) -> None:
    relief = relief_by(STAYS)
    relief.begin(RESUME)
    process = relief._process
    assert process is not None
    assert process.waitForStarted()
    number = process.processId()

    relief.stop()

    assert not relief.is_under_way
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_window_tells_that_it_stands_once_it_was_drawn() -> None:
    said = run_python(
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "from evidence_kit.ui.relief import Standing\n"
        "application = QApplication([])\n"
        "window = QWidget()\n"
        "standing = Standing(window)\n"
        "standing.told.connect(application.quit)\n"
        "window.show()\n"
        "application.exec()\n"
        "print('nobody hears this')\n"
    )

    assert said.stdout == "stands\n", said.stderr


def test_a_minimised_window_stands_without_being_drawn() -> None:
    said = run_python(
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "from evidence_kit.ui.relief import Standing\n"
        "application = QApplication([])\n"
        "window = QWidget()\n"
        "window.showMinimized()\n"
        "standing = Standing(window)\n"
        "standing.told.connect(application.quit)\n"
        "application.exec()\n"
    )

    assert said.stdout == "stands\n", said.stderr
