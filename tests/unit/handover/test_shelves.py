import subprocess
import zipfile
from datetime import UTC, datetime

import pytest
import pyzipper

from evidence_kit.errors import CancelledError, TargetExistsError
from evidence_kit.handover.reading_back import LARGE_FROM_BYTES, ReadingBack
from evidence_kit.handover.shelves import FolderShelf, open_zip_shelf

AT = datetime(2026, 3, 2, 9, 30, 14, tzinfo=UTC)
PASSPHRASE = "purple lantern seven kayak"


def write(zip_path, passphrase):
    with open_zip_shelf(zip_path, top_folder="EK", made_at=AT, passphrase=passphrase) as shelf:
        shelf.put("data/a.txt", iter([b"one", b"two"]), 6)
        shelf.put("data/b.txt", iter([b"of unknown size"]), None)


def test_a_folder_takes_files_in_folders_of_their_own(tmp_path):
    FolderShelf(tmp_path, made_at=AT).put("data/x/y.bin", iter([b"ab", b"c"]), None)

    assert (tmp_path / "data/x/y.bin").read_bytes() == b"abc"


def test_an_open_zip_holds_what_was_put_into_it_stored(tmp_path):
    write(tmp_path / "x.zip", "")

    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.read("EK/data/a.txt") == b"onetwo"
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {info.date_time for info in archive.infolist()} == {(2026, 3, 2, 9, 30, 14)}


def test_a_locked_zip_is_aes_256_without_a_checksum_of_what_is_in_it(tmp_path):
    write(tmp_path / "x.zip", PASSPHRASE)

    with pyzipper.AESZipFile(tmp_path / "x.zip") as archive:
        archive.setpassword(PASSPHRASE.encode())
        assert archive.read("EK/data/b.txt") == b"of unknown size"
        assert {(info.wz_aes_version, info.wz_aes_strength) for info in archive.infolist()} == {
            (2, 3)
        }
        assert {info.CRC for info in archive.infolist()} == {0}


def test_nothing_of_it_can_be_read_without_the_passphrase(tmp_path):
    write(tmp_path / "x.zip", PASSPHRASE)

    assert b"onetwo" not in (tmp_path / "x.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "x.zip") as archive, pytest.raises(RuntimeError):
        archive.read("EK/data/a.txt")


def test_seven_zip_opens_it_with_the_passphrase_alone(tmp_path):
    write(tmp_path / "x.zip", PASSPHRASE)

    right, wrong = (
        subprocess.run(["7z", "t", f"-p{said}", tmp_path / "x.zip"], capture_output=True)  # noqa: PLW1510 - the status is the answer
        for said in (PASSPHRASE, "another")
    )

    assert b"Everything is Ok" in right.stdout
    assert wrong.returncode != 0


def test_an_existing_file_is_never_replaced(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"old")

    with pytest.raises(TargetExistsError):
        write(tmp_path / "x.zip", PASSPHRASE)


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_a_source_that_stops_is_the_error_that_is_told(tmp_path, passphrase):
    def chunks():
        yield b"1"
        raise CancelledError

    with (
        pytest.raises(CancelledError),
        open_zip_shelf(
            tmp_path / "x.zip", top_folder="EK", made_at=AT, passphrase=passphrase
        ) as shelf,
    ):
        shelf.put("data/a", chunks(), 10)


def test_a_large_file_is_read_back_beside_the_next_and_a_small_one_at_once(tmp_path):
    reading_back = ReadingBack()
    shelf = FolderShelf(tmp_path, made_at=AT, reading_back=reading_back)
    shelf.put("data/large.bin", iter([bytes(LARGE_FROM_BYTES)]), None)
    shelf.put("data/small.bin", iter([b"small"]), None)
    shelf.sync_folders()

    assert list(reading_back.settle()) == ["data/large.bin"]
    assert {(tmp_path / name).stat().st_mtime for name in ("data/large.bin", "data/small.bin")} == {
        AT.timestamp()
    }
