"""A bag on its way to the disk: every byte hashed as it is written, synced before it is believed.

The rules are: files are new and never replaced; what is written is synced, and the system's copy of
it dropped, so that reading the bag back reads the medium; times of files are the time the package
was made, never the moment of a copy.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from evidence_kit import files
from evidence_kit.handover import bag
from evidence_kit.hashing import Digests, MultiHash
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


class BagWriter:
    """A bag that is being written into a new folder; it knows every file it holds."""

    def __init__(self, folder_path: Path, *, made_at: datetime, cancel: Cancel) -> None:
        self.folder_path = folder_path
        self._made_at_ns = int(made_at.timestamp()) * 1_000_000_000
        self._cancel = cancel
        self._written: dict[str, Written] = {}
        self._folders = {folder_path}

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
        return self.add_stream(path, chunks_of(data))

    @property
    def known(self) -> dict[Digest, Digests]:
        """The digests of everything written so far, by their SHA-256."""
        return {each.digests.sha256: each.digests for each in self._written.values()}

    def add_stream(self, path: str, chunks: Iterable[bytes]) -> Written:
        """Write one file from a stream and return what was written.

        Raises:
            StorageError: The disk refused.
            CancelledError: The person asked to stop.
        """
        target_path = self._place_for(path)
        measured = MultiHash()
        size_bytes = 0
        with files.storage_errors(target_path):
            descriptor = files.create_new(target_path)
        try:
            for chunk in chunks:
                self._cancel.check()
                with files.storage_errors(target_path):
                    files.write_all(descriptor, chunk)
                measured.update(chunk)
                size_bytes += len(chunk)
            with files.storage_errors(target_path):
                files.sync(descriptor)
                # Dirty pages cannot be dropped; only after the sync is this copy given up.
                files.drop_cache(descriptor)
        finally:
            os.close(descriptor)
        with files.storage_errors(target_path):
            os.utime(target_path, ns=(self._made_at_ns, self._made_at_ns))
        written = Written(path=path, size_bytes=size_bytes, digests=measured.digests())
        self._written[path] = written
        return written

    def add_manifests(self, *, reference: str, version: int, app_version: str) -> bytes:
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
            made_at=datetime.fromtimestamp(self._made_at_ns // 1_000_000_000, UTC),
            app_version=app_version,
            payload_bytes=sum(each.size_bytes for each in payload),
            payload_files=len(payload),
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

    def sync_folders(self) -> None:
        """Make sure the names have reached the medium too, the deepest first.

        Raises:
            StorageError: The disk refused.
        """
        for folder_path in sorted(self._folders, key=lambda each: -len(each.parts)):
            with files.storage_errors(folder_path):
                files.sync_folder(folder_path)

    def _place_for(self, path: str) -> Path:
        target_path = self.folder_path.joinpath(*path.split("/"))
        with files.storage_errors(target_path):
            for folder_path in reversed(target_path.relative_to(self.folder_path).parents):
                inside_path = self.folder_path / folder_path
                if inside_path not in self._folders:
                    inside_path.mkdir(mode=0o700)
                    self._folders.add(inside_path)
        return target_path


def chunks_of(data: bytes) -> Iterator[bytes]:
    """Cut bytes in memory into parts, so that a long write can be stopped."""
    for start in range(0, len(data), CHUNK_BYTES):
        yield data[start : start + CHUNK_BYTES]
