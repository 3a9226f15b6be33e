"""The folder that needs no Python: at most 180 MB, and on the screen in 1.5 times the time.

Whoever downloads it over a telephone waits for every megabyte, and whoever opens it at night waits
for a window. From the start of the process to a window that can be seen, after everything it reads
was dropped from memory, the frozen program is held against the same program run by Python in the
same run. The size is held against what it may be.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cold import bytes_in, forget
from loads import Options, main, say, scratch_folder
from measuring import Gate, Outcome, alternate, repeat

START_BENCH = "frozen start"
START_GATE = Gate(minimum_ratio=1 / 1.5)
STARTED_AGAIN = "starts itself once more"
START_TWINS = (STARTED_AGAIN,)

SIZE_BENCH = "frozen size"
MOST_BYTES = 180_000_000
SIZE_GATE = Gate(minimum_ratio=1)
EVERY_PLUGIN = "with every plugin of Qt"
SIZE_TWINS = (EVERY_PLUGIN,)

_ROOT_PATH = Path(__file__).resolve().parent.parent
APP_PATH = _ROOT_PATH / "build" / "app" / "evidence-kit"
_TOOLS = ("Xvfb", "xdotool")
_ROUNDS, _QUICK_ROUNDS = 12, 3
_MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A display without a monitor, and a home that nobody else has."""

    name: str
    home_path: Path

    def seen_after_s(self, command: list[str]) -> float:
        """Start a program; returns how long it took until its window could be seen."""
        environment = {
            **os.environ,
            "DISPLAY": self.name,
            "HOME": str(self.home_path),
            "XDG_CONFIG_HOME": str(self.home_path / "config"),
            "QT_QPA_PLATFORM": "xcb",
        }
        look = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Evidence Kit$"]
        began = time.perf_counter()
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as program:
            subprocess.run(look, env=environment, check=True, stdout=subprocess.DEVNULL)
            took_s = time.perf_counter() - began
            program.kill()
        return took_s


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant; none where there is no frozen folder."""
    program_path = APP_PATH / "evidence-kit"
    if not program_path.is_file():
        say(f"{SIZE_BENCH}, {START_BENCH}: not measured, “make app” has not made {APP_PATH}")
        return
    for variant in options.variants(SIZE_TWINS):
        yield _size(variant)
    if not all(map(shutil.which, _TOOLS)):
        say(f"{START_BENCH}: not measured, {' or '.join(_TOOLS)} is not here")
        return
    with scratch_folder(options.scratch_path) as folder_path, _screen(folder_path) as screen:
        rounds = _QUICK_ROUNDS if options.is_quick else _ROUNDS
        for variant in options.variants(START_TWINS):
            say(f"{START_BENCH}, {variant}")
            yield _start(screen, variant, rounds)


def _size(variant: str) -> Outcome:
    size = bytes_in(APP_PATH)
    if variant == EVERY_PLUGIN:
        (plugins_path,) = Path(sys.prefix).glob("lib/python*/site-packages/PySide6/Qt/plugins")
        libraries_path = plugins_path.parent / "lib"
        size += bytes_in(plugins_path) + bytes_in(libraries_path) - _carried(libraries_path)
    return Outcome(
        bench=SIZE_BENCH,
        variant=variant,
        unit="MB",
        floor=MOST_BYTES / _MB,
        measured=size / _MB,
        minimum_ratio=SIZE_GATE.minimum_ratio,
        maximum=SIZE_GATE.maximum,
        rounds=1,
        spread=1,
    )


def _carried(libraries_path: Path) -> int:
    """Return the size of those of Qt's libraries that are in the folder already."""
    names = {path.name for path in APP_PATH.rglob("*.so*")}
    return sum(path.stat().st_size for path in libraries_path.iterdir() if path.name in names)


def _start(screen: Screen, variant: str, most_rounds: int) -> Outcome:
    starts = 2 if variant == STARTED_AGAIN else 1

    def by_python(_part: int) -> float:
        forget(_ROOT_PATH / "evidence_kit", _ROOT_PATH / "assets", Path(sys.prefix))
        return screen.seen_after_s([sys.executable, "-m", "evidence_kit"])

    def frozen(_part: int) -> float:
        took_s = 0.0
        for _number in range(starts):
            forget(APP_PATH)
            took_s += screen.seen_after_s([str(APP_PATH / "evidence-kit")])
        return took_s

    # Compiles what Python loads: people start a program that was compiled once.
    by_python(0)
    found = repeat(lambda number: alternate(number, 1, by_python, frozen), most=most_rounds)
    return found.outcome(START_BENCH, variant, START_GATE, unit="ms", scale=1000)


@contextmanager
def _screen(folder_path: Path) -> Iterator[Screen]:
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24", "-noreset"]
    home_path = folder_path / "home"
    home_path.mkdir()
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"],
        pass_fds=(writer,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writer)
        try:
            with os.fdopen(reader) as told:
                number = told.readline().strip()
            yield Screen(name=f":{number}", home_path=home_path)
        finally:
            server.terminate()


if __name__ == "__main__":
    sys.exit(main(__doc__ or START_BENCH, outcomes))
