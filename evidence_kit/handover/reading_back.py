"""A large file of a bag is synced and read back while the next one is written.

One after the other, sums and medium wait for each other; side by side a package takes about half as
long. The rules are:

* A file is read only after it was synced and the system's copy of it dropped, as always.
* The thread has one file and nothing else: no key, no vault, nobody to tell. The next large file
  waits for it, so there is never more than one.
* What the medium refuses to keep is an error of whoever settles. What it does not give back is no
  answer here: the check at the end reads that file once more, and says so.
"""

import hashlib
import os
import threading  # noqa: TID251 - reads one file while the next is written: DECISIONS.md
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evidence_kit import files
from evidence_kit.model import Digest
from evidence_kit.overriding import override

LARGE_FROM_BYTES = 1024 * 1024
"""Below it, a thread costs more than the wait."""

_PIECE_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """What the medium gave back of a file that had just been written."""

    size_bytes: int
    sha256: Digest


class ReadingBack:
    """The large files of one folder, each finished beside the writing of the next."""

    def __init__(self) -> None:
        self._found: dict[str, ReadBack] = {}
        self._name = ""
        self._finisher: _Finisher | None = None

    def take(self, name: str, path: Path, descriptor: int, finish: Callable[[], None]) -> None:
        """Sync a file that was written and read it back, in a thread of its own.

        Args:
            name: Under which :meth:`settle` tells of it.
            path: Where it lies.
            descriptor: Open on it; closed by the thread.
            finish: What is still to be done to it between syncing and reading.

        Raises:
            StorageError: The medium did not keep the file before it; this one is closed.
        """
        try:
            self._settle_last()
        except BaseException:
            os.close(descriptor)
            raise
        self._name = name
        self._finisher = _Finisher(path, descriptor, finish)
        self._finisher.start()

    def settle(self) -> dict[str, ReadBack]:
        """Wait for the last one; returns what was read back, by name.

        Raises:
            StorageError: The medium did not keep it.
        """
        self._settle_last()
        return self._found

    def stop(self) -> None:
        """Let the thread end, whatever it had to say; nothing is open after this."""
        if self._finisher is not None:
            self._finisher.stop()
            self._finisher = None

    def _settle_last(self) -> None:
        if self._finisher is None:
            return
        finisher, self._finisher = self._finisher, None
        found = finisher.found()
        if found is not None:
            self._found[self._name] = found


class _Finisher(threading.Thread):
    """Syncs one file, drops the system's copy of it, and reads it from the medium."""

    def __init__(self, path: Path, descriptor: int, finish: Callable[[], None]) -> None:
        super().__init__(name="read back")
        self._path = path
        self._descriptor = descriptor
        self._finish = finish
        self._is_stopped = False
        self._refused: OSError | None = None
        self._read: ReadBack | None = None

    @override
    def run(self) -> None:
        """Do it; what went wrong waits for whoever asks."""
        try:
            try:
                files.sync(self._descriptor)
                # Dirty pages cannot be dropped; only after the sync is this copy given up.
                files.drop_cache(self._descriptor)
            finally:
                os.close(self._descriptor)
            self._finish()
        except OSError as problem:
            self._refused = problem
            return
        try:
            self._read = self._read_whole()
        except OSError:
            """The check at the end reads it again, and names it."""

    def found(self) -> ReadBack | None:
        """Wait for the end; returns what the file holds, ``None`` when it could not be read.

        Raises:
            StorageError: The medium did not keep it.
        """
        self.join()
        if self._refused is not None:
            with files.storage_errors(self._path):
                raise self._refused
        return self._read

    def stop(self) -> None:
        """Let it end soon, and wait for that."""
        self._is_stopped = True
        self.join()

    def _read_whole(self) -> ReadBack | None:
        hasher = hashlib.sha256()
        size_bytes = 0
        with os.fdopen(files.open_regular(self._path), "rb", buffering=0) as source:
            while piece := source.read(_PIECE_BYTES):
                if self._is_stopped:
                    return None
                hasher.update(piece)
                size_bytes += len(piece)
        return ReadBack(size_bytes=size_bytes, sha256=Digest(hasher.hexdigest()))
