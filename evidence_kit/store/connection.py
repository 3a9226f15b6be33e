"""The only module that opens the database: SQLCipher, with settings that are read back.

The rules are: a key is 96 hex digits or nothing, because SQLCipher silently treats anything else as
a passphrase; every setting is read back and must hold; a build without SQLCipher is refused; errors
of the library become errors of ours here and nowhere else.

Settings and what each prevents: FORMAT.md §4. SQLite's own defaults lose acknowledged items in a
power cut, and WAL dies on a full disk; ``TRUNCATE`` with ``EXTRA`` and ``EXCLUSIVE`` lost nothing.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

from evidence_kit import files
from evidence_kit.errors import (
    DatabaseDamagedError,
    DiskFullError,
    NotWritableError,
    StorageFailedError,
    VaultInUseError,
)

Value = str | int | bytes | None
Row = tuple[Any, ...]
_Value = TypeVar("_Value")

SALT_BYTES = 16
_KEY_DIGITS = re.compile(r"[0-9a-f]{96}")
_PLAIN_SQLITE = b"SQLite format 3\0"

_SETTINGS: tuple[tuple[str, str, str | int], ...] = (
    ("cipher_memory_security", "ON", "1"),
    ("cipher_compatibility", "4", ""),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("fullfsync", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("mmap_size", "0", 0),
    ("recursive_triggers", "ON", 1),
)
"""(pragma, value set, value that must be read back; "" where it is read in cipher_settings)."""

_CIPHER_SETTINGS = frozenset(
    {
        "PRAGMA kdf_iter = 256000;",
        "PRAGMA cipher_page_size = 4096;",
        "PRAGMA cipher_use_hmac = 1;",
        "PRAGMA cipher_plaintext_header_size = 0;",
        "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;",
        "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512;",
    }
)
"""SQLCipher 4 defaults; a plaintext header would leave seven bytes that flip unnoticed."""

SCHEMA_QUERY = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
"""Every table, index, trigger and view with the text that made it."""

_PAGES_AT_A_TIME = 256
"""A mebibyte: some hundredths of a second."""

_DENIED = frozenset({dbapi2.SQLITE_ATTACH, dbapi2.SQLITE_DETACH})

_FULL_CODES = frozenset({"SQLITE_FULL"})
_BUSY_CODES = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED"})
_FORBIDDEN_CODES = frozenset({"SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN"})


class Database:
    """One open connection to one encrypted database; one process, one thread.

    Raises:
        DatabaseDamagedError: The file is missing, foreign, damaged, or of another key.
        VaultInUseError: Another connection holds it.
    """

    def __init__(self, path: Path, key: bytes, salt: bytes, *, create: bool = False) -> None:
        self.path = path
        if not create:
            _require_salt(path, salt)
        if create:
            # SQLite would make it readable for everybody; its journal takes the same rights.
            with files.storage_errors(path):
                if path.is_dir():
                    raise NotWritableError(path=os.fspath(path), reason="it is a folder")
                os.close(files.create_new(path))
        with translated(path):
            self._connection = dbapi2.connect(os.fspath(path), isolation_level=None, timeout=1)
        try:
            self._prepare(key.hex() + salt.hex())
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the connection; safe to call twice."""
        self._connection.close()

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """Run one statement with bound values and return every row.

        Raises:
            DatabaseDamagedError: The database cannot be read.
            DiskFullError: There is no room to write.
            StorageFailedError: The medium reported an error.
        """
        with translated(self.path):
            return list(self._connection.execute(sql, parameters))

    def values(
        self, sql: str, from_row: Callable[[Row], _Value], parameters: Sequence[Value] = ()
    ) -> tuple[_Value, ...]:
        """Run one statement and turn every row into a value of ours.

        Raises:
            DatabaseDamagedError: The database cannot be read, or holds what no version wrote.
        """
        found = self.rows(sql, parameters)
        try:
            return tuple(from_row(row) for row in found)
        except (ValueError, TypeError, OverflowError, KeyError, AttributeError) as problem:
            # The value itself stays out of the words: it is evidence.
            reason = f"a row cannot be read ({type(problem).__name__})"
            raise DatabaseDamagedError(reason=reason) from problem

    def find_value(
        self, sql: str, from_row: Callable[[Row], _Value], parameters: Sequence[Value] = ()
    ) -> _Value | None:
        """Return the first row as a value of ours, or ``None``.

        Raises:
            DatabaseDamagedError: The database cannot be read, or holds what no version wrote.
        """
        found = self.values(sql, from_row, parameters)
        return found[0] if found else None

    def find_row(self, sql: str, parameters: Sequence[Value] = ()) -> Row | None:
        """Return the first row, or ``None``."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def run(self, sql: str, parameters: Sequence[Value] = ()) -> None:
        """Run one statement with bound values; the answer does not matter."""
        self.rows(sql, parameters)

    @property
    def is_writing(self) -> bool:
        """Whether a transaction is open on this connection; never on one that was closed."""
        try:
            return bool(self._connection.in_transaction)
        except dbapi2.ProgrammingError:
            return False

    @property
    def changes(self) -> int:
        """How many rows this connection has written so far; whoever copies compares it."""
        return int(self._connection.total_changes)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write everything inside, or nothing.

        Raises:
            DiskFullError: There is no room; nothing was written.
            StorageFailedError: The medium reported an error; nothing was written.
        """
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def copy_to(self, path: Path) -> None:
        """Write a compact copy under the same key, for a backup; the file must not exist.

        Raises:
            DiskFullError: There is no room.
            StorageFailedError: The medium reported an error.
        """
        self._connection.set_authorizer(None)
        try:
            self.run("VACUUM INTO ?", (os.fspath(path),))
        finally:
            self._connection.set_authorizer(_authorise)

    def copy_pages_to(self, target: "Database", on_pages: Callable[[int, int], None]) -> None:
        """Copy every page into another open database, which has a key of its own.

        What this connection writes meanwhile comes along as well.

        Args:
            target: An empty database.
            on_pages: Told how many pages are done, and of how many; what it raises ends the copy.

        Raises:
            DiskFullError: There is no room.
            StorageFailedError: The medium reported an error.
        """

        def on_step(_status: int, remaining: int, total: int) -> None:
            on_pages(total - remaining, total)

        with translated(target.path):
            self._connection.backup(
                target._connection,  # noqa: SLF001 - another of the same class
                pages=_PAGES_AT_A_TIME,
                progress=on_step,
            )

    def _prepare(self, raw_key: str) -> None:
        # A shorter key would not fail: SQLCipher would quietly derive another one from it.
        if _KEY_DIGITS.fullmatch(raw_key) is None:
            raise ValueError("the raw key must be 96 hex digits")
        if not self.rows("PRAGMA cipher_version"):
            raise DatabaseDamagedError(reason="this build has no SQLCipher")
        self.run("PRAGMA cipher_log_level = NONE")
        self.run(f"PRAGMA key = \"x'{raw_key}'\"")
        for name, value, _ in _SETTINGS:
            self.run(f"PRAGMA {name} = {value}")
        self.rows("SELECT count(*) FROM sqlite_schema")
        self._require_settings()
        self._connection.set_authorizer(_authorise)

    def _require_settings(self) -> None:
        for name, _, expected in _SETTINGS:
            if expected == "":
                continue
            found = self.find_row(f"PRAGMA {name}")
            if found is None or found[0] != expected:
                raise DatabaseDamagedError(reason=f"setting {name} does not hold")
        if {row[0] for row in self.rows("PRAGMA cipher_settings")} != _CIPHER_SETTINGS:
            raise DatabaseDamagedError(reason="unexpected cipher settings")

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self.run("ROLLBACK")


