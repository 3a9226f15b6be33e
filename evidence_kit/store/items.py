"""Items and their previews: SQL text and one function per query."""

from typing import cast

from evidence_kit.clock import from_utc_text, utc_text
from evidence_kit.model import (
    Digest,
    FileTimes,
    Item,
    ItemId,
    ItemKind,
    ItemStatus,
    PictureFacts,
    Provenance,
    Route,
    Sensitivity,
    TypeMatch,
)
from evidence_kit.store.connection import Database, Row
from evidence_kit.store.rows import instant_in, instant_out, words_in, words_out

FIRST_COPY_NUMBER = 1_000_001
"""Covered copies are numbered from here on, so that exhibits keep theirs without gaps."""

_LAST_NUMBER = 2**62
"""More than are ever made, and one more still fits SQLite's integers."""

_KINDS = {each.value: each for each in ItemKind}
_STATUSES = {each.value: each for each in ItemStatus}
_SENSITIVITIES = {each.value: each for each in Sensitivity}
_TYPE_MATCHES = {each.value: each for each in TypeMatch}
_ROUTES = {each.value: each for each in Route}
# Ten thousand rows are waited for, and calling an enumeration takes five times as long as this.

_COLUMNS = """number, id, label, kind, status, sensitivity, original_name, size_bytes, sha256,
media_type, type_match, modified_at, created_at, imported_at, imported_offset_minutes, route,
device, how, who, shows, app, seen_at_text, withdrawn_why"""

_INSERT = f"""
INSERT INTO item ({_COLUMNS})
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""  # noqa: S608 - the columns are the constant above
_SELECT = f"SELECT {_COLUMNS} FROM item ORDER BY number"  # noqa: S608 - constant
_SELECT_EXHIBITS = f"""
SELECT {_COLUMNS} FROM item WHERE number > ? AND number < ? ORDER BY number LIMIT ?
"""  # noqa: S608 - constant
_SELECT_COPIES = f"""
SELECT {_COLUMNS} FROM item WHERE number >= ? ORDER BY number
"""  # noqa: S608 - constant
_COUNT_EXHIBITS = "SELECT status, count(*) FROM item WHERE number < ? GROUP BY status"
_BY_ID = f"SELECT {_COLUMNS} FROM item WHERE id = ?"  # noqa: S608 - constant
_BY_LABEL = f"SELECT {_COLUMNS} FROM item WHERE upper(label) = upper(?)"  # noqa: S608 - constant
_BY_NUMBER = f"SELECT {_COLUMNS} FROM item WHERE number = ?"  # noqa: S608 - constant
_HELD_BY_DIGEST = f"""
SELECT {_COLUMNS} FROM item
WHERE status = 'held' AND sha256 = ? AND number < ? ORDER BY number LIMIT 1
"""  # noqa: S608 - constant
_NOTED = f"""
SELECT {_COLUMNS} FROM item
WHERE status = 'not-held' AND media_type <> '' AND media_type = ? AND original_name = ?
  AND size_bytes = ? AND modified_at = ?
ORDER BY number LIMIT 1
"""  # noqa: S608 - constant
_NEXT_NUMBER = "SELECT 1 + coalesce(max(number), 0) FROM item WHERE number BETWEEN ? AND ?"
_TELL = """
UPDATE item SET device = ?, how = ?, who = ?, shows = ?, app = ?, seen_at_text = ? WHERE id = ?
"""
_RAISE = "UPDATE item SET sensitivity = 'intimate' WHERE id = ?"
_WITHDRAW = "UPDATE item SET status = 'withdrawn', withdrawn_why = ? WHERE id = ?"
_IDS_BY_STATUS = "SELECT group_concat(id, ' ') FROM item WHERE status = ? AND kind <> 'not-held'"

_INSERT_PREVIEW = """
INSERT INTO preview (item_id, width_px, height_px, taken_at_text, camera, software, has_location,
                     jpeg)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_SELECT_PICTURES = """
SELECT item_id, width_px, height_px, taken_at_text, camera, software, has_location FROM preview
"""
_SELECT_PREVIEW = "SELECT jpeg FROM preview WHERE item_id = ?"
_DELETE_PREVIEW = "DELETE FROM preview WHERE item_id = ?"
_WITHOUT_PREVIEW = f"""
SELECT {_COLUMNS} FROM item
WHERE status = 'held' AND sensitivity = 'ordinary' AND media_type LIKE 'image/%'
  AND id NOT IN (SELECT item_id FROM preview)
ORDER BY number
"""  # noqa: S608 - constant


