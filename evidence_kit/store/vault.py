"""The one door to everything that is kept.

A :class:`Vault` is one folder, one key, one connection, one process. The rules are: whatever is
written stands together with its ledger entry in one transaction; an item is reported only after its
sealed file was read back from the medium; what is taken out leaves a numbered stub.
"""

import dataclasses
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from evidence_kit import files, keys
from evidence_kit.clock import Clock
from evidence_kit.errors import (
    DatabaseDamagedError,
    KeyChangeUnsureError,
    NoSuchItemError,
    VaultInUseError,
)
from evidence_kit.model import (
    Action,
    Case,
    CaseContents,
    CaseFile,
    CaseId,
    Finding,
    Item,
    ItemId,
    ItemStatus,
    Key,
    LedgerEntry,
    LedgerHead,
    PictureFacts,
    Provenance,
    SearchAnswer,
)
from evidence_kit.progress import Cancel, Progress, Report, Stage, silent
from evidence_kit.store import (
    backup_writing,
    backups,
    blobs,
    checking,
    copies,
    creation,
    deleting,
    header,
    items,
    keeping,
    key_slots,
    ledger,
    migrations,
    moving,
    reading,
    rekeying,
    searching,
    secrets_table,
)
from evidence_kit.store.connection import Database
from evidence_kit.store.imports import Imported, ImportGroup, NewItem
from evidence_kit.store.said import Said
from evidence_kit.store.session import DATABASE_NAME, LOCK_NAME, Session


