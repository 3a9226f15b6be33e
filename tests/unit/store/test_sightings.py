import dataclasses

import pytest

from evidence_kit.errors import DatabaseDamagedError, NoSuchItemError
from evidence_kit.model import Action, Activity, Verdict
from evidence_kit.store import Vault, checking, sightings
from tests.vaults import identifier, sighting


def test_what_was_said_of_an_identifier_is_read_as_it_was_said(vault: Vault) -> None:
    vault.record(identifier())
    said = vault.say_seen(sighting())

    assert vault.contents().sightings == {1: said}
    assert said.how_known == "he wrote to me, half \udc80"


def test_each_change_is_in_the_ledger_and_the_same_again_is_not(vault: Vault) -> None:
    vault.record(identifier())
    before = vault.ledger_head().n

    first = vault.say_seen(sighting())
    again = vault.say_seen(sighting())
    vault.say_seen(dataclasses.replace(sighting(), activity=Activity.GONE))

    entries = vault.ledger()[before:]
    assert again == first
    assert [(each.action, each.object, each.detail) for each in entries] == [
        (Action.FACT_RECORDED, "sighting/1", {}),
        (Action.FACT_CHANGED, "sighting/1", {}),
    ]
    assert entries[1].before == entries[0].after


@pytest.mark.parametrize("number", [1, 2, -1])
def test_of_an_identifier_that_does_not_stand_nothing_is_said(vault: Vault, number: int) -> None:
    vault.record(identifier())
    vault.withdraw_fact("identifier/1", "a mistake")
    before = vault.ledger_head()

    with pytest.raises(NoSuchItemError):
        vault.say_seen(sighting(number))

    assert vault.ledger_head() == before


def test_a_change_behind_the_ledger_is_found(vault: Vault) -> None:
    vault.record(identifier())
    vault.say_seen(sighting())

    database = vault._session.database
    sightings.put(database, dataclasses.replace(sighting(), last_seen_text="yesterday"))
    findings = checking.ledger_findings(database, vault.case.id)

    assert [each.subject for each in findings if each.verdict.is_bad] == ["sighting/1"]


def test_a_row_the_ledger_does_not_know_is_found(vault: Vault) -> None:
    vault.record(identifier())

    sightings.put(vault._session.database, sighting())
    findings = checking.ledger_findings(vault._session.database, vault.case.id)

    bad = [(each.subject, each.verdict) for each in findings if each.verdict.is_bad]
    assert bad == [("sighting/1", Verdict.ADDED)]


def test_what_was_said_is_never_removed(vault: Vault) -> None:
    vault.record(identifier())
    vault.say_seen(sighting())

    with pytest.raises(DatabaseDamagedError, match="never removed"):
        vault._session.database.run("DELETE FROM sighting")
