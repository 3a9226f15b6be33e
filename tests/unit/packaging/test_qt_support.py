"""That no start compiles what PySide brings along, and that such a start would be seen."""

import importlib.util
import shutil
from pathlib import Path

import shiboken6

from tests.fakes import run_python

INSTALLED = Path(shiboken6.__file__).resolve().parent
FOLDER = INSTALLED / "files.dir"
WHERE = """
import sys
sys.path[:0] = sys.argv[1:]
import PySide6.QtCore
from shibokensupport.signature import loader
print(loader.__file__)
print(getattr(loader, "__cached__", None))
"""
LOADED = """
import sys
import PySide6.QtWidgets
print(*sys.modules)
"""
NOT_OURS = {"argparse", "logging"}
"""What the maker of stubs loads and no other part of PySide does."""
WRONG_CALL = """
from PySide6.QtWidgets import QApplication, QLabel
QApplication(["x", "-platform", "offscreen"])
try:
    QLabel().setAlignment("left")
except TypeError as error:
    print(error)
"""
_BY_CONTENT_UNCHECKED = 1
"""PEP 552: the flags of a compiled file that is found by its content, and never looked at again."""


def test_pyside_reads_its_own_support_compiled() -> None:
    source, compiled = run_python(WHERE).stdout.splitlines()

    assert Path(source).is_relative_to(FOLDER)
    assert Path(compiled).is_relative_to(FOLDER)
    assert Path(compiled).is_file()


def test_what_makes_stubs_is_left_out_and_what_a_program_asks_for_is_not() -> None:
    assert not [name for name in run_python(LOADED).stdout.split() if name in NOT_OURS]

    refused = run_python(WRONG_CALL).stdout
    assert "setAlignment" in refused
    assert "PySide6.QtCore.Qt.AlignmentFlag" in refused


def test_pyside_as_pip_installs_it_is_told_from_that(tmp_path: Path) -> None:
    shutil.copytree(INSTALLED, tmp_path / "shiboken6", ignore=shutil.ignore_patterns("files.dir"))
    (tmp_path / "PySide6").symlink_to(INSTALLED.with_name("PySide6"), target_is_directory=True)

    source, compiled = run_python(WHERE, tmp_path).stdout.splitlines()

    assert not Path(source).is_absolute()
    assert compiled == "None"


def test_every_file_is_compiled_alike_wherever_it_was_built() -> None:
    sources = sorted(FOLDER.rglob("*.py"))
    assert sources

    for source in sources:
        compiled = Path(importlib.util.cache_from_source(str(source))).read_bytes()
        assert int.from_bytes(compiled[4:8], "little") == _BY_CONTENT_UNCHECKED, source
        assert f"files.dir/{source.relative_to(FOLDER).as_posix()}".encode() in compiled
        assert str(INSTALLED).encode() not in compiled
