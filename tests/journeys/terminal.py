"""A real terminal with the program in it, and a person who reads before typing.

The person waits for words on the screen; a prompt that never comes fails the test by its time
limit, with what was on the screen instead.
"""

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE_S = 60
END_OF_INPUT = "\x04"

_LAUNCH = """
import fcntl, os, sys, termios
fcntl.ioctl(2, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "evidence_kit", *sys.argv[1:]])
"""
"""Makes the terminal the process's own, so that /dev/tty is it; then becomes the program."""


class Terminal:
    """One run of the program, seen from its screen and keyboard."""

    def __init__(self, running: subprocess.Popen[bytes], keyboard: int) -> None:
        self._running = running
        self._keyboard = keyboard
        self.screen = ""
        self._seen = 0

    def wait_for(self, words: str) -> None:
        """Read the screen until words appear after those that were waited for before."""
        while (found := self.screen.find(words, self._seen)) < 0:
            assert self._read(), f"{words!r} never came:\n{self.screen}"
        self._seen = found + len(words)

    def type(self, text: str) -> None:
        os.write(self._keyboard, text.encode())

    def interrupt(self) -> None:
        self.type("\x03")

    def end(self) -> int:
        """Read to the end; returns the exit status."""
        while self._read():
            pass
        return self._running.wait(timeout=PATIENCE_S)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._keyboard], [], [], PATIENCE_S)
        assert ready, f"nothing more came:\n{self.screen}"
        try:
            data = os.read(self._keyboard, 65_536)
        except OSError:  # how Linux says that the last program has left the terminal
            return False
        self.screen += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)


@contextmanager
def terminal(cwd: Path, *arguments: object, piped: bytes | None = None) -> Iterator[Terminal]:
    """Run the program in a terminal.

    Args:
        cwd: Where it runs.
        arguments: What was typed after its name.
        piped: What another program writes into its standard input instead of the keyboard.
    """
    keyboard, screen = os.openpty()
    source = subprocess.PIPE if piped is not None else screen
    running = subprocess.Popen(
        [sys.executable, "-c", _LAUNCH, *map(str, arguments)],
        stdin=source,
        stdout=screen,
        stderr=screen,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        start_new_session=True,
    )
    os.close(screen)
    try:
        if running.stdin is not None:
            running.stdin.write(piped or b"")
            running.stdin.close()
        yield Terminal(running, keyboard)
    finally:
        if running.poll() is None:
            running.kill()
        running.wait(timeout=PATIENCE_S)
        os.close(keyboard)
