"""Two builds that are the same are said to be; whatever differs is named."""

import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scripts import script

compare_builds = script("compare_builds")


@pytest.fixture
def first(tmp_path: Path) -> Path:
    folder = tmp_path / "first"
    (folder / "lib").mkdir(parents=True)
    (folder / "program").write_bytes(b"x" * 3_000_000)
    (folder / "lib" / "part.so").write_bytes(b"part")
    (folder / "link").symlink_to("program")
    for path in (folder / "program", folder / "lib" / "part.so"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o644)
    return folder


def told(first: Path, second: Path) -> list[str]:
    contents = compare_builds.contents
    return list(compare_builds.differences(contents(first), contents(second)))


def copied(first: Path) -> Path:
    return Path(shutil.copytree(first, first.with_name("second"), symlinks=True))


def flipped(folder: Path) -> None:
    path = folder / "program"
    data = bytearray(path.read_bytes())
    data[2_500_000] ^= 1
    path.write_bytes(data)
    os.utime(path, (1_000_000_000, 1_000_000_000))


def lengthened(folder: Path) -> None:
    path = folder / "lib" / "part.so"
    path.write_bytes(b"parts")
    os.utime(path, (1_000_000_000, 1_000_000_000))


def led_elsewhere(folder: Path) -> None:
    (folder / "link").unlink()
    (folder / "link").symlink_to("lib")


def test_a_copy_is_the_same(first: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare_builds.main([str(first), str(copied(first))]) == 0
    assert "the same" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (flipped, "bytes: program: 3000000 and 3000000, first at 2500000"),
        (lengthened, "bytes: lib/part.so: 4 and 5, first at 4"),
        (lambda folder: (folder / "new").write_bytes(b""), "in the second alone: new"),
        (lambda folder: (folder / "program").unlink(), "in the first alone: program"),
        (lambda folder: (folder / "program").chmod(0o755), "permissions: program: "),
        (lambda folder: os.utime(folder / "program", (5, 5)), "time: program: 1000000000 and 5"),
        (led_elsewhere, "link: link: to 'program' and 'lib'"),
    ],
)
def test_every_kind_of_difference_is_named(
    first: Path, change: Callable[[Path], object], expected: str
) -> None:
    second = copied(first)
    change(second)

    (difference,) = told(first, second)

    assert difference.startswith(expected)
    assert compare_builds.main([str(first), str(second)]) == 1


def test_in_a_wheel_the_order_counts(tmp_path: Path) -> None:
    for name, order in (("first.whl", "ab"), ("second.whl", "ba")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for letter in order:
                archive.writestr(zipfile.ZipInfo(letter), letter)

    assert told(tmp_path / "first.whl", tmp_path / "first.whl") == []
    assert told(tmp_path / "first.whl", tmp_path / "second.whl") == ["the order is not the same"]


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not here")
def test_a_debian_package_is_looked_into(tmp_path: Path) -> None:
    for name, words in (("first", "one"), ("second", "two")):
        control = tmp_path / name / "DEBIAN" / "control"
        control.parent.mkdir(parents=True)
        control.write_text(
            "Package: x\nVersion: 1\nArchitecture: all\nMaintainer: x <x@x>\nDescription: x\n"
        )
        (tmp_path / name / "said").write_text(words)
        command = ["dpkg-deb", "--build", "--root-owner-group", str(tmp_path / name)]
        subprocess.run(
            command, check=True, capture_output=True, env={**os.environ, "SOURCE_DATE_EPOCH": "9"}
        )

    found = told(tmp_path / "first.deb", tmp_path / "second.deb")

    assert "bytes: data/./said: 3 and 3, first at 0" in found
    assert told(tmp_path / "first.deb", tmp_path / "first.deb") == []


def test_two_empty_folders_are_no_answer(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(FileNotFoundError):
        told(tmp_path / "empty", tmp_path / "empty")
