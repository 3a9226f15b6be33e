import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes import ROOT_PATH

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at Linux's answers")

HARDENED = """
from evidence_kit.sandbox.hardening import harden
hardening = harden()
"""

LOOKED_INTO = """
import resource
from evidence_kit.sandbox import linux
print(resource.getrlimit(resource.RLIMIT_CORE), linux.prctl(linux.PR_GET_DUMPABLE))
"""

CRASHED = """
import os, resource
_, ceiling = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (ceiling, ceiling))
os.abort()
"""
"""Asks for the largest core file it may have, after whatever stands before it, and crashes."""


def run(script: str, folder_path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT_PATH)!r})\n{script}"],
        cwd=folder_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def core_files(script: str, folder_path: Path) -> list[Path]:
    assert run(script, folder_path).returncode < 0
    return list(folder_path.iterdir())


def needs_core_files_where_a_process_stands(folder_path: Path) -> None:
    if not core_files(CRASHED, folder_path):
        pytest.skip("this system puts no core file where a process stands")


def test_both_are_confirmed_here(tmp_path: Path):
    said = run(f"{HARDENED}print(hardening.is_complete)", tmp_path)
    assert said.stdout == "True\n", said.stderr


def test_what_is_confirmed_is_what_the_kernel_says(tmp_path: Path):
    assert run(f"{HARDENED}{LOOKED_INTO}", tmp_path).stdout == "(0, 0) 0\n"
    assert not run(LOOKED_INTO, tmp_path).stdout.endswith(" 0\n"), "otherwise nothing was shown"


def test_a_crash_leaves_no_core_file(tmp_path: Path):
    (tmp_path / "soft").mkdir()
    (tmp_path / "hard").mkdir()
    needs_core_files_where_a_process_stands(tmp_path / "soft")
    assert core_files(f"{HARDENED}{CRASHED}", tmp_path / "hard") == []


def test_where_the_limit_does_not_count_there_is_still_no_core_file(tmp_path: Path):
    (tmp_path / "soft").mkdir()
    (tmp_path / "hard").mkdir()
    needs_core_files_where_a_process_stands(tmp_path / "soft")
    only_the_second = """
from evidence_kit.sandbox.hardening import _forbid_looking_in
assert _forbid_looking_in()
"""
    assert core_files(f"{only_the_second}{CRASHED}", tmp_path / "hard") == []
