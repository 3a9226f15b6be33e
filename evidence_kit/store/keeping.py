"""Items come in one by one, are described, taken out, found again; sealed files meet their rows.

How something comes in is told in :mod:`evidence_kit.store.imports`. The order of a withdrawal: row
and ledger entry first, then the file.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from evidence_kit import files, hashing
from evidence_kit.errors import ItemDamagedError, ItemWithdrawnError
from evidence_kit.i18n import N_
from evidence_kit.model import (
    Action,
    Digest,
    Finding,
    Item,
    ItemId,
    ItemStatus,
    PictureFacts,
    Provenance,
)
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.store import blobs, checking, covered, items, ledger, migrations, records
from evidence_kit.store.imports import (
    Imported,
    ImportGroup,
    NewItem,
    insert_items,
    log_change,
    numbered_item,
    reads_back,
)
from evidence_kit.store.session import Session

ADOPTED_HOW = N_("found in the vault without a row: the import was cut off, or the rows are older")
"""Stands in an item that was taken back by :func:`mend_unfinished`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What became of sealed files that no row knew."""

    adopted: tuple[Item, ...]
    """Those that were whole and have a row again."""
    removed: int
    """How many were never whole, or held what is held already."""
    copies_removed: int
    """How many were covered copies that were cut off; they can be made again."""
    left: int
    """How many stay as they are, because nobody can decide about them."""


def add_item(
    session: Session,
    source: blobs.Source,
    new: NewItem,
    *,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> Imported:
    """Take in one source byte for byte; when this returns it is stored and was read back.

    Raises:
        SourceError: The source could not be read, or changed meanwhile; nothing was stored.
        DiskFullError: There is no room; nothing was stored.
        ReadBackError: It did not read back the same; nothing was stored.
        StorageError: The medium refused; nothing was stored.
        CancelledError: The person asked to stop; nothing was stored.
    """
    group = ImportGroup(session)
    group.take(source, new, report=report, cancel=cancel)
    (imported,) = group.commit()
    return imported


def describe_item(session: Session, new: NewItem, size_bytes: int = 0) -> Item:
    """Record something that is not taken in: an *image not held*, in words.

    The same file is noted once; what is said about it the second time is added to the note.
    """
    noted = items.find_noted(
        session.database, new.original_name, size_bytes, new.media_type, new.times
    )
    if noted is not None:
        return _told_more(session, noted, new.provenance)
    item = numbered_item(
        session, new, blobs.new_id(), ItemStatus.NOT_HELD, size_bytes=size_bytes, sha256=None
    )
    insert_items(session, [item], Action.ITEM_DESCRIBED)
    return item


def amend_item(session: Session, item: Item, provenance: Provenance) -> Item:
    """Change what is said about an item, all of it; returns the item as it stands now."""
    # As it stands now: the caller's may be older than the last change.
    before = items.find_by_id(session.database, item.id) or item
    after = dataclasses.replace(before, provenance=provenance)
    if after != before:
        with session.database.transaction():
            items.tell(session.database, after.id, provenance)
            log_change(session, before, after)
    return after


def withdraw_item(session: Session, item: Item, why: str) -> Item:
    """Take an item out; a numbered stub with the reason stays, and the ledger keeps its digest.

    Raises:
        ItemWithdrawnError: It was withdrawn before.
        StorageError: The medium refused; opening the vault again finishes what was begun.
    """
    # As it stands now: the caller's list may be older than the last withdrawal.
    item = items.find_by_id(session.database, item.id) or item
    if item.status is ItemStatus.WITHDRAWN:
        raise ItemWithdrawnError(item=item.label)
    # A covered copy is nothing without its exhibit: it would still show what is taken out.
    going = (item, *covered.held_copies_of(session.database, item.id))
    with session.database.transaction():
        stubs = [stub_out(session, each, why) for each in going]
    remove_files(session, stubs)
    return stubs[0].item


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """What is left of an item once its row says that it was taken out."""

    item: Item
    had_preview: bool


def stub_out(session: Session, item: Item, why: str) -> Stub:
    """Turn an item's row into a stub, inside a transaction; its sealed file goes afterwards."""
    stub = dataclasses.replace(item, status=ItemStatus.WITHDRAWN, withdrawn_why=why)
    has_preview = items.find_preview(session.database, item.id) is not None
    items.withdraw(session.database, item.id, why)
    if has_preview:
        about = f"preview/{item.id}"
        before = ledger.latest_digest(session.database, about)
        session.log(Action.ITEM_WITHDRAWN, about, before=before)
    session.log(
        Action.ITEM_WITHDRAWN,
        f"item/{item.id}",
        before=session.digest_of(f"item/{item.id}", item),
        after=session.digest_of(f"item/{item.id}", stub),
        detail={"label": item.label, "sha256": item.sha256},
    )
    return Stub(item=stub, had_preview=has_preview)


