# ruff: noqa: S608 - these statements are the attack
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from evidence_kit.errors import (
    DatabaseDamagedError,
    DiskFullError,
    EvidenceKitError,
    NotWritableError,
    StorageFailedError,
    VaultInUseError,
)
from evidence_kit.model import Verdict
from evidence_kit.store import checking
from evidence_kit.store.connection import Database, complete_statements, translated
from tests.conftest import Count
from tests.fakes import flip_bit, run_python

KEY = bytes(range(32))
SALT = bytes(range(16))
PAGE_BYTES = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    opened = Database(path, KEY, SALT, create=True)
    opened.run("CREATE TABLE note (n INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT")
    with opened.transaction():
        for n in range(300):
            opened.run("INSERT INTO note VALUES (?, ?)", (n, f"note {n} " + "x" * 90))
    yield opened
    opened.close()


def notes(database: Database) -> int:
    row = database.find_row("SELECT count(*) FROM note")
    assert row is not None
    return int(row[0])


def page_verdict(path: Path) -> Verdict:
    (finding,) = checking.page_findings(lambda: Database(path, KEY, SALT))
    return finding.verdict


# --- what an open connection is


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [
        ("cipher_memory_security", "1"),
        ("locking_mode", "exclusive"),
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("fullfsync", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("mmap_size", 0),
        ("recursive_triggers", 1),
        ("cipher_page_size", "4096"),
        ("cipher_use_hmac", "1"),
        ("cipher_plaintext_header_size", "0"),
        ("cipher_hmac_algorithm", "HMAC_SHA512"),
        ("cipher_log_level", "NONE"),
    ],
)
def test_every_setting_holds_on_the_open_connection(
    database: Database, pragma: str, expected: str | int
) -> None:
    assert database.rows(f"PRAGMA {pragma}") == [(expected,)]


def test_the_settings_hold_again_after_the_database_was_reopened(
    database: Database, path: Path
) -> None:
    database.close()

    again = Database(path, KEY, SALT)

    # EXCLUSIVE and EXTRA belong to the connection and would be lost without being set again.
    assert again.rows("PRAGMA locking_mode") == [("exclusive",)]
    assert again.rows("PRAGMA synchronous") == [(3,)]
    assert again.rows("PRAGMA journal_mode") == [("truncate",)]
    again.close()


def test_the_key_is_the_raw_key_and_no_passphrase(database: Database, path: Path) -> None:
    database.close()

    assert path.read_bytes()[:16] == SALT
    plain = dbapi2.connect(os.fspath(path))
    plain.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    assert plain.execute("SELECT count(*) FROM note").fetchone() == (300,)
    plain.close()


def test_nothing_readable_stands_in_the_file(database: Database, path: Path) -> None:
    database.close()

    data = path.read_bytes()
    assert b"note" not in data
    assert b"SQLite format" not in data
    assert KEY not in data


@pytest.mark.parametrize(
    ("key", "salt"),
    [
        (KEY[:31], SALT),
        (KEY + b"\0", SALT),
        (KEY, SALT[:15]),
        (KEY, b""),
        (b"", SALT),
        (b"", b""),
        (KEY[:31], SALT + b"\0\0"),
    ],
)
def test_a_key_of_another_length_is_refused_and_never_taken_for_a_passphrase(
    path: Path, key: bytes, salt: bytes
) -> None:
    with pytest.raises(ValueError, match="96 hex digits"):
        Database(path, key, salt, create=True)


# --- what is refused at the door


def test_a_missing_database_is_said_and_none_is_made(path: Path) -> None:
    with pytest.raises(DatabaseDamagedError):
        Database(path, KEY, SALT)

    assert not path.exists()


def test_an_unencrypted_database_is_refused(path: Path) -> None:
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE note (n)")
    plain.commit()
    plain.close()

    with pytest.raises(DatabaseDamagedError, match="not encrypted"):
        Database(path, KEY, SALT)


def test_an_unencrypted_database_is_refused_also_when_the_salt_says_so(path: Path) -> None:
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE note (n)")
    plain.commit()
    plain.close()

    with pytest.raises(DatabaseDamagedError):
        Database(path, KEY, b"SQLite format 3\0")


def test_the_database_of_another_vault_is_refused(database: Database, path: Path) -> None:
    database.close()
    other_path = path.with_name("other.db")
    Database(other_path, KEY[::-1], SALT[::-1], create=True).close()

    with pytest.raises(DatabaseDamagedError, match="not this vault's"):
        Database(path, KEY, SALT[::-1])
    with pytest.raises(DatabaseDamagedError):
        Database(path, KEY[::-1], SALT)


