"""What the disk under a folder can hold, so that it is said before anything is written.

Linux tells which file system lies under a path in ``/proc/self/mounts`` (proc(5)). Other systems
are not asked: there the answer is "cannot tell", and what does not fit is refused while it is
written. The rule is: a limit that is not known is never guessed.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from evidence_kit import files
from evidence_kit.errors import FileTooLargeError

FAT32_LARGEST_BYTES = (1 << 32) - 1
"""A file's length is a 32-bit number there (Microsoft FAT32 File System Specification 1.03)."""

_MOUNTS_PATH = Path("/proc/self/mounts")
_ESCAPED = re.compile(r"\\([0-7]{3})")

_FAT = frozenset({"vfat", "msdos", "umsdos"})
_WITHOUT_OWNERS = _FAT | {"exfat", "fuseblk", "ntfs", "ntfs3", "9p"}
"""Whoever has the stick reads every name on it; there are no rights to set."""
_OF_OTHERS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "davfs"}
)
"""Other computers, and whoever looks after them, hold what is written there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSystem:
    """What is known of the disk under a path."""

    kind: str
    """As the system calls it; "" where it cannot be told."""
    largest_file_bytes: int | None
    """``None``: none that is known."""
    keeps_owners: bool | None
    """Whether files have an owner who alone may read them; ``None`` where it cannot be told."""
    is_on_network: bool | None
    """Whether another computer holds it; ``None`` where it cannot be told."""


UNKNOWN = FileSystem(kind="", largest_file_bytes=None, keeps_owners=None, is_on_network=None)
"""What is known where the system does not say."""


def find_file_system(path: Path) -> FileSystem:
    """Return what the system says about the disk under a path that may not be there yet."""
    try:
        mounts = _MOUNTS_PATH.read_text(encoding="utf-8", errors="surrogateescape")
        existing = next(each for each in (path, *path.parents) if each.exists())
    except (OSError, StopIteration):
        return UNKNOWN
    return described(kind_under(existing.resolve(), mounts))


def kind_under(path: Path, mounts: str) -> str:
    r"""Return the kind of file system under a path, as a table of mounts tells it.

    >>> table = "/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /media/my\\040stick vfat rw 0 0\n"
    >>> kind_under(Path("/media/my stick/backups"), table), kind_under(Path("/media"), table)
    ('vfat', 'ext4')
    """
    found, length = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004 - device, place, kind
            continue
        place = Path(_ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), fields[1]))
        # The last one wins where two lie over each other, as for the system.
        if path.is_relative_to(place) and len(place.parts) >= length:
            found, length = fields[2], len(place.parts)
    return found


def described(kind: str) -> FileSystem:
    """Return what is known of a kind of file system.

    >>> described("vfat").largest_file_bytes
    4294967295
    >>> described("ext4").largest_file_bytes is None
    True
    """
    if not kind:
        return UNKNOWN
    return FileSystem(
        kind=kind,
        largest_file_bytes=FAT32_LARGEST_BYTES if kind in _FAT else None,
        keeps_owners=kind not in _WITHOUT_OWNERS,
        is_on_network=kind in _OF_OTHERS,
    )


def require_file_fits(file_system: FileSystem, size_bytes: int, name: str) -> None:
    """Refuse early a file that the disk cannot hold, whatever room there is.

    Raises:
        FileTooLargeError: Its file system has no way to write down such a length.
    """
    largest = file_system.largest_file_bytes
    if largest is not None and size_bytes > largest:
        kind = "FAT32" if file_system.kind in _FAT else file_system.kind
        raise FileTooLargeError(name=name, size_bytes=size_bytes, kind=kind, largest_bytes=largest)


def require_place(folder_path: Path, needed_bytes: int, largest_bytes: int, name: str) -> None:
    """Refuse early what does not fit on a disk: the largest file of it, or all of it.

    Raises:
        FileTooLargeError: The largest file is too large for the file system.
        DiskFullError: There is less room than needed.
        StorageError: The place cannot be asked.
    """
    require_file_fits(find_file_system(folder_path), largest_bytes, name)
    with files.storage_errors(folder_path):
        existing = next(each for each in (folder_path, *folder_path.parents) if each.exists())
    files.require_room(existing, needed_bytes, name)


def is_same_disk(one: Path, other: Path) -> bool | None:
    """Whether two folders lie on the same disk, as far as the system tells; ``None`` if not."""
    try:
        places = [
            next(each for each in (path, *path.parents) if each.exists()) for path in (one, other)
        ]
        return os.stat(places[0]).st_dev == os.stat(places[1]).st_dev  # noqa: PTH116 - of two
    except (OSError, StopIteration):
        return None
