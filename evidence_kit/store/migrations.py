"""Numbered schema steps, each applied whole or not at all.

A step is a file ``schema/NNNN_name.sql``; its number becomes ``user_version`` in the same
transaction. A released step is never edited. Before a vault that holds evidence is changed, a copy
of its database is written to ``backup/``, and every table's rows are counted before and after.
"""

from dataclasses import dataclass
from pathlib import Path

from evidence_kit import files
from evidence_kit.errors import DatabaseDamagedError, VaultTooNewError
from evidence_kit.store.connection import Database, complete_statements

SCHEMA_PATH = Path(__file__).resolve().parent / "schema"


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


def migrate(database: Database, all_steps: tuple[Step, ...], backup_path: Path) -> int:
    """Bring a database to the newest schema; returns the version it had before.

    Args:
        database: An open database.
        all_steps: Every known step, in order.
        backup_path: The folder that receives a copy before anything with evidence is changed.

    Raises:
        VaultTooNewError: The database has had steps this version does not know.
        DatabaseDamagedError: A step would lose rows; nothing was changed.
        StorageError: The medium refused; nothing was changed.
    """
    before = version_of(database)
    newest = max(step.number for step in all_steps)
    if before > newest:
        raise VaultTooNewError(found=before, known=newest)
    pending = [step for step in all_steps if step.number > before]
    if before and pending:
        _back_up(database, backup_path / f"case.{before}.db")
    for step in pending:
        _apply(database, step)
    return before


def expected_schema(all_steps: tuple[Step, ...]) -> tuple[tuple[str, str], ...]:
    """Return the schema as the steps alone make it, to compare a vault from elsewhere with.

    A vault handed over by somebody else could carry triggers or views that act on what is put in.
    """
    found: dict[str, str] = {}
    for step in all_steps:
        for statement in complete_statements(step.script):
            text = _without_comments(statement)
            words = text.split()
            if words[:1] == ["CREATE"]:
                found[words[2]] = text.rstrip(";")
    return tuple(sorted(found.items()))


def schema_of(database: Database) -> tuple[tuple[str, str], ...]:
    """Return a database's own account of its schema, in the form of :func:`expected_schema`."""
    return tuple(
        (str(name), _without_comments(str(sql)))
        for name, sql in database.rows(
            "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
        )
    )


def _without_comments(statement: str) -> str:
    lines = (line for line in statement.splitlines() if not line.lstrip().startswith("--"))
    return "\n".join(lines).strip()


def _back_up(database: Database, path: Path) -> None:
    with files.storage_errors(path):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        # A copy from an attempt that was cut short is replaced; the vault itself is untouched.
        path.unlink(missing_ok=True)
    database.copy_to(path)
    with files.storage_errors(path), path.open("rb") as stream:
        files.sync(stream.fileno())
        files.sync_folder(path.parent)


def _apply(database: Database, step: Step) -> None:
    before = _row_counts(database)
    with database.transaction():
        for statement in complete_statements(step.script):
            database.run(statement)
        database.run(f"PRAGMA user_version = {step.number:d}")
        after = _row_counts(database)
        if any(after.get(table, 0) < count for table, count in before.items()):
            raise DatabaseDamagedError(reason=f"step {step.number} would lose rows")


def _row_counts(database: Database) -> dict[str, int]:
    tables = [
        str(row[0]) for row in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    ]
    counts = {}
    for table in tables:
        row = database.find_row(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - our own names
        counts[table] = 0 if row is None else int(row[0])
    return counts