@pytest.mark.parametrize("size_bytes", [0, 1, 15, 16, 100, PAGE_BYTES - 1])
def test_a_cut_first_page_is_refused(database: Database, path: Path, size_bytes: int) -> None:
    database.close()
    os.truncate(path, size_bytes)

    with pytest.raises(DatabaseDamagedError):
        Database(path, KEY, SALT)


@pytest.mark.parametrize("position", [0, 7, 15])
def test_a_changed_salt_is_noticed(database: Database, path: Path, position: int) -> None:
    database.close()
    flip_bit(path, position)

    with pytest.raises(DatabaseDamagedError, match="not this vault's"):
        Database(path, KEY, SALT)


def test_a_second_connection_is_told_that_the_vault_is_in_use(
    database: Database, path: Path
) -> None:
    assert notes(database) == 300

    with pytest.raises(VaultInUseError):
        Database(path, KEY, SALT)


def test_a_refused_connection_leaves_the_first_one_working(database: Database, path: Path) -> None:
    with pytest.raises(VaultInUseError):
        Database(path, KEY, SALT)

    database.run("INSERT INTO note VALUES (1000, 'still here')")
    assert notes(database) == 301


# --- what the library says, in our words


def test_no_more_pages_is_a_full_disk_and_nothing_of_the_transaction_stays(
    database: Database,
) -> None:
    (pages,) = database.rows("PRAGMA page_count")
    database.run(f"PRAGMA max_page_count = {pages[0]}")

    with pytest.raises(DiskFullError), database.transaction():  # noqa: PT012 - any of them may fail
        for n in range(1000, 2000):
            database.run("INSERT INTO note VALUES (?, ?)", (n, "x" * 1000))

    assert notes(database) == 300
    database.run("PRAGMA max_page_count = 100000")
    with database.transaction():
        database.run("INSERT INTO note VALUES (1000, 'room again')")
    assert notes(database) == 301


def test_a_database_that_may_not_be_written_is_not_writable(database: Database) -> None:
    database.run("PRAGMA query_only = ON")

    with pytest.raises(NotWritableError):
        database.run("INSERT INTO note VALUES (1000, 'x')")


def test_a_folder_in_the_databases_place_is_not_writable(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError):
        Database(tmp_path, KEY, SALT, create=True)


def test_a_file_size_limit_is_a_failure_of_storage(path: Path) -> None:
    pytest.importorskip("resource", reason="file sizes cannot be limited on this system")
    script = f"""
import resource, sys
from pathlib import Path
from evidence_kit.errors import StorageError
from evidence_kit.store.connection import Database
database = Database(Path(sys.argv[1]), {KEY!r}, {SALT!r}, create=True)
database.run("CREATE TABLE note (words TEXT) STRICT")
resource.setrlimit(resource.RLIMIT_FSIZE, (40960, 40960))
try:
    with database.transaction():
        for _ in range(100):
            database.run("INSERT INTO note VALUES (?)", ("x" * 1000,))
except StorageError as problem:
    print(type(problem).__name__, database.rows("SELECT count(*) FROM note"))
"""

    answer = run_python(script, path)

    assert answer.stdout.strip() in {"StorageFailedError [(0,)]", "DiskFullError [(0,)]"}, (
        answer.stderr
    )