def next_number(database: Database) -> int:
    """Return the number the next exhibit gets; numbers are never used twice."""
    row = database.find_row(_NEXT_NUMBER, (1, FIRST_COPY_NUMBER - 1))
    return 1 if row is None else int(row[0])


def next_copy_number(database: Database) -> int:
    """Return the number the next covered copy gets."""
    row = database.find_row(_NEXT_NUMBER, (FIRST_COPY_NUMBER, _LAST_NUMBER))
    return FIRST_COPY_NUMBER if row is None else max(FIRST_COPY_NUMBER, int(row[0]))


def insert(database: Database, item: Item) -> None:
    """Store a new item's row."""
    database.run(
        _INSERT,
        (
            item.number,
            item.id,
            item.label,
            item.kind.value,
            item.status.value,
            item.sensitivity.value,
            words_in(item.original_name),
            item.size_bytes,
            item.sha256,
            item.media_type,
            item.type_match.value,
            instant_in(item.times.modified_at),
            instant_in(item.times.created_at),
            utc_text(item.imported_at),
            item.imported_offset_minutes,
            item.route.value,
            words_in(item.provenance.device),
            words_in(item.provenance.how),
            words_in(item.provenance.who),
            words_in(item.provenance.shows),
            words_in(item.provenance.app),
            words_in(item.provenance.seen_at_text),
            words_in(item.withdrawn_why),
        ),
    )


def every(database: Database) -> tuple[Item, ...]:
    """Return all items in order of number: stubs included, covered copies at the end."""
    return database.values(_SELECT, _item_from_row)


def exhibits(database: Database, count: int = -1, *, after: int = 0) -> tuple[Item, ...]:
    """Return what was put in, in order of number, withdrawn stubs included.

    Args:
        database: The open database.
        count: Return only so many from the beginning; less than 0 for all.
        after: Begin after this number.
    """
    return database.values(_SELECT_EXHIBITS, _item_from_row, (after, FIRST_COPY_NUMBER, count))


def exhibit_counts(database: Database) -> dict[ItemStatus, int]:
    """Return how many exhibits have each status; one that none has is left out."""
    return dict(database.values(_COUNT_EXHIBITS, _count_from_row, (FIRST_COPY_NUMBER,)))


def copies(database: Database) -> tuple[Item, ...]:
    """Return the covered copies in the order they were made, withdrawn stubs included."""
    return database.values(_SELECT_COPIES, _item_from_row, (FIRST_COPY_NUMBER,))


def is_copy(item: Item) -> bool:
    """Whether an item is a covered copy of another."""
    return item.number >= FIRST_COPY_NUMBER


def find(database: Database, name: str) -> Item | None:
    """Return the item a person names by label, number or id, or ``None``."""
    if not name.isascii():
        return None
    found = database.find_value(_BY_LABEL, _item_from_row, (name,))
    found = found or database.find_value(_BY_ID, _item_from_row, (name,))
    # Past 18 digits a number no longer fits SQLite's integers, and names no item either.
    if found is None and name.isdigit() and len(name) <= 18:  # noqa: PLR2004
        found = database.find_value(_BY_NUMBER, _item_from_row, (int(name),))
    return found


def find_by_id(database: Database, item_id: ItemId) -> Item | None:
    """Return an item by its identity, or ``None``."""
    return database.find_value(_BY_ID, _item_from_row, (item_id,))


def find_held(database: Database, digest: Digest) -> Item | None:
    """Return the first held exhibit with these bytes, or ``None``."""
    return database.find_value(_HELD_BY_DIGEST, _item_from_row, (digest, FIRST_COPY_NUMBER))


def find_noted(
    database: Database, name: str, size_bytes: int, media_type: str, times: FileTimes
) -> Item | None:
    """Return the note about this very file, which is not held, or ``None``.

    Without bytes to compare it is known by name, size, type and time; what has no time or no type
    was described in words, and words may fit twice.
    """
    return database.find_value(
        _NOTED,
        _item_from_row,
        (media_type, words_in(name), size_bytes, instant_in(times.modified_at)),
    )


