"""A package as it was found, folder or ZIP: names, sizes, and bytes on request.

What is found may be hostile. The rules are: nothing is unpacked; links are never followed; devices
and pipes are never opened; a ZIP is bounded before it is read (size of its directory, number of
entries, overlap, how much it claims to hold), and gives no more bytes than it claimed; a name that
cannot be inside a package is reported and never used as a path.
"""

import errno
import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from evidence_kit.errors import NotAPackageError, PackageLockedError
from evidence_kit.handover import bag
from evidence_kit.handover.locked import LockedArchive, locked_problems, require_readable
from evidence_kit.handover.writing import CHUNK_BYTES
from evidence_kit.model import Finding, Verdict
from evidence_kit.overriding import override
from evidence_kit.visible import visible

MAX_FILES = bag.MAX_ENTRIES + 1_000
"""Files a package may hold: all a manifest can list, and the tag files."""

MAX_DIRECTORY_BYTES = 16 * 1024 * 1024
"""Bytes of a ZIP's directory; 100 000 entries of a package have about 10 MB."""

MAX_EXPANSION = 100
"""How many times its own size a ZIP may claim to hold, beyond :data:`SMALL_BYTES`."""

SMALL_BYTES = 1024 * 1024 * 1024
"""What any ZIP may claim to hold: hashing it takes seconds."""

_MARKERS = (bag.DECLARATION_NAME, bag.PAYLOAD_MANIFEST_NAME, bag.TAG_MANIFEST_NAME)
_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_NON_BLOCKING: int = getattr(os, "O_NONBLOCK", 0)
_BINARY: int = getattr(os, "O_BINARY", 0)
_ENCRYPTED_FLAG = 0x1
"""APPNOTE 4.4.4, bit 0."""

_END_SIGNATURE, _END_BYTES = b"PK\x05\x06", 22
"""The end of the directory, without a remark (APPNOTE 6.3.10 §4.3.16)."""
_LOCATOR = struct.Struct("<4sLQL")
"""Where the Zip64 end of the directory is (APPNOTE 6.3.10 §4.3.15)."""
_LOCATOR_SIGNATURE, _ZIP64_END_BYTES = b"PK\x06\x07", 56
_LONGEST_REMARK_BYTES = 0xFFFF

_LOCAL_HEADER_BYTES = 30
"""An entry's own header without name and extra field (APPNOTE 6.3.10 §4.3.7)."""
_UNIX_SYSTEMS = frozenset({3, 19})
"""APPNOTE 4.4.2: the makers whose external attributes say what sort of file it is."""

_ZIP_PROBLEMS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OverflowError,
    struct.error,
)
"""What ``zipfile`` raises for archives that are damaged or made to be so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something with a name in a package."""

    size_bytes: int
    """As the folder or the ZIP says; 0 for what is no file."""
    obstacle: str = ""
    """Why it cannot be read at all (a link, encrypted …), English; "" for an ordinary file."""


