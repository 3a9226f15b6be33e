"""A backup on its way to a medium that may be pulled out: compared as far as it is there already.

The rule is: bytes of an unfinished file are taken over only when they were read, from the medium,
and are the same as what would be written now. At the first difference the file is cut, and written
from there on.
"""

import os
from pathlib import Path
from typing import Self

from evidence_kit import files
from evidence_kit.errors import OtherBackupUnfinishedError
from evidence_kit.store import backup_format

_SYNC_EVERY_BYTES = 64 << 20
"""What a pulled stick costs at most; and the last sync does not take minutes without a word."""


class Target:
    """The unfinished file: compared as long as it is the same, written from there on.

    Raises:
        OtherBackupUnfinishedError: What lies under this name is of another case, or no backup.
        OSError: The medium refused; translate with ``files.storage_errors``.
    """

    def __init__(self, path: Path, vault_id: str) -> None:
        self.position = 0
        self.resumed_bytes = 0
        self._unsynced_bytes = 0
        self._path = path
        try:
            self._descriptor = files.create_new(path)
            self._is_comparing = False
        except FileExistsError:
            self._descriptor = _opened_again(path)
            self._is_comparing = True
        try:
            if self._is_comparing:
                self._require_ours(vault_id)
            self.put(backup_format.prologue(vault_id))
        except BaseException:
            self.close()
            raise

    def put(self, data: bytes) -> None:
        """Have these bytes next: found there, or written."""
        if self._is_comparing:
            if self._is_there(data):
                self.position += len(data)
                self.resumed_bytes += len(data)
                return
            self._write_from_here()
        files.write_all(self._descriptor, data)
        self.position += len(data)
        self._unsynced_bytes += len(data)
        if self._unsynced_bytes >= _SYNC_EVERY_BYTES:
            files.sync(self._descriptor)
            self._unsynced_bytes = 0

    def go_back(self, position: int) -> None:
        """Take back what was put since."""
        self.position = position
        self.resumed_bytes = min(self.resumed_bytes, position)
        self._write_from_here()

    def finish(self) -> None:
        """Cut what an earlier try left behind the end, and make sure that all is on the medium."""
        os.ftruncate(self._descriptor, self.position)
        files.sync(self._descriptor)
        files.drop_cache(self._descriptor)

    def close(self) -> None:
        """Let go of the file, finished or not."""
        os.close(self._descriptor)

    def _write_from_here(self) -> None:
        self._is_comparing = False
        os.ftruncate(self._descriptor, self.position)
        os.lseek(self._descriptor, self.position, os.SEEK_SET)

    def _is_there(self, data: bytes) -> bool:
        try:
            return self._read(len(data)) == data
        except OSError:
            # A place that does not read is not the same; it is written anew, or refuses that too.
            return False

    def _read(self, count: int) -> bytes:
        os.lseek(self._descriptor, self.position, os.SEEK_SET)
        parts = []
        while count and (part := os.read(self._descriptor, count)):
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def _require_ours(self, vault_id: str) -> None:
        # Dirty pages cannot be dropped: after the sync, reading is reading the medium.
        files.sync(self._descriptor)
        files.drop_cache(self._descriptor)
        found = self._read(backup_format.PROLOGUE_BYTES)
        # A cut may have left fewer bytes than a beginning, or none of them on the medium.
        expected = backup_format.prologue(vault_id)
        if found.rstrip(b"\0") and not expected.startswith(found.rstrip(b"\0")):
            raise OtherBackupUnfinishedError(path=str(self._path))


class SourceFailedError(Exception):
    """A file of the vault cannot be read."""


class VaultFile:
    """A file of the vault, opened for reading; a context manager."""

    def __init__(self, path: Path) -> None:
        try:
            self._descriptor = files.open_regular(path)
        except OSError as problem:
            raise SourceFailedError(problem.strerror or str(problem)) from problem
        self.size_bytes = os.fstat(self._descriptor).st_size

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        os.close(self._descriptor)

    def read(self, offset: int) -> bytes:
        """Return one piece's bytes, all of them."""
        wanted = min(backup_format.PIECE_BYTES, self.size_bytes - offset)
        try:
            os.lseek(self._descriptor, offset, os.SEEK_SET)
            parts = []
            while wanted and (part := os.read(self._descriptor, wanted)):
                parts.append(part)
                wanted -= len(part)
        except OSError as problem:
            raise SourceFailedError(problem.strerror or str(problem)) from problem
        if wanted:
            raise SourceFailedError("it became shorter")
        return b"".join(parts)


def _opened_again(path: Path) -> int:
    os.close(files.open_regular(path))
    return os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
