"""The folder that needs no Python: at most 180 MB, and on the screen in 1.5 times the time.

Whoever downloads it over a telephone waits for every megabyte, and whoever opens it at night waits
for a window. From the start of the process to a window that can be seen, after everything it reads
was dropped from memory, the frozen program is held against the same program run by Python in the
same run. Twice: the time that a person waits, and the time that the processor works, which other
busy programs make hardly longer. The size is held against what it may be.
"""

import shutil
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from cold import bytes_in, forget
from loads import Options, main, say, scratch_folder
from measuring import HONEST, Gate, Outcome, Pair, Rounds, alternate, repeat
from watching import Screen, screen

START_BENCH, WORK_BENCH = "frozen start", "frozen start, work"
START_GATE = Gate(minimum_ratio=1 / 1.5)
STARTED_AGAIN = "starts itself twice more"
"""Once more could hide where the frozen program is the faster one: twice two thirds are allowed."""
START_TWINS = (STARTED_AGAIN,)

SIZE_BENCH = "frozen size"
MOST_BYTES = 180_000_000
SIZE_GATE = Gate(minimum_ratio=1)
EVERY_PLUGIN = "with every plugin of Qt"
SIZE_TWINS = (EVERY_PLUGIN,)

_ROOT_PATH = Path(__file__).resolve().parent.parent
APP_PATH = _ROOT_PATH / "build" / "app" / "evidence-kit"
_STARTS = {HONEST: 1, STARTED_AGAIN: 3}
_ROUNDS, _QUICK_ROUNDS = 12, 3
_MB = 1_000_000
_PYTHON_PATHS = (Path(sys.prefix), Path(sysconfig.get_path("stdlib")))
"""What Python reads besides; the frozen folder has all of it within."""


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant; none where there is no frozen folder."""
    if not (APP_PATH / "evidence-kit").is_file():
        say(f"{SIZE_BENCH}, {START_BENCH}: not measured, “make app” has not made {APP_PATH}")
        return
    for variant in options.variants(SIZE_TWINS):
        yield _size(variant)
    if shutil.which("Xvfb") is None:
        say(f"{START_BENCH}: not measured, Xvfb is not here")
        return
    with scratch_folder(options.scratch_path) as folder_path, screen(folder_path) as display:
        rounds = _QUICK_ROUNDS if options.is_quick else _ROUNDS
        for variant in options.variants(START_TWINS):
            say(f"{START_BENCH}, {variant}")
            yield from _start(display, variant, rounds)


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


def _start(display: Screen, variant: str, most_rounds: int) -> Iterator[Outcome]:
    works: list[Pair] = []

    def one_round(number: int) -> Pair:
        worked = {"floor": 0.0, "measured": 0.0}

        def by_python(_part: int) -> float:
            forget(_ROOT_PATH / "evidence_kit", _ROOT_PATH / "assets", *_PYTHON_PATHS)
            seen = display.seen(sys.executable, "-m", "evidence_kit")
            worked["floor"] += seen.worked_s
            return seen.took_s

        def frozen(_part: int) -> float:
            took_s = 0.0
            for _number in range(_STARTS[variant]):
                forget(APP_PATH)
                seen = display.seen(str(APP_PATH / "evidence-kit"))
                worked["measured"] += seen.worked_s
                took_s += seen.took_s
            return took_s

        pair = alternate(number, 1, by_python, frozen)
        works.append(((worked["floor"],), (worked["measured"],)))
        return pair

    # Compiles what Python loads: people start a program that was compiled once.
    display.seen(sys.executable, "-m", "evidence_kit")
    found = repeat(one_round, most=most_rounds)
    yield found.outcome(START_BENCH, variant, START_GATE, unit="ms", scale=1000)
    yield Rounds.of(works).outcome(WORK_BENCH, variant, START_GATE, unit="ms", scale=1000)


if __name__ == "__main__":
    sys.exit(main(__doc__ or START_BENCH, outcomes))
