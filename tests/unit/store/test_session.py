from pathlib import Path

import pytest

from evidence_kit.errors import DatabaseDamagedError
from evidence_kit.model import Action
from evidence_kit.store import ledger
from evidence_kit.store.connection import Database
from evidence_kit.store.session import Session, record_digest
from tests.fakes import StoppedClock


@pytest.fixture
def session(database: Database, vault_path: Path, clock: StoppedClock) -> Session:
    return Session(
        path=vault_path, database=database, blob_key=bytes(32), actor="recovery", clock=clock
    )


def test_an_entry_says_who_acted_when_and_by_which_clocks(
    session: Session, clock: StoppedClock
) -> None:
    clock.advance(5)

    session.log(Action.CHECKED, "vault", detail={"problems": 0})

    entry = ledger.entries(session.database)[-1]
    assert (entry.at, entry.offset_minutes, entry.monotonic_ms, entry.boot_id, entry.actor) == (
        clock.now(),
        60,
        1_005_000,
        clock.boot_id(),
        "recovery",
    )


def test_a_clock_set_back_shows_beside_the_monotonic_one(
    session: Session, clock: StoppedClock
) -> None:
    session.log(Action.CHECKED, "vault")
    clock.advance(60)
    clock.set_back(3600)
    session.log(Action.CHECKED, "vault")

    first, second = ledger.entries(session.database)[-2:]
    assert second.at < first.at
    assert second.monotonic_ms > first.monotonic_ms
    assert second.boot_id == first.boot_id


def test_a_rows_digest_depends_on_its_name_and_on_this_vaults_key(
    session: Session, database: Database
) -> None:
    first = session.digest_of("payment/1", {"amount": "5"})

    assert session.digest_of("payment/1", {"amount": "5"}) == first
    assert session.digest_of("payment/2", {"amount": "5"}) != first
    assert record_digest(database, "payment/1", {"amount": "6"}) != first


def test_a_database_without_its_record_key_is_damaged(session: Session, database: Database) -> None:
    database.run("DELETE FROM secret WHERE name = 'record-hmac-sha256'")

    with pytest.raises(DatabaseDamagedError):
        session.digest_of("case", None)


def test_a_database_without_a_case_is_damaged(session: Session, database: Database) -> None:
    database.run("DELETE FROM case_file")

    with pytest.raises(DatabaseDamagedError):
        session.case()
