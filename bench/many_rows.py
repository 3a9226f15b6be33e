"""Show thousands of facts soon, ask about thousands of files, and freeze at neither.

Three things are measured, each in a fresh process of the real window without a screen: from wishing
for the page of what happened to its first rows drawn, of a case with thousands of facts, against
the same page with one; the longest turn of the event loop while a person then goes through that
list, to its end and back, against the page with one; the longest turn while 10,000 files are
dropped and answered, against a window in which nothing is dropped.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from loads import PASSPHRASE, Options, main, new_vault, say, scratch_folder, vault_of_facts
from measuring import Gate, Outcome, Rounds, alternate, repeat
from window import Child

PAGE_BENCH = "page of many facts"
PAGE_GATE = Gate(minimum_ratio=0.4, maximum=500)
"""In milliseconds; the page itself, with one fact, takes more than half of that."""
MAKES_ALL = "every row made at once"
PAGE_TWINS = {MAKES_ALL: "rows-page-makes-all"}

TURN_BENCH = "longest turn in many facts"
TURN_GATE = Gate(minimum_ratio=0, maximum=65)
"""What somebody who scrolls does not notice, 50 ms, and room for a busy computer."""
TURN_TWINS = {MAKES_ALL: "rows-turn-makes-many"}

DROP_BENCH = "longest turn while files are dropped"
DROP_GATE = Gate(minimum_ratio=0, maximum=150)
"""Not 50: the question about so many files is first shown in one turn of 80 to 110."""
SHOWS_TOGETHER = "forty questions shown in one turn"
DROP_TWINS = {SHOWS_TOGETHER: "rows-drop-shows-together"}

_FULL_COUNT, _QUICK_COUNT = 5000, 600
_TWIN_COUNT = 600
"""A twin that makes every row takes a second for every three hundred."""
_FULL_FILES, _QUICK_FILES = 10_000, 1000
_ROUNDS = 5
_DROP_ROUNDS = 3


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant of the three."""
    count = _QUICK_COUNT if options.is_quick else _FULL_COUNT
    files = _QUICK_FILES if options.is_quick else _FULL_FILES
    with scratch_folder(options.scratch_path) as folder_path:
        child = Child(folder_path=folder_path)
        paths = {number: folder_path / f"vault {number}" for number in (1, _TWIN_COUNT, count)}
        for number, path in paths.items():
            vault_of_facts(path, number)
        for bench, gate, twins, work in (
            (PAGE_BENCH, PAGE_GATE, PAGE_TWINS, "rows-page"),
            (TURN_BENCH, TURN_GATE, TURN_TWINS, "rows-turn"),
        ):
            for variant in options.variants(twins):
                held = _TWIN_COUNT if variant in twins else count
                say(f"{bench}, {held} facts, {variant}")
                found = _against(child, (work, paths[1]), (twins.get(variant, work), paths[held]))
                yield found.outcome(bench, variant, gate, unit="ms", scale=1000)
        source_path = _sources(folder_path / "sources", files)
        for variant in options.variants(DROP_TWINS):
            say(f"{DROP_BENCH}, {files} files, {variant}")
            found = _dropped(child, source_path, DROP_TWINS.get(variant, "rows-drop"))
            yield found.outcome(DROP_BENCH, variant, DROP_GATE, unit="ms", scale=1000)


def _dropped(child: Child, source_path: Path, work: str) -> Rounds:
    def longest(work: str) -> float:
        # A case remembers what was dropped: the next time it would be there from the beginning.
        vault_path = child.folder_path / "dropped"
        new_vault(vault_path).close()
        try:
            return child.answered(work, str(vault_path), PASSPHRASE, str(source_path))
        finally:
            shutil.rmtree(vault_path)

    return repeat(
        lambda number: alternate(
            number,
            1,
            lambda _part: longest("rows-drop-nothing"),
            lambda _part: longest(work),
        ),
        most=_DROP_ROUNDS,
    )


def _against(child: Child, floor: tuple[str, Path], measured: tuple[str, Path]) -> Rounds:
    def answered(work: tuple[str, Path]) -> float:
        return child.answered(work[0], str(work[1]), PASSPHRASE)

    # Compiles what the rounds load.
    answered(floor)
    return repeat(
        lambda number: alternate(
            number, 1, lambda _part: answered(floor), lambda _part: answered(measured)
        ),
        most=_ROUNDS,
    )


def _sources(source_path: Path, count: int) -> Path:
    source_path.mkdir()
    for number in range(count):
        (source_path / f"IMG_{number:05}.png").touch()
    return source_path


if __name__ == "__main__":
    sys.exit(main(__doc__ or PAGE_BENCH, outcomes))
