"""One bag, made whole or not at all, and believed only after it was read back.

Everything is written under ``<name>.partial``, synced, read back from the medium with the very
check an officer runs, and only then given its name. Large files of a folder are read back while the
next one is written. An error or a stop takes what is half-made away again. A locked bag is one ZIP
and never was a folder.
"""

import os
import shutil
import unicodedata
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from evidence_kit import files
from evidence_kit.errors import NotAPackageError, ReadBackError, TargetExistsError
from evidence_kit.handover.archive import write_zip
from evidence_kit.handover.listing import JustWritten
from evidence_kit.handover.reading_back import ReadBack, ReadingBack
from evidence_kit.handover.shelves import FolderShelf, open_zip_shelf
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.handover.writing import BagWriter
from evidence_kit.model import Digest
from evidence_kit.progress import Cancel, Report

SPARE_BYTES = 16 * 1024 * 1024
"""Room for report, tables and manifests, beside the exhibits."""


class Form(StrEnum):
    """As what a bag is written."""

    FOLDER = "folder"
    FOLDER_AND_ZIP = "folder-and-zip"
    ZIP = "zip"
    """One file and no folder."""
    LOCKED_ZIP = "locked-zip"
    """One file that a passphrase opens, and no folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapping:
    """As what a bag is written, and what opens it."""

    form: Form
    passphrase: str = field(default="", repr=False)
    """For a locked ZIP alone; in its composed form, so that it can be typed anywhere."""

    def __post_init__(self) -> None:
        """Require a passphrase where there is a lock, and nowhere else."""
        if (self.form is Form.LOCKED_ZIP) is not bool(self.passphrase):
            raise ValueError("a locked ZIP has a passphrase, and nothing else has")

    @property
    def has_folder(self) -> bool:
        """Whether a folder is written."""
        return self.form in {Form.FOLDER, Form.FOLDER_AND_ZIP}

    @property
    def has_zip(self) -> bool:
        """Whether a ZIP is written."""
        return self.form is not Form.FOLDER


def locked(passphrase: str) -> Wrapping:
    """Return the wrapping of a ZIP that this passphrase opens."""
    return Wrapping(form=Form.LOCKED_ZIP, passphrase=unicodedata.normalize("NFC", passphrase))


@dataclass(frozen=True, slots=True, kw_only=True)
class BagOrder:
    """One bag that is to be made."""

    name: str
    """Of its folder, and of its ZIP with ``.zip`` behind it."""
    made_at: datetime
    originals_bytes: int
    """How much room the exhibits need."""
    fill: Callable[[BagWriter], Digest]
    """Puts everything into it and returns its hand-over code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBag:
    """A bag that was written, synced and read back."""

    folder_path: Path | None
    zip_path: Path | None
    code: Digest
    size_bytes: int
    """Of all files in it."""
    files: int

    @property
    def place_path(self) -> Path:
        """Where it lies: its folder, or its ZIP where there is no folder."""
        path = self.folder_path or self.zip_path
        assert path is not None, "a bag has a folder or a ZIP"  # noqa: S101 - see Form
        return path

    @property
    def paths(self) -> tuple[Path, ...]:
        """Everything that was made."""
        return tuple(path for path in (self.folder_path, self.zip_path) if path is not None)

    def under(self, target_path: Path) -> "WrittenBag":
        """Return it as it is named after it was moved, or its own folder got another name."""
        folder_path, zip_path = self.folder_path, self.zip_path
        return replace(
            self,
            folder_path=None if folder_path is None else target_path / folder_path.name,
            zip_path=None if zip_path is None else target_path / zip_path.name,
        )


