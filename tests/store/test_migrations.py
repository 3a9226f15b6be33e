"""Numbered schema steps on real databases: whole or not at all, and never without a copy first."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from evidence_kit.clock import SystemClock
from evidence_kit.errors import DatabaseDamagedError, StorageError, VaultTooNewError
from evidence_kit.model import Action, Digest
from evidence_kit.store import Vault, header, ledger, migrations
from evidence_kit.store.connection import Database, Row
from evidence_kit.store.creation import database_key
from evidence_kit.store.migrations import Step

FROZEN_PATH = Path(__file__).resolve().parent.parent / "vectors" / "vaults" / "schema-0001"
PASSPHRASE = "correct horse čuvaj staple"
FIRST = migrations.steps()[:1]

ADD_PLACE = Step(number=2, script="ALTER TABLE event ADD COLUMN place BLOB;\n")
"""The simplest real step: a fact gets a field more."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The database of a real vault with schema 1, and how to open it again."""

    database: Database
    key: bytes
    salt: bytes
    backup_path: Path

    def open(self, path: Path) -> Database:
        return Database(path, self.key, self.salt)


@pytest.fixture
def vault_path(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FROZEN_PATH / "vault", tmp_path / "vault"))


@pytest.fixture
def evidence(vault_path: Path) -> Iterator[Evidence]:
    unlocked = header.unlock(vault_path, PASSPHRASE)
    key, salt = database_key(unlocked.vault_key, 1), bytes.fromhex(unlocked.header.db_salt)
    database = Database(vault_path / "case.db", key, salt)
    yield Evidence(database=database, key=key, salt=salt, backup_path=vault_path / "backup")
    database.close()


def step(*statements: str, number: int = 2) -> Step:
    return Step(number=number, script="".join(f"{statement};\n" for statement in statements))


