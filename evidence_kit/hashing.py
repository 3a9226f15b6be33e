"""Bytes → digests.

SHA-256 is the identity of every item. SHA-1 and MD5 exist only so that an officer can look a file
up in a database that knows nothing else; they prove nothing and every page that shows them says so.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evidence_kit.model import Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """The three digests of the same bytes."""

    sha256: Digest
    sha1: str
    """For database look-up only, not integrity."""
    md5: str
    """For database look-up only, not integrity."""


def sha256(data: bytes) -> Digest:
    """Return the SHA-256 of bytes held in memory.

    >>> sha256(b"abc")
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    """
    return Digest(hashlib.sha256(data).hexdigest())


class MultiHash:
    """All three digests of a stream in one pass."""

    def __init__(self) -> None:
        self._hashes: tuple[Any, ...] = (
            hashlib.sha256(),
            hashlib.sha1(usedforsecurity=False),
            hashlib.md5(usedforsecurity=False),
        )

    def update(self, data: bytes | memoryview) -> None:
        """Take in the next bytes."""
        for each in self._hashes:
            each.update(data)

    def digests(self) -> Digests:
        """Return the digests of everything taken in so far."""
        first, second, third = self._hashes
        return Digests(
            sha256=Digest(first.hexdigest()), sha1=second.hexdigest(), md5=third.hexdigest()
        )


class KnownHash:
    """SHA-256 of a stream, and the two look-up values that bytes of this SHA-256 are known to have.

    For reading back what was just written: all three were computed on the way, and the same SHA-256
    means the same bytes. Bytes that nobody wrote have no look-up values here.

    >>> hasher = KnownHash({})
    >>> hasher.update(b"abc")
    >>> hasher.digests().md5
    ''
    """

    def __init__(self, known: Mapping[Digest, Digests]) -> None:
        self._hash = hashlib.sha256()
        self._known = known

    def update(self, data: bytes | memoryview) -> None:
        """Take in the next bytes."""
        self._hash.update(data)

    def digests(self) -> Digests:
        """Return the digests of everything taken in so far."""
        sha256 = Digest(self._hash.hexdigest())
        return self._known.get(sha256, Digests(sha256=sha256, sha1="", md5=""))
