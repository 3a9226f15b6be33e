"""Which build runs: a number that the tools of any computer give again."""

import shutil
import subprocess
from pathlib import Path

from evidence_kit.casework.build import build_of, listing, program_path
from evidence_kit.hashing import sha256


def _package(path: Path) -> Path:
    (path / "sub").mkdir(parents=True)
    (path / "b.py").write_text("B = 1\n")
    (path / "sub" / "a.py").write_text("A = 1\n")
    (path / "notes.txt").write_text("not a module")
    return path


def test_modules_are_listed_as_sha256sum_lists_them(tmp_path: Path) -> None:
    package = _package(tmp_path / "package")
    tool = shutil.which("sha256sum")
    assert tool is not None, "sha256sum is needed to judge"
    told = subprocess.run(
        [tool, "b.py", "sub/a.py"], cwd=package, capture_output=True, check=True, timeout=60
    )
    assert listing(package) == told.stdout


def test_a_changed_module_is_another_build(tmp_path: Path) -> None:
    package = _package(tmp_path / "package")
    before = build_of(package)
    (package / "sub" / "a.py").write_text("A = 2\n")
    assert before is not None
    assert before != build_of(package)


def test_a_frozen_program_is_told_by_its_own_file(tmp_path: Path) -> None:
    program = tmp_path / "evidence-kit"
    program.write_bytes(b"frozen")
    build = build_of(tmp_path, program)
    assert build is not None
    assert (build.sha256, build.is_one_file) == (sha256(b"frozen"), True)


def test_what_cannot_be_read_has_no_hash(tmp_path: Path) -> None:
    assert build_of(tmp_path, tmp_path / "gone") is None


def test_run_from_its_modules_there_is_no_frozen_program() -> None:
    assert program_path() is None
