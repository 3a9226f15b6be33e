"""Bytes → digests.

SHA-256 is the identity of every item. SHA-1 and MD5 exist only so that an officer can look a file
up in a database that knows nothing else; they prove nothing and every page that shows them says so.

Two threads take the look-up sums of a long stream. The rules are: they get bytes that nobody
changes any more, know no file and no key, and end with the stream.
"""

import hashlib
from collections import deque
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Self

from evidence_kit.model import Digest

SPREAD_FROM_BYTES = 256 * 1024
"""The least piece that is worth handing to another thread; below it, handing over costs more."""

MOST_WAITING = 8
"""Pieces that may wait for a look-up sum: of a MiB each, they bound what a stream holds."""


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


class SpreadHash:
    """All three digests of a stream in one pass, SHA-1 and MD5 each on a thread of its own.

    hashlib lets other threads run while it works, so that on two cores the three sums take hardly
    longer than SHA-256 alone. A stream of small pieces has no threads at all.

    >>> with SpreadHash() as hasher:
    ...     hasher.update(b"abc")
    ...     hasher.digests().md5
    '900150983cd24fb0d6963f7d28e17f72'
    """

    def __init__(self) -> None:
        self._first = hashlib.sha256()
        self._aside = (
            _Aside(hashlib.sha1(usedforsecurity=False)),
            _Aside(hashlib.md5(usedforsecurity=False)),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        for each in self._aside:
            each.end()

    def update(self, data: bytes) -> None:
        """Take in the next bytes; they may be read a little later, so nothing may change them."""
        for each in self._aside:
            each.update(data)
        self._first.update(data)

    def digests(self) -> Digests:
        """Return the digests of everything taken in so far."""
        second, third = self._aside
        return Digests(
            sha256=Digest(self._first.hexdigest()), sha1=second.hexdigest(), md5=third.hexdigest()
        )


class _Aside:
    """One sum, taken in the order the pieces came, beside whatever else is done."""

    def __init__(self, digest: Any) -> None:
        self._digest = digest
        self._thread: ThreadPoolExecutor | None = None
        self._waiting: deque[Future[None]] = deque()

    def update(self, data: bytes) -> None:
        if len(data) < SPREAD_FROM_BYTES:
            self._settle(0)
            self._digest.update(data)
            return
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1)
        self._settle(MOST_WAITING - 1)
        self._waiting.append(self._thread.submit(self._digest.update, data))

    def hexdigest(self) -> str:
        self._settle(0)
        return str(self._digest.hexdigest())

    def end(self) -> None:
        if self._thread is not None:
            self._thread.shutdown(cancel_futures=True)

    def _settle(self, most: int) -> None:
        """Wait until at most so many pieces are still to be read."""
        while len(self._waiting) > most:
            self._waiting.popleft().result()


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
        return with_known(Digest(self._hash.hexdigest()), self._known)


def with_known(sha256: Digest, known: Mapping[Digest, Digests]) -> Digests:
    """Return a SHA-256 with the two look-up values of its bytes, as far as those are known.

    >>> with_known(sha256(b"abc"), {}).sha1
    ''
    """
    return known.get(sha256, Digests(sha256=sha256, sha1="", md5=""))
