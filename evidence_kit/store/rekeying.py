"""Give a vault a new key, because somebody may have taken the one it has.

A changed password keeps out who knew the old one; it does not keep out who took the vault key. So
the database and every sealed file's key get a new one. The rules are:

* Everything is made beside what is there: the database under the new key as ``case.db.new``, with
  a new salt, and the header that goes with it as ``header.next``. Until both are complete, checked
  and synced, nothing of the vault is touched, and a cut or a stop leaves it as it was.
* One renaming decides: ``case.db.new`` becomes ``case.db``. A header counts only where it has the
  database's salt, so before it the old secrets open the vault and the new ones do not, and after
  it the other way round; never both, never neither.
* What follows can be done again and again: the copies of the header, the sealed files, the removal
  of what the old key opens. The keys of the sealed files, wrapped anew, wait in the database until
  every one of them is in its file and opens there.
* Sealed files are not encrypted anew. Whoever had the old key and the files has read them; whoever
  has the old key and gets the files as they are now reads nothing, unless they kept the beginning
  of each. FORMAT.md §7 says so.
* Only what is said anew opens the vault: a slot cannot be filled without its secret.
"""

import dataclasses
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from evidence_kit import files, keys
from evidence_kit.errors import (
    DatabaseDamagedError,
    EvidenceKitError,
    KeyChangeUnsureError,
    NewKeyUnfinishedError,
    ReadBackError,
    StorageError,
    StorageFailedError,
)
from evidence_kit.model import ItemId, Key
from evidence_kit.progress import Cancel, Progress, Report, Stage
from evidence_kit.store import (
    backups,
    blobs,
    checking,
    creation,
    header,
    key_slots,
    ledger,
    secrets_table,
)
from evidence_kit.store.connection import Database
from evidence_kit.store.session import DATABASE_NAME, Session

NEW_DATABASE_NAME = f"{DATABASE_NAME}.new"
_JOURNAL_ENDING = "-journal"
_ID_BYTES = 16
_SPARE_BYTES = 8 << 20

_Each = TypeVar("_Each")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWay:
    """What shall open the vault once it has its new key."""

    secret: str = field(repr=False)
    kind: str
    kdf: keys.KdfParameters


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """What became of a vault that got a new key."""

    dropped: tuple[Key, ...]
    """The ways in that open it no more, and whose like was not said anew."""
    file_count: int
    """Sealed files whose key is wrapped anew."""
    left: tuple[ItemId, ...]
    """Sealed files that did not open before, and do not now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A new key that waits beside the old one."""

    unlocked: header.Unlocked = field(repr=False)
    renewed: Renewed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rewrapped:
    """The keys of sealed files, wrapped anew; what waits in the database."""

    wrapped: tuple[tuple[ItemId, bytes], ...]
    left: tuple[ItemId, ...]


def prepare(
    session: Session,
    unlocked: header.Unlocked,
    ways: Sequence[NewWay],
    *,
    report: Report,
    cancel: Cancel,
) -> Prepared:
    """Make the new database and header beside the old ones; nothing of the vault changes.

    Args:
        session: The open vault.
        unlocked: Its header.
        ways: What shall open it; the first is who acts from then on.
        report: Told how many sealed files were looked at, then how many pages were copied.
        cancel: A stop leaves the vault as it was.

    Raises:
        SecretInUseError: The first secret opens the vault already.
        KeyMemoryError: Too little memory to derive a key.
        DatabaseDamagedError: The database cannot be copied whole.
        ReadBackError: What was made did not read back.
        StorageError: The medium refused, or does not give a sealed file.
        CancelledError: The person asked to stop.
    """
    key_slots.require_unused(unlocked.header, ways[0].secret)
    vault_key = os.urandom(keys.KEY_BYTES)
    plan = _plan(session, unlocked, ways, vault_key)
    fresh = header.Unlocked(
        header=plan, vault_key=vault_key, slot=plan.slots[0].n, damaged_copies=()
    )
    kinds = {way.kind for way in ways}
    dropped = tuple(key for key in key_slots.listed(unlocked.header) if key.kind not in kinds)
    try:
        rewrapped = _copied(session, fresh, dropped, report, cancel)
        data = header.encode(plan, vault_key)
        files.replace_whole(session.path / header.NEXT_NAME, data)
        key_slots.require_read_back(session.path, (header.NEXT_NAME,), data)
    except BaseException:
        discard(session.path)
        raise
    return Prepared(
        unlocked=fresh,
        renewed=Renewed(dropped=dropped, file_count=len(rewrapped.wrapped), left=rewrapped.left),
    )