def complete_statements(script: str) -> Iterator[str]:
    """Split a schema file into statements; triggers with semicolons inside stay whole.

    Raises:
        ValueError: The last statement has no end; it would silently not be run.
    """
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if dbapi2.complete_statement(pending):
            yield pending
            pending = ""
    if any(line.strip() and not line.lstrip().startswith("--") for line in pending.splitlines()):
        raise ValueError("a schema file ends inside a statement")


def made_in_memory(scripts: Iterable[str]) -> list[Row]:
    """Return the schema that scripts make, run one after the other on nothing."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    try:
        for script in scripts:
            for statement in complete_statements(script):
                connection.execute(statement)
        return list(connection.execute(SCHEMA_QUERY))
    finally:
        connection.close()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the library's errors into ours."""
    try:
        yield
    except dbapi2.Error as problem:
        name = getattr(problem, "sqlite_errorname", "") or ""
        # Extended codes are longer than their family: SQLITE_IOERR_WRITE, SQLITE_BUSY_RECOVERY.
        family = "_".join(name.split("_")[:2])
        if family in _BUSY_CODES:
            raise VaultInUseError from problem
        if family in _FULL_CODES:
            raise DiskFullError(name=path.name) from problem
        if family in _FORBIDDEN_CODES:
            raise NotWritableError(path=os.fspath(path), reason=str(problem)) from problem
        if family == "SQLITE_IOERR":
            raise StorageFailedError(name=path.name, reason=str(problem)) from problem
        raise DatabaseDamagedError(reason=str(problem)) from problem


def _require_salt(path: Path, salt: bytes) -> None:
    try:
        descriptor = files.open_regular(path)
        try:
            found = os.read(descriptor, SALT_BYTES)
        finally:
            os.close(descriptor)
    except OSError as problem:
        raise DatabaseDamagedError(reason=problem.strerror or str(problem)) from problem
    if found == _PLAIN_SQLITE:
        raise DatabaseDamagedError(reason="the database is not encrypted")
    if found != salt:
        raise DatabaseDamagedError(reason="its first bytes are not this vault's")


def _authorise(action: int, *_details: object) -> int:
    answer: int = dbapi2.SQLITE_DENY if action in _DENIED else dbapi2.SQLITE_OK
    return answer
