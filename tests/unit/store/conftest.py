"""A closed vault with one of everything, and an open database with a case and nothing else."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_kit.store import Unlocked, creation
from evidence_kit.store.connection import Database
from evidence_kit.store.session import DATABASE_NAME
from tests.vaults import FilledVault, fill


@pytest.fixture(scope="session")
def filled_original(
    tmp_path_factory: pytest.TempPathFactory, pristine_vault: tuple[Path, Unlocked]
) -> FilledVault:
    path, unlocked = pristine_vault
    copy_path = Path(shutil.copytree(path, tmp_path_factory.mktemp("filled") / "vault"))
    filled = FilledVault(path=copy_path, unlocked=unlocked)
    vault = filled.open()
    fill(vault)
    vault.close()
    return filled


@pytest.fixture
def filled(tmp_path: Path, filled_original: FilledVault) -> FilledVault:
    copy_path = Path(shutil.copytree(filled_original.path, tmp_path / "filled"))
    return replace(filled_original, path=copy_path)


@pytest.fixture
def database(vault_path: Path, unlocked: Unlocked) -> Iterator[Database]:
    """The open database of a vault that holds a case and nothing else."""
    opened = Database(
        vault_path / DATABASE_NAME,
        creation.database_key(unlocked.vault_key, unlocked.header.db_gen),
        bytes.fromhex(unlocked.header.db_salt),
    )
    yield opened
    opened.close()
