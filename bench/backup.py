"""Write a backup of 1 GiB of sealed files and read it back: at least eight tenths of a plain loop.

A person waits beside a stick for it. What the program does beyond the loop – pieces with heads,
an index, progress, comparing with what is there – must not show.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from floors import copy_plainly
from loads import (
    ANSWERS,
    Options,
    main,
    new_vault,
    random_file,
    say,
    scratch_folder,
    seconds,
)
from measuring import Gate, Outcome, alternate, repeat

from evidence_kit.intake.importing import import_file
from evidence_kit.progress import Progress, silent
from evidence_kit.store import Vault
from evidence_kit.store.backup_writing import vault_files

BENCH = "backup"
GATE = Gate(minimum_ratio=0.8)

SYNCED_PIECES = "synced after every piece"
HASHED_AGAIN = "everything hashed three times more"
TWINS = (SYNCED_PIECES, HASHED_AGAIN)

_FULL_BYTES, _FULL_ROUNDS = 1 << 30, 10
_QUICK_BYTES, _QUICK_ROUNDS = 1 << 27, 6
_PARTS = 4


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant."""
    size_bytes = _QUICK_BYTES if options.is_quick else _FULL_BYTES
    with (
        scratch_folder(options.scratch_path) as folder_path,
        new_vault(folder_path / "vault") as vault,
    ):
        for part in range(_PARTS):
            source_path = random_file(folder_path / f"source {part}", size_bytes // _PARTS)
            import_file(vault, source_path, ANSWERS)
            source_path.unlink()
        for variant in options.variants(TWINS):
            say(f"{BENCH}, {size_bytes >> 20} MiB, {variant}")
            rounds = _QUICK_ROUNDS if options.is_quick else _FULL_ROUNDS
            yield _measured(vault, folder_path, variant, rounds)


def _measured(vault: Vault, folder_path: Path, variant: str, most_rounds: int) -> Outcome:
    target_path = folder_path / "case.ekbackup"
    sources = [path for _, path in vault_files(vault.path)]
    size_bytes = sum(path.stat().st_size for path in sources)

    def floor(_part: int) -> float:
        took_s = seconds(lambda: copy_plainly(sources, target_path))
        target_path.unlink()
        return took_s

    def measured(_part: int) -> float:
        took_s = seconds(lambda: _back_up(vault, target_path, variant))
        target_path.unlink()
        return took_s

    found = repeat(lambda number: alternate(number, 1, floor, measured), most=most_rounds)
    return found.outcome(BENCH, variant, GATE, unit="s per GiB", scale=(1 << 30) / size_bytes)


def _back_up(vault: Vault, target_path: Path, variant: str) -> None:
    def sync(_progress: Progress) -> None:
        partial_path = target_path.with_name(target_path.name + ".partial")
        with partial_path.open("rb") as file:
            os.fsync(file.fileno())

    vault.write_backup(target_path, report=sync if variant == SYNCED_PIECES else silent)
    if variant == HASHED_AGAIN:
        for _ in range(3):
            with target_path.open("rb") as file:
                hashlib.file_digest(file, "sha256")


if __name__ == "__main__":
    sys.exit(main(__doc__ or BENCH, outcomes))
