"""List the first screen of a vault of 10,000 items: under 20 ms.

Whoever opens the pieces of a large case looks at some fifty of them. They are held against a plain
query of the same rows on the same database, without making values of them.
"""

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from floors import FIRST_ROWS, query_plainly
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

from evidence_kit.store import Unlocked, Vault, creation, unlock
from evidence_kit.store.session import DATABASE_NAME

BENCH = "first list"
GATE = Gate(minimum_ratio=0.05, maximum=20)

EVERY_ITEM = "every item read for it"
TWINS = (EVERY_ITEM,)

_FULL_COUNT, _QUICK_COUNT = 10_000, 1000
_SCREEN_COUNT = 60
"""Tiles on a screen of 1920 by 1080 pixels, with some to scroll to."""
_MOST_ROUNDS = 60


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant."""
    count = _QUICK_COUNT if options.is_quick else _FULL_COUNT
    with scratch_folder(options.scratch_path) as folder_path:
        vault_path = folder_path / "vault"
        vault_of_messages(vault_path, count)
        # An open vault shares its database with nobody, so the plain query gets a copy.
        copy_path = Path(shutil.copy(vault_path / DATABASE_NAME, folder_path / "copy.db"))
        unlocked = unlock(vault_path, PASSPHRASE)
        with Vault.open_unlocked(vault_path, unlocked, clock=CLOCK) as vault:
            for variant in options.variants(TWINS):
                say(f"{BENCH}, {count} items, {variant}")
                yield _measured(vault, copy_path, unlocked, variant)


def _measured(vault: Vault, copy_path: Path, unlocked: Unlocked, variant: str) -> Outcome:
    key = creation.database_key(unlocked.vault_key, unlocked.header.db_gen)
    with query_plainly(copy_path, key.hex() + unlocked.header.db_salt) as connection:

        def floor(_part: int) -> float:
            started = time.perf_counter()
            found = connection.execute(FIRST_ROWS, (_SCREEN_COUNT,)).fetchall()
            return _took(started, len(found))

        def measured(_part: int) -> float:
            started = time.perf_counter()
            found = vault.items() if variant == EVERY_ITEM else vault.first_items(_SCREEN_COUNT)
            return _took(started, len(found))

        found = repeat(lambda number: alternate(number, 1, floor, measured), most=_MOST_ROUNDS)
    return found.outcome(BENCH, variant, GATE, unit="ms", scale=1000)


def _took(started: float, count: int) -> float:
    took_s = time.perf_counter() - started
    if count < _SCREEN_COUNT:
        raise ValueError(f"{count} rows instead of {_SCREEN_COUNT}")
    return took_s


if __name__ == "__main__":
    sys.exit(main(__doc__ or BENCH, outcomes))
