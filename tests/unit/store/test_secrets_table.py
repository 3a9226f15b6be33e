import pytest

from evidence_kit.errors import EvidenceKitError
from evidence_kit.store import secrets_table
from evidence_kit.store.connection import Database


def test_a_key_comes_back_as_it_was_put(database: Database) -> None:
    secrets_table.put(database, "test", bytes(range(256)))

    assert secrets_table.find(database, "test") == bytes(range(256))


def test_a_key_that_was_never_put_is_absent(database: Database) -> None:
    assert secrets_table.find(database, "nothing") is None


def test_a_key_is_never_replaced_silently(database: Database) -> None:
    before = secrets_table.find(database, secrets_table.LEDGER_KEY)

    with pytest.raises(EvidenceKitError):
        secrets_table.put(database, secrets_table.LEDGER_KEY, b"other")

    assert secrets_table.find(database, secrets_table.LEDGER_KEY) == before


def test_every_vault_has_keys_of_its_own_for_signing_and_for_its_rows(database: Database) -> None:
    ledger_key = secrets_table.find(database, secrets_table.LEDGER_KEY)
    record_key = secrets_table.find(database, secrets_table.RECORD_KEY)

    assert ledger_key is not None
    assert record_key is not None
    assert len(ledger_key) == len(record_key) == 32
    assert ledger_key != record_key
