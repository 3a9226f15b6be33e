"""Read evidence without changing it; write a file whole or not at all.

The rules are: a source is opened once, without following links, and compared with itself after it
was read; whatever is written is synced, and so is the folder that names it, before anybody is told
that it is there; foreign ``OSError`` values become errors with a remedy here and nowhere else.
"""

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from evidence_kit.errors import (
    DiskFullError,
    NotWritableError,
    QuotaReachedError,
    SourceChangedError,
    SourceIsFolderError,
    SourceIsLinkError,
    SourceIsSpecialError,
    SourceMissingError,
    SourceUnreadableError,
    StorageFailedError,
    TargetExistsError,
)
from evidence_kit.model import FileTimes

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_BINARY: int = getattr(os, "O_BINARY", 0)
_NON_BLOCKING: int = getattr(os, "O_NONBLOCK", 0)
_MACOS_FULL_SYNC = 51
"""F_FULLFSYNC of <sys/fcntl.h>: on macOS ``fsync`` alone leaves data in the drive's cache."""

_COPIED_BYTES = 1 << 20

_FULL = frozenset({errno.ENOSPC, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.ENOENT})


def display_name(path: Path) -> str:
    """Return a file's own name, verbatim; bytes that are not text stay as lone surrogates."""
    return path.name


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceIdentity:
    """What must not change while a source is read."""

    device: int
    inode: int
    size_bytes: int
    modified_ns: int


class SourceFile:
    """One source, opened read-only; a context manager.

    Raises:
        SourceMissingError: Nothing has this name.
        SourceIsLinkError: The name is a symbolic link.
        SourceIsFolderError: The name is a folder.
        SourceIsSpecialError: The name is a device, pipe or socket.
        SourceUnreadableError: It cannot be opened or read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = display_name(path)
        try:
            _require_regular(self.name, path.lstat().st_mode)
            # Non-blocking, because opening a pipe would otherwise wait for a writer for ever.
            flags = os.O_RDONLY | _NO_FOLLOW | _BINARY | _NON_BLOCKING
            self._descriptor = os.open(path, flags)
        except OSError as problem:
            raise _source_error(self.name, problem) from problem
        except ValueError as problem:
            raise SourceMissingError(name=self.name) from problem
        self._before = os.fstat(self._descriptor)
        try:
            # Again, for whatever took the name between looking and opening.
            _require_regular(self.name, self._before.st_mode)
        except BaseException:
            os.close(self._descriptor)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._descriptor)

    @property
    def size_bytes(self) -> int:
        """The size when the source was opened."""
        return self._before.st_size

    @property
    def times(self) -> FileTimes:
        """The file system's times for it, as found."""
        created_s = getattr(self._before, "st_birthtime", None)
        return FileTimes(
            modified_at=_instant(self._before.st_mtime_ns),
            created_at=None if created_s is None else _instant(int(created_s * 1_000_000_000)),
        )

    def first_bytes(self, count: int) -> bytes:
        """Return the beginning of the file without moving the reading position.

        Raises:
            SourceUnreadableError: It cannot be read.
        """
        try:
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            data = os.read(self._descriptor, count)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
        except OSError as problem:
            raise _source_error(self.name, problem) from problem
        return data

    def read_into(self, buffer: memoryview) -> int:
        """Fill the buffer as far as the file goes; returns how many bytes, 0 at the end.

        Raises:
            SourceUnreadableError: It cannot be read to its end.
        """
        filled = 0
        try:
            while filled < len(buffer):
                count = (
                    os.readv(self._descriptor, [buffer[filled:]])
                    if hasattr(os, "readv")
                    else _read_part(self._descriptor, buffer[filled:])
                )
                if count == 0:
                    break
                filled += count
        except OSError as problem:
            raise _source_error(self.name, problem) from problem
        return filled

    def rewind(self) -> None:
        """Go back to the beginning.

        Raises:
            SourceUnreadableError: It cannot be read.
        """
        try:
            os.lseek(self._descriptor, 0, os.SEEK_SET)
        except OSError as problem:
            raise _source_error(self.name, problem) from problem

    def require_unchanged(self) -> None:
        """Compare the file with what it was when it was opened.

        Raises:
            SourceChangedError: Size, time or identity differ, under this descriptor or this name.
            SourceMissingError: The name is gone.
        """
        now = os.fstat(self._descriptor)
        if _identity(now) != _identity(self._before):
            raise SourceChangedError(name=self.name)
        try:
            # Some file systems report a size and then give more; what would be cut is not taken.
            os.lseek(self._descriptor, self._before.st_size, os.SEEK_SET)
            if os.read(self._descriptor, 1):
                raise SourceChangedError(name=self.name)
            by_name = self.path.lstat()
        except OSError as problem:
            raise _source_error(self.name, problem) from problem
        if _identity(by_name) != _identity(self._before):
            raise SourceChangedError(name=self.name)


