"""Items come in: sealed, read back, and only then given their rows – several of them at once.

The order (FORMAT.md §6): sealed file under its final name, synced; read back from the medium and
hashed; the folders that name it synced; row and ledger entry in one transaction; only then
reported. A medium is slow to sync and does not mind how much there is to sync, so small sources
share the last step: each is sealed and proven by itself, and a group of them gets its rows in one
transaction. While one is sealed, a thread proves the one before. Nothing is reported before its
group is committed, and a group is small.

The same bytes are kept once. What a person says about them the second time counts where it protects
them: offered as intimate, the held item becomes intimate. (The sealed file's own record keeps what
it was at import; the row and the ledger say what it is.)
"""

import dataclasses
import functools
from collections.abc import Callable
from dataclasses import dataclass

from evidence_kit import files
from evidence_kit.errors import (
    DiskFullError,
    QuotaReachedError,
)
from evidence_kit.model import (
    Action,
    Digest,
    DisclosureChoice,
    FileTimes,
    Item,
    ItemId,
    ItemKind,
    ItemStatus,
    Provenance,
    Route,
    Sensitivity,
    TypeMatch,
)
from evidence_kit.progress import Cancel, Progress, Report, Stage, silent
from evidence_kit.store import blobs, covered, disclosures, items, ledger, migrations
from evidence_kit.store.reading_back import Unproven
from evidence_kit.store.session import Session

GROUP_COUNT = 16
GROUP_BYTES = 8 << 20
GROUP_MS = 250
"""A group is full at so many sources, so many bytes, or when its first one waited so long."""

