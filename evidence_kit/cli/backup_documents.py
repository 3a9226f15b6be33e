"""The JSON documents about backups and moves; see :mod:`evidence_kit.cli.documents`."""

from dataclasses import dataclass
from typing import Literal

from evidence_kit.casework.backing_up import CaseMoved, CaseRestored, Place
from evidence_kit.cli.finding_documents import FindingDocument, finding_document
from evidence_kit.clock import utc_text
from evidence_kit.model import Origin
from evidence_kit.store import BackupWritten


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupDocument:
    """What ``backup --json`` prints: a backup that was read back from where it lies."""

    format: Literal["evidence-kit/backup/1"] = "evidence-kit/backup/1"
    path: str
    size_bytes: int
    files: int
    sealed_files: int
    index_sha256: str
    """Of its index, which has the digest of everything else in it."""
    resumed_bytes: int
    """How much of an interrupted backup was there, read and compared."""
    file_system: str
    """As the system calls it; empty where it cannot be told."""
    is_same_disk: bool | None
    """Whether the case lies on the same disk; null where it cannot be told."""
    problems: int
    findings: list[FindingDocument]
    """Files of the vault that are not in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreDocument:
    """What ``restore-backup --json`` prints."""

    format: Literal["evidence-kit/restore-backup/1"] = "evidence-kit/restore-backup/1"
    reference: str
    files: int
    """How many files of the vault were whole in the backup."""
    rows_from: str
    """``database``, or what a damaged one was replaced by: as in ``repair``."""
    rows_until: str | None
    problems: int
    damages: list[FindingDocument]
    """What is wrong with the backup itself, with its place."""
    findings: list[FindingDocument]
    """The full check of the restored vault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDocument:
    """What ``move --json`` prints."""

    format: Literal["evidence-kit/move/1"] = "evidence-kit/move/1"
    reference: str
    files: int
    resumed_files: int
    file_system: str
    is_same_disk: bool | None
    old_removed: bool
    problems: int
    findings: list[FindingDocument]
    """The full check of the vault in its new place."""


def backup_document(written: BackupWritten, place: Place) -> BackupDocument:
    """Return what became of a backup."""
    return BackupDocument(
        path=str(written.path),
        size_bytes=written.size_bytes,
        files=written.files,
        sealed_files=written.sealed_files,
        index_sha256=written.index_sha256,
        resumed_bytes=written.resumed_bytes,
        file_system=place.file_system.kind,
        is_same_disk=place.is_same_disk,
        problems=len(written.findings),
        findings=[finding_document(finding) for finding in written.findings],
    )


def restore_document(done: CaseRestored) -> RestoreDocument:
    """Return what became of a backup that was brought back."""
    repaired = None if done.repaired is None else done.repaired.repaired
    until = None if repaired is None else repaired.rows_until
    return RestoreDocument(
        reference=done.case.reference,
        files=done.files,
        rows_from=(Origin.DATABASE if repaired is None else repaired.origin).value,
        rows_until=None if until is None else utc_text(until),
        problems=done.problems,
        damages=[finding_document(finding) for finding in done.damages],
        findings=[finding_document(finding) for finding in done.findings],
    )


def move_document(done: CaseMoved, place: Place) -> MoveDocument:
    """Return what became of a move."""
    return MoveDocument(
        reference=done.case.reference,
        files=done.files,
        resumed_files=done.resumed_files,
        file_system=place.file_system.kind,
        is_same_disk=place.is_same_disk,
        old_removed=done.is_old_removed,
        problems=done.problems,
        findings=[finding_document(finding) for finding in done.findings],
    )