def open_regular(path: Path) -> int:
    """Open a file of ours for reading: no link is followed, no pipe waited for.

    Raises:
        OSError: It is not there, is a link or no regular file, or cannot be opened.
    """
    descriptor = os.open(path, os.O_RDONLY | _NO_FOLLOW | _BINARY | _NON_BLOCKING)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "not a regular file", os.fspath(path))
    return descriptor


def open_for_overwriting(path: Path) -> int:
    """Open an existing file of ours for writing over its bytes; no link is followed.

    Raises:
        OSError: It is not there, is a link or no regular file, or cannot be opened.
    """
    os.close(open_regular(path))
    return os.open(path, os.O_WRONLY | _NO_FOLLOW | _BINARY)


def sync(descriptor: int) -> None:
    """Make sure a file's bytes have reached the medium.

    Raises:
        OSError: The medium refused; translate with :func:`storage_errors`.
    """
    if sys.platform == "darwin":
        try:
            fcntl.fcntl(descriptor, _MACOS_FULL_SYNC)
        except OSError as problem:
            # Network shares and some sticks do not know the stronger call.
            if problem.errno not in {errno.ENOTSUP, errno.EINVAL, errno.ENOTTY}:
                raise
            os.fsync(descriptor)
    else:
        os.fsync(descriptor)


