from pathlib import Path

import pytest

from evidence_kit.errors import DatabaseDamagedError
from evidence_kit.model import StepState
from evidence_kit.store import Unlocked, Vault, checking, underway
from tests.fakes import STARTED_AT, StoppedClock


def test_drafts_and_steps_outlive_the_session(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        vault.save_draft("story/facts", "It began")
        vault.set_step("save", StepState.NOT_FOR_ME)

    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        drafts, steps = vault.drafts(), vault.steps()

    assert drafts == {"story/facts": "It began"}
    assert steps == {"save": StepState.NOT_FOR_ME}


def test_a_step_changed_behind_the_ledger_is_found(vault: Vault) -> None:
    vault.set_step("save", StepState.OPEN)
    step = underway.Step(id="save", state=StepState.DONE, changed_at=STARTED_AT)

    underway.put_step(vault._session.database, step)
    findings = checking.ledger_findings(vault._session.database, vault.case.id)

    assert [each.subject for each in findings if each.verdict.is_bad] == ["step/save"]


def test_a_draft_is_no_record(vault: Vault) -> None:
    underway.put_draft(vault._session.database, "paste", "typed by somebody else", STARTED_AT)

    assert not [each for each in vault.check(is_full=True) if each.verdict.is_bad]


def test_a_step_is_never_removed(vault: Vault) -> None:
    vault.set_step("save", StepState.OPEN)

    with pytest.raises(DatabaseDamagedError, match="never removed"):
        vault._session.database.run("DELETE FROM step")


def test_a_state_nobody_knows_is_damage(vault: Vault) -> None:
    with pytest.raises(DatabaseDamagedError):
        vault._session.database.run("INSERT INTO step VALUES ('x', 'nearly', '')")
