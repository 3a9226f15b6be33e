"""Which database a damaged vault still has: its own, else the best of the copies of it.

The rules are: nothing is opened where it lies, because SQLite finishes a cut transaction in the
file it opens – each candidate is copied first; a candidate counts only when every page, every
structure and every row of it can be read; of several copies, the one that knows most is taken.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from evidence_kit import files
from evidence_kit.errors import DatabaseDamagedError, EvidenceKitError, SourceError
from evidence_kit.model import Finding, Origin, Verdict
from evidence_kit.store import (
    anchors,
    answers,
    checking,
    covered,
    creation,
    details,
    disclosures,
    facts,
    header,
    items,
    ledger,
    migrations,
    register,
    secrets_table,
    sightings,
    underway,
)
from evidence_kit.store.connection import SALT_BYTES, Database
from evidence_kit.store.session import BACKUP_NAME, DATABASE_NAME

_JOURNAL_ENDING = "-journal"
_CANDIDATE_NAME = "candidate.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """The database that was found, and what is known of the one that should have been there."""

    origin: Origin
    finding: Finding
    """About the vault's own database."""
    rows_until: datetime | None
    """When the last entry of what was found was written; ``None`` without a database."""
    pins: dict[str, Any]
    """What the new ledger remembers of the old database: its digest, and its head if readable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    problem: str
    """Why it cannot be used; "" when it can."""
    n: int = 0
    last_at: datetime | None = None


def salvage_database(
    source_path: Path,
    target_path: Path,
    unlocked: header.Unlocked,
    on_bytes: Callable[[int], None],
) -> Salvaged:
    """Put the best database of a damaged vault into a new folder, if there is any.

    Args:
        source_path: The damaged vault; nothing in it is changed.
        target_path: The folder of the new one; it gets a ``case.db``, or none.
        unlocked: The vault's header.
        on_bytes: Told while files are copied; may raise to cancel.

    Raises:
        VaultTooNewError: A later version made the database.
        StorageError: The medium of the new vault refused.
        CancelledError: The person asked to stop.
    """
    database_path = target_path / DATABASE_NAME
    pins = _digest_pin(source_path / DATABASE_NAME)
    judged, finding = _own(source_path / DATABASE_NAME, database_path, unlocked, on_bytes)
    backup_path = source_path / BACKUP_NAME
    if not judged.problem:
        # Restored by whoever synchronises the folder, a database can be sound and years old.
        best = _best_copy(backup_path, target_path, unlocked, on_bytes, better_than=judged)
        if best is None or best is judged:
            return Salvaged(
                origin=Origin.DATABASE, finding=finding, rows_until=judged.last_at, pins=pins
            )
        older = Finding(
            subject="database",
            verdict=Verdict.ALTERED,
            detail=f"it ends at entry {judged.n}; a copy of it goes on to entry {best.n}",
        )
        return Salvaged(
            origin=Origin.NEWER_COPY,
            finding=older,
            rows_until=best.last_at,
            pins=pins | {"ledger_n": judged.n},
        )
    pins |= _head_pin(database_path, unlocked)
    _discard(database_path)
    best = _best_copy(backup_path, target_path, unlocked, on_bytes, better_than=None)
    if best is None:
        return Salvaged(origin=Origin.SEALED_FILES, finding=finding, rows_until=None, pins=pins)
    return Salvaged(origin=Origin.BACKUP, finding=finding, rows_until=best.last_at, pins=pins)


def _own(
    source_path: Path, path: Path, unlocked: header.Unlocked, on_bytes: Callable[[int], None]
) -> tuple[_Judged, Finding]:
    try:
        source_path.lstat()
    except FileNotFoundError:
        judged = _Judged(problem="missing")
        return judged, Finding(subject="database", verdict=Verdict.MISSING, detail="missing")
    except OSError as problem:
        judged = _Judged(problem=problem.strerror or str(problem))
        return judged, Finding(
            subject="database", verdict=Verdict.UNREADABLE, detail=judged.problem
        )
    try:
        _copy_with_journal(source_path, path, on_bytes)
    except SourceError as problem:
        return _Judged(problem=str(problem)), checking.unreadable("database", problem)
    is_salt_back = _put_salt_back(path, bytes.fromhex(unlocked.header.db_salt))
    judged = _judge(path, unlocked)
    if judged.problem:
        finding = Finding(subject="database", verdict=Verdict.ALTERED, detail=judged.problem)
    else:
        detail = "its first bytes were put back from the header" if is_salt_back else ""
        finding = Finding(subject="database", verdict=Verdict.INTACT, detail=detail)
    return judged, finding


def _best_copy(
    backup_path: Path,
    target_path: Path,
    unlocked: header.Unlocked,
    on_bytes: Callable[[int], None],
    *,
    better_than: _Judged | None,
) -> _Judged | None:
    """Put the copy of the database that knows most in its place, if it knows more than a first."""
    best = better_than
    try:
        copy_paths = sorted(backup_path.glob("case.*.db"))
    except OSError:
        # A folder of copies that the medium does not give holds none for us.
        copy_paths = []
    for copy_path in copy_paths:
        candidate_path = target_path / _CANDIDATE_NAME
        try:
            _copy_with_journal(copy_path, candidate_path, on_bytes)
        except SourceError:
            continue
        judged = _judge(candidate_path, unlocked)
        if judged.problem or (best is not None and judged.n <= best.n):
            _discard(candidate_path)
            continue
        with files.storage_errors(target_path):
            candidate_path.replace(target_path / DATABASE_NAME)
        best = judged
    return best


def _copy_with_journal(source_path: Path, path: Path, on_bytes: Callable[[int], None]) -> None:
    journal_path = source_path.with_name(source_path.name + _JOURNAL_ENDING)
    with files.storage_errors(path):
        if journal_path.exists() and journal_path.stat().st_size:
            # Without it the database may be half a transaction.
            files.copy_new(journal_path, path.with_name(path.name + _JOURNAL_ENDING), on_bytes)
        files.copy_new(source_path, path, on_bytes)


def _put_salt_back(path: Path, salt: bytes) -> bool:
    """Write the salt over a database's first bytes, the only 16 whose damage no page notices.

    A database that is not encrypted stays as it is, and is refused when it is opened.
    """
    with files.storage_errors(path), path.open("r+b") as stream:
        found = stream.read(SALT_BYTES)
        if found in {salt, b"SQLite format 3\0"} or len(found) < SALT_BYTES:
            return False
        stream.seek(0)
        stream.write(salt)
    return True


def _judge(path: Path, unlocked: header.Unlocked) -> _Judged:
    """Read every page, every structure and every row of a candidate.

    Raises:
        VaultTooNewError: A later version made it.
    """
    (pages,) = checking.page_findings(lambda: creation.open_database(path, unlocked))
    if pages.verdict.is_bad:
        return _Judged(problem=pages.detail or pages.verdict.value)
    try:
        database = creation.open_database(path, unlocked)
        try:
            migrations.require_known(database, migrations.steps())
            return _read_all(database)
        finally:
            database.close()
    except DatabaseDamagedError as problem:
        return _Judged(problem=str(problem.facts.get("reason", problem)))


def _read_all(database: Database) -> _Judged:
    for name in (secrets_table.LEDGER_KEY, secrets_table.RECORD_KEY):
        if secrets_table.find(database, name) is None:
            return _Judged(problem=f"it holds no {name}")
    if facts.find_case(database) is None:
        return _Judged(problem="it holds no case")
    entries = ledger.entries(database)
    if not entries:
        return _Judged(problem="its ledger is empty")
    items.every(database)
    for _ in _facts_of(database):
        """Each row is made into a value once; one that cannot be is damage."""
    return _Judged(problem="", n=entries[-1].n, last_at=entries[-1].at)


def _facts_of(database: Database) -> Iterator[object]:
    yield items.pictures(database)
    yield from facts.every(database)
    yield facts.statements(database)
    yield facts.exports(database)
    # Tables of later steps are read where the database has had them.
    version = migrations.version_of(database)
    if version >= underway.SINCE_VERSION:
        yield underway.steps(database)
        yield underway.drafts(database)
    if version >= answers.SINCE_VERSION:
        yield answers.every(database)
        yield tuple(anchors.every(database))
    if version >= sightings.SINCE_VERSION:
        yield sightings.every(database)
    if version >= covered.SINCE_VERSION:
        yield covered.every(database)
        yield disclosures.every(database)
    if version >= register.SINCE_VERSION:
        yield register.subjects(database)
        yield register.attributions(database)
        yield details.every(database)


def _digest_pin(path: Path) -> dict[str, Any]:
    try:
        descriptor = files.open_regular(path)
    except OSError:
        return {}
    with open(descriptor, "rb") as stream:  # noqa: PTH123 - a descriptor, not a path
        try:
            return {"database_sha256": hashlib.file_digest(stream, "sha256").hexdigest()}
        except OSError:
            return {}


def _head_pin(path: Path, unlocked: header.Unlocked) -> dict[str, Any]:
    """Return the old ledger's end, where a damaged database still gives it."""
    try:
        database = creation.open_database(path, unlocked)
        try:
            head = ledger.head(database)
        finally:
            database.close()
    except (EvidenceKitError, ValueError, TypeError):
        return {}
    return {"ledger_n": head.n, "ledger_chain": head.chain} if head.n else {}


def _discard(path: Path) -> None:
    with files.storage_errors(path):
        for each in (path, path.with_name(path.name + _JOURNAL_ENDING)):
            each.unlink(missing_ok=True)
