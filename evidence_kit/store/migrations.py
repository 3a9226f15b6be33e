"""Numbered schema steps, each applied whole or not at all.

A step is a file ``schema/NNNN_name.sql``; its number becomes ``user_version`` in the same
transaction. A released step is never edited. Before a vault that holds evidence is changed, a copy
of its database is written to ``backup/``, and every table's rows are counted before and after.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evidence_kit import files
from evidence_kit.errors import DatabaseDamagedError, VaultTooNewError
from evidence_kit.store.connection import (
    SCHEMA_QUERY,
    Database,
    Row,
    complete_statements,
    made_in_memory,
)

SCHEMA_PATH = Path(__file__).resolve().parent / "schema"


Schema = tuple[tuple[str, str], ...]
"""Names of tables, indexes, triggers and views, with the statement that makes each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One numbered change of the schema."""

    number: int
    script: str


def steps(folder_path: Path = SCHEMA_PATH) -> tuple[Step, ...]:
    """Return every step in order."""
    return tuple(
        Step(number=int(path.name[:4]), script=path.read_text(encoding="utf-8"))
        for path in sorted(folder_path.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    )


def version_of(database: Database) -> int:
    """Return the number of the last step a database has had."""
    row = database.find_row("PRAGMA user_version")
    return 0 if row is None else int(row[0])


def migrate(
    database: Database,
    all_steps: tuple[Step, ...],
    backup_path: Path,
    log: Callable[[int, int], None] | None = None,
) -> int:
    """Bring a database to the newest schema; returns the version it had before.

    Args:
        database: An open database.
        all_steps: Every known step, in order.
        backup_path: The folder that receives a copy before anything with evidence is changed.
        log: Told each step's versions before and after, inside that step's transaction.

    Raises:
        VaultTooNewError: The database has had steps this version does not know.
        DatabaseDamagedError: The tables are not those the steps make, or a step would lose rows or
            break references; that step changed nothing.
        StorageError: The medium refused; nothing was changed.
    """
    before = _known_version_of(database, all_steps)
    pending = [step for step in all_steps if step.number > before]
    if before and pending:
        # Foreign triggers and views would act on the very rows a step copies.
        require_known(database, all_steps)
        _back_up(database, backup_path / f"case.{before}.db")
    for step in pending:
        _apply(database, step, log)
    return before


def require_known(database: Database, all_steps: tuple[Step, ...]) -> None:
    """Refuse tables that are not exactly those of the steps a database has had.

    Raises:
        VaultTooNewError: The database has had steps this version does not know.
        DatabaseDamagedError: The tables are not those the steps make.
    """
    version = _known_version_of(database, all_steps)
    known = tuple(step for step in all_steps if step.number <= version)
    if schema_of(database) != expected_schema(known):
        raise DatabaseDamagedError(reason="its tables are not this program's")


@functools.cache
def expected_schema(all_steps: tuple[Step, ...]) -> Schema:
    """Return the schema as the steps alone make it, to compare a vault from elsewhere with.

    A vault handed over by somebody else could carry triggers or views that act on what is put in.
    """
    return _described(made_in_memory(step.script for step in all_steps))


def schema_of(database: Database) -> Schema:
    """Return a database's own account of its schema, in the form of :func:`expected_schema`."""
    return _described(database.rows(SCHEMA_QUERY))


def _known_version_of(database: Database, all_steps: tuple[Step, ...]) -> int:
    found = version_of(database)
    newest = max(step.number for step in all_steps)
    if found > newest:
        raise VaultTooNewError(found=found, known=newest)
    return found


def _described(rows: list[Row]) -> Schema:
    return tuple((str(name), _without_comments(str(sql))) for name, sql in rows)


def _without_comments(statement: str) -> str:
    lines = (line for line in statement.splitlines() if not line.lstrip().startswith("--"))
    return "\n".join(lines).strip()


def _back_up(database: Database, path: Path) -> None:
    with files.storage_errors(path):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        # A copy from an attempt that was cut short is replaced; the vault itself is untouched.
        path.unlink(missing_ok=True)
    database.copy_to(path)
    with files.storage_errors(path), path.open("r+b") as stream:
        files.sync(stream.fileno())
        files.sync_folder(path.parent)


def drop_copies(backup_path: Path) -> None:
    """Remove the copies from before migrations: they hold every preview there was then.

    Raises:
        OSError: The medium refused; translate with ``files.storage_errors``.
    """
    copies = list(backup_path.glob("case.[0-9]*.db"))
    for path in copies:
        path.unlink()
    if copies:
        files.sync_folder(backup_path)


def _apply(database: Database, step: Step, log: Callable[[int, int], None] | None) -> None:
    # A table that others refer to can only be rebuilt while references are not enforced, and that
    # cannot be switched inside a transaction; they are checked before it ends.
    database.run("PRAGMA foreign_keys = OFF")
    try:
        _apply_whole(database, step, log)
    finally:
        database.run("PRAGMA foreign_keys = ON")


def _apply_whole(database: Database, step: Step, log: Callable[[int, int], None] | None) -> None:
    version = version_of(database)
    before = _row_counts(database)
    with database.transaction():
        for statement in complete_statements(step.script):
            database.run(statement)
        database.run(f"PRAGMA user_version = {step.number:d}")
        after = _row_counts(database)
        if any(after.get(table, 0) < count for table, count in before.items()):
            raise DatabaseDamagedError(reason=f"step {step.number} would lose rows")
        if database.rows("PRAGMA foreign_key_check"):
            raise DatabaseDamagedError(reason=f"step {step.number} would break references")
        if log is not None:
            log(version, step.number)


def _row_counts(database: Database) -> dict[str, int]:
    tables = [
        str(row[0]) for row in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    ]
    counts = {}
    for table in tables:
        row = database.find_row(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - our own names
        counts[table] = 0 if row is None else int(row[0])
    return counts
