"""The program on a display of its own, with a real keyboard and a real mouse.

Nothing here looks inside the program: keys go in, the screen is looked at until it stands still,
and what counts is what lies on the disk and how the program ended.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from evidence_kit.clock import SystemClock
from evidence_kit.store import Vault

TOOLS = ("Xvfb", "xdotool", "xwd")
PASSWORD = "lantern river copper seven"
CASE_FOLDER = Path("Documents") / "Papers"
LOOKS = 240
HIDE_NOW_AT = (1183, 40)
WITHOUT_SPARE_KEY_AT = (730, 708)

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(
        not (sys.platform.startswith("linux") and all(map(shutil.which, TOOLS))),
        reason="Xvfb, xdotool and xwd are not here",
    ),
]


@dataclass
class Desk:
    """A display, the program on it, and somebody's hands."""

    display: str
    home_path: Path
    program: subprocess.Popen[bytes]

    def run(self, *command: str) -> bytes:
        environment = {**os.environ, "DISPLAY": self.display}
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    def looks(self) -> str:
        return hashlib.sha256(self.run("xwd", "-silent", "-root")).hexdigest()

    def waits_for_another_picture(self, before: str) -> None:
        """Look until the screen is another one, and then until it stands still."""
        self.waits_until(lambda: self.looks() != before)

    def does(self, *hands: str) -> None:
        """Do something with xdotool and wait for what comes of it."""
        before = self.looks()
        self.run("xdotool", *hands)
        self.waits_for_another_picture(before)

    def clicks(self, place: tuple[int, int]) -> None:
        self.does("mousemove", *map(str, place), "click", "1")

    def waits_until(self, is_so: Callable[[], bool]) -> None:
        """Look until something is so, and then until the screen stands still."""
        for _look in range(LOOKS):
            if is_so():
                self.waits_until_still()
                return
            self.run("xdotool", "sleep", "0.25")
        pytest.fail("it never was so")

    def waits_until_still(self) -> None:
        last = ""
        for _look in range(LOOKS):
            now = self.looks()
            if now == last:
                return
            last = now
            self.run("xdotool", "sleep", "0.4")
        pytest.fail("the screen never stood still")

    def waits_for_window(self) -> None:
        self.run("xdotool", "search", "--sync", "--onlyvisible", "--name", "^Evidence Kit$")
        self.run("xdotool", "sleep", "1")
        # There is no window manager here that would do it.
        found = self.run("xdotool", "search", "--onlyvisible", "--name", "^Evidence Kit$")
        self.run("xdotool", "windowfocus", "--sync", found.split()[-1].decode())


@pytest.fixture
def display() -> Iterator[str]:
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        os.close(writer)
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        yield f":{number}"
        server.terminate()


@pytest.fixture
def desk(display: str, tmp_path: Path) -> Iterator[Desk]:
    home_path = tmp_path / "home"
    (home_path / "Documents").mkdir(parents=True)
    environment = {
        **os.environ,
        "DISPLAY": display,
        "HOME": str(home_path),
        "XDG_CONFIG_HOME": str(home_path / "config"),
        "QT_QPA_PLATFORM": "xcb",
        "LC_ALL": "C.UTF-8",
    }
    with subprocess.Popen([sys.executable, "-m", "evidence_kit"], env=environment) as program:
        made = Desk(display=display, home_path=home_path, program=program)
        made.waits_for_window()
        yield made
        program.kill()


def processes_of(desk: Desk) -> list[str]:
    """Return what still runs of the program that was started with this desk's home."""
    mark = f"HOME={desk.home_path}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            # What the system's own libraries start, such as a message bus, is not ours.
            command = (path.parent / "cmdline").read_bytes()
            if mark in path.read_bytes().split(b"\0") and b"evidence_kit" in command:
                found.append(command.decode(errors="replace"))
        except OSError:
            # It ended meanwhile, or is not ours to look at.
            continue
    return found


def types(text: str) -> tuple[str, ...]:
    return ("type", "--delay", "25", text)


def test_a_case_is_made_locked_opened_and_hidden_by_hand(desk: Desk) -> None:
    desk.does("key", "space")
    desk.does("key", "Tab", "key", "Tab", "key", "Return")
    desk.does(*types("24"))
    desk.does("key", "Tab", "key", "Tab", "key", "space")
    desk.does("key", "Return")
    desk.does(*types("Scotland"))
    for _question in ("country", "languages", "who is typing"):
        desk.does("key", "Return")
    desk.does(*types(PASSWORD))
    desk.does("key", "Return")
    desk.does(*types(PASSWORD))
    desk.does("key", "Return")
    assert not (desk.home_path / CASE_FOLDER).exists(), "before the last question"
    desk.clicks(WITHOUT_SPARE_KEY_AT)
    desk.waits_until((desk.home_path / CASE_FOLDER / "case.db").exists)

    # The window replaces itself after a lock: it is another one, of the same process.
    desk.does("key", "ctrl+l")
    desk.waits_for_window()
    desk.does(*types("not this one"), "key", "Return")
    desk.does("key", "ctrl+a", *types(PASSWORD), "key", "Return")
    desk.does("key", "ctrl+2")
    assert desk.program.poll() is None

    desk.run("xdotool", "mousemove", *map(str, HIDE_NOW_AT), "click", "1")
    assert desk.program.wait(timeout=30) == 0
    assert processes_of(desk) == []
    with Vault.open(desk.home_path / CASE_FOLDER, PASSWORD, clock=SystemClock()) as vault:
        assert vault.case.country == "GB-SCT"
        assert not vault.case.ages.is_under_18_case
