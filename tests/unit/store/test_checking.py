# ruff: noqa: S608 - these statements are the attack
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_kit.errors import DatabaseDamagedError, EvidenceKitError
from evidence_kit.model import CaseId, Finding, ItemId, ItemStatus, LedgerEntry, Verdict
from evidence_kit.store import checking, creation, items, ledger, migrations
from evidence_kit.store.connection import Database
from tests.fakes import flip_bit, words_of
from tests.vaults import FilledVault

PAGE_BYTES = 4096

# One row of every table the ledger records: where it is, and how the ledger calls it.
ROWS = {
    "case_file": ("only = 1", "case"),
    "item": ("number = 1", "item/"),
    "preview": ("rowid = 1", "preview/"),
    "identifier": ("number = 1", "identifier/1"),
    "payment": ("number = 1", "payment/1"),
    "event": ("number = 1", "event/1"),
    "removal": ("number = 1", "removal/1"),
    "threat": ("number = 1", "threat/1"),
    "referral": ("number = 1", "referral/1"),
    "sighting": ("number = 1", "sighting/1"),
    "subject": ("number = 2", "subject/2"),
    "attribution": ("number = 1", "attribution/1"),
    "payment_detail": ("number = 1", "detail/1/transaction"),
    "covering": ("rowid = 1", "covering/"),
    "disclosure": ("choice = 'withheld'", "disclosure/"),
    "statement": ("number = 1", "statement/1"),
    "export": ("version = 1", "export/1"),
}


def columns_of_the_schema() -> dict[str, dict[str, str]]:
    """Every table with its columns and their types, as the schema files make them."""
    plain = sqlite3.connect(":memory:")
    try:
        for step in migrations.steps():
            plain.executescript(step.script)
        return {
            table: {
                name: kind for _, name, kind, *_ in plain.execute(f"PRAGMA table_info({table})")
            }
            for (table,) in plain.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
    finally:
        plain.close()


COLUMNS = columns_of_the_schema()
CELLS = [(table, column) for table in ROWS for column in COLUMNS[table] if column != "only"]
PLAUSIBLE = {
    ("item", "kind"): "'text'",
    ("item", "status"): "'withdrawn'",
    ("item", "sensitivity"): "'intimate'",
    ("item", "type_match"): "'differ'",
    ("item", "route"): "'paste'",
    ("case_file", "age_in_picture"): "'not-sure'",
    ("identifier", "kind"): "'other'",
    ("identifier", "validity"): "'invalid'",
    ("payment", "status"): "'refunded'",
    ("preview", "has_location"): "1",
    ("threat", "demand"): "'other'",
    ("sighting", "activity"): "'gone'",
    ("covering", "boxes"): "'[]'",
    ("disclosure", "choice"): "'whole'",
}
TYPES = {"INTEGER": "{column} + 100", "BLOB": "x'78'", "TEXT": "{column} || 'x'"}
NONSENSE = {"INTEGER": "-9000000000000000000", "BLOB": "x'ff80'", "TEXT": "'nonsense'"}


def plausible(table: str, column: str) -> str:
    if (table, column) in PLAUSIBLE:
        return PLAUSIBLE[table, column]
    if column.endswith("_at") or (table, column) == ("event", "at"):
        return "'2001-01-01T00:00:00Z'"
    if column in {"id", "sha256", "code", "item_id", "original_id"}:
        length = 64 if column in {"sha256", "code"} else 32
        return f"'{'c' * length}'"
    return TYPES[COLUMNS[table][column]].format(column=column)


def test_a_sound_vault_has_no_bad_finding(filled: FilledVault) -> None:
    findings = filled.check(is_full=True)

    assert [finding for finding in findings if finding.verdict.is_bad] == []
    assert {"database", "schema", "ledger", "JS-001", "JS-002"} <= {
        finding.subject for finding in findings if finding.verdict is Verdict.INTACT
    }
    assert {"JS-003", "JS-004"} == {
        finding.subject for finding in findings if finding.verdict is Verdict.NOT_CHECKED
    }


def test_every_table_is_either_recorded_or_is_the_record_itself() -> None:
    # A draft is no record: what is being typed is not said yet. Steps: see below; answers and
    # anchors: in tests of their own.
    elsewhere = {"draft", "step", "case_answer", "anchor"}
    assert COLUMNS.keys() - ROWS.keys() == {"ledger", "checkpoint", "secret", *elsewhere}


def test_a_step_that_the_ledger_does_not_know_is_found(filled: FilledVault) -> None:
    with filled.database() as database:
        database.run("INSERT INTO step VALUES ('st04', 'done', '2001-01-01T00:00:00Z')")

    bad = [finding for finding in filled.check(is_full=False) if finding.verdict.is_bad]

    assert [(finding.subject, finding.verdict) for finding in bad] == [("step/st04", Verdict.ADDED)]


@pytest.mark.parametrize(("table", "column"), CELLS)
def test_a_cell_changed_behind_the_ledgers_back_is_named(
    filled_original: FilledVault, table: str, column: str
) -> None:
    where, name = ROWS[table]
    with filled_original.tampered() as database:
        database.run(f"UPDATE {table} SET {column} = {plausible(table, column)} WHERE {where}")
        found = checking.ledger_findings(database, CaseId(filled_original.unlocked.header.id))

    bad = {finding.subject for finding in found if finding.verdict.is_bad}

    assert any(subject.startswith(name) for subject in bad), bad


@pytest.mark.parametrize(("table", "column"), CELLS)
def test_a_cell_that_makes_no_sense_is_said_in_our_words(
    filled_original: FilledVault, table: str, column: str
) -> None:
    where, name = ROWS[table]
    with filled_original.tampered() as database:
        database.run(
            f"UPDATE {table} SET {column} = {NONSENSE[COLUMNS[table][column]]} WHERE {where}"
        )
        try:
            found = checking.ledger_findings(database, CaseId(filled_original.unlocked.header.id))
            subjects = [finding.subject for finding in found if finding.verdict.is_bad]
        except DatabaseDamagedError as problem:
            words_of(problem)
            subjects = [name]

    assert any(subject.startswith(name) for subject in subjects), subjects


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("item", "status"),
        ("item", "original_name"),
        ("item", "imported_at"),
        ("case_file", "age_in_picture"),
        ("payment", "status"),
        ("event", "at"),
        ("preview", "jpeg"),
        ("statement", "facts"),
    ],
)
def test_a_vault_with_such_a_cell_is_refused_or_says_what_is_wrong(
    filled: FilledVault, table: str, column: str
) -> None:
    where, name = ROWS[table]
    filled.intrude(
        f"UPDATE {table} SET {column} = {NONSENSE[COLUMNS[table][column]]} WHERE {where}"
    )

    try:
        bad = filled.bad()
    except EvidenceKitError as problem:
        words_of(problem)
        bad = {name: "damaged"}

    assert any(subject.startswith((name, "ledger")) for subject in bad), bad


