"""Import one 1 GiB file: less than 150 MB more memory than the open vault that does nothing.

Family computers are small and full. Whatever the size of a file, an import may hold no more than a
few chunks of it; the floor is the same process with the same vault open, idle.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from loads import (
    PASSPHRASE,
    Options,
    main,
    new_vault,
    random_file,
    say,
    scratch_folder,
)
from measuring import HONEST, Gate, Outcome, alternate, best, repeat
from memory_child import IDLE, IMPORT, IMPORT_WHOLE

from evidence_kit.store import Unlocked, unlock

BENCH = "memory of an import"
ALLOWED_BYTES = 150_000_000

WHOLE_FILE = "whole file in memory"
TWINS = (WHOLE_FILE,)

_FULL_BYTES, _QUICK_BYTES = 1 << 30, 1 << 28
_MOST_ROUNDS = 5
_CHILD_PATH = Path(__file__).resolve().with_name("memory_child.py")


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant."""
    size_bytes = _QUICK_BYTES if options.is_quick else _FULL_BYTES
    with scratch_folder(options.scratch_path) as folder_path:
        source_path = random_file(folder_path / "source", size_bytes)
        for variant in options.variants(TWINS):
            say(f"{BENCH}, {size_bytes >> 20} MiB, {variant}")
            yield _measured(folder_path, source_path, variant)


def _measured(folder_path: Path, source_path: Path, variant: str) -> Outcome:
    vault_path = folder_path / "vault"
    work = IMPORT if variant == HONEST else IMPORT_WHOLE

    def peak_bytes_of(work: str) -> float:
        new_vault(vault_path).close()
        peak_bytes = _peak_bytes(vault_path, source_path, unlock(vault_path, PASSPHRASE), work)
        shutil.rmtree(vault_path)
        return peak_bytes

    found = repeat(
        lambda number: alternate(
            number, 1, lambda _part: peak_bytes_of(IDLE), lambda _part: peak_bytes_of(work)
        ),
        most=_MOST_ROUNDS,
    )
    idle_bytes = best(found.floor)
    gate = Gate(
        minimum_ratio=idle_bytes / (idle_bytes + ALLOWED_BYTES),
        maximum=(idle_bytes + ALLOWED_BYTES) / 1_000_000,
    )
    return found.outcome(BENCH, variant, gate, unit="MB at the peak", scale=1 / 1_000_000)


def _peak_bytes(vault_path: Path, source_path: Path, unlocked: Unlocked, work: str) -> int:
    order = {
        "vault": str(vault_path),
        "source": str(source_path),
        # Handed over open: deriving the key takes 64 MiB, under which an import's peak would hide.
        "header": msgspec.to_builtins(unlocked.header),
        "vault_key": unlocked.vault_key.hex(),
        "slot": unlocked.slot,
        "work": work,
    }
    answer = subprocess.run(
        [sys.executable, str(_CHILD_PATH)],
        input=json.dumps(order),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(answer.stdout)


if __name__ == "__main__":
    sys.exit(main(__doc__ or BENCH, outcomes))