def write_bag(
    order: BagOrder, wrapping: Wrapping, *, target_path: Path, report: Report, cancel: Cancel
) -> WrittenBag:
    """Write one bag and read it back.

    Args:
        order: What goes in.
        wrapping: As what it is written.
        target_path: The existing folder in which it is made.
        report: Told about the reading back.
        cancel: Looked at before every chunk.

    Raises:
        TargetExistsError: Something of that name, or half-written, is there already.
        StorageError: The medium refused; nothing is left.
        ReadBackError: What was written does not read back as it was written.
        CancelledError: The person asked to stop; nothing is left.
    """
    places = _Places.of(order.name, target_path, wrapping)
    places.remove_leftovers()
    places.require_free_names()
    copies = 2 if wrapping.form is Form.FOLDER_AND_ZIP else 1
    files.require_room(target_path, order.originals_bytes * copies + SPARE_BYTES, order.name)
    with ExitStack() as undo:
        if wrapping.has_folder:
            writer, code, read_back = _write_folder(order, places, undo, cancel)
            written = JustWritten(known=writer.known, read_back=read_back)
            _read_back(places.partial_folder_path, code, written, "", report, cancel)
            if wrapping.has_zip:
                undo.callback(_remove, places.partial_zip_path)
                write_zip(
                    places.partial_folder_path,
                    writer.paths,
                    places.partial_zip_path,
                    top_folder=order.name,
                    made_at=order.made_at,
                    cancel=cancel,
                )
        else:
            undo.callback(_remove, places.partial_zip_path)
            with open_zip_shelf(
                places.partial_zip_path,
                top_folder=order.name,
                made_at=order.made_at,
                passphrase=wrapping.passphrase,
            ) as shelf:
                writer = BagWriter(shelf, made_at=order.made_at, cancel=cancel)
                code = order.fill(writer)
        if wrapping.has_zip:
            written = JustWritten(known=writer.known, read_back={})
            _read_back(places.partial_zip_path, code, written, wrapping.passphrase, report, cancel)
        _give_names(places, undo)
        undo.pop_all()
    return WrittenBag(
        folder_path=places.folder_path if wrapping.has_folder else None,
        zip_path=places.zip_path if wrapping.has_zip else None,
        code=code,
        size_bytes=writer.size_bytes,
        files=len(writer.paths),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """The names a bag has while it is made and when it is whole."""

    target_path: Path
    folder_path: Path
    partial_folder_path: Path
    zip_path: Path
    partial_zip_path: Path
    wrapping: Wrapping

    @classmethod
    def of(cls, name: str, target_path: Path, wrapping: Wrapping) -> "_Places":
        return cls(
            target_path=target_path,
            folder_path=target_path / name,
            partial_folder_path=target_path / f"{name}.partial",
            zip_path=target_path / f"{name}.zip",
            partial_zip_path=target_path / f"{name}.zip.partial",
            wrapping=wrapping,
        )

    @property
    def final(self) -> tuple[Path, ...]:
        """The names it has in the end."""
        folder = (self.folder_path,) if self.wrapping.has_folder else ()
        return (*folder, self.zip_path) if self.wrapping.has_zip else folder

    @property
    def partial(self) -> tuple[Path, ...]:
        """The names it has before."""
        folder = (self.partial_folder_path,) if self.wrapping.has_folder else ()
        return (*folder, self.partial_zip_path) if self.wrapping.has_zip else folder

    def remove_leftovers(self) -> None:
        """Remove what an export of this very bag left when it was killed: plain evidence.

        The name holds the case's reference and version, so nobody else has one like it; anything
        that is not a folder or file of our making is left alone and refused by name afterwards.
        """
        with files.storage_errors(self.partial_folder_path):
            folder_path, zip_path = self.partial_folder_path, self.partial_zip_path
            if folder_path.is_dir() and not folder_path.is_symlink():
                shutil.rmtree(folder_path)
            if zip_path.is_file() and not zip_path.is_symlink():
                zip_path.unlink()

    def require_free_names(self) -> None:
        for path in (*self.final, *self.partial):
            with files.storage_errors(path):
                if os.path.lexists(path):
                    raise TargetExistsError(path=str(path))


def _write_folder(
    order: BagOrder, places: _Places, undo: ExitStack, cancel: Cancel
) -> tuple[BagWriter, Digest, dict[str, ReadBack]]:
    with files.storage_errors(places.partial_folder_path):
        places.partial_folder_path.mkdir(mode=0o700)
    # What cannot be removed keeps a name that says what it is; the first error is the one told.
    undo.callback(shutil.rmtree, places.partial_folder_path, ignore_errors=True)
    reading_back = ReadingBack()
    # Before the folder goes: a file that is open somewhere cannot be removed everywhere.
    undo.callback(reading_back.stop)
    shelf = FolderShelf(
        places.partial_folder_path, made_at=order.made_at, reading_back=reading_back
    )
    writer = BagWriter(shelf, made_at=order.made_at, cancel=cancel)
    code = order.fill(writer)
    shelf.sync_folders()
    return writer, code, reading_back.settle()


def _read_back(  # noqa: PLR0917 - one bag, and who is told
    path: Path, code: Digest, written: JustWritten, passphrase: str, report: Report, cancel: Cancel
) -> None:
    """Run the officer's check over what has just been written.

    Raises:
        ReadBackError: It does not find everything as it was written.
    """
    name = path.name.removesuffix(".partial")
    try:
        check = verify_package(
            path,
            code=code,
            passphrase=passphrase or None,
            written=written,
            report=report,
            cancel=cancel,
        )
    except NotAPackageError as problem:
        raise ReadBackError(name=name, reason=str(problem)) from problem
    if check.overall not in {PackageVerdict.INTACT, PackageVerdict.INCOMPLETE}:
        worst = next(
            (f"{each.subject}: {each.detail}" for each in check.findings if each.verdict.is_bad),
            "hand-over code",
        )
        raise ReadBackError(name=name, reason=worst)


def _give_names(places: _Places, undo: ExitStack) -> None:
    """Give the whole bag its names, or take all of them back."""
    # A rename would silently replace a file that appeared while the bag was being written.
    for path in places.final:
        if os.path.lexists(path):
            raise TargetExistsError(path=str(path))
    with files.storage_errors(places.folder_path):
        if places.wrapping.has_zip:
            places.partial_zip_path.rename(places.zip_path)
            undo.callback(_remove, places.zip_path)
        if places.wrapping.has_folder:
            places.partial_folder_path.rename(places.folder_path)
            undo.callback(shutil.rmtree, places.folder_path, ignore_errors=True)
        files.sync_folder(places.target_path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
