import pytest

from evidence_kit.casework.telling import tell
from evidence_kit.errors import InvalidValueError
from evidence_kit.guidance.situation import (
    Claim,
    PaidState,
    Situation,
    YesNoUnsure,
    situation_of,
)
from evidence_kit.store import Vault


def situation(vault: Vault) -> Situation:
    found = vault.contents()
    return situation_of(found.case, found.payments, found.answers)


def test_an_answer_changes_the_situation_and_stands_in_the_ledger(adult_vault: Vault) -> None:
    before = len(adult_vault.ledger())

    tell(adult_vault, "guidance/offender-known", "yes")

    assert situation(adult_vault).offender_known is YesNoUnsure.YES
    assert len(adult_vault.ledger()) == before + 1


def test_not_sure_takes_an_answer_back(adult_vault: Vault) -> None:
    tell(adult_vault, "guidance/claim", "mass-mail")
    tell(adult_vault, "guidance/claim", "not-sure")

    assert situation(adult_vault).claim is Claim.NOT_SURE


def test_the_same_answer_again_records_nothing(adult_vault: Vault) -> None:
    tell(adult_vault, "guidance/paid", "no")
    before = len(adult_vault.ledger())

    tell(adult_vault, "guidance/paid", "no")

    assert len(adult_vault.ledger()) == before
    assert situation(adult_vault).paid is PaidState.NO


@pytest.mark.parametrize(
    ("question", "value"),
    [("guidance/name", "yes"), ("guidance/claim", "perhaps"), ("guidance/claim", "")],
)
def test_what_is_no_question_or_no_answer_of_ours_is_refused(
    adult_vault: Vault, question: str, value: str
) -> None:
    with pytest.raises(InvalidValueError):
        tell(adult_vault, question, value)
