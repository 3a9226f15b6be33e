from pathlib import Path

import pytest

from evidence_kit.errors import DatabaseDamagedError
from evidence_kit.model import Action, CaseAnswer
from evidence_kit.store import Unlocked, Vault, answers, checking
from tests.fakes import STARTED_AT, StoppedClock


def test_an_answer_outlives_the_session(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        vault.answer_case("retention-until", "2027-06-30")

    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        found = vault.find_case_answer("retention-until")

    assert found == CaseAnswer(name="retention-until", value="2027-06-30", changed_at=clock.now())


def test_each_change_of_an_answer_is_in_the_ledger_without_its_words(vault: Vault) -> None:
    before = vault.ledger_head().n

    vault.answer_case("danger", "yes, he knows my street")
    vault.answer_case("danger", "no")
    vault.answer_case("danger", "no")
    vault.answer_case("danger", "")

    entries = vault.ledger()[before:]
    assert [(each.action, each.object, each.detail) for each in entries] == [
        (Action.FACT_RECORDED, "answer/danger", {}),
        (Action.FACT_CHANGED, "answer/danger", {}),
        (Action.FACT_CHANGED, "answer/danger", {}),
    ]
    assert entries[2].before == entries[1].after


def test_an_answer_taken_back_is_no_answer(vault: Vault) -> None:
    vault.answer_case("danger", "yes")
    vault.answer_case("danger", "")

    assert vault.find_case_answer("danger") is None
    assert vault.contents().answers == {}
    assert [each.name for each in vault.case_answers()] == ["danger"]


def test_taking_back_what_was_never_said_records_nothing(vault: Vault) -> None:
    before = vault.ledger_head()

    vault.answer_case("danger", "")

    assert vault.ledger_head() == before
    assert vault.case_answers() == ()


def test_an_answer_changed_behind_the_ledger_is_found(vault: Vault) -> None:
    vault.answer_case("privacy", "names")
    changed = CaseAnswer(name="privacy", value="all", changed_at=STARTED_AT)

    answers.put(vault._session.database, changed)
    findings = checking.ledger_findings(vault._session.database, vault.case.id)

    assert [each.subject for each in findings if each.verdict.is_bad] == ["answer/privacy"]


def test_an_answer_is_never_removed(vault: Vault) -> None:
    vault.answer_case("privacy", "names")

    with pytest.raises(DatabaseDamagedError, match="never removed"):
        vault._session.database.run("DELETE FROM case_answer")
