"""Write the files of a vault out of a backup, each only when all of it is what was backed up.

The rules are: nothing is written before a header in it opened; the folder is new, and has no name
of its own until its owner gives it one; a file of which one byte is missing or changed is left out
and named, never written in part.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evidence_kit import files, filesystems, keys
from evidence_kit.errors import BackupHeaderGoneError, ReadBackError, VaultDamagedError
from evidence_kit.model import Finding, ItemId, Verdict
from evidence_kit.progress import Cancel, Progress, Report, Stage
from evidence_kit.store import backup_format, blobs, header
from evidence_kit.store.backup_reading import (
    BackupFile,
    FoundFile,
    PieceState,
    Survey,
    findings_about,
)
from evidence_kit.store.session import BACKUP_NAME, BLOBS_NAME, DATABASE_NAME

_SPARE_BYTES = 8 << 20
"""Room for what the restored vault writes when it is opened and checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What came out of a backup."""

    files: int
    """How many files of the vault were written."""
    sealed_files: int
    has_database: bool
    findings: tuple[Finding, ...]
    """What is wrong with the backup, with its place; empty when nothing is."""
    unlocked: header.Unlocked = field(repr=False)


def unpack(
    backup_path: Path, folder_path: Path, secret: str, *, report: Report, cancel: Cancel
) -> Unpacked:
    """Write everything of a backup that is whole into a new folder, and sync it.

    Args:
        backup_path: The backup; it is only read.
        folder_path: The folder to make; its parent is there.
        secret: A passphrase or recovery code of the case.
        report: Told after each piece, in bytes.
        cancel: Checked after each piece; whoever made the folder removes it.

    Raises:
        NotABackupError: The file is none.
        BackupTooNewError: A later version made it.
        BackupHeaderGoneError: Both copies of the header are damaged or missing.
        WrongPassphraseError: A header is whole, but no slot opens.
        VaultTooNewError: A later version made the vault.
        KeyMemoryError: Too little memory to derive the key.
        ReadBackError: A file did not read back as it was written.
        StorageError: The new medium refused.
        CancelledError: The person asked to stop.
    """
    with BackupFile(backup_path) as backup:
        survey = backup.survey()
        unlocked = _unlocked(backup, survey, secret)
        largest_bytes = max((each.size_bytes for each in survey.files), default=0)
        filesystems.require_place(
            folder_path.parent, backup.size_bytes + _SPARE_BYTES, largest_bytes, folder_path.name
        )
        with files.storage_errors(folder_path):
            folder_path.mkdir(mode=0o700)
            (folder_path / BLOBS_NAME).mkdir(mode=0o700)
            work = _Unpacking(
                backup=backup,
                folder_path=folder_path,
                total_bytes=sum(each.size_bytes for each in survey.files),
                report=report,
                cancel=cancel,
            )
            findings = [*survey.findings, *_index_findings(survey, unlocked)]
            for found in survey.files:
                findings += [each for each in work.written(found) if each.verdict.is_bad]
            work.sync_folders()
    return Unpacked(
        files=len(work.names),
        sealed_files=sum(name.startswith(f"{BLOBS_NAME}/") for name in work.names),
        has_database=DATABASE_NAME in work.names,
        findings=tuple(findings),
        unlocked=unlocked,
    )


@dataclass(slots=True, kw_only=True)
class _Unpacking:
    """One folder being filled."""

    backup: BackupFile
    folder_path: Path
    total_bytes: int
    report: Report
    cancel: Cancel
    done_bytes: int = 0
    names: set[str] = field(default_factory=set)

    def written(self, found: FoundFile) -> tuple[Finding, ...]:
        """Write one file, unless something of it is not as it was; says what is wrong with it."""
        if found.name in self.names:
            # Without an index a name may stand there twice; the whole one came first.
            return ()
        path = self.folder_path.joinpath(*found.name.split("/"))
        path.parent.mkdir(mode=0o700, exist_ok=True)
        states: list[tuple[PieceState, int]] = []
        hasher = hashlib.sha256()
        descriptor = files.create_new(path)
        try:
            for content in self._contents(found, states):
                files.write_all(descriptor, content)
                hasher.update(content)
            files.sync(descriptor)
            # What follows is to read the medium, not what was just written.
            files.drop_cache(descriptor)
            os.lseek(descriptor, 0, os.SEEK_SET)
            with open(descriptor, "rb", closefd=False) as stream:
                if hashlib.file_digest(stream, "sha256").digest() != hasher.digest():
                    raise ReadBackError(name=path.name)
        finally:
            os.close(descriptor)
        if found.is_complete and all(state.has_content for state, _ in states):
            if found.name.startswith(f"{BLOBS_NAME}/"):
                blobs.hide_times(self.folder_path / BLOBS_NAME, ItemId(path.name))
            self.names.add(found.name)
        else:
            path.unlink()
        return findings_about(found.name, states, is_complete=found.is_complete)

    def sync_folders(self) -> None:
        """Make sure that the names are on the medium too, the deepest first."""
        blobs.sync_names(self.folder_path / BLOBS_NAME, blobs.listed(self.folder_path / BLOBS_NAME))
        if (self.folder_path / BACKUP_NAME).is_dir():
            files.sync_folder(self.folder_path / BACKUP_NAME)
        files.sync_folder(self.folder_path)

    def _contents(self, found: FoundFile, states: list[tuple[PieceState, int]]) -> Iterator[bytes]:
        for state, at, content in self.backup.pieces(found):
            self.cancel.check()
            states.append((state, at))
            self.done_bytes += len(content)
            self.report(
                Progress(
                    stage=Stage.RESTORING,
                    done=self.done_bytes,
                    total=self.total_bytes,
                    name=self.backup.path.name,
                )
            )
            yield content


def _unlocked(backup: BackupFile, survey: Survey, secret: str) -> header.Unlocked:
    copies = {name: _content(backup, survey, name, header.MAXIMUM_BYTES) for name in header.COPIES}
    if not any(copies.values()):
        raise BackupHeaderGoneError
    salt = _content(backup, survey, DATABASE_NAME, backup_format.PIECE_BYTES)
    try:
        return header.unlock_copies(copies, secret, (salt or b"")[: keys.SALT_BYTES])
    except VaultDamagedError as problem:
        raise BackupHeaderGoneError from problem


def _content(backup: BackupFile, survey: Survey, name: str, most_bytes: int) -> bytes | None:
    """Return the first piece of a file, if it is whole."""
    found = survey.find(name)
    if found is None:
        return None
    for state, _, content in backup.pieces(found):
        return content[:most_bytes] if state.has_content else None
    return None


def _index_findings(survey: Survey, unlocked: header.Unlocked) -> tuple[Finding, ...]:
    sealed = survey.sealed_index
    if sealed is None:
        return ()
    is_ours = sealed.index.vault == unlocked.header.id and sealed.is_made_with(unlocked.vault_key)
    if is_ours:
        return ()
    detail = "it was written without the key of this case"
    return (Finding(subject="index of the backup", verdict=Verdict.ALTERED, detail=detail),)
