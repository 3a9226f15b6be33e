import hashlib
import stat
from datetime import UTC, datetime
from pathlib import Path

import bagit
import pytest

from evidence_kit.errors import CancelledError, NotWritableError, TargetExistsError
from evidence_kit.handover.shelves import FolderShelf
from evidence_kit.handover.writing import CHUNK_BYTES, BagWriter, chunks_of
from evidence_kit.progress import Cancel

AT = datetime(2026, 3, 2, 9, 30, 15, 999999, tzinfo=UTC)


def writer_in(folder, cancel=None):
    shelf = FolderShelf(folder, made_at=AT)
    return BagWriter(shelf, made_at=AT, cancel=cancel or Cancel())


def test_a_file_is_hashed_as_it_is_written(tmp_path):
    written = writer_in(tmp_path).add_stream("data/x/y.bin", iter([b"ab", b"", b"c"]))

    assert (tmp_path / "data/x/y.bin").read_bytes() == b"abc"
    assert written.size_bytes == 3
    assert written.digests.sha256 == hashlib.sha256(b"abc").hexdigest()
    assert written.digests.md5 == hashlib.md5(b"abc", usedforsecurity=False).hexdigest()


def test_a_long_file_is_written_and_hashed_whole(tmp_path):
    data = bytes(range(256)) * 4096

    written = writer_in(tmp_path).add_stream("data/x", [data] * 19)

    assert written.size_bytes == 19 * len(data)
    with (tmp_path / "data/x").open("rb") as file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == written.digests.sha256
    assert written.digests.md5 == hashlib.md5(data * 19, usedforsecurity=False).hexdigest()


def test_files_carry_the_time_of_the_package_and_only_the_owner_may_read(tmp_path):
    writer_in(tmp_path).add("data/x", b"1")

    found = (tmp_path / "data/x").stat()

    assert found.st_mtime_ns == int(AT.timestamp()) * 1_000_000_000
    assert stat.S_IMODE(found.st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_an_existing_file_is_never_replaced(tmp_path):
    (tmp_path / "x").write_bytes(b"old")

    with pytest.raises(TargetExistsError):
        writer_in(tmp_path).add("x", b"new")

    assert (tmp_path / "x").read_bytes() == b"old"


def test_a_link_is_not_written_through(tmp_path):
    (tmp_path / "x").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(TargetExistsError):
        writer_in(tmp_path).add("x", b"new")

    assert not (tmp_path / "elsewhere").exists()


def test_a_place_that_is_no_folder_is_refused(tmp_path):
    (tmp_path / "data").write_bytes(b"")

    with pytest.raises((NotWritableError, TargetExistsError)):
        writer_in(tmp_path).add("data/x", b"1")


def test_a_stop_is_heard_between_two_chunks(tmp_path):
    cancel = Cancel()

    def chunks():
        yield b"1"
        cancel.request()
        yield b"2"

    with pytest.raises(CancelledError):
        writer_in(tmp_path, cancel).add_stream("x", chunks())

    assert (tmp_path / "x").read_bytes() == b"1"


def open_descriptors():
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs Linux to count descriptors")
def test_the_descriptor_is_closed_when_the_source_fails(tmp_path):
    before = open_descriptors()

    def chunks():
        yield b"1"
        raise CancelledError

    for number in range(5):
        with pytest.raises(CancelledError):
            writer_in(tmp_path).add_stream(f"x{number}", chunks())

    assert open_descriptors() == before


def test_manifests_make_a_bag_that_the_library_of_congress_tool_accepts(tmp_path):
    writer = writer_in(tmp_path)
    writer.add("data/b.txt", b"2")
    writer.add("data/sub/a.txt", b"1")
    writer.add("READ-ME-FIRST.txt", b"read\r\n")

    tagmanifest = writer.add_manifests(reference="EK-2026-000123", version=1, app_version="0.1.0")

    bag = bagit.Bag(str(tmp_path))
    bag.validate()
    assert bag.version_info == (1, 0)
    assert bag.info["Payload-Oxum"] == "2.2"
    assert (tmp_path / "tagmanifest-sha256.txt").read_bytes() == tagmanifest
    assert b"  READ-ME-FIRST.txt\n" in tagmanifest
    assert b"tagmanifest" not in tagmanifest


def test_bytes_in_memory_are_cut_so_that_a_stop_is_heard():
    data = bytes(2 * CHUNK_BYTES + 1)

    assert [len(chunk) for chunk in chunks_of(data)] == [CHUNK_BYTES, CHUNK_BYTES, 1]
