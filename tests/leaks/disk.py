"""A small disk for one journey, and every byte of it afterwards."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SIZE_MIB = 48
_BLOCK_BYTES = 4096


class NoDiskError(Exception):
    """This system does not let a file be mounted as a disk."""


@contextmanager
def mounted(image_path: Path, place: Path) -> Iterator[None]:
    """Make a file system in a file and mount it.

    Raises:
        NoDiskError: Not possible here.
    """
    tools = [shutil.which(name) for name in ("mke2fs", "mount", "umount")]
    if not sys.platform.startswith("linux") or not all(tools):
        raise NoDiskError("no way to make a disk in a file on this system")
    make, mount, unmount = map(str, tools)
    with image_path.open("wb") as stream:
        stream.truncate(_SIZE_MIB << 20)
    _run(make, "-q", "-F", "-t", "ext4", "-m", "0", os.fspath(image_path))
    place.mkdir()
    _run(mount, "-o", "loop", os.fspath(image_path), os.fspath(place))
    try:
        yield
    finally:
        subprocess.run([unmount, os.fspath(place)], check=True)


def image_of(folder: Path, image_path: Path) -> None:
    """Make a raw file system of what lies in a folder, where nothing can be mounted.

    Raises:
        NoDiskError: Not possible here.
    """
    make = shutil.which("mke2fs")
    if make is None:
        raise NoDiskError("mke2fs is not here")
    with image_path.open("wb") as stream:
        stream.truncate(_SIZE_MIB << 20)
    _run(make, "-q", "-F", "-t", "ext4", "-d", os.fspath(folder), os.fspath(image_path))


def bytes_of(image_path: Path) -> bytes:
    """Return every block of a disk on which something stands, in order."""
    nothing = bytes(_BLOCK_BYTES)
    with image_path.open("rb") as stream:
        return b"".join(
            block for block in iter(lambda: stream.read(_BLOCK_BYTES), b"") if block != nothing
        )


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoDiskError(f"{command[0]}: {done.stderr.strip()}")
