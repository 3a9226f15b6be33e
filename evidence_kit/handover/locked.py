"""A locked ZIP, opened with its passphrase and read where it lies.

The rules are: nothing is unpacked; the directory was read and bounded before by
:mod:`evidence_kit.handover.contents`; a passphrase is tried on the lists before anything is said of
the rest, so that "not the passphrase" is never told as "damaged"; an entry whose own check (HMAC)
does not hold is unreadable.
"""

import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path
from typing import IO, Any

from evidence_kit.errors import NotAPackageError, PackagePassphraseError

_METHODS_READ = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How a package is packed, or packed again by who passes it on."""


def require_readable(method: int) -> None:
    """Refuse an entry that could fill the memory at once.

    Of bzip2 and LZMA ``zipfile`` unpacks as much as a few bytes hold, whatever is asked for; only
    later patches of each Python bound it (3.11.17, CVE-2026-15310).

    Args:
        method: How the entry is packed (APPNOTE 4.4.5).

    Raises:
        NotImplementedError: It is not packed in one of the two ways that are bounded; the words are
            those that ``zipfile`` has for a way it does not know.
    """
    if method not in _METHODS_READ:
        raise NotImplementedError("That compression method is not supported")


def locked_problems() -> tuple[type[Exception], ...]:
    """Return what the library raises beyond what ``zipfile`` does, for entries that are damaged."""
    import pyzipper

    return (pyzipper.BadZipFile, pyzipper.LargeZipFile)


def _damaged() -> tuple[type[Exception], ...]:
    return (
        *locked_problems(),
        zlib.error,
        NotImplementedError,
        EOFError,
        ValueError,
        OverflowError,
        KeyError,
        struct.error,
        OSError,
    )


class LockedArchive:
    """The entries of a locked ZIP, in the open, in memory."""

    def __init__(self, archive: Any, places: dict[int, Any]) -> None:
        self._archive = archive
        self._places = places

    @classmethod
    def open(
        cls,
        path: Path,
        archive: zipfile.ZipFile,
        passphrase: str,
        *,
        probes: tuple[zipfile.ZipInfo, ...],
    ) -> "LockedArchive":
        """Open a ZIP that was found to be locked.

        Args:
            path: Where it lies, for the error.
            archive: The same ZIP, whose directory was read and bounded.
            passphrase: As it was told.
            probes: The entries on which it is tried. The format checks a passphrase by two bytes
                for each entry, so one alone would take one of 65,536 wrong ones for right.

        Raises:
            NotAPackageError: It is locked in a way that nothing here opens, or damaged.
            PackagePassphraseError: The passphrase does not open it.
        """
        import pyzipper

        assert archive.fp is not None, "it has just been opened"  # noqa: S101 - for the type
        try:
            opened = pyzipper.AESZipFile(archive.fp)
            # Where an entry begins is the one thing in which two with one name cannot agree.
            places = {info.header_offset: info for info in opened.infolist()}
        except _damaged() as problem:
            raise NotAPackageError(path=str(path), reason=f"its lock: {problem}") from problem
        opened.setpassword(unicodedata.normalize("NFC", passphrase).encode("utf-8"))
        found = cls(opened, places)
        refused = sum(not found._opens(path, probe) for probe in probes)
        if refused * 2 > len(probes):
            raise PackagePassphraseError(path=str(path))
        return found

    def open_entry(self, info: zipfile.ZipInfo) -> IO[bytes]:
        """Open the entry that stands where the bounded directory says.

        Raises:
            RuntimeError: The passphrase does not open it.
            NotImplementedError: It is packed in a way that is not read here.
            KeyError: The two readers of the directory do not agree about it.
        """
        entry = self._places[info.header_offset]
        if entry.file_size != info.file_size or entry.compress_size != info.compress_size:
            raise ValueError("its size is told twice, and differently")
        require_readable(entry.compress_type)
        source: IO[bytes] = self._archive.open(entry)
        return source

    def _opens(self, path: Path, probe: zipfile.ZipInfo) -> bool:
        try:
            with self.open_entry(probe) as source:
                source.read(1)
        except NotImplementedError as problem:
            raise NotAPackageError(path=str(path), reason=f"its lock: {problem}") from problem
        except RuntimeError:
            return False
        except _damaged():
            # What is wrong with the entry, the check itself will say.
            return True
        return True
