"""A window is seen when it stands on the screen, and all that its program worked is counted."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import watching

WORK_S = 0.2
CHILD = f"""
import subprocess, sys
works = (
    "import time\\n"
    "while time.process_time() < {WORK_S}: pass\\n"
    "print(flush=True); input()"
)
with subprocess.Popen([sys.executable, "-c", works]) as below:
    pass
"""
WINDOW = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.setStyleSheet("background: white")
window.setGeometry(0, 0, 1280, 800)
window.show()
application.exec()
"""
needs_display = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not here")


@pytest.fixture
def busy() -> Iterator[subprocess.Popen[bytes]]:
    """A program that waits for one that worked, and that still runs."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", CHILD], stdin=pipe, stdout=pipe) as program:
        assert program.stdout.readline() == b"\n"
        yield program
        program.communicate(b"\n")


def test_what_a_program_below_worked_counts(busy: subprocess.Popen[bytes]) -> None:
    first, below = watching.processes(busy.pid)

    assert first == busy.pid
    assert watching.worked_s(busy.pid) >= watching.worked_s(below) > 0
    # The clock of the system counts hundredths.
    assert watching.worked_s(below) > WORK_S - 0.02


def test_a_program_that_is_gone_has_no_others_below_it() -> None:
    with subprocess.Popen([sys.executable, "-c", "pass"]) as program:
        program.wait()

    assert watching.processes(program.pid) == [program.pid]
    assert watching.worked_s(program.pid) == 0


@needs_display
def test_a_window_is_seen_once_it_covers_the_screen(tmp_path: Path) -> None:
    with watching.screen(tmp_path) as screen:
        first = screen.seen(sys.executable, "-c", WINDOW)
        second = screen.seen(sys.executable, "-c", WINDOW)

    assert min(first.took_s, second.took_s) > 0
    assert min(first.worked_s, second.worked_s) > 0


@needs_display
def test_a_program_that_shows_nothing_is_not_seen(tmp_path: Path) -> None:
    with watching.screen(tmp_path) as screen, pytest.raises(watching.NotSeenError):
        screen.seen(sys.executable, "-c", "pass")
