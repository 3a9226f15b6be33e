import pytest

from evidence_kit.errors import DatabaseDamagedError, NoSuchItemError
from evidence_kit.model import Action
from evidence_kit.store import Vault, checking, details
from tests.vaults import payment


def test_what_is_known_of_a_payment_is_read_as_it_was_said(vault: Vault) -> None:
    vault.record(payment())
    vault.say_detail(1, "transaction", "TX 1, half \udc80")
    vault.say_detail(1, "beneficiary", "L.")
    vault.say_detail(1, "beneficiary", "")

    assert vault.contents().details == {1: {"transaction": "TX 1, half \udc80"}}
    assert [each.name for each in details.every(vault._session.database)] == [
        "beneficiary",
        "transaction",
    ]


def test_each_change_is_in_the_ledger_and_the_same_again_is_not(vault: Vault) -> None:
    vault.record(payment())
    before = vault.ledger_head().n
    for value in ("", "TX 1", "TX 1", "TX 2"):
        vault.say_detail(1, "transaction", value)

    entries = vault.ledger()[before:]
    assert [(each.action, each.object) for each in entries] == [
        (Action.FACT_RECORDED, "detail/1/transaction"),
        (Action.FACT_CHANGED, "detail/1/transaction"),
    ]
    assert entries[1].before == entries[0].after


def test_a_change_behind_the_ledger_is_found(vault: Vault) -> None:
    vault.record(payment())
    vault.say_detail(1, "transaction", "TX 1")

    database = vault._session.database
    database.run("UPDATE payment_detail SET value = x'41'")
    findings = checking.ledger_findings(database, vault.case.id)

    assert [each.subject for each in findings if each.verdict.is_bad] == ["detail/1/transaction"]


def test_what_was_said_is_never_removed(vault: Vault) -> None:
    vault.record(payment())
    vault.say_detail(1, "transaction", "TX 1")

    with pytest.raises(DatabaseDamagedError, match="never removed"):
        vault._session.database.run("DELETE FROM payment_detail")


def test_of_a_payment_that_does_not_stand_nothing_is_said(vault: Vault) -> None:
    with pytest.raises(NoSuchItemError):
        vault.say_detail(1, "transaction", "TX 1")


def test_what_is_known_of_a_payment_is_found_by_its_words(vault: Vault) -> None:
    vault.record(payment())
    vault.say_detail(1, "transaction", "TX-99-ŽABA")

    assert [hit.name for hit in vault.search(["zaba"]).hits] == ["payment/1"]
