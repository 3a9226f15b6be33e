"""What a sealed file says about itself, and the item that can be made of it without a row.

A record is authenticated with its file, so it is as it was written; what it says is how things were
when the file came in, not what was said or changed since.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from evidence_kit.clock import from_utc_text
from evidence_kit.model import (
    Digest,
    FileTimes,
    ItemKind,
    Provenance,
    Route,
    Sensitivity,
    TypeMatch,
)
from evidence_kit.store.blobs import BlobDamagedError
from evidence_kit.store.imports import NewItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sealed file's record."""

    name: str
    media_type: str
    kind: ItemKind
    sensitivity: Sensitivity
    """As it was at import; an item may have become intimate later."""
    imported_at: datetime
    size_bytes: int
    sha256: Digest
    is_covered_copy: bool = False
    """It was made here of an exhibit and can be made again; it is no exhibit itself."""


COVERED_COPY: Mapping[str, bool] = {"covered_copy": True}
"""What the record of a covered copy says besides, and no other record."""


def told_by(record: dict[str, Any]) -> Told:
    """Return what a record says.

    Raises:
        BlobDamagedError: It is none that any version wrote.
    """
    try:
        return Told(
            name=str(record["name"]),
            media_type=str(record["media_type"]),
            kind=ItemKind(record["kind"]),
            sensitivity=Sensitivity(record["sensitivity"]),
            imported_at=from_utc_text(str(record["imported_at"])),
            size_bytes=int(record["size_bytes"]),
            sha256=Digest(str(record["sha256"])),
            is_covered_copy=COVERED_COPY.items() <= record.items(),
        )
    except (KeyError, ValueError, TypeError) as problem:
        raise BlobDamagedError("its record makes no sense") from problem


def new_item_of(told: Told, how: str) -> NewItem:
    """Return the item a sealed file describes, with a word on how it came back."""
    return NewItem(
        kind=told.kind,
        sensitivity=told.sensitivity,
        original_name=told.name,
        media_type=told.media_type,
        type_match=TypeMatch.CANNOT_TELL,
        times=FileTimes(modified_at=None, created_at=None),
        # Which way it came is nowhere but in its row; this says the least.
        route=Route.COMMAND_LINE,
        provenance=Provenance(how=how),
    )