_SPARE_BYTES = 8 << 20
"""Room the database and its journal may need while a group is stored."""


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
    source_name: str
    """As the source was called this time."""
    sensitivity_raised: bool = False
    """They were held as ordinary and are intimate from now on; their preview is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fresh:
    """A source that was sealed, and has no row yet; the last one may not be proven yet."""

    sealed: blobs.SealedFile
    new: NewItem


@dataclass(frozen=True, slots=True, kw_only=True)
class _Again:
    """A source with the bytes of one that joined the same group before it."""

    place: int
    source_name: str
    sensitivity_raised: bool


class ImportGroup:
    """Sources that were sealed one by one and get their rows together.

    They get their numbers with their rows, so other items may be written while it fills. What is
    never committed is an unfinished import, as after a cut.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._taken: list[_Fresh | _Again | Imported] = []
        self._fresh: dict[Digest, int] = {}
        self._unproven: Unproven | None = None
        self._bytes = 0
        self._since_ms = 0

    def has_room_for(self, size_bytes: int) -> bool:
        """Whether one more source may join; a group without any always has room."""
        if not self._taken:
            return True
        waited_ms = self._session.clock.monotonic_ms() - self._since_ms
        return (
            len(self._taken) < GROUP_COUNT
            and self._bytes + size_bytes <= GROUP_BYTES
            and waited_ms < GROUP_MS
        )

    def take(
        self,
        source: blobs.Source,
        new: NewItem,
        *,
        report: Report = silent,
        cancel: Cancel | None = None,
    ) -> None:
        """Seal one source byte for byte; :meth:`commit` reports it.

        The one before it is proven meanwhile. An error of that one is raised here too, and names
        it: neither was stored, all others still are.

        Raises:
            SourceError: The source could not be read, or changed meanwhile; nothing was stored.
            DiskFullError: There is no room; nothing was stored.
            ReadBackError: The one before did not read back the same.
            StorageError: The medium refused; nothing was stored.
            CancelledError: The person asked to stop; nothing was stored.
        """
        session = self._session

        def at(stage: Stage, done: int) -> None:
            if cancel is not None:
                cancel.check()
            name = new.original_name
            report(Progress(stage=stage, done=done, total=source.size_bytes, name=name))

        on_bytes = functools.partial(at, Stage.IMPORTING)
        on_read = functools.partial(at, Stage.CHECKING)

        files.require_room(
            session.path, blobs.padded_size(source.size_bytes) + _SPARE_BYTES, new.original_name
        )
        record = {
            "name": new.original_name,
            "media_type": new.media_type,
            "kind": new.kind,
            "sensitivity": new.sensitivity,
            "imported_at": session.clock.now(),
        }
        if self._unproven is not None:
            self._unproven.begin()
        with files.storage_errors(session.path, new.original_name):
            written = blobs.write(
                session.blobs_path, session.blob_key, source, record=record, on_bytes=on_bytes
            )
            unproven = Unproven(session, written, new.original_name, on_read)
            try:
                self._require_proven()
                known = self._find_known(unproven, new, on_read)
            except BaseException:
                # It is whole, but nobody was told of it.
                unproven.drop()
                raise
        sealed = written.sealed
        if not self._taken:
            self._since_ms = session.clock.monotonic_ms()
        if known is None:
            self._fresh[sealed.sha256] = len(self._taken)
            self._unproven = unproven
        self._taken.append(known or _Fresh(sealed=sealed, new=new))
        self._bytes += sealed.size_bytes

    def commit(self) -> tuple[Imported, ...]:
        """Give every taken source its row; returns what became of each, in their order.

        Raises:
            ReadBackError: The last one did not read back the same, and was not stored. The others
                wait for another call.
            StorageError: The medium refused. The sealed files stay: the commit may have reached it.
            CancelledError: The person asked to stop while the last one was read back; it was not
                stored. The others wait for another call.
        """
        session = self._session
        self._require_proven()
        taken = tuple(self._taken)
        self._taken.clear()
        self._fresh.clear()
        self._bytes = 0
        fresh = {place: each for place, each in enumerate(taken) if isinstance(each, _Fresh)}
        if fresh:
            with files.storage_errors(session.path, next(iter(fresh.values())).new.original_name):
                # Each file is on its shelf already.
                blobs.sync_shelves(session.blobs_path)
        first_number = items.next_number(session.database)
        new = {
            place: _item_of(session, each, first_number + position)
            for position, (place, each) in enumerate(fresh.items())
        }
        if new:
            insert_items(session, list(new.values()), Action.ITEM_IMPORTED)
        return tuple(_result_of(each, place, new) for place, each in enumerate(taken))

    def _require_proven(self) -> None:
        """Take out the source that was sealed last, unless it is what was sealed."""
        unproven, self._unproven = self._unproven, None
        if unproven is None:
            return
        try:
            unproven.require_same()
        except BaseException:
            # Whatever was taken after it waits for this; it is the last one.
            self._taken.pop()
            del self._fresh[unproven.sealed.sha256]
            raise

    def _find_known(
        self, unproven: Unproven, new: NewItem, on_read: Callable[[int], None]
    ) -> _Again | Imported | None:
        """Return the result for bytes that are there already, and remove the new copy of them."""
        session = self._session
        place = self._fresh.get(unproven.sealed.sha256)
        if place is not None:
            unproven.drop()
            return self._again(place, new)
        held = items.find_held(session.database, unproven.sealed.sha256)
        # Only bytes that still read back make the new ones superfluous.
        if held is None or not reads_back(session, held, on_read):
            return None
        unproven.drop()
        # While they were read, somebody may have said more about the item.
        held = items.find_by_id(session.database, held.id) or held
        return _held_already(session, held, new)

    def _again(self, place: int, new: NewItem) -> _Again:
        first = self._taken[place]
        is_raised = (
            isinstance(first, _Fresh)
            and new.sensitivity is Sensitivity.INTIMATE
            and first.new.sensitivity is not Sensitivity.INTIMATE
        )
        if isinstance(first, _Fresh) and is_raised:
            # It has no row yet, so it gets its only one as what it is.
            told = dataclasses.replace(first.new, sensitivity=Sensitivity.INTIMATE)
            self._taken[place] = dataclasses.replace(first, new=told)
        return _Again(place=place, source_name=new.original_name, sensitivity_raised=is_raised)


def insert_items(session: Session, new: list[Item], action: Action) -> None:
    """Write rows and ledger entries of new items in one transaction.

    Raises:
        DiskFullError: There is no room; nothing was written.
        QuotaReachedError: The person's share of the disk is used up; nothing was written.
        StorageError: The medium refused; nothing was written.
    """
    try:
        with session.database.transaction():
            for item in new:
                insert_item(session, item, action)
    except (DiskFullError, QuotaReachedError) as problem:
        # The person knows the file they added, not our database.
        raise type(problem)(name=new[0].original_name or new[0].label) from problem


