"""The plain loops that the program is measured against.

Each does what the promise needs, as directly as Python can say it, and nothing that serves only
comfort: no record, no ledger, no progress, no check of the source. They are written to be fast –
buffers are reused, nothing is copied – because a slow floor would make every gate easy.
"""

import hashlib
import os
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlcipher3 import dbapi2

CHUNK_BYTES = 1 << 20
TAG_BYTES = 16
NONCE_BYTES = 12

DATABASE_SETTINGS: tuple[tuple[str, str], ...] = (
    ("cipher_memory_security", "ON"),
    ("cipher_compatibility", "4"),
    ("locking_mode", "EXCLUSIVE"),
    ("journal_mode", "TRUNCATE"),
    ("synchronous", "EXTRA"),
    ("fullfsync", "ON"),
    ("foreign_keys", "ON"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("temp_store", "MEMORY"),
    ("secure_delete", "ON"),
    ("mmap_size", "0"),
    ("recursive_triggers", "ON"),
)
"""The vault's settings (FORMAT.md §4), written out: a floor that asked the store for them would
move with whatever the store does on opening."""

_HELD_IDS = "SELECT id FROM item WHERE status = 'held' AND kind <> 'not-held'"
"""What must be known to compare with the files; the vault has an index that answers it."""


FIRST_ROWS = "SELECT * FROM item ORDER BY number LIMIT ?"
"""What one screen of the pieces needs to know."""

SEARCHED_TABLE = "CREATE TABLE searched (words TEXT NOT NULL) STRICT"
PLAIN_SEARCH = "SELECT rowid FROM searched WHERE instr(words, ?) AND instr(words, ?)"
"""Two words in one text, looked for by the database itself."""


class query_plainly:  # noqa: N801 - used like a function, in a with statement
    """Open a database with the vault's settings, to be asked something plainly.

    Args:
        database_path: It is made when it is not there.
        raw_key: Key and salt, 96 hex digits.
    """

    def __init__(self, database_path: Path, raw_key: str) -> None:
        self.connection = dbapi2.connect(os.fspath(database_path), isolation_level=None)
        self.connection.execute(f"PRAGMA key = \"x'{raw_key}'\"")
        for name, value in DATABASE_SETTINGS:
            self.connection.execute(f"PRAGMA {name} = {value}").fetchall()

    def __enter__(self) -> dbapi2.Connection:
        return self.connection

    def __exit__(self, *_exception: object) -> None:
        self.connection.close()


def keep_plainly(source_path: Path, target_path: Path, key: bytes) -> str:
    """Read, hash, encrypt, write, sync; read back from the medium, decrypt, hash, compare.

    Returns:
        The SHA-256 of the source, in hex.

    Raises:
        OSError: What was read back is not what was written.
    """
    chunk_bytes = max(1, min(CHUNK_BYTES, source_path.stat().st_size))
    plain = memoryview(bytearray(chunk_bytes))
    sealed = memoryview(bytearray(chunk_bytes + TAG_BYTES))
    cipher = AESGCM(key)
    written = _write_plainly(source_path, target_path, cipher, plain, sealed)
    found = _read_plainly(target_path, cipher, plain, sealed)
    if found != written:
        raise OSError(f"{target_path} does not read back as it was written")
    return written


def copy_plainly(source_paths: list[Path], target_path: Path) -> str:
    """Read files, hash and write them into one, sync; read it back from the medium and hash it.

    Returns:
        The SHA-256 of the whole, in hex.

    Raises:
        OSError: What was read back is not what was written.
    """
    buffer = memoryview(bytearray(CHUNK_BYTES))
    written, found = hashlib.sha256(), hashlib.sha256()
    with target_path.open("xb", buffering=0) as target:
        for source_path in source_paths:
            with source_path.open("rb", buffering=0) as source:
                while count := source.readinto(buffer):
                    written.update(buffer[:count])
                    rest = buffer[:count]
                    while rest:
                        rest = rest[target.write(rest) :]
        os.fsync(target.fileno())
        os.posix_fadvise(target.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    with target_path.open("rb", buffering=0) as target:
        while count := target.readinto(buffer):
            found.update(buffer[:count])
    if found.digest() != written.digest():
        raise OSError(f"{target_path} does not read back as it was written")
    return written.hexdigest()


def check_plainly(target_path: Path, key: bytes) -> str:
    """Read what :func:`keep_plainly` wrote, decrypt and hash it.

    Returns:
        The SHA-256 of the content, in hex.
    """
    plain = memoryview(bytearray(CHUNK_BYTES))
    sealed = memoryview(bytearray(CHUNK_BYTES + TAG_BYTES))
    return _read_plainly(target_path, AESGCM(key), plain, sealed)


def open_plainly(
    database_path: Path, raw_key: str, blobs_path: Path
) -> tuple[dbapi2.Connection, int]:
    """Open the database, read which items it has, list the sealed files, compare the counts.

    Args:
        database_path: The vault's database.
        raw_key: Key and salt, 96 hex digits.
        blobs_path: The folder of sealed files.

    Returns:
        The connection, to be closed by the caller, and how many items there are.

    Raises:
        OSError: There are not as many files as items.
    """
    connection = dbapi2.connect(os.fspath(database_path), isolation_level=None)
    try:
        connection.execute(f"PRAGMA key = \"x'{raw_key}'\"")
        for name, value in DATABASE_SETTINGS:
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
        rows = connection.execute(_HELD_IDS).fetchall()
        _require_as_many(_listed_plainly(blobs_path), rows)
    except BaseException:
        connection.close()
        raise
    return connection, len(rows)


def _listed_plainly(blobs_path: Path) -> list[str]:
    names: list[str] = []
    with os.scandir(blobs_path) as shelves:
        for shelf in shelves:
            names += os.listdir(shelf.path)  # noqa: PTH208 - the floor is the fastest way
    return names


def _require_as_many(names: list[str], rows: list[tuple[str]]) -> None:
    if len(names) != len(rows):
        raise OSError(f"{len(names)} sealed files for {len(rows)} items")


def _write_plainly(
    source_path: Path, target_path: Path, cipher: AESGCM, plain: memoryview, sealed: memoryview
) -> str:
    hasher = hashlib.sha256()
    counter = 0
    with source_path.open("rb", buffering=0) as source, target_path.open("xb", buffering=0) as file:
        while count := source.readinto(plain):
            hasher.update(plain[:count])
            rest = sealed[: count + TAG_BYTES]
            cipher.encrypt_into(_nonce(counter), plain[:count], None, rest)
            while rest:
                rest = rest[file.write(rest) :]
            counter += 1
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return hasher.hexdigest()


def _read_plainly(target_path: Path, cipher: AESGCM, plain: memoryview, sealed: memoryview) -> str:
    hasher = hashlib.sha256()
    counter = 0
    with target_path.open("rb", buffering=0) as file:
        while count := file.readinto(sealed):
            opened = plain[: count - TAG_BYTES]
            cipher.decrypt_into(_nonce(counter), sealed[:count], None, opened)
            hasher.update(opened)
            counter += 1
    return hasher.hexdigest()


def _nonce(counter: int) -> bytes:
    return counter.to_bytes(NONCE_BYTES, "big")