def everything(database: Database) -> dict[str, list[Row]]:
    """Return schema, version and every row."""
    tables = database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    rows = {
        str(table): database.rows(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608 - our own names
        for (table,) in tables
    }
    return {
        **rows,
        "schema": [tuple(each) for each in migrations.schema_of(database)],
        "version": database.rows("PRAGMA user_version"),
    }


def statement_in(script: str, pattern: str) -> str:
    found = re.search(pattern, script, re.DOTALL)
    assert found is not None
    return found[0]


def rebuilt_item() -> Step:
    """Return a step that makes the most referred-to table anew, with a further kind of item."""
    script = FIRST[0].script
    table = statement_in(script, r"CREATE TABLE item \(.*?\) STRICT;")
    wider = table.replace("CREATE TABLE item ", "CREATE TABLE item_new ").replace(
        "('file', 'text', 'not-held')", "('file', 'text', 'not-held', 'video')"
    )
    return Step(
        number=2,
        script="\n".join(
            (
                wider,
                "INSERT INTO item_new SELECT * FROM item;",
                "DROP TABLE item;",
                "ALTER TABLE item_new RENAME TO item;",
                statement_in(script, r"CREATE INDEX item_by_digest.*?;"),
                statement_in(script, r"CREATE TRIGGER item_keeps_its_place.*?END;"),
                statement_in(script, r"CREATE TRIGGER item_keeps_its_identity.*?END;"),
                "",
            )
        ),
    )


def test_the_released_first_step_is_frozen():
    data = (migrations.SCHEMA_PATH / "0001_initial.sql").read_bytes()
    released = "e534f8b8afc4a9165b2efd8ac181c5dccb334efca2a1ac8b2f6102f502ba0c6a"
    assert hashlib.sha256(data).hexdigest() == released, "a released step is never edited"


def test_the_released_second_step_is_frozen():
    data = (migrations.SCHEMA_PATH / "0002_drafts_and_steps.sql").read_bytes()
    released = "eac1679279cfb0e72df6d0e3754f99005103193dc6b7dbf1e061dd1f21267605"
    assert hashlib.sha256(data).hexdigest() == released, "a released step is never edited"


def test_the_released_third_step_is_frozen():
    data = (migrations.SCHEMA_PATH / "0003_quick_opening.sql").read_bytes()
    released = "56fc53ed4138490c640163ff6634e5454c5e74f7add1cdde941ea7bc8821816e"
    assert hashlib.sha256(data).hexdigest() == released, "a released step is never edited"


def test_the_released_fourth_step_is_frozen():
    data = (migrations.SCHEMA_PATH / "0004_anchors_and_answers.sql").read_bytes()
    released = "c7151b747e22b17a9a09e49b7b06544f27b84c5386302ee4bccffa2ced53c127"
    assert hashlib.sha256(data).hexdigest() == released, "a released step is never edited"


def test_the_released_fifth_step_is_frozen():
    data = (migrations.SCHEMA_PATH / "0005_threats_and_sightings.sql").read_bytes()
    released = "5d745c5ac1d42e9fb0ebd23a1ec11cb946cb111430338e6c5bc9c5ab90874691"
    assert hashlib.sha256(data).hexdigest() == released, "a released step is never edited"


def test_the_released_sixth_step_is_frozen():
    data = (migrations.SCHEMA_PATH / "0006_covered_copies.sql").read_bytes()
    released = "b4c895fe7a4925ade4b1cb4e1d0c78838c2b57fea06f3e764db1289b892df5d7"
    assert hashlib.sha256(data).hexdigest() == released, "a released step is never edited"


def test_the_released_seventh_step_is_frozen():
    data = (migrations.SCHEMA_PATH / "0007_register.sql").read_bytes()
    released = "d0ac308510c26ddef59ea86ea61f98479b026907fc5dbd86ab69e79cdec78e59"
    assert hashlib.sha256(data).hexdigest() == released, "a released step is never edited"


def test_steps_are_numbered_without_gaps():
    numbers = [each.number for each in migrations.steps()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_each_step_has_a_frozen_vault():
    for each in migrations.steps():
        folder = FROZEN_PATH.with_name(f"schema-{each.number:04d}")
        assert (folder / "vault" / "header.a").is_file()


def test_steps_are_read_from_their_files_in_order(tmp_path: Path):
    for name in ("0002_more.sql", "0001_first.sql", "notes.sql"):
        (tmp_path / name).write_text(f"-- {name}\n", encoding="utf-8")
    found = [(each.number, each.script) for each in migrations.steps(tmp_path)]
    assert found == [(1, "-- 0001_first.sql\n"), (2, "-- 0002_more.sql\n")]


def test_a_new_database_gets_the_schema_and_its_number(tmp_path: Path):
    database = Database(tmp_path / "case.db", bytes(32), bytes(range(16)), create=True)
    before = migrations.migrate(database, FIRST, tmp_path / "backup")
    version, schema = migrations.version_of(database), migrations.schema_of(database)
    database.close()
    assert (before, version) == (0, 1)
    assert schema == migrations.expected_schema(FIRST)
    assert not (tmp_path / "backup").exists()


def test_a_database_that_is_up_to_date_is_left_as_it_is(evidence: Evidence):
    before = everything(evidence.database)
    assert migrations.migrate(evidence.database, FIRST, evidence.backup_path) == 1
    assert everything(evidence.database) == before
    assert not evidence.backup_path.exists()


def test_a_step_is_applied_and_its_number_recorded(evidence: Evidence):
    before = everything(evidence.database)
    was = migrations.migrate(evidence.database, (*FIRST, ADD_PLACE), evidence.backup_path)
    after = everything(evidence.database)
    assert (was, migrations.version_of(evidence.database)) == (1, 2)
    assert after["event"] == [(*row, None) for row in before["event"]]
    unchanged = before.keys() - {"event", "schema", "version"}
    assert {name: after[name] for name in unchanged} == {name: before[name] for name in unchanged}
    assert migrations.schema_of(evidence.database) == migrations.expected_schema(
        (*FIRST, ADD_PLACE)
    )


def test_before_a_step_a_copy_is_written_that_opens_and_holds_everything(evidence: Evidence):
    before = everything(evidence.database)
    migrations.migrate(evidence.database, (*FIRST, ADD_PLACE), evidence.backup_path)
    copy = evidence.open(evidence.backup_path / "case.1.db")
    found = everything(copy)
    damage = copy.rows("PRAGMA cipher_integrity_check")
    copy.close()
    assert found == before
    assert damage == []


def test_the_copy_put_back_is_the_vault_as_it_was(evidence: Evidence, vault_path: Path):
    migrations.migrate(evidence.database, (*FIRST, ADD_PLACE), evidence.backup_path)
    evidence.database.close()
    (evidence.backup_path / "case.1.db").replace(vault_path / "case.db")
    with Vault.open(vault_path, PASSPHRASE, clock=SystemClock()) as vault:
        bad = [finding for finding in vault.check(is_full=True) if finding.verdict.is_bad]
    assert bad == []


def test_a_copy_that_was_cut_short_is_replaced(evidence: Evidence):
    evidence.backup_path.mkdir()
    (evidence.backup_path / "case.1.db").write_bytes(b"cut short")
    migrations.migrate(evidence.database, (*FIRST, ADD_PLACE), evidence.backup_path)
    copy = evidence.open(evidence.backup_path / "case.1.db")
    version = migrations.version_of(copy)
    copy.close()
    assert version == 1


def test_where_the_copy_cannot_be_written_nothing_is_changed(evidence: Evidence):
    before = everything(evidence.database)
    # A folder under the copy's name stands for a place that cannot be written to.
    (evidence.backup_path / "case.1.db").mkdir(parents=True)
    with pytest.raises(StorageError):
        migrations.migrate(evidence.database, (*FIRST, ADD_PLACE), evidence.backup_path)
    assert everything(evidence.database) == before


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(step("ALTER TABLE event ADD COLUMN place BLOB", "NONSENSE"), id="no SQL"),
        pytest.param(
            step("ALTER TABLE event ADD COLUMN place BLOB", "UPDATE item SET number = 99"),
            id="a trigger refuses",
        ),
        pytest.param(
            step("DROP TRIGGER export_keeps_its_place", "INSERT INTO secret VALUES (1, 2)"),
            id="a type refuses",
        ),
    ],
)
def test_a_step_that_fails_half_way_changes_nothing(evidence: Evidence, broken: Step):
    before = everything(evidence.database)
    with pytest.raises(DatabaseDamagedError):
        migrations.migrate(evidence.database, (*FIRST, broken), evidence.backup_path)
    assert everything(evidence.database) == before
    assert evidence.database.rows("PRAGMA foreign_keys") == [(1,)]


