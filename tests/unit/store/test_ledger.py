from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evidence_kit import custody
from evidence_kit.errors import EvidenceKitError
from evidence_kit.model import Action, CaseId, Digest, LedgerEntry
from evidence_kit.store import ledger
from evidence_kit.store.connection import Database
from tests.fakes import STARTED_AT

CASE_ID = CaseId("ab" * 16)
PRIVATE_KEY = bytes(range(32))
PUBLIC_KEY = Ed25519PrivateKey.from_private_bytes(PRIVATE_KEY).public_key().public_bytes_raw()


def append(database: Database, about: str = "vault", **changes: object) -> LedgerEntry:
    values: dict[str, object] = {
        "at": STARTED_AT,
        "offset_minutes": 60,
        "monotonic_ms": 1,
        "boot_id": "b",
        "app_version": "1",
        "actor": "passphrase",
        "action": Action.CHECKED,
        "before": None,
        "after": None,
        "detail": {},
    }
    return ledger.append(database, about=about, **(values | changes))  # type: ignore[arg-type]


@pytest.fixture
def ten(database: Database) -> Database:
    for n in range(9):
        append(database, detail={"turn": n})
    return database


def test_an_entry_comes_back_exactly_as_it_was_appended(database: Database) -> None:
    appended = append(
        database,
        about="item/" + "c" * 32,
        before=Digest("a" * 64),
        after=Digest("b" * 64),
        detail={"label": "JS-001", "nested": [1, None, {"č": True}]},
        at=STARTED_AT + timedelta(microseconds=1),
    )

    assert ledger.entries(database)[-1] == appended


@pytest.mark.parametrize("action", Action)
def test_every_action_can_be_recorded_and_read(database: Database, action: Action) -> None:
    append(database, action=action)

    assert ledger.entries(database)[-1].action is action


def test_the_chain_is_whole_and_the_head_is_its_end(ten: Database) -> None:
    entries = ledger.entries(ten)

    assert [entry.n for entry in entries] == list(range(1, 11))
    assert custody.find_break(entries) is None
    assert ledger.head(ten) == ledger.LedgerHead(n=10, chain=entries[-1].chain)


def test_salts_never_repeat(ten: Database) -> None:
    assert len({entry.salt for entry in ledger.entries(ten)}) == 10


def test_an_entry_written_inside_a_failing_change_goes_with_it(ten: Database) -> None:
    before = ledger.head(ten)

    with pytest.raises(KeyError), ten.transaction():  # noqa: PT012 - left in the middle
        append(ten)
        raise KeyError

    assert ledger.head(ten) == before


def test_a_detail_without_a_canonical_form_is_refused_and_nothing_is_written(
    ten: Database,
) -> None:
    before = ledger.head(ten)

    with pytest.raises(TypeError):
        append(ten, detail={"amount": 1.5})

    assert ledger.head(ten) == before


def test_the_last_word_about_an_object_is_the_one_that_counts(database: Database) -> None:
    append(database, about="payment/1", after=Digest("a" * 64))
    append(database, about="payment/11", after=Digest("f" * 64))
    append(database, about="payment/1", after=Digest("b" * 64))

    assert ledger.latest_digest(database, "payment/1") == "b" * 64
    append(database, about="payment/1", before=Digest("b" * 64))
    assert ledger.latest_digest(database, "payment/1") is None
    assert ledger.latest_digest(database, "payment/2") is None


