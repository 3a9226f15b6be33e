"""The last two copies of the database, made while nobody waits.

A database that is lost takes with it what people said; the sealed files only know themselves. So
the rows are copied now and then into ``backup/case.g<number>.db``, under the same key. The rules
are:

* A copy is made row by row, so that every row was read, and a little at a time, so that whoever
  asks something meanwhile is answered. When something was written meanwhile, it is begun anew.
* It gets its name when it is complete, checked and synced; only then the oldest one goes.
* Previews are not in it: they are most of the bytes, can be made again, and what was taken out of
  the case must not be looked at in a copy.
* In an under-18 case no copy stays that is from before its rules held.
"""

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from evidence_kit import files
from evidence_kit.errors import DatabaseDamagedError, EvidenceKitError, ReadBackError
from evidence_kit.store import creation, facts, header, ledger, migrations
from evidence_kit.store.connection import Database, Row
from evidence_kit.store.session import DATABASE_NAME, Session

KEPT = 2
"""Of two, one is whole when the other is being replaced on a failing disk."""

_FEWEST_ENTRIES = 20
_SHARE_OF_ENTRIES = 50
"""A copy is due after so many entries, or after a fiftieth of a long ledger: it takes as long as
the ledger is."""
_LONGEST_WAIT = timedelta(days=1)
"""Or when anything at all was written, and the last copy is from another day."""

_NAME = re.compile(r"case\.g([0-9]{1,9})\.db")
_ANY = "case.*.db"
_PARTIAL = "case.*.partial*"
_NOT_COPIED = frozenset({"preview"})
_ROWS_AT_A_TIME = 200

