"""Calls to the system that change files or names: which there are, and what one is about."""

import ctypes
import os
from dataclasses import dataclass
from pathlib import Path

NUMBERS = {
    1: "write",
    18: "pwrite64",
    20: "writev",
    40: "sendfile",
    74: "fsync",
    75: "fdatasync",
    76: "truncate",
    77: "ftruncate",
    82: "rename",
    83: "mkdir",
    84: "rmdir",
    85: "creat",
    86: "link",
    87: "unlink",
    88: "symlink",
    257: "openat",
    258: "mkdirat",
    263: "unlinkat",
    264: "renameat",
    265: "linkat",
    266: "symlinkat",
    280: "utimensat",
    285: "fallocate",
    296: "pwritev",
    316: "renameat2",
    326: "copy_file_range",
    328: "pwritev2",
}
"""The calls of x86-64 that change files or names, or make them durable; opening only to create."""

_NAMED_BY: dict[str, tuple[tuple[int | None, int], ...]] = {
    "truncate": ((None, 0),),
    "rename": ((None, 0), (None, 1)),
    "mkdir": ((None, 0),),
    "rmdir": ((None, 0),),
    "creat": ((None, 0),),
    "link": ((None, 0), (None, 1)),
    "unlink": ((None, 0),),
    "symlink": ((None, 1),),
    "open": ((None, 0),),
    "openat": ((0, 1),),
    "mkdirat": ((0, 1),),
    "unlinkat": ((0, 1),),
    "renameat": ((0, 1), (2, 3)),
    "renameat2": ((0, 1), (2, 3)),
    "linkat": ((0, 1), (2, 3)),
    "symlinkat": ((1, 2),),
    "utimensat": ((0, 1),),
}
"""Which arguments hold the folder, if any, and the name below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call, before it happens; the process that makes it stands still."""

    process: int
    name: str
    arguments: tuple[int, ...]

    @property
    def descriptor(self) -> int:
        """The open file it is about."""
        first = self.arguments[0]
        return self.arguments[2] if self.name == "copy_file_range" else first

    @property
    def opened_path(self) -> str:
        """The name under which that file was opened, or "" when it has none."""
        try:
            return os.fspath(Path(self.link_path).readlink())
        except OSError:
            return ""

    @property
    def link_path(self) -> str:
        """Where the system shows that file to others."""
        return f"/proc/{self.process}/fd/{self.descriptor}"

    @property
    def position(self) -> int:
        """Where the next byte of that file goes."""
        text = Path(f"/proc/{self.process}/fdinfo/{self.descriptor}").read_text(encoding="ascii")
        return int(text.split()[1])

    @property
    def paths(self) -> tuple[Path, ...]:
        """The names it is about, whole; none for a call about an open file."""
        places = _NAMED_BY.get(self.name, ())
        return tuple(self._path(folder, name) for folder, name in places)

    def bytes_at(self, place: int, count: int) -> bytes:
        """Read the memory of the process."""
        descriptor = os.open(f"/proc/{self.process}/mem", os.O_RDONLY)
        try:
            return os.pread(descriptor, count, place)
        finally:
            os.close(descriptor)

    def _path(self, folder_argument: int | None, name_argument: int) -> Path:
        place = self.arguments[name_argument]
        name = self.bytes_at(place, 4096).split(b"\0")[0] if place else b""
        folder = f"/proc/{self.process}/cwd"
        if folder_argument is not None:
            # A folder number is a C int: what stands in the upper half means nothing.
            number = ctypes.c_int(self.arguments[folder_argument]).value
            if number >= 0:
                folder = f"/proc/{self.process}/fd/{number}"
        return Path(folder).readlink() / os.fsdecode(name)
