"""What the project says it needs is what is locked."""

import re
import tomllib
from collections.abc import Iterable

import pytest

from tests.fakes import ROOT_PATH

PROJECT = tomllib.loads((ROOT_PATH / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def names(lines: Iterable[str]) -> set[str]:
    """The projects that lines of requirements name; lines about other files name none."""
    found = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines if not line.startswith("-"))
    return {each[0].lower().replace("_", "-") for each in found if each is not None}


def asked_for(name: str) -> set[str]:
    return names((ROOT_PATH / "packaging" / name).read_text(encoding="utf-8").splitlines())


def test_a_line_about_another_file_and_a_remark_name_nothing() -> None:
    assert names(["# six", "-r other.in", "Click>=8", "pi_heif"]) == {"click", "pi-heif"}


@pytest.mark.parametrize(
    ("said", "file"),
    [
        (PROJECT["dependencies"], "requirements.in"),
        (PROJECT["optional-dependencies"]["test"], "requirements-dev.in"),
    ],
)
def test_the_project_and_the_lock_ask_for_the_same(said: list[str], file: str) -> None:
    assert names(said) == asked_for(file)


@pytest.mark.parametrize("stem", ["requirements", "requirements-dev", "requirements-build"])
def test_whatever_is_asked_for_is_locked(stem: str) -> None:
    locked = asked_for(f"{stem}.txt")

    assert asked_for(f"{stem}.in") - locked == set()
