"""The mark itself; that a mark on what overrides nothing is refused, the types' own check shows."""

import tomllib
from pathlib import Path

from evidence_kit import overriding

ROOT = Path(__file__).resolve().parents[2]


def test_a_marked_method_is_the_method_itself() -> None:
    def method() -> None:
        """Do nothing."""

    assert overriding.override(method) is method


def test_whoever_reads_the_style_takes_it_for_the_mark_of_typing() -> None:
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert overriding.__name__ in rules["tool"]["ruff"]["lint"]["typing-modules"]


def test_nothing_of_the_program_marks_with_another() -> None:
    files = (ROOT / "evidence_kit").rglob("*.py")
    others = [
        path.name
        for path in files
        if "typing_extensions" in path.read_text(encoding="utf-8") and path.name != "overriding.py"
    ]

    assert others == []