def test_a_step_that_ends_inside_a_statement_changes_nothing(evidence: Evidence):
    before = everything(evidence.database)
    cut = Step(number=2, script=f"{ADD_PLACE.script}UPDATE event")
    with pytest.raises(ValueError, match="inside a statement"):
        migrations.migrate(evidence.database, (*FIRST, cut), evidence.backup_path)
    assert everything(evidence.database) == before


@pytest.mark.parametrize(
    "losing",
    [
        step("DELETE FROM preview"),
        step("DROP TABLE preview"),
        step("DROP TRIGGER item_keeps_its_place", "DELETE FROM item WHERE status = 'not-held'"),
        step("ALTER TABLE statement RENAME TO words"),
    ],
    ids=["rows", "a table", "a stub", "a name"],
)
def test_a_step_that_would_lose_rows_is_refused(evidence: Evidence, losing: Step):
    before = everything(evidence.database)
    with pytest.raises(DatabaseDamagedError, match="step 2 would lose rows"):
        migrations.migrate(evidence.database, (*FIRST, losing), evidence.backup_path)
    assert everything(evidence.database) == before


def test_a_step_that_would_break_references_is_refused(evidence: Evidence):
    before = everything(evidence.database)
    breaking = step("UPDATE identifier SET item_id = 'no such item'")
    with pytest.raises(DatabaseDamagedError, match="step 2 would break references"):
        migrations.migrate(evidence.database, (*FIRST, breaking), evidence.backup_path)
    assert everything(evidence.database) == before