def remove_files(session: Session, stubs: Sequence[Stub]) -> None:
    """Remove the sealed files of items whose rows were made stubs, and committed.

    Raises:
        StorageError: The medium refused; opening the vault again finishes what was begun.
    """
    for stub in stubs:
        # The row went first: were the file removed first, a cut would leave an item without bytes.
        with files.storage_errors(session.path, stub.item.original_name):
            blobs.remove(session.blobs_path, stub.item.id)
            if stub.had_preview:
                migrations.drop_copies(session.backup_path)


def read_item(session: Session, item: Item) -> Iterator[bytes]:
    """Yield an item's original bytes; read to the end, or nothing is verified.

    Raises:
        ItemWithdrawnError: The vault holds no bytes for it.
        ItemDamagedError: The sealed file is missing or changed.
    """
    if item.status is not ItemStatus.HELD:
        raise ItemWithdrawnError(item=item.label)
    try:
        wrapped = session.waiting.get(item.id)
        yield from blobs.read(session.blobs_path, session.blob_key, item.id, wrapped)
    except blobs.BlobDamagedError as problem:
        raise ItemDamagedError(item=item.label, reason=str(problem)) from problem


def keep_preview(session: Session, item: Item, picture: PictureFacts, jpeg: bytes) -> None:
    """Store what the decoder made of a picture."""
    about = f"preview/{item.id}"
    with session.database.transaction():
        items.insert_preview(session.database, item.id, picture, jpeg)
        session.log(
            Action.PREVIEW_MADE,
            about,
            after=session.digest_of(about, checking.preview_record(picture, hashing.sha256(jpeg))),
            detail={"label": item.label},
        )


def drop_previews(session: Session, pictures: Sequence[Item]) -> None:
    """Remove the small pictures of some items, and the copies of the database that hold them.

    Raises:
        StorageError: The medium refused; calling it again goes on where it stopped.
    """
    with session.database.transaction():
        for item in pictures:
            if items.find_preview(session.database, item.id) is None:
                continue
            about = f"preview/{item.id}"
            before = ledger.latest_digest(session.database, about)
            items.drop_preview(session.database, item.id)
            session.log(Action.FACT_CHANGED, about, before=before, detail={"label": item.label})
    # Also where there was none: a cut may have come between the rows and these copies.
    with files.storage_errors(session.backup_path):
        migrations.drop_copies(session.backup_path)


def settle_files(session: Session) -> tuple[Finding, ...]:
    """Finish withdrawals that were cut between row and file; say which files are gone or unknown.

    Both need the same lists, which take most of an opening: they are read once.

    Raises:
        StorageError: The medium refused.
    """
    with files.storage_errors(session.blobs_path):
        present = blobs.listed(session.blobs_path)
        withdrawn = items.sealed_ids(session.database, ItemStatus.WITHDRAWN)
        for item_id in sorted(present & withdrawn):
            _sweep(session, item_id)
    return _presence_findings(session, withdrawn, present - withdrawn)


def mend_unfinished(session: Session) -> Mended:
    """Give every sealed file that no row knows its row again, where that can be done safely.

    A whole file gets a row: it may be an import that was cut off, and it may be that the database
    is an older copy than the files. One whose record does not open was never whole, so it was
    never reported as saved, and is removed; so is a covered copy, which would be an exhibit that
    goes out and can be made again. Left alone are files the medium does not give, files that were
    whole once and are damaged, and, in an under-18 case, every whole file: nobody can say any more
    which answer it came in with.

    Raises:
        StorageError: The medium refused; calling it again goes on.
    """
    with files.storage_errors(session.blobs_path):
        known = _held(session) | items.sealed_ids(session.database, ItemStatus.WITHDRAWN)
        nameless = sorted(blobs.listed(session.blobs_path) - known)
        became = [_mend(session, item_id) for item_id in nameless]
    return Mended(
        adopted=tuple(each for each in became if isinstance(each, Item)),
        removed=became.count(_Fate.REMOVED),
        copies_removed=became.count(_Fate.COPY_REMOVED),
        left=became.count(_Fate.LEFT),
    )


