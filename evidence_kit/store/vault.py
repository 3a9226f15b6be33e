"""The one door to everything that is kept.

A :class:`Vault` is one folder, one key, one connection, one process. The rules are: whatever is
written stands together with its ledger entry in one transaction; an item is reported only after its
sealed file was read back from the medium; what is taken out leaves a numbered stub.
"""

import dataclasses
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evidence_kit import __version__, canonical, files, keys
from evidence_kit.clock import Clock
from evidence_kit.errors import (
    DatabaseDamagedError,
    ItemDamagedError,
    ItemWithdrawnError,
    NoSuchItemError,
    ReadBackError,
    VaultExistsError,
    VaultInUseError,
)
from evidence_kit.model import (
    Action,
    Case,
    CaseFile,
    CaseId,
    Digest,
    Event,
    FileTimes,
    Finding,
    Identifier,
    Item,
    ItemId,
    ItemKind,
    ItemStatus,
    LedgerEntry,
    LedgerHead,
    Payment,
    PictureFacts,
    Provenance,
    Removal,
    Route,
    Sensitivity,
    Statement,
    TypeMatch,
)
from evidence_kit.progress import Cancel, Progress, Report, Stage, silent
from evidence_kit.store import (
    blobs,
    checking,
    facts,
    header,
    items,
    ledger,
    migrations,
    secrets_table,
)
from evidence_kit.store.connection import Database

DATABASE_NAME = "case.db"
BLOBS_NAME = "blobs"
BACKUP_NAME = "backup"
LOCK_NAME = "lock"

_SPARE_BYTES = 8 << 20
"""Room the database and its journal may need while one item is stored."""

