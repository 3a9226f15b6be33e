"""The program on a display of its own, and somebody's hands and eyes.

The rules are:

* Nothing here looks inside the program. Keys and clicks go in; the screen is read, as are the names
  of windows.
* Every wait is for something that can be seen, ends when the program ends, and ends in any case;
  what the screen showed then is kept as a picture.
* After a lock the program is another process: it runs as long as one of its processes does.
"""

import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import pytest

from evidence_kit.ui.safety.late_keys import PAUSE_MS
from tests.journeys.screen import Screen

TOOLS = ("Xvfb", "xdotool")
MAIN_WINDOW = "^Evidence Kit$"
needs_display = pytest.mark.skipif(
    not (sys.platform.startswith("linux") and all(map(shutil.which, TOOLS))),
    reason="Xvfb and xdotool are not here",
)
COPYING = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
QGuiApplication.clipboard().setText(sys.argv[1])
application.processEvents()
print("copied", flush=True)
application.exec()
"""
"""A program in which a text was copied, and which has to stay for others to paste it."""
PASTING = """
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
print(QGuiApplication.clipboard().text(), end="")
"""
"""A program that pastes."""
LOOKS = 1_200
BETWEEN_LOOKS_S = 0.05
HAND_S = 60
"""No movement of a hand takes that long, however busy the computer is."""
KEY_DELAY_MS = 5
ASIDE = (1_276, 796)
"""Where the pointer rests: on no words."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A display, the program on it, and somebody's hands and eyes."""

    display: str
    screen: Screen
    home_path: Path
    program: subprocess.Popen[bytes]
    looks: int = LOOKS

    def sees(self, words: str) -> tuple[int, int]:
        """Wait until these words stand on the screen; returns where."""
        found: list[tuple[int, int]] = []
        seen = b""

        def are_there() -> bool:
            nonlocal seen
            now = self.screen.picture()
            if now != seen:
                seen = now
                found[:] = self.screen.places_of(words)
            return bool(found)

        self.waits_until(are_there, f"“{words}” stands on the screen")
        return found[0]

    def clicks(self, words: str, *, right_px: int = 0) -> None:
        """Click on words once they are there and have stopped moving, or so far beside them."""
        place = self.sees(words)
        while (now := self.sees(words)) != place:
            place = now
        across, down = place
        self._moves("mousemove", str(across + right_px), str(down), "click", "1")
        self.puts_the_pointer_aside()

    def turns_the_wheel(self, words: str) -> None:
        """Scroll down where these words stand."""
        across, down = self.sees(words)
        self._moves("mousemove", str(across), str(down), "click", "--repeat", "15", "5")

    def puts_the_pointer_aside(self) -> None:
        self._moves("mousemove", *map(str, ASIDE))

    def presses(self, *keys: str) -> None:
        self._moves("key", "--delay", str(KEY_DELAY_MS), *keys)

    def types(self, text: str) -> None:
        self._moves("type", "--delay", str(KEY_DELAY_MS), text)

    def takes_a_breath(self) -> None:
        """Type nothing for as long as a lock screen takes for the rest of what was typed before."""
        for _look in range(round(2 * PAUSE_MS / 1_000 / BETWEEN_LOOKS_S)):
            self._goes_on()

    @contextmanager
    def typing_on(self) -> Iterator[None]:
        """Have somebody type without a pause meanwhile, whatever the screen shows."""
        is_over = Event()

        def go_on() -> None:
            while not is_over.is_set():
                self.types("a")

        somebody = Thread(target=go_on)
        somebody.start()
        try:
            yield
        finally:
            is_over.set()
            somebody.join()

    @contextmanager
    def copied(self, text: str) -> Iterator[None]:
        """Have a text on the clipboard, copied in another program."""
        environment = {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-c", COPYING, text]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as other:
            assert other.stdout is not None
            try:
                assert other.stdout.readline() == b"copied\n"
                yield
            finally:
                other.kill()

    def lies_on_the_clipboard(self) -> str:
        """Return the text that another program would paste now; "" for none."""
        environment = {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        asked = subprocess.run(
            [sys.executable, "-c", PASTING],
            env=environment,
            capture_output=True,
            check=True,
            text=True,
            timeout=HAND_S,
        )
        return asked.stdout

    def turns_to(self, window: str) -> None:
        """Wait for a window whose name fits, and give it the keys.

        There is no window manager here that would do it, and none that gives the keys back when a
        dialogue has gone.
        """
        found: list[str] = []

        def is_there() -> bool:
            # Looked for once: a window can be gone again before it is asked for another time.
            found[:] = self._windows(window)
            return bool(found)

        self.waits_until(is_there, f"there is a window “{window}”")
        self._moves("windowfocus", found[-1])

    def answers(self, dialogue: str, text: str) -> None:
        """Type an answer into a dialogue, and go back to the window when it has gone."""
        # The program's name follows behind a dash that not every reader of names can read.
        name = f"^{dialogue}"
        self.turns_to(name)
        self.types(text)
        self.presses("Return")
        self.waits_until(lambda: not self._windows(name), f"the window “{dialogue}” is gone")
        self.turns_to(MAIN_WINDOW)

    def waits_until(self, is_so: Callable[[], bool], what: str) -> None:
        """Look until something is so; fail with a picture when it never is."""
        for _look in range(self.looks):
            if is_so():
                return
            if not self._goes_on():
                self._gives_up(f"the program ended with {self.program.returncode} before {what}")
        self._gives_up(f"never came: {what}")

    def is_left_alone(self) -> None:
        """Wait until nothing of the program runs any more; it must have ended well."""
        assert self.program.wait(timeout=HAND_S) == 0
        for _look in range(self.looks):
            if not self._goes_on():
                return
        self._gives_up(f"these go on: {[*self.processes().values()]}")

    def _goes_on(self) -> bool:
        """Wait a moment, less where the program ends; returns whether it still ran."""
        try:
            self.program.wait(timeout=BETWEEN_LOOKS_S)
        except subprocess.TimeoutExpired:
            return True
        for each in self.processes():
            with suppress(ProcessLookupError):
                end = os.pidfd_open(each)
                select.select([end], [], [], BETWEEN_LOOKS_S)
                os.close(end)
                return True
        return False

    def processes(self) -> dict[int, str]:
        """Return what still runs of the program that was started with this desk's home.

        Returns:
            The command of each, by the number of its process.
        """
        mark = f"HOME={self.home_path}".encode()
        found = {}
        for path in Path("/proc").glob("[0-9]*/environ"):
            try:
                # What the system's own libraries start, such as a message bus, is not ours.
                command = (path.parent / "cmdline").read_bytes()
                if mark in path.read_bytes().split(b"\0") and b"evidence_kit" in command:
                    found[int(path.parent.name)] = command.decode(errors="replace")
            except OSError:
                # It ended meanwhile, or is not ours to look at.
                continue
        return found

    def owner_of_the_keys(self) -> str:
        """Return the name of the window that has the keys; "" for none."""
        return self._hand("getwindowfocus", "getwindowname").strip()

    def _gives_up(self, reason: str) -> None:
        path = self.home_path.parent / "screen.png"
        self.screen.save(path)
        names = [self._hand("getwindowname", each).strip() for each in self._windows(".")]
        pytest.fail(f"{reason}; windows: {names}; the screen is in {path}")

    def _windows(self, name: str) -> list[str]:
        return self._hand("search", "--onlyvisible", "--name", name).split()

    def _moves(self, *hands: str) -> None:
        assert self._hand(*hands) == ""

    def _hand(self, *hands: str) -> str:
        # It ends with an error when it finds nothing, which is an answer.
        return subprocess.run(
            ["xdotool", *hands],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            check=False,
            text=True,
            timeout=HAND_S,
        ).stdout


@contextmanager
def desk_at(
    display: str,
    screen: Screen,
    home_path: Path,
    command: tuple[str, ...] = (sys.executable, "-m", "evidence_kit"),
    **changed: str,
) -> Iterator[Desk]:
    """Start the program in an empty home, its environment so changed; wait for its first page."""
    (home_path / "Documents").mkdir(parents=True)
    environment = {
        **os.environ,
        "DISPLAY": display,
        "HOME": str(home_path),
        "XDG_CONFIG_HOME": str(home_path / "config"),
        "QT_QPA_PLATFORM": "xcb",
        "LC_ALL": "C.UTF-8",
        **changed,
    }
    with subprocess.Popen(command, env=environment, cwd=home_path) as program:
        desk = Desk(display=display, screen=screen, home_path=home_path, program=program)
        try:
            desk.turns_to(MAIN_WINDOW)
            desk.puts_the_pointer_aside()
            yield desk
        finally:
            program.kill()
            for each in desk.processes():
                with suppress(ProcessLookupError):
                    os.kill(each, signal.SIGKILL)
