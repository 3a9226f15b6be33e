"""A display without a monitor: when a window can be seen, and what its program worked until then.

The rules are: a window counts as seen when its pixels stand on the screen, not when the display was
told of it; the screen is read from the memory that its server draws in, every few milliseconds, so
that looking costs nothing; what a program worked is the processor time of all its processes, which
other busy programs make hardly longer.
"""

import mmap
import os
import signal
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

WIDTH_PX, HEIGHT_PX = 1280, 800
LONGEST_WAIT_S = 120
"""Nobody who is measured waits longer; who does has no window."""

_PROC_PATH = Path("/proc")
_BETWEEN_LOOKS_S = 0.004
_STEP_PX = 80
"""So far apart lie the places that are looked at."""
_PIXEL_BYTES = 4
_HEADER = struct.Struct(">25I")
_COLOUR_BYTES = 12
_PARENT, _TICKS = 1, slice(11, 15)
"""Places in ``/proc/…/stat``, behind the name; of the ticks: in and for it, own and waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a start came to."""

    took_s: float
    """From the start of the process until its window stood on the screen."""
    worked_s: float
    """What all its processes worked until then."""


class NotSeenError(RuntimeError):
    """A program ended, or waited too long, before anything of it could be seen."""


class Screen:
    """What a display shows, read from the memory that its server draws in.

    Args:
        path: That memory, as an X window dump (``XWDFile.h``).
        environment: Where a program finds the display.
    """

    def __init__(self, path: Path, environment: dict[str, str]) -> None:
        with path.open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = _HEADER.unpack_from(self._memory)
        line_bytes = header[12]
        # Behind the header stand the colours, and behind these the pixels.
        start = header[0] + header[19] * _COLOUR_BYTES
        self._places = [
            start + row * line_bytes + column * _PIXEL_BYTES
            for row in range(_STEP_PX // 2, HEIGHT_PX, _STEP_PX)
            for column in range(_STEP_PX // 2, WIDTH_PX, _STEP_PX)
        ]
        self._empty = self._look()
        self._environment = environment

    def seen(self, *command: str) -> Seen:
        """Start a program, wait until its window can be seen, and end all its processes.

        Raises:
            NotSeenError: It never showed.
        """
        # The window before it goes a moment after its program did.
        _wait_until(lambda: self._look() == self._empty)
        began = time.perf_counter()
        with subprocess.Popen(command, env=self._environment, stderr=subprocess.DEVNULL) as program:
            try:
                _wait_until(self._is_covered, while_running=program)
                took_s = time.perf_counter() - began
                return Seen(took_s=took_s, worked_s=worked_s(program.pid))
            finally:
                for number in processes(program.pid):
                    # It may have ended by itself just now.
                    with suppress(ProcessLookupError):
                        os.kill(number, signal.SIGKILL)

    def _is_covered(self) -> bool:
        pairs = zip(self._empty, self._look(), strict=True)
        return sum(before != now for before, now in pairs) * 2 > len(self._places)

    def _look(self) -> list[bytes]:
        return [self._memory[place : place + _PIXEL_BYTES] for place in self._places]


@contextmanager
def screen(folder_path: Path) -> Iterator[Screen]:
    """Run a display whose memory, and a home for what runs on it, lie in that folder."""
    reader, writer = os.pipe()
    home_path = folder_path / "home"
    home_path.mkdir()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{WIDTH_PX}x{HEIGHT_PX}x24"]
    command += ["-fbdir", str(folder_path), "-noreset", "-nolisten", "tcp"]
    with subprocess.Popen(
        command,
        pass_fds=(writer,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writer)
        try:
            with os.fdopen(reader) as told:
                number = told.readline().strip()
            environment = {
                **os.environ,
                "DISPLAY": f":{number}",
                "HOME": str(home_path),
                "XDG_CONFIG_HOME": str(home_path / "config"),
                "QT_QPA_PLATFORM": "xcb",
            }
            yield Screen(folder_path / "Xvfb_screen0", environment)
        finally:
            server.terminate()


def worked_s(number: int) -> float:
    """Return what a process, and every process it started that still runs, worked so far.

    Of those that ended, what was waited for counts.
    """
    ticks = (int(part) for each in processes(number) for part in _stat(each)[_TICKS])
    return sum(ticks) / os.sysconf("SC_CLK_TCK")


def processes(number: int) -> list[int]:
    """Return a process and every process below it, the first before those it started."""
    children: dict[int, list[int]] = {}
    for path in _PROC_PATH.glob("[0-9]*"):
        if stat := _stat(int(path.name)):
            children.setdefault(int(stat[_PARENT]), []).append(int(path.name))
    found = [number]
    for each in found:
        found += children.get(each, [])
    return found


def _stat(number: int) -> list[str]:
    """Return what the system says of a process, behind its name; nothing when it is gone."""
    try:
        text = (_PROC_PATH / str(number) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()


def _wait_until(
    is_so: Callable[[], bool], *, while_running: subprocess.Popen[bytes] | None = None
) -> None:
    end_at = time.perf_counter() + LONGEST_WAIT_S
    while not is_so():
        has_ended = while_running is not None and while_running.poll() is not None
        if has_ended or time.perf_counter() > end_at:
            raise NotSeenError("nothing of the program can be seen")
        time.sleep(_BETWEEN_LOOKS_S)
