"""Read the ledger of another copy of a vault; nothing in that copy is changed.

The rules are those of salvaging: SQLite finishes a cut transaction in the file it opens, so the
database is copied first – beside this vault's own copies, encrypted as it is, under a name that is
cleared away when it is left by a cut. The other vault must be closed.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evidence_kit import files
from evidence_kit.errors import VaultInUseError
from evidence_kit.model import LedgerEntry
from evidence_kit.store import creation, header, ledger
from evidence_kit.store.session import DATABASE_NAME, LOCK_NAME

_COPY_NAME = "case.other.partial"
"""Copies of the database are named by number; what ends so is removed by the next one made."""
_JOURNAL_ENDING = "-journal"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLedger:
    """What another copy says of itself."""

    vault_id: str
    entries: tuple[LedgerEntry, ...]


def read_ledger(path: Path, secret: str, scratch_path: Path) -> OtherLedger:
    """Return the ledger of a vault that is not open.

    Args:
        path: The vault; it is only read.
        secret: What opens it.
        scratch_path: A folder in a vault of ours, for the copy.

    Raises:
        NotAVaultError: There is no vault there.
        WrongPassphraseError: It does not open with what was given.
        VaultDamagedError: Its header is damaged in both copies.
        DatabaseDamagedError: Its database is.
        VaultInUseError: Somebody has it open.
        SourceError: Its files cannot be read.
        StorageError: The copy could not be written.
    """
    unlocked = header.unlock(path, secret)
    lock = _locked(path)
    copy_path = scratch_path / _COPY_NAME
    try:
        with files.storage_errors(scratch_path):
            files.make_folders(scratch_path)
            _clear(copy_path)
            for ending in ("", _JOURNAL_ENDING):
                if not ending or (path / f"{DATABASE_NAME}{ending}").exists():
                    files.copy_new(
                        path / f"{DATABASE_NAME}{ending}",
                        copy_path.with_name(copy_path.name + ending),
                        _say_nothing,
                    )
            database = creation.open_database(copy_path, unlocked)
            try:
                entries = ledger.entries(database)
            finally:
                database.close()
    finally:
        _clear(copy_path)
        if lock is not None:
            os.close(lock)
    return OtherLedger(vault_id=unlocked.header.id, entries=entries)


def _locked(path: Path) -> int | None:
    try:
        lock = files.take_lock(path / LOCK_NAME, is_reader=True)
    except OSError:
        # Never opened since it was copied, or on a medium without locks: nobody can be asked.
        return None
    if lock is None:
        raise VaultInUseError
    return lock


def _clear(path: Path) -> None:
    for ending in ("", _JOURNAL_ENDING):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def _say_nothing(_done: int) -> None:
    """Tell nobody how far the copying is: a database is small."""
