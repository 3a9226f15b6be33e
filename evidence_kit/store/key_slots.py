"""The ways to open a vault, changed while it is open: added, replaced, removed.

The vault key stays the same, so nothing is encrypted anew and the database is not touched but for
its ledger; a new key is given in :mod:`evidence_kit.store.rekeying`. The rules are:

* The ledger is written first, then the header, copy by copy. A cut between them leaves a change
  that is recorded and did not take hold; the next opening sees that and records what it found. The
  other order could leave a change that no entry tells of.
* What the medium refuses halfway is taken back: the header stands as before, or an error of its own
  says that nobody can tell. A person must never throw away the one that opens.
* There is always one slot left, and never more than the header holds.
* One passphrase opens one slot: else the ledger could not tell who opened the vault.
* No secret, and nothing made from one, gets into the ledger: it has a slot's number, its kind, and
  a digest of what the header shows anyway.
"""

import dataclasses
import hashlib
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import msgspec

from evidence_kit import canonical, files, keys
from evidence_kit.clock import from_utc_text
from evidence_kit.errors import (
    EvidenceKitError,
    KeyChangeUnsureError,
    LastKeyError,
    NoSuchKeyError,
    ReadBackError,
    SecretInUseError,
    StorageError,
)
from evidence_kit.model import Action, Key
from evidence_kit.store import header, ledger
from evidence_kit.store.session import Session

ABOUT = "keys"
"""What ledger entries about slots are about."""

_SLOTS_DETAIL = "slots"


class Change(StrEnum):
    """What happened to a slot, as the ledger says it."""

    ADDED = "added"
    REPLACED = "replaced"
    """It opens with another secret now."""
    REMOVED = "removed"
    NEW_KEY = "new-key"
    """The vault has a new key, and only what was said anew opens it."""
    FOUND = "found"
    """At opening, the header was not as last recorded: a change was cut, or an older copy came
    back."""


def listed(plan: header.Header) -> tuple[Key, ...]:
    """Return the ways to open a vault, in the order in which they are tried."""
    return tuple(
        Key(number=slot.n, kind=slot.kind, created_at=from_utc_text(slot.created))
        for slot in plan.slots
    )


def add(
    session: Session,
    unlocked: header.Unlocked,
    *,
    secret: str,
    kind: str,
    kdf: keys.KdfParameters,
) -> header.Unlocked:
    """Add a way to open the vault; returns the header as it stands now.

    Raises:
        KeySlotsFullError: The header holds as many as it can.
        SecretInUseError: The secret opens the vault already.
        KeyMemoryError: Too little memory to derive the key.
        StorageError: The medium refused; every way from before still opens.
        ReadBackError: A copy of the header did not read back the same.
    """
    if len(unlocked.header.slots) < header.MAXIMUM_SLOTS:
        # Full is said first: looking through eight slots takes seconds.
        require_unused(unlocked.header, secret)
    plan = header.with_slot(
        unlocked.header,
        vault_key=unlocked.vault_key,
        secret=secret,
        kind=kind,
        kdf=kdf,
        created_at=session.clock.now(),
    )
    return _put(session, unlocked, plan, Change.ADDED, plan.slots[-1])


def replace(
    session: Session,
    unlocked: header.Unlocked,
    number: int,
    *,
    secret: str,
    kdf: keys.KdfParameters,
) -> header.Unlocked:
    """Let a slot open with another secret; returns the header as it stands now.

    Raises:
        NoSuchKeyError: No slot has this number.
        SecretInUseError: The secret opens another slot.
        KeyMemoryError: Too little memory to derive the key.
        StorageError: The medium refused; the secret from before may still open.
        ReadBackError: A copy of the header did not read back the same.
    """
    former = _slot(unlocked.header, number)
    require_unused(unlocked.header, secret, number)
    slot = header.new_slot(
        unlocked.header.id,
        number,
        vault_key=unlocked.vault_key,
        secret=secret,
        kind=former.kind,
        kdf=kdf,
        created_at=session.clock.now(),
    )
    slots = [slot if each.n == number else each for each in unlocked.header.slots]
    plan = msgspec.structs.replace(unlocked.header, slots=slots)
    return _put(session, unlocked, plan, Change.REPLACED, slot)


