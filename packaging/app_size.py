"""Say how large the frozen folder is and what is big in it; end with 1 when it is too large.

Usage: python packaging/app_size.py build/app/evidence-kit
"""

import sys
from pathlib import Path

MOST_BYTES = 180_000_000
"""More than this is a long download on a telephone's connection."""

_SHOWN = 12
_MB = 1_000_000


def main(arguments: list[str]) -> int:
    """Print the size and the largest parts; returns the exit status."""
    parts = sizes(Path(arguments[0]))
    whole = sum(parts.values())
    print(f"{whole / _MB:.0f} MB (most: {MOST_BYTES / _MB:.0f} MB)")  # noqa: T201 - the output
    for name, size in sorted(parts.items(), key=lambda part: -part[1])[:_SHOWN]:
        print(f"{size / _MB:6.1f} MB  {name}")  # noqa: T201 - see above
    return int(whole > MOST_BYTES)


def sizes(folder: Path) -> dict[str, int]:
    """Return the bytes of each part: a large library, or the folder of a package."""
    parts: dict[str, int] = {}
    for file in folder.rglob("*"):
        if file.is_symlink() or not file.is_file():
            continue
        within = file.relative_to(folder).parts
        # PyInstaller puts all but the program into one folder.
        name = "/".join(within[: 2 if within[0] == "_internal" else 1])
        parts[name] = parts.get(name, 0) + file.stat().st_size
    return parts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
