"""Print the licence of every installed dependency, as a Markdown table.

Usage: python packaging/licences.py > packaging/LICENCES.md
"""

import re
from importlib import metadata
from pathlib import Path

_NAME = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)

_STATED_BY_THEIR_MAKERS = {
    "sqlcipher3": "zlib (LICENSE in its repository); SQLCipher: BSD-3-Clause"
}
"""Packages whose metadata names no licence."""


def main() -> None:
    """Print the table for the locked runtime requirements."""
    lines = [
        "# Licences of the dependencies",
        "",
        "Made by `packaging/licences.py` from the installed packages' own metadata.",
        "",
        "| package | version | licence |",
        "|---|---|---|",
    ]
    lines += [_row(name) for name in locked_names()]
    print("\n".join(lines))  # noqa: T201 - the script's output


def locked_names() -> list[str]:
    """Return the names of the locked runtime requirements."""
    locked = Path(__file__).with_name("requirements.txt").read_text(encoding="utf-8")
    return sorted(set(_NAME.findall(locked)), key=str.lower)


def licence_of(name: str) -> str:
    """Return a library's licence as its own metadata tell it, in one line."""
    try:
        found = metadata.metadata(name).json
    except metadata.PackageNotFoundError:
        return "not installed on this system"
    classified = [
        str(line).rpartition("::")[2].strip()
        for line in found.get("classifier", [])
        if str(line).startswith("License ::")
    ]
    stated = str(found.get("license_expression") or ", ".join(classified))
    stated = stated or str(found.get("license", "")) or _STATED_BY_THEIR_MAKERS.get(name, "unknown")
    return stated.splitlines()[0]


def _row(name: str) -> str:
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        version = "–"
    return f"| {name} | {version} | {licence_of(name)} |"


if __name__ == "__main__":
    main()
