"""A bag on its way to the disk: every byte hashed as it is written, and listed at the end.

Where the bytes go, a shelf knows: into a folder, or straight into a ZIP that nobody can read
without its passphrase (:mod:`evidence_kit.handover.shelves`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from evidence_kit.handover import bag
from evidence_kit.hashing import Digests, SpreadHash
from evidence_kit.model import Digest
from evidence_kit.progress import Cancel

CHUNK_BYTES = 1024 * 1024
"""Bytes between two looks at the cancel token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that lies in the bag, as it was written."""

    path: str
    size_bytes: int
    digests: Digests


class Shelf(Protocol):
    """Where the files of a bag go, each once, in the order they come."""

    def put(self, path: str, chunks: Iterable[bytes], size_bytes: int | None) -> None:
        """Write one new file.

        Args:
            path: Inside the bag, with forward slashes.
            chunks: Its bytes.
            size_bytes: How many, where that is known before.

        Raises:
            StorageError: The disk refused.
        """
        ...


class BagWriter:
    """A bag that is being written; it knows every file it holds."""

    def __init__(self, shelf: Shelf, *, made_at: datetime, cancel: Cancel) -> None:
        self._shelf = shelf
        self._made_at = made_at
        self._cancel = cancel
        self._written: dict[str, Written] = {}

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file written so far, sorted."""
        return tuple(sorted(self._written))

    @property
    def size_bytes(self) -> int:
        """The bytes of all files written so far."""
        return sum(each.size_bytes for each in self._written.values())

    def add(self, path: str, data: bytes) -> Written:
        """Write one file from memory.

        Raises:
            StorageError: The disk refused.
            CancelledError: The person asked to stop.
        """
        return self.add_stream(path, chunks_of(data), len(data))

    @property
    def known(self) -> dict[Digest, Digests]:
        """The digests of everything written so far, by their SHA-256."""
        return {each.digests.sha256: each.digests for each in self._written.values()}

    def add_stream(
        self, path: str, chunks: Iterable[bytes], size_bytes: int | None = None
    ) -> Written:
        """Write one file from a stream and return what was written.

        Args:
            path: Inside the bag, with forward slashes.
            chunks: Its bytes.
            size_bytes: How many are expected, where that is known before.

        Raises:
            StorageError: The disk refused.
            CancelledError: The person asked to stop.
        """
        counted = 0
        with SpreadHash() as measured:

            def told() -> Iterator[bytes]:
                nonlocal counted
                for chunk in chunks:
                    self._cancel.check()
                    measured.update(chunk)
                    counted += len(chunk)
                    yield chunk

            self._shelf.put(path, told(), size_bytes)
            written = Written(path=path, size_bytes=counted, digests=measured.digests())
        self._written[path] = written
        return written

    def add_manifests(
        self,
        *,
        reference: str,
        version: int,
        app_version: str,
        more_info: tuple[tuple[str, str], ...] = (),
    ) -> bytes:
        """Write the tag files that make the folder a bag; nothing listed may be added after.

        Returns:
            The bytes of the tag manifest, whose SHA-256 is the hand-over code.

        Raises:
            StorageError: The disk refused.
            CancelledError: The person asked to stop.
        """
        payload = [
            each for each in self._written.values() if each.path.startswith(bag.PAYLOAD_FOLDER)
        ]
        info = bag.info_text(
            reference=reference,
            version=version,
            made_at=self._made_at,
            app_version=app_version,
            payload_bytes=sum(each.size_bytes for each in payload),
            payload_files=len(payload),
            more=more_info,
        )
        sha256 = {each.path: str(each.digests.sha256) for each in payload}
        md5 = {each.path: each.digests.md5 for each in payload}
        self.add(bag.DECLARATION_NAME, bag.DECLARATION)
        self.add(bag.INFO_NAME, info)
        self.add(bag.PAYLOAD_MANIFEST_NAME, bag.manifest_text(sha256))
        self.add(bag.LOOKUP_MANIFEST_NAME, bag.manifest_text(md5))
        tagmanifest = bag.manifest_text(
            {
                path: str(each.digests.sha256)
                for path, each in self._written.items()
                if not path.startswith(bag.PAYLOAD_FOLDER)
            }
        )
        self.add(bag.TAG_MANIFEST_NAME, tagmanifest)
        return tagmanifest


def chunks_of(data: bytes) -> Iterator[bytes]:
    """Cut bytes in memory into parts, so that a long write can be stopped."""
    for start in range(0, len(data), CHUNK_BYTES):
        yield data[start : start + CHUNK_BYTES]
