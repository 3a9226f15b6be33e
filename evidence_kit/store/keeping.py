"""Items come in and go out: sealed file, row and ledger entry, in the order that loses nothing.

The order of an import (FORMAT.md §6): sealed file under its final name, synced, folders synced;
read back from the medium and hashed; row and ledger entry in one transaction; only then reported.
The order of a withdrawal: row and ledger entry first, then the file.

The same bytes are kept once. What a person says about them the second time counts where it protects
them: offered as intimate, the held item becomes intimate. (The sealed file's own record keeps what
it was at import; the row and the ledger say what it is.)
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from evidence_kit import files, hashing
from evidence_kit.errors import DiskFullError, ItemDamagedError, ItemWithdrawnError, ReadBackError
from evidence_kit.i18n import N_
from evidence_kit.model import (
    Action,
    Digest,
    FileTimes,
    Finding,
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
from evidence_kit.progress import Cancel, Progress, Report, Stage, silent
from evidence_kit.store import blobs, checking, items, ledger
from evidence_kit.store.session import Session

ADOPTED_HOW = N_("found in the vault without a row: the import was cut off, or the rows are older")
"""Stands in an item that was taken back by :func:`mend_unfinished`."""

_SPARE_BYTES = 8 << 20
"""Room the database and its journal may need while one item is stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """Everything about an item that is known before its bytes are read."""

    kind: ItemKind
    sensitivity: Sensitivity
    original_name: str
    media_type: str
    type_match: TypeMatch
    times: FileTimes
    route: Route
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one source."""

    item: Item
    """The new item, or the one that already held the same bytes."""
    is_duplicate: bool
    """The same bytes were held already; nothing was stored twice."""
    sensitivity_raised: bool = False
    """They were held as ordinary and are intimate from now on; their preview is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What became of sealed files that no row knew."""

    adopted: tuple[Item, ...]
    """Those that were whole and have a row again."""
    removed: int
    """How many did not open to their end, or held what is held already."""
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

    def on_bytes(done: int) -> None:
        if cancel is not None:
            cancel.check()
        report(
            Progress(
                stage=Stage.IMPORTING,
                done=done,
                total=source.size_bytes,
                name=new.original_name,
            )
        )

    files.require_room(
        session.path, blobs.padded_size(source.size_bytes) + _SPARE_BYTES, new.original_name
    )
    now = session.clock.now()
    record = {
        "name": new.original_name,
        "media_type": new.media_type,
        "kind": new.kind,
        "sensitivity": new.sensitivity,
        "imported_at": now,
    }
    with files.storage_errors(session.path, new.original_name):
        sealed = blobs.seal(
            session.blobs_path, session.blob_key, source, record=record, on_bytes=on_bytes
        )
        held = items.find_held(session.database, sealed.sha256)
        # Only bytes that still read back make the new ones superfluous.
        if held is not None and _reads_back(session, held):
            blobs.remove(session.blobs_path, sealed.id)
            return _held_already(session, held, new.sensitivity)
        _require_read_back(session, sealed, new.original_name)
    item = _new_item(
        session, new, sealed.id, ItemStatus.HELD, size_bytes=sealed.size_bytes, sha256=sealed.sha256
    )
    # A failure from here on leaves the sealed file: the commit may have reached the medium.
    _insert_item(session, item, Action.ITEM_IMPORTED)
    return Imported(item=item, is_duplicate=False)


def describe_item(session: Session, new: NewItem, size_bytes: int = 0) -> Item:
    """Record something that is not taken in: an *image not held*, in words.

    The same file is noted once; what is said about it the second time is added to the note.
    """
    noted = items.find_noted(
        session.database, new.original_name, size_bytes, new.media_type, new.times
    )
    if noted is not None:
        return _told_more(session, noted, new.provenance)
    item = _new_item(
        session, new, blobs.new_id(), ItemStatus.NOT_HELD, size_bytes=size_bytes, sha256=None
    )
    _insert_item(session, item, Action.ITEM_DESCRIBED)
    return item


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
    stub = dataclasses.replace(item, status=ItemStatus.WITHDRAWN, withdrawn_why=why)
    has_preview = items.find_preview(session.database, item.id) is not None
    with session.database.transaction():
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
    # The row goes first: were the file removed first, a cut would leave an item without bytes.
    with files.storage_errors(session.path, item.original_name):
        blobs.remove(session.blobs_path, item.id)
    return stub


def read_item(session: Session, item: Item) -> Iterator[bytes]:
    """Yield an item's original bytes; read to the end, or nothing is verified.

    Raises:
        ItemWithdrawnError: The vault holds no bytes for it.
        ItemDamagedError: The sealed file is missing or changed.
    """
    if item.status is not ItemStatus.HELD:
        raise ItemWithdrawnError(item=item.label)
    try:
        yield from blobs.read(session.blobs_path, session.blob_key, item.id)
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


def finish_withdrawals(session: Session) -> None:
    """Remove the sealed files of items whose withdrawal was cut between row and file.

    Raises:
        StorageError: The medium refused.
    """
    with files.storage_errors(session.blobs_path):
        present = blobs.listed(session.blobs_path)
        for item_id, status in items.statuses(session.database):
            if status is ItemStatus.WITHDRAWN and item_id in present:
                blobs.remove(session.blobs_path, item_id)
                with session.database.transaction():
                    session.log(Action.SWEPT, f"sealed-file/{item_id}")


def mend_unfinished(session: Session) -> Mended:
    """Give every sealed file that no row knows its row again, where that can be done safely.

    A whole file gets a row: it may be an import that was cut off, and it may be that the database
    is an older copy than the files. One that does not open to its end was never reported as saved
    and is removed. Left alone are files the medium does not give, and, in an under-18 case, every
    whole file: nobody can say any more which answer it came in with.

    Raises:
        StorageError: The medium refused; calling it again goes on.
    """
    adopted = []
    removed = left = 0
    with files.storage_errors(session.blobs_path):
        known = dict(items.statuses(session.database))
        for item_id in sorted(blobs.listed(session.blobs_path) - known.keys()):
            try:
                found = _found_again(session, item_id)
            except blobs.BlobUnreadableError:
                left += 1
            except blobs.BlobDamagedError:
                _sweep(session, item_id)
                removed += 1
            else:
                if session.case().ages.is_under_18_case:
                    left += 1
                    continue
                held = items.find_held(session.database, found.sha256 or Digest(""))
                if held is not None and _reads_back(session, held):
                    _sweep(session, item_id)
                    removed += 1
                else:
                    _insert_item(session, found, Action.ITEM_IMPORTED)
                    adopted.append(found)
    return Mended(adopted=tuple(adopted), removed=removed, left=left)


def presence_findings(session: Session) -> tuple[Finding, ...]:
    """Compare which sealed files should be there with which are; only bad news is listed.

    Raises:
        StorageError: The medium refused.
    """
    with files.storage_errors(session.blobs_path):
        present = blobs.listed(session.blobs_path)

    def label_of(item_id: ItemId) -> str:
        item = items.find_by_id(session.database, item_id)
        return item_id if item is None else item.label

    return checking.presence_findings(dict(items.statuses(session.database)), present, label_of)


def _held_already(session: Session, held: Item, sensitivity: Sensitivity) -> Imported:
    if sensitivity is not Sensitivity.INTIMATE or held.sensitivity is Sensitivity.INTIMATE:
        return Imported(item=held, is_duplicate=True)
    raised = dataclasses.replace(held, sensitivity=Sensitivity.INTIMATE)
    has_preview = items.find_preview(session.database, held.id) is not None
    with session.database.transaction():
        items.raise_sensitivity(session.database, held.id)
        if has_preview:
            about = f"preview/{held.id}"
            before = ledger.latest_digest(session.database, about)
            session.log(Action.FACT_CHANGED, about, before=before, detail={"label": held.label})
        _log_change(session, held, raised)
    return Imported(item=raised, is_duplicate=True, sensitivity_raised=True)


def _told_more(session: Session, noted: Item, provenance: Provenance) -> Item:
    said = {name: words for name, words in dataclasses.asdict(provenance).items() if words}
    told = dataclasses.replace(noted, provenance=dataclasses.replace(noted.provenance, **said))
    if told != noted:
        with session.database.transaction():
            items.tell(session.database, told.id, told.provenance)
            _log_change(session, noted, told)
    return told


def _log_change(session: Session, before: Item, after: Item) -> None:
    about = f"item/{after.id}"
    session.log(
        Action.FACT_CHANGED,
        about,
        before=session.digest_of(about, before),
        after=session.digest_of(about, after),
        detail={"label": after.label},
    )


def _require_read_back(session: Session, sealed: blobs.SealedFile, name: str) -> None:
    try:
        found = blobs.digest(session.blobs_path, session.blob_key, sealed.id, _ignore)
    except blobs.BlobDamagedError as problem:
        blobs.remove(session.blobs_path, sealed.id)
        raise ReadBackError(name=name) from problem
    if found != sealed:
        blobs.remove(session.blobs_path, sealed.id)
        raise ReadBackError(name=name)


def _found_again(session: Session, item_id: ItemId) -> Item:
    """Return the item that a sealed file describes and really holds.

    Raises:
        BlobUnreadableError: The medium does not give it.
        BlobDamagedError: It does not open to its end, or does not hold what it says.
    """
    record = blobs.read_record(session.blobs_path, session.blob_key, item_id)
    found = blobs.digest(session.blobs_path, session.blob_key, item_id, _ignore)
    try:
        new = NewItem(
            kind=ItemKind(record["kind"]),
            sensitivity=Sensitivity(record["sensitivity"]),
            original_name=str(record["name"]),
            media_type=str(record["media_type"]),
            type_match=TypeMatch.CANNOT_TELL,
            times=FileTimes(modified_at=None, created_at=None),
            route=Route.COMMAND_LINE,
            provenance=Provenance(how=ADOPTED_HOW),
        )
        is_whole = found.sha256 == record["sha256"]
    except (KeyError, ValueError) as problem:
        raise blobs.BlobDamagedError("its record makes no sense") from problem
    if not is_whole:
        raise blobs.BlobDamagedError("it does not hold what its record says")
    return _new_item(
        session, new, item_id, ItemStatus.HELD, size_bytes=found.size_bytes, sha256=found.sha256
    )


def _sweep(session: Session, item_id: ItemId) -> None:
    blobs.remove(session.blobs_path, item_id)
    with session.database.transaction():
        session.log(Action.SWEPT, f"sealed-file/{item_id}")


def _reads_back(session: Session, item: Item) -> bool:
    """Whether a held item's sealed file still gives the recorded bytes."""
    try:
        found = blobs.digest(session.blobs_path, session.blob_key, item.id, _ignore)
    except blobs.BlobDamagedError:
        return False
    return found.sha256 == item.sha256


