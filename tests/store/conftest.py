"""A closed vault with a history, larger files, and what must still be readable of it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_kit.store import Unlocked
from tests.store.damage import History, grown
from tests.vaults import FilledVault


@pytest.fixture(scope="session")
def history(
    tmp_path_factory: pytest.TempPathFactory, pristine_vault: tuple[Path, Unlocked]
) -> History:
    """A vault that was opened and closed several times, with its database after each time."""
    path, unlocked = pristine_vault
    copy_path = Path(shutil.copytree(path, tmp_path_factory.mktemp("history") / "vault"))
    return grown(FilledVault(path=copy_path, unlocked=unlocked))


@pytest.fixture
def fresh(history: History, tmp_path: Path) -> Callable[[], FilledVault]:
    """Gives the same whole vault anew each time, whatever was done to the one before."""

    def copied() -> FilledVault:
        path = tmp_path / "vault"
        shutil.rmtree(path, ignore_errors=True)
        return replace(history.vault, path=Path(shutil.copytree(history.vault.path, path)))

    return copied
