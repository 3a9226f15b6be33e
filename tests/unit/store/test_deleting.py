"""A vault is deleted keys first: whatever cuts it, it opens whole or is being deleted."""

import os
import shutil
from pathlib import Path

import pytest

from evidence_kit import files
from evidence_kit.errors import (
    DeletionUnfinishedError,
    NotAVaultError,
    StorageError,
    VaultBeingDeletedError,
    VaultInUseError,
)
from evidence_kit.progress import Progress, Stage
from evidence_kit.store import Vault, deleting, finish_deletion, header, is_being_deleted, unlock
from evidence_kit.store.session import LOCK_NAME
from tests.fakes import PASSPHRASE, StoppedClock
from tests.vaults import FilledVault


def opens(path: Path) -> bool:
    try:
        unlock(path, PASSPHRASE)
    except VaultBeingDeletedError:
        return False
    return True


def test_a_deleted_vault_is_gone_with_its_folder(filled: FilledVault) -> None:
    seen: list[Progress] = []
    vault = filled.open()

    removed = vault.delete(seen.append)

    assert not filled.path.exists()
    assert removed.left == ()
    assert removed.files == len(seen) > 3
    assert {each.stage for each in seen} == {Stage.DELETING}


def test_a_vault_that_was_deleted_in_a_with_block_is_not_signed_again(filled: FilledVault) -> None:
    with filled.open() as vault:
        vault.delete()

    assert not filled.path.exists()


def test_what_the_person_put_beside_the_vaults_files_stays_and_is_named(
    filled: FilledVault,
) -> None:
    (filled.path / "holiday.txt").write_text("mine")
    (filled.path / "blobs" / "notes").mkdir()
    (filled.path / "blobs" / "notes" / "more.txt").write_text("mine too")

    removed = filled.open().delete()

    assert removed.left == ("blobs/notes/more.txt", "holiday.txt")
    assert sorted(each.name for each in filled.path.rglob("*") if each.is_file()) == [
        "holiday.txt",
        "more.txt",
    ]


def test_what_a_cut_copy_left_beside_it_is_named_and_not_touched(filled: FilledVault) -> None:
    beside = filled.path.with_name(".stick.0123abcd.partial")
    stranger = filled.path.with_name(".other.partial")
    shutil.copytree(filled.path, beside)
    stranger.mkdir()
    (stranger / "header.a").write_text("of something else")

    removed = filled.open().delete()

    assert removed.beside == (beside.name,)
    assert opens(beside)


def test_a_link_in_the_folder_is_not_followed(filled: FilledVault, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "case.db").write_text("of somebody else")
    (filled.path / "backup").mkdir(exist_ok=True)
    (filled.path / "backup" / "linked").symlink_to(elsewhere)

    removed = filled.open().delete()

    assert (elsewhere / "case.db").exists()
    assert removed.left == ("backup/linked",)


def test_no_byte_of_a_key_slot_stays_in_a_copy(filled: FilledVault) -> None:
    before = (filled.path / "header.a").read_bytes()
    inodes = [(filled.path / name).stat().st_ino for name in header.COPIES]

    deleting.destroy_keys(filled.path)

    for name, inode in zip(header.COPIES, inodes, strict=True):
        data = (filled.path / name).read_bytes()
        assert data == header.DELETED_MARK.ljust(len(before), b"\0")
        # In place: a new file would leave the old bytes where they were.
        assert (filled.path / name).stat().st_ino == inode


@pytest.mark.parametrize("name", ["header.a.new", "header.next"])
def test_what_a_cut_change_left_beside_a_copy_is_overwritten_too(
    filled: FilledVault, name: str
) -> None:
    left_path = filled.path / name
    shutil.copy(filled.path / "header.a", left_path)

    deleting.destroy_keys(filled.path)

    assert left_path.read_bytes().startswith(header.DELETED_MARK)


def test_what_only_looks_like_a_header_is_not_touched_and_stays(filled: FilledVault) -> None:
    (filled.path / "header.txt").write_text("mine")
    (filled.path / "header.d").mkdir()
    (filled.path / "header.d" / "notes.txt").write_text("mine too")
    vault = filled.open()
    (filled.path / "header.next").mkdir()

    removed = vault.delete()

    assert removed.left == ("header.d/notes.txt", "header.next", "header.txt")
    assert (filled.path / "header.txt").read_text() == "mine"
    assert not (filled.path / "case.db").exists()


