import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import bagit
import pypdfium2
import pytest

from evidence_kit.resources import asset_path
from tests.fakes import ROOT_PATH


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case, put through everything once by the real program."""
    out = tmp_path_factory.mktemp("story") / "demo"
    done = subprocess.run(
        [sys.executable, "-m", "evidence_kit", "demo", "--out", str(out)],
        capture_output=True,
        text=True,
        check=False,
        timeout=170,
    )
    assert done.returncode == 0, done.stderr
    (out / "said.txt").write_text(done.stdout, encoding="utf-8")
    return out


def said(demo: Path) -> list[str]:
    return (demo / "said.txt").read_text(encoding="utf-8").splitlines()


def answer(demo: Path, word: str) -> str:
    return next(line.split(" ", 1)[1] for line in said(demo) if line.startswith(word + " "))


def package(demo: Path) -> Path:
    return Path(answer(demo, "package"))


def verify(*arguments: object) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "evidence_kit", "verify", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_demo_ends_with_verified_and_says_where_things_lie(demo: Path) -> None:
    assert said(demo)[-1] == "verified"
    assert Path(answer(demo, "vault")).is_dir()
    assert Path(answer(demo, "report")).is_file()
    assert Path(answer(demo, "zip")).is_file()


def test_every_sample_stands_in_the_package_with_its_original_bytes(demo: Path) -> None:
    packed = {
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (package(demo) / "data" / "exhibits").iterdir()
    }
    originals = {
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in asset_path("sample", "evidence").iterdir()
    }

    assert originals <= packed


def test_sha256sum_and_bagit_accept_the_package(demo: Path) -> None:
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(["sha256sum", "-c", "--quiet", manifest], cwd=package(demo), check=True)
    assert bagit.Bag(str(package(demo))).validate()


def test_folder_and_zip_are_intact_with_the_code(demo: Path) -> None:
    for path in (package(demo), answer(demo, "zip")):
        status, words = verify(path, "--code", answer(demo, "code"))
        assert (status, "intact:" in words) == (0, True)


def test_without_the_code_a_package_is_only_consistent_with_itself(demo: Path) -> None:
    status, words = verify(package(demo))

    assert status == 0
    assert "compare the hand-over code" in words


@pytest.mark.parametrize("tampering", ["alter", "remove", "add", "rename"])
def test_a_tampered_package_fails_and_names_the_file(
    demo: Path, tmp_path: Path, tampering: str
) -> None:
    copy = tmp_path / "EK"
    shutil.copytree(package(demo), copy)
    exhibit = min((copy / "data" / "exhibits").iterdir())
    match tampering:
        case "alter":
            data = bytearray(exhibit.read_bytes())
            data[len(data) // 2] ^= 1
            exhibit.write_bytes(data)
            expected = ["altered", exhibit.name]
        case "remove":
            exhibit.unlink()
            expected = ["missing", exhibit.name]
        case "add":
            (copy / "data" / "exhibits" / "JS-999.png").write_bytes(b"planted")
            expected = ["added", "JS-999.png"]
        case _:
            exhibit.rename(exhibit.with_name("JS-998.png"))
            expected = ["missing", exhibit.name, "added", "JS-998.png"]

    status, words = verify(copy, "--code", answer(demo, "code"))

    assert status == 1
    assert all(word in words for word in expected)


def test_nothing_private_stands_in_what_goes_out(demo: Path) -> None:
    files = [path for path in package(demo).rglob("*") if path.is_file()]
    texts = [path.read_bytes() for path in files if path.suffix in {".csv", ".jsonl", ".jsonld"}]
    document = pypdfium2.PdfDocument(answer(demo, "report"))
    pages = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()

    assert b" 447100" not in b" ".join(texts)
    assert " 447100" not in pages
    assert "stomach turns" not in " ".join(pages.split())


def printed_by_hand(kind: str, folder: Path, command: list[str]) -> list[str]:
    """What the lines of the page for examiners print, typed as they stand there."""
    page = (ROOT_PATH / "docs" / "guides" / "examiners.md").read_text(encoding="utf-8")
    lines = "".join(re.findall(rf"^```{kind}\n(.*?)^```", page, re.MULTILINE | re.DOTALL))
    done = subprocess.run(
        [*command, lines], cwd=folder, capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stderr
    return (done.stdout + done.stderr).splitlines()


def test_what_an_examiner_types_by_hand_finds_the_package_whole(demo: Path) -> None:
    lines = printed_by_hand("Linux", package(demo), ["bash", "-euc"])

    code = "".join(char for char in answer(demo, "code") if char.isalnum())
    assert lines[0] == f"{code}  tagmanifest-sha256.txt"
    assert lines[1:3] == ["seal/tagmanifest-sha256.txt.p7s", "tagmanifest-sha256.txt"]
    assert any("CMS Verification successful" in line for line in lines)
    assert any("Fingerprint" in line for line in lines)


def test_the_chain_that_an_examiner_computes_ends_as_the_log_does(demo: Path) -> None:
    (head,) = printed_by_hand("Python", package(demo), [sys.executable, "-c"])

    log = (package(demo) / "data" / "index" / "custody-log.jsonl").read_text(encoding="utf-8")
    assert f'"chain":"{head}"' in log.splitlines()[-1]


def test_an_examiner_sees_an_entry_that_was_changed(demo: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(package(demo) / "data" / "index", tmp_path / "data" / "index"))
    log = copy / "custody-log.jsonl"
    log.write_text(
        log.read_text().replace('"action":"item-imported"', '"action":"item-covered"', 1)
    )

    with pytest.raises(AssertionError, match="AssertionError"):
        printed_by_hand("Python", tmp_path, [sys.executable, "-c"])


def test_the_ledger_in_the_package_tells_of_every_import(demo: Path) -> None:
    log = (package(demo) / "data" / "index" / "custody-log.jsonl").read_text(encoding="utf-8")

    assert log.count("item-imported") >= len(list(asset_path("sample", "evidence").iterdir()))