_TABLES = """
SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """How far the newest copy goes."""

    n: int
    """Its last ledger entry; 0 without a copy."""
    at: datetime
    """When that was written; without a copy, when the case was created."""


class _WrittenMeanwhileError(Exception):
    """The rows changed while they were copied."""


def find_newest(session: Session, unlocked: header.Unlocked) -> Copied:
    """Return how far the newest copy goes that opens, and remove those that may not stay.

    Raises:
        StorageError: The medium refused.
    """
    case = session.case()
    newest = Copied(n=0, at=case.created_at)
    for path in sorted(session.backup_path.glob(_ANY)):
        try:
            with _opened(path, unlocked) as copy:
                last = ledger.head(copy)
                found = facts.find_case(copy)
                at = ledger.last_at(copy)
        except EvidenceKitError:
            # A damaged copy is replaced in its turn; it is never counted.
            continue
        if case.ages.is_under_18_case and found is not None and not found.ages.is_under_18_case:
            # Somebody was cut off between the answer and the removal.
            with files.storage_errors(path):
                path.unlink()
        elif _NAME.fullmatch(path.name) and last.n > newest.n and at is not None:
            newest = Copied(n=last.n, at=at)
    return newest


def is_due(session: Session, newest: Copied) -> bool:
    """Whether enough was written since the newest copy for another one."""
    written = ledger.head(session.database).n - newest.n
    if written <= 0:
        return False
    enough = max(_FEWEST_ENTRIES, newest.n // _SHARE_OF_ENTRIES)
    return written >= enough or session.clock.now() - newest.at >= _LONGEST_WAIT


def back_up(
    session: Session, unlocked: header.Unlocked, while_waiting: Callable[[], None]
) -> Copied | None:
    """Make a copy of the database's rows; returns how far it goes, or ``None`` to try again later.

    Args:
        session: The open vault.
        unlocked: Its header, for the key.
        while_waiting: Called every few rows; what it raises ends the copy and leaves nothing.

    Raises:
        DatabaseDamagedError: A row could not be read; the copies there are stay.
        ReadBackError: The copy did not read back; the copies there are stay.
        StorageError: The medium refused; the copies there are stay.
    """
    database_path = session.path / DATABASE_NAME
    with files.storage_errors(session.backup_path, DATABASE_NAME):
        session.backup_path.mkdir(mode=0o700, exist_ok=True)
        files.require_room(session.path, 2 * database_path.stat().st_size, DATABASE_NAME)
        _remove_partial(session.backup_path)
        numbers = [int(found[1]) for found in map(_named, _copies(session.backup_path)) if found]
        path = session.backup_path / f"case.g{max(numbers, default=0) + 1}.db"
        partial_path = path.with_name(path.name + ".partial")
        try:
            copied = _copy(session, unlocked, partial_path, while_waiting)
            _require_sound(partial_path, unlocked)
            with partial_path.open("r+b") as stream:
                files.sync(stream.fileno())
            partial_path.rename(path)
        except _WrittenMeanwhileError:
            return None
        finally:
            _remove_partial(session.backup_path)
        files.sync_folder(session.backup_path)
        _remove_oldest(session.backup_path)
    return copied


def drop_all(backup_path: Path) -> int:
    """Remove every copy, also one being made when somebody was cut off; returns how many.

    Raises:
        StorageError: The medium refused.
    """
    with files.storage_errors(backup_path):
        if not backup_path.is_dir():
            return 0
        copies = list(backup_path.glob(_ANY))
        for path in copies:
            path.unlink()
        _remove_partial(backup_path)
        if copies:
            files.sync_folder(backup_path)
    return len(copies)


def _copy(
    session: Session,
    unlocked: header.Unlocked,
    path: Path,
    while_waiting: Callable[[], None],
) -> Copied:
    source = session.database
    before = source.changes
    last, at = ledger.head(source), ledger.last_at(source)
    if at is None:
        raise DatabaseDamagedError(reason="its ledger is empty")
    copy = creation.open_database(path, unlocked, create=True)
    try:
        # It has no name yet, so nothing is lost when it is cut; it is synced once, at its end.
        copy.run("PRAGMA synchronous = OFF")
        migrations.migrate(copy, migrations.steps(), session.backup_path)
        with copy.transaction():
            for (table,) in source.rows(_TABLES):
                if table in _NOT_COPIED:
                    continue
                for rows in _batches(source, table):
                    _insert(copy, table, rows)
                    while_waiting()
                    if source.changes != before:
                        raise _WrittenMeanwhileError
    finally:
        copy.close()
    return Copied(n=last.n, at=at)


def _batches(source: Database, table: str) -> Iterator[list[Row]]:
    last_row = 0
    statement = f"""
    SELECT rowid, * FROM "{table}" WHERE rowid > ? ORDER BY rowid LIMIT {_ROWS_AT_A_TIME}
    """  # noqa: S608 - a name from our own schema
    while rows := source.rows(statement, (last_row,)):
        last_row = int(rows[-1][0])
        yield [row[1:] for row in rows]


def _insert(copy: Database, table: str, rows: list[Row]) -> None:
    places = ", ".join("?" * len(rows[0]))
    statement = f'INSERT INTO "{table}" VALUES ({places})'  # noqa: S608 - a name from our own schema
    for row in rows:
        copy.run(statement, row)


def _require_sound(path: Path, unlocked: header.Unlocked) -> None:
    with _opened(path, unlocked) as copy:
        is_sound = not copy.rows("PRAGMA cipher_integrity_check") and not copy.rows(
            "PRAGMA foreign_key_check"
        )
    if not is_sound:
        raise ReadBackError(name=path.name)


@contextlib.contextmanager
def _opened(path: Path, unlocked: header.Unlocked) -> Iterator[Database]:
    database = creation.open_database(path, unlocked)
    try:
        yield database
    finally:
        database.close()


def _named(path: Path) -> re.Match[str] | None:
    return _NAME.fullmatch(path.name)


def _copies(backup_path: Path) -> list[Path]:
    """Return our copies, the newest first; those from before migrations are not among them."""
    found = [(int(named[1]), path) for path in backup_path.glob(_ANY) if (named := _named(path))]
    return [path for _, path in sorted(found, reverse=True)]


def _remove_partial(backup_path: Path) -> None:
    for path in backup_path.glob(_PARTIAL):
        path.unlink(missing_ok=True)


def _remove_oldest(backup_path: Path) -> None:
    for path in _copies(backup_path)[KEPT:]:
        path.unlink()
