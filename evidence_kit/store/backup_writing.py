"""Write the whole vault into one file, on a medium that may be pulled out at any moment.

The rules are:

* Everything up to the index follows from the vault's files alone. An unfinished backup is compared
  with that, byte for byte, as its medium gives it; from the first difference on it is written anew.
  So no byte is ever taken over that was not read and compared.
* The database is copied last, and again when something was written meanwhile. A sealed file that
  only its copy knows, because it came in after the files were listed, follows it.
* What was written is synced, the system's copy of it is dropped, and all of it is read back and
  compared with its digests. Only then the file loses ``.partial``.
* After a refusal of the medium, or a kill, the unfinished file stays, and the next call goes on
  with it. A person who asks to stop finds nothing left.
"""

import contextlib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evidence_kit import files, filesystems
from evidence_kit.errors import (
    CancelledError,
    DatabaseDamagedError,
    InvalidValueError,
    ReadBackError,
)
from evidence_kit.i18n import N_
from evidence_kit.model import Action, Digest, Finding, ItemId, ItemStatus, Verdict
from evidence_kit.progress import Cancel, Progress, Report, Stage
from evidence_kit.store import backup_format, blobs, checking, header, items
from evidence_kit.store.backup_format import Index, IndexedFile, IndexedPiece, PieceHead
from evidence_kit.store.backup_reading import BackupFile
from evidence_kit.store.backup_target import SourceFailedError, Target, VaultFile
from evidence_kit.store.session import BACKUP_NAME, BLOBS_NAME, DATABASE_NAME, Session

PARTIAL_ENDING = ".partial"

_OVERHEAD_BYTES = 512
"""More than a piece's head and its place in the index take."""
_QUIET_TRIES = 2
"""So often the database is copied while others may write; after that they wait."""
_COPY_NAME = re.compile(r"case\.g?[0-9]{1,9}\.db")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupWritten:
    """A backup that lies where it was asked for and was read back from there."""

    path: Path
    size_bytes: int
    files: int
    sealed_files: int
    index_sha256: Digest
    """Of the index, which has the digest of everything else: the name of exactly this backup."""
    resumed_bytes: int
    """How many bytes of an unfinished backup were there, read and found to be the same."""
    findings: tuple[Finding, ...]
    """Files of the vault that are missing or could not be read, and so are not in it."""


