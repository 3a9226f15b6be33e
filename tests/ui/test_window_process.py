"""The window as a process: what others can read of it, and that nothing of it stays."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes import ROOT_PATH

PATIENCE_MS = 60_000

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="reads what Linux says of processes"
)

LOCK = """
import sys
from evidence_kit.ui.resuming import LockReason, Resume, start_afresh
start_afresh(Resume(reason=LockReason.ASKED, case_path=sys.argv[1]))
"""

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a process that knows this project and has no display; it is ended afterwards."""
    started: list[subprocess.Popen[str]] = []

    def start_one(*arguments: str) -> subprocess.Popen[str]:
        surroundings = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
        }
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT_PATH,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start_one
    for process in started:
        process.kill()
        process.communicate()


def said_by(process_id: int, what: str) -> str:
    return Path(f"/proc/{process_id}/{what}").read_bytes().replace(b"\0", b" ").decode()


def children_of(process_id: int) -> list[int]:
    text = Path(f"/proc/{process_id}/task/{process_id}/children").read_text(encoding="ascii")
    return [int(number) for number in text.split()]


def test_after_a_lock_the_same_process_shows_the_lock_screen_and_tells_nobody_which_case(
    start: Start, qtbot: QtBot
) -> None:
    process = start("-c", LOCK, "/home/ana/very private folder")

    # On the lock screen the vault process loads while the password is typed.
    qtbot.waitUntil(lambda: bool(children_of(process.pid)), timeout=PATIENCE_MS)

    assert said_by(process.pid, "cmdline").split()[-3:] == ["-m", "evidence_kit", "--resumed"]
    for what in ("cmdline", "environ"):
        assert "very private folder" not in said_by(process.pid, what)
    (vault,) = children_of(process.pid)
    assert "very private folder" not in said_by(vault, "cmdline")


def test_a_killed_window_takes_the_vault_process_with_it(start: Start, qtbot: QtBot) -> None:
    process = start("-c", LOCK, "/home/ana/Papers")
    qtbot.waitUntil(lambda: bool(children_of(process.pid)), timeout=PATIENCE_MS)
    (vault,) = children_of(process.pid)

    process.send_signal(signal.SIGKILL)
    process.wait()

    qtbot.waitUntil(lambda: not Path(f"/proc/{vault}").exists(), timeout=PATIENCE_MS)


def test_looking_at_the_first_page_leaves_nothing_behind(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    process = start("-m", "evidence_kit")
    qtbot.waitUntil(lambda: "evidence_kit" in said_by(process.pid, "cmdline"), timeout=PATIENCE_MS)
    # The marks that the window draws are loaded when it is there.
    qtbot.waitUntil(
        lambda: (
            "AtkinsonHyperlegible" in said_by(process.pid, "maps")
            or "QtWidgets" in said_by(process.pid, "maps")
        ),
        timeout=PATIENCE_MS,
    )

    process.terminate()
    process.wait()

    assert not (tmp_path / "config").exists()
