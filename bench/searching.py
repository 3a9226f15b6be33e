"""Find words in a vault of 10,000 items: under 30 ms.

A search is held against the database looking for the same words itself, in an encrypted table of
the same texts that were folded before. The first search of a session reads every kept text; that is
told, not gated: it depends on the disk.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from floors import PLAIN_SEARCH, SEARCHED_TABLE, query_plainly
from loads import (
    CLOCK,
    PASSPHRASE,
    Options,
    main,
    say,
    scratch_folder,
    vault_of_messages,
)
from measuring import LEAST_ROUNDS, Gate, Outcome, alternate, repeat
from sqlcipher3 import dbapi2

from evidence_kit.casework.searching import search
from evidence_kit.folding import fold
from evidence_kit.store import Vault, searching, unlock

BENCH = "searching"
GATE = Gate(minimum_ratio=0.4, maximum=30)

READ_ANEW = "every text read anew"
FOLDED_ANEW = "every text folded anew"
TWINS = (READ_ANEW, FOLDED_ANEW)

_FULL_COUNT, _QUICK_COUNT = 10_000, 1000
_MOST_ROUNDS = 30
_RAW_KEY = "0f" * 48


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant."""
    count = _QUICK_COUNT if options.is_quick else _FULL_COUNT
    with scratch_folder(options.scratch_path) as folder_path:
        vault_path = folder_path / "vault"
        vault_of_messages(vault_path, count)
        unlocked = unlock(vault_path, PASSPHRASE)
        with (
            Vault.open_unlocked(vault_path, unlocked, clock=CLOCK) as vault,
            _plain(folder_path / "plain.db", vault) as connection,
        ):
            for variant in options.variants(TWINS):
                say(f"{BENCH}, {count} items, {variant}")
                yield _measured(vault, connection, count, variant)


def _measured(vault: Vault, connection: dbapi2.Connection, count: int, variant: str) -> Outcome:
    number = f"{count - 7}:"
    texts = [row[0] for row in connection.execute("SELECT words FROM searched")]

    def floor(_part: int) -> float:
        started = time.perf_counter()
        found = connection.execute(PLAIN_SEARCH, (fold("PLAČAJ"), number)).fetchall()
        return _took(started, len(found))

    def measured(_part: int) -> float:
        if variant == READ_ANEW:
            vault._index = searching.Index()  # noqa: SLF001 - the twin spoils what is inside
        started = time.perf_counter()
        if variant == FOLDED_ANEW:
            for text in texts:
                fold(f"{text} č")
        found = search(vault, f"PLAČAJ {number}")
        return _took(started, len(found.hits))

    # Reading ten thousand texts anew takes seconds each time, and three times tell enough.
    most = LEAST_ROUNDS if variant == READ_ANEW else _MOST_ROUNDS
    found = repeat(lambda turn: alternate(turn, 1, floor, measured), most=most)
    return found.outcome(BENCH, variant, GATE, unit="ms", scale=1000)


def _plain(path: Path, vault: Vault) -> "query_plainly":
    started = time.perf_counter()
    vault.search(["petka"])
    say(f"{BENCH}: the first search of a session takes {time.perf_counter() - started:.1f} s")
    opened = query_plainly(path, _RAW_KEY)
    documents = vault._index._items.values()  # noqa: SLF001 - the very texts that are searched
    opened.connection.execute(SEARCHED_TABLE)
    opened.connection.executemany(
        "INSERT INTO searched (words) VALUES (?)",
        [(each.folded.replace("\0", "\n"),) for each in documents],
    )
    return opened


def _took(started: float, count: int) -> float:
    took_s = time.perf_counter() - started
    if count != 1:
        raise ValueError(f"{count} hits instead of one")
    return took_s


if __name__ == "__main__":
    sys.exit(main(__doc__ or BENCH, outcomes))
