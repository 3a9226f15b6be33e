"""Prove on this computer, in a folder of somebody's choice, that a database is really locked.

A database of no case is made, filled, closed, looked at from outside, opened again and removed. Its
settings are read back as with every opening; what stands in it is a known sentence.
"""

import secrets
from pathlib import Path

from evidence_kit import files
from evidence_kit.errors import DatabaseDamagedError
from evidence_kit.keys import KEY_BYTES
from evidence_kit.store.connection import SALT_BYTES, Database

_SENTENCE = "The quick brown fox jumps over the lazy dog"
_MAKE = "CREATE TABLE proof (sentence TEXT NOT NULL) STRICT"
_FILL = "INSERT INTO proof (sentence) VALUES (?)"
_READ = "SELECT sentence FROM proof"


def prove_database(folder_path: Path) -> None:
    """Make, fill, look at, open and remove a database; returns when all of it is as it should be.

    Raises:
        DatabaseDamagedError: It is readable from outside, opens with another key, or lost a word.
        StorageError: The medium refused.
    """
    path = folder_path / f"evidence-kit-{secrets.token_hex(8)}.db"
    key, salt = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES)
    try:
        database = Database(path, key, salt, create=True)
        try:
            database.run(_MAKE)
            database.run(_FILL, (_SENTENCE,))
        finally:
            database.close()
        _require_hidden(path)
        _require_right_key(path, secrets.token_bytes(KEY_BYTES), salt)
        _require_sentence(path, key, salt)
    finally:
        with files.storage_errors(path):
            path.unlink(missing_ok=True)
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def _require_hidden(path: Path) -> None:
    with files.storage_errors(path):
        data = path.read_bytes()
    if _SENTENCE.encode() in data or data.startswith(b"SQLite"):
        raise DatabaseDamagedError(reason="what was written can be read from outside")


def _require_right_key(path: Path, other_key: bytes, salt: bytes) -> None:
    try:
        database = Database(path, other_key, salt)
    except DatabaseDamagedError:
        return
    database.close()
    raise DatabaseDamagedError(reason="it opens with another key")


def _require_sentence(path: Path, key: bytes, salt: bytes) -> None:
    database = Database(path, key, salt)
    try:
        if database.rows(_READ) != [(_SENTENCE,)]:
            raise DatabaseDamagedError(reason="a word was lost")
    finally:
        database.close()
