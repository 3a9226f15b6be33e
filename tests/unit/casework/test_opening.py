from pathlib import Path

import pytest

from evidence_kit import keys
from evidence_kit.casework.opening import open_case
from evidence_kit.errors import RecoveryCodeMistypedError, WrongPassphraseError
from tests.fakes import PASSPHRASE, StoppedClock


def test_the_passphrase_opens_the_case(vault_path: Path, clock: StoppedClock) -> None:
    vault = open_case(vault_path, PASSPHRASE, clock=clock)
    opened_with = vault.opened_with
    vault.close()

    assert opened_with == "passphrase"


def test_a_wrong_passphrase_is_told_apart_from_a_mistyped_code(
    vault_path: Path, clock: StoppedClock
) -> None:
    code = keys.new_recovery_code()
    mistyped = ("1" if code[0] != "1" else "2") + code[1:]

    with pytest.raises(WrongPassphraseError):
        open_case(vault_path, "another phrase", clock=clock)
    with pytest.raises(WrongPassphraseError):
        open_case(vault_path, code, clock=clock)
    with pytest.raises(RecoveryCodeMistypedError):
        open_case(vault_path, mistyped, clock=clock)
