"""Who may change what opens a case, and what the change leaves."""

from pathlib import Path

import pytest

from evidence_kit import keys
from evidence_kit.casework import ways_in
from evidence_kit.casework.case import RecoverySheet
from evidence_kit.errors import (
    InvalidValueError,
    KeySlotsFullError,
    LastKeyError,
    PersonsKeyNeededError,
    RecoveryCodeMistypedError,
    RecoveryGroupMistypedError,
    TargetExistsError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from evidence_kit.model import Case, KeyKind
from evidence_kit.store import Vault
from tests.fakes import CHEAP_KDF, PASSPHRASE, StoppedClock

NEW = "another passphrase of words"
WORKER = "seven other words for the desk"


def kinds(vault: Vault) -> list[str]:
    return [key.kind for key in vault.known_keys()]


def sheet_at(path: Path, code: str) -> RecoverySheet:
    def data(_case: Case, written: str) -> bytes:
        return written.encode()

    return RecoverySheet(path=path, code=code, data=data)


def test_the_password_that_is_said_is_the_one_that_changes(vault: Vault) -> None:
    ways_in.change_password(vault, PASSPHRASE, NEW, kdf=CHEAP_KDF)

    assert vault.find_key(PASSPHRASE) is None
    assert vault.find_key(NEW) is not None
    assert kinds(vault) == ["passphrase"]


def test_a_support_worker_changes_their_own_password_and_not_the_persons(vault: Vault) -> None:
    ways_in.add_worker_password(vault, PASSPHRASE, WORKER, kdf=CHEAP_KDF)

    ways_in.change_password(vault, WORKER, NEW, kdf=CHEAP_KDF)

    worker = vault.find_key(NEW)
    assert worker is not None
    assert worker.kind == KeyKind.WORKER
    assert vault.find_key(PASSPHRASE) is not None


@pytest.mark.parametrize("said", ["", "not the passphrase at all"])
def test_an_open_case_is_not_enough_to_change_what_opens_it(vault: Vault, said: str) -> None:
    with pytest.raises(WrongPassphraseError):
        ways_in.change_password(vault, said, NEW, kdf=CHEAP_KDF)
    with pytest.raises(WrongPassphraseError):
        ways_in.add_worker_password(vault, said, WORKER, kdf=CHEAP_KDF)
    with pytest.raises(WrongPassphraseError):
        ways_in.replace_spare_key(vault, said, keys.new_recovery_code())
    with pytest.raises(WrongPassphraseError):
        ways_in.remove(vault, said, 1)

    assert kinds(vault) == ["passphrase"]
    assert vault.ledger()[-1].object != "keys"


def test_whoever_lost_their_password_sets_a_new_one_with_the_spare_key(
    vault: Vault, vault_path: Path
) -> None:
    code = keys.new_recovery_code()
    ways_in.replace_spare_key(vault, PASSPHRASE, code)
    vault.close()

    with Vault.open(vault_path, code, clock=StoppedClock()) as opened:
        ways_in.change_password(opened, "", NEW, kdf=CHEAP_KDF)
        assert kinds(opened) == ["passphrase", "recovery"]

    with Vault.open(vault_path, NEW, clock=StoppedClock()) as opened:
        assert opened.opened_with == "passphrase"


def test_the_spare_key_stands_for_its_holder_until_the_first_change_and_no_longer(
    vault: Vault, vault_path: Path
) -> None:
    code = keys.new_recovery_code()
    ways_in.replace_spare_key(vault, PASSPHRASE, code)
    vault.close()

    with Vault.open(vault_path, code, clock=StoppedClock()) as opened:
        ways_in.change_password(opened, "", NEW, kdf=CHEAP_KDF)
        with pytest.raises(WrongPassphraseError):
            ways_in.change_password(opened, "", WORKER, kdf=CHEAP_KDF)


def test_a_case_is_never_left_to_a_support_worker_alone(vault: Vault) -> None:
    ways_in.add_worker_password(vault, PASSPHRASE, WORKER, kdf=CHEAP_KDF)

    with pytest.raises(LastKeyError):
        ways_in.remove(vault, WORKER, 1)

    assert kinds(vault) == ["passphrase", "worker"]


def test_a_mistyped_spare_key_is_told_from_a_wrong_password(vault: Vault) -> None:
    code = keys.new_recovery_code()
    mistyped = ("1" if code[0] != "1" else "2") + code[1:]

    with pytest.raises(RecoveryCodeMistypedError):
        ways_in.change_password(vault, mistyped, NEW, kdf=CHEAP_KDF)
    with pytest.raises(RecoveryCodeMistypedError):
        ways_in.replace_spare_key(vault, PASSPHRASE, mistyped)


def test_a_password_below_the_floor_is_refused(vault: Vault) -> None:
    with pytest.raises(WeakPassphraseError):
        ways_in.change_password(vault, PASSPHRASE, "short", kdf=CHEAP_KDF)
    with pytest.raises(WeakPassphraseError):
        ways_in.add_worker_password(vault, PASSPHRASE, "short", kdf=CHEAP_KDF)


def test_the_same_words_typed_on_another_keyboard_open_the_case(vault: Vault) -> None:
    ways_in.change_password(vault, PASSPHRASE, "še vedno pet besed", kdf=CHEAP_KDF)

    assert vault.find_key("s\u030ce vedno pet besed") is not None


def test_the_only_password_is_not_removed(vault: Vault) -> None:
    with pytest.raises(LastKeyError):
        ways_in.remove(vault, PASSPHRASE, 1)


def test_a_sheet_is_written_before_its_code_opens_anything(vault: Vault, tmp_path: Path) -> None:
    code = keys.new_recovery_code()

    ways_in.write_spare_key(vault, PASSPHRASE, sheet_at(tmp_path / "sheet.txt", code))

    assert (tmp_path / "sheet.txt").read_text(encoding="utf-8") == code
    assert kinds(vault) == ["passphrase", "recovery"]


def test_whoever_does_not_know_the_password_gets_no_sheet(vault: Vault, tmp_path: Path) -> None:
    code = keys.new_recovery_code()

    with pytest.raises(WrongPassphraseError):
        ways_in.write_spare_key(vault, "not this one", sheet_at(tmp_path / "sheet.txt", code))
    with pytest.raises(InvalidValueError):
        ways_in.write_spare_key(vault, PASSPHRASE, sheet_at(vault.path / "sheet.txt", code))

    assert not (tmp_path / "sheet.txt").exists()
    assert kinds(vault) == ["passphrase"]


def test_a_new_key_ends_every_other_way_in_and_keeps_the_new_sheet(
    vault: Vault, tmp_path: Path
) -> None:
    former = keys.new_recovery_code()
    ways_in.replace_spare_key(vault, PASSPHRASE, former)
    ways_in.add_worker_password(vault, PASSPHRASE, WORKER, kdf=CHEAP_KDF)
    sheet = sheet_at(tmp_path / "sheet.txt", keys.new_recovery_code())

    renewed = ways_in.renew_key(vault, former, NEW, sheet=sheet, kdf=CHEAP_KDF)

    assert [key.kind for key in renewed.dropped] == ["worker"]
    assert kinds(vault) == ["passphrase", "recovery"]
    assert all(vault.find_key(old) is None for old in (PASSPHRASE, WORKER, former))
    assert vault.find_key(sheet.path.read_text()) is not None
    assert sheet.path.stat().st_mode & 0o077 == 0


def test_a_support_worker_cannot_give_the_case_a_new_key(vault: Vault, tmp_path: Path) -> None:
    # They would be the only one who can open what is the person's.
    ways_in.add_worker_password(vault, PASSPHRASE, WORKER, kdf=CHEAP_KDF)
    sheet = sheet_at(tmp_path / "sheet.txt", keys.new_recovery_code())

    with pytest.raises(PersonsKeyNeededError):
        ways_in.renew_key(vault, WORKER, NEW, sheet=sheet, kdf=CHEAP_KDF)

    assert not sheet.path.exists()
    assert vault.find_key(PASSPHRASE) is not None


def test_a_new_key_that_is_refused_leaves_no_sheet_and_takes_none_away(
    vault: Vault, tmp_path: Path
) -> None:
    sheet = sheet_at(tmp_path / "sheet.txt", keys.new_recovery_code())
    with pytest.raises(WrongPassphraseError):
        ways_in.renew_key(vault, "not the passphrase", NEW, sheet=sheet, kdf=CHEAP_KDF)
    assert list(tmp_path.glob("sheet*")) == []

    sheet.path.write_text("of another case")
    with pytest.raises(TargetExistsError):
        ways_in.renew_key(vault, PASSPHRASE, NEW, sheet=sheet, kdf=CHEAP_KDF)

    assert sheet.path.read_text() == "of another case"


def test_the_group_that_cannot_be_one_is_named(vault: Vault) -> None:
    groups = keys.new_recovery_code().split("-")
    odd = "-".join([*groups[:4], "ABUD", *groups[5:]])

    with pytest.raises(RecoveryGroupMistypedError) as caught:
        ways_in.replace_spare_key(vault, PASSPHRASE, odd)

    assert caught.value.facts == {"group": 5}


def test_a_group_that_could_be_one_is_not_guessed_at(vault: Vault) -> None:
    first, *rest = keys.new_recovery_code().split("-")
    mistyped = "-".join([first[:3] + ("A" if first[3] != "A" else "B"), *rest])

    with pytest.raises(RecoveryCodeMistypedError):
        ways_in.replace_spare_key(vault, PASSPHRASE, mistyped)


def test_the_ninth_way_in_is_refused_and_every_one_of_eight_stays(vault: Vault) -> None:
    for n in range(7):
        vault.add_key(f"{WORKER} {n}", KeyKind.WORKER, kdf=CHEAP_KDF)

    with pytest.raises(KeySlotsFullError) as caught:
        ways_in.add_worker_password(vault, PASSPHRASE, WORKER, kdf=CHEAP_KDF)

    assert caught.value.facts == {"maximum": 8}
    assert len(kinds(vault)) == 8
