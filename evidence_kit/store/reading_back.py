"""A sealed file is synced and read back from the medium before anybody is told that it is kept.

The rules are: what does not read back as what was sealed is removed and named; a thread may sync
and read one sealed file and does nothing else.
"""

import threading  # noqa: TID251 - proves one file while the next is sealed: DECISIONS.md
from collections.abc import Callable
from contextlib import suppress

from evidence_kit import files
from evidence_kit.errors import ReadBackError
from evidence_kit.overriding import override
from evidence_kit.store import blobs
from evidence_kit.store.session import Session


class Unproven:
    """A file that was sealed and is not proven to be kept: not synced, not read back, not named.

    That happens in a thread of its own, or when it is asked for. The thread touches this one file
    and its folder; whoever asks waits for it, and is the one who removes, reports and stops.
    """

    def __init__(
        self, session: Session, written: blobs.Written, name: str, on_read: Callable[[int], None]
    ) -> None:
        self.sealed = written.sealed
        self._session = session
        self._written = written
        self._name = name
        self._on_read = on_read
        self._prover: _Prover | None = None
        self._is_dropped = False

    def begin(self) -> None:
        """Prove it in a thread from now on, if the system gives one; else when it is asked for."""
        if self._prover is None:
            prover = _Prover(self._session, self._written)
            with suppress(RuntimeError):
                prover.start()
                # Only now: nobody can wait for a thread that never began.
                self._prover = prover

    def require_same(self) -> None:
        """Remove it unless it is what was sealed; it is found on its shelf from now on.

        Whatever is raised, it was removed, as far as the medium lets it be.

        Raises:
            ReadBackError: It did not read back the same.
            StorageError: The medium refused.
            CancelledError: The person asked to stop.
        """
        session = self._session
        with files.storage_errors(session.path, self._name):
            try:
                if self._prover is None:
                    blobs.settle(session.blobs_path, self._written)
                require_read_back(session, self.sealed, self._name, self._on_read, self._prover)
                if self._prover is None:
                    blobs.sync_name(session.blobs_path, self.sealed.id)
            except BaseException:
                # Whoever is told that nothing was stored must not find it in the case later.
                with suppress(OSError):
                    blobs.remove(session.blobs_path, self.sealed.id)
                raise

    def drop(self) -> None:
        """Remove it before anything was proven; safe to call twice.

        Raises:
            OSError: The medium refused; translate with ``files.storage_errors``.
        """
        if not self._is_dropped:
            self._is_dropped = True
            blobs.discard(self._session.blobs_path, self._written)


class _Prover(threading.Thread):
    """Syncs one sealed file, reads it to its end, syncs the folder that names it."""

    def __init__(self, session: Session, written: blobs.Written) -> None:
        super().__init__(name="prove")
        self._session = session
        self._written = written
        self._found: blobs.SealedFile | None = None
        self._problem: BaseException | None = None

    @override
    def run(self) -> None:
        """Prove it; what went wrong waits for whoever asks."""
        session, blob_id = self._session, self._written.sealed.id
        try:
            blobs.settle(session.blobs_path, self._written)
            self._found = blobs.digest(
                session.blobs_path, session.blob_key, blob_id, lambda _done: None
            )
            blobs.sync_name(session.blobs_path, blob_id)
        except BaseException as problem:  # noqa: BLE001 - found() raises it where it is awaited
            self._problem = problem

    def found(self) -> blobs.SealedFile | None:
        """Wait for the end; returns what the file holds.

        Whatever ended the thread is raised here: a want of memory is no fault of the medium.

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
    prover: _Prover | None = None,
) -> None:
    """Read a sealed file back from the medium and remove it unless it is what was sealed.

    Args:
        session: The open vault.
        sealed: What was sealed.
        name: What the person calls it.
        on_read: Told how many bytes were read.
        prover: Where a thread reads it already; nothing is told, for it takes no time of its own.

    Raises:
        ReadBackError: It did not read back the same.
    """
    try:
        found = (
            blobs.digest(session.blobs_path, session.blob_key, sealed.id, on_read)
            if prover is None
            else prover.found()
        )
    except blobs.BlobDamagedError as problem:
        blobs.remove(session.blobs_path, sealed.id)
        raise ReadBackError(name=name) from problem
    if found != sealed:
        blobs.remove(session.blobs_path, sealed.id)
        raise ReadBackError(name=name)