class Contents(Protocol):
    """What a check needs to know of a package."""

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Everything that is there, by its path inside the package."""
        ...

    @property
    def strays(self) -> tuple[Finding, ...]:
        """What is there, but not at a place inside the package."""
        ...

    def read(self, name: str) -> Iterator[bytes]:
        """Give a file's bytes in chunks.

        Raises:
            OSError: It cannot be read to its end.
        """
        ...


@contextmanager
def open_contents(path: Path, passphrase: str | None = None) -> Iterator[Contents]:
    """Open a package, whichever form it has.

    Args:
        path: The folder or ZIP.
        passphrase: What opens a locked ZIP; anything else is read without it.

    Raises:
        NotAPackageError: It is not there, not readable, or neither form of a package.
        PackageLockedError: It is a locked ZIP, and no passphrase was given.
        PackagePassphraseError: The passphrase does not open it.
    """
    try:
        if path.is_dir():
            stream, folder = None, _folder(path)
        elif path.is_file():
            stream, folder = _BoundedReads(io.FileIO(path)), None
        else:
            raise NotAPackageError(path=str(path), reason="there is no folder or file there")
    except OSError as problem:
        raise NotAPackageError(path=str(path), reason=_told(problem)) from problem
    if folder is not None:
        yield folder
    elif stream is not None:
        with stream, _archive(path, stream) as archive:
            _require_one_directory(path, stream)
            yield _zip(path, archive, passphrase)


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderContents:
    """A package in a folder."""

    path: Path
    entries: dict[str, Entry]
    strays: tuple[Finding, ...] = ()

    def read(self, name: str) -> Iterator[bytes]:
        """Give a file's bytes in chunks.

        Raises:
            OSError: It cannot be read to its end, or is no longer an ordinary file.
        """
        flags = os.O_RDONLY | _NO_FOLLOW | _NON_BLOCKING | _BINARY
        descriptor = os.open(self.path.joinpath(*name.split("/")), flags)
        with os.fdopen(descriptor, "rb", buffering=0) as source:
            if not stat.S_ISREG(os.fstat(source.fileno()).st_mode):
                raise OSError(errno.EINVAL, "it is no longer an ordinary file")
            while chunk := source.read(CHUNK_BYTES):
                yield chunk


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipContents:
    """A package in a ZIP, read where it lies."""

    archive: zipfile.ZipFile | LockedArchive
    infos: dict[str, zipfile.ZipInfo]
    entries: dict[str, Entry]
    strays: tuple[Finding, ...]

    def read(self, name: str) -> Iterator[bytes]:
        """Give an entry's bytes in chunks, never more than the ZIP's directory claims.

        Raises:
            OSError: It cannot be read to its end.
        """
        try:
            with _opened(self.archive, self.infos[name]) as source:
                while chunk := source.read(CHUNK_BYTES):
                    yield chunk
        except _problems() as problem:
            raise OSError(errno.EIO, f"in the ZIP: {problem}") from problem


def _problems() -> tuple[type[Exception], ...]:
    return (*_ZIP_PROBLEMS, *locked_problems(), KeyError)


def _opened(archive: zipfile.ZipFile | LockedArchive, info: zipfile.ZipInfo) -> IO[bytes]:
    if isinstance(archive, LockedArchive):
        return archive.open_entry(info)
    require_readable(info.compress_type)
    return archive.open(info)


class _BoundedReads(io.BufferedReader):
    """A file that refuses to be read into memory whole, as a hostile ZIP directory asks for."""

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        wanted = MAX_DIRECTORY_BYTES + 1 if size is None or size < 0 else size
        data = super().read(min(wanted, MAX_DIRECTORY_BYTES + 1))
        if len(data) > MAX_DIRECTORY_BYTES:
            raise zipfile.BadZipFile("its directory is larger than any package's")
        return data


def _archive(path: Path, stream: io.BufferedReader) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except (OSError, *_ZIP_PROBLEMS) as problem:
        reason = f"it is no folder and no readable ZIP: {problem}"
        raise NotAPackageError(path=str(path), reason=reason) from problem


def _require_one_directory(path: Path, stream: io.BufferedReader) -> None:
    """Refuse a ZIP in which other programs would find other files than were checked.

    ``zipfile`` takes the Zip64 end that lies before its locator, wherever that leads; most programs
    follow the locator. Later patches of each Python refuse it (3.11.14, CVE-2025-8291).

    Raises:
        NotAPackageError: The locator leads elsewhere.
    """
    size = stream.seek(0, os.SEEK_END)
    start = max(0, size - _LONGEST_REMARK_BYTES - _END_BYTES)
    stream.seek(start)
    tail = stream.read()
    # As zipfile does it: at the very end, or the last one that a remark may follow.
    at_end = tail[-_END_BYTES:]
    has_no_remark = at_end.startswith(_END_SIGNATURE) and at_end.endswith(bytes(2))
    end_at = size - _END_BYTES if has_no_remark else start + tail.rfind(_END_SIGNATURE)
    locator_at = end_at - _LOCATOR.size
    if locator_at < 0:
        return
    stream.seek(locator_at)
    signature, _disk, leads_to, _disks = _LOCATOR.unpack(stream.read(_LOCATOR.size))
    if signature == _LOCATOR_SIGNATURE and leads_to != locator_at - _ZIP64_END_BYTES:
        reason = "programs differ in where its directory is"
        raise NotAPackageError(path=str(path), reason=reason)


def _folder(path: Path) -> FolderContents:
    entries: dict[str, Entry] = {}
    waiting = [""]
    listed = 0
    while waiting:
        prefix = waiting.pop()
        try:
            found = list(os.scandir(path / prefix))
        except OSError as problem:
            if not prefix:
                raise
            entries[prefix.rstrip("/")] = Entry(
                size_bytes=0, obstacle=f"a folder that cannot be listed: {_told(problem)}"
            )
            continue
        for each in found:
            name = prefix + each.name
            if each.is_dir(follow_symlinks=False):
                waiting.append(name + "/")
            else:
                entries[name] = _found(each)
        listed += len(found)
        if listed > MAX_FILES:
            raise NotAPackageError(path=str(path), reason=f"it holds over {MAX_FILES} files")
    if not any(marker in entries for marker in _MARKERS):
        raise NotAPackageError(path=str(path), reason="none of its lists is there")
    return FolderContents(path=path, entries=entries)


def _found(each: os.DirEntry[str]) -> Entry:
    try:
        details = each.stat(follow_symlinks=False)
    except OSError as problem:
        return Entry(size_bytes=0, obstacle=_told(problem))
    if stat.S_ISLNK(details.st_mode):
        return Entry(size_bytes=0, obstacle="a link, which is not followed")
    if not stat.S_ISREG(details.st_mode):
        return Entry(size_bytes=0, obstacle="a device, pipe or socket, which is not opened")
    return Entry(size_bytes=details.st_size)


def _zip(path: Path, archive: zipfile.ZipFile, passphrase: str | None) -> ZipContents:
    infos = archive.infolist()
    _require_bounds(path, archive)
    top = _top_folder(path, infos)
    chosen: dict[str, zipfile.ZipInfo] = {}
    strays: list[Finding] = []
    for info in infos:
        # Unlike ``filename``, this is the name as written, before anything was cut or replaced.
        raw = info.orig_filename
        if raw.endswith("/") and not info.file_size:
            continue
        name = raw.removeprefix(top)
        fault = "" if raw.startswith(top) else "it lies outside the package's folder"
        fault = fault or bag.path_fault(name)
        if not fault and name in chosen:
            fault = "the ZIP holds this name twice; programs differ in which one they show"
        if fault:
            strays.append(Finding(subject=visible(raw), verdict=Verdict.ADDED, detail=fault))
            continue
        # zipfile's own checksum would hide the last bytes of an altered file; SHA-256 decides.
        del info.CRC
        chosen[name] = info
    opened: zipfile.ZipFile | LockedArchive = archive
    if all(_is_locked(chosen[marker]) for marker in _MARKERS if marker in chosen):
        if passphrase is None:
            raise PackageLockedError(path=str(path))
        opened = LockedArchive.open(path, archive, passphrase, probes=_probes(chosen))
    is_open = opened is not archive
    entries = {
        name: Entry(size_bytes=info.file_size, obstacle=_obstacle(info, is_open=is_open))
        for name, info in chosen.items()
    }
    return ZipContents(archive=opened, infos=chosen, entries=entries, strays=tuple(strays))


def _probes(chosen: Mapping[str, zipfile.ZipInfo]) -> tuple[zipfile.ZipInfo, ...]:
    """Return the entries by which a passphrase is tried: the lists."""
    return tuple(chosen[marker] for marker in _MARKERS if marker in chosen)


def _is_locked(info: zipfile.ZipInfo) -> bool:
    return bool(info.flag_bits & _ENCRYPTED_FLAG)


def _require_bounds(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse a ZIP that is made to stall whoever reads it.

    Raises:
        NotAPackageError: It holds too many entries, they overlap, or it claims too much.
    """
    archive_bytes = path.stat().st_size
    infos = archive.infolist()
    if len(infos) > MAX_FILES:
        reason = f"it holds over {MAX_FILES} files"
    elif _are_overlapping(infos, archive.start_dir):
        reason = "its entries overlap"
    elif sum(info.file_size for info in infos) > max(SMALL_BYTES, MAX_EXPANSION * archive_bytes):
        reason = "it claims to hold far more than it can"
    else:
        return
    raise NotAPackageError(path=str(path), reason=reason)


