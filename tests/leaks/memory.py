"""Look into the memory of a running process, as only the superuser may."""

import os
from collections.abc import Iterator
from pathlib import Path

from tests.leaks.canaries import Canary

_LARGEST_STRETCH = 512 << 20
_UNTOUCHED = bytes(4096)


def writable_memory(process: int) -> Iterator[tuple[str, bytes]]:
    """Yield what a process can write to: its heap, stacks and data, with what each is called."""
    maps = Path(f"/proc/{process}/maps").read_text(encoding="utf-8", errors="replace")
    descriptor = os.open(f"/proc/{process}/mem", os.O_RDONLY)
    try:
        for line in maps.splitlines():
            place, rights, _offset, _device, _inode, *name = line.split(maxsplit=5)
            start, end = (int(each, 16) for each in place.split("-"))
            if "w" in rights and end - start <= _LARGEST_STRETCH:
                try:
                    data = os.pread(descriptor, end - start, start)
                    # Most of what a process may write to it never touched.
                    yield " ".join(name), data.replace(_UNTOUCHED, b"")
                except OSError:
                    # A stretch that the system maps for its own use cannot be read.
                    continue
    finally:
        os.close(descriptor)


def held_by(process: int, canaries: tuple[Canary, ...]) -> set[str]:
    """Say which canaries a process holds in its memory."""
    return {
        each.name
        for _name, data in writable_memory(process)
        for each in canaries
        if each.data in data
    }