def _new_item(
    session: Session,
    new: NewItem,
    item_id: ItemId,
    status: ItemStatus,
    *,
    size_bytes: int,
    sha256: Digest | None,
) -> Item:
    number = items.next_number(session.database)
    return Item(
        id=item_id,
        number=number,
        label=f"{session.case().initials}-{number:03d}",
        kind=new.kind,
        status=status,
        sensitivity=new.sensitivity,
        original_name=new.original_name,
        size_bytes=size_bytes,
        sha256=sha256,
        media_type=new.media_type,
        type_match=new.type_match,
        times=new.times,
        imported_at=session.clock.now(),
        imported_offset_minutes=session.clock.offset_minutes(),
        route=new.route,
        provenance=new.provenance,
    )


def _insert_item(session: Session, item: Item, action: Action) -> None:
    try:
        with session.database.transaction():
            items.insert(session.database, item)
            session.log(
                action,
                f"item/{item.id}",
                after=session.digest_of(f"item/{item.id}", item),
                detail={
                    "label": item.label,
                    "sha256": item.sha256,
                    "size_bytes": item.size_bytes,
                    "media_type": item.media_type,
                },
            )
    except DiskFullError as problem:
        # The person knows the file they added, not our database.
        raise DiskFullError(name=item.original_name or item.label) from problem


def _ignore(_done: int) -> None:
    """Take no notice of progress."""
