"""Which build of the program runs: a hash that anybody can compute again.

The rules are: a frozen program is told by the SHA-256 of its own file; run as a Python package it
is told by the SHA-256 of the list that ``sha256sum`` prints of its modules, in order of their
names. It says which program wrote a report. It proves nothing of it: an altered program could print
any number.
"""

import hashlib
import sys
from pathlib import Path

from evidence_kit.hashing import sha256
from evidence_kit.model import Build, Digest

_IS_FROZEN: bool = getattr(sys, "frozen", False)
_PACKAGE_PATH = Path(__file__).resolve().parents[1]


def build_of(package_path: Path = _PACKAGE_PATH, program_path: Path | None = None) -> Build | None:
    """Return what tells this build from others; ``None`` where its files cannot be read.

    Args:
        package_path: The folder of the package.
        program_path: The frozen program; ``None`` for modules that are run by Python.
    """
    try:
        if program_path is not None:
            with program_path.open("rb") as program:
                digest = hashlib.file_digest(program, "sha256").hexdigest()
            return Build(sha256=Digest(digest), is_one_file=True)
        return Build(sha256=sha256(listing(package_path)), is_one_file=False)
    except OSError:
        return None


def listing(package_path: Path) -> bytes:
    """Return what ``sha256sum`` prints of all modules of a package, in order of their names."""
    paths = sorted(path.relative_to(package_path).as_posix() for path in package_path.rglob("*.py"))
    lines = (f"{sha256((package_path / path).read_bytes())}  {path}\n" for path in paths)
    return "".join(lines).encode("utf-8")


def program_path() -> Path | None:
    """Return the frozen program that runs, or ``None``."""
    return Path(sys.executable) if _IS_FROZEN else None