@pytest.mark.parametrize("table", [table for table in ROWS if table != "case_file"])
def test_a_removed_row_is_named_missing(filled: FilledVault, table: str) -> None:
    where, name = ROWS[table]
    filled.intrude(f"DELETE FROM {table} WHERE {where}")

    bad = filled.bad()

    assert [bad[subject] for subject in bad if subject.startswith(name)] == ["missing"]


def test_a_vault_without_its_case_is_refused_or_found(filled: FilledVault) -> None:
    filled.intrude("DELETE FROM case_file")

    try:
        bad = filled.bad()
    except DatabaseDamagedError as problem:
        assert "no case" in words_of(problem)  # noqa: PT017 - either answer is right
    else:
        assert "ledger" in bad


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("identifier", "number"),
        ("payment", "number"),
        ("event", "number"),
        ("removal", "number"),
        ("threat", "number"),
        ("referral", "number"),
        ("statement", "number"),
        ("export", "version"),
    ],
)
def test_an_added_row_is_named_added(filled: FilledVault, table: str, key: str) -> None:
    others = ", ".join(name for name in COLUMNS[table] if name != key)
    filled.intrude(
        f"INSERT INTO {table} ({key}, {others}) SELECT 77, {others} FROM {table} LIMIT 1"
    )

    assert filled.bad() == {f"{table}/77": "added"}


def test_an_added_item_is_named_added_and_its_file_missing(filled: FilledVault) -> None:
    others = ", ".join(name for name in COLUMNS["item"] if name not in {"number", "id", "label"})
    filled.intrude(
        f"INSERT INTO item (number, id, label, {others})"
        f" SELECT 77, '{'c' * 32}', 'JS-077', {others} FROM item WHERE number = 1"
    )

    assert filled.bad() == {f"item/{'c' * 32}": "added", "JS-077": "missing"}