def put_in_place(path: Path) -> None:
    """Let the new database be the vault's; both must be closed. From here on, the new key opens it.

    Raises:
        StorageError: The medium refused; the vault is as it was.
        KeyChangeUnsureError: It refused so late that nobody can tell.
    """
    journal_path = path / (DATABASE_NAME + _JOURNAL_ENDING)
    try:
        with files.storage_errors(path):
            if journal_path.exists() and journal_path.stat().st_size:
                raise DatabaseDamagedError(reason="its journal is not empty")
            # The next database of this name would take it for its own.
            journal_path.unlink(missing_ok=True)
            files.sync_folder(path)
            (path / NEW_DATABASE_NAME).replace(path / DATABASE_NAME)
    except EvidenceKitError:
        discard(path)
        raise
    try:
        with files.storage_errors(path):
            files.sync_folder(path)
    except StorageError as problem:
        # Until its name is certain no header may be written that belongs to it alone.
        raise KeyChangeUnsureError from problem


def take_into_use(session: Session, unlocked: header.Unlocked, report: Report) -> header.Unlocked:
    """Do what follows the renaming: headers, sealed files, old copies; returns the header.

    Raises:
        NewKeyUnfinishedError: The medium refused; the next opening goes on.
    """
    try:
        written = header.write(session.path, unlocked.header, unlocked.vault_key)
        data = header.encode(written, unlocked.vault_key)
        # Only when both copies are certain may the one go that waited for them.
        key_slots.require_read_back(session.path, header.COPIES, data)
        refused = settle(session, report)
    except (StorageError, ReadBackError) as problem:
        raise NewKeyUnfinishedError from problem
    if refused:
        raise NewKeyUnfinishedError
    return dataclasses.replace(unlocked, header=written)


def settle(session: Session, report: Report) -> dict[ItemId, bytes]:
    """Finish a new key that is in use, take away one that is not; the header's copies are whole.

    Returns the keys of sealed files that the medium refused: an opening is not to fail for their
    sake, so they are read with these, and the next one tries to write them again.

    Raises:
        StorageError: The medium refused; calling it again goes on.
    """
    left = [name for name in _beside() if os.path.lexists(session.path / name)]
    if left:
        with files.storage_errors(session.path):
            for name in left:
                (session.path / name).unlink()
            files.sync_folder(session.path)
    row = secrets_table.find(session.database, secrets_table.REWRAPPING)
    if row is None:
        return {}
    refused = {}
    # Nobody else is answered meanwhile: half of the files open with one key, half with another.
    with session.database.transaction():
        for blob_id, wrapped in _steps(tuple(_parsed(row)), report):
            try:
                blobs.put_wrapped(session.blobs_path, blob_id, wrapped)
            except OSError:
                refused[blob_id] = wrapped
        backups.drop_all(session.backup_path)
        secrets_table.remove(session.database, secrets_table.REWRAPPING)
        if refused:
            secrets_table.put(
                session.database, secrets_table.REWRAPPING, _row(tuple(refused.items()))
            )
    return refused


def take_waiting(session: Session) -> dict[ItemId, bytes]:
    """Return the keys that are not in their sealed files yet, and let them wait no more.

    For a new vault beside this one: whoever copies the files puts each key into its copy.
    """
    row = secrets_table.find(session.database, secrets_table.REWRAPPING)
    if row is None:
        return {}
    with session.database.transaction():
        secrets_table.remove(session.database, secrets_table.REWRAPPING)
    return dict(_parsed(row))


def discard(path: Path) -> None:
    """Take away a new key that was not taken into use; what stays, the next opening removes."""
    for name in _beside():
        with suppress(OSError):
            (path / name).unlink(missing_ok=True)


def _plan(
    session: Session, unlocked: header.Unlocked, ways: Sequence[NewWay], vault_key: bytes
) -> header.Header:
    """Return the header that goes with the new key; ways of a kind keep their numbers."""
    former = list(unlocked.header.slots)
    next_number = 1 + max(slot.n for slot in former)
    slots = []
    for way in ways:
        same = next((slot for slot in former if slot.kind == way.kind), None)
        if same is not None:
            former.remove(same)
        slots.append(
            header.new_slot(
                unlocked.header.id,
                next_number if same is None else same.n,
                vault_key=vault_key,
                secret=way.secret,
                kind=way.kind,
                kdf=way.kdf,
                created_at=session.clock.now(),
            )
        )
        next_number += same is None
    return msgspec.structs.replace(
        unlocked.header,
        gen=unlocked.header.gen + 1,
        db_salt=secrets.token_bytes(keys.SALT_BYTES).hex(),
        slots=slots,
    )


