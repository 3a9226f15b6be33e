"""Files as they lie after a start of the computer: on the disk, and nowhere else."""

import os
from pathlib import Path


def bytes_in(folder: Path) -> int:
    """Return what the files in a folder have together; a link counts as nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def forget(*folders: Path) -> None:
    """Ask the system to drop what it keeps of some files, as after a start of the computer."""
    # What was never written to the disk cannot be dropped; file by file it takes minutes.
    os.sync()
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                descriptor = os.open(path, os.O_RDONLY)
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(descriptor)
