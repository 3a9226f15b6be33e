import dataclasses

import pytest

from evidence_kit.errors import DatabaseDamagedError, NoSuchItemError
from evidence_kit.model import Action
from evidence_kit.store import Vault, checking, register, standing_subject
from evidence_kit.subjects import Subject
from tests.fakes import STARTED_AT
from tests.vaults import identifier, threat


def subject(number: int, part_of: int | None = None, note: str = "") -> Subject:
    return Subject(number=number, part_of=part_of, note=note, changed_at=STARTED_AT)


def two_accounts(vault: Vault) -> None:
    vault.record(identifier())
    vault.record(dataclasses.replace(identifier(), subject="S2"))


def test_an_identifier_belongs_where_it_was_put_and_its_row_stays(vault: Vault) -> None:
    two_accounts(vault)
    vault.attribute(1, "S2")
    contents = vault.contents()

    assert [each.subject for each in contents.identifiers] == ["S2", "S2"]
    assert contents.recorded_subjects == {1: "S1"}
    vault.attribute(1, "")
    assert [each.subject for each in vault.contents().identifiers] == ["S1", "S2"]
    assert vault.contents().recorded_subjects == {}
    assert not any(each.verdict.is_bad for each in vault.check(is_full=False))


def test_an_account_that_is_part_of_another_takes_identifiers_and_threats_along(
    vault: Vault,
) -> None:
    two_accounts(vault)
    vault.record(dataclasses.replace(threat(), subject="S2"))
    vault.say_subject(subject(2, part_of=1, note="same voice \udc80"))
    contents = vault.case_file()

    assert {each.subject for each in contents.identifiers} == {"S1"}
    assert {each.subject for each in contents.threats} == {"S1"}
    assert contents.subjects[2].note == "same voice \udc80"


def test_an_account_of_which_everything_was_taken_back_is_in_use_no_more(vault: Vault) -> None:
    two_accounts(vault)
    vault.record(dataclasses.replace(threat(), subject="S3"))
    vault.say_subject(subject(3, part_of=2))
    vault.say_subject(subject(2, part_of=1))
    assert vault.case_file().subjects_in_use == {1, 2, 3}

    vault.withdraw_fact("threat/1", "a mistake")
    assert vault.case_file().subjects_in_use == {1, 2}
    vault.withdraw_fact("identifier/2", "a mistake")
    assert vault.case_file().subjects_in_use == {1}


def test_accounts_follow_each_other_and_a_circle_ends() -> None:
    chain = {3: subject(3, 2), 2: subject(2, 1)}
    circle = {1: subject(1, 2), 2: subject(2, 1)}

    assert standing_subject("S3", chain) == "S1"
    assert standing_subject("", chain) == ""
    assert standing_subject("S1", circle) in {"S1", "S2"}


def test_a_number_once_given_is_never_given_again(vault: Vault) -> None:
    two_accounts(vault)
    assert vault.next_subject() == 3
    vault.say_subject(subject(3))
    vault.attribute(1, "S3")
    vault.attribute(1, "")
    vault.withdraw_fact("identifier/2", "a mistake")

    assert vault.next_subject() == 4


def test_each_change_is_in_the_ledger_and_the_same_again_is_not(vault: Vault) -> None:
    two_accounts(vault)
    before = vault.ledger_head().n
    vault.attribute(1, "")
    for _ in range(2):
        vault.attribute(1, "S2")
        vault.say_subject(subject(2, part_of=1))
    vault.say_subject(subject(2))

    entries = vault.ledger()[before:]
    assert [(each.action, each.object) for each in entries] == [
        (Action.FACT_RECORDED, "attribution/1"),
        (Action.FACT_RECORDED, "subject/2"),
        (Action.FACT_CHANGED, "subject/2"),
    ]
    assert entries[2].before == entries[1].after


def test_a_change_behind_the_ledger_is_found(vault: Vault) -> None:
    two_accounts(vault)
    vault.attribute(1, "S2")
    vault.say_subject(subject(2, part_of=1))

    database = vault._session.database
    database.run("UPDATE subject SET part_of = NULL")
    database.run("UPDATE attribution SET subject = x'5333'")
    findings = checking.ledger_findings(database, vault.case.id)

    bad = [each.subject for each in findings if each.verdict.is_bad]
    assert bad == ["attribution/1", "subject/2"]


@pytest.mark.parametrize("removing", ["DELETE FROM subject", "DELETE FROM attribution"])
def test_what_was_said_is_never_removed(vault: Vault, removing: str) -> None:
    two_accounts(vault)
    vault.attribute(1, "S2")
    vault.say_subject(subject(2, part_of=1))

    with pytest.raises(DatabaseDamagedError):
        vault._session.database.run(removing)


def test_of_an_identifier_that_does_not_stand_nothing_is_said(vault: Vault) -> None:
    with pytest.raises(NoSuchItemError):
        vault.attribute(1, "S2")


def test_every_row_is_read_back(vault: Vault) -> None:
    two_accounts(vault)
    said = vault.say_subject(subject(2, part_of=1))
    moved = vault.attribute(1, "S2")

    assert register.subjects(vault._session.database) == (said,)
    assert register.attributions(vault._session.database) == (moved,)
