"""A sealed file is read back from the medium before anybody is told that it is kept.

The rules are: what does not read back as what was sealed is removed and named; a thread may read
one sealed file and does nothing else.
"""

import threading  # noqa: TID251 - reads one file while the next is sealed: DECISIONS.md
from collections.abc import Callable

from typing_extensions import override

from evidence_kit import files
from evidence_kit.errors import CancelledError, ReadBackError
from evidence_kit.store import blobs
from evidence_kit.store.session import Session


class Unread:
    """A sealed file that is still to be read back: in a thread of its own, or when it is asked for.

    The thread reads one file and touches nothing else; whoever asks waits for it, and is the one
    who removes, reports and stops.
    """

    def __init__(
        self,
        session: Session,
        sealed: blobs.SealedFile,
        name: str,
        on_read: Callable[[int], None],
    ) -> None:
        self.sealed = sealed
        self._session = session
        self._name = name
        self._on_read = on_read
        self._reader: _Reader | None = None

    def begin(self) -> None:
        """Read it in a thread from now on."""
        if self._reader is None:
            self._reader = _Reader(self._session, self.sealed)
            self._reader.start()

    def require_same(self) -> None:
        """Remove it unless it is what was sealed.

        Raises:
            ReadBackError: It did not read back the same.
            StorageError: The medium refused.
            CancelledError: The person asked to stop; it is removed.
        """
        session = self._session
        with files.storage_errors(session.path, self._name):
            try:
                require_read_back(session, self.sealed, self._name, self._on_read, self._reader)
            except CancelledError:
                blobs.remove(session.blobs_path, self.sealed.id)
                raise


class _Reader(threading.Thread):
    """Reads one sealed file to its end."""

    def __init__(self, session: Session, sealed: blobs.SealedFile) -> None:
        super().__init__(name="read back")
        self._session = session
        self._sealed = sealed
        self._found: blobs.SealedFile | None = None
        self._problem: blobs.BlobDamagedError | OSError | None = None

    @override
    def run(self) -> None:
        """Read it; what went wrong waits for whoever asks."""
        session = self._session
        try:
            self._found = blobs.digest(
                session.blobs_path, session.blob_key, self._sealed.id, lambda _done: None
            )
        except (blobs.BlobDamagedError, OSError) as problem:
            self._problem = problem

    def found(self) -> blobs.SealedFile | None:
        """Wait for the end; returns what the file holds, ``None`` when it did not come so far.

        Raises:
            BlobDamagedError: The file is missing, cut or changed.
            OSError: The medium refused.
        """
        self.join()
        if self._problem is not None:
            raise self._problem
        return self._found


def require_read_back(
    session: Session,
    sealed: blobs.SealedFile,
    name: str,
    on_read: Callable[[int], None],
    reader: _Reader | None = None,
) -> None:
    """Read a sealed file back from the medium and remove it unless it is what was sealed.

    Args:
        session: The open vault.
        sealed: What was sealed.
        name: What the person calls it.
        on_read: Told how many bytes were read.
        reader: Where a thread reads it already; nothing is told, for it takes no time of its own.

    Raises:
        ReadBackError: It did not read back the same.
    """
    try:
        found = (
            blobs.digest(session.blobs_path, session.blob_key, sealed.id, on_read)
            if reader is None
            else reader.found()
        )
    except blobs.BlobDamagedError as problem:
        blobs.remove(session.blobs_path, sealed.id)
        raise ReadBackError(name=name) from problem
    if found != sealed:
        blobs.remove(session.blobs_path, sealed.id)
        raise ReadBackError(name=name)
