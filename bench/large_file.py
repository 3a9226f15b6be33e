"""Import one 1 GiB file: at least nine tenths of the plain loop's speed.

A video of a screen, or a chat export with its media, is the largest thing people bring. What the
vault does beyond the loop – chunks, progress, record, ledger – must not show.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from floors import keep_plainly
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
from evidence_kit.store import Vault, blobs
from evidence_kit.store.session import BLOBS_NAME

BENCH = "one large file"
GATE = Gate(minimum_ratio=0.9)

SMALL_CHUNKS = "4 KiB chunks"
SYNCED_CHUNKS = "synced after every chunk"
TWINS = (SMALL_CHUNKS, SYNCED_CHUNKS)

_FULL_BYTES, _FULL_ROUNDS = 1 << 30, 10
_QUICK_BYTES, _QUICK_ROUNDS = 1 << 27, 6
_SMALL_CHUNK_LOG2 = 12


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant."""
    size_bytes = _QUICK_BYTES if options.is_quick else _FULL_BYTES
    with scratch_folder(options.scratch_path) as folder_path:
        source_path = random_file(folder_path / "source", size_bytes)
        for variant in options.variants(TWINS):
            say(f"{BENCH}, {size_bytes >> 20} MiB, {variant}")
            rounds = _QUICK_ROUNDS if options.is_quick else _FULL_ROUNDS
            yield _measured(folder_path, source_path, variant, rounds)


def _measured(folder_path: Path, source_path: Path, variant: str, most_rounds: int) -> Outcome:
    target_path = folder_path / "target"
    vault_path = folder_path / "vault"
    key = bytes(32)

    def floor(_part: int) -> float:
        took_s = seconds(lambda: keep_plainly(source_path, target_path, key))
        target_path.unlink()
        return took_s

    def measured(_part: int) -> float:
        with new_vault(vault_path) as vault:
            took_s = seconds(lambda: _keep(vault, source_path, variant))
        shutil.rmtree(vault_path)
        return took_s

    found = repeat(lambda number: alternate(number, 1, floor, measured), most=most_rounds)
    per_gib = (1 << 30) / source_path.stat().st_size
    return found.outcome(BENCH, variant, GATE, unit="s per GiB", scale=per_gib)


def _keep(vault: Vault, source_path: Path, variant: str) -> None:
    def sync(_progress: Progress) -> None:
        # The vault is new: the file being written is the only one there.
        for path in (vault.path / BLOBS_NAME).glob("*/*"):
            with path.open("rb") as file:
                os.fsync(file.fileno())

    report = sync if variant == SYNCED_CHUNKS else silent
    with _chunks_of(_SMALL_CHUNK_LOG2) if variant == SMALL_CHUNKS else nullcontext():
        import_file(vault, source_path, ANSWERS, report=report)


@contextmanager
def _chunks_of(chunk_log2: int) -> Iterator[None]:
    # The wrong setting, where it is set: sealing and reading both ask these two names.
    kept = blobs.SMALL_CHUNK_LOG2, blobs.LARGE_CHUNK_LOG2
    blobs.SMALL_CHUNK_LOG2 = blobs.LARGE_CHUNK_LOG2 = chunk_log2
    try:
        yield
    finally:
        blobs.SMALL_CHUNK_LOG2, blobs.LARGE_CHUNK_LOG2 = kept


if __name__ == "__main__":
    sys.exit(main(__doc__ or BENCH, outcomes))
