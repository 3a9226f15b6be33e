"""A covered copy comes into the vault: sealed, read back, and only then given its rows.

The order is that of an import. In the one transaction that makes it the exhibit's copy, the copy it
takes the place of becomes a numbered stub, and only the covered copy goes out from then on, unless
the exhibit was withheld altogether or is intimate: of that nothing goes out before somebody says so
(product rule A1). The exhibit itself is neither read nor written here.

The sealed file says that it is a copy. What a cut leaves before the transaction is no exhibit: it
never gets a row, and a copy can be made again.
"""

from dataclasses import dataclass

from evidence_kit import files
from evidence_kit.model import (
    Action,
    Box,
    CoveredCopy,
    Covering,
    Disclosure,
    DisclosureChoice,
    FileTimes,
    Item,
    ItemKind,
    ItemStatus,
    Provenance,
    Route,
    Sensitivity,
    TypeMatch,
)
from evidence_kit.store import blobs, covered, disclosures, items, keeping
from evidence_kit.store.reading_back import require_read_back
from evidence_kit.store.records import COVERED_COPY
from evidence_kit.store.session import Session

MEDIA_TYPE = "image/png"

_SPARE_BYTES = 8 << 20
"""Room the database and its journal may need meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """How a picture was covered, as the one who did it says."""

    width_px: int
    height_px: int
    margin_px: int
    boxes: tuple[Box, ...]


def keep_copy(session: Session, original: Item, source: blobs.Source, cover: Cover) -> CoveredCopy:
    """Keep a covered copy of an exhibit; when this returns it is stored and was read back.

    Args:
        session: The open vault's.
        original: The exhibit, a held picture.
        source: The copy's bytes, a PNG.
        cover: Its size and boxes.

    Raises:
        DiskFullError: There is no room; nothing was stored.
        ReadBackError: It did not read back the same; nothing was stored.
        StorageError: The medium refused; opening the vault again finishes what was begun, but for a
            copy that has no row yet: that is no copy, and mending removes it.
    """
    number = covered.next_number(session.database, original.id)
    label = f"{original.label}-C{number}"
    name = f"{label}.png"
    files.require_room(session.path, blobs.padded_size(source.size_bytes) + _SPARE_BYTES, name)
    record = {
        "name": name,
        "media_type": MEDIA_TYPE,
        "kind": ItemKind.FILE,
        "sensitivity": Sensitivity.ORDINARY,
        "imported_at": session.clock.now(),
        **COVERED_COPY,
    }
    with files.storage_errors(session.path, name):
        sealed = blobs.seal(
            session.blobs_path, session.blob_key, source, record=record, on_bytes=_ignore
        )
        require_read_back(session, sealed, name, _ignore)
        blobs.sync_names(session.blobs_path, [sealed.id])
    item = _item(session, sealed, label)
    covering = Covering(
        item_id=item.id,
        original_id=original.id,
        number=number,
        width_px=cover.width_px,
        height_px=cover.height_px,
        margin_px=cover.margin_px,
        boxes=cover.boxes,
    )
    before = covered.held_copies_of(session.database, original.id)
    with session.database.transaction():
        _insert(session, original, item, covering)
        # The reason is a name and no sentence: it is the same in every language.
        stubs = [keeping.stub_out(session, each, label) for each in before]
        _let_the_copy_go_out(session, original)
    keeping.remove_files(session, stubs)
    return CoveredCopy(item=item, covering=covering)


def _item(session: Session, sealed: blobs.SealedFile, label: str) -> Item:
    return Item(
        id=sealed.id,
        number=items.next_copy_number(session.database),
        label=label,
        kind=ItemKind.FILE,
        status=ItemStatus.HELD,
        sensitivity=Sensitivity.ORDINARY,
        original_name=f"{label}.png",
        size_bytes=sealed.size_bytes,
        sha256=sealed.sha256,
        media_type=MEDIA_TYPE,
        type_match=TypeMatch.AGREE,
        times=FileTimes(modified_at=None, created_at=None),
        imported_at=session.clock.now(),
        imported_offset_minutes=session.clock.offset_minutes(),
        route=Route.COVERING,
        provenance=Provenance(),
    )


def _insert(session: Session, original: Item, item: Item, covering: Covering) -> None:
    about = f"item/{item.id}"
    items.insert(session.database, item)
    session.log(
        Action.ITEM_COVERED,
        about,
        after=session.digest_of(about, item),
        detail={
            "label": item.label,
            "sha256": item.sha256,
            "size_bytes": item.size_bytes,
            "media_type": item.media_type,
            "original": original.label,
            "original_sha256": original.sha256,
            "boxes": len(covering.boxes),
        },
    )
    covered.insert(session.database, covering)
    name = covered.covering_name(covering)
    session.log(Action.FACT_RECORDED, name, after=session.digest_of(name, covering))


def _let_the_copy_go_out(session: Session, original: Item) -> None:
    said = {each.item_id: each for each in disclosures.every(session.database)}
    before = said.get(original.id)
    if original.sensitivity is Sensitivity.INTIMATE:
        return
    if before is None or before.choice is DisclosureChoice.WHOLE:
        disclosures.record(
            session,
            Disclosure(
                item_id=original.id,
                choice=DisclosureChoice.COVERED,
                why="" if before is None else before.why,
                changed_at=session.clock.now(),
            ),
        )


def _ignore(_done: int) -> None:
    """Take no notice of progress: a copy is small."""
