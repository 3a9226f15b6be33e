import hashlib
import os
import threading
from functools import partial
from pathlib import Path

import pytest

from evidence_kit import files
from evidence_kit.errors import StorageFailedError
from evidence_kit.handover.reading_back import ReadBack, ReadingBack

DATA = bytes(range(256)) * 20_000


def nothing() -> None:
    """Leave the file as it is."""


def written(path: Path, data: bytes = DATA) -> tuple[str, Path, int]:
    """A file as it is handed over: its name, its place, and what it is open under."""
    descriptor = files.create_new(path)
    files.write_all(descriptor, data)
    return path.name, path, descriptor


def test_what_lies_on_the_medium_is_told_by_name(tmp_path: Path) -> None:
    reading_back = ReadingBack()
    reading_back.take(*written(tmp_path / "first"), nothing)
    reading_back.take(*written(tmp_path / "second", b"other"), nothing)

    assert reading_back.settle() == {
        "first": ReadBack(size_bytes=len(DATA), sha256=hashlib.sha256(DATA).hexdigest()),
        "second": ReadBack(size_bytes=5, sha256=hashlib.sha256(b"other").hexdigest()),
    }


def test_it_is_read_after_what_is_still_done_to_it(tmp_path: Path) -> None:
    reading_back = ReadingBack()
    path = tmp_path / "first"
    # Stands for a medium that keeps other bytes than it was given.
    reading_back.take(*written(path), partial(path.write_bytes, b"rotten"))

    found = reading_back.settle()["first"]

    assert found.sha256 == hashlib.sha256(b"rotten").hexdigest()


def test_what_the_medium_does_not_give_back_is_left_to_the_check(tmp_path: Path) -> None:
    reading_back = ReadingBack()
    path = tmp_path / "first"
    reading_back.take(*written(path), path.unlink)

    assert reading_back.settle() == {}


def refuse() -> None:
    raise OSError(5, os.strerror(5))


def test_what_the_medium_did_not_keep_is_an_error_of_whoever_asks(tmp_path: Path) -> None:
    reading_back = ReadingBack()
    reading_back.take(*written(tmp_path / "first"), refuse)
    with pytest.raises(StorageFailedError, match="first"):
        reading_back.settle()


def test_what_the_medium_did_not_keep_stops_the_next_file(tmp_path: Path) -> None:
    reading_back = ReadingBack()
    reading_back.take(*written(tmp_path / "first"), refuse)
    second = written(tmp_path / "second")
    with pytest.raises(StorageFailedError, match="first"):
        reading_back.take(*second, nothing)
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(second[2])


def test_a_stop_leaves_no_thread_and_nothing_open(tmp_path: Path) -> None:
    before = threading.active_count()
    reading_back = ReadingBack()
    handed_over = written(tmp_path / "first")
    reading_back.take(*handed_over, nothing)

    reading_back.stop()

    assert threading.active_count() == before
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(handed_over[2])
