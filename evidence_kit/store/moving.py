"""Copy a vault's folder to another place.

The rules are: every file is copied, synced, and compared with its source by what the new medium
gives; the folder gets its name when everything in it was; a copy that was interrupted is gone on
with, file by file, and a file of it stays only when it reads as its source does; the old folder is
never touched before the new one was checked in full by whoever asks for it.
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evidence_kit import files, filesystems
from evidence_kit.errors import (
    CancelledError,
    InvalidValueError,
    ReadBackError,
    SourceUnreadableError,
    VaultExistsError,
)
from evidence_kit.i18n import N_
from evidence_kit.model import ItemId
from evidence_kit.progress import Cancel, Progress, Report, Stage
from evidence_kit.store import blobs, creation, header
from evidence_kit.store.backup_writing import vault_files
from evidence_kit.store.session import BLOBS_NAME, Session

_SPARE_BYTES = 8 << 20
"""Room for what the copy writes when it is opened and checked."""
_READ_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A vault's files in another place, read back from there; not named yet."""

    folder_path: Path
    files: int
    resumed_files: int
    """How many of an interrupted copy were there and read as their source does."""


def building_path(path: Path, vault_id: str) -> Path:
    """Return where a copy of this vault lies until it is complete."""
    return path.with_name(f".{path.name}.{vault_id[:8]}.partial")


def copy_vault(
    session: Session, unlocked: header.Unlocked, path: Path, *, report: Report, cancel: Cancel
) -> Copied:
    """Copy all files of an open vault, whose lock is held, into an unnamed folder beside a path.

    Raises:
        VaultExistsError: The new folder exists and holds something.
        InvalidValueError: One of the folders lies in the other.
        FileTooLargeError: The file system there cannot hold one of the files.
        ReadBackError: A copy did not read back as its source.
        SourceError: A file of the vault could not be read.
        StorageError: The medium refused; the next call goes on with what is there.
        CancelledError: The person asked to stop; nothing is left.
    """
    path = creation.absolute(path)
    _require_apart(session.path, path)
    with files.storage_errors(path):
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise VaultExistsError(path=str(path))
    with files.storage_errors(session.path):
        plan = list(vault_files(session.path))
        sizes = [file_path.stat().st_size for _, file_path in plan]
    folder_path = building_path(path, unlocked.header.id)
    there_bytes = _size_bytes(folder_path)
    filesystems.require_place(
        path.parent, sum(sizes) - there_bytes + _SPARE_BYTES, max(sizes), path.name
    )
    done = [0]

    def on_bytes(count: int) -> None:
        cancel.check()
        done[0] += count
        total = max(2 * sum(sizes), done[0])
        report(Progress(stage=Stage.MOVING, done=done[0], total=total, name=path.name))

    try:
        with files.storage_errors(path):
            files.make_folders(folder_path)
            folder_path.chmod(0o700)
            # A case without a sealed file has its folder too, and a check looks into it.
            files.make_folders(folder_path / BLOBS_NAME)
            _remove_strangers(folder_path, {name for name, _ in plan})
            resumed = sum(
                _copied(source_path, folder_path.joinpath(*name.split("/")), on_bytes)
                for name, source_path in plan
            )
            _sync_names(folder_path)
    except CancelledError:
        shutil.rmtree(folder_path, ignore_errors=True)
        raise
    return Copied(folder_path=folder_path, files=len(plan), resumed_files=resumed)


def give_name(folder_path: Path, path: Path) -> None:
    """Give a complete copy its name.

    Raises:
        StorageError: The medium refused; the copy lies there without its name.
    """
    with files.storage_errors(path):
        if path.exists():
            path.rmdir()
        folder_path.rename(path)
        try:
            files.sync_folder(path.parent)
        except OSError:
            # Nobody is told of a name that a power cut may forget.
            with contextlib.suppress(OSError):
                path.rename(folder_path)
            raise


def _copied(source_path: Path, target_path: Path, on_bytes: Callable[[int], None]) -> bool:
    """Have one file in the new place; returns whether it was there already."""
    files.make_folders(target_path.parent)
    wanted = _digest(source_path, on_bytes)
    if wanted is None:
        raise SourceUnreadableError(name=source_path.name, reason="it does not read to its end")
    if os.path.lexists(target_path):
        if _is_on_medium(target_path) and _digest(target_path, on_bytes) == wanted:
            return True
        target_path.unlink()
    files.copy_new(source_path, target_path, lambda _done: on_bytes(0))
    if target_path.parent.parent.name == BLOBS_NAME:
        blobs.hide_times(target_path.parent.parent, ItemId(target_path.name))
    if _digest(target_path, on_bytes) != wanted:
        raise ReadBackError(name=target_path.name)
    return False


def _is_on_medium(path: Path) -> bool:
    """Sync a file of an interrupted copy: only then reading it is reading the medium."""
    try:
        descriptor = files.open_for_overwriting(path)
    except OSError:
        return False
    try:
        files.sync(descriptor)
    finally:
        os.close(descriptor)
    return True


def _digest(path: Path, on_bytes: Callable[[int], None]) -> bytes | None:
    """Return the SHA-256 of a file as its medium gives it; ``None`` where it does not."""
    hasher = hashlib.sha256()
    try:
        descriptor = files.open_regular(path)
    except OSError:
        return None
    try:
        files.drop_cache(descriptor)
        while piece := os.read(descriptor, _READ_BYTES):
            hasher.update(piece)
            on_bytes(len(piece))
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return hasher.digest()


def _remove_strangers(folder_path: Path, names: set[str]) -> None:
    """Remove from an interrupted copy what the vault has not any more."""
    for folder, _, file_names in os.walk(folder_path):
        for file_name in file_names:
            path = Path(folder) / file_name
            if path.relative_to(folder_path).as_posix() not in names:
                path.unlink()


def _sync_names(folder_path: Path) -> None:
    for folder, _, _ in os.walk(folder_path, topdown=False):
        files.sync_folder(Path(folder))
    files.sync_folder(folder_path.parent)


def _size_bytes(folder_path: Path) -> int:
    return sum(
        (Path(folder) / name).lstat().st_size
        for folder, _, names in os.walk(folder_path)
        for name in names
    )


def _require_apart(source_path: Path, path: Path) -> None:
    source, target = source_path.resolve(), path.resolve()
    if target.is_relative_to(source) or source.is_relative_to(target):
        raise InvalidValueError(
            value=str(path),
            field=N_("new place of the vault"),
            expected=N_("a folder outside the vault, best on another disk"),
        )
