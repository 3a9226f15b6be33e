"""Open a vault of 10,000 items: under 50 ms once the key is derived.

Whoever locks at every noise must not wait at every return. Deriving the key is slow on purpose and
left out; what remains – database, schema, which items there are and whether their files are – is
held against opening the same database plainly, reading the same rows, listing the same files.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from floors import open_plainly
from loads import (
    CLOCK,
    PASSPHRASE,
    Options,
    main,
    say,
    scratch_folder,
    vault_of_messages,
)
from measuring import Gate, Outcome, alternate, repeat

from evidence_kit.store import Unlocked, Vault, blobs, creation, unlock
from evidence_kit.store.session import BLOBS_NAME, DATABASE_NAME

BENCH = "unlock"
GATE = Gate(minimum_ratio=0.5, maximum=50)

EVERY_RECORD = "every sealed file's record read"
EVERY_ITEM = "every item read"
TWINS = (EVERY_RECORD, EVERY_ITEM)

_FULL_COUNT, _QUICK_COUNT = 10_000, 1000
_MOST_ROUNDS = 300
_LEAST_S = 12


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant."""
    count = _QUICK_COUNT if options.is_quick else _FULL_COUNT
    with scratch_folder(options.scratch_path) as folder_path:
        vault_path = folder_path / "vault"
        vault_of_messages(vault_path, count)
        unlocked = unlock(vault_path, PASSPHRASE)
        for variant in options.variants(TWINS):
            say(f"{BENCH}, {count} items, {variant}")
            yield _measured(vault_path, unlocked, variant)


def _measured(vault_path: Path, unlocked: Unlocked, variant: str) -> Outcome:
    key = creation.database_key(unlocked.vault_key, unlocked.header.db_gen)
    raw_key = key.hex() + unlocked.header.db_salt

    def floor(_part: int) -> float:
        started = time.perf_counter()
        connection, _ = open_plainly(vault_path / DATABASE_NAME, raw_key, vault_path / BLOBS_NAME)
        took_s = time.perf_counter() - started
        connection.close()
        return took_s

    def measured(_part: int) -> float:
        started = time.perf_counter()
        vault = Vault.open_unlocked(vault_path, unlocked, clock=CLOCK)
        if variant == EVERY_RECORD:
            _read_every_record(vault_path / BLOBS_NAME, unlocked)
        if variant == EVERY_ITEM:
            vault.items()
        took_s = time.perf_counter() - started
        vault.close()
        return took_s

    found = repeat(
        lambda number: alternate(number, 1, floor, measured), most=_MOST_ROUNDS, least_s=_LEAST_S
    )
    return found.outcome(BENCH, variant, GATE, unit="ms", scale=1000)


def _read_every_record(blobs_path: Path, unlocked: Unlocked) -> None:
    blob_key = creation.blob_key(unlocked.vault_key)
    for blob_id in blobs.listed(blobs_path):
        blobs.read_record(blobs_path, blob_key, blob_id)


if __name__ == "__main__":
    sys.exit(main(__doc__ or BENCH, outcomes))
