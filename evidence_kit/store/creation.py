"""Make a new vault: complete under another name first, then named in one step."""

import dataclasses
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evidence_kit import files, keys
from evidence_kit.clock import Clock
from evidence_kit.errors import NotWritableError, VaultExistsError
from evidence_kit.model import Action, Case
from evidence_kit.store import checking, facts, header, migrations, secrets_table
from evidence_kit.store.connection import Database
from evidence_kit.store.session import BACKUP_NAME, BLOBS_NAME, DATABASE_NAME, Session


def create(
    path: Path,
    case: Case,
    passphrase: str,
    *,
    clock: Clock,
    recovery_code: str | None,
    kdf: keys.KdfParameters,
) -> header.Unlocked:
    """Write a new vault's folder; returns its header, unlocked.

    Raises:
        VaultExistsError: The folder exists and holds something.
        KeyMemoryError: Too little memory to derive the keys.
        StorageError: The medium refused; no vault was made.
    """
    path = absolute(path)
    vault_key = os.urandom(keys.KEY_BYTES)
    plan = _with_slots(case, vault_key, passphrase, recovery_code, kdf)
    with files.storage_errors(path):
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise VaultExistsError(path=str(path))
        building_path = path.with_name(f".{path.name}.{os.urandom(4).hex()}.partial")
        files.make_folders(path.parent)
        building_path.mkdir(mode=0o700)
        is_named = False
        try:
            (building_path / BLOBS_NAME).mkdir(mode=0o700)
            unlocked = header.Unlocked(
                header=plan, vault_key=vault_key, slot=plan.slots[0].n, damaged_copies=()
            )
            fill_database(building_path, unlocked, case, clock)
            written = header.write(building_path, plan, vault_key)
            # The folder gets its name only when everything in it is complete.
            if path.exists():
                path.rmdir()
            building_path.rename(path)
            is_named = True
            files.sync_folder(path.parent)
        except BaseException:
            remove_new(path if is_named else building_path)
            raise
    return dataclasses.replace(unlocked, header=written)


def fill_database(
    path: Path,
    unlocked: header.Unlocked,
    case: Case,
    clock: Clock,
    more_detail: dict[str, Any] | None = None,
) -> None:
    """Make the database of a vault with nothing but the case and its keys in it.

    Args:
        path: The vault's folder.
        unlocked: Its header and key.
        case: The case.
        clock: Where time comes from.
        more_detail: Told in the first entry of the ledger, beside what always stands there.

    Raises:
        StorageError: The medium refused.
    """
    database = open_database(path / DATABASE_NAME, unlocked, create=True)
    session = Session(
        path=path,
        database=database,
        blob_key=blob_key(unlocked.vault_key),
        actor=unlocked.actor,
        clock=clock,
    )
    try:
        migrations.migrate(database, migrations.steps(), path / BACKUP_NAME)
        ledger_key = Ed25519PrivateKey.generate()
        with database.transaction():
            facts.insert_case(database, case)
            secrets_table.put(database, secrets_table.LEDGER_KEY, ledger_key.private_bytes_raw())
            secrets_table.put(database, secrets_table.RECORD_KEY, os.urandom(keys.KEY_BYTES))
            session.log(
                Action.CASE_CREATED,
                "case",
                after=session.digest_of("case", case),
                detail={
                    "vault": case.id,
                    checking.PUBLIC_KEY_DETAIL: ledger_key.public_key().public_bytes_raw().hex(),
                    "under_18": case.ages.is_under_18_case,
                    **(more_detail or {}),
                },
            )
    finally:
        database.close()


def open_database(path: Path, unlocked: header.Unlocked, *, create: bool = False) -> Database:
    """Open a database of this vault, wherever a copy of it lies.

    Raises:
        DatabaseDamagedError: It is missing, foreign or damaged.
        VaultInUseError: Another connection holds it.
    """
    plan = unlocked.header
    key = database_key(unlocked.vault_key, plan.db_gen)
    return Database(path, key, bytes.fromhex(plan.db_salt), create=create)


def absolute(path: Path) -> Path:
    """Return where a new vault goes, whatever becomes of the folder one stands in.

    Raises:
        NotWritableError: The folder one stands in was removed.
    """
    try:
        return path.absolute()
    except OSError as problem:
        raise NotWritableError(path=str(path), reason=problem.strerror or str(problem)) from problem


def remove_new(path: Path) -> None:
    """Take away a new vault that nobody was told of, so that its place is free for another try."""
    with suppress(OSError):
        # What cannot be removed whole must not look like a vault any more.
        path = path.rename(path.with_name(f".{path.name}.{os.urandom(4).hex()}.partial"))
    shutil.rmtree(path, ignore_errors=True)


def database_key(vault_key: bytes, generation: int) -> bytes:
    """Return the raw key of the database; each generation has its own."""
    return keys.subkey(vault_key, b"ek1/db/" + str(generation).encode("ascii"))


def blob_key(vault_key: bytes) -> bytes:
    """Return the key under which the keys of sealed files are wrapped."""
    return keys.subkey(vault_key, b"ek1/blob-kek")


def _with_slots(
    case: Case,
    vault_key: bytes,
    passphrase: str,
    recovery_code: str | None,
    kdf: keys.KdfParameters,
) -> header.Header:
    plan = header.with_slot(
        header.new_header(case.id, case.created_at),
        vault_key=vault_key,
        secret=passphrase,
        kind=header.PASSPHRASE_SLOT,
        kdf=kdf,
        created_at=case.created_at,
    )
    if recovery_code is None:
        return plan
    code = keys.find_recovery_code(recovery_code)
    if code is None:
        # Never a vault without the slot that the person was promised on paper.
        raise ValueError("not a recovery code")
    return header.with_slot(
        plan,
        vault_key=vault_key,
        secret=code,
        kind=header.RECOVERY_SLOT,
        kdf=keys.RECOVERY_KDF,
        created_at=case.created_at,
    )