def sync_folder(path: Path) -> None:
    """Make sure a folder's names have reached the medium; Windows has no such call.

    Without it a power cut can forget a file whose bytes were synced.

    Raises:
        OSError: The medium refused; translate with :func:`storage_errors`.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)


def make_folders(path: Path) -> None:
    """Make a folder, and those it lies in as far as they are missing; nothing if it is there.

    Each is synced into the one that names it: a power cut would otherwise forget a new folder
    together with everything that was saved in it.

    Raises:
        OSError: The medium refused; translate with :func:`storage_errors`.
    """
    missing = []
    while not path.exists():
        missing.append(path)
        path = path.parent
    for folder_path in reversed(missing):
        folder_path.mkdir(exist_ok=True)
        sync_folder(folder_path.parent)


def drop_cache(descriptor: int) -> None:
    """Ask the system to forget its copy, so that the next read comes from the medium.

    Systems without this call read back from memory; the check then shows less.
    """
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def start_writing(descriptor: int, start: int, length: int) -> None:
    """Ask the system to begin with a part that was written, so that the sync later waits for less.

    Linux sends what it is told to forget on its way first. Nothing is promised by it; elsewhere,
    and where the system is busy, everything waits for the sync.
    """
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, start, length, os.POSIX_FADV_DONTNEED)


def write_all(descriptor: int, data: bytes | memoryview) -> None:
    """Write every byte, also where the system takes only a part at a time.

    Raises:
        OSError: The medium refused; translate with :func:`storage_errors`.
    """
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def create_new(path: Path) -> int:
    """Open a new file for writing that only the owner may read; the caller closes it.

    Raises:
        OSError: It exists already or cannot be made; translate with :func:`storage_errors`.
    """
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY, 0o600)


def copy_new(source_path: Path, target_path: Path, on_bytes: Callable[[int], None]) -> None:
    """Copy a file of ours into a new one byte for byte and sync it; the source is only read.

    Args:
        source_path: The file to read; no link is followed.
        target_path: The file to make.
        on_bytes: Told how many bytes are done; may raise to cancel, which leaves no copy.

    Raises:
        SourceMissingError: The source is not there.
        SourceUnreadableError: The medium does not give it to its end; no copy is left.
        OSError: The medium refused the copy; translate with :func:`storage_errors`.
    """
    try:
        source = open_regular(source_path)
    except OSError as problem:
        raise _source_error(source_path.name, problem) from problem
    try:
        target = create_new(target_path)
        try:
            done = 0
            while piece := _piece_of(source, source_path.name):
                write_all(target, piece)
                done += len(piece)
                on_bytes(done)
            sync(target)
            # Whoever compares the copy is to read it from the medium.
            drop_cache(target)
        except BaseException:
            os.close(target)
            target_path.unlink()
            raise
        os.close(target)
    finally:
        os.close(source)


def take_lock(path: Path, *, is_reader: bool = False) -> int | None:
    """Lock a file for this process; returns the descriptor that holds it, or ``None`` if taken.

    The system releases the lock when the process ends, however it ends.

    Args:
        path: The file.
        is_reader: Whoever only reads makes no file and opens none for writing.

    Raises:
        OSError: The file cannot be opened; translate with :func:`storage_errors`.
    """
    flags = os.O_RDONLY if is_reader else os.O_RDWR | os.O_CREAT
    descriptor = os.open(path, flags | _NO_FOLLOW | _BINARY, 0o600)
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        os.close(descriptor)
        if problem.errno in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}:
            return None
        raise
    return descriptor


def write_whole(path: Path, data: bytes | Iterator[bytes]) -> None:
    """Write a new file completely, or leave nothing; never replaces one.

    Args:
        path: The file to make.
        data: Its bytes, or an iterator of them; what it raises leaves no file behind.

    Raises:
        TargetExistsError: Something has this name already.
        DiskFullError: There is no room.
        NotWritableError: The place cannot be written to.
        StorageFailedError: The medium reported an error.
    """
    write_partial(path, data)
    name_partial(path)


def write_partial(path: Path, data: bytes | Iterator[bytes]) -> None:
    """Write and sync a new file that has “.partial” behind its name until it gets it.

    Raises:
        TargetExistsError: Something has this name already, or the one with “.partial”.
        DiskFullError: There is no room.
        NotWritableError: The place cannot be written to.
        StorageFailedError: The medium reported an error.
    """
    partial_path = _partial_path(path)
    with storage_errors(path):
        require_free(path)
        descriptor = create_new(partial_path)
        try:
            for piece in (data,) if isinstance(data, bytes) else data:
                write_all(descriptor, piece)
            sync(descriptor)
        except BaseException:
            os.close(descriptor)
            partial_path.unlink()
            raise
        os.close(descriptor)


def name_partial(path: Path) -> None:
    """Give what :func:`write_partial` wrote its name; if that cannot be, it goes.

    Raises:
        TargetExistsError: Somebody took the name meanwhile.
        NotWritableError: The place cannot be written to, or is not there any more.
        StorageFailedError: The medium reported an error.
    """
    with storage_errors(path):
        try:
            require_free(path)
            _partial_path(path).rename(path)
        except BaseException:
            drop_partial(path)
            raise
        try:
            sync_folder(path.parent)
        except BaseException:
            # Whoever is told that nothing was made must not find it; the name was free before.
            path.unlink()
            raise


def drop_partial(path: Path) -> None:
    """Take away what :func:`write_partial` wrote, as far as the medium lets it go."""
    with suppress(OSError):
        _partial_path(path).unlink()


def replace_whole(path: Path, data: bytes) -> None:
    """Replace a file's content so that a power cut leaves the old or the new, never a mixture.

    Raises:
        DiskFullError: There is no room.
        NotWritableError: The place cannot be written to.
        StorageFailedError: The medium reported an error.
    """
    new_path = path.with_name(path.name + ".new")
    with storage_errors(path):
        # A cut during an earlier replacement may have left one; it never became the file.
        new_path.unlink(missing_ok=True)
        descriptor = create_new(new_path)
        try:
            write_all(descriptor, data)
            sync(descriptor)
        finally:
            os.close(descriptor)
        new_path.replace(path)
        sync_folder(path.parent)


def require_free(path: Path) -> None:
    """Refuse early what would replace something.

    Raises:
        TargetExistsError: Something has this name already.
    """
    with storage_errors(path):
        if os.path.lexists(path):
            raise TargetExistsError(path=str(path))


def require_room(folder_path: Path, needed_bytes: int, name: str) -> None:
    """Refuse early what cannot fit.

    Raises:
        DiskFullError: The disk has less free space than needed.
    """
    with storage_errors(folder_path):
        free_bytes = shutil.disk_usage(folder_path).free
    if free_bytes < needed_bytes:
        raise DiskFullError(name=name)


@contextmanager
def storage_errors(path: Path, name: str | None = None) -> Iterator[None]:
    """Translate what the operating system says about writing into errors with a remedy.

    Args:
        path: What is being written, for the message.
        name: What the person calls it, when that differs.
    """
    shown = display_name(path) if name is None else name
    try:
        yield
    except OSError as problem:
        if problem.errno in _FULL:
            raise DiskFullError(name=shown) from problem
        if problem.errno == errno.EDQUOT:
            raise QuotaReachedError(name=shown) from problem
        if problem.errno == errno.EEXIST:
            raise TargetExistsError(path=os.fsdecode(problem.filename or path)) from problem
        if problem.errno in _FORBIDDEN:
            raise NotWritableError(path=str(path), reason=os.strerror(problem.errno)) from problem
        raise StorageFailedError(name=shown, reason=problem.strerror or str(problem)) from problem


def _partial_path(path: Path) -> Path:
    return path.with_name(path.name + ".partial")


def _require_regular(name: str, mode: int) -> None:
    if stat.S_ISLNK(mode):
        raise SourceIsLinkError(name=name)
    if stat.S_ISDIR(mode):
        raise SourceIsFolderError(name=name)
    if not stat.S_ISREG(mode):
        raise SourceIsSpecialError(name=name)


def _piece_of(descriptor: int, name: str) -> bytes:
    try:
        return os.read(descriptor, _COPIED_BYTES)
    except OSError as problem:
        raise _source_error(name, problem) from problem


def _read_part(descriptor: int, buffer: memoryview) -> int:
    data = os.read(descriptor, len(buffer))
    buffer[: len(data)] = data
    return len(data)


def _identity(found: os.stat_result) -> SourceIdentity:
    return SourceIdentity(
        device=found.st_dev,
        inode=found.st_ino,
        size_bytes=found.st_size,
        modified_ns=found.st_mtime_ns,
    )


def _instant(nanoseconds: int) -> datetime | None:
    try:
        whole = datetime.fromtimestamp(nanoseconds // 1_000_000_000, UTC)
    except (OverflowError, OSError, ValueError):
        # A file system may hold a year that no calendar knows; the bytes matter more.
        return None
    return whole + timedelta(microseconds=nanoseconds % 1_000_000_000 // 1_000)


def _source_error(name: str, problem: OSError) -> Exception:
    match problem.errno:
        case errno.ENOENT | errno.ENOTDIR | errno.ENODEV | errno.ENXIO:
            return SourceMissingError(name=name)
        case errno.ELOOP:
            return SourceIsLinkError(name=name)
        case _:
            return SourceUnreadableError(name=name, reason=problem.strerror or str(problem))
