"""The custody ledger's table: append, read, sign the head."""

import dataclasses
import secrets
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from evidence_kit import canonical, custody
from evidence_kit.clock import from_utc_text, utc_text
from evidence_kit.model import (
    Action,
    CaseId,
    Checkpoint,
    Digest,
    LedgerEntry,
    LedgerHead,
)
from evidence_kit.store.connection import Database, Row

_INSERT = """
INSERT INTO ledger (n, at, offset_minutes, monotonic_ms, boot_id, app_version, actor, action,
                    object, before, after, detail, salt, chain)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SELECT = """
SELECT n, at, offset_minutes, monotonic_ms, boot_id, app_version, actor, action, object, before,
       after, detail, salt, chain
FROM ledger ORDER BY n
"""
_HEAD = "SELECT n, chain FROM ledger ORDER BY n DESC LIMIT 1"
_LAST_AT = "SELECT at FROM ledger ORDER BY n DESC LIMIT 1"
_LATEST_OF = "SELECT after FROM ledger WHERE object = ? ORDER BY n DESC LIMIT 1"
_LAST_AT_OF = "SELECT at FROM ledger WHERE action = ? ORDER BY n DESC LIMIT 1"
_LATEST_ABOUT_KEYS = "SELECT detail FROM ledger WHERE object = 'keys' ORDER BY n DESC LIMIT 1"
"""The name stands in it: an index of some rows answers no question with a value left open."""
_OBJECTS_SINCE = "SELECT DISTINCT object FROM ledger WHERE n > ?"
_KINDS_SINCE = """
SELECT DISTINCT action, object FROM ledger
WHERE n > (SELECT max(n) FROM ledger WHERE object = ?)
"""
_INSERT_CHECKPOINT = "INSERT INTO checkpoint (n, chain, at, signature) VALUES (?, ?, ?, ?)"
_SELECT_CHECKPOINTS = "SELECT n, chain, at, signature FROM checkpoint ORDER BY n"
_FIND_CHECKPOINT = "SELECT 1 FROM checkpoint WHERE n = ?"


def append(
    database: Database,
    *,
    at: datetime,
    offset_minutes: int,
    monotonic_ms: int,
    boot_id: str,
    app_version: str,
    actor: str,
    action: Action,
    about: str,
    before: Digest | None,
    after: Digest | None,
    detail: dict[str, Any],
) -> LedgerEntry:
    """Add one entry at the end of the chain; call it inside the transaction of the change."""
    last = head(database)
    n = last.n + 1
    unlinked = LedgerEntry(
        n=n,
        at=at,
        offset_minutes=offset_minutes,
        monotonic_ms=monotonic_ms,
        boot_id=boot_id,
        app_version=app_version,
        actor=actor,
        action=action,
        object=about,
        before=before,
        after=after,
        detail=detail,
        salt=secrets.token_bytes(custody.SALT_BYTES),
        chain=custody.GENESIS,
    )
    committed = custody.commitment(unlinked.salt, custody.entry_bytes(unlinked))
    chain = custody.link(n, last.chain, committed)
    detail_text = canonical.encode(detail).decode("ascii")
    database.run(
        _INSERT,
        (
            n,
            utc_text(at),
            offset_minutes,
            monotonic_ms,
            boot_id,
            app_version,
            actor,
            action.value,
            about,
            before,
            after,
            detail_text,
            unlinked.salt,
            chain,
        ),
    )
    return dataclasses.replace(unlinked, chain=chain)


def entries(database: Database) -> tuple[LedgerEntry, ...]:
    """Return the whole ledger in order.

    Raises:
        DatabaseDamagedError: An entry is none this version could have written.
    """
    return database.values(_SELECT, _entry_from_row)


def objects_since(database: Database, n: int) -> frozenset[str]:
    """Return what the entries behind a number are about."""
    return frozenset(str(row[0]) for row in database.rows(_OBJECTS_SINCE, (n,)))


def kinds_since(database: Database, about: str) -> tuple[tuple[Action, str], ...]:
    """Return what happened to what since the last entry about something, each pair once.

    Nothing where no entry is about it.
    """
    rows = database.rows(_KINDS_SINCE, (about,))
    return tuple((Action(row[0]), str(row[1])) for row in rows if row[0] in set(Action))


def head(database: Database) -> LedgerHead:
    """Return the end of the chain; ``n`` is 0 before the first entry."""
    row = database.find_row(_HEAD)
    if row is None:
        return LedgerHead(n=0, chain=custody.GENESIS)
    return LedgerHead(n=int(row[0]), chain=Digest(row[1]))


def last_at(database: Database) -> datetime | None:
    """Return when the last entry was written, or ``None`` before the first."""
    return database.find_value(_LAST_AT, lambda row: from_utc_text(row[0]))


def last_at_of(database: Database, action: Action) -> datetime | None:
    """Return when something was last done, or ``None`` if never; looks through all entries."""
    row = database.find_row(_LAST_AT_OF, (action.value,))
    return None if row is None else from_utc_text(str(row[0]))


def latest_digest(database: Database, about: str) -> Digest | None:
    """Return the digest an object had after its last recorded change."""
    row = database.find_row(_LATEST_OF, (about,))
    return None if row is None or row[0] is None else Digest(row[0])


def latest_about_keys(database: Database) -> dict[str, Any] | None:
    """Return the detail of the last entry about the ways to open the vault, if there is one."""
    row = database.find_row(_LATEST_ABOUT_KEYS)
    return None if row is None else _object(row[0])


def sign_head(
    database: Database, case_id: CaseId, private_key: bytes, at: datetime
) -> Checkpoint | None:
    """Sign the present head, once; returns ``None`` when it is already signed or there is none."""
    last = head(database)
    if last.n == 0 or database.find_row(_FIND_CHECKPOINT, (last.n,)) is not None:
        return None
    message = checkpoint_bytes(case_id, last, at)
    signature = Ed25519PrivateKey.from_private_bytes(private_key).sign(message)
    database.run(_INSERT_CHECKPOINT, (last.n, last.chain, utc_text(at), signature))
    return Checkpoint(n=last.n, chain=last.chain, at=at, signature=signature)


def checkpoints(database: Database) -> tuple[Checkpoint, ...]:
    """Return every signed head in order."""
    return database.values(_SELECT_CHECKPOINTS, _checkpoint_from_row)


def is_signed_by(checkpoint: Checkpoint, case_id: CaseId, public_key: bytes) -> bool:
    """Whether a checkpoint carries the signature of this key."""
    message = checkpoint_bytes(
        case_id, LedgerHead(n=checkpoint.n, chain=checkpoint.chain), checkpoint.at
    )
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(checkpoint.signature, message)
    except (InvalidSignature, ValueError):
        # The second where what stands as the key is none.
        return False
    return True


def public_half(private_key: bytes) -> bytes | None:
    """Return the public key of a private one, or ``None`` when it is none."""
    try:
        key = Ed25519PrivateKey.from_private_bytes(private_key)
    except ValueError:
        return None
    return key.public_key().public_bytes_raw()


def checkpoint_bytes(case_id: CaseId, last: LedgerHead, at: datetime) -> bytes:
    """Return what a checkpoint's signature covers (FORMAT.md §5)."""
    return b"EKcp1" + canonical.encode({"vault": case_id, "n": last.n, "h": last.chain, "at": at})


def _checkpoint_from_row(row: Row) -> Checkpoint:
    return Checkpoint(
        n=row[0], chain=Digest(row[1]), at=from_utc_text(row[2]), signature=bytes(row[3])
    )


def _entry_from_row(row: Row) -> LedgerEntry:
    return LedgerEntry(
        n=row[0],
        at=from_utc_text(row[1]),
        offset_minutes=row[2],
        monotonic_ms=row[3],
        boot_id=row[4],
        app_version=row[5],
        actor=row[6],
        action=Action(row[7]),
        object=row[8],
        before=None if row[9] is None else Digest(row[9]),
        after=None if row[10] is None else Digest(row[10]),
        detail=_object(row[11]),
        salt=bytes(row[12]),
        chain=Digest(row[13]),
    )


def _object(text: str) -> dict[str, Any]:
    value = canonical.decode(text.encode("ascii"))
    if not isinstance(value, dict):
        raise TypeError("a detail that is no object")
    return value