class Vault(Said):
    """One open vault. Use it as a context manager; it signs the ledger's head when it closes."""

    def __init__(
        self, path: Path, unlocked: header.Unlocked, lock_descriptor: int, clock: Clock
    ) -> None:
        self.path = path
        self.repaired_header_copies = unlocked.damaged_copies
        self.opening_findings: tuple[Finding, ...] = ()
        self._unlocked = unlocked
        self._opened_with = unlocked.kind
        self._are_keys_changed = False
        self._lock_descriptor: int | None = lock_descriptor
        self._is_damaged = False
        self._newest_copy: backups.Copied | None = None
        self._last_done: dict[Action, datetime | None] = {}
        self._index = searching.Index()
        self._steps = migrations.steps()
        # Before the database is opened: from then on SQLite wipes all memory it frees, and making
        # the schema to compare with takes five times as long.
        self._expected_schema = migrations.expected_schema(self._steps)
        self._session = Session(
            path=path,
            database=self._open_database(),
            blob_key=creation.blob_key(unlocked.vault_key),
            actor=unlocked.actor,
            clock=clock,
        )

    @classmethod
    def create(
        cls,
        path: Path,
        case: Case,
        passphrase: str,
        *,
        clock: Clock,
        recovery_code: str | None = None,
        kdf: keys.KdfParameters = keys.PASSPHRASE_KDF,
    ) -> Self:
        """Make a new vault and open it.

        Args:
            path: The vault's folder; it must not exist, or be empty.
            case: The case; its id becomes the vault's.
            passphrase: For the first key slot.
            clock: Where time comes from.
            recovery_code: A second slot's code, as :func:`keys.new_recovery_code` made it.
            kdf: Argon2id parameters of the passphrase slot.

        Raises:
            VaultExistsError: The folder exists and holds something.
            KeyMemoryError: Too little memory to derive the keys.
            StorageError: The medium refused; no vault was made.
        """
        path = creation.absolute(path)
        unlocked = creation.create(
            path, case, passphrase, clock=clock, recovery_code=recovery_code, kdf=kdf
        )
        try:
            return cls._open_locked(path, lambda: unlocked, clock)
        except BaseException:
            creation.remove_new(path)
            raise

    def remove_new(self) -> None:
        """Take this vault away, which was just made, closed, and never told of to anybody."""
        creation.remove_new(self.path)

    @classmethod
    def open(cls, path: Path, secret: str, *, clock: Clock) -> Self:
        """Open a vault with its passphrase or recovery code.

        Raises:
            NotAVaultError: There is no vault here.
            WrongPassphraseError: No slot opens.
            VaultDamagedError: The header is damaged in both copies.
            VaultTooNewError: A later version made it.
            VaultInUseError: Another process has it open.
            DatabaseDamagedError: The header opened, but the database is damaged or foreign.
            KeyMemoryError: Too little memory to derive the key.
        """
        return cls._open_locked(path, lambda: header.unlock(path, secret), clock)

    @classmethod
    def open_unlocked(cls, path: Path, unlocked: header.Unlocked, *, clock: Clock) -> Self:
        """Open a vault whose header was already unlocked.

        Raises:
            NotAVaultError: There is no vault here.
            VaultInUseError: Another process has it open.
            VaultTooNewError: A later version made the database.
            DatabaseDamagedError: The database is damaged or foreign.
        """
        return cls._open_locked(path, lambda: unlocked, clock)

    @classmethod
    def _open_locked(cls, path: Path, unlock: Callable[[], header.Unlocked], clock: Clock) -> Self:
        header.require_vault(path)
        lock_path = path / LOCK_NAME
        with files.storage_errors(lock_path):
            lock_descriptor = files.take_lock(lock_path)
        if lock_descriptor is None:
            raise VaultInUseError
        try:
            # Only under the lock: a header that somebody is rewriting would look damaged.
            vault = cls(path, unlock(), lock_descriptor, clock)
            try:
                vault._settle()
            except BaseException:
                vault._session.database.close()
                raise
        except BaseException:
            os.close(lock_descriptor)
            raise
        return vault

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None and not self._is_damaged and not self.is_closed:
                self.sign_head()
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the database and the lock."""
        self._session.database.close()
        if self._lock_descriptor is not None:
            os.close(self._lock_descriptor)
            # A second closing must not close whatever has the number by then.
            self._lock_descriptor = None

    def delete(self, report: Report = silent) -> deleting.Removed:
        """Destroy the keys, then remove the files; the vault is closed, whatever comes of it.

        Raises:
            StorageError: The medium refused, and the vault is as it was.
            DeletionUnfinishedError: The keys are destroyed, and not every file is gone yet.
            VaultInUseError: It was closed before, so somebody else may have it; nothing was done.
        """
        self._session.database.close()
        lock_descriptor, self._lock_descriptor = self._lock_descriptor, None
        if lock_descriptor is None:
            raise VaultInUseError
        try:
            deleting.destroy_keys(self.path)
        except BaseException:
            os.close(lock_descriptor)
            raise
        # The lock goes along: nobody may come in between, and be told that it is in use.
        removed = deleting.remove_rest(self.path, lock_descriptor, report=report)
        beside = deleting.find_beside(self.path, self._unlocked.header.id)
        return dataclasses.replace(removed, beside=beside)

    @property
    def opened_with(self) -> str:
        """The kind of key slot that opened this vault: ``passphrase``, ``worker``, ``recovery``."""
        return self._opened_with

    @property
    def is_spare_key_proof(self) -> bool:
        """Whether opening it with the spare key still proves enough: until the first change."""
        return self._opened_with == header.RECOVERY_SLOT and not self._are_keys_changed

    @property
    def is_closed(self) -> bool:
        """Whether the database and the lock were let go of."""
        return self._lock_descriptor is None

    @property
    def is_damaged(self) -> bool:
        """Whether a check in this session found the database damaged: nothing is written then."""
        return self._is_damaged

    @property
    def is_writing(self) -> bool:
        """Whether a transaction is open: nothing else may be written, or read, in between."""
        return self._session.database.is_writing

    @property
    def case(self) -> Case:
        """The case in this vault.

        Raises:
            DatabaseDamagedError: The database has none.
        """
        return self._session.case()

    def change_case(self, case: Case) -> None:
        """Record changed answers about the case."""
        self._session.change_case(case)

    def known_keys(self) -> tuple[Key, ...]:
        """Return every way to open this vault, in the order in which they are tried."""
        return key_slots.listed(self._unlocked.header)

    def find_key(self, secret: str) -> Key | None:
        """Return the way in that a secret opens, or ``None``; takes as long as opening.

        Raises:
            KeyMemoryError: Too little memory to derive the key.
        """
        found = header.find_opened(self._unlocked.header, secret)
        if found is None:
            return None
        return next(key for key in self.known_keys() if key.number == found[0].n)

    def add_key(self, secret: str, kind: str, *, kdf: keys.KdfParameters) -> None:
        """Add a way to open this vault.

        Raises:
            KeySlotsFullError: The header holds as many as it can.
            SecretInUseError: The secret opens the vault already.
            KeyMemoryError: Too little memory to derive the key.
            StorageError: The medium refused; every way from before still opens.
        """
        self._take_keys(
            key_slots.add(self._session, self._unlocked, secret=secret, kind=kind, kdf=kdf)
        )

    def replace_key(self, number: int, secret: str, *, kdf: keys.KdfParameters) -> None:
        """Let one way to open this vault open with another secret; the one before opens no more.

        Raises:
            NoSuchKeyError: There is none with this number.
            SecretInUseError: The secret opens another one.
            KeyMemoryError: Too little memory to derive the key.
            StorageError: The medium refused; the secret from before may still open.
        """
        self._take_keys(
            key_slots.replace(self._session, self._unlocked, number, secret=secret, kdf=kdf)
        )

    def remove_key(self, number: int) -> None:
        """Take one way to open this vault away.

        Raises:
            NoSuchKeyError: There is none with this number.
            LastKeyError: It is the only one.
            StorageError: The medium refused; it may still open.
        """
        self._take_keys(key_slots.remove(self._session, self._unlocked, number))

    def renew_key(
        self,
        ways: Sequence[rekeying.NewWay],
        *,
        report: Report = silent,
        cancel: Cancel | None = None,
    ) -> rekeying.Renewed:
        """Give this vault a new key; only what is said here opens it afterwards.

        Args:
            ways: What shall open it; the first is who acts from then on.
            report: Told about sealed files and pages.
            cancel: Checked at every one of them; a stop leaves the vault as it was.

        Raises:
            SecretInUseError: The first secret opens the vault already.
            KeyMemoryError: Too little memory to derive a key.
            DatabaseDamagedError: The database cannot be copied whole.
            ReadBackError: What was made did not read back; the vault is as it was.
            StorageError: The medium refused; the vault is as it was.
            KeyChangeUnsureError: It refused so late that nobody can tell; close this vault.
            NewKeyUnfinishedError: It has the new key, and not all that follows; close this vault.
            CancelledError: The person asked to stop; the vault is as it was.
        """
        prepared = rekeying.prepare(
            self._session, self._unlocked, ways, report=report, cancel=cancel or Cancel()
        )
        # No system renames over an open database in the same way.
        self._session.database.close()
        try:
            rekeying.put_in_place(self.path)
        except KeyChangeUnsureError:
            self.close()
            raise
        except BaseException:
            self._session = dataclasses.replace(self._session, database=self._open_database())
            raise
        self._take_keys(prepared.unlocked)
        self._session = dataclasses.replace(
            self._session,
            database=self._open_database(),
            blob_key=creation.blob_key(self._unlocked.vault_key),
            # What waited until now was wrapped under the key from before.
            waiting={},
        )
        self._newest_copy = None
        self._unlocked = rekeying.take_into_use(self._session, self._unlocked, report)
        return prepared.renewed

    def items(self) -> tuple[Item, ...]:
        """Return what was put in, in order of number, withdrawn stubs included; no covered copy."""
        return items.exhibits(self._session.database)

    def first_items(self, count: int) -> tuple[Item, ...]:
        """Return the first items in order of number: what one screen shows of ten thousand."""
        return items.exhibits(self._session.database, count)

    def items_after(self, number: int, count: int) -> tuple[Item, ...]:
        """Return the items that follow a number, so many at most, in order of number."""
        return items.exhibits(self._session.database, count, after=number)

    def item_counts(self) -> dict[ItemStatus, int]:
        """Return how many items have each status, stubs included; no covered copy."""
        return items.exhibit_counts(self._session.database)

    def get_item(self, name: str) -> Item:
        """Return the exhibit a person names by label, number or id; never a covered copy.

        Raises:
            NoSuchItemError: The case has no such exhibit.
        """
        item = self.get_exhibit_or_copy(name)
        if items.is_copy(item):
            raise NoSuchItemError(item=name)
        return item

    def get_exhibit_or_copy(self, name: str) -> Item:
        """Return the exhibit or covered copy a person names by label, number or id.

        Raises:
            NoSuchItemError: The case has neither.
        """
        item = items.find(self._session.database, name)
        if item is None:
            raise NoSuchItemError(item=name)
        return item

    def add_item(
        self,
        source: blobs.Source,
        new: NewItem,
        *,
        report: Report = silent,
        cancel: Cancel | None = None,
    ) -> Imported:
        """Take in one source byte for byte; when this returns it is stored and was read back.

        Raises:
            SourceError: The source could not be read, or changed meanwhile; nothing was stored.
            DiskFullError: There is no room; nothing was stored.
            ReadBackError: It did not read back the same; nothing was stored.
            StorageError: The medium refused; nothing was stored.
            CancelledError: The person asked to stop; nothing was stored.
        """
        return keeping.add_item(self._session, source, new, report=report, cancel=cancel)

    def new_imports(self) -> ImportGroup:
        """Return an empty group of sources that will get their rows together."""
        return ImportGroup(self._session)

    def describe_item(self, new: NewItem, size_bytes: int = 0) -> Item:
        """Record something that is not taken in: an *image not held*, in words."""
        return keeping.describe_item(self._session, new, size_bytes)

    def amend_item(self, item: Item, provenance: Provenance) -> Item:
        """Change what is said about an item, all of it; returns the item as it stands now."""
        return keeping.amend_item(self._session, item, provenance)

    def withdraw_item(self, item: Item, why: str) -> Item:
        """Take an item out; a numbered stub with the reason stays, and the ledger keeps its digest.

        Raises:
            ItemWithdrawnError: It was withdrawn before.
            StorageError: The medium refused; opening the vault again finishes what was begun.
        """
        return keeping.withdraw_item(self._session, item, why)

    def read_item(self, item: Item) -> Iterator[bytes]:
        """Yield an item's original bytes; read to the end, or nothing is verified.

        Raises:
            ItemWithdrawnError: The vault holds no bytes for it.
            ItemDamagedError: The sealed file is missing or changed.
        """
        return keeping.read_item(self._session, item)

    def items_without_preview(self) -> tuple[Item, ...]:
        """Return the pictures that may have a preview and have none yet."""
        return items.without_preview(self._session.database)

    def keep_preview(self, item: Item, picture: PictureFacts, jpeg: bytes) -> None:
        """Store what the decoder made of a picture."""
        keeping.keep_preview(self._session, item, picture, jpeg)

    def find_preview(self, item_id: ItemId) -> bytes | None:
        """Return an item's preview as JPEG, or ``None``."""
        return items.find_preview(self._session.database, item_id)

    def is_backup_due(self) -> bool:
        """Whether enough was written since the newest copy of the database for another one.

        Raises:
            StorageError: The medium refused.
        """
        if self._newest_copy is None:
            self._newest_copy = backups.find_newest(self._session, self._unlocked)
        return backups.is_due(self._session, self._newest_copy)

    def back_up(self, while_waiting: Callable[[], None]) -> bool:
        """Make a copy of the database; returns whether it is there, or is to be tried again.

        Args:
            while_waiting: Called every few rows; what it raises ends the copy and leaves nothing.

        Raises:
            DatabaseDamagedError: A row could not be read; the copies there are stay.
            ReadBackError: The copy did not read back; the copies there are stay.
            StorageError: The medium refused; the copies there are stay.
        """
        copied = backups.back_up(self._session, self._unlocked, while_waiting)
        if copied is not None:
            self._newest_copy = copied
        return copied is not None

    def drop_backups(self) -> int:
        """Remove every copy of the database; returns how many there were.

        Raises:
            StorageError: The medium refused.
        """
        self._newest_copy = None
        return backups.drop_all(self._session.backup_path)

    def write_backup(
        self, path: Path, *, report: Report = silent, cancel: Cancel | None = None
    ) -> backup_writing.BackupWritten:
        """Write all of this vault into one file and read it back from its medium.

        What was interrupted before, under this name, is gone on with.

        Raises:
            TargetExistsError: Something has this name already.
            OtherBackupUnfinishedError: What lies unfinished under this name is something else.
            InvalidValueError: It would lie in the vault itself.
            FileTooLargeError: The file system there cannot hold a file of this size.
            ReadBackError: It did not read back as written; it has no name yet.
            DatabaseDamagedError: A check found it damaged, or its file could not be read.
            StorageError: The medium refused; the next call goes on from what is there.
            CancelledError: The person asked to stop; nothing is left.
        """
        self._require_sound()
        self.sign_head()
        written = backup_writing.write_backup(
            self._session,
            self._unlocked,
            creation.absolute(path),
            report=report,
            cancel=cancel or Cancel(),
        )
        self._last_done.clear()
        return written

    def copy_to(
        self, path: Path, *, report: Report = silent, cancel: Cancel | None = None
    ) -> moving.Copied:
        """Copy this vault's folder beside a path, under a name that says that it is not complete.

        Raises:
            VaultExistsError: The new folder exists and holds something.
            InvalidValueError: One of the folders lies in the other.
            FileTooLargeError: The file system there cannot hold one of the files.
            ReadBackError: A copy did not read back as its source.
            DatabaseDamagedError: A check found it damaged.
            SourceError: A file of the vault could not be read.
            StorageError: The medium refused; the next call goes on with what is there.
            CancelledError: The person asked to stop; nothing is left.
        """
        self._require_sound()
        self.sign_head()
        return moving.copy_vault(
            self._session, self._unlocked, path, report=report, cancel=cancel or Cancel()
        )

    def open_copy(self, path: Path) -> Self:
        """Open a copy of this vault with the key that opened this one.

        Raises:
            VaultError: It does not open.
        """
        return self.open_unlocked(path, self._unlocked, clock=self._session.clock)

    def record_arrival(self, action: Action, detail: dict[str, Any]) -> None:
        """Remember in this vault where it came from: a backup, or another place."""
        with self._session.database.transaction():
            self._session.log(action, "vault", detail=detail)
        self._last_done.clear()

    def record_copy(self, files_count: int) -> None:
        """Remember that a copy of this vault was made elsewhere, read back and checked."""
        with self._session.database.transaction():
            self._session.log(Action.BACKED_UP, "vault", detail={"files": files_count})
        self._last_done.clear()

    def find_last_backup(self) -> datetime | None:
        """Return when this vault was last backed up, or ``None``; the ledger is asked once."""
        return self._find_last(Action.BACKED_UP)

    def find_last_restored(self) -> datetime | None:
        """Return when this vault came out of a backup, or ``None``; the ledger is asked once."""
        return self._find_last(Action.RESTORED)

    def find_last_copied(self) -> datetime | None:
        """Return until when copies of this vault elsewhere may hold what it held, or ``None``.

        What it was restored from, and the folder it was moved from, are such copies.
        """
        times = map(self._find_last, (Action.BACKED_UP, Action.RESTORED, Action.MOVED))
        return max((at for at in times if at is not None), default=None)

    def _find_last(self, action: Action) -> datetime | None:
        if action not in self._last_done:
            self._last_done[action] = ledger.last_at_of(self._session.database, action)
        return self._last_done[action]

    def contents(self, count: int = -1) -> CaseContents:
        """Read everything a person works with, at one instant; the ledger is not read.

        Args:
            count: Return only so many items from the beginning; less than 0 for all.
        """
        return reading.contents(self._session, count)

    def search(
        self, words: Iterable[str], *, report: Report = silent, cancel: Cancel | None = None
    ) -> SearchAnswer:
        """Return everything in which all the words occur, whatever their capitals and accents.

        The first time every kept text is read; from then on only what changed.

        Args:
            words: What is looked for; inside longer words too.
            report: Told after each item that is read.
            cancel: Checked after each of them.

        Raises:
            DatabaseDamagedError: The database cannot be read.
            CancelledError: The person asked to stop.
        """

        def while_waiting(done: int, total: int) -> None:
            if cancel is not None:
                cancel.check()
            report(Progress(stage=Stage.SEARCHING, done=done, total=total))

        return self._index.find(self._session, words, while_waiting)

    def case_file(self) -> CaseFile:
        """Read everything a report or package is made from."""
        return reading.case_file(
            self.contents(),
            ledger=self.ledger(),
            head=self.ledger_head(),
            certificate_pem=self.certificate()[1],
            anchors=self.anchors(),
        )

    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Return the whole custody ledger."""
        return ledger.entries(self._session.database)

    def read_ledger_of(self, other_path: Path, secret: str) -> copies.OtherLedger:
        """Return the ledger of another vault, which may be a copy of this one; it is only read.

        Raises:
            VaultError: It does not open, or somebody has it open.
            SourceError: Its files cannot be read.
            StorageError: The medium refused the copy that is read from.
        """
        return copies.read_ledger(other_path, secret, self._session.backup_path)

    def ledger_head(self) -> LedgerHead:
        """Return the end of the custody chain."""
        return ledger.head(self._session.database)

    def sign_head(self) -> None:
        """Sign the ledger's head, unless it is signed already."""
        private_key = secrets_table.find(self._session.database, secrets_table.LEDGER_KEY)
        if private_key is None:
            raise DatabaseDamagedError(reason="it holds no ledger key")
        with self._session.database.transaction():
            ledger.sign_head(
                self._session.database, self.case.id, private_key, self._session.clock.now()
            )

    def check(
        self, *, is_full: bool, report: Report = silent, cancel: Cancel | None = None
    ) -> tuple[Finding, ...]:
        """Compare the vault with itself and record that this was done.

        Args:
            is_full: Also decrypt and hash every sealed file.
            report: Told after each item.
            cancel: Checked between items.

        Raises:
            CancelledError: The person asked to stop.
        """
        self._session.database.close()
        findings = list(checking.page_findings(self._open_database))
        self._is_damaged = any(finding.verdict.is_bad for finding in findings)
        try:
            self._session = dataclasses.replace(self._session, database=self._open_database())
        except DatabaseDamagedError as problem:
            return (*findings, checking.unreadable("database", problem))
        findings += checking.header_findings(self.path, self._unlocked)
        findings += self._part("schema", self._schema_findings)
        findings += self._part("ledger", self._ledger_findings)
        findings += self._part("sealed files", lambda: keeping.presence_findings(self._session))
        if is_full:
            findings += self._part("exhibits", lambda: self._item_findings(report, cancel))
        if not self._is_damaged:
            # Nothing is written into a database that was just found damaged.
            bad_count = sum(finding.verdict.is_bad for finding in findings)
            with self._session.database.transaction():
                self._session.log(
                    Action.CHECKED, "vault", detail={"full": is_full, "problems": bad_count}
                )
        return tuple(findings)

    def _part(self, subject: str, look: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
        """Yield what one part of a check finds; a part that cannot be read is a finding too."""
        try:
            yield from look()
        except DatabaseDamagedError as problem:
            self._is_damaged = True
            yield checking.unreadable(subject, problem)

    def _schema_findings(self) -> tuple[Finding, ...]:
        return checking.schema_findings(self._session.database, self._expected_schema)

    def _ledger_findings(self) -> tuple[Finding, ...]:
        return checking.ledger_findings(self._session.database, self.case.id)

    def mend_unfinished(self) -> keeping.Mended:
        """Give sealed files that no row knows their rows again, or remove what does not open.

        A covered copy that was cut off is removed too: it can be made again.

        Raises:
            StorageError: The medium refused.
        """
        return keeping.mend_unfinished(self._session)

    def _require_sound(self) -> None:
        """Refuse what would write into a database that a check found damaged."""
        if self._is_damaged:
            raise DatabaseDamagedError(reason="a check found it damaged")

    def _settle(self) -> None:
        header.mend(self.path, self._unlocked)
        migrations.migrate(
            self._session.database, self._steps, self._session.backup_path, self._log_step
        )
        foreign = checking.schema_findings(self._session.database, self._expected_schema)
        if any(finding.verdict.is_bad for finding in foreign):
            raise DatabaseDamagedError(reason="its tables are not this program's")
        waiting = rekeying.settle(self._session, silent)
        self._session = dataclasses.replace(self._session, waiting=waiting)
        key_slots.record_found(self._session, self._unlocked)
        self.opening_findings = keeping.settle_files(self._session)

    def _take_keys(self, unlocked: header.Unlocked) -> None:
        self._unlocked = unlocked
        self._are_keys_changed = True
        if unlocked.kind:
            # Whoever opened the vault with a slot that is gone now is still the one who acts.
            self._session = dataclasses.replace(self._session, actor=unlocked.actor)

    def _log_step(self, before: int, after: int) -> None:
        self._session.log(Action.MIGRATED, "vault", detail={"from": before, "to": after})

    def _item_findings(self, report: Report, cancel: Cancel | None) -> Iterator[Finding]:
        every = items.every(self._session.database)
        for done, item in enumerate(every, start=1):
            yield checking.item_finding(
                item,
                self._session.blobs_path,
                self._session.blob_key,
                _cancelled_by(cancel),
                self._session.waiting.get(item.id),
            )
            report(Progress(stage=Stage.CHECKING, done=done, total=len(every), name=item.label))

    def _open_database(self) -> Database:
        return creation.open_database(self.path / DATABASE_NAME, self._unlocked)


def _cancelled_by(cancel: Cancel | None) -> Callable[[int], None]:
    def on_bytes(_done: int) -> None:
        if cancel is not None:
            cancel.check()

    return on_bytes


def new_case_id() -> CaseId:
    """Return a fresh random case identity."""
    return CaseId(blobs.new_id())
