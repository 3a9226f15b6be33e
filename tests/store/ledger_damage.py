"""What is done to a ledger by somebody who has the database's key, but not the ledger's.

The rows are those of the table, as lists in the order of their columns. Some of these intruders
also make the chain hang together again – it needs no key – and run into the signed heads.
"""

import hashlib
import random
from collections.abc import Callable
from typing import Any

from evidence_kit import canonical
from evidence_kit.custody import GENESIS, SALT_BYTES
from evidence_kit.store.connection import Database

Row = list[Any]

COLUMNS = (
    *("n", "at", "offset_minutes", "monotonic_ms", "boot_id", "app_version", "actor", "action"),
    *("object", "before", "after", "detail", "salt", "chain"),
)
_PLACE = {name: place for place, name in enumerate(COLUMNS)}
_OTHER: dict[str, Any] = {
    "at": "2001-01-01T00:00:00Z",
    "offset_minutes": -120,
    "monotonic_ms": 77,
    "boot_id": "another",
    "app_version": "9",
    "actor": "nobody",
    "action": "swept",
    "object": "item/" + "c" * 32,
    "before": "c" * 64,
    "after": "d" * 64,
    "detail": '{"label":"JS-777"}',
    "salt": bytes(SALT_BYTES),
    "chain": "e" * 64,
}


def rows_of(database: Database) -> list[Row]:
    """Return the whole ledger as it stands in its columns."""
    return [list(row) for row in database.rows(f"SELECT {', '.join(COLUMNS)} FROM ledger")]  # noqa: S608 - our own names


def write(database: Database, rows: list[Row], before: list[Row]) -> None:
    """Put other entries in the place of those from before; the triggers must be gone."""
    for row in before:
        if row not in rows:
            database.run("DELETE FROM ledger WHERE n = ?", (row[0],))
    marks = ", ".join("?" * len(COLUMNS))
    for row in rows:
        if row in before:
            continue
        database.run(f"INSERT INTO ledger ({', '.join(COLUMNS)}) VALUES ({marks})", row)  # noqa: S608 - our own names


def renumbered(rows: list[Row]) -> list[Row]:
    return [[n, *row[1:]] for n, row in enumerate(rows, start=1)]


def rechained(rows: list[Row]) -> list[Row]:
    """Make every hash fit again (FORMAT.md §5), with no code of the program."""
    previous, made = GENESIS, []
    for n, row in enumerate(rows, start=1):
        entry = dict(zip(COLUMNS[:-2], [n, *row[1:-2]], strict=True))
        entry["detail"] = canonical.decode(entry["detail"].encode("ascii"))
        committed = hashlib.sha256(b"EKc1" + row[-2] + canonical.encode(entry)).digest()
        link = b"EKh1" + n.to_bytes(8, "big") + bytes.fromhex(previous) + committed
        previous = type(GENESIS)(hashlib.sha256(link).hexdigest())
        made.append([n, *row[1:-1], previous])
    return made


def edited(rows: list[Row], chance: random.Random) -> list[Row]:
    at, name = chance.randrange(len(rows)), chance.choice(sorted(_OTHER))
    row = list(rows[at])
    row[_PLACE[name]] = _OTHER[name]
    return [*rows[:at], row, *rows[at + 1 :]]


def shortened(rows: list[Row], chance: random.Random) -> list[Row]:
    return rows[: chance.randrange(1, len(rows))]


def without_some(rows: list[Row], chance: random.Random) -> list[Row]:
    at = chance.randrange(len(rows) - 1)
    return rows[:at] + rows[at + chance.randint(1, 3) :]


def with_one_more(rows: list[Row], chance: random.Random) -> list[Row]:
    at = chance.randrange(len(rows))
    return [*rows[:at], list(chance.choice(rows)), *rows[at:]]


def with_two_swapped(rows: list[Row], chance: random.Random) -> list[Row]:
    one, other = chance.sample(range(len(rows)), 2)
    order = list(rows)
    order[one], order[other] = order[other], order[one]
    return order


def shuffled(rows: list[Row], chance: random.Random) -> list[Row]:
    return chance.sample(rows, len(rows))


CHANGES: tuple[Callable[[list[Row], random.Random], list[Row]], ...] = (
    *(edited, edited, shortened, without_some, with_one_more, with_two_swapped, shuffled),
)

CHECKPOINT_CHANGES = (
    "UPDATE checkpoint SET signature = zeroblob(64) WHERE n = {n}",
    "UPDATE checkpoint SET at = '2001-01-01T00:00:00Z' WHERE n = {n}",
    "UPDATE checkpoint SET chain = (SELECT chain FROM ledger WHERE n = 2) WHERE n = {n}",
    "UPDATE checkpoint SET n = 100000 WHERE n = {n}",
    "INSERT INTO checkpoint SELECT n + 1000, chain, at, signature FROM checkpoint WHERE n = {n}",
)


def tampered_ledger(rows: list[Row], chance: random.Random) -> tuple[str, list[Row]]:
    """Return one way in which a ledger was changed, and its rows; never the same rows."""
    while True:
        change = chance.choice(CHANGES)
        finish = chance.choice((renumbered, rechained, _as_numbered))
        changed = finish(change(rows, chance))
        if changed != rows and len({row[0] for row in changed}) == len(changed):
            return f"{change.__name__}, {finish.__name__.strip('_')}", changed


def _as_numbered(rows: list[Row]) -> list[Row]:
    # The table keeps its entries by number, so another order without other numbers is none.
    return sorted(rows, key=lambda row: int(row[0]))
