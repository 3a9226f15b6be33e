"""Sealed files go from a damaged vault into a new one, and those without a row get one again.

Both vaults have the same key, so a sealed file is copied as it lies; where a new key waits for it,
the copy gets that. It is then read back from the new place, decrypted to its end and hashed. The
rules are: what is damaged comes over as it is, when something is known of it; what no row knows
gets a row only when it is let in; what is in the case already does not come in twice; a covered
copy is no exhibit, and without its rows it stays where it is.
"""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evidence_kit import files
from evidence_kit.errors import ReadBackError, SourceError, SourceMissingError
from evidence_kit.i18n import N_
from evidence_kit.model import (
    Action,
    Ages,
    Finding,
    Item,
    ItemId,
    ItemStatus,
    Sensitivity,
    Verdict,
)
from evidence_kit.progress import Cancel, Progress, Report, Stage
from evidence_kit.store import blobs, checking, items
from evidence_kit.store.imports import insert_item, numbered_item
from evidence_kit.store.records import Told, new_item_of, told_by
from evidence_kit.store.session import Session

REBUILT_HOW = N_("written anew from its sealed file: the row that said where it came from was lost")
"""Stands in an item whose row was lost with the database."""

_FOR_AGE = "it was being taken out for the under-18 rules; it is in the old copy alone"
_LEFT = "its row is lost, and it was not let in again; it is in the old copy alone"
_UNKNOWN = "no row knows it and its record does not open; it is in the old copy alone"
_TWICE = "no row knows it, and its bytes are in the case already; it is in the old copy alone"
_COPY = "it is a covered copy, and the rows that said of what are lost; it is in the old copy alone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nameless:
    """A whole sealed file that no row knows, offered at the door again."""

    told: Told
    read: Callable[[], Iterator[bytes]]
    """Its content, piece by piece; may be asked for more than once."""


MayComeIn = Callable[[Ages, Nameless], bool]
"""The one door: whether a sealed file without a row may have one, in a case with these answers."""