def _are_overlapping(infos: list[zipfile.ZipInfo], directory_at: int) -> bool:
    """Say whether an entry reaches into the next one or into the directory.

    ``zipfile`` refuses that by itself only in later patches of each Python (3.11.8, CVE-2024-0450),
    and only when the entry is read.
    """
    placed = sorted(infos, key=lambda info: info.header_offset)
    starts = [*(info.header_offset for info in placed[1:]), directory_at]
    return any(
        # The name takes at least a byte a character; what else the header holds only adds to it.
        info.header_offset + _LOCAL_HEADER_BYTES + len(info.orig_filename) + info.compress_size
        > start
        for info, start in zip(placed, starts, strict=True)
    )


def _top_folder(path: Path, infos: list[zipfile.ZipInfo]) -> str:
    """Return the one folder inside that holds a package's lists, with its slash, or ""."""
    tops = {
        parent + slash
        for parent, slash, name in (info.orig_filename.rpartition("/") for info in infos)
        if name in _MARKERS and "/" not in parent
    }
    if len(tops) != 1:
        reason = "it holds more than one package" if tops else "none of its lists is there"
        raise NotAPackageError(path=str(path), reason=reason)
    return tops.pop()


def _obstacle(info: zipfile.ZipInfo, *, is_open: bool) -> str:
    if _is_locked(info) and not is_open:
        return "encrypted"
    kind = stat.S_IFMT(info.external_attr >> 16) if info.create_system in _UNIX_SYSTEMS else 0
    if kind == stat.S_IFLNK:
        return "a link, which is not followed"
    if kind not in {0, stat.S_IFREG}:
        return "a device, pipe or socket, which is not opened"
    return ""


def _told(problem: OSError) -> str:
    return problem.strerror or str(problem)