@pytest.mark.parametrize("table", ["identifier", "payment", "event", "removal"])
def test_a_fact_taken_back_or_brought_back_secretly_is_named(
    filled: FilledVault, table: str
) -> None:
    filled.intrude(
        f"UPDATE {table} SET withdrawn_why = x'78' WHERE number = 1",
        f"UPDATE {table} SET withdrawn_why = NULL WHERE number = 2",
    )

    assert set(filled.bad()) == {f"{table}/1", f"{table}/2"}


@pytest.mark.parametrize("table", ["identifier", "payment", "event", "removal"])
def test_the_reason_of_a_withdrawal_is_protected_too(filled: FilledVault, table: str) -> None:
    filled.intrude(f"UPDATE {table} SET withdrawn_why = x'78' WHERE number = 2")

    assert filled.bad() == {f"{table}/2": "altered"}


def test_two_rows_that_changed_places_are_named(filled: FilledVault) -> None:
    filled.intrude(
        "UPDATE statement SET number = 3 WHERE number = 1",
        "UPDATE statement SET number = 1 WHERE number = 2",
        "UPDATE statement SET number = 2 WHERE number = 3",
    )

    assert filled.bad() == {"statement/1": "altered", "statement/2": "altered"}


def test_an_exchanged_certificate_is_named(filled: FilledVault) -> None:
    filled.intrude("UPDATE secret SET value = x'78' WHERE name = 'seal-certificate-pem'")

    assert filled.bad() == {"certificate": "altered", "sealing key": "altered"}


def test_a_lost_record_key_is_damage_and_no_false_alarm_about_every_row(
    filled: FilledVault,
) -> None:
    filled.intrude("DELETE FROM secret WHERE name = 'record-hmac-sha256'")

    try:
        bad = filled.bad()
    except DatabaseDamagedError as problem:
        assert "record key" in words_of(problem)  # noqa: PT017 - either answer is right
    else:
        assert bad == {"ledger": "unreadable"}


# --- the ledger itself

LEDGER_CELLS = {
    "at": "'2001-01-01T00:00:00Z'",
    "offset_minutes": "0",
    "monotonic_ms": "monotonic_ms + 1",
    "boot_id": "'other'",
    "app_version": "'9.9'",
    "actor": "'recovery'",
    "action": "'exported'",
    "object": "'case'",
    "before": "replace(hex(zeroblob(32)), '00', 'cc')",
    "after": "replace(hex(zeroblob(32)), '00', 'cc')",
    "detail": '\'{"label":"JS-009"}\'',
    "salt": "zeroblob(16)",
    "chain": "replace(hex(zeroblob(32)), '00', 'cc')",
}


@pytest.mark.parametrize("column", LEDGER_CELLS)
def test_a_changed_ledger_entry_is_found(filled_original: FilledVault, column: str) -> None:
    with filled_original.tampered() as database:
        database.run(f"UPDATE ledger SET {column} = {LEDGER_CELLS[column]} WHERE n = 2")
        found = checking.ledger_findings(database, CaseId(filled_original.unlocked.header.id))

    assert [(each.subject, each.verdict) for each in found] == [("ledger", Verdict.ALTERED)]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "'yesterday'"),
        ("at", "'2026-11-21T00:12:05'"),
        ("action", "'invented'"),
        ("detail", "'{'"),
        ("detail", "'1.5'"),
        ("detail", "'[1]'"),
        ("detail", "'{\"a\":1.5}'"),
        ("detail", "'{\"a\":NaN}'"),
        ("detail", "''"),
        ("detail", "replace(hex(zeroblob(40000)), '00', '[')"),
        ("chain", "'zz'"),
        ("chain", "''"),
        ("salt", "x''"),
        ("before", "'zz'"),
        ("offset_minutes", "-9000000000000000000"),
    ],
)
def test_an_entry_that_makes_no_sense_is_said_in_our_words(filled, column: str, value: str) -> None:
    filled.intrude(f"UPDATE ledger SET {column} = {value} WHERE n = 2")

    try:
        bad = filled.bad()
    except EvidenceKitError as problem:
        words_of(problem)
    else:
        assert bad["ledger"] in {"altered", "unreadable"}


