"""Compare two builds of the same sources and list every difference.

Usage: python packaging/compare_builds.py FIRST SECOND

FIRST and SECOND are two folders, two wheels, or two ``.deb`` files. Exit status 0 when they are the
same – names, bytes, permissions, times and where links lead – and 1 when they are not. Of a wheel,
and of what lies in it, the order counts too.
"""

import io
import stat
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

_PIECE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file, folder or link of a build."""

    mode: int
    modified: object
    """As the container keeps it: seconds, or a date of six numbers."""
    link: str
    """Where it leads; "" for what is no link."""
    data: Callable[[], bytes]
    """Reads the bytes of a file; empty for what is none."""


def main(arguments: list[str]) -> int:
    """Print the differences; returns 1 when there are any."""
    first, second = (Path(argument) for argument in arguments)
    found = list(differences(contents(first), contents(second)))
    for difference in found:
        print(difference)  # noqa: T201 - the output
    print(f"{first} and {second}: {f'{len(found)} differences' if found else 'the same'}")  # noqa: T201 - see above
    return int(bool(found))


def contents(path: Path) -> dict[str, Entry]:
    """Return what is in a folder, a wheel or a Debian package, in its order."""
    if path.is_dir():
        return dict(_folder(path))
    if path.suffix == ".deb":
        return dict(_debian_package(path))
    return dict(_zip(path))


def differences(first: dict[str, Entry], second: dict[str, Entry]) -> Iterator[str]:
    """Yield every difference, by name."""
    if not first and not second:
        raise FileNotFoundError("there is nothing in either of them to compare")
    for name in sorted(first.keys() | second.keys()):
        if name not in second:
            yield f"in the first alone: {name}"
        elif name not in first:
            yield f"in the second alone: {name}"
        else:
            yield from _between(name, first[name], second[name])
    both = first.keys() & second.keys()
    orders = [[name for name in each if name in both] for each in (first, second)]
    if orders[0] != orders[1]:
        yield "the order is not the same"


def _between(name: str, first: Entry, second: Entry) -> Iterator[str]:
    if first.mode != second.mode:
        yield f"permissions: {name}: {stat.filemode(first.mode)} and {stat.filemode(second.mode)}"
    if first.modified != second.modified:
        yield f"time: {name}: {first.modified} and {second.modified}"
    if first.link != second.link:
        yield f"link: {name}: to {first.link!r} and {second.link!r}"
    one, other = first.data(), second.data()
    if one != other:
        place = _first_difference(one, other)
        yield f"bytes: {name}: {len(one)} and {len(other)}, first at {place}"


def _first_difference(one: bytes, other: bytes) -> int:
    shorter = min(len(one), len(other))
    start = 0
    # A piece at a time, and byte by byte in the one that differs.
    while (
        start < shorter and one[start : start + _PIECE_BYTES] == other[start : start + _PIECE_BYTES]
    ):
        start += _PIECE_BYTES
    pairs = zip(one[start:shorter], other[start:shorter], strict=False)
    return next((start + place for place, (a, b) in enumerate(pairs) if a != b), shorter)


def _folder(folder: Path) -> Iterator[tuple[str, Entry]]:
    # The order of a folder is the file system's, and says nothing.
    for path in sorted(folder.rglob("*")):
        found = path.lstat()
        is_file = stat.S_ISREG(found.st_mode)
        yield (
            path.relative_to(folder).as_posix(),
            Entry(
                mode=found.st_mode,
                modified=int(found.st_mtime) if is_file else 0,
                link=str(path.readlink()) if path.is_symlink() else "",
                data=path.read_bytes if is_file else bytes,
            ),
        )


def _zip(path: Path) -> Iterator[tuple[str, Entry]]:
    with zipfile.ZipFile(path) as archive:
        for each in archive.infolist():
            yield (
                each.filename,
                Entry(
                    mode=each.external_attr >> 16,
                    modified=each.date_time,
                    link="",
                    data=partial(bytes, archive.read(each)),
                ),
            )


def _debian_package(path: Path) -> Iterator[tuple[str, Entry]]:
    for kind, option in (("control", "--ctrl-tarfile"), ("data", "--fsys-tarfile")):
        packed = subprocess.run(
            ["dpkg-deb", option, str(path)],  # noqa: S607 - Debian's own, on the PATH
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            for each in archive.getmembers():
                file = archive.extractfile(each) if each.isreg() else None
                read = b"" if file is None else file.read()
                owned = f" {each.uname}:{each.gname}"
                yield (
                    f"{kind}/{each.name}",
                    Entry(
                        mode=each.mode,
                        modified=f"{each.mtime}{owned}",
                        link=each.linkname,
                        data=partial(bytes, read),
                    ),
                )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
