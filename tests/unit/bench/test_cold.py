"""What is measured of the frozen folder is what lies in it, and starts come from the disk."""

from pathlib import Path

from bench import cold


def test_a_link_counts_as_nothing(tmp_path: Path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "part.so").write_bytes(b"12345")
    (tmp_path / "part").symlink_to("lib/part.so")

    assert cold.bytes_in(tmp_path) == 5


def test_what_is_forgotten_is_still_there(tmp_path: Path):
    (tmp_path / "part.so").write_bytes(b"12345")
    (tmp_path / "part").symlink_to("part.so")

    cold.forget(tmp_path)

    assert (tmp_path / "part").read_bytes() == b"12345"