@pytest.mark.parametrize(
    "statements",
    [
        ["DELETE FROM ledger WHERE n = 1"],
        ["DELETE FROM ledger WHERE n = 5"],
        ["DELETE FROM ledger WHERE n > 5"],
        ["DELETE FROM ledger"],
        ["DELETE FROM ledger WHERE n = 5", "UPDATE ledger SET n = n - 1 WHERE n > 5"],
        [
            "UPDATE ledger SET n = 1000 WHERE n = 4",
            "UPDATE ledger SET n = 4 WHERE n = 5",
            "UPDATE ledger SET n = 5 WHERE n = 1000",
        ],
        ["UPDATE ledger SET n = n + 1000", "UPDATE ledger SET n = n - 999"],
    ],
)
def test_removed_reordered_or_renumbered_entries_are_found(
    filled: FilledVault, statements: list[str]
) -> None:
    filled.intrude(*statements)

    assert filled.bad()["ledger"] == "altered"


def test_a_shortened_tail_is_found_by_the_signed_head(filled: FilledVault) -> None:
    with filled.unguarded() as database:
        (last,) = database.rows("SELECT max(n) FROM ledger")
        database.run("DELETE FROM ledger WHERE n = ?", (last[0],))

    assert filled.bad()["ledger"] == "altered"


def test_a_shortened_tail_whose_signed_head_went_too_is_found_by_the_rows(
    filled: FilledVault,
) -> None:
    filled.intrude(
        "DELETE FROM checkpoint",
        "DELETE FROM ledger WHERE n > (SELECT max(n) - 2 FROM ledger)",
    )

    assert set(filled.bad()) == {"case", "certificate"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE checkpoint SET signature = zeroblob(64)",
        "UPDATE checkpoint SET at = '2001-01-01T00:00:00Z'",
        "UPDATE checkpoint SET n = n - 1",
        "UPDATE checkpoint SET n = n + 1",
        "UPDATE checkpoint SET n = 0",
        "UPDATE checkpoint SET n = -1",
        "UPDATE checkpoint SET chain = (SELECT chain FROM ledger WHERE n = 3)",
        "UPDATE checkpoint SET n = 3, chain = (SELECT chain FROM ledger WHERE n = 3)",
    ],
)
def test_a_signature_over_another_head_is_found(filled: FilledVault, statement: str) -> None:
    filled.intrude(statement)

    assert filled.bad()["ledger"] == "altered"


def test_a_vault_signed_with_another_key_from_now_on_is_found(filled: FilledVault) -> None:
    filled.intrude("UPDATE secret SET value = zeroblob(32) WHERE name = 'ledger-ed25519'")
    with filled.open() as vault:
        vault.check(is_full=False)

    assert filled.bad() == {"ledger": "altered"}


# --- schema and pages


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("CREATE TABLE extra (n INTEGER) STRICT", "extra"),
        ("CREATE VIEW extra AS SELECT * FROM item", "extra"),
        ("CREATE INDEX extra ON item (label)", "extra"),
        ("CREATE TRIGGER extra AFTER INSERT ON item BEGIN DELETE FROM payment; END", "extra"),
        ("ALTER TABLE payment ADD COLUMN extra TEXT", "payment"),
        ("ALTER TABLE payment RENAME COLUMN note TO remark", "payment"),
        ("DROP INDEX item_by_digest", "item_by_digest"),
    ],
)
def test_a_changed_schema_is_named_and_refused_at_the_door(
    filled: FilledVault, statement: str, name: str
) -> None:
    with filled.database() as database:
        database.run(statement)

    assert name in altered_names(filled)
    with pytest.raises(DatabaseDamagedError, match="not this program's"):
        filled.open()


@pytest.mark.parametrize(
    "body", ["SELECT 1;", "SELECT RAISE(IGNORE);", "DELETE FROM payment; SELECT 1;"]
)
def test_a_trigger_with_another_body_is_named_and_refused_at_the_door(
    filled: FilledVault, body: str
) -> None:
    name = "ledger_keeps_its_entries"
    with filled.database() as database:
        database.run(f"DROP TRIGGER {name}")
        database.run(f"CREATE TRIGGER {name} BEFORE UPDATE ON ledger BEGIN {body} END")

    assert altered_names(filled) == {name}
    with pytest.raises(DatabaseDamagedError, match="not this program's"):
        filled.open()


def test_a_missing_trigger_is_named_and_refused_at_the_door(filled: FilledVault) -> None:
    with filled.database() as database:
        database.run("DROP TRIGGER ledger_loses_nothing")

    assert altered_names(filled) == {"ledger_loses_nothing"}
    with pytest.raises(DatabaseDamagedError, match="not this program's"):
        filled.open()


