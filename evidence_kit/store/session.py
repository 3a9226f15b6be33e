"""What every part of the store works with while a vault is open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evidence_kit import __version__, custody
from evidence_kit.clock import Clock
from evidence_kit.errors import DatabaseDamagedError
from evidence_kit.model import Action, Case, Digest, ItemId
from evidence_kit.store import facts, header, ledger, secrets_table
from evidence_kit.store.connection import Database

DATABASE_NAME = header.DATABASE_NAME
BLOBS_NAME = "blobs"
BACKUP_NAME = "backup"
LOCK_NAME = "lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One open connection, the keys that go with it, and who is acting."""

    path: Path
    """The vault's folder."""
    database: Database
    blob_key: bytes = field(repr=False)
    """Wraps the keys of sealed files."""
    actor: str
    """The kind of key slot that opened the vault; with its number where there are several."""
    clock: Clock
    waiting: Mapping[ItemId, bytes] = field(default_factory=dict, repr=False)
    """Wrapped keys of sealed files that have not taken their new one yet: read with these."""

    @property
    def blobs_path(self) -> Path:
        """The folder of sealed files."""
        return self.path / BLOBS_NAME

    @property
    def backup_path(self) -> Path:
        """The folder of database copies made before migrations."""
        return self.path / BACKUP_NAME

    def case(self) -> Case:
        """Return the case in this vault.

        Raises:
            DatabaseDamagedError: The database has none.
        """
        case = facts.find_case(self.database)
        if case is None:
            raise DatabaseDamagedError(reason="it holds no case")
        return case

    def digest_of(self, about: str, record: object) -> Digest:
        """Return the digest under which the ledger records a row of this vault.

        Raises:
            DatabaseDamagedError: The database has no record key.
        """
        return record_digest(self.database, about, record)

    def change_case(self, case: Case) -> None:
        """Record changed answers about the case."""
        before = self.digest_of("case", self.case())
        with self.database.transaction():
            facts.update_case(self.database, case)
            self.log(
                Action.CASE_CHANGED,
                "case",
                before=before,
                after=self.digest_of("case", case),
                detail={"under_18": case.ages.is_under_18_case},
            )

    def log(
        self,
        action: Action,
        about: str,
        *,
        before: Digest | None = None,
        after: Digest | None = None,
        detail: dict[str, Any] | None = None,
    ) -> None:
        """Append a custody entry; call it inside the transaction of the change it records."""
        ledger.append(
            self.database,
            at=self.clock.now(),
            offset_minutes=self.clock.offset_minutes(),
            monotonic_ms=self.clock.monotonic_ms(),
            boot_id=self.clock.boot_id(),
            app_version=__version__,
            actor=self.actor,
            action=action,
            about=about,
            before=before,
            after=after,
            detail=detail or {},
        )


def record_digest(database: Database, about: str, record: object) -> Digest:
    """Return the digest under which the ledger records a row.

    Raises:
        DatabaseDamagedError: The database has no record key.
    """
    key = secrets_table.find(database, secrets_table.RECORD_KEY)
    if key is None:
        raise DatabaseDamagedError(reason="it holds no record key")
    return custody.record_digest(key, about, record)
