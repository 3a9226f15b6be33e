"""The hash chain of custody: commit to an entry, link it, say where a chain breaks.

FORMAT (FORMAT.md §5): entry *n* is canonical JSON without salt and chain;

* commitment  c_n = SHA-256("EKc1" ‖ salt_n ‖ entry_n), salt 16 random bytes;
* chain       h_n = SHA-256("EKh1" ‖ n as 8 bytes big-endian ‖ h_{n−1} ‖ c_n), h_0 = 32 zero bytes;
* ``before`` and ``after`` in an entry are HMAC-SHA-256(record key, ["EKr1", object, record]): an
  entry that is disclosed shows that a record changed, and lets nobody test guesses at its words.

A reader who holds all commitments but only some entries can still verify the whole chain, so a
package can disclose chosen entries and withhold others. What this does not do: stop somebody who
holds the key from writing a different history; only an anchor outside the vault does that.
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, fields

from evidence_kit import canonical
from evidence_kit.model import Action, Digest, LedgerEntry

GENESIS = Digest("0" * 64)
"""h_0."""

SALT_BYTES = 16

_BLINDED = frozenset({"salt", "chain"})


def times_brought_back(ledger: Iterable[LedgerEntry]) -> int:
    """Return how often the vault was written anew from a backup or from what was left of it.

    What was made and numbered after that backup is not known here: another thing may have the same
    number.
    """
    return sum(entry.action in {Action.RESTORED, Action.REPAIRED} for entry in ledger)


def entry_bytes(entry: LedgerEntry) -> bytes:
    """Return the canonical bytes that an entry's commitment covers."""
    return canonical.encode(
        {
            field.name: getattr(entry, field.name)
            for field in fields(entry)
            if field.name not in _BLINDED
        }
    )


def record_digest(key: bytes, about: str, record: object) -> Digest:
    """Return the digest under which the ledger records a row.

    Keyed, because entries are disclosed and rows hold ages, PINs and words that few guesses find.

    >>> record_digest(bytes(32), "case", {})[:16]
    'd02334afa564ed4e'
    """
    data = canonical.encode(["EKr1", about, record])
    return Digest(hmac.digest(key, data, "sha256").hex())


def commitment(salt: bytes, entry: bytes) -> Digest:
    """Return c = SHA-256("EKc1" ‖ salt ‖ entry).

    >>> commitment(bytes(16), b"{}")[:16]
    '7a3c8a3bf9717bde'
    """
    return Digest(hashlib.sha256(b"EKc1" + salt + entry).hexdigest())


def link(n: int, previous: Digest, committed: Digest) -> Digest:
    """Return h_n = SHA-256("EKh1" ‖ n ‖ h_{n−1} ‖ c_n)."""
    return Digest(
        hashlib.sha256(
            b"EKh1" + n.to_bytes(8, "big") + bytes.fromhex(previous) + bytes.fromhex(committed)
        ).hexdigest()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainBreak:
    """The first place where a chain stops being one."""

    n: int
    """The entry at which it was noticed."""
    reason: str
    """English, for the log."""


def find_break(entries: tuple[LedgerEntry, ...]) -> ChainBreak | None:
    """Return where a full ledger first disagrees with itself, or ``None`` when it is whole."""
    previous = GENESIS
    for position, entry in enumerate(entries, start=1):
        if entry.n != position:
            return ChainBreak(n=position, reason=f"entry {position} is missing, found {entry.n}")
        expected = link(entry.n, previous, commitment(entry.salt, entry_bytes(entry)))
        if expected != entry.chain:
            return ChainBreak(n=position, reason=f"entry {position} does not match its hash")
        previous = entry.chain
    return None