def test_a_damaged_page_is_damage(database: Database, path: Path) -> None:
    database.close()
    for page in range(1, path.stat().st_size // PAGE_BYTES):
        flip_bit(path, page * PAGE_BYTES + 50)
    again = Database(path, KEY, SALT)

    with pytest.raises(DatabaseDamagedError):
        notes(again)

    again.close()


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("SQLITE_BUSY", "database is locked", VaultInUseError),
        ("SQLITE_BUSY_RECOVERY", "database is locked", VaultInUseError),
        ("SQLITE_LOCKED", "database table is locked", VaultInUseError),
        ("SQLITE_FULL", "database or disk is full", DiskFullError),
        ("SQLITE_READONLY", "attempt to write a readonly database", NotWritableError),
        ("SQLITE_READONLY_DBMOVED", "attempt to write a readonly database", NotWritableError),
        ("SQLITE_PERM", "access permission denied", NotWritableError),
        ("SQLITE_CANTOPEN", "unable to open database file", NotWritableError),
        ("SQLITE_CANTOPEN_ISDIR", "unable to open database file", NotWritableError),
        ("SQLITE_IOERR_WRITE", "disk I/O error", StorageFailedError),
        ("SQLITE_IOERR_SHORT_READ", "disk I/O error", StorageFailedError),
        ("SQLITE_CORRUPT", "database disk image is malformed", DatabaseDamagedError),
        ("SQLITE_CORRUPT_VTAB", "database disk image is malformed", DatabaseDamagedError),
        ("SQLITE_NOTADB", "file is not a database", DatabaseDamagedError),
        ("SQLITE_CONSTRAINT_TRIGGER", "the ledger is append-only", DatabaseDamagedError),
    ],
)
def test_each_of_the_librarys_errors_becomes_one_of_ours(
    path: Path, code: str, text: str, kind: type[EvidenceKitError]
) -> None:
    problem = dbapi2.OperationalError(text)
    problem.sqlite_errorname = code

    with pytest.raises(kind) as caught, translated(path):
        raise problem

    assert caught.value.__cause__ is problem
    caught.value.summary.format(**caught.value.facts)


@pytest.mark.parametrize("table", ["full_text", "locked_door"])
def test_a_name_that_sounds_like_an_error_is_not_one(database: Database, table: str) -> None:
    with pytest.raises(DatabaseDamagedError, match=table):
        database.rows(f"SELECT * FROM {table}")


# --- transactions


def test_a_transaction_writes_everything(database: Database) -> None:
    with database.transaction():
        database.run("INSERT INTO note VALUES (1000, 'a')")
        database.run("INSERT INTO note VALUES (1001, 'b')")

    assert notes(database) == 302


@pytest.mark.parametrize("problem", [KeyError, KeyboardInterrupt, SystemExit, GeneratorExit])
def test_a_transaction_writes_nothing_when_it_is_left_early(
    database: Database, problem: type[BaseException]
) -> None:
    with pytest.raises(problem), database.transaction():  # noqa: PT012 - left in the middle
        database.run("INSERT INTO note VALUES (1000, 'a')")
        raise problem

    assert notes(database) == 300
    with database.transaction():
        database.run("INSERT INTO note VALUES (1000, 'a')")
    assert notes(database) == 301


def test_a_failing_statement_takes_the_earlier_ones_with_it(database: Database) -> None:
    with pytest.raises(DatabaseDamagedError), database.transaction():  # noqa: PT012 - the second
        database.run("INSERT INTO note VALUES (1000, 'a')")
        database.run("INSERT INTO note VALUES (1, 'taken')")

    assert notes(database) == 300


def test_a_commit_that_cannot_be_made_is_an_error_and_leaves_nothing(database: Database) -> None:
    database.run("CREATE TABLE parent (n INTEGER PRIMARY KEY) STRICT")
    database.run(
        "CREATE TABLE child (n INTEGER REFERENCES parent (n) DEFERRABLE INITIALLY DEFERRED) STRICT"
    )

    with pytest.raises(DatabaseDamagedError), database.transaction():
        database.run("INSERT INTO child VALUES (7)")

    assert database.rows("SELECT * FROM child") == []


def test_a_closed_connection_can_be_closed_again(database: Database) -> None:
    database.close()
    database.close()


# --- what a statement may not do


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH DATABASE ':memory:' AS other",
        "ATTACH DATABASE ':memory:' AS other KEY ''",
        "DETACH DATABASE main",
        "VACUUM INTO '/tmp/evidence-kit-must-not-exist.db'",
        "SELECT load_extension('x')",
    ],
)
def test_no_statement_opens_another_file(database: Database, sql: str) -> None:
    with pytest.raises(EvidenceKitError):
        database.run(sql)

    assert not Path("/tmp/evidence-kit-must-not-exist.db").exists()


def test_a_copy_is_encrypted_under_the_same_key_and_the_door_is_shut_again(
    database: Database, path: Path
) -> None:
    copy_path = path.with_name("copy.db")

    database.copy_to(copy_path)

    assert copy_path.read_bytes()[:16] == SALT
    copy = Database(copy_path, KEY, SALT)
    assert notes(copy) == 300
    copy.close()
    with pytest.raises(EvidenceKitError):
        database.run("ATTACH DATABASE ':memory:' AS other")