@dataclass(slots=True, kw_only=True)
class Carried:
    """What became of the sealed files, in the order it was found out."""

    findings: list[Finding] = field(default_factory=list)
    rebuilt: list[Item] = field(default_factory=list)
    """Items whose row was lost and was written anew."""
    left_behind: list[ItemId] = field(default_factory=list)
    """Sealed files without a row that did not come over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """Carries sealed files from one vault's folder into the vault of a session."""

    session: Session
    """Of the new vault."""
    source_path: Path
    """The ``blobs`` folder of the damaged one."""
    waiting: dict[ItemId, bytes]
    """The wrapped keys of sealed files that had not got theirs when a change of keys was cut."""
    may_come_in: MayComeIn
    report: Report
    cancel: Cancel

    def carry(self) -> Carried:
        """Bring over every sealed file that a row knows, then those that none knows.

        Raises:
            ReadBackError: A copy did not read back as it was; the new medium may be failing.
            StorageError: The new medium refused.
            CancelledError: The person asked to stop.
        """
        carried = Carried()
        present, unreadable = blobs.listed_as_far_as_readable(self.source_path)
        carried.findings += [
            Finding(
                subject=name,
                verdict=Verdict.UNREADABLE,
                detail="the medium does not say which sealed files it holds",
            )
            for name in unreadable
        ]
        every = items.every(self.session.database)
        nameless = present - {item.id for item in every}
        total = len(every) + len(nameless)
        for done, item in enumerate(every, start=1):
            carried.findings.append(self._known(item))
            self._tell(done, total, item.label)
        # One transaction: nobody is told of the new vault before all of it is there.
        with self.session.database.transaction():
            for done, (blob_id, told) in enumerate(self._in_order(nameless), start=len(every) + 1):
                self._unknown(blob_id, told, carried)
                self._tell(done, total, blob_id)
        return carried

    def _tell(self, done: int, total: int, name: str) -> None:
        self.cancel.check()
        self.report(Progress(stage=Stage.REPAIRING, done=done, total=total, name=name))

    def _on_bytes(self, _done: int) -> None:
        self.cancel.check()

    def _known(self, item: Item) -> Finding:
        if is_for_age(self.session.case().ages, item):
            return Finding(subject=item.label, verdict=Verdict.NOT_CHECKED, detail=_FOR_AGE)
        if item.status is not ItemStatus.HELD:
            return checking.item_finding(
                item, self.source_path, self.session.blob_key, self._on_bytes
            )
        try:
            self._copy(item.id)
        except SourceMissingError:
            return Finding(subject=item.label, verdict=Verdict.MISSING, detail=blobs.MISSING)
        except SourceError as problem:
            return checking.unreadable(item.label, problem)
        return self._compared(item)

    def _copy(self, blob_id: ItemId) -> None:
        target_path = blobs.path_of(self.session.blobs_path, blob_id)
        with files.storage_errors(target_path):
            blobs.make_place(self.session.blobs_path, blob_id)
            files.copy_new(blobs.path_of(self.source_path, blob_id), target_path, self._on_bytes)
            if blob_id in self.waiting:
                blobs.put_wrapped(self.session.blobs_path, blob_id, self.waiting[blob_id])
            blobs.hide_times(self.session.blobs_path, blob_id)

    def _compared(self, item: Item) -> Finding:
        """Read a copy to its end; one that is worse than its original was not copied well."""
        key = self.session.blob_key
        found = checking.item_finding(item, self.session.blobs_path, key, self._on_bytes)
        if found.verdict.is_bad:
            wrapped = self.waiting.get(item.id)
            original = checking.item_finding(item, self.source_path, key, self._on_bytes, wrapped)
            if not original.verdict.is_bad:
                raise ReadBackError(name=item.label)
        return found

    def _in_order(self, nameless: frozenset[ItemId]) -> list[tuple[ItemId, Told | Finding]]:
        """Return sealed files without a row, in the order they once came in."""
        told = [(blob_id, self._record_of(blob_id)) for blob_id in sorted(nameless)]
        return sorted(
            told,
            key=lambda pair: pair[1].imported_at.timestamp() if isinstance(pair[1], Told) else 0,
        )

    def _record_of(self, blob_id: ItemId) -> Told | Finding:
        subject = f"sealed file {blob_id}"
        key, wrapped = self.session.blob_key, self.waiting.get(blob_id)
        try:
            return told_by(blobs.read_record(self.source_path, key, blob_id, wrapped))
        except blobs.BlobUnreadableError as problem:
            return Finding(subject=subject, verdict=Verdict.UNREADABLE, detail=str(problem))
        except blobs.BlobDamagedError as problem:
            detail = f"{_UNKNOWN} ({problem})"
            return Finding(subject=subject, verdict=Verdict.ALTERED, detail=detail)

    def _unknown(self, blob_id: ItemId, told: Told | Finding, carried: Carried) -> None:
        if isinstance(told, Finding):
            carried.findings.append(told)
            carried.left_behind.append(blob_id)
            return
        if told.is_covered_copy:
            carried.left_behind.append(blob_id)
            carried.findings.append(_left(blob_id, _COPY))
            return
        held = items.find_held(self.session.database, told.sha256)
        if held is not None and self._is_whole(held):
            carried.left_behind.append(blob_id)
            carried.findings.append(_left(blob_id, _TWICE))
            return
        refused = self._find_refusal(blob_id, told)
        if refused is not None:
            carried.left_behind.append(blob_id)
            carried.findings.append(refused)
            return
        self._rebuild(blob_id, told, carried)

    def _is_whole(self, held: Item) -> bool:
        found = checking.item_finding(
            held, self.session.blobs_path, self.session.blob_key, self._on_bytes
        )
        return found.verdict is Verdict.INTACT

    def _find_refusal(self, blob_id: ItemId, told: Told) -> Finding | None:
        """Ask the door; returns why a sealed file stays where it is, or ``None``."""

        def read() -> Iterator[bytes]:
            key, wrapped = self.session.blob_key, self.waiting.get(blob_id)
            for piece in blobs.read(self.source_path, key, blob_id, wrapped):
                self.cancel.check()
                yield piece

        offered = Nameless(told=told, read=read)
        try:
            is_let_in = self.may_come_in(self.session.case().ages, offered)
        except blobs.BlobDamagedError as problem:
            # It was to be looked at whole and cannot be, so nobody can say what it shows.
            detail = f"{_LEFT} ({problem})"
            return Finding(subject=f"sealed file {blob_id}", verdict=Verdict.ALTERED, detail=detail)
        return None if is_let_in else _left(blob_id, _LEFT)

    def _rebuild(self, blob_id: ItemId, told: Told, carried: Carried) -> None:
        item = numbered_item(
            self.session,
            new_item_of(told, REBUILT_HOW),
            blob_id,
            ItemStatus.HELD,
            size_bytes=told.size_bytes,
            sha256=told.sha256,
        )
        # When it came in, as its record says; the local offset of then is nowhere.
        item = dataclasses.replace(item, imported_at=told.imported_at, imported_offset_minutes=0)
        try:
            self._copy(blob_id)
        except SourceError as problem:
            carried.findings.append(checking.unreadable(f"sealed file {blob_id}", problem))
            carried.left_behind.append(blob_id)
            return
        found = self._compared(item)
        insert_item(self.session, item, Action.ITEM_IMPORTED)
        carried.rebuilt.append(item)
        carried.findings.append(found)


def is_for_age(ages: Ages, item: Item) -> bool:
    """Whether an item was to be taken out of an under-18 case when somebody was cut off."""
    return (
        ages.is_under_18_case
        and item.status is ItemStatus.HELD
        and item.sensitivity is Sensitivity.INTIMATE
    )


def _left(blob_id: ItemId, why: str) -> Finding:
    return Finding(subject=f"sealed file {blob_id}", verdict=Verdict.NOT_CHECKED, detail=why)
