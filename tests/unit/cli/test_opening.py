from pathlib import Path

import pytest

from evidence_kit.cli.opening import open_case
from evidence_kit.errors import (
    NotAVaultError,
    RecoveryCodeMistypedError,
    WrongPassphraseError,
)
from evidence_kit.keys import new_recovery_code
from evidence_kit.model import Statement, StepState
from evidence_kit.store import Vault
from tests.fakes import CHEAP_KDF, PASSPHRASE, STARTED_AT, StoppedClock, new_case

OTHER_CODE = "0000-0000-0000-0000-0000-0000-0000-007R"


def secret_file(tmp_path: Path, text: str) -> str:
    path = tmp_path / "secret.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def mistyped(code: str) -> str:
    return code[:-1] + ("3" if code[-1] != "3" else "4")


def test_the_passphrase_opens_the_vault(vault_path: Path, tmp_path: Path) -> None:
    with open_case(vault_path, secret_file(tmp_path, PASSPHRASE)) as vault:
        assert vault.path == vault_path


def test_a_recovery_code_with_a_typing_mistake_is_told_apart(
    vault_path: Path, tmp_path: Path
) -> None:
    with (
        pytest.raises(RecoveryCodeMistypedError),
        open_case(vault_path, secret_file(tmp_path, mistyped(new_recovery_code()))),
    ):
        pass


@pytest.mark.parametrize("text", ["another long passphrase", OTHER_CODE])
def test_another_passphrase_or_another_vaults_code_is_a_wrong_one(
    vault_path: Path, tmp_path: Path, text: str
) -> None:
    with pytest.raises(WrongPassphraseError), open_case(vault_path, secret_file(tmp_path, text)):
        pass


def test_a_passphrase_that_looks_like_a_mistyped_code_still_opens(tmp_path: Path) -> None:
    passphrase = mistyped(new_recovery_code())
    path = tmp_path / "case"
    Vault.create(path, new_case(), passphrase, clock=StoppedClock(), kdf=CHEAP_KDF).close()

    with open_case(path, secret_file(tmp_path, passphrase)) as vault:
        assert vault.path == path


def test_a_folder_without_a_vault_is_not_called_a_typing_mistake(tmp_path: Path) -> None:
    secret = secret_file(tmp_path, mistyped(new_recovery_code()))

    with pytest.raises(NotAVaultError), open_case(tmp_path, secret):
        pass


def test_a_spare_copy_of_the_database_is_made_when_much_was_written(
    vault_path: Path, tmp_path: Path
) -> None:
    secret = secret_file(tmp_path, PASSPHRASE)
    with open_case(vault_path, secret) as vault:
        for number in range(20):
            vault.write_statement(Statement(facts=str(number), feelings="", written_at=STARTED_AT))

    assert (vault_path / "backup" / "case.g1.db").exists()


def test_without_room_for_a_spare_copy_the_work_is_done_and_it_is_said(
    vault_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (vault_path / "backup").write_bytes(b"in the way")

    with open_case(vault_path, secret_file(tmp_path, PASSPHRASE)) as vault:
        vault.write_statement(Statement(facts="x", feelings="", written_at=STARTED_AT))
        for _ in range(20):
            vault.set_step("st01", StepState.DONE)

    assert "Everything is saved" in capsys.readouterr().err
