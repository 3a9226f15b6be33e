"""What was put in, copies of it with covered parts, and what of it goes out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from evidence_kit.model.names import Digest, ItemId


class ItemKind(StrEnum):
    """What sort of thing an item is."""

    FILE = "file"
    TEXT = "text"
    NOT_HELD = "not-held"
    """Described in words; the thing itself was never taken in (product rule M2)."""


class ItemStatus(StrEnum):
    """Whether the bytes of an item are in the vault."""

    HELD = "held"
    NOT_HELD = "not-held"
    WITHDRAWN = "withdrawn"
    """Taken out again; a numbered stub stays."""


class Sensitivity(StrEnum):
    """How an item may be shown and exported."""

    ORDINARY = "ordinary"
    INTIMATE = "intimate"
    """Adults only: no preview, never in the report, never in the ordinary package."""


class TypeMatch(StrEnum):
    """Whether a file's name and its content agree about its type."""

    AGREE = "agree"
    DIFFER = "differ"
    CANNOT_TELL = "cannot-tell"


class Route(StrEnum):
    """How something came in; every route passes ``intake.admit``."""

    COMMAND_LINE = "command-line"
    FILE_DIALOG = "file-dialog"
    DROP = "drop"
    PASTE = "paste"
    COVERING = "covering"
    """Made here, of an exhibit of the case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What the person says about where an item comes from; every field may be empty."""

    device: str = ""
    """The owner's name for the device that holds the original ("my phone")."""
    how: str = ""
    """How it was obtained ("screenshot taken by me")."""
    who: str = ""
    """Who obtained it, if not the person whose case it is ("my sister")."""
    shows: str = ""
    """What it shows, in the person's words."""
    app: str = ""
    """The app or place the thing was seen in; for an image not held, where it lies."""
    seen_at_text: str = ""
    """The time as displayed or remembered, in the person's words, not interpreted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTimes:
    """A source file's times as found; the source device's clock, which may be wrong."""

    modified_at: datetime | None
    created_at: datetime | None
    """Where the file system keeps it; ``None`` elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """What the locked-down decoder could say about a picture; the camera's clock, uninterpreted."""

    width_px: int
    height_px: int
    taken_at_text: str
    """EXIF DateTimeOriginal with OffsetTimeOriginal, as written in the file; "" when absent."""
    camera: str
    """EXIF make and model; "" when absent."""
    software: str
    """EXIF software tag; "" when absent."""
    has_location: bool
    """Whether the file carries a position; the position itself is never read out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing put in, as recorded at import."""

    id: ItemId
    number: int
    """1, 2, 3 … in order of arrival; never used twice. Covered copies have a range of their own."""
    label: str
    """The exhibit's name, ``JS-001``, or its covered copy's, ``JS-001-C1``; fixed at import."""
    kind: ItemKind
    status: ItemStatus
    sensitivity: Sensitivity
    original_name: str
    """The source's file name, verbatim; unpaired surrogates are kept as ``\\udcXX``."""
    size_bytes: int
    sha256: Digest | None
    """``None`` for an image not held, which is never hashed."""
    media_type: str
    """By content, never by name; ``application/octet-stream`` when unknown, "" when not held."""
    type_match: TypeMatch
    times: FileTimes
    imported_at: datetime
    imported_offset_minutes: int
    route: Route
    provenance: Provenance
    withdrawn_why: str = ""
    """The reason given when it was taken out again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in an upright picture, in whole pixels from its top left corner."""

    x_px: int
    y_px: int
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """How a covered copy was made; what lies under the boxes is nowhere in it."""

    item_id: ItemId
    """The copy."""
    original_id: ItemId
    """The exhibit it was made of."""
    number: int
    """1, 2, 3 … for each exhibit; never used twice."""
    width_px: int
    """Of the upright picture, and so of the copy."""
    height_px: int
    margin_px: int
    """How far the boxes reach past what was marked, on every side."""
    boxes: tuple[Box, ...]
    """What was marked, without the margin, in the order it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredCopy:
    """A covered copy: the item, and how it was made."""

    item: Item
    covering: Covering


class DisclosureChoice(StrEnum):
    """What goes out of an exhibit in a report or package."""

    WHOLE = "whole"
    """The exhibit as it was put in; so it is when nothing was said."""
    COVERED = "covered"
    """The covered copy alone; nothing while there is none."""
    WITHHELD = "withheld"
    """Neither: its number, and that it is withheld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What was said of what goes out of an exhibit; its ledger entries stay whatever it is."""

    item_id: ItemId
    choice: DisclosureChoice
    why: str
    """The reason in the person's words; may be empty."""
    changed_at: datetime
