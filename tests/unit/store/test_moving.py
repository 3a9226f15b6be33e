from pathlib import Path

import pytest

from evidence_kit.errors import CancelledError, InvalidValueError, VaultExistsError
from evidence_kit.progress import Cancel, Progress
from evidence_kit.store import Vault, give_name
from tests.fakes import StoppedClock, flip_bit
from tests.vaults import FilledVault


def everything(path: Path) -> dict[str, bytes]:
    return {
        each.relative_to(path).as_posix(): each.read_bytes()
        for each in path.rglob("*")
        if each.is_file() and each.name not in {"lock", "case.db-journal"}
    }


def test_a_copy_is_the_same_byte_for_byte_and_has_no_name_yet(
    filled: FilledVault, tmp_path: Path
) -> None:
    vault = filled.open()
    copied = vault.copy_to(tmp_path / "stick" / "vault")
    before = everything(filled.path)
    vault.close()

    assert everything(copied.folder_path) == before
    assert copied.files == len(before)
    assert not (tmp_path / "stick" / "vault").exists()
    times = {each.stat().st_mtime for each in copied.folder_path.glob("blobs/*/*")}
    assert times == {0}


def test_a_copy_that_was_interrupted_is_gone_on_with_and_never_trusted(
    filled: FilledVault, tmp_path: Path
) -> None:
    target = tmp_path / "stick" / "vault"
    vault = filled.open()
    copied = vault.copy_to(target)
    sealed = sorted(copied.folder_path.glob("blobs/*/*"))
    flip_bit(sealed[0], 5000)
    (copied.folder_path / "case.db").write_bytes(b"half")
    (copied.folder_path / "stranger.txt").write_bytes(b"not of this vault")

    again = vault.copy_to(target)
    vault.close()

    assert everything(again.folder_path) == everything(filled.path)
    assert (again.files, again.resumed_files) == (copied.files, copied.files - 2)


def test_whoever_stops_it_finds_nothing_left(filled: FilledVault, tmp_path: Path) -> None:
    cancel = Cancel()

    def stop(_progress: Progress) -> None:
        cancel.request()

    vault = filled.open()
    with pytest.raises(CancelledError):
        vault.copy_to(tmp_path / "stick" / "vault", report=stop, cancel=cancel)
    vault.close()

    assert list((tmp_path / "stick").iterdir()) == []


def test_nothing_is_ever_replaced(filled: FilledVault, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "letter.txt").write_bytes(b"mine")
    vault = filled.open()

    with pytest.raises(VaultExistsError):
        vault.copy_to(tmp_path / "vault")
    with pytest.raises(InvalidValueError):
        vault.copy_to(filled.path / "inside")
    vault.close()


def test_a_copy_opens_under_its_name_with_the_same_key(filled: FilledVault, tmp_path: Path) -> None:
    target = tmp_path / "vault"
    vault = filled.open()
    copied = vault.copy_to(target)
    with vault.open_copy(copied.folder_path) as copy:
        found = copy.check(is_full=True)
    give_name(copied.folder_path, target)
    vault.close()

    assert not any(finding.verdict.is_bad for finding in found)
    Vault.open_unlocked(target, filled.unlocked, clock=StoppedClock()).close()
