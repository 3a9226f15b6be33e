"""Requests about a backup of the open case."""

from pathlib import Path

from evidence_kit import messages
from evidence_kit.casework.backing_up import look_at_place, place_for_backup
from evidence_kit.service.work import Work


def make_backup(request: messages.MakeBackup, work: Work) -> messages.BackupMade:
    """Write the whole case into one file and read it back.

    Raises:
        NoVaultOpenError: No case is open.
        OtherBackupUnfinishedError: An unfinished backup of another case has the name.
        InvalidValueError: It would lie in the vault itself.
        FileTooLargeError: The file system there cannot hold a file of this size.
        ReadBackError: It did not read back as written; it has no name yet.
        DatabaseDamagedError: The database is damaged.
        StorageError: The medium refused; asking again goes on from what is there.
        CancelledError: The person asked to stop; nothing is left.
    """
    vault = work.vault
    path = place_for_backup(vault.path, Path(request.folder_path))
    place = look_at_place(vault.path, path)
    written = vault.write_backup(path, report=work.report, cancel=work.cancel)
    return messages.BackupMade(
        path=str(written.path),
        size_bytes=written.size_bytes,
        resumed_bytes=written.resumed_bytes,
        is_same_disk=place.is_same_disk,
        keeps_owners=place.file_system.keeps_owners,
        missing=written.findings,
    )
