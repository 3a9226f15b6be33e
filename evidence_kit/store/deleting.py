r"""Take a whole vault away: the keys first, then what they opened.

The rules are:

* A vault either opens whole or is being deleted; there is nothing in between. Each copy of the
  header is overwritten where it lies and synced, one after the other: while the second is whole,
  the vault opens and mends the first; when both are gone, nothing opens what is left.
* What stands over a copy says so (FORMAT.md §2.1): :data:`MARK`, then zeros. Damage never looks
  like it, and nobody is told “damaged” about what a person chose to delete.
* The marks go last of all. A power cut leaves them beside whatever is left, and deleting once more
  finishes; no key is needed for it, because there is none.
* Only what this program makes is removed. Anything else in the folder stays, and is named.
"""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evidence_kit import files
from evidence_kit.errors import (
    DeletionUnfinishedError,
    NotAVaultError,
    StorageError,
    VaultInUseError,
)
from evidence_kit.progress import Progress, Report, Stage, silent
from evidence_kit.store import header
from evidence_kit.store.session import BACKUP_NAME, BLOBS_NAME, LOCK_NAME

_BESIDE_COPIES = (
    *(f"{name}.new" for name in header.COPIES),
    header.NEXT_NAME,
    f"{header.NEXT_NAME}.new",
)
"""What a cut rewrite of a copy, or a cut renewal of the key, may leave: it holds keys too."""
_OURS = (
    re.compile(r"case\.db(\.new)?(-journal)?"),
    re.compile(r"header\.([ab]\.new|next(\.new)?)"),
    re.compile(rf"{BACKUP_NAME}/case\.[^/]+"),
    re.compile(rf"{BLOBS_NAME}/[0-9a-f]{{2}}/[0-9a-f]{{32}}[^/]*"),
)
"""What this program makes in a vault beside the header's copies and the lock file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What became of a vault's folder."""

    files: int
    """How many files were removed."""
    left: tuple[str, ...]
    """What lies there and was not made by this program; it was not touched."""
    beside: tuple[str, ...] = ()
    """Folders beside it that open with its keys, left by a copy that was cut; not touched."""


def find_beside(path: Path, vault_id: str) -> tuple[str, ...]:
    """Return what a cut copy, restoring or repair of this vault left beside it, by its name."""
    found = []
    # Whatever cannot be read is not ours to name: the deletion itself does not hang on it.
    with suppress(OSError):
        for each in sorted(path.absolute().parent.glob(".*.partial")):
            copies = (header.read_copy(each / name) or b"" for name in header.COPIES)
            if any(header.find_id(data) == vault_id for data in copies):
                found.append(each.name)
    return tuple(found)


def is_being_deleted(path: Path) -> bool:
    """Whether the keys of the vault in this folder were destroyed on purpose."""
    # A header that waits for a new key can open the vault: while it is whole, nothing is deleted.
    names = (*header.COPIES, header.NEXT_NAME)
    return header.says_deleted([header.read_copy(path / name) for name in names])


def destroy_keys(path: Path) -> None:
    """Overwrite both copies of a vault's header where they lie; the vault must be locked.

    Raises:
        StorageError: The medium refused, and a copy is whole: nothing was deleted.
        DeletionUnfinishedError: The medium refused, and no copy is whole any more.
    """
    try:
        for name in (*_BESIDE_COPIES, *header.COPIES):
            with files.storage_errors(path / name):
                if name in header.COPIES or _is_regular(path / name):
                    _overwrite(path / name)
    except StorageError as problem:
        names = (*header.COPIES, header.NEXT_NAME)
        copies = [header.read_copy(path / name) for name in names]
        if any(data is not None and header.is_whole(data) for data in copies):
            raise
        raise DeletionUnfinishedError(reason=problem.code) from problem


def remove_rest(path: Path, lock_descriptor: int, *, report: Report = silent) -> Removed:
    """Remove what destroyed keys opened; the marks go last, then the folder if nothing is left.

    Args:
        path: The vault's folder.
        lock_descriptor: What holds its lock; it is closed, whatever comes of it.
        report: Told after each file.

    Raises:
        DeletionUnfinishedError: The medium refused; :func:`finish` goes on.
    """
    try:
        try:
            count = _remove_sealed(path, report)
            for name in header.COPIES:
                (path / name).unlink(missing_ok=True)
            files.sync_folder(path)
        finally:
            # Windows removes no file that is open.
            os.close(lock_descriptor)
        (path / LOCK_NAME).unlink(missing_ok=True)
        left = tuple(sorted(str(each.relative_to(path)) for each in _everything(path)))
        if not left:
            # A folder that somebody stands in, or a stick is mounted on, stays, and is empty.
            with suppress(OSError):
                path.rmdir()
            files.sync_folder(path.absolute().parent)
    except OSError as problem:
        raise DeletionUnfinishedError(reason=problem.strerror or str(problem)) from problem
    return Removed(files=count, left=left)


def finish(path: Path, *, report: Report = silent) -> Removed:
    """Remove what is left of a vault whose keys were destroyed before.

    Raises:
        NotAVaultError: There is no such vault here; nothing was touched.
        VaultInUseError: Another process holds the lock.
        DeletionUnfinishedError: The medium refused; calling it again goes on.
    """
    if not is_being_deleted(path):
        raise NotAVaultError(path=str(path))
    try:
        lock_descriptor = files.take_lock(path / LOCK_NAME)
    except OSError as problem:
        raise DeletionUnfinishedError(reason=problem.strerror or str(problem)) from problem
    if lock_descriptor is None:
        raise VaultInUseError
    return remove_rest(path, lock_descriptor, report=report)


def _is_regular(path: Path) -> bool:
    """Whether a file of this name is there; a folder or a link of somebody else holds no key."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False


def _overwrite(path: Path) -> None:
    """Write the mark over every byte of a copy, in the place on the medium where it lies."""
    try:
        descriptor = files.open_for_overwriting(path)
    except FileNotFoundError:
        # A lost copy holds no key; the mark stands there all the same, for whoever looks.
        descriptor = files.create_new(path)
    try:
        size = max(os.fstat(descriptor).st_size, len(header.DELETED_MARK))
        files.write_all(descriptor, header.DELETED_MARK.ljust(size, b"\0"))
        files.sync(descriptor)
    finally:
        os.close(descriptor)
    files.sync_folder(path.parent)


def _remove_sealed(path: Path, report: Report) -> int:
    ours = [each for each in _everything(path) if _is_ours(path, each)]
    for done, each in enumerate(ours, start=1):
        each.unlink()
        report(Progress(stage=Stage.DELETING, done=done, total=len(ours)))
    for folder in (path / BLOBS_NAME, path / BACKUP_NAME):
        _remove_empty(folder)
    # Before the marks go: without them, what a power cut brings back would look like a loss.
    files.sync_folder(path)
    return len(ours)


def _remove_empty(folder: Path) -> None:
    """Remove a folder and those in it, as far as nothing is in them; a link is left alone."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for each in folder.iterdir():
        _remove_empty(each)
    files.sync_folder(folder)
    if not any(folder.iterdir()):
        folder.rmdir()


def _everything(path: Path) -> Iterator[Path]:
    """Yield every file and every empty folder below a folder, following no link."""
    for each in sorted(path.iterdir()):
        if each.is_dir() and not each.is_symlink() and any(each.iterdir()):
            yield from _everything(each)
        else:
            yield each


def _is_ours(path: Path, each: Path) -> bool:
    if each.is_dir() and not each.is_symlink():
        return False
    name = each.relative_to(path).as_posix()
    return any(form.fullmatch(name) for form in _OURS)