def tell(database: Database, item_id: ItemId, provenance: Provenance) -> None:
    """Store what is now said about where an item comes from."""
    database.run(
        _TELL,
        (
            words_in(provenance.device),
            words_in(provenance.how),
            words_in(provenance.who),
            words_in(provenance.shows),
            words_in(provenance.app),
            words_in(provenance.seen_at_text),
            item_id,
        ),
    )


def raise_sensitivity(database: Database, item_id: ItemId) -> None:
    """Turn an item into an intimate one, which has no preview."""
    database.run(_RAISE, (item_id,))
    database.run(_DELETE_PREVIEW, (item_id,))


def drop_preview(database: Database, item_id: ItemId) -> None:
    """Remove what the decoder made of a picture; the picture itself stays."""
    database.run(_DELETE_PREVIEW, (item_id,))


def withdraw(database: Database, item_id: ItemId, why: str) -> None:
    """Turn an item into a numbered stub."""
    database.run(_WITHDRAW, (words_in(why), item_id))
    database.run(_DELETE_PREVIEW, (item_id,))


def sealed_ids(database: Database, status: ItemStatus) -> frozenset[ItemId]:
    """Return the identities of the items with a status that have or had a sealed file."""
    # One long text, taken apart: ten thousand rows, one by one, take a good part of an opening.
    found = database.find_value(_IDS_BY_STATUS, _ids_from_row, (status.value,))
    return frozenset(found or ())


def _ids_from_row(row: Row) -> list[ItemId]:
    return cast("list[ItemId]", (row[0] or "").split())


def insert_preview(database: Database, item_id: ItemId, facts: PictureFacts, jpeg: bytes) -> None:
    """Store what the decoder made of a picture."""
    database.run(
        _INSERT_PREVIEW,
        (
            item_id,
            facts.width_px,
            facts.height_px,
            facts.taken_at_text,
            facts.camera,
            facts.software,
            int(facts.has_location),
            jpeg,
        ),
    )


def find_preview(database: Database, item_id: ItemId) -> bytes | None:
    """Return an item's preview as JPEG, or ``None``."""
    row = database.find_row(_SELECT_PREVIEW, (item_id,))
    return None if row is None else bytes(row[0])


def pictures(database: Database) -> dict[ItemId, PictureFacts]:
    """Return what is known about every decoded picture."""
    return dict(database.values(_SELECT_PICTURES, _picture_from_row))


def without_preview(database: Database) -> tuple[Item, ...]:
    """Return the held, ordinary pictures nobody has tried to decode yet, in order of number."""
    return database.values(_WITHOUT_PREVIEW, _item_from_row)


def _picture_from_row(row: Row) -> tuple[ItemId, PictureFacts]:
    return ItemId(row[0]), PictureFacts(
        width_px=row[1],
        height_px=row[2],
        taken_at_text=row[3],
        camera=row[4],
        software=row[5],
        has_location=bool(row[6]),
    )


def _count_from_row(row: Row) -> tuple[ItemStatus, int]:
    return ItemStatus(row[0]), int(row[1])


def _item_from_row(row: Row) -> Item:
    return Item(
        number=row[0],
        id=ItemId(row[1]),
        label=row[2],
        kind=_KINDS[row[3]],
        status=_STATUSES[row[4]],
        sensitivity=_SENSITIVITIES[row[5]],
        original_name=words_out(row[6]),
        size_bytes=row[7],
        sha256=None if row[8] is None else Digest(row[8]),
        media_type=row[9],
        type_match=_TYPE_MATCHES[row[10]],
        times=FileTimes(modified_at=instant_out(row[11]), created_at=instant_out(row[12])),
        imported_at=from_utc_text(row[13]),
        imported_offset_minutes=row[14],
        route=_ROUTES[row[15]],
        provenance=Provenance(
            device=words_out(row[16]),
            how=words_out(row[17]),
            who=words_out(row[18]),
            shows=words_out(row[19]),
            app=words_out(row[20]),
            seen_at_text=words_out(row[21]),
        ),
        withdrawn_why=words_out(row[22]),
    )
