from dataclasses import replace
from pathlib import Path

import pytest

from evidence_kit import keys
from evidence_kit.casework.opening import open_case
from evidence_kit.errors import RecoveryCodeMistypedError, WrongPassphraseError
from evidence_kit.model import AgeInPicture, Ages, ItemStatus, Sensitivity
from tests.fakes import PASSPHRASE, BytesSource, StoppedClock, new_item


def test_the_passphrase_opens_the_case(vault_path: Path, clock: StoppedClock) -> None:
    vault = open_case(vault_path, PASSPHRASE, clock=clock)
    opened_with = vault.opened_with
    vault.close()

    assert opened_with == "passphrase"


def test_a_switch_to_the_under_18_rules_that_was_cut_off_is_finished_at_the_next_opening(
    vault_path: Path, clock: StoppedClock
) -> None:
    with open_case(vault_path, PASSPHRASE, clock=clock) as vault:
        vault.change_case(replace(vault.case, ages=Ages(now=30, in_picture=AgeInPicture.ADULT)))
        vault.add_item(BytesSource(b"x"), new_item(sensitivity=Sensitivity.INTIMATE))
        # The first step of the change; the process that made it was ended before the second.
        vault.change_case(replace(vault.case, ages=Ages(now=15, in_picture=AgeInPicture.NOT_SURE)))

    with open_case(vault_path, PASSPHRASE, clock=clock) as vault:
        (stub,) = vault.items()

    assert stub.status is ItemStatus.WITHDRAWN


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
