"""The ledger of another copy is read, and not a byte of that copy changes."""

import os
import shutil
from pathlib import Path

import pytest

from evidence_kit import files
from evidence_kit.errors import NotAVaultError, VaultInUseError, WrongPassphraseError
from evidence_kit.store import Vault
from evidence_kit.store.session import LOCK_NAME
from tests.fakes import PASSPHRASE, BytesSource, StoppedClock, new_item


def content_of(path: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(path)): each.read_bytes() for each in path.rglob("*") if each.is_file()
    }


@pytest.fixture
def other_path(vault_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(vault_path, tmp_path / "other"))


def test_the_ledger_of_a_copy_is_read_and_the_copy_is_as_it_was(
    other_path: Path, vault: Vault
) -> None:
    with Vault.open(other_path, PASSPHRASE, clock=StoppedClock()) as other:
        other.add_item(BytesSource(b"more"), new_item("more.txt"))
        expected = other.ledger()
    before = content_of(other_path)

    found = vault.read_ledger_of(other_path, PASSPHRASE)

    assert found.vault_id == vault.case.id
    assert found.entries == expected
    assert content_of(other_path) == before
    assert not list((vault.path / "backup").glob("*partial*"))


def test_a_copy_that_is_open_somewhere_is_not_read(other_path: Path, vault: Vault) -> None:
    taken = files.take_lock(other_path / LOCK_NAME)
    assert taken is not None

    with pytest.raises(VaultInUseError):
        vault.read_ledger_of(other_path, PASSPHRASE)
    os.close(taken)


@pytest.mark.parametrize(
    ("name", "secret", "refusal"),
    [("other", "not this one", WrongPassphraseError), ("nothing", PASSPHRASE, NotAVaultError)],
)
def test_what_does_not_open_is_said_and_leaves_nothing(
    other_path: Path, vault: Vault, name: str, secret: str, refusal: type[Exception]
) -> None:
    before = content_of(vault.path)

    with pytest.raises(refusal):
        vault.read_ledger_of(other_path.with_name(name), secret)

    assert content_of(vault.path) == before