def insert_item(session: Session, item: Item, action: Action) -> None:
    """Write a new item's row and ledger entry; call it inside a transaction."""
    about = f"item/{item.id}"
    items.insert(session.database, item)
    session.log(
        action,
        about,
        after=session.digest_of(about, item),
        detail={
            "label": item.label,
            "sha256": item.sha256,
            "size_bytes": item.size_bytes,
            "media_type": item.media_type,
        },
    )


def numbered_item(
    session: Session,
    new: NewItem,
    item_id: ItemId,
    status: ItemStatus,
    *,
    size_bytes: int,
    sha256: Digest | None,
    number: int | None = None,
) -> Item:
    """Return a new item with a number, or with the next free one."""
    if number is None:
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


def reads_back(session: Session, item: Item, on_read: Callable[[int], None]) -> bool:
    """Whether a held item's sealed file still gives the recorded bytes."""
    try:
        wrapped = session.waiting.get(item.id)
        found = blobs.digest(session.blobs_path, session.blob_key, item.id, on_read, wrapped)
    except blobs.BlobDamagedError:
        return False
    return found.sha256 == item.sha256


def log_change(session: Session, before: Item, after: Item) -> None:
    """Record in the ledger that an item's row became another."""
    about = f"item/{after.id}"
    session.log(
        Action.FACT_CHANGED,
        about,
        before=session.digest_of(about, before),
        after=session.digest_of(about, after),
        detail={"label": after.label},
    )


def _item_of(session: Session, fresh: _Fresh, number: int) -> Item:
    return numbered_item(
        session,
        fresh.new,
        fresh.sealed.id,
        ItemStatus.HELD,
        size_bytes=fresh.sealed.size_bytes,
        sha256=fresh.sealed.sha256,
        number=number,
    )


def _result_of(taken: _Fresh | _Again | Imported, place: int, new: dict[int, Item]) -> Imported:
    match taken:
        case Imported():
            return taken
        case _Fresh():
            return Imported(
                item=new[place], is_duplicate=False, source_name=taken.new.original_name
            )
        case _Again():
            return Imported(
                item=new[taken.place],
                is_duplicate=True,
                source_name=taken.source_name,
                sensitivity_raised=taken.sensitivity_raised,
            )


def _held_already(session: Session, held: Item, new: NewItem) -> Imported:
    if new.sensitivity is not Sensitivity.INTIMATE or held.sensitivity is Sensitivity.INTIMATE:
        return Imported(item=held, is_duplicate=True, source_name=new.original_name)
    raised = dataclasses.replace(held, sensitivity=Sensitivity.INTIMATE)
    # What was covered when it counted as ordinary was not covered for what it is now.
    raising = (held, *covered.held_copies_of(session.database, held.id))
    with session.database.transaction():
        had_previews = [_raise(session, each) for each in raising]
        _take_the_copy_back(session, held)
    if any(had_previews):
        with files.storage_errors(session.path, held.original_name):
            migrations.drop_copies(session.backup_path)
    return Imported(
        item=raised, is_duplicate=True, source_name=new.original_name, sensitivity_raised=True
    )


def _take_the_copy_back(session: Session, held: Item) -> None:
    """Its covered copy was to go out in its place and cannot any more: it is intimate, no more."""
    said = {each.item_id: each for each in disclosures.every(session.database)}.get(held.id)
    if said is not None and said.choice is DisclosureChoice.COVERED:
        now = session.clock.now()
        whole = dataclasses.replace(said, choice=DisclosureChoice.WHOLE, changed_at=now)
        disclosures.record(session, whole)


def _raise(session: Session, held: Item) -> bool:
    """Make an item intimate inside a transaction; returns whether it had a preview."""
    has_preview = items.find_preview(session.database, held.id) is not None
    items.raise_sensitivity(session.database, held.id)
    if has_preview:
        about = f"preview/{held.id}"
        before = ledger.latest_digest(session.database, about)
        session.log(Action.FACT_CHANGED, about, before=before, detail={"label": held.label})
    log_change(session, held, dataclasses.replace(held, sensitivity=Sensitivity.INTIMATE))
    return has_preview
