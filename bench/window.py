"""Show the first page in at most 1.5 times the time of an empty window, and never freeze then.

Somebody frightened opens the program, adds a folder, locks when steps come near. Three things are
measured, each in a fresh process of the real window without a screen: from the start of the process
to a first page that can be answered, against a window with nothing in it, of PySide as pip installs
it; the longest turn of the event loop while the vault process takes in a folder and makes a report,
against a window that does nothing; from the lock to the vault process being gone, against a bare
process being killed.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from loads import PASSPHRASE, Options, main, new_vault, random_file, say, scratch_folder
from measuring import HONEST, Gate, Outcome, alternate, repeat

START_BENCH = "first page"
START_GATE = Gate(minimum_ratio=0.667)
LOADS_ALL = "every page and ReportLab loaded"
BUILDS_ALL = "every page of a case made"
START_TWINS = {LOADS_ALL: "loads-all", BUILDS_ALL: "builds-all"}

TURN_BENCH = "longest turn"
TURN_GATE = Gate(minimum_ratio=0, maximum=50)
"""What somebody who types does not notice, in milliseconds of the window's own work."""
READS_ALL = "case read and shown after every part"
TURN_TWINS = {READS_ALL: "reads-all"}

LOCK_BENCH = "lock"
LOCK_GATE = Gate(minimum_ratio=0, maximum=1000)
"""The vault process promises to be gone a second after its input ended."""
INPUT_OPEN = "input of the process left open"
LOCK_TWINS = {INPUT_OPEN: "input-open"}

_START_ROUNDS, _QUICK_START_ROUNDS = 15, 6
_LOCK_ROUNDS = 6
_TURN_ROUNDS = 3
_FULL_COUNT, _QUICK_COUNT = 1000, 200
_FILE_BYTES = 4_000
_CHILD_PATH = Path(__file__).resolve().with_name("window_child.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """Starts windows that share a home nobody else has."""

    folder_path: Path

    def started(self, *arguments: str) -> float:
        """Return how many seconds passed until a window said that it can be used."""
        began = time.perf_counter()
        with self._process(arguments) as process:
            if process.stdout is None or not process.stdout.readline():
                raise subprocess.CalledProcessError(process.wait(), arguments)
            return time.perf_counter() - began

    def answered(self, *arguments: str) -> float:
        """Return the number of seconds that a window measured itself."""
        with self._process(arguments) as process:
            answer, _ = process.communicate()
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, arguments)
        return float(json.loads(answer))

    def _stock(self) -> Path:
        """Return a folder with PySide as pip installs it: what this program spares is no floor."""
        stock_path = self.folder_path / "stock"
        if not stock_path.exists():
            stock_path.mkdir()
            installed_path = Path(shiboken6.__file__).resolve().parent
            # As ``packaging/qt_support.py`` has laid it down.
            unpacked = shutil.ignore_patterns("files.dir", "__pycache__")
            shutil.copytree(installed_path, stock_path / installed_path.name, ignore=unpacked)
            # Its libraries look for the others beside where they are found, not where they lie.
            whole_path = installed_path.with_name("PySide6")
            (stock_path / whole_path.name).symlink_to(whole_path, target_is_directory=True)
        return stock_path

    def _process(self, arguments: tuple[str, ...]) -> subprocess.Popen[str]:
        home_path = self.folder_path / "home"
        home_path.mkdir(exist_ok=True)
        environment = {
            **os.environ,
            "HOME": str(home_path),
            "XDG_CONFIG_HOME": str(home_path / "config"),
            "QT_QPA_PLATFORM": "offscreen",
            # People start a program that was compiled once, when it was built.
            "PYTHONPYCACHEPREFIX": str(self.folder_path / "compiled"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if arguments == ("empty",):
            environment["PYTHONPATH"] = str(self._stock())
        command = [sys.executable, str(_CHILD_PATH), *arguments]
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant of the three."""
    with scratch_folder(options.scratch_path) as folder_path:
        child = Child(folder_path=folder_path)
        rounds = _QUICK_START_ROUNDS if options.is_quick else _START_ROUNDS
        for variant in options.variants(START_TWINS):
            say(f"{START_BENCH}, {variant}")
            yield _start(child, variant, rounds)
        count = _QUICK_COUNT if options.is_quick else _FULL_COUNT
        for variant in options.variants(TURN_TWINS):
            # The twin's work grows with the square of the count; fewer files show it as well.
            files = count if variant == HONEST else _QUICK_COUNT
            say(f"{TURN_BENCH}, {files} of {_FILE_BYTES // 1000} kB, {variant}")
            source_path = _sources(folder_path / f"sources {variant}", files)
            yield _turn(child, source_path, variant)
        for variant in options.variants(LOCK_TWINS):
            say(f"{LOCK_BENCH}, {variant}")
            yield _lock(child, variant)


def _start(child: Child, variant: str, most_rounds: int) -> Outcome:
    work = "program" if variant == HONEST else START_TWINS[variant]
    # Compiles what the rounds load.
    child.started("empty")
    child.started(work)
    found = repeat(
        lambda number: alternate(
            number, 1, lambda _part: child.started("empty"), lambda _part: child.started(work)
        ),
        most=most_rounds,
    )
    return found.outcome(START_BENCH, variant, START_GATE, unit="ms", scale=1000)


def _sources(source_path: Path, count: int) -> Path:
    source_path.mkdir()
    for number in range(count):
        random_file(source_path / f"IMG_{number:04d}", _FILE_BYTES)
    return source_path


def _turn(child: Child, source_path: Path, variant: str) -> Outcome:
    work = "works" if variant == HONEST else TURN_TWINS[variant]

    def longest(work: str) -> float:
        with _case(child.folder_path) as vault_path:
            return child.answered(work, str(vault_path), PASSPHRASE, str(source_path))

    found = repeat(
        lambda number: alternate(
            number, 1, lambda _part: longest("idle"), lambda _part: longest(work)
        ),
        most=_TURN_ROUNDS,
    )
    return found.outcome(TURN_BENCH, variant, TURN_GATE, unit="ms", scale=1000)


def _lock(child: Child, variant: str) -> Outcome:
    work = "locks" if variant == HONEST else LOCK_TWINS[variant]

    def locked(_part: int) -> float:
        with _case(child.folder_path) as vault_path:
            return child.answered(work, str(vault_path), PASSPHRASE)

    found = repeat(
        lambda number: alternate(number, 1, lambda _part: _killed(), locked), most=_LOCK_ROUNDS
    )
    return found.outcome(LOCK_BENCH, variant, LOCK_GATE, unit="ms", scale=1000)


def _killed() -> float:
    """Return how long a bare process takes to be gone once it is killed."""
    command = [sys.executable, "-c", "print(flush=True); input()"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as process:
        if process.stdout is not None:
            process.stdout.readline()
        began = time.perf_counter()
        process.kill()
        process.wait()
        return time.perf_counter() - began


@contextmanager
def _case(folder_path: Path) -> Iterator[Path]:
    # The report is written beside the vault; one that is there already is never replaced.
    case_path = folder_path / "case"
    case_path.mkdir()
    new_vault(case_path / "vault").close()
    yield case_path / "vault"
    shutil.rmtree(case_path)


if __name__ == "__main__":
    sys.exit(main(__doc__ or START_BENCH, outcomes))
