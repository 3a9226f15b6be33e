"""What any test may ask for: a clock that stands, and an open vault with the cheapest legal key."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from evidence_kit.store import Unlocked, Vault, unlock
from tests.fakes import CHEAP_KDF, PASSPHRASE, ROOT_PATH, StoppedClock, new_case

settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.load_profile("repeatable")


WINDOW_TESTS = tuple(ROOT_PATH / "tests" / name for name in ("ui", "unit/ui", "pictures"))
"""Folders whose tests share one application, and so one process."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of the window together when tests run in several processes."""
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in WINDOW_TESTS):
            item.add_marker(pytest.mark.xdist_group("window"))


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture(scope="session")
def pristine_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Unlocked]:
    """A vault made once; tests work on copies of it, so that no key is derived twice."""
    path = tmp_path_factory.mktemp("pristine") / "vault"
    Vault.create(path, new_case(), PASSPHRASE, clock=StoppedClock(), kdf=CHEAP_KDF).close()
    return path, unlock(path, PASSPHRASE)


@pytest.fixture
def unlocked(pristine_vault: tuple[Path, Unlocked]) -> Unlocked:
    return pristine_vault[1]


@pytest.fixture
def vault_path(tmp_path: Path, pristine_vault: tuple[Path, Unlocked]) -> Path:
    """A closed vault with a case and nothing else in it."""
    return Path(shutil.copytree(pristine_vault[0], tmp_path / "vault"))


@pytest.fixture
def vault(vault_path: Path, unlocked: Unlocked, clock: StoppedClock) -> Iterator[Vault]:
    opened = Vault.open_unlocked(vault_path, unlocked, clock=clock)
    yield opened
    opened.close()