def remove(session: Session, unlocked: header.Unlocked, number: int) -> header.Unlocked:
    """Take a way to open the vault away; returns the header as it stands now.

    Raises:
        NoSuchKeyError: No slot has this number.
        LastKeyError: It is the only one.
        StorageError: The medium refused; it may still open.
        ReadBackError: A copy of the header did not read back the same.
    """
    slot = _slot(unlocked.header, number)
    rest = [each for each in unlocked.header.slots if each.n != number]
    if not rest:
        raise LastKeyError
    plan = msgspec.structs.replace(unlocked.header, slots=rest)
    return _put(session, unlocked, plan, Change.REMOVED, slot)


def record_found(session: Session, unlocked: header.Unlocked) -> None:
    """Record that the header is not as the ledger last said, if that is so."""
    detail = ledger.latest_about_keys(session.database)
    if detail is None or detail.get(_SLOTS_DETAIL) == _digest(unlocked.header):
        return
    with session.database.transaction():
        session.log(
            Action.KEYS_CHANGED,
            ABOUT,
            detail={"change": Change.FOUND.value, _SLOTS_DETAIL: _digest(unlocked.header)},
        )


def log_renewal(
    session: Session, plan: header.Header, dropped: tuple[Key, ...], left_count: int
) -> None:
    """Record that the vault gets a new key; call it inside the transaction that makes it so."""
    session.log(
        Action.KEYS_CHANGED,
        ABOUT,
        detail={
            "change": Change.NEW_KEY.value,
            "dropped": [key.number for key in dropped],
            "left": left_count,
            _SLOTS_DETAIL: _digest(plan),
        },
    )


def require_unused(plan: header.Header, secret: str, number: int | None = None) -> None:
    """Refuse a secret that opens a slot other than the one of this number.

    Raises:
        SecretInUseError: It does.
        KeyMemoryError: Too little memory to derive the key.
    """
    others = [slot for slot in plan.slots if slot.n != number]
    if header.find_opened(msgspec.structs.replace(plan, slots=others), secret) is not None:
        raise SecretInUseError


def require_read_back(folder_path: Path, names: tuple[str, ...], data: bytes) -> None:
    """Refuse to go on when a copy of the header is not what was written.

    Raises:
        ReadBackError: One is not.
        StorageError: The medium does not give it.
    """
    for name in names:
        with files.storage_errors(folder_path / name):
            found = (folder_path / name).read_bytes()
        if found != data:
            raise ReadBackError(name=name)


def _put(
    session: Session,
    unlocked: header.Unlocked,
    plan: header.Header,
    change: Change,
    slot: header.Slot,
) -> header.Unlocked:
    with session.database.transaction():
        session.log(
            Action.KEYS_CHANGED,
            ABOUT,
            detail={
                "change": change.value,
                "key": slot.n,
                "kind": slot.kind,
                _SLOTS_DETAIL: _digest(plan),
            },
        )
    try:
        written = header.write(session.path, plan, unlocked.vault_key)
        require_read_back(session.path, header.COPIES, header.encode(written, unlocked.vault_key))
    except (StorageError, ReadBackError) as problem:
        former = header.encode(unlocked.header, unlocked.vault_key)
        if not _is_put_back(session.path, former):
            raise KeyChangeUnsureError from problem
        raise
    return dataclasses.replace(unlocked, header=written)


def _is_put_back(folder_path: Path, former: bytes) -> bool:
    """Write the header from before over what was begun; whether both copies are it again."""
    for name in header.COPIES:
        with suppress(EvidenceKitError, OSError):
            files.replace_whole(folder_path / name, former)
    try:
        return all((folder_path / name).read_bytes() == former for name in header.COPIES)
    except OSError:
        return False


def _slot(plan: header.Header, number: int) -> header.Slot:
    for slot in plan.slots:
        if slot.n == number:
            return slot
    raise NoSuchKeyError(number=number)


def _digest(plan: header.Header) -> str:
    """Return what pins the slots: SHA-256 of their canonical JSON, as the header shows them."""
    return hashlib.sha256(canonical.encode(msgspec.to_builtins(plan.slots))).hexdigest()
