from dataclasses import replace
from datetime import UTC, datetime

import pytest

from evidence_kit.errors import EvidenceKitError
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    Event,
    Identifier,
    IdentifierKind,
    ItemId,
    Payment,
    PaymentStatus,
    Referral,
    Removal,
    Statement,
    Threat,
    Validity,
)
from evidence_kit.store import Export, Fact, facts
from evidence_kit.store.connection import Database
from tests.fakes import STARTED_AT
from tests.vaults import event, identifier, payment, referral, removal, threat

MAKERS = {
    Identifier: identifier,
    Payment: payment,
    Event: event,
    Removal: removal,
    Threat: threat,
    Referral: referral,
}
READERS = {
    Identifier: facts.identifiers,
    Payment: facts.payments,
    Event: facts.events,
    Removal: facts.removals,
    Threat: facts.threats,
    Referral: facts.referrals,
}
KINDS = list(MAKERS)
HOSTILE = "half \udcff\ud83d \0 \u202e' OR 1=1; --"


def keep(database: Database, kind: type[Fact], /, **changes: object) -> Fact:
    number = facts.next_number(database, kind)
    fact: Fact = replace(MAKERS[kind](), number=number, **changes)
    facts.insert(database, fact)
    return fact


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_comes_back_exactly_as_it_was(database: Database, kind: type[Fact]) -> None:
    kept = keep(database, kind)

    assert READERS[kind](database) == (kept,)
    assert facts.find(database, kind, 1) == kept


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (Identifier, "subject"),
        (Identifier, "platform"),
        (Identifier, "value"),
        (Identifier, "normalised"),
        (Identifier, "note"),
        (Payment, "method"),
        (Payment, "to"),
        (Payment, "at_text"),
        (Payment, "note"),
        (Event, "at_text"),
        (Event, "text"),
        (Removal, "service"),
        (Removal, "case_number"),
        (Removal, "pin"),
        (Removal, "status"),
        (Threat, "subject"),
        (Threat, "platform"),
        (Threat, "text"),
        (Threat, "audience"),
        (Threat, "at_text"),
        (Threat, "deadline_text"),
        (Threat, "note"),
        (Referral, "force"),
        (Referral, "reference"),
        (Referral, "on_text"),
        (Referral, "officer"),
        (Referral, "note"),
    ],
)
def test_words_are_never_improved(database: Database, kind: type[Fact], field: str) -> None:
    kept = keep(database, kind, **{field: HOSTILE})

    assert READERS[kind](database) == (kept,)


@pytest.mark.parametrize("kind", IdentifierKind)
@pytest.mark.parametrize("validity", Validity)
def test_every_kind_of_identifier_fits(
    database: Database, kind: IdentifierKind, validity: Validity
) -> None:
    kept = keep(database, Identifier, kind=kind, validity=validity)

    assert facts.identifiers(database) == (kept,)


@pytest.mark.parametrize("status", PaymentStatus)
def test_every_status_of_a_payment_fits(database: Database, status: PaymentStatus) -> None:
    kept = keep(database, Payment, status=status, amount="", currency="")

    assert facts.payments(database) == (kept,)


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_go_on_after_a_withdrawal(database: Database, kind: type[Fact]) -> None:
    keep(database, kind)
    last = keep(database, kind)

    facts.withdraw(database, kind, last.number, "a mistake")

    assert facts.next_number(database, kind) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_taken_back_is_no_longer_read_but_stays(
    database: Database, kind: type[Fact]
) -> None:
    first, second = keep(database, kind), keep(database, kind)

    facts.withdraw(database, kind, 1, HOSTILE)

    assert READERS[kind](database) == (second,)
    assert facts.find(database, kind, 1) is None
    assert dict(facts.every(database)) == {first: HOSTILE, second: None}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "REPLACE INTO {0} SELECT * FROM {0}"])
def test_a_fact_is_never_removed_or_replaced(
    database: Database, kind: type[Fact], statement: str
) -> None:
    kept = keep(database, kind)

    with pytest.raises(EvidenceKitError):
        database.run(statement.format(facts.table_of(kind)))

    assert READERS[kind](database) == (kept,)


def test_kinds_do_not_share_their_numbers(database: Database) -> None:
    numbers = [keep(database, kind).number for kind in KINDS]

    assert numbers == [1] * len(KINDS)


def test_a_fact_about_an_item_that_is_not_there_is_refused(database: Database) -> None:
    with pytest.raises(EvidenceKitError):
        keep(database, Payment, item_id=ItemId("c" * 32))


@pytest.mark.parametrize("number", [0, -1, 2, 10**17])
def test_a_number_nobody_gave_finds_no_fact(database: Database, number: int) -> None:
    keep(database, Payment)

    assert facts.find(database, Payment, number) is None


def test_an_event_without_an_instant_stays_without(database: Database) -> None:
    keep(database, Event, at=None, at_text="one evening in spring")

    assert facts.events(database)[0].at is None


def test_every_version_of_the_statement_stays(database: Database) -> None:
    versions = [
        Statement(facts=f"version {n} {HOSTILE}", feelings="", written_at=STARTED_AT)
        for n in range(3)
    ]

    numbers = [facts.insert_statement(database, version) for version in versions]

    assert numbers == [1, 2, 3]
    assert list(facts.statements(database).values()) == versions
    with pytest.raises(EvidenceKitError):
        database.run("DELETE FROM statement")


def test_exports_are_numbered_and_stay(database: Database) -> None:
    for version in (1, 2):
        assert facts.next_export_version(database) == version
        facts.insert_export(
            database,
            Export(version=version, kind="report", made_at=STARTED_AT, code="ab" * 32),
        )

    assert [export.version for export in facts.exports(database)] == [1, 2]
    with pytest.raises(EvidenceKitError):
        database.run("DELETE FROM export")


def test_a_case_comes_back_exactly_as_it_was(database: Database) -> None:
    case = facts.find_case(database)
    assert case is not None
    changed = replace(
        case,
        ages=Ages(now=None, in_picture=AgeInPicture.NOT_SURE),
        country="GB-SCT",
        language="en",
        initials="AB",
    )

    facts.update_case(database, changed)

    assert facts.find_case(database) == changed


def test_there_is_one_case_and_no_second(database: Database) -> None:
    case = facts.find_case(database)
    assert case is not None

    with pytest.raises(EvidenceKitError):
        facts.insert_case(database, replace(case, created_at=datetime(2027, 1, 1, tzinfo=UTC)))

    assert facts.find_case(database) == case
