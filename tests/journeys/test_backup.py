"""A case is taken away and brought back, through the program."""

import shutil
from pathlib import Path

from tests.journeys.program import Run

NOTE = b"pay until six"


def filled_case(run: Run, case: Path, key: tuple[object, ...], place: Path) -> None:
    (place / "chat.txt").write_bytes(NOTE)
    assert run("add", case, place / "chat.txt", *key).status == 0


def test_a_backup_comes_back_and_is_checked(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    filled_case(run, adult_case, key, tmp_path)

    made = run("backup", adult_case, "-o", tmp_path / "case.ekbackup", "--json", *key)

    assert made.status == 0, made.words
    assert (made.document["format"], made.document["sealed_files"]) == ("evidence-kit/backup/1", 1)
    assert made.document["is_same_disk"] is True
    assert "the disk that the case lies on" in made.words
    assert "read back" in made.words
    shutil.rmtree(adult_case)
    back = run("restore-backup", tmp_path / "case.ekbackup", "-o", adult_case, "--json", *key)
    assert back.status == 0, back.words
    assert (back.document["rows_from"], back.document["problems"]) == ("database", 0)
    out = run("extract", adult_case, "1", "-o", tmp_path / "again.txt", *key)
    assert (out.status, (tmp_path / "again.txt").read_bytes()) == (0, NOTE)


def test_a_damaged_backup_gives_what_is_whole_and_says_so(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    filled_case(run, adult_case, key, tmp_path)
    path = tmp_path / "case.ekbackup"
    assert run("backup", adult_case, "-o", path, *key).out.startswith("backed-up ")
    data = bytearray(path.read_bytes())
    data[data.index(b'"name":"blobs/') + 2000] ^= 1
    path.write_bytes(data)

    back = run("restore-backup", path, "-o", tmp_path / "new", *key)

    assert back.status == 1
    assert "altered  blobs/" in back.out
    assert "missing  JS-001" in back.out or "missing  EX-001" in back.out
    assert "The backup is damaged" in back.words
    again = run("backup", adult_case, "-o", path, *key)
    assert (again.status, "EK-404" in again.words) == (43, True)
    other = run("restore-backup", tmp_path / "chat.txt", "-o", tmp_path / "other", *key)
    assert (other.status, "EK-130" in other.words) == (110, True)


def test_stricter_answers_hold_in_what_is_brought_back(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    path = tmp_path / "case.ekbackup"
    assert run("backup", adult_case, "-o", path, *key).status == 0

    as_it_was = run("restore-backup", path, "-o", tmp_path / "adult", *key)
    stricter = run("restore-backup", path, "-o", tmp_path / "young", "--age-now", "15", *key)

    assert "under-18 rules do not hold" in " ".join(as_it_was.words.split())
    assert "The under-18 rules hold" in " ".join(stricter.words.split())


def test_a_case_moves_and_leaves_its_old_place(
    run: Run, adult_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", passphrase_file)
    filled_case(run, adult_case, key, tmp_path)

    copied = run("move", adult_case, "-o", tmp_path / "stick" / "copy", "--json", *key)
    moved = run("move", adult_case, "-o", tmp_path / "stick" / "case", "--remove-old", *key)

    assert (copied.status, copied.document["old_removed"]) == (0, False)
    assert "go on in one of the two only" in " ".join(copied.words.split())
    assert (moved.status, adult_case.exists()) == (0, False)
    assert "On an SSD" in moved.words
    assert run("check", tmp_path / "stick" / "case", "--full", *key).status == 0
