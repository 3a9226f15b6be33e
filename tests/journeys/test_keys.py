"""What opens a vault, changed from a terminal; no secret is ever an argument or in an answer."""

import re
from pathlib import Path

import pypdfium2
import pytest

from tests.journeys.program import PASSPHRASE, Run

NEW = "another passphrase of words"
WORKER = "seven other words for the desk"


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    path = tmp_path / "new.txt"
    path.write_text(NEW + "\n", encoding="utf-8")
    return path


@pytest.fixture
def worker_file(tmp_path: Path) -> Path:
    path = tmp_path / "worker.txt"
    path.write_text(WORKER + "\n", encoding="utf-8")
    return path


def kinds(run: Run, case: Path, key_file: Path) -> list[tuple[int, str]]:
    answered = run("slots", case, "--json", "--passphrase-file", key_file)
    assert answered.status == 0, answered.words
    return [(slot["number"], slot["kind"]) for slot in answered.document["slots"]]


def test_a_lost_passphrase_is_recovered_from_the_sheet(
    run: Run, adult_case: Path, passphrase_file: Path, new_file: Path, tmp_path: Path
) -> None:
    sheet, code_file = tmp_path / "sheet.txt", tmp_path / "code.txt"
    made = run(
        "recovery", adult_case, "--recovery-file", sheet, "--passphrase-file", passphrase_file
    )
    assert (made.status, made.out) == (0, "changed recovery\n")
    code = next(line.strip() for line in sheet.read_text().splitlines() if line.count("-") == 7)
    code_file.write_text(code, encoding="utf-8")

    changed = run(
        "passphrase", adult_case, "--passphrase-file", code_file, "--new-passphrase-file", new_file
    )

    assert (changed.status, changed.out) == (0, "changed passphrase\n")
    assert kinds(run, adult_case, new_file) == [(1, "passphrase"), (2, "recovery")]
    assert run("list", adult_case, "--passphrase-file", passphrase_file).status == 3
    logged = run("log", adult_case, "--json", "--passphrase-file", code_file)
    about = [entry for entry in logged.document["entries"] if entry["object"] == "keys"]
    assert [(entry["actor"], entry["detail"]["change"]) for entry in about] == [
        ("passphrase", "added"),
        ("recovery", "replaced"),
    ]
    for said in (made, changed, logged):
        assert not any(secret in said.out + said.words for secret in (PASSPHRASE, NEW, code))


def test_a_support_worker_comes_and_goes(
    run: Run, adult_case: Path, passphrase_file: Path, worker_file: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    added = run("slots", adult_case, "--add-worker", "--new-passphrase-file", worker_file, *key)
    assert (added.status, len(added.out.splitlines())) == (0, 2)
    assert kinds(run, adult_case, worker_file) == [(1, "passphrase"), (2, "worker")]

    unasked = run("slots", adult_case, "--remove", 2, *key)
    removed = run("slots", adult_case, "--remove", 2, "--yes", *key)

    assert unasked.status == 51
    assert removed.status == 0
    assert run("list", adult_case, "--passphrase-file", worker_file).status == 3
    last = run("slots", adult_case, "--remove", 1, "--yes", *key)
    assert (last.status, "EK-122" in last.words) == (27, True)
    nobody = run("slots", adult_case, "--remove", 7, "--yes", *key)
    assert (nobody.status, "EK-123" in nobody.words) == (28, True)


def test_standard_input_does_not_hold_both_passphrases(run: Run, adult_case: Path) -> None:
    asked = run(
        "passphrase", adult_case, "--passphrase-file", "-", "--new-passphrase-file", "-",
        said=PASSPHRASE.encode(),
    )  # fmt: skip

    assert asked.status == 2


@pytest.fixture
def key_files(passphrase_file: Path, new_file: Path, worker_file: Path) -> tuple[Path, ...]:
    return passphrase_file, new_file, worker_file


def test_a_new_key_is_given_and_only_what_was_said_anew_opens_it(
    run: Run, adult_case: Path, key_files: tuple[Path, ...], tmp_path: Path
) -> None:
    passphrase_file, new_file, worker_file = key_files
    evidence = tmp_path / "chat.txt"
    evidence.write_bytes(b"pay or I send it")
    key = ("--passphrase-file", passphrase_file)
    assert run("add", adult_case, evidence, "--no-nudity-visible", *key).status == 0
    assert (
        run("slots", adult_case, "--add-worker", "--new-passphrase-file", worker_file, *key).status
        == 0
    )
    sheet, code_file = tmp_path / "sheet.txt", tmp_path / "code.txt"
    new = ("--new-passphrase-file", new_file)

    by_worker = run("passphrase", adult_case, "--new-key", *new, "--passphrase-file", worker_file)
    renewed = run("passphrase", adult_case, "--new-key", "--recovery-file", sheet, *key, *new)

    assert (by_worker.status, "EK-126" in by_worker.words) == (35, True)
    assert renewed.status == 0, renewed.words
    assert renewed.out == "changed passphrase\nchanged key 1\ndropped 2 worker\n"
    code = next(line.strip() for line in sheet.read_text().splitlines() if line.count("-") == 7)
    code_file.write_text(code, encoding="utf-8")
    assert kinds(run, adult_case, code_file) == [(1, "passphrase"), (3, "recovery")]
    for gone in (passphrase_file, worker_file):
        assert run("list", adult_case, "--passphrase-file", gone).status == 3
    assert run("check", adult_case, "--full", "--passphrase-file", new_file).status == 0
    assert not any(secret in renewed.out + renewed.words for secret in (PASSPHRASE, NEW, code))


def test_a_spare_key_goes_into_a_pdf_that_only_its_owner_reads(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    sheet, code_file = tmp_path / "sheet.pdf", tmp_path / "code.txt"

    made = run(
        "recovery", adult_case, "--recovery-file", sheet, "--passphrase-file", passphrase_file
    )

    assert (made.status, made.out) == (0, "changed recovery\n")
    assert "The file itself opens the case" in made.words
    assert sheet.stat().st_mode & 0o077 == 0
    page = pypdfium2.PdfDocument(sheet)[0].get_textpage().get_text_bounded()
    groups = re.findall(r"\b[1-8]\s+([0-9A-Z]{4})\b", page)
    code_file.write_text("-".join(groups), encoding="utf-8")
    assert run("list", adult_case, "--passphrase-file", code_file).status == 0
    assert not any("".join(groups) in text.replace("-", "") for text in (made.out, made.words))