def altered_names(filled: FilledVault) -> set[str]:
    with filled.database() as database:
        (finding,) = checking.schema_findings(
            database, migrations.expected_schema(migrations.steps())
        )
    assert finding.verdict is Verdict.ALTERED
    return set(finding.detail.split(", "))


def pages_of(filled: FilledVault) -> list[bytes]:
    data = filled.database_path.read_bytes()
    return [data[at : at + PAGE_BYTES] for at in range(0, len(data), PAGE_BYTES)]


def test_a_flipped_page_is_a_finding_wherever_it_lies(filled: FilledVault) -> None:
    for page in range(1, len(pages_of(filled))):
        position = page * PAGE_BYTES + 2000
        flip_bit(filled.database_path, position)

        (finding,) = checking.page_findings(lambda: opened(filled))

        assert finding.verdict is Verdict.ALTERED, page
        flip_bit(filled.database_path, position)


def opened(filled: FilledVault) -> Database:
    header = filled.unlocked.header
    return Database(
        filled.database_path,
        creation.database_key(filled.unlocked.vault_key, header.db_gen),
        bytes.fromhex(header.db_salt),
    )


def test_a_broken_reference_is_a_finding(filled: FilledVault) -> None:
    filled.intrude(f"UPDATE payment SET item_id = '{'c' * 32}' WHERE number = 1")

    (finding,) = checking.page_findings(lambda: opened(filled))

    assert finding.verdict is Verdict.ALTERED


def facts_of(filled: FilledVault) -> object:
    vault = filled.open()
    try:
        found = vault.case_file()
        return found.case, found.items, found.payments, found.statement
    finally:
        vault.close()


def test_an_old_page_put_back_is_found_by_the_rows_where_the_pages_look_sound(
    filled: FilledVault,
) -> None:
    before = pages_of(filled)
    with filled.open() as vault:
        vault.change_case(replace(vault.case, country="HR"))
        vault.withdraw_item(vault.get_item("1"), "replayed")
    after, truth = pages_of(filled), facts_of(filled)
    assert len(after) == len(before)
    slipped_past_the_pages = 0

    for page in range(1, len(after)):
        if before[page] == after[page]:
            continue
        mixed = [*after[:page], before[page], *after[page + 1 :]]
        filled.database_path.write_bytes(b"".join(mixed))
        (pages,) = checking.page_findings(lambda: opened(filled))
        try:
            bad = filled.bad()
        except EvidenceKitError:
            continue
        assert bad or facts_of(filled) == truth, page
        if bad and pages.verdict is Verdict.INTACT:
            slipped_past_the_pages += 1
        filled.database_path.write_bytes(b"".join(after))

    # Pages alone would have said "intact" about a vault that lost a change.
    assert slipped_past_the_pages > 0


# --- sealed files


def test_a_held_item_without_its_file_is_missing(filled: FilledVault) -> None:
    with filled.database() as database:
        (item, *_) = items.every(database)

    (finding,) = checking.presence_findings(missing=[item], unknown=[])

    assert (finding.subject, finding.verdict) == (item.label, Verdict.MISSING)


def test_a_file_no_row_knows_is_an_unfinished_import() -> None:
    (finding,) = checking.presence_findings(missing=[], unknown=[ItemId("9")])

    assert not finding.verdict.is_bad
    assert "9" in finding.subject
    assert "never reported as saved" in finding.detail


def test_only_bad_news_is_listed() -> None:
    assert checking.presence_findings(missing=[], unknown=[]) == ()


def checked(filled: FilledVault, label: str, status: ItemStatus | None = None) -> Finding:
    with filled.database() as database:
        item = items.find(database, label)
    assert item is not None
    if status is not None:
        item = replace(item, status=status)
    return checking.item_finding(
        item,
        filled.path / "blobs",
        creation.blob_key(filled.unlocked.vault_key),
        lambda _done: None,
    )


def blob_path(filled: FilledVault, label: str) -> Path:
    with filled.database() as database:
        item = items.find(database, label)
    assert item is not None
    return filled.path / "blobs" / item.id[:2] / item.id


def test_a_whole_item_is_intact(filled: FilledVault) -> None:
    assert checked(filled, "JS-001").verdict is Verdict.INTACT


