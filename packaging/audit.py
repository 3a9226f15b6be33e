"""Look over what the program stands on, without the network; says what it cannot look up.

Usage: python packaging/audit.py [--advisories FOLDER]

Each line begins with *good*, *not good* or *cannot tell*; exit status 1 when one is *not good*.
FOLDER holds advisories in the OSV format, one JSON file each, as https://osv.dev offers them for
PyPI in one archive: fetched on another computer, they can be asked here.
"""

import argparse
import json
import platform
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import Any

import licences
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent

_BLOCK = re.compile(r"\n(?=\S)")
_LOCKED = re.compile(r"([A-Za-z0-9._-]+)==([^\s;\\]+)")
_NOT_TO_TRAVEL = re.compile(r"\bA?GPL|General Public License", re.IGNORECASE)
_BESIDE = re.compile(r"LGPL|Lesser|\bOR\b", re.IGNORECASE)
_ADDRESS = re.compile(r"pkg:(pypi|generic)/([^@]+)@(.+)")


class Verdict(StrEnum):
    """How a question was answered."""

    GOOD = "good"
    NOT_GOOD = "not good"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One line of the audit."""

    verdict: Verdict
    told: str


def main() -> int:
    """Print the audit; returns 1 when something is not good."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--advisories", type=Path)
    arguments = parser.parse_args()
    lock = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    vex = json.loads((ROOT / "packaging" / "vex.json").read_text(encoding="utf-8"))
    versions = locked(lock)
    answers = [
        *hashes(lock),
        *installed(versions),
        *floors(versions, project["project"]["dependencies"]),
        *allowed_licences({name: licences.licence_of(name) for name in versions}),
        *statements(vex, versions, platform.python_version()),
        *advisories(versions, arguments.advisories),
    ]
    for answer in answers:
        print(f"{answer.verdict.value:11} {answer.told}")  # noqa: T201 - the output
    return int(any(answer.verdict is Verdict.NOT_GOOD for answer in answers))


def locked(lock: str) -> dict[str, str]:
    r"""Return name → version of a lock file.

    >>> locked("six==1.17 \\\n    --hash=sha256:00")
    {'six': '1.17'}
    """
    found = (_LOCKED.match(block) for block in _BLOCK.split(lock))
    return {canonicalize_name(each[1]): each[2] for each in found if each is not None}


def hashes(lock: str) -> Iterator[Answer]:
    """Say whether every library is pinned to files that are known."""
    bare = [block.split()[0] for block in _BLOCK.split(lock) if _is_bare(block)]
    for name in bare:
        yield Answer(verdict=Verdict.NOT_GOOD, told=f"{name} is locked without a hash")
    if not bare:
        yield Answer(verdict=Verdict.GOOD, told="every locked library has the hashes of its files")


def installed(versions: Mapping[str, str]) -> Iterator[Answer]:
    """Say whether what is installed is what is locked."""
    others = []
    for name, version in versions.items():
        try:
            present = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # for another system
        if present != version:
            others.append(f"{name} {present} is installed, {version} is locked")
    for told in others:
        yield Answer(verdict=Verdict.NOT_GOOD, told=told)
    if not others:
        yield Answer(verdict=Verdict.GOOD, told="what is installed is what is locked")


def floors(versions: Mapping[str, str], wanted: list[str]) -> Iterator[Answer]:
    """Say whether the lock keeps the floors of ``pyproject.toml``, some of which close holes."""
    below = [
        text
        for text in wanted
        if not Requirement(text).specifier.contains(
            versions.get(canonicalize_name(Requirement(text).name), "0")
        )
    ]
    for text in below:
        yield Answer(verdict=Verdict.NOT_GOOD, told=f"the lock is outside of {text}")
    if not below:
        yield Answer(verdict=Verdict.GOOD, told="the lock keeps every floor of pyproject.toml")


def allowed_licences(stated: Mapping[str, str]) -> Iterator[Answer]:
    """Say whether every licence is known and lets the program keep its own."""
    bad = [
        f"{name}: {licence}"
        for name, licence in stated.items()
        if licence == "unknown" or (_NOT_TO_TRAVEL.search(licence) and not _BESIDE.search(licence))
    ]
    for told in bad:
        yield Answer(verdict=Verdict.NOT_GOOD, told=f"licence of {told}")
    if not bad:
        yield Answer(verdict=Verdict.GOOD, told="every licence is known and goes with Apache-2.0")


def statements(
    vex: Mapping[str, Any], versions: Mapping[str, str], python: str
) -> Iterator[Answer]:
    """Say whether the notes on weaknesses still speak of what is here, and how many there are."""
    notes: dict[tuple[str, str], int] = {}
    for statement in vex["statements"]:
        for address in _subcomponents(statement):
            found = _ADDRESS.fullmatch(address)
            if found is None:
                name = statement["vulnerability"]["name"]
                yield Answer(verdict=Verdict.NOT_GOOD, told=f"{name} names no component: {address}")
                continue
            kind, part, judged = found.groups()
            present = python if kind == "generic" else versions.get(canonicalize_name(part), "none")
            about = (f"{part} {judged}", present)
            notes[about] = notes.get(about, 0) + 1
    for (part, present), count in notes.items():
        if part.endswith(f" {present}"):
            told = f"weaknesses known of {part} do not reach the program: {count}, see vex.json"
            yield Answer(verdict=Verdict.GOOD, told=told)
        else:
            told = f"weaknesses judged for {part}: {count}; here is {present}: judge them again"
            yield Answer(verdict=Verdict.CANNOT_TELL, told=told)


def advisories(versions: Mapping[str, str], folder: Path | None) -> Iterator[Answer]:
    """Say which locked libraries an advisory names, as far as there are advisories here."""
    if folder is None:
        told = "whether weaknesses are known: there is no network and no “--advisories FOLDER”"
        yield Answer(verdict=Verdict.CANNOT_TELL, told=told)
        return
    files = sorted(folder.rglob("*.json"))
    if not files:
        told = f"whether weaknesses are known: no advisories in {folder}"
        yield Answer(verdict=Verdict.CANNOT_TELL, told=told)
        return
    is_named = False
    for path in files:
        advisory = json.loads(path.read_text(encoding="utf-8"))
        for affected in () if advisory.get("withdrawn") else advisory.get("affected", ()):
            package = affected.get("package", {})
            name = canonicalize_name(str(package.get("name", "")))
            if package.get("ecosystem") != "PyPI" or name not in versions:
                continue
            if versions[name] in affected.get("versions", ()):
                is_named = True
                told = f"{advisory['id']} names {name} {versions[name]}"
                yield Answer(verdict=Verdict.NOT_GOOD, told=told)
            elif not affected.get("versions"):
                told = f"{advisory['id']} names {name} by ranges only; read it"
                yield Answer(verdict=Verdict.CANNOT_TELL, told=told)
    if not is_named:
        told = f"none of {len(files)} advisories lists a locked version"
        yield Answer(verdict=Verdict.GOOD, told=told)


def _is_bare(block: str) -> bool:
    return _LOCKED.match(block) is not None and "--hash=sha256:" not in block


def _subcomponents(statement: Mapping[str, Any]) -> Iterator[str]:
    for product in statement["products"]:
        for part in product.get("subcomponents", ()):
            yield part["@id"]


if __name__ == "__main__":
    sys.exit(main())
