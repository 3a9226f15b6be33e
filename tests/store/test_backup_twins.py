"""Backups and copies that skip one step; the step behind it must notice."""

import shutil
from pathlib import Path

import pytest

from evidence_kit.errors import ReadBackError
from evidence_kit.store import Unlocked, Vault, backup_target, backup_writing, moving
from evidence_kit.store.backup_reading import BackupFile, PieceState
from tests.fakes import BytesSource, StoppedClock, flip_bit, new_item
from tests.replacing import replaced

pytestmark = pytest.mark.twin("backups with a step taken out")


@pytest.fixture
def torn(vault: Vault, vault_path: Path, unlocked: Unlocked, tmp_path: Path) -> Path:
    """Where a backup of the vault goes, and an unfinished one with a wrong byte lies."""
    vault.add_item(BytesSource(b"pay or I send it" * 900), new_item("chat.png"))
    vault.sign_head()
    twin_path = Path(shutil.copytree(vault_path, tmp_path / "twin"))
    with Vault.open_unlocked(twin_path, unlocked, clock=StoppedClock()) as twin:
        data = bytearray(twin.write_backup(tmp_path / "first").path.read_bytes())
    data[7000] ^= 1
    path = tmp_path / "case.ekbackup"
    path.with_name(path.name + ".partial").write_bytes(data)
    return path


def test_going_on_without_comparing_is_caught_by_the_reading_back(vault: Vault, torn: Path) -> None:
    with (
        replaced(backup_target.Target, "_is_there", lambda _target, _data: True),
        pytest.raises(ReadBackError),
    ):
        vault.write_backup(torn)

    assert not torn.exists()


def test_without_comparing_and_reading_back_a_wrong_byte_stays_and_a_reader_finds_it(
    vault: Vault, torn: Path
) -> None:
    with (
        replaced(backup_target.Target, "_is_there", lambda _target, _data: True),
        replaced(backup_writing._Writing, "_read_back", lambda _writing: None),
    ):
        vault.write_backup(torn)

    with BackupFile(torn) as backup:
        states = {state for found in backup.survey().files for state, _, _ in backup.pieces(found)}
    assert PieceState.CHANGED in states


def test_a_copy_of_a_folder_that_is_not_the_same_is_refused(vault: Vault, tmp_path: Path) -> None:
    def copied_badly(source: Path, target: Path, _on_bytes: object) -> None:
        shutil.copyfile(source, target)
        flip_bit(target, 3)

    with replaced(moving.files, "copy_new", copied_badly), pytest.raises(ReadBackError):
        vault.copy_to(tmp_path / "stick" / "vault")

    assert not (tmp_path / "stick" / "vault").exists()