def test_a_changed_sealed_file_is_altered(filled: FilledVault) -> None:
    flip_bit(blob_path(filled, "JS-001"), 5000)

    assert checked(filled, "JS-001").verdict is Verdict.ALTERED


def test_an_absent_sealed_file_is_missing(filled: FilledVault) -> None:
    blob_path(filled, "JS-001").unlink()

    assert checked(filled, "JS-001").verdict is Verdict.MISSING


def test_a_sealed_file_that_opens_but_holds_other_bytes_than_the_row_says_is_altered(
    filled: FilledVault,
) -> None:
    filled.intrude(f"UPDATE item SET sha256 = '{'a' * 64}' WHERE number = 1")

    assert checked(filled, "JS-001").verdict is Verdict.ALTERED


def test_what_is_not_held_is_not_checked_and_not_called_intact(filled: FilledVault) -> None:
    assert checked(filled, "JS-003").verdict is Verdict.NOT_CHECKED
    assert checked(filled, "JS-004").verdict is Verdict.NOT_CHECKED


# --- the private keys, the names people know, and the header


def test_an_exchanged_signing_key_is_found_before_anything_is_signed_with_it(
    filled: FilledVault,
) -> None:
    filled.intrude("UPDATE secret SET value = zeroblob(32) WHERE name = 'ledger-ed25519'")

    assert filled.bad() == {"ledger key": "altered"}


@pytest.mark.parametrize(
    ("name", "subject"),
    [("ledger-ed25519", "ledger key"), ("seal-p256-pkcs8", "sealing key")],
)
def test_a_private_key_that_is_gone_or_is_none_is_named(
    filled: FilledVault, name: str, subject: str
) -> None:
    filled.intrude(f"UPDATE secret SET value = x'41' WHERE name = '{name}'")
    assert filled.bad() == {subject: "altered"}

    filled.intrude(f"DELETE FROM secret WHERE name = '{name}'")
    assert filled.bad() == {subject: "missing"}


def test_a_first_entry_whose_key_is_none_is_a_finding_and_no_crash(filled: FilledVault) -> None:
    with filled.unguarded() as database:
        everything = ledger.entries(database)
        detail = {**everything[0].detail, checking.PUBLIC_KEY_DETAIL: "no key"}
        rechain(database, [replace(everything[0], detail=detail), *everything[1:]])

    assert "ledger" in filled.bad()


def rechain(database: Database, entries: list[LedgerEntry]) -> None:
    """Write a ledger that hangs together, as whoever holds the key can; the heads' signatures stay.

    The chain of the signed heads is made to fit too, so that only their signatures are wrong.
    """
    database.run("DELETE FROM ledger")
    for entry in entries:
        made = ledger.append(
            database,
            at=entry.at,
            offset_minutes=entry.offset_minutes,
            monotonic_ms=entry.monotonic_ms,
            boot_id=entry.boot_id,
            app_version=entry.app_version,
            actor=entry.actor,
            action=entry.action,
            about=entry.object,
            before=entry.before,
            after=entry.after,
            detail=entry.detail,
        )
        database.run("UPDATE checkpoint SET chain = ? WHERE n = ?", (made.chain, made.n))


def test_a_changed_row_of_an_item_is_told_with_the_label_it_came_in_with(
    filled: FilledVault,
) -> None:
    filled.intrude("UPDATE item SET label = 'JS-999' WHERE number = 1")

    (finding,) = [each for each in filled.check() if each.subject.startswith("item/")]

    assert finding.detail == "JS-001: not as last recorded"


def test_the_ledger_says_how_far_it_is_signed(filled: FilledVault) -> None:
    def said() -> str:
        (finding,) = [each for each in filled.check() if each.subject == "ledger"]
        return finding.detail

    with filled.database() as database:
        count = ledger.head(database).n

    assert said() == f"{count} entries, signed up to entry {count}"
    # The check before was recorded, and nobody signed since.
    assert said() == f"{count + 1} entries, signed up to entry {count}"


def test_a_header_copy_damaged_while_the_vault_is_open_is_named(filled: FilledVault) -> None:
    vault = filled.open()
    flip_bit(filled.path / "header.b", 100)
    (filled.path / "header.a").unlink()
    try:
        bad = {each.subject: each.verdict for each in vault.check(is_full=False)}
    finally:
        vault.close()

    assert (bad["header.a"], bad["header.b"]) == (Verdict.MISSING, Verdict.ALTERED)
