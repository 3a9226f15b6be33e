"""Take a whole case somewhere else and bring it back: backup, restore, move.

The rules are: a new place is new, and nothing in it is replaced; what was written is read back and
checked in full before anybody is told that it is there; the old place is only taken away when that
was asked for and nothing in the new one is bad.
"""

import itertools
import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from evidence_kit import files
from evidence_kit.casework.case import change_ages, finish_ages, valid_ages
from evidence_kit.casework.opening import open_case
from evidence_kit.casework.repairing import CaseRepaired, LostAnswers, repair_unlocked
from evidence_kit.clock import Clock
from evidence_kit.errors import (
    DatabaseDamagedError,
    DeletionUnfinishedError,
    NotWritableError,
    RecoveryCodeMistypedError,
    StorageError,
    VaultExistsError,
    WrongPassphraseError,
)
from evidence_kit.filesystems import FileSystem, find_file_system, is_same_disk
from evidence_kit.keys import is_mistyped_recovery_code
from evidence_kit.model import Action, Case, Finding, Item
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.store import Removed, Unpacked, Vault, find_beside, give_name, unpack

BACKUP_ENDING = ".ekbackup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What is known of the place where something is to go, before it is written."""

    file_system: FileSystem
    is_same_disk: bool | None
    """Whether the case itself lies on the same disk; ``None`` where it cannot be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRestored:
    """What became of a backup."""

    case: Case
    files: int
    """How many files of the vault were whole in the backup."""
    damages: tuple[Finding, ...]
    """What is wrong with the backup itself, with its place; empty when nothing is."""
    findings: tuple[Finding, ...]
    """The full check of the restored vault."""
    repaired: CaseRepaired | None
    """Where the database was damaged: what the vault was written anew from."""
    withdrawn: tuple[Item, ...]
    """Intimate items that the answers about age took out; their stubs stay."""
    beside: tuple[str, ...] = ()
    """Folders beside the new one that a cut attempt left; they open with its keys; not touched."""

    @property
    def problems(self) -> int:
        """How many findings are bad."""
        bad = sum(finding.verdict.is_bad for finding in self.findings)
        return bad + len(self.damages)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMoved:
    """What became of a move."""

    case: Case
    files: int
    resumed_files: int
    findings: tuple[Finding, ...]
    """The full check of the vault in its new place."""
    removed: Removed | None
    """What became of the old folder; ``None`` where it was to stay, or could not go."""
    removal_problem: StorageError | DeletionUnfinishedError | None = None
    """Why the old folder could not go; the new place is whole all the same."""

    @property
    def is_old_removed(self) -> bool:
        """Whether the old vault is gone; files that were not its own may be there still."""
        return self.removed is not None

    @property
    def problems(self) -> int:
        """How many findings are bad."""
        return sum(finding.verdict.is_bad for finding in self.findings)


def look_at_place(vault_path: Path, target_path: Path) -> Place:
    """Return what is to be said about a place before anything is written there."""
    return Place(
        file_system=find_file_system(target_path),
        is_same_disk=is_same_disk(vault_path, target_path.parent),
    )


def place_for_backup(vault_path: Path, folder_path: Path) -> Path:
    """Return the first free name for a backup in a folder; it says no more than the vault's does.

    An interrupted one has its name still, and is gone on with.
    """
    name = vault_path.name
    numbered = (f"{name}-{number}{BACKUP_ENDING}" for number in itertools.count(2))
    names = itertools.chain((f"{name}{BACKUP_ENDING}",), numbered)
    return next(folder_path / each for each in names if not os.path.lexists(folder_path / each))


def restore_case(
    backup_path: Path,
    target_path: Path,
    secret: str,
    *,
    answers: LostAnswers,
    clock: Clock,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> CaseRestored:
    """Write a case from a backup into a new folder, and check all of it.

    Where the database in it is damaged, everything that is whole is written anew as a repair does.
    Answers about age that were said and are stricter than those in it hold before it has a name.

    Raises:
        InvalidValueError: An age cannot be one.
        VaultExistsError: The new folder exists and holds something.
        NotABackupError: The file is none.
        BackupTooNewError: A later version made it.
        BackupHeaderGoneError: Both copies of the header are damaged or missing.
        RecoveryCodeMistypedError: What was given is a recovery code with a typing mistake.
        WrongPassphraseError: A header is whole, but no slot opens.
        ReadBackError: A file did not read back as it was written; no vault was made.
        StorageError: The new medium refused; no vault was made.
        CancelledError: The person asked to stop; no vault was made.
    """
    valid_ages(answers.ages)
    target_path = _absolute(target_path)
    stop = cancel or Cancel()
    with files.storage_errors(target_path):
        if target_path.exists() and (not target_path.is_dir() or any(target_path.iterdir())):
            raise VaultExistsError(path=str(target_path))
        files.make_folders(target_path.parent)
    building_path = target_path.with_name(f".{target_path.name}.{os.urandom(4).hex()}.partial")
    try:
        try:
            unpacked = unpack(backup_path, building_path, secret, report=report, cancel=stop)
        except WrongPassphraseError as problem:
            if is_mistyped_recovery_code(secret):
                raise RecoveryCodeMistypedError from problem
            raise
        restored = _checked(
            building_path, unpacked, answers, clock=clock, report=report, cancel=stop
        )
        if restored is None:
            repaired = repair_unlocked(
                building_path,
                target_path,
                unpacked.unlocked,
                answers=answers,
                clock=clock,
                report=report,
                cancel=stop,
            )
            restored = _recorded(target_path, unpacked, repaired, clock)
        else:
            give_name(building_path, target_path)
    finally:
        shutil.rmtree(building_path, ignore_errors=True)
    # What is built at this moment has its name or is gone: what is found was cut short.
    return replace(restored, beside=find_beside(target_path, unpacked.unlocked.header.id))


def move_case(
    path: Path,
    target_path: Path,
    secret: str,
    *,
    removes_old: bool,
    clock: Clock,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> CaseMoved:
    """Copy a case to another place, read it back, check all of it, and only then leave the old.

    Raises:
        VaultError: The vault does not open, or the new folder exists and holds something.
        InvalidValueError: One of the folders lies in the other.
        FileTooLargeError: The file system there cannot hold one of the files.
        ReadBackError: A copy did not read back as its source; the old vault is as it was.
        StorageError: The new medium refused; the old vault is as it was. What refuses to let the
            old one go is in what is returned.
        CancelledError: The person asked to stop; the old vault is as it was.
    """
    target_path = _absolute(target_path)
    stop = cancel or Cancel()
    with open_case(path, secret, clock=clock) as vault:
        copied = vault.copy_to(target_path, report=report, cancel=stop)
        with vault.open_copy(copied.folder_path) as copy:
            findings = copy.check(is_full=True, report=report, cancel=stop)
            is_sound = not any(finding.verdict.is_bad for finding in findings)
            if not copy.is_damaged:
                copy.record_arrival(Action.MOVED, {"files": copied.files})
            case = copy.case
        give_name(copied.folder_path, target_path)
        removed: Removed | None = None
        problem: StorageError | DeletionUnfinishedError | None = None
        if is_sound and removes_old:
            try:
                removed = vault.delete(report)
            except (StorageError, DeletionUnfinishedError) as refusal:
                # A refusal alone would not say that the case is whole in its new place.
                problem = refusal
        elif is_sound:
            vault.record_copy(copied.files)
    return CaseMoved(
        case=case,
        files=copied.files,
        resumed_files=copied.resumed_files,
        findings=findings,
        removed=removed,
        removal_problem=problem,
    )


def _checked(
    path: Path,
    unpacked: Unpacked,
    answers: LostAnswers,
    *,
    clock: Clock,
    report: Report,
    cancel: Cancel,
) -> CaseRestored | None:
    """Open what came out of a backup and check it; ``None`` when its database is no good."""
    if not unpacked.has_database:
        return None
    try:
        with Vault.open_unlocked(path, unpacked.unlocked, clock=clock) as vault:
            withdrawn = finish_ages(vault)
            findings = vault.check(is_full=True, report=report, cancel=cancel)
            if vault.is_damaged:
                return None
            stricter = answers.find_stricter(vault.case.ages)
            if stricter is not None:
                # Only now: it drops the copies that a damaged database is repaired from.
                withdrawn = change_ages(vault, stricter).withdrawn
                findings = vault.check(is_full=True, report=report, cancel=cancel)
            vault.record_arrival(
                Action.RESTORED, {"files": unpacked.files, "problems": len(unpacked.findings)}
            )
            return CaseRestored(
                case=vault.case,
                files=unpacked.files,
                damages=unpacked.findings,
                findings=findings,
                repaired=None,
                withdrawn=withdrawn,
            )
    except DatabaseDamagedError:
        return None


def _recorded(path: Path, unpacked: Unpacked, done: CaseRepaired, clock: Clock) -> CaseRestored:
    """Let a vault that was written anew say that it came from a backup."""
    with Vault.open_unlocked(path, done.repaired.unlocked, clock=clock) as vault:
        vault.record_arrival(
            Action.RESTORED, {"files": unpacked.files, "problems": len(unpacked.findings)}
        )
    return CaseRestored(
        case=done.repaired.case,
        files=unpacked.files,
        damages=unpacked.findings,
        findings=done.repaired.findings,
        repaired=done,
        withdrawn=done.withdrawn,
    )


def _absolute(path: Path) -> Path:
    try:
        return path.absolute()
    except OSError as problem:
        raise NotWritableError(path=str(path), reason=problem.strerror or str(problem)) from problem