REST = (
    "at, offset_minutes, monotonic_ms, boot_id, app_version, actor, action, object, before, after, "
    "detail, salt, chain FROM ledger WHERE n = 10"
)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET detail = '{}'",
        "UPDATE ledger SET n = n",
        "UPDATE ledger SET chain = chain WHERE n = 10",
        "DELETE FROM ledger",
        "DELETE FROM ledger WHERE n = 10",
        "REPLACE INTO ledger SELECT * FROM ledger WHERE n = 10",
        "INSERT OR REPLACE INTO ledger SELECT * FROM ledger WHERE n = 3",
        f"INSERT OR IGNORE INTO ledger SELECT n + 5, {REST}",
        f"INSERT INTO ledger SELECT 0, {REST}",
        f"INSERT INTO ledger SELECT n, {REST} ON CONFLICT DO UPDATE SET detail = 'x'",
        "UPDATE checkpoint SET signature = zeroblob(64)",
        "DELETE FROM checkpoint",
        "REPLACE INTO checkpoint SELECT n, chain, at, zeroblob(64) FROM checkpoint",
        "INSERT INTO checkpoint SELECT * FROM checkpoint WHERE 1 ON CONFLICT DO UPDATE SET n = n",
    ],
)
def test_the_ledger_can_only_grow(ten: Database, statement: str) -> None:
    ledger.sign_head(ten, CASE_ID, PRIVATE_KEY, STARTED_AT)
    entries, checkpoints = ledger.entries(ten), ledger.checkpoints(ten)

    with pytest.raises(EvidenceKitError):
        ten.run(statement)

    assert (ledger.entries(ten), ledger.checkpoints(ten)) == (entries, checkpoints)


def test_a_signed_head_is_signed_once_and_reads_back(ten: Database) -> None:
    signed = ledger.sign_head(ten, CASE_ID, PRIVATE_KEY, STARTED_AT)

    assert signed is not None
    assert ledger.sign_head(ten, CASE_ID, PRIVATE_KEY, STARTED_AT) is None
    assert ledger.checkpoints(ten) == (signed,)
    assert ledger.is_signed_by(signed, CASE_ID, PUBLIC_KEY)


def test_every_new_head_can_be_signed(ten: Database) -> None:
    for _ in range(3):
        append(ten)
        ledger.sign_head(ten, CASE_ID, PRIVATE_KEY, STARTED_AT)

    assert [checkpoint.n for checkpoint in ledger.checkpoints(ten)] == [11, 12, 13]


def test_a_signature_holds_for_one_head_one_instant_one_vault_and_one_key(ten: Database) -> None:
    signed = ledger.sign_head(ten, CASE_ID, PRIVATE_KEY, STARTED_AT)
    assert signed is not None
    other_key = Ed25519PrivateKey.generate().public_key().public_bytes_raw()

    assert not ledger.is_signed_by(replace(signed, n=9), CASE_ID, PUBLIC_KEY)
    assert not ledger.is_signed_by(replace(signed, chain=Digest("0" * 64)), CASE_ID, PUBLIC_KEY)
    assert not ledger.is_signed_by(
        replace(signed, at=STARTED_AT + timedelta(seconds=1)), CASE_ID, PUBLIC_KEY
    )
    assert not ledger.is_signed_by(signed, CaseId("cd" * 16), PUBLIC_KEY)
    assert not ledger.is_signed_by(signed, CASE_ID, other_key)
    assert not ledger.is_signed_by(replace(signed, signature=bytes(64)), CASE_ID, PUBLIC_KEY)
    assert not ledger.is_signed_by(replace(signed, signature=b""), CASE_ID, PUBLIC_KEY)


def test_an_empty_ledger_has_nothing_to_sign(database: Database) -> None:
    database.run("DROP TRIGGER ledger_loses_nothing")
    database.run("DELETE FROM ledger")

    assert ledger.head(database) == ledger.LedgerHead(n=0, chain=custody.GENESIS)
    assert ledger.sign_head(database, CASE_ID, PRIVATE_KEY, STARTED_AT) is None


def test_an_entry_no_version_could_have_written_is_damage(ten: Database) -> None:
    ten.run("DROP TRIGGER ledger_keeps_its_entries")
    ten.run("UPDATE ledger SET action = 'invented' WHERE n = 4")

    with pytest.raises(EvidenceKitError, match="EK-107"):
        ledger.entries(ten)
