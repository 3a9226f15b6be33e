"""Import 1,000 files of 500 kB: 0.6 of the plain loop's speed for each, and 150 a second.

A folder of screenshots is what most people bring. Here the cost that every item has whatever its
size – a row, a ledger entry, a transaction on the medium – stands against a small file.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from floors import keep_plainly
from loads import (
    ANSWERS,
    Options,
    empty,
    main,
    new_vault,
    random_file,
    say,
    scratch_folder,
    seconds,
)
from measuring import Gate, Outcome, Pair, alternate, repeat

from evidence_kit.casework.items import add_files
from evidence_kit.intake.importing import Offered, Refused
from evidence_kit.store import Imported, Vault

BENCH = "many files"
GATE = Gate(minimum_ratio=0.6, maximum=1000 / 150)

LISTED_EACH_TIME = "every item listed after each"
SIGNED_EACH_TIME = "ledger signed after each"
ALONE = "each row committed alone"
TWINS = (LISTED_EACH_TIME, SIGNED_EACH_TIME, ALONE)

_FILE_BYTES = 500_000
_FULL_COUNT, _FULL_ROUNDS = 1000, 6
_QUICK_COUNT, _QUICK_ROUNDS = 200, 6
_PART_COUNT = 40
"""How many files are imported before the plain loop has its turn, and the other way round."""


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant."""
    count = _QUICK_COUNT if options.is_quick else _FULL_COUNT
    with scratch_folder(options.scratch_path) as folder_path:
        source_folder_path = folder_path / "sources"
        source_folder_path.mkdir()
        source_paths = [
            random_file(source_folder_path / f"IMG_{number:04d}", _FILE_BYTES)
            for number in range(count)
        ]
        for variant in options.variants(TWINS):
            say(f"{BENCH}, {count} of {_FILE_BYTES // 1000} kB, {variant}")
            rounds = _QUICK_ROUNDS if options.is_quick else _FULL_ROUNDS
            yield _measured(folder_path, source_paths, variant, rounds)


def _measured(
    folder_path: Path, source_paths: list[Path], variant: str, most_rounds: int
) -> Outcome:
    found = repeat(
        lambda number: _round(number, folder_path, source_paths, variant), most=most_rounds
    )
    ms_per_file = 1000 / len(source_paths)
    return found.outcome(BENCH, variant, GATE, unit="ms per file", scale=ms_per_file)


def _round(number: int, folder_path: Path, source_paths: list[Path], variant: str) -> Pair:
    round_path = folder_path / f"{variant} {number}"
    target_folder_path = round_path / "targets"
    target_folder_path.mkdir(parents=True)
    key = bytes(32)
    keep = _keeper(variant)

    def part_of(part: int) -> list[Path]:
        return source_paths[part * _PART_COUNT : (part + 1) * _PART_COUNT]

    def keep_plainly_each(part: int) -> None:
        for path in part_of(part):
            keep_plainly(path, target_folder_path / path.name, key)

    with new_vault(round_path / "vault") as vault:
        pair = alternate(
            number,
            len(source_paths) // _PART_COUNT,
            lambda part: seconds(lambda: keep_plainly_each(part)),
            lambda part: seconds(lambda: keep(vault, part_of(part))),
        )
    empty(round_path)
    return pair


def _keeper(variant: str) -> Callable[[Vault, list[Path]], None]:
    return {
        LISTED_EACH_TIME: _keep_and_list,
        SIGNED_EACH_TIME: _keep_and_sign,
        ALONE: _keep_alone,
    }.get(variant, _keep)


def _keep(vault: Vault, paths: list[Path]) -> None:
    for _ in _imported(vault, paths):
        pass


def _keep_and_list(vault: Vault, paths: list[Path]) -> None:
    for _ in _imported(vault, paths):
        vault.items()


def _keep_and_sign(vault: Vault, paths: list[Path]) -> None:
    # A signature needs a new entry: every file is a folder of its own.
    for path in paths:
        _keep(vault, [path])
        vault.sign_head()


def _keep_alone(vault: Vault, paths: list[Path]) -> None:
    for path in paths:
        _keep(vault, [path])


def _imported(vault: Vault, paths: list[Path]) -> Iterator[Imported]:
    offered = [Offered(path=path, answers=ANSWERS) for path in paths]
    for outcome in add_files(vault, offered):
        if isinstance(outcome, Refused):
            raise outcome.error
        yield outcome


if __name__ == "__main__":
    sys.exit(main(__doc__ or BENCH, outcomes))