_FACT_KINDS: dict[str, type[facts.Fact]] = {
    facts.table_of(kind): kind for kind in (Identifier, Payment, Event, Removal)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """Everything about an item that is known before its bytes are read."""

    kind: ItemKind
    sensitivity: Sensitivity
    original_name: str
    media_type: str
    type_match: TypeMatch
    times: FileTimes
    route: Route
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one source."""

    item: Item
    """The new item, or the one that already held the same bytes."""
    is_duplicate: bool
    """The same bytes were held already; nothing was stored twice."""


class Vault:
    """One open vault. Use it as a context manager; it signs the ledger's head when it closes."""

    def __init__(
        self, path: Path, unlocked: header.Unlocked, lock_descriptor: int, clock: Clock
    ) -> None:
        self.path = path
        self.repaired_header_copies = unlocked.damaged_copies
        self._header = unlocked.header
        self._vault_key = unlocked.vault_key
        self._actor = unlocked.actor
        self._lock_descriptor = lock_descriptor
        self._clock = clock
        self._blob_key = keys.subkey(unlocked.vault_key, b"ek1/blob-kek")
        self._blobs_path = path / BLOBS_NAME
        self._steps = migrations.steps()
        self._database = self._open_database()
        self.opening_findings: tuple[Finding, ...] = ()

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
        vault_key = os.urandom(keys.KEY_BYTES)
        plan = header.new_header(case.id, case.created_at)
        plan = header.with_slot(
            plan,
            vault_key=vault_key,
            secret=passphrase,
            kind=header.PASSPHRASE_SLOT,
            kdf=kdf,
            created_at=case.created_at,
        )
        code = None if recovery_code is None else keys.find_recovery_code(recovery_code)
        if code is not None:
            plan = header.with_slot(
                plan,
                vault_key=vault_key,
                secret=code,
                kind=header.RECOVERY_SLOT,
                kdf=keys.RECOVERY_KDF,
                created_at=case.created_at,
            )
        with files.storage_errors(path):
            if path.exists() and (not path.is_dir() or any(path.iterdir())):
                raise VaultExistsError(path=str(path))
            building_path = path.with_name(f".{path.name}.{os.urandom(4).hex()}.partial")
            building_path.mkdir(mode=0o700, parents=True)
            (building_path / BLOBS_NAME).mkdir(mode=0o700)
            written = _fill(building_path, plan, vault_key, case, clock)
            # The folder gets its name only when everything in it is complete.
            if path.exists():
                path.rmdir()
            building_path.rename(path)
            files.sync_folder(path.parent)
        unlocked = header.Unlocked(
            header=written, vault_key=vault_key, actor=header.PASSPHRASE_SLOT, damaged_copies=()
        )
        return cls.open_unlocked(path, unlocked, clock=clock)

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
        return cls.open_unlocked(path, header.unlock(path, secret), clock=clock)

    @classmethod
    def open_unlocked(cls, path: Path, unlocked: header.Unlocked, *, clock: Clock) -> Self:
        """Open a vault whose header was already unlocked.

        Raises:
            VaultInUseError: Another process has it open.
            VaultTooNewError: A later version made the database.
            DatabaseDamagedError: The database is damaged or foreign.
        """
        lock_path = path / LOCK_NAME
        with files.storage_errors(lock_path):
            lock_descriptor = files.take_lock(lock_path)
        if lock_descriptor is None:
            raise VaultInUseError
        try:
            vault = cls(path, unlocked, lock_descriptor, clock)
            try:
                vault._settle()
            except BaseException:
                vault._database.close()
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
            if kind is None:
                self.sign_head()
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the database and the lock."""
        self._database.close()
        os.close(self._lock_descriptor)

    @property
    def case(self) -> Case:
        """The case in this vault.

        Raises:
            DatabaseDamagedError: The database has none.
        """
        case = facts.find_case(self._database)
        if case is None:
            raise DatabaseDamagedError(reason="it holds no case")
        return case

    def change_case(self, case: Case) -> None:
        """Record changed answers about the case."""
        before = canonical.digest_of(self.case)
        with self._database.transaction():
            facts.update_case(self._database, case)
            self._log(
                Action.CASE_CHANGED,
                "case",
                before=before,
                after=canonical.digest_of(case),
                detail={"under_18": case.ages.is_under_18_case},
            )

    def items(self) -> tuple[Item, ...]:
        """Return all items in order of number, withdrawn stubs included."""
        return items.every(self._database)

    def get_item(self, name: str) -> Item:
        """Return the item a person names by label, number or id.

        Raises:
            NoSuchItemError: The case has no such item.
        """
        item = items.find(self._database, name)
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

        def on_bytes(done: int) -> None:
            if cancel is not None:
                cancel.check()
            report(
                Progress(
                    stage=Stage.IMPORTING,
                    done=done,
                    total=source.size_bytes,
                    name=new.original_name,
                )
            )

        files.require_room(
            self.path, blobs.padded_size(source.size_bytes) + _SPARE_BYTES, new.original_name
        )
        now = self._clock.now()
        record = {
            "name": new.original_name,
            "media_type": new.media_type,
            "kind": new.kind,
            "sensitivity": new.sensitivity,
            "imported_at": now,
        }
        with files.storage_errors(self.path, new.original_name):
            sealed = blobs.seal(
                self._blobs_path, self._blob_key, source, record=record, on_bytes=on_bytes
            )
            held = items.find_held(self._database, sealed.sha256)
            if held is not None:
                blobs.remove(self._blobs_path, sealed.id)
                return Imported(item=held, is_duplicate=True)
            self._require_read_back(sealed, new.original_name)
        item = self._new_item(new, sealed.id, ItemStatus.HELD, sealed.size_bytes, sealed.sha256)
        # A failure from here on leaves the sealed file: the commit may have reached the medium.
        self._insert_item(item, Action.ITEM_IMPORTED)
        return Imported(item=item, is_duplicate=False)

    def describe_item(self, new: NewItem, size_bytes: int = 0) -> Item:
        """Record something that is not taken in: an *image not held*, in words."""
        item = self._new_item(new, blobs.new_id(), ItemStatus.NOT_HELD, size_bytes, None)
        self._insert_item(item, Action.ITEM_DESCRIBED)
        return item

    def withdraw_item(self, item: Item, why: str) -> Item:
        """Take an item out; a numbered stub with the reason stays, and the ledger keeps its digest.

        Raises:
            ItemWithdrawnError: It was withdrawn before.
            StorageError: The medium refused; opening the vault again finishes what was begun.
        """
        if item.status is ItemStatus.WITHDRAWN:
            raise ItemWithdrawnError(item=item.label)
        stub = dataclasses.replace(item, status=ItemStatus.WITHDRAWN, withdrawn_why=why)
        has_preview = items.find_preview(self._database, item.id) is not None
        with self._database.transaction():
            items.withdraw(self._database, item.id, why)
            if has_preview:
                about = f"preview/{item.id}"
                before = ledger.latest_digest(self._database, about)
                self._log(Action.ITEM_WITHDRAWN, about, before=before)
            self._log(
                Action.ITEM_WITHDRAWN,
                f"item/{item.id}",
                before=canonical.digest_of(item),
                after=canonical.digest_of(stub),
                detail={"label": item.label, "sha256": item.sha256},
            )
        # The row goes first: were the file removed first, a cut would leave an item without bytes.
        with files.storage_errors(self.path, item.original_name):
            blobs.remove(self._blobs_path, item.id)
        return stub

    def read_item(self, item: Item) -> Iterator[bytes]:
        """Yield an item's original bytes; read to the end, or nothing is verified.

        Raises:
            ItemWithdrawnError: The vault holds no bytes for it.
            ItemDamagedError: The sealed file is missing or changed.
        """
        if item.status is not ItemStatus.HELD:
            raise ItemWithdrawnError(item=item.label)
        try:
            yield from blobs.read(self._blobs_path, self._blob_key, item.id)
        except blobs.BlobDamagedError as problem:
            raise ItemDamagedError(item=item.label, reason=str(problem)) from problem

    def items_without_preview(self) -> tuple[Item, ...]:
        """Return the pictures that may have a preview and have none yet."""
        wanted = set(items.without_preview(self._database))
        return tuple(item for item in self.items() if item.id in wanted)

    def keep_preview(self, item: Item, picture: PictureFacts, jpeg: bytes) -> None:
        """Store what the decoder made of a picture."""
        with self._database.transaction():
            items.insert_preview(self._database, item.id, picture, jpeg)
            self._log(
                Action.PREVIEW_MADE,
                f"preview/{item.id}",
                after=checking.preview_digest(picture, jpeg),
                detail={"label": item.label},
            )

    def find_preview(self, item_id: ItemId) -> bytes | None:
        """Return an item's preview as JPEG, or ``None``."""
        return items.find_preview(self._database, item_id)

    def record(self, fact: facts.Fact) -> facts.Fact:
        """Store a new fact; its number and time are filled in here."""
        kind = type(fact)
        with self._database.transaction():
            numbered = dataclasses.replace(
                fact,
                number=facts.next_number(self._database, kind),
                recorded_at=self._clock.now(),
            )
            facts.insert(self._database, numbered)
            self._log(
                Action.FACT_RECORDED,
                f"{facts.table_of(kind)}/{numbered.number}",
                after=canonical.digest_of(numbered),
            )
        return numbered

    def withdraw_fact(self, name: str, why: str) -> None:
        """Take back a fact named ``payment/3``; its row stays with the reason.

        Raises:
            NoSuchItemError: No such fact stands.
        """
        table, _, digits = name.partition("/")
        kind = _FACT_KINDS.get(table)
        number = int(digits) if digits.isascii() and digits.isdigit() else 0
        standing = dict(checking.recorded_digests(self._database))
        if kind is None or name not in standing:
            raise NoSuchItemError(item=name)
        with self._database.transaction():
            facts.withdraw(self._database, kind, number, why)
            self._log(Action.FACT_WITHDRAWN, name, before=standing[name])

    def write_statement(self, statement: Statement) -> None:
        """Store a new version of the person's statement."""
        with self._database.transaction():
            number = facts.insert_statement(self._database, statement)
            self._log(
                Action.FACT_RECORDED,
                f"statement/{number}",
                after=canonical.digest_of(statement),
            )

    def next_export_version(self) -> int:
        """Return the version the next report or package gets."""
        return facts.next_export_version(self._database)

    def record_export(self, export: facts.Export, detail: dict[str, Any]) -> None:
        """Remember that a report or package went out."""
        with self._database.transaction():
            facts.insert_export(self._database, export)
            self._log(
                Action.EXPORTED,
                f"export/{export.version}",
                after=canonical.digest_of(export),
                detail={"kind": export.kind, "code": export.code, **detail},
            )

    def exports(self) -> tuple[facts.Export, ...]:
        """Return everything that ever went out of this vault."""
        return facts.exports(self._database)

    def drop_backups(self) -> int:
        """Remove the copies of the database made before migrations; returns how many there were.

        Raises:
            StorageError: The medium refused.
        """
        backup_path = self.path / BACKUP_NAME
        with files.storage_errors(backup_path):
            copies = list(backup_path.glob("case.*.db")) if backup_path.is_dir() else []
            for copy_path in copies:
                copy_path.unlink()
            if copies:
                files.sync_folder(backup_path)
        return len(copies)

    def case_file(self) -> CaseFile:
        """Read everything a report or package is made from."""
        found_statements = facts.statements(self._database)
        return CaseFile(
            case=self.case,
            items=self.items(),
            pictures=items.pictures(self._database),
            identifiers=facts.identifiers(self._database),
            payments=facts.payments(self._database),
            events=facts.events(self._database),
            statement=found_statements[max(found_statements)] if found_statements else None,
            removals=facts.removals(self._database),
            ledger=self.ledger(),
            head=self.ledger_head(),
            certificate_pem=self.certificate()[1],
        )

    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Return the whole custody ledger."""
        return ledger.entries(self._database)

    def ledger_head(self) -> LedgerHead:
        """Return the end of the custody chain."""
        return ledger.head(self._database)

    def sign_head(self) -> None:
        """Sign the ledger's head, unless it is signed already."""
        private_key = secrets_table.find(self._database, secrets_table.LEDGER_KEY)
        if private_key is None:
            raise DatabaseDamagedError(reason="it holds no ledger key")
        with self._database.transaction():
            ledger.sign_head(self._database, self.case.id, private_key, self._clock.now())

    def keep_certificate(self, private_key_der: bytes, certificate_pem: bytes) -> None:
        """Store the case's sealing key and certificate, once."""
        with self._database.transaction():
            secrets_table.put(self._database, secrets_table.CERTIFICATE_KEY, private_key_der)
            secrets_table.put(self._database, secrets_table.CERTIFICATE, certificate_pem)
            self._log(
                Action.KEYS_CHANGED, "certificate", after=canonical.digest_of(certificate_pem)
            )

    def certificate(self) -> tuple[bytes, bytes]:
        """Return the case's sealing key (PKCS #8 DER) and certificate (PEM); empty before both.

        Both are empty only in a vault whose creation was not completed by a use case.
        """
        return (
            secrets_table.find(self._database, secrets_table.CERTIFICATE_KEY) or b"",
            secrets_table.find(self._database, secrets_table.CERTIFICATE) or b"",
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
        self._database.close()
        try:
            findings = list(checking.page_findings(self._open_database))
        finally:
            self._database = self._open_database()
        findings += checking.schema_findings(self._database, self._steps)
        findings += checking.ledger_findings(self._database, self.case.id)
        findings += self._presence_findings()
        if is_full:
            findings += self._item_findings(report, cancel)
        bad_count = sum(finding.verdict.is_bad for finding in findings)
        with self._database.transaction():
            self._log(Action.CHECKED, "vault", detail={"full": is_full, "problems": bad_count})
        return tuple(findings)

    def _settle(self) -> None:
        before = migrations.migrate(self._database, self._steps, self.path / BACKUP_NAME)
        after = migrations.version_of(self._database)
        foreign = checking.schema_findings(self._database, self._steps)
        if any(finding.verdict.is_bad for finding in foreign):
            raise DatabaseDamagedError(reason="its tables are not this program's")
        if before != after:
            with self._database.transaction():
                self._log(Action.MIGRATED, "vault", detail={"from": before, "to": after})
        self._finish_withdrawals()
        self.opening_findings = self._presence_findings()

    def _finish_withdrawals(self) -> None:
        with files.storage_errors(self._blobs_path):
            present = blobs.listed(self._blobs_path)
            for item_id, status in items.statuses(self._database):
                if status is ItemStatus.WITHDRAWN and item_id in present:
                    blobs.remove(self._blobs_path, item_id)
                    with self._database.transaction():
                        self._log(Action.SWEPT, f"sealed-file/{item_id}")

    def _presence_findings(self) -> tuple[Finding, ...]:
        with files.storage_errors(self._blobs_path):
            present = blobs.listed(self._blobs_path)
        return checking.presence_findings(
            dict(items.statuses(self._database)), present, self._label_of
        )

    def _label_of(self, item_id: ItemId) -> str:
        item = items.find_by_id(self._database, item_id)
        return item_id if item is None else item.label

    def _item_findings(self, report: Report, cancel: Cancel | None) -> Iterator[Finding]:
        every = self.items()
        for done, item in enumerate(every, start=1):
            yield checking.item_finding(
                item, self._blobs_path, self._blob_key, _cancelled_by(cancel)
            )
            report(Progress(stage=Stage.CHECKING, done=done, total=len(every), name=item.label))

    def _open_database(self) -> Database:
        generation = self._header.db_gen
        return Database(
            self.path / DATABASE_NAME,
            keys.subkey(self._vault_key, b"ek1/db/" + str(generation).encode("ascii")),
            bytes.fromhex(self._header.db_salt),
        )

    def _require_read_back(self, sealed: blobs.SealedFile, name: str) -> None:
        try:
            found = blobs.digest(self._blobs_path, self._blob_key, sealed.id, _ignore)
        except blobs.BlobDamagedError as problem:
            blobs.remove(self._blobs_path, sealed.id)
            raise ReadBackError(name=name) from problem
        if found != sealed:
            blobs.remove(self._blobs_path, sealed.id)
            raise ReadBackError(name=name)

    def _new_item(
        self,
        new: NewItem,
        item_id: ItemId,
        status: ItemStatus,
        size_bytes: int,
        sha256: Digest | None,
    ) -> Item:
        number = items.next_number(self._database)
        return Item(
            id=item_id,
            number=number,
            label=f"{self.case.initials}-{number:03d}",
            kind=new.kind,
            status=status,
            sensitivity=new.sensitivity,
            original_name=new.original_name,
            size_bytes=size_bytes,
            sha256=sha256,
            media_type=new.media_type,
            type_match=new.type_match,
            times=new.times,
            imported_at=self._clock.now(),
            imported_offset_minutes=self._clock.offset_minutes(),
            route=new.route,
            provenance=new.provenance,
        )

    def _insert_item(self, item: Item, action: Action) -> None:
        with self._database.transaction():
            items.insert(self._database, item)
            self._log(
                action,
                f"item/{item.id}",
                after=canonical.digest_of(item),
                detail={
                    "label": item.label,
                    "sha256": item.sha256,
                    "size_bytes": item.size_bytes,
                    "media_type": item.media_type,
                },
            )

    def _log(
        self,
        action: Action,
        about: str,
        *,
        before: Digest | None = None,
        after: Digest | None = None,
        detail: dict[str, Any] | None = None,
    ) -> None:
        _log(
            self._database,
            self._clock,
            self._actor,
            action,
            about,
            before=before,
            after=after,
            detail=detail or {},
        )


def _fill(
    path: Path, plan: header.Header, vault_key: bytes, case: Case, clock: Clock
) -> header.Header:
    database = Database(
        path / DATABASE_NAME,
        keys.subkey(vault_key, b"ek1/db/1"),
        bytes.fromhex(plan.db_salt),
        create=True,
    )
    try:
        migrations.migrate(database, migrations.steps(), path / BACKUP_NAME)
        ledger_key = Ed25519PrivateKey.generate()
        with database.transaction():
            facts.insert_case(database, case)
            secrets_table.put(database, secrets_table.LEDGER_KEY, ledger_key.private_bytes_raw())
            public_key = ledger_key.public_key().public_bytes_raw()
            _log(
                database,
                clock,
                header.PASSPHRASE_SLOT,
                Action.CASE_CREATED,
                "case",
                before=None,
                after=canonical.digest_of(case),
                detail={
                    "vault": case.id,
                    checking.PUBLIC_KEY_DETAIL: public_key.hex(),
                    "under_18": case.ages.is_under_18_case,
                },
            )
    finally:
        database.close()
    return header.write(path, plan, vault_key)


def _log(
    database: Database,
    clock: Clock,
    actor: str,
    action: Action,
    about: str,
    *,
    before: Digest | None,
    after: Digest | None,
    detail: dict[str, Any],
) -> None:
    ledger.append(
        database,
        at=clock.now(),
        offset_minutes=clock.offset_minutes(),
        monotonic_ms=clock.monotonic_ms(),
        boot_id=clock.boot_id(),
        app_version=__version__,
        actor=actor,
        action=action,
        about=about,
        before=before,
        after=after,
        detail=detail,
    )


def _cancelled_by(cancel: Cancel | None) -> Callable[[int], None]:
    def on_bytes(_done: int) -> None:
        if cancel is not None:
            cancel.check()

    return on_bytes


def _ignore(_done: int) -> None:
    """Take no notice of progress."""


def new_case_id() -> CaseId:
    """Return a fresh random case identity."""
    return CaseId(blobs.new_id())