def vault_files(path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files that make up a vault, by name and place, in the order of a backup.

    The header's copies lie at both ends: one damaged place never takes both. Sealed files go by
    their random names: the order in which they came in does not show.

    Raises:
        OSError: A folder cannot be read; translate with ``files.storage_errors``.
    """
    blobs_path, copies_path = path / BLOBS_NAME, path / BACKUP_NAME
    first, second = header.COPIES
    yield first, path / first
    for item_id in sorted(blobs.listed(blobs_path)):
        sealed_path = blobs.path_of(blobs_path, item_id)
        yield sealed_path.relative_to(path).as_posix(), sealed_path
    if copies_path.is_dir():
        for copy_path in sorted(copies_path.iterdir()):
            if _COPY_NAME.fullmatch(copy_path.name):
                yield f"{BACKUP_NAME}/{copy_path.name}", copy_path
    yield DATABASE_NAME, path / DATABASE_NAME
    yield second, path / second


def write_backup(
    session: Session, unlocked: header.Unlocked, path: Path, *, report: Report, cancel: Cancel
) -> BackupWritten:
    """Write all of an open vault into one file, or go on with one that was interrupted.

    Raises:
        TargetExistsError: Something has this name already.
        OtherBackupUnfinishedError: What lies unfinished under this name is of something else.
        InvalidValueError: It would lie in the vault itself.
        FileTooLargeError: The file system there cannot hold a file of this size.
        ReadBackError: It did not read back as written; it has no name yet.
        DatabaseDamagedError: The database's file could not be read.
        StorageError: The medium refused; the next call goes on from what is there.
        CancelledError: The person asked to stop; nothing is left.
    """
    partial_path = path.with_name(path.name + PARTIAL_ENDING)
    _require_outside(session.path, path)
    files.require_free(path)
    with files.storage_errors(session.path):
        plan = [(name, file_path) for name, file_path in vault_files(session.path)]
        sizes = [file_path.stat().st_size for _, file_path in plan]
    total_bytes = sum(size + _pieces_in(size) * _OVERHEAD_BYTES for size in sizes)
    with files.storage_errors(path, path.name):
        there_bytes = partial_path.stat().st_size if partial_path.exists() else 0
    filesystems.require_place(path.parent, total_bytes - there_bytes, total_bytes, path.name)
    try:
        written = _Writing(
            session=session,
            unlocked=unlocked,
            plan=plan,
            path=path,
            partial_path=partial_path,
            total_bytes=sum(sizes),
            report=report,
            cancel=cancel,
        ).done()
    except CancelledError:
        with files.storage_errors(partial_path):
            partial_path.unlink(missing_ok=True)
        raise
    try:
        with files.storage_errors(path, path.name):
            files.sync_folder(path.parent)
        with session.database.transaction():
            session.log(
                Action.BACKED_UP,
                "vault",
                detail={"files": written.files, "index_sha256": str(written.index_sha256)},
            )
    except BaseException:
        # It is whole, but the person is told that something went wrong: the next call goes on.
        with contextlib.suppress(OSError):
            path.rename(partial_path)
        raise
    return written


class _ChangedMeanwhileError(Exception):
    """The database was written to while its file was copied."""


@dataclass(slots=True, kw_only=True)
class _Writing:
    """One backup on its way."""

    session: Session
    unlocked: header.Unlocked
    plan: list[tuple[str, Path]]
    path: Path
    partial_path: Path
    total_bytes: int
    report: Report
    cancel: Cancel
    copied_bytes: int = 0
    indexed: list[IndexedFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def done(self) -> BackupWritten:
        with files.storage_errors(self.path, self.path.name):
            target = Target(self.partial_path, self.unlocked.header.id)
            try:
                for name, file_path in self.plan:
                    self._add(target, name, file_path)
                    if name == DATABASE_NAME:
                        self._add_newer(target, self._newer())
                index_record = self._index_record()
                index_at = target.position
                target.put(index_record)
                target.put(backup_format.end(index_at))
                target.finish()
            finally:
                target.close()
            files.sync_folder(self.path.parent)
            self._read_back()
            # Somebody may have taken the name while the data was being written.
            files.require_free(self.path)
            self.partial_path.rename(self.path)
        return BackupWritten(
            path=self.path,
            size_bytes=target.position,
            files=len(self.indexed),
            sealed_files=sum(each.name.startswith(f"{BLOBS_NAME}/") for each in self.indexed),
            index_sha256=Digest(hashlib.sha256(index_record).hexdigest()),
            resumed_bytes=target.resumed_bytes,
            findings=tuple(self.findings),
        )

    def _add(self, target: Target, name: str, path: Path) -> None:
        """Write one file of the vault; one that its disk does not give is named and left out."""
        start_at, start_bytes = target.position, self.copied_bytes
        tries = 0
        while True:
            try:
                is_shared = name == DATABASE_NAME and tries < _QUIET_TRIES
                self.indexed.append(self._copied(target, name, path, is_shared=is_shared))
            except _ChangedMeanwhileError:
                tries += 1
            except SourceFailedError as problem:
                if name == DATABASE_NAME:
                    raise DatabaseDamagedError(reason=str(problem)) from problem
                self.findings.append(
                    Finding(subject=name, verdict=Verdict.UNREADABLE, detail=str(problem))
                )
                target.go_back(start_at)
                return
            else:
                return
            target.go_back(start_at)
            self.copied_bytes = start_bytes

    def _newer(self) -> list[ItemId]:
        """Return what the copied database holds and this backup does not.

        Nobody was answered since the copy was complete, so the database itself says the same.
        """
        told = {each.name for each in self.indexed} | {each.subject for each in self.findings}
        held = items.sealed_ids(self.session.database, ItemStatus.HELD)
        return sorted(item_id for item_id in held if self._name_of(item_id) not in told)

    def _add_newer(self, target: Target, newer: list[ItemId]) -> None:
        """Write the sealed files that were not there yet when the files were listed."""
        for item_id in newer:
            path = blobs.path_of(self.session.blobs_path, item_id)
            if path.exists():
                self._add(target, self._name_of(item_id), path)
                continue
            item = items.find_by_id(self.session.database, item_id)
            missing = () if item is None else (item,)
            self.findings += checking.presence_findings(missing=missing, unknown=())

    def _name_of(self, item_id: ItemId) -> str:
        path = blobs.path_of(self.session.blobs_path, item_id)
        return path.relative_to(self.session.path).as_posix()

    def _copied(self, target: Target, name: str, path: Path, *, is_shared: bool) -> IndexedFile:
        """Write one file in pieces.

        Args:
            target: The backup.
            name: The file's name in it.
            path: Where it lies.
            is_shared: Whether others may be answered, and so may write to it, meanwhile.
        """
        before = self.session.database.changes
        pieces = []
        with VaultFile(path) as source:
            for offset in range(0, max(1, source.size_bytes), backup_format.PIECE_BYTES):
                if name != DATABASE_NAME or is_shared:
                    self.cancel.check()
                content = source.read(offset)
                digest = hashlib.sha256(content).hexdigest()
                head = PieceHead(
                    name=name,
                    offset=offset,
                    sha256=digest,
                    size=len(content),
                    total=source.size_bytes,
                )
                pieces.append(IndexedPiece(at=target.position, sha256=digest, size=len(content)))
                target.put(backup_format.piece_start(head) + content)
                self.copied_bytes += len(content)
                if name != DATABASE_NAME or is_shared:
                    self._tell(Stage.BACKING_UP, self.copied_bytes)
                if name == DATABASE_NAME and self.session.database.changes != before:
                    raise _ChangedMeanwhileError
            return IndexedFile(name=name, pieces=pieces, size=source.size_bytes)

    def _index_record(self) -> bytes:
        index = Index(files=self.indexed, v=backup_format.VERSION, vault=self.unlocked.header.id)
        return backup_format.index_record(index, self.unlocked.vault_key)

    def _read_back(self) -> None:
        """Read all of it from the medium, as whoever restores it will.

        Raises:
            ReadBackError: It is not what was written.
        """
        done = 0
        with BackupFile(self.partial_path) as backup:
            survey = backup.survey()
            is_same = (
                not survey.findings
                and survey.vault_id == self.unlocked.header.id
                and survey.sealed_index is not None
                and survey.sealed_index.index.files == self.indexed
                and survey.sealed_index.is_made_with(self.unlocked.vault_key)
            )
            for found in survey.files:
                for state, _, content in backup.pieces(found):
                    self.cancel.check()
                    is_same = is_same and state.value == "whole"
                    done += len(content)
                    self._tell(Stage.VERIFYING, done)
        if not is_same:
            raise ReadBackError(name=self.path.name)

    def _tell(self, stage: Stage, done: int) -> None:
        total = max(self.total_bytes, done)
        self.report(Progress(stage=stage, done=done, total=total, name=self.path.name))


def _pieces_in(size_bytes: int) -> int:
    return max(1, -(-size_bytes // backup_format.PIECE_BYTES))


def _require_outside(vault_path: Path, path: Path) -> None:
    if path.resolve().is_relative_to(vault_path.resolve()):
        raise InvalidValueError(
            value=str(path),
            field=N_("place of the backup"),
            expected=N_("a file outside the vault, best on another disk"),
        )
