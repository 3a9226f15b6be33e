"""Volumes and ways of handing over, as somebody types them in a terminal."""

from pathlib import Path

import pytest

from evidence_kit.resources import asset_path
from tests.journeys.program import Run

PICTURE = asset_path("sample", "evidence") / "received_447120261118.jpeg"


def told(out: str, name: str) -> str:
    """Return what stands behind a word at the beginning of a line."""
    return next(line.split(" ", 1)[1] for line in out.splitlines() if line.startswith(f"{name} "))


def test_contact_sheet_and_intimate_exhibits_lie_apart_and_are_checked_alone(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    (tmp_path / "spoken").write_text("purple lantern seven kayak\n")
    lock = ("--encrypt-passphrase-file", tmp_path / "spoken")
    said = run("contact", adult_case, "contact-name", "-", *key, said=b"Ana Novak\n")
    assert said.out == "kept answer/contact-name\n"
    assert run("add", adult_case, PICTURE, "--intimate", *key).status == 0

    made = run("package", adult_case, "-o", tmp_path, "--confidential", "--sensitive", *lock, *key)

    assert made.status == 0
    assert "in the separate, locked volume" in made.words
    assert "kayak" not in made.out + made.words
    assert run("verify", told(made.out, "package"), "--code", told(made.out, "code")).status == 0
    sheet = told(made.out, "confidential")
    assert run("verify", sheet, "--code", told(made.out, "confidential-code")).status == 0
    locked, code = told(made.out, "sensitive"), told(made.out, "sensitive-code")
    assert run("verify", locked, "--code", code, *lock).status == 0
    assert run("verify", locked, "--code", code).status == 86
    assert run("verify", locked, "--encrypt-passphrase-file", passphrase_file).status == 87


def test_no_flag_makes_a_sensitive_volume_of_an_under_18_case(
    run: Run, minor_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()

    refused = run(
        "package", minor_case, "-o", tmp_path / "out", "--sensitive", "--encrypt",
        "--passphrase-file", passphrase_file,
    )  # fmt: skip

    assert (refused.status, refused.out) == (84, "")
    assert "under 18" in refused.words
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.deep
def test_an_e_mail_is_one_locked_file_whose_size_and_words_are_said(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    made = run(
        "package", adult_case, "-o", tmp_path, "--profile", "e-mail", "--encrypt",
        "--passphrase-file", passphrase_file,
    )  # fmt: skip

    assert made.status == 0
    assert "MB as an attachment" in made.words
    assert "It is shown this once and kept nowhere" in made.words
    assert "7-Zip, WinZip or WinRAR opens it" in made.words
    assert "The package is not encrypted" not in made.words


def test_what_does_not_go_together_is_said_before_anything_is_opened(
    run: Run, adult_case: Path, tmp_path: Path
) -> None:
    out = ("package", adult_case, "-o", tmp_path)

    assert "paper cannot be locked" in run(*out, "--profile", "print", "--encrypt").words
    assert "--zip goes with" in run(*out, "--profile", "portal", "--zip").words


def test_each_part_for_a_portal_is_checked_with_the_code_that_is_printed_for_it(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    for number in range(3):
        path = tmp_path / f"{number}.jpeg"
        path.write_bytes(PICTURE.read_bytes() + b"%d" % number)
        assert run("add", adult_case, path, *key).status == 0

    made = run(
        "package", adult_case, "-o", tmp_path, "--profile", "portal", "--part-files", "31", *key
    )

    assert "It is the code of part 1." in made.words
    assert told(made.out, "part-1-code") == told(made.out, "code")
    zips = [line.removeprefix("zip ") for line in made.out.splitlines() if line.startswith("zip ")]
    for number, path_text in enumerate(zips, start=1):
        code = told(made.out, f"part-{number}-code")
        assert run("verify", path_text, "--code", code).status == 0
    assert len(zips) > 1