def test_a_copy_never_replaces_a_file_and_the_door_is_shut_again(
    database: Database, path: Path
) -> None:
    copy_path = path.with_name("copy.db")
    copy_path.write_bytes(b"mine")

    with pytest.raises(EvidenceKitError):
        database.copy_to(copy_path)

    assert copy_path.read_bytes() == b"mine"
    with pytest.raises(EvidenceKitError):
        database.run("ATTACH DATABASE ':memory:' AS other")


# --- damage that a plain open does not see


@pytest.fixture
def sound(database: Database, path: Path) -> bytes:
    database.close()
    return path.read_bytes()


def test_a_sound_database_is_found_sound(path: Path, sound: bytes) -> None:
    assert len(sound) > 8 * PAGE_BYTES
    assert page_verdict(path) is Verdict.INTACT


def assert_flips_are_found(path: Path, sound: bytes, step_bytes: int) -> None:
    for position in range(0, len(sound), step_bytes):
        flip_bit(path, position, bit=position % 8)
        assert page_verdict(path) is Verdict.ALTERED, position
        flip_bit(path, position, bit=position % 8)


def test_a_flip_in_any_page_is_found(path: Path, sound: bytes) -> None:
    assert_flips_are_found(path, sound, 1021)


@pytest.mark.deep
def test_a_flip_in_any_place_is_found(path: Path, sound: bytes, count: Count) -> None:
    assert_flips_are_found(path, sound, 7)

    count("damage of databases", len(range(0, len(sound), 7)), ())


def test_a_database_cut_or_extended_at_a_page_is_found(path: Path, sound: bytes) -> None:
    for size_bytes in range(0, len(sound), PAGE_BYTES):
        path.write_bytes(sound[:size_bytes])
        assert page_verdict(path) is Verdict.ALTERED, size_bytes
    for addition in (bytes(PAGE_BYTES), sound[PAGE_BYTES : 2 * PAGE_BYTES]):
        path.write_bytes(sound + addition)
        assert page_verdict(path) is Verdict.ALTERED


def test_two_swapped_pages_are_found(path: Path, sound: bytes) -> None:
    pages = [sound[at : at + PAGE_BYTES] for at in range(0, len(sound), PAGE_BYTES)]
    pages[3], pages[4] = pages[4], pages[3]
    path.write_bytes(b"".join(pages))

    assert page_verdict(path) is Verdict.ALTERED


@pytest.mark.usefixtures("sound")
def test_a_check_on_the_working_connection_would_not_be_trusted(path: Path) -> None:
    working = Database(path, KEY, SALT)
    notes(working)
    flip_bit(path, 3 * PAGE_BYTES + 100)

    # The sabotaged way: the working connection answers from its cache that all is well.
    assert working.rows("PRAGMA integrity_check") == [("ok",)]
    assert notes(working) == 300

    working.close()
    assert page_verdict(path) is Verdict.ALTERED


# --- schema files


def test_a_script_is_split_where_statements_end_and_not_inside_triggers() -> None:
    script = """
-- a comment; with a semicolon
CREATE TABLE a (n INTEGER);
CREATE TRIGGER t BEFORE DELETE ON a
BEGIN
  SELECT RAISE(ABORT, 'no; never');
  SELECT 1;
END;
INSERT INTO a VALUES (1);
"""

    found = list(complete_statements(script))

    assert len(found) == 3
    assert found[1].strip().startswith("CREATE TRIGGER t")
    assert found[1].strip().endswith("END;")


def test_a_script_that_ends_inside_a_statement_is_refused() -> None:
    with pytest.raises(ValueError, match="inside a statement"):
        list(complete_statements("CREATE TABLE a (n INTEGER);\nCREATE TABLE b (n"))


def test_the_library_is_told_to_be_quiet(path: Path, tmp_path: Path) -> None:
    # SQLCipher writes what it thinks of a wrong key to standard error unless it is told not to.
    Database(path, KEY, SALT, create=True).close()
    copied = shutil.copy(path, tmp_path / "wrong.db")
    script = f"""
import sys
from pathlib import Path
from evidence_kit.errors import DatabaseDamagedError
from evidence_kit.store.connection import Database
try:
    Database(Path(sys.argv[1]), {KEY[::-1]!r}, {SALT!r})
except DatabaseDamagedError:
    print("refused")
"""

    answer = run_python(script, copied)

    assert (answer.stdout.strip(), answer.stderr) == ("refused", "")
