import pytest

from evidence_kit.casework import steps
from evidence_kit.errors import InvalidValueError
from evidence_kit.model import Action, StepState
from evidence_kit.store import Vault


def test_a_step_is_as_the_person_said_last(adult_vault: Vault) -> None:
    steps.set_state(adult_vault, "block/instagram", StepState.NOT_NOW)
    steps.set_state(adult_vault, "block/instagram", StepState.DONE)

    assert adult_vault.steps() == {"block/instagram": StepState.DONE}


def test_every_change_of_a_step_is_in_the_ledger(adult_vault: Vault) -> None:
    before = adult_vault.ledger_head().n

    steps.set_state(adult_vault, "save", StepState.DONE)
    steps.set_state(adult_vault, "save", StepState.OPEN)
    entries = adult_vault.ledger()[before:]

    assert [(each.action, each.object, each.detail) for each in entries] == [
        (Action.FACT_RECORDED, "step/save", {}),
        (Action.FACT_CHANGED, "step/save", {}),
    ]
    assert entries[1].before == entries[0].after
    assert not [each for each in adult_vault.check(is_full=True) if each.verdict.is_bad]


def test_the_same_answer_again_changes_nothing(adult_vault: Vault) -> None:
    steps.set_state(adult_vault, "save", StepState.DONE)
    before = adult_vault.ledger_head()

    steps.set_state(adult_vault, "save", StepState.DONE)

    assert adult_vault.ledger_head() == before


@pytest.mark.parametrize("step_id", ["", "Save", "a" * 81, "what I did", "-", "data:image/png"])
def test_a_step_has_a_name_of_the_checklist(adult_vault: Vault, step_id: str) -> None:
    with pytest.raises(InvalidValueError):
        steps.set_state(adult_vault, step_id, StepState.DONE)

    assert adult_vault.steps() == {}
