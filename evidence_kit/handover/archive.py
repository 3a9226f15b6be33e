"""One ZIP of a finished package folder, for a portal or an e-mail.

The rules are: stored, not compressed (media do not shrink, and stored bytes can be carved from a
damaged archive); Zip64 where it is needed; one top folder; order, times and rights fixed, so that
the same folder gives the same ZIP, byte for byte.
"""

import os
import stat
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from evidence_kit import files
from evidence_kit.handover.writing import CHUNK_BYTES
from evidence_kit.progress import Cancel

_FIRST_YEAR, _LAST_YEAR = 1980, 2107
"""What a ZIP's time can hold (APPNOTE 4.4.6, MS-DOS format)."""

_UNIX = 3
"""APPNOTE 4.4.2: the rights in the external attributes are those of Unix."""


def write_zip(
    folder_path: Path,
    paths: tuple[str, ...],
    zip_path: Path,
    *,
    top_folder: str,
    made_at: datetime,
    cancel: Cancel,
) -> None:
    """Write a new ZIP of a folder's files and sync it.

    Args:
        folder_path: The finished folder.
        paths: Its files, relative, with forward slashes, in the order of the ZIP.
        zip_path: The file to make; its folder is synced by the caller.
        top_folder: The name of the one folder inside.
        made_at: The time every entry carries, in UTC.
        cancel: Looked at before every MiB.

    Raises:
        StorageError: The disk refused.
        CancelledError: The person asked to stop.
    """
    with files.storage_errors(zip_path):
        descriptor = files.create_new(zip_path)
        with os.fdopen(descriptor, "w+b") as target:
            with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
                for path in paths:
                    source_path = folder_path.joinpath(*path.split("/"))
                    size_bytes = source_path.stat().st_size
                    entry = entry_of(f"{top_folder}/{path}", made_at, size_bytes)
                    _copy(archive, entry, source_path, cancel)
            target.flush()
            files.sync(target.fileno())
            files.drop_cache(target.fileno())


def entry_of(
    name: str,
    made_at: datetime,
    size_bytes: int,
    kind: type[zipfile.ZipInfo] = zipfile.ZipInfo,
) -> zipfile.ZipInfo:
    """Describe an entry the same way every time.

    Args:
        name: Its path in the ZIP.
        made_at: The time it carries.
        size_bytes: Known beforehand, it decides about Zip64 before the first byte is written.
        kind: The class of entry that the archive takes.
    """
    at = made_at.astimezone(UTC)
    year = min(max(at.year, _FIRST_YEAR), _LAST_YEAR)
    entry = kind(name, (year, at.month, at.day, at.hour, at.minute, at.second))
    entry.create_system = _UNIX
    entry.external_attr = (stat.S_IFREG | 0o600) << 16
    entry.file_size = size_bytes
    return entry


def _copy(
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    source_path: Path,
    cancel: Cancel,
) -> None:
    with source_path.open("rb") as source, archive.open(entry, "w") as inside:
        while chunk := source.read(CHUNK_BYTES):
            cancel.check()
            inside.write(chunk)
