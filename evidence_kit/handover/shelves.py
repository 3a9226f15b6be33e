"""Where the files of a bag are written: a folder, or one ZIP, open or locked.

The rules are:

* Files are new and never replaced. What is written is synced, and the system's copy of it dropped,
  so that reading the bag back reads the medium.
* Times are the time the package was made, never the moment of a copy.
* What goes into a locked ZIP goes there at once: nothing of it touches the disk in the open, not
  even half-made and not for a moment.
* Entries are stored, not compressed, under one top folder.

FORMAT of a locked ZIP: WinZip AE-2, AES-256 in counter mode, HMAC-SHA-1 over what is stored, the
key from the passphrase with PBKDF2 (1,000 rounds, fixed by the format). The rounds are few, so the
passphrase has to carry the weight; names and sizes of entries stay visible, so names are neutral.
"""

import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO, Any

from evidence_kit import files
from evidence_kit.handover.archive import entry_of
from evidence_kit.handover.reading_back import LARGE_FROM_BYTES, ReadingBack

_WRITING_FROM_BYTES = 8 * 1024 * 1024
"""How much may wait in memory until the medium is set to work: it writes while the next is read."""


class FolderShelf:
    """A new folder that takes the files of a bag.

    Args:
        folder_path: The folder, which is there and empty.
        made_at: The time every file carries.
        reading_back: Finishes large files while the next is written; ``None`` to do without.
    """

    def __init__(
        self, folder_path: Path, *, made_at: datetime, reading_back: ReadingBack | None = None
    ) -> None:
        self._folder_path = folder_path
        self._reading_back = reading_back
        self._made_at_ns = int(made_at.timestamp()) * 1_000_000_000
        self._folders = {folder_path}

    def put(self, path: str, chunks: Iterable[bytes], size_bytes: int | None) -> None:
        """Write one new file and sync it; a large one at the latest in :meth:`sync_folders`.

        Raises:
            StorageError: The disk refused this file, or the large one before it.
        """
        del size_bytes
        target_path = self._place_for(path)
        with files.storage_errors(target_path):
            descriptor = files.create_new(target_path)
        try:
            written = _written(descriptor, target_path, chunks)
        except BaseException:
            os.close(descriptor)
            raise
        times_ns = (self._made_at_ns, self._made_at_ns)
        finish = partial(os.utime, target_path, ns=times_ns)
        if self._reading_back is not None and written >= LARGE_FROM_BYTES:
            self._reading_back.take(path, target_path, descriptor, finish)
            return
        with files.storage_errors(target_path):
            try:
                files.sync(descriptor)
                # Dirty pages cannot be dropped; only after the sync is this copy given up.
                files.drop_cache(descriptor)
            finally:
                os.close(descriptor)
            finish()

    def sync_folders(self) -> None:
        """Make sure all files and their names have reached the medium, the deepest first.

        Raises:
            StorageError: The disk refused.
        """
        if self._reading_back is not None:
            self._reading_back.settle()
        for folder_path in sorted(self._folders, key=lambda each: -len(each.parts)):
            with files.storage_errors(folder_path):
                files.sync_folder(folder_path)

    def _place_for(self, path: str) -> Path:
        target_path = self._folder_path.joinpath(*path.split("/"))
        with files.storage_errors(target_path):
            for folder_path in reversed(target_path.relative_to(self._folder_path).parents):
                inside_path = self._folder_path / folder_path
                if inside_path not in self._folders:
                    inside_path.mkdir(mode=0o700)
                    self._folders.add(inside_path)
        return target_path


def _written(descriptor: int, target_path: Path, chunks: Iterable[bytes]) -> int:
    """Write what comes; returns how many bytes came."""
    written = begun = 0
    for chunk in chunks:
        with files.storage_errors(target_path):
            files.write_all(descriptor, chunk)
            written += len(chunk)
            if written - begun >= _WRITING_FROM_BYTES:
                files.start_writing(descriptor, begun, written - begun)
                begun = written
    return written


class ZipShelf:
    """A new ZIP that takes the files of a bag as they come; see :func:`open_zip_shelf`."""

    def __init__(
        self, archive: Any, zip_path: Path, *, top_folder: str, made_at: datetime, is_locked: bool
    ) -> None:
        self._archive = archive
        self._zip_path = zip_path
        self._top_folder = top_folder
        self._made_at = made_at
        self._is_locked = is_locked

    def put(self, path: str, chunks: Iterable[bytes], size_bytes: int | None) -> None:
        """Write one new entry.

        Raises:
            StorageError: The disk refused.
        """
        name = f"{self._top_folder}/{path}"
        kind = self._archive.zipinfo_cls if self._is_locked else zipfile.ZipInfo
        entry = entry_of(name, self._made_at, size_bytes or 0, kind)
        with files.storage_errors(self._zip_path):
            inside = self._archive.open(entry, "w", force_zip64=size_bytes is None)
        try:
            for chunk in chunks:
                with files.storage_errors(self._zip_path):
                    inside.write(chunk)
        finally:
            # A ZIP cannot be closed while an entry is open, also not on the way out of an error.
            with files.storage_errors(self._zip_path):
                inside.close()


@contextmanager
def open_zip_shelf(
    zip_path: Path, *, top_folder: str, made_at: datetime, passphrase: str
) -> Iterator[ZipShelf]:
    """Make a new ZIP to put files into; it is whole and synced when the block ends.

    Args:
        zip_path: The file to make; its folder is synced by the caller.
        top_folder: The name of the one folder inside.
        made_at: The time every entry carries.
        passphrase: What opens it; "" for a ZIP that is not locked.

    Raises:
        StorageError: The disk refused.
    """
    with files.storage_errors(zip_path):
        descriptor = files.create_new(zip_path)
    with files.storage_errors(zip_path), os.fdopen(descriptor, "w+b") as target:
        with _archive(target, passphrase) as archive:
            yield ZipShelf(
                archive,
                zip_path,
                top_folder=top_folder,
                made_at=made_at,
                is_locked=bool(passphrase),
            )
        target.flush()
        files.sync(target.fileno())
        files.drop_cache(target.fileno())


def _archive(target: IO[bytes], passphrase: str) -> Any:
    if not passphrase:
        return zipfile.ZipFile(target, "w", zipfile.ZIP_STORED, allowZip64=True)
    import pyzipper

    archive = pyzipper.AESZipFile(
        target,
        "w",
        pyzipper.ZIP_STORED,
        allowZip64=True,
        encryption=pyzipper.WZ_AES,
        encryption_kwargs={"nbits": 256},
    )
    archive.setpassword(passphrase.encode("utf-8"))
    return archive
