import subprocess
import zipfile
from datetime import UTC, datetime

import pytest

from evidence_kit.errors import CancelledError, TargetExistsError
from evidence_kit.handover.archive import write_zip
from evidence_kit.progress import Cancel

AT = datetime(2026, 3, 2, 9, 30, 15, tzinfo=UTC)
PATHS = ("a/b.txt", "c.txt")


@pytest.fixture
def folder_path(tmp_path):
    folder_path = tmp_path / "folder.partial"
    (folder_path / "a").mkdir(parents=True)
    (folder_path / "a/b.txt").write_bytes(b"one" * 1000)
    (folder_path / "c.txt").write_bytes(b"")
    return folder_path


def write(folder_path, zip_path, *, at=AT, cancel=None):
    write_zip(folder_path, PATHS, zip_path, top_folder="EK", made_at=at, cancel=cancel or Cancel())


def test_it_is_stored_in_order_under_one_folder(folder_path, tmp_path):
    write(folder_path, tmp_path / "x.zip")

    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        infos = archive.infolist()
        assert [info.filename for info in infos] == ["EK/a/b.txt", "EK/c.txt"]
        assert {info.compress_type for info in infos} == {zipfile.ZIP_STORED}
        assert {info.date_time for info in infos} == {(2026, 3, 2, 9, 30, 14)}
        assert archive.read("EK/a/b.txt") == b"one" * 1000


def test_the_same_folder_gives_the_same_bytes(folder_path, tmp_path):
    write(folder_path, tmp_path / "x.zip")
    (folder_path / "c.txt").touch()
    write(folder_path, tmp_path / "y.zip")

    assert (tmp_path / "x.zip").read_bytes() == (tmp_path / "y.zip").read_bytes()


@pytest.mark.parametrize("command", [["unzip", "-tqq"], ["7z", "t", "-bso0"]])
def test_common_programs_find_no_fault_in_it(folder_path, tmp_path, command):
    write(folder_path, tmp_path / "x.zip")

    found = subprocess.run([*command, "x.zip"], cwd=tmp_path, capture_output=True, check=False)

    assert (found.returncode, found.stderr) == (0, b"")


@pytest.mark.parametrize("year", [1969, 2200])
def test_a_clock_that_is_far_off_does_not_stop_it(folder_path, tmp_path, year):
    write(folder_path, tmp_path / "x.zip", at=AT.replace(year=year))

    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.testzip() is None


def test_an_existing_file_is_left_as_it_is(folder_path, tmp_path):
    (tmp_path / "x.zip").write_bytes(b"old")

    with pytest.raises(TargetExistsError):
        write(folder_path, tmp_path / "x.zip")

    assert (tmp_path / "x.zip").read_bytes() == b"old"


def test_a_stop_is_heard(folder_path, tmp_path):
    cancel = Cancel()
    cancel.request()

    with pytest.raises(CancelledError):
        write(folder_path, tmp_path / "x.zip", cancel=cancel)
