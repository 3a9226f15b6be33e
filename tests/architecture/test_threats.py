"""THREATS.md promises nothing that no test would notice."""

import ast
import re
from pathlib import Path

import pytest

from tests.fakes import ROOT_PATH

THREATS = (ROOT_PATH / "THREATS.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| (?P<promise>.+?) \|(?P<tests>.*)\|$", re.MULTILINE)
_NAME = re.compile(r"`(tests/[a-z0-9_/]+\.py)::(test_\w+)`")


def problems_of(text: str) -> list[str]:
    """Return which promises name no test, and which tests they name that are not there."""
    found: list[str] = []
    for row in _ROW.finditer(text):
        if row["promise"] == "promise":
            continue
        names = _NAME.findall(row["tests"])
        if not names:
            found.append(f"no test: {row['promise']}")
        found += [f"not there: {path}::{name}" for path, name in names if not exists(path, name)]
    return found


def exists(path: str, name: str) -> bool:
    file_path = ROOT_PATH / path
    return file_path.is_file() and name in functions_in(file_path)


def functions_in(file_path: Path) -> set[str]:
    tree = ast.parse(file_path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_promise_names_tests_that_are_there():
    assert problems_of(THREATS) == []


def test_there_are_promises_in_every_section():
    sections = THREATS.split("\n## ")[1:]
    assert len(sections) > 5
    for section in sections:
        title, _, body = section.partition("\n")
        assert _NAME.search(body), title
        assert "Not promised" in body or "no program can protect" in body, title


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("| It is safe | |", "no test: It is safe"),
        ("| It is safe | trust us |", "no test: It is safe"),
        (
            "| It is safe | `tests/architecture/test_threats.py::test_it_is_safe` |",
            "not there: tests/architecture/test_threats.py::test_it_is_safe",
        ),
        ("| It is safe | `tests/test_nowhere.py::test_x` |", "not there: tests/test_nowhere.py"),
    ],
)
def test_an_empty_promise_is_caught(row: str, problem: str):
    (found,) = problems_of(f"| promise | tests |\n|---|---|\n{row}\n")
    assert found.startswith(problem)
