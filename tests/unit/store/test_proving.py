import pytest

from evidence_kit.errors import DatabaseDamagedError, StorageError
from evidence_kit.store import proving
from evidence_kit.store.connection import Database


def test_a_locked_database_is_proven_and_removed(tmp_path):
    proving.prove_database(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_refuses_is_said(tmp_path):
    with pytest.raises(StorageError):
        proving.prove_database(tmp_path / "nowhere")


def test_a_database_that_can_be_read_from_outside_is_caught(tmp_path):
    path = tmp_path / "x.db"
    path.write_bytes(b"SQLite format 3\0")
    with pytest.raises(DatabaseDamagedError, match="from outside"):
        proving._require_hidden(path)


def test_a_database_that_opens_with_any_key_is_caught(tmp_path):
    key, salt = bytes(32), bytes(16)
    database = Database(tmp_path / "x.db", key, salt, create=True)
    database.run(proving._MAKE)
    database.close()
    proving._require_right_key(tmp_path / "x.db", bytes([1]) * 32, salt)
    with pytest.raises(DatabaseDamagedError, match="another key"):
        proving._require_right_key(tmp_path / "x.db", key, salt)