def _copied(
    session: Session,
    fresh: header.Unlocked,
    dropped: tuple[Key, ...],
    report: Report,
    cancel: Cancel,
) -> _Rewrapped:
    """Make the new database; begun anew when something was written while it was made."""
    database_path = session.path / DATABASE_NAME
    with files.storage_errors(session.path, DATABASE_NAME):
        files.require_room(
            session.path, 2 * database_path.stat().st_size + _SPARE_BYTES, DATABASE_NAME
        )
    while True:
        before = session.database.changes
        rewrapped = _rewrapped(session, creation.blob_key(fresh.vault_key), report, cancel)
        discard(session.path)
        with _new_database(session.path, fresh) as copy:
            session.database.copy_pages_to(copy, _pages(report, cancel))
            beside = dataclasses.replace(session, database=copy)
            with copy.transaction():
                # Keys may wait there from the time before; they are wrapped anew with the others.
                secrets_table.remove(copy, secrets_table.REWRAPPING)
                secrets_table.put(copy, secrets_table.REWRAPPING, _row(rewrapped.wrapped))
                key_slots.log_renewal(beside, fresh.header, dropped, len(rewrapped.left))
            head = ledger.head(copy)
        _require_sound(session.path / NEW_DATABASE_NAME, fresh, head.chain)
        # Asking whether to stop is when others are answered, and they may have written.
        cancel.check()
        if session.database.changes == before:
            return rewrapped


def _rewrapped(session: Session, new_blob_key: bytes, report: Report, cancel: Cancel) -> _Rewrapped:
    with files.storage_errors(session.blobs_path):
        every = sorted(blobs.listed(session.blobs_path))
    wrapped = []
    left = []
    for blob_id in _steps(every, report):
        cancel.check()
        try:
            key = blobs.rewrapped(
                session.blobs_path,
                session.blob_key,
                new_blob_key,
                blob_id,
                session.waiting.get(blob_id),
            )
        except blobs.BlobUnreadableError as problem:
            # It may be read another day, and would have no key then.
            name = blobs.path_of(session.blobs_path, blob_id).name
            raise StorageFailedError(name=name, reason=str(problem)) from problem
        except blobs.BlobDamagedError:
            left.append(blob_id)
        else:
            wrapped.append((blob_id, key))
    return _Rewrapped(wrapped=tuple(wrapped), left=tuple(left))


@contextmanager
def _new_database(path: Path, fresh: header.Unlocked) -> Iterator[Database]:
    database = creation.open_database(path / NEW_DATABASE_NAME, fresh, create=True)
    try:
        yield database
    finally:
        database.close()


def _require_sound(path: Path, fresh: header.Unlocked, head: str) -> None:
    """Read the new database from the medium, whole, before anything of the old one goes."""
    with files.storage_errors(path), path.open("r+b") as stream:
        files.sync(stream.fileno())
        files.drop_cache(stream.fileno())
    (pages,) = checking.page_findings(lambda: creation.open_database(path, fresh))
    if pages.verdict.is_bad:
        raise DatabaseDamagedError(reason=pages.detail)
    database = creation.open_database(path, fresh)
    try:
        found = ledger.head(database).chain
    finally:
        database.close()
    if found != head:
        raise ReadBackError(name=path.name)


def _row(wrapped: Sequence[tuple[ItemId, bytes]]) -> bytes:
    return b"".join(bytes.fromhex(blob_id) + key for blob_id, key in wrapped)


def _parsed(row: bytes) -> Iterator[tuple[ItemId, bytes]]:
    size = _ID_BYTES + blobs.WRAPPED_BYTES
    for at in range(0, len(row), size):
        yield ItemId(row[at : at + _ID_BYTES].hex()), row[at + _ID_BYTES : at + size]


def _steps(every: Sequence[_Each], report: Report) -> Iterator[_Each]:
    for done, each in enumerate(every, start=1):
        yield each
        report(Progress(stage=Stage.RENEWING_KEY, done=done, total=len(every)))


def _pages(report: Report, cancel: Cancel) -> Callable[[int, int], None]:
    def on_pages(done: int, total: int) -> None:
        report(Progress(stage=Stage.RENEWING_KEY, done=done, total=total, name=DATABASE_NAME))
        cancel.check()

    return on_pages


def _beside() -> tuple[str, ...]:
    return (
        header.NEXT_NAME,
        header.NEXT_NAME + ".new",
        NEW_DATABASE_NAME,
        NEW_DATABASE_NAME + _JOURNAL_ENDING,
    )