class _Fate(Enum):
    """What becomes of a sealed file that gets no row."""

    REMOVED = auto()
    COPY_REMOVED = auto()
    LEFT = auto()


def _mend(session: Session, item_id: ItemId) -> Item | _Fate:
    """Decide about one sealed file that no row knows; returns its item when it has a row again."""
    wrapped = session.waiting.get(item_id)
    try:
        record = blobs.read_record(session.blobs_path, session.blob_key, item_id, wrapped)
    except blobs.BlobUnreadableError:
        return _Fate.LEFT
    except blobs.BlobDamagedError:
        if wrapped is not None:
            # Its key opened when it was wrapped anew: it is damaged since, or was never whole.
            return _Fate.LEFT
        _sweep(session, item_id)
        return _Fate.REMOVED
    try:
        told = records.told_by(record)
        found = None if told.is_covered_copy else _found_again(session, item_id, told)
    except blobs.BlobDamagedError:
        # The record is written last, so all of it was there once, and may have been reported.
        return _Fate.LEFT
    if found is None:
        _sweep(session, item_id)
        return _Fate.COPY_REMOVED
    if session.case().ages.is_under_18_case:
        return _Fate.LEFT
    held = items.find_held(session.database, found.sha256 or Digest(""))
    if held is not None and reads_back(session, held, _ignore):
        _sweep(session, item_id)
        return _Fate.REMOVED
    blobs.sync_names(session.blobs_path, (item_id,))
    insert_items(session, [found], Action.ITEM_IMPORTED)
    return found


def presence_findings(session: Session) -> tuple[Finding, ...]:
    """Compare which sealed files should be there with which are; only bad news is listed.

    Raises:
        StorageError: The medium refused.
    """
    with files.storage_errors(session.blobs_path):
        present = blobs.listed(session.blobs_path)
    withdrawn = items.sealed_ids(session.database, ItemStatus.WITHDRAWN)
    return _presence_findings(session, withdrawn, present)


def _presence_findings(
    session: Session, withdrawn: frozenset[ItemId], present: frozenset[ItemId]
) -> tuple[Finding, ...]:
    held = _held(session)
    if held == present:
        return ()
    missing = (items.find_by_id(session.database, item_id) for item_id in held - present)
    return checking.presence_findings(
        missing=sorted(
            (item for item in missing if item is not None), key=lambda item: item.number
        ),
        unknown=present - held - withdrawn,
    )


def _held(session: Session) -> frozenset[ItemId]:
    return items.sealed_ids(session.database, ItemStatus.HELD)


def _told_more(session: Session, noted: Item, provenance: Provenance) -> Item:
    said = {name: words for name, words in dataclasses.asdict(provenance).items() if words}
    told = dataclasses.replace(noted, provenance=dataclasses.replace(noted.provenance, **said))
    if told != noted:
        with session.database.transaction():
            items.tell(session.database, told.id, told.provenance)
            log_change(session, noted, told)
    return told


def _found_again(session: Session, item_id: ItemId, told: records.Told) -> Item:
    """Return the item that a sealed file describes and really holds.

    Raises:
        BlobUnreadableError: The medium does not give it.
        BlobDamagedError: It does not open to its end, or does not hold what it says.
    """
    # Whoever wrote it may have been killed before its sync: it is not to come from memory.
    blobs.bring_to_medium(session.blobs_path, item_id)
    wrapped = session.waiting.get(item_id)
    found = blobs.digest(session.blobs_path, session.blob_key, item_id, _ignore, wrapped)
    if found.sha256 != told.sha256:
        raise blobs.BlobDamagedError("it does not hold what its record says")
    return numbered_item(
        session,
        records.new_item_of(told, ADOPTED_HOW),
        item_id,
        ItemStatus.HELD,
        size_bytes=found.size_bytes,
        sha256=found.sha256,
    )


def _sweep(session: Session, item_id: ItemId) -> None:
    blobs.remove(session.blobs_path, item_id)
    with session.database.transaction():
        session.log(Action.SWEPT, f"sealed-file/{item_id}")


def _ignore(_done: int) -> None:
    """Take no notice of progress."""