def test_nobody_comes_in_between_the_keys_and_the_files(filled: FilledVault) -> None:
    seen: list[int | None] = []
    vault = filled.open()

    removed = vault.delete(lambda _progress: seen.append(files.take_lock(filled.path / LOCK_NAME)))

    assert set(seen) == {None}
    assert removed.left == ()
    with pytest.raises(VaultInUseError):
        vault.delete()


def test_with_one_copy_overwritten_the_vault_opens_whole_and_is_mended(
    filled: FilledVault,
) -> None:
    deleting._overwrite(filled.path / "header.a")

    with Vault.open(filled.path, PASSPHRASE, clock=StoppedClock()) as vault:
        assert vault.repaired_header_copies == ("header.a",)
        findings = vault.check(is_full=True)

    assert not any(finding.verdict.is_bad for finding in findings)
    assert not is_being_deleted(filled.path)


@pytest.mark.parametrize("torn", ["header.a", "header.b"])
def test_a_copy_torn_while_it_was_overwritten_is_never_called_damage(
    filled: FilledVault, torn: str
) -> None:
    whole = (filled.path / torn).read_bytes()
    deleting.destroy_keys(filled.path)
    (filled.path / torn).write_bytes(whole[: len(whole) // 2].ljust(len(whole), b"\0"))

    with pytest.raises(VaultBeingDeletedError):
        Vault.open(filled.path, PASSPHRASE, clock=StoppedClock())
    assert is_being_deleted(filled.path)


def test_a_deletion_that_was_cut_is_finished_without_a_key(filled: FilledVault) -> None:
    deleting.destroy_keys(filled.path)
    next((filled.path / "blobs").glob("??/*")).unlink()

    assert not opens(filled.path)
    removed = finish_deletion(filled.path)

    assert not filled.path.exists()
    assert removed.left == ()


def test_a_whole_vault_is_never_finished(filled: FilledVault, tmp_path: Path) -> None:
    for path in (filled.path, tmp_path / "nothing"):
        with pytest.raises(NotAVaultError):
            finish_deletion(path)

    assert opens(filled.path)


def test_damage_is_not_taken_for_a_deletion(filled: FilledVault) -> None:
    for name in header.COPIES:
        (filled.path / name).write_bytes(b"\0" * 800)

    assert not is_being_deleted(filled.path)
    with pytest.raises(NotAVaultError):
        finish_deletion(filled.path)
    assert (filled.path / "case.db").exists()


def test_a_vault_that_somebody_has_open_is_not_removed(filled: FilledVault) -> None:
    deleting.destroy_keys(filled.path)
    taken = files.take_lock(filled.path / LOCK_NAME)
    assert taken is not None

    with pytest.raises(VaultInUseError):
        finish_deletion(filled.path)
    os.close(taken)

    assert (filled.path / "case.db").exists()


def in_the_way(path: Path) -> None:
    """Put a folder where a file was: nothing can be written over it, whoever tries."""
    path.unlink()
    path.mkdir()


def test_a_medium_that_refuses_while_a_copy_is_whole_leaves_a_vault_that_opens(
    filled: FilledVault,
) -> None:
    in_the_way(filled.path / "header.a")

    with pytest.raises(StorageError):
        deleting.destroy_keys(filled.path)

    assert opens(filled.path)


def test_a_medium_that_refuses_when_no_copy_is_whole_is_told_as_deleted(
    filled: FilledVault,
) -> None:
    in_the_way(filled.path / "header.b")

    with pytest.raises(DeletionUnfinishedError):
        deleting.destroy_keys(filled.path)

    assert is_being_deleted(filled.path)


def test_what_the_medium_refuses_after_the_keys_are_gone_is_said_as_such(
    filled: FilledVault,
) -> None:
    deleting.destroy_keys(filled.path)
    # A folder in the place of a file of ours cannot be unlinked.
    in_the_way(filled.path / "header.a")

    with pytest.raises(DeletionUnfinishedError):
        finish_deletion(filled.path)

    (filled.path / "header.a").rmdir()
    finish_deletion(filled.path)
    assert not filled.path.exists()
