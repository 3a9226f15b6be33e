"""The plain loops really keep what they are given, with the settings the vault has."""

import hashlib
import os
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from bench import floors
from evidence_kit.store import connection

KEY = bytes(range(32))
RAW_KEY = "ab" * 48


def test_what_is_kept_plainly_is_hashed_as_it_was(tmp_path: Path):
    data = os.urandom(2 * floors.CHUNK_BYTES + 5)
    source_path = tmp_path / "source"
    source_path.write_bytes(data)

    found = floors.keep_plainly(source_path, tmp_path / "target", KEY)

    assert found == hashlib.sha256(data).hexdigest()


def test_what_is_kept_plainly_is_encrypted_with_one_tag_for_each_chunk(tmp_path: Path):
    data = b"a sentence that would be found again " * 60_000
    source_path = tmp_path / "source"
    source_path.write_bytes(data)

    floors.keep_plainly(source_path, tmp_path / "target", KEY)

    kept = (tmp_path / "target").read_bytes()
    chunks = -(-len(data) // floors.CHUNK_BYTES)
    assert b"a sentence" not in kept
    assert len(kept) == len(data) + chunks * floors.TAG_BYTES


def test_what_was_kept_plainly_is_checked_to_its_end(tmp_path: Path):
    source_path = tmp_path / "source"
    source_path.write_bytes(os.urandom(2 * floors.CHUNK_BYTES + 5))
    written = floors.keep_plainly(source_path, tmp_path / "target", KEY)

    assert floors.check_plainly(tmp_path / "target", KEY) == written


def test_what_is_copied_plainly_is_all_of_it(tmp_path: Path):
    parts = [os.urandom(floors.CHUNK_BYTES + 5), b"", b"the last"]
    paths = [tmp_path / f"part {number}" for number in range(len(parts))]
    for path, data in zip(paths, parts, strict=True):
        path.write_bytes(data)

    found = floors.copy_plainly(paths, tmp_path / "target")

    assert (tmp_path / "target").read_bytes() == b"".join(parts)
    assert found == hashlib.sha256(b"".join(parts)).hexdigest()


def test_an_empty_file_is_kept_too(tmp_path: Path):
    source_path = tmp_path / "source"
    source_path.touch()

    assert (
        floors.keep_plainly(source_path, tmp_path / "target", KEY) == hashlib.sha256().hexdigest()
    )


def test_the_plain_loop_never_writes_over_anything(tmp_path: Path):
    source_path = tmp_path / "source"
    source_path.write_bytes(b"x")
    target_path = tmp_path / "target"
    target_path.write_bytes(b"already here")

    with pytest.raises(FileExistsError):
        floors.keep_plainly(source_path, target_path, KEY)


def test_the_plain_open_uses_the_settings_of_the_vault():
    vaults = tuple((name, value) for name, value, _ in connection._SETTINGS)

    assert vaults == floors.DATABASE_SETTINGS


def test_the_plain_open_counts_items_and_their_files(tmp_path: Path):
    database_path = database_with_items(tmp_path, 2)
    blobs_path = files_in_shelves(tmp_path, 2)

    opened, count = floors.open_plainly(database_path, RAW_KEY, blobs_path)

    opened.close()
    assert count == 2


def test_the_plain_open_notices_a_file_that_is_missing(tmp_path: Path):
    database_path = database_with_items(tmp_path, 2)
    blobs_path = files_in_shelves(tmp_path, 1)

    with pytest.raises(OSError, match="1 sealed files for 2 items"):
        floors.open_plainly(database_path, RAW_KEY, blobs_path)


def database_with_items(folder_path: Path, count: int) -> Path:
    path = folder_path / "case.db"
    database = dbapi2.connect(str(path), isolation_level=None)
    database.execute(f"PRAGMA key = \"x'{RAW_KEY}'\"")
    database.execute("CREATE TABLE item (id TEXT, status TEXT, kind TEXT)")
    database.executemany(
        "INSERT INTO item VALUES (?, 'held', 'file')", [(str(n),) for n in range(count)]
    )
    database.close()
    return path


def files_in_shelves(folder_path: Path, count: int) -> Path:
    path = folder_path / "blobs"
    for number in range(count):
        shelf_path = path / f"{number:02x}"
        shelf_path.mkdir(parents=True)
        (shelf_path / "file").touch()
    return path


def test_a_plain_query_runs_under_the_settings_of_a_vault(tmp_path: Path):
    with floors.query_plainly(tmp_path / "plain.db", RAW_KEY) as connection:
        connection.execute(floors.SEARCHED_TABLE)
        connection.executemany(
            "INSERT INTO searched (words) VALUES (?)", [("pay or else",), ("pay",), ("else",)]
        )
        found = connection.execute(floors.PLAIN_SEARCH, ("pay", "else")).fetchall()
        synchronous = connection.execute("PRAGMA synchronous").fetchone()

    assert found == [(1,)]
    assert synchronous == (3,)
    assert b"pay" not in (tmp_path / "plain.db").read_bytes()