def test_a_table_others_refer_to_can_be_rebuilt(evidence: Evidence):
    before = everything(evidence.database)
    steps = (*FIRST, rebuilt_item())
    migrations.migrate(evidence.database, steps, evidence.backup_path)
    after = everything(evidence.database)
    assert after["item"] == before["item"]
    assert after["identifier"] == before["identifier"]
    assert migrations.schema_of(evidence.database) == migrations.expected_schema(steps)


def test_after_a_rebuilt_table_its_rules_hold_again(evidence: Evidence):
    migrations.migrate(evidence.database, (*FIRST, rebuilt_item()), evidence.backup_path)
    for refused in (
        "UPDATE identifier SET item_id = 'no such item'",
        "DELETE FROM item",
        "UPDATE item SET sha256 = NULL",
    ):
        with pytest.raises(DatabaseDamagedError):
            evidence.database.run(refused)
    assert evidence.database.rows("PRAGMA foreign_key_check") == []


def test_of_two_steps_the_first_stays_when_the_second_fails(evidence: Evidence):
    steps = (*FIRST, ADD_PLACE, step("NONSENSE", number=3))
    with pytest.raises(DatabaseDamagedError):
        migrations.migrate(evidence.database, steps, evidence.backup_path)
    assert migrations.version_of(evidence.database) == 2
    assert migrations.schema_of(evidence.database) == migrations.expected_schema(steps[:2])


def append_entry(database: Database, before: int, after: int) -> None:
    ledger.append(
        database,
        at=SystemClock().now(),
        offset_minutes=0,
        monotonic_ms=0,
        boot_id="",
        app_version="2",
        actor="passphrase",
        action=Action.MIGRATED,
        about="vault",
        before=None,
        after=Digest("0" * 64),
        detail={"from": before, "to": after},
    )


def test_a_step_is_logged_in_its_own_transaction(evidence: Evidence):
    migrations.migrate(
        evidence.database,
        (*FIRST, ADD_PLACE),
        evidence.backup_path,
        lambda before, after: append_entry(evidence.database, before, after),
    )
    last = ledger.entries(evidence.database)[-1]
    assert (last.action, last.detail) == (Action.MIGRATED, {"from": 1, "to": 2})


def test_a_step_whose_entry_cannot_be_written_changes_nothing(evidence: Evidence):
    before = everything(evidence.database)

    def refuse(first: int, second: int) -> None:
        append_entry(evidence.database, first, second)
        raise DatabaseDamagedError(reason="the ledger cannot be written")

    with pytest.raises(DatabaseDamagedError, match="cannot be written"):
        migrations.migrate(evidence.database, (*FIRST, ADD_PLACE), evidence.backup_path, refuse)
    assert everything(evidence.database) == before


def test_a_database_with_foreign_triggers_is_not_migrated(evidence: Evidence):
    evidence.database.run(
        "CREATE TRIGGER foreign_one AFTER INSERT ON item BEGIN DELETE FROM preview; END"
    )
    before = everything(evidence.database)
    with pytest.raises(DatabaseDamagedError, match="not this program's"):
        migrations.migrate(evidence.database, (*FIRST, ADD_PLACE), evidence.backup_path)
    assert everything(evidence.database) == before
    assert not evidence.backup_path.exists()


def test_a_newer_database_is_refused_with_both_numbers(evidence: Evidence):
    evidence.database.run("PRAGMA user_version = 7")
    before = everything(evidence.database)
    with pytest.raises(VaultTooNewError) as refusal:
        migrations.migrate(evidence.database, FIRST, evidence.backup_path)
    assert refusal.value.facts == {"found": 7, "known": 1}
    assert everything(evidence.database) == before


def test_a_vault_with_a_newer_database_is_not_opened(evidence: Evidence, vault_path: Path):
    newer = migrations.steps()[-1].number + 1
    evidence.database.run(f"PRAGMA user_version = {newer}")
    evidence.database.close()
    before = (vault_path / "case.db").read_bytes()
    with pytest.raises(VaultTooNewError):
        Vault.open(vault_path, PASSPHRASE, clock=SystemClock())
    assert (vault_path / "case.db").read_bytes() == before
