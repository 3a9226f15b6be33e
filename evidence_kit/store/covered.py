"""Which item is a covered copy of which, and where its boxes are: rows, written once.

A copy's bytes, digest and state are those of its item; how one is made and kept is told in
:mod:`evidence_kit.store.covering`.
"""

from evidence_kit import canonical
from evidence_kit.model import Box, CoveredCopy, Covering, Item, ItemId, ItemStatus
from evidence_kit.store import items
from evidence_kit.store.connection import Database, Row

SINCE_VERSION = 6
"""The step of the schema that made the table."""

_INSERT = """
INSERT INTO covering (item_id, original_id, number, width_px, height_px, margin_px, boxes)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_SELECT = """
SELECT item_id, original_id, number, width_px, height_px, margin_px, boxes FROM covering
ORDER BY original_id, number
"""
_IDS_OF = "SELECT item_id FROM covering WHERE original_id = ? ORDER BY number"
_NEXT = "SELECT 1 + coalesce(max(number), 0) FROM covering WHERE original_id = ?"


def covering_name(covering: Covering) -> str:
    """Return the name under which the ledger records it: ``covering/<id of the copy>``."""
    return f"covering/{covering.item_id}"


def insert(database: Database, covering: Covering) -> None:
    """Store how a copy was made."""
    database.run(
        _INSERT,
        (
            covering.item_id,
            covering.original_id,
            covering.number,
            covering.width_px,
            covering.height_px,
            covering.margin_px,
            canonical.encode(covering.boxes).decode("ascii"),
        ),
    )


def every(database: Database) -> tuple[Covering, ...]:
    """Return how each copy was made, by exhibit and number."""
    return database.values(_SELECT, _covering_from_row)


def copies(database: Database) -> tuple[CoveredCopy, ...]:
    """Return every covered copy in the order they were made, withdrawn stubs included."""
    made = {covering.item_id: covering for covering in every(database)}
    return tuple(
        CoveredCopy(item=item, covering=made[item.id])
        for item in items.copies(database)
        if item.id in made
    )


def held_copies_of(database: Database, original_id: ItemId) -> tuple[Item, ...]:
    """Return the copies of an exhibit that are still held, in order of number."""
    ids = (ItemId(row[0]) for row in database.rows(_IDS_OF, (original_id,)))
    found = (items.find_by_id(database, item_id) for item_id in ids)
    return tuple(item for item in found if item is not None and item.status is ItemStatus.HELD)


def next_number(database: Database, original_id: ItemId) -> int:
    """Return the number the next copy of an exhibit gets; numbers are never used twice."""
    row = database.find_row(_NEXT, (original_id,))
    return 1 if row is None else int(row[0])


def _covering_from_row(row: Row) -> Covering:
    return Covering(
        item_id=ItemId(row[0]),
        original_id=ItemId(row[1]),
        number=row[2],
        width_px=row[3],
        height_px=row[4],
        margin_px=row[5],
        boxes=tuple(_box(each) for each in canonical.decode(row[6].encode("ascii"))),
    )


def _box(found: dict[str, int]) -> Box:
    return Box(**found)
