from pathlib import Path

import click
import pytest

from evidence_kit.cli.secrets_in import read_passphrase, read_pin, require_one_reader
from evidence_kit.errors import SourceMissingError, SourceUnreadableError


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"five unrelated words\n", "five unrelated words"),
        (b"five unrelated words\r\n", "five unrelated words"),
        (b"five unrelated words", "five unrelated words"),
        (b" with spaces \n", " with spaces "),
        (b"two\nlines\n", "two\nlines"),
        ("šč ☺\n".encode(), "šč ☺"),
    ],
)
def test_only_the_editors_line_end_is_dropped(tmp_path: Path, data: bytes, expected: str) -> None:
    path = tmp_path / "passphrase"
    path.write_bytes(data)

    assert read_passphrase(str(path)) == expected


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceMissingError):
        read_passphrase(str(tmp_path / "gone"))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "passphrase"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(SourceUnreadableError):
        read_passphrase(str(path))


def test_without_a_terminal_nobody_is_asked() -> None:
    with pytest.raises(click.UsageError):
        read_passphrase(None)


def test_a_pin_comes_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "pin"
    path.write_bytes(b"482913\n")

    assert read_pin(str(path), ask=False) == "482913"


def test_without_a_pin_nobody_is_asked_for_one() -> None:
    assert read_pin(None, ask=False) == ""


def test_a_pin_that_should_be_asked_for_needs_a_terminal() -> None:
    with pytest.raises(click.UsageError):
        read_pin(None, ask=True)


def test_standard_input_is_read_for_one_thing_only() -> None:
    require_one_reader("-", None, "file.txt")

    with pytest.raises(click.UsageError):
        require_one_reader("-", None, "-")
