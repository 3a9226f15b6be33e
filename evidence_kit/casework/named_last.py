"""What gets its name last: files that lie in a folder with ``.partial`` behind its name till then.

The rule is: whatever a hand-over that was killed leaves has ``.partial`` in its path, so that
nobody takes it for whole, and the next try of the same hand-over can remove it. It is readable
evidence, or says who somebody is.
"""

import shutil
from pathlib import Path

from evidence_kit import files


def new_folder(target_path: Path, name: str) -> tuple[Path, Path]:
    """Make the folder that gets its name when everything is in it; returns both names.

    Raises:
        TargetExistsError: Something has one of the names already.
        StorageError: The medium refused.
    """
    folder_path = target_path / name
    partial_path = target_path / f"{name}.partial"
    _remove_leftover(partial_path)
    files.require_free(folder_path)
    with files.storage_errors(partial_path):
        partial_path.mkdir(mode=0o700)
    return folder_path, partial_path


def give_name(partial_path: Path, folder_path: Path, made: list[Path]) -> None:
    """Give a folder its name; it is added to ``made`` as soon as it has it.

    Raises:
        TargetExistsError: Somebody took the name meanwhile.
        StorageError: The medium refused.
    """
    files.require_free(folder_path)
    with files.storage_errors(folder_path):
        files.sync_folder(partial_path)
        partial_path.rename(folder_path)
        made.append(folder_path)
        files.sync_folder(folder_path.parent)


class Waiting:
    """The volumes beside a package, until the package has its name.

    A killed hand-over would otherwise leave them whole and on their own: a name and an address in
    the open, in no ledger, and in the way of the next try.
    """

    def __init__(self, target_path: Path, package: str) -> None:
        """Know where; nothing is made yet.

        Args:
            target_path: The existing folder in which everything gets its name.
            package: The name of the package.
        """
        self._target_path = target_path
        self._partial_path = target_path / f"{package}-beside.partial"
        self._paths: list[Path] = []

    def remove_leftover(self) -> None:
        """Remove what a killed try of this hand-over left, whatever is wanted this time.

        Raises:
            StorageError: The medium refused.
        """
        _remove_leftover(self._partial_path)

    def start(self, names: tuple[str, ...], made: list[Path]) -> Path:
        """Make the folder in which they wait, and return it; it is added to ``made``.

        Args:
            names: What they will be called; asked here, before the long work.
            made: What is taken back on an error.

        Raises:
            TargetExistsError: Something has one of the names already.
            StorageError: The medium refused.
        """
        for name in names:
            files.require_free(self._target_path / name)
        with files.storage_errors(self._partial_path):
            self._partial_path.mkdir(mode=0o700)
        made.append(self._partial_path)
        return self._partial_path

    def add(self, *paths: Path) -> None:
        """Note what was written into the folder."""
        self._paths += paths

    def give_names(self, made: list[Path]) -> None:
        """Move everything to where it belongs; each is added to ``made`` as soon as it is there.

        Raises:
            TargetExistsError: Somebody took a name meanwhile.
            StorageError: The medium refused.
        """
        if not self._paths:
            return
        # A rename would silently replace a file that appeared while the package was written.
        for path in self._paths:
            files.require_free(self._target_path / path.name)
        for path in self._paths:
            named_path = self._target_path / path.name
            with files.storage_errors(named_path):
                path.rename(named_path)
            made.append(named_path)
        # A file browser may look into it or have left something; that takes nothing back.
        shutil.rmtree(self._partial_path, ignore_errors=True)
        with files.storage_errors(self._target_path):
            files.sync_folder(self._target_path)


def _remove_leftover(partial_path: Path) -> None:
    """Remove what a killed try of this very hand-over left; anything else is refused by name."""
    with files.storage_errors(partial_path):
        if partial_path.is_dir() and not partial_path.is_symlink():
            shutil.rmtree(partial_path)
