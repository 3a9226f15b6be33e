"""The independent reader notices what is wrong, changes nothing, and shares no code with us."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from evidence_kit.progress import Cancel, silent
from evidence_kit.store import NewWay, Vault, header, rekeying
from evidence_kit.store.connection import Database
from evidence_kit.store.creation import database_key
from tests.fakes import CHEAP_KDF, StoppedClock
from tests.vectors import read_vault

HERE = Path(__file__).resolve().parent
READER_PATH = HERE / "read_vault.py"
FROZEN_PATH = HERE / "vaults" / "schema-0005"
EXPECTED: dict[str, Any] = json.loads((FROZEN_PATH / "expected.json").read_bytes())
PASSPHRASE: str = EXPECTED["passphrase"]
IDS = [item["id"] for item in EXPECTED["items"]]


@pytest.fixture
def vault_path(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FROZEN_PATH / "vault", tmp_path / "vault"))


def problems(vault_path: Path) -> str:
    return "\n".join(read_vault.read_vault(vault_path, PASSPHRASE).problems)


def sealed_path(vault_path: Path, item_id: str) -> Path:
    return vault_path / "blobs" / item_id[:2] / item_id


def test_the_reader_shares_no_code_with_the_program():
    tree = ast.parse(READER_PATH.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    modules = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    modules += [
        alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names
    ]
    imported = {module.split(".")[0] for module in modules}
    assert imported - sys.stdlib_module_names == {"cryptography", "sqlcipher3"}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE item SET shows = x'41' WHERE number = 1", f"item/{IDS[0]} is not"),
        ("UPDATE item SET who = x'41' WHERE number = 9", f"item/{IDS[8]} is not"),
        ("UPDATE item SET status = 'not-held' WHERE number = 1", f"item/{IDS[0]} is not"),
        ("UPDATE preview SET jpeg = x'41'", f"preview/{IDS[0]} is not"),
        ("DELETE FROM preview", f"preview/{IDS[0]} is not"),
        ("UPDATE case_file SET age_now = NULL", "case is not"),
        ("UPDATE identifier SET value = x'41' WHERE number = 2", "identifier/2 is not"),
        ("UPDATE payment SET amount = '5' WHERE number = 1", "payment/1 is not"),
        ("UPDATE payment SET withdrawn_why = NULL WHERE number = 2", "payment/2 is not"),
        ("UPDATE payment SET withdrawn_why = x'41' WHERE number = 2", "payment/2 is not"),
        ("UPDATE event SET at = NULL WHERE number = 1", "event/1 is not"),
        ("UPDATE removal SET pin = x'39'", "removal/1 is not"),
        ("UPDATE statement SET feelings = x'' WHERE number = 2", "statement/2 is not"),
        ("UPDATE export SET code = ''", "export/1 is not"),
        ("UPDATE step SET state = 'not-now' WHERE state = 'done'", "step/save/instagram is not"),
        ("DELETE FROM step", "step/block/instagram is not"),
        ("INSERT INTO step VALUES ('x', 'done', '')", "step/x is not"),
        ("UPDATE case_answer SET value = x'41' WHERE name = 'privacy'", "answer/privacy is not"),
        ("DELETE FROM case_answer", "answer/police-reference is not"),
        ("UPDATE anchor SET n = 2 WHERE number = 1", "anchor/1 is not"),
        ("UPDATE anchor SET withdrawn_why = NULL", "anchor/2 is not"),
        ("UPDATE anchor SET proof = x'41' WHERE number = 3", "anchor/3 is not"),
        ("UPDATE threat SET deadline_text = x'41' WHERE number = 1", "threat/1 is not"),
        ("UPDATE threat SET withdrawn_why = NULL", "threat/3 is not"),
        ("UPDATE referral SET officer = x'41' WHERE number = 1", "referral/1 is not"),
        ("UPDATE sighting SET activity = 'active'", "sighting/1 is not"),
        ("INSERT INTO event VALUES (3, x'', NULL, x'41', NULL, '', NULL)", "event/3 is not"),
        ("UPDATE secret SET value = x'41' WHERE name LIKE '%-pem'", "certificate is not"),
        ("UPDATE ledger SET actor = 'nobody' WHERE n = 3", "the ledger breaks at entry 3"),
        ("UPDATE ledger SET salt = zeroblob(16) WHERE n = 30", "the ledger breaks at entry 30"),
        ("DELETE FROM ledger WHERE n = 3", "the ledger breaks at entry 3"),
        ("DELETE FROM ledger WHERE n = 48", "the signed head at entry 48 does not hold"),
        ("UPDATE checkpoint SET at = '' WHERE n = 48", "the signed head at entry 48"),
        ("UPDATE checkpoint SET signature = zeroblob(64)", "the signed head at entry 48"),
        ("PRAGMA user_version = 8", "too new: schema 8"),
    ],
)
def test_a_changed_database_is_noticed(vault_path: Path, change: str, named: str):
    unlocked = header.unlock(vault_path, PASSPHRASE)
    database = Database(
        vault_path / "case.db",
        database_key(unlocked.vault_key, 1),
        bytes.fromhex(unlocked.header.db_salt),
    )
    for (trigger,) in database.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        database.run(f"DROP TRIGGER {trigger}")
    database.run("PRAGMA foreign_keys = OFF")
    database.run(change)
    database.close()
    assert named in problems(vault_path)


@pytest.mark.parametrize("page", [1, 2, 12, 20])
def test_a_flipped_bit_in_the_database_is_noticed(vault_path: Path, page: int):
    path = vault_path / "case.db"
    data = bytearray(path.read_bytes())
    data[page * 4096 - 2000] ^= 1
    path.write_bytes(data)
    assert problems(vault_path)


def test_a_damaged_salt_is_noticed(vault_path: Path):
    path = vault_path / "case.db"
    path.write_bytes(b"\0" + path.read_bytes()[1:])
    assert "the database's salt" in problems(vault_path)


def test_a_cut_database_is_noticed_and_the_sealed_files_are_still_read(vault_path: Path):
    path = vault_path / "case.db"
    path.write_bytes(path.read_bytes()[:-4096])
    reading = read_vault.read_vault(vault_path, PASSPHRASE)
    assert reading.problems
    assert len(reading.sealed) == 7


def test_a_missing_sealed_file_is_named(vault_path: Path):
    sealed_path(vault_path, IDS[5]).unlink()
    assert problems(vault_path) == "JS-006: no sealed file holds what was recorded"


def test_a_changed_sealed_file_is_named(vault_path: Path):
    path = sealed_path(vault_path, IDS[5])
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert f"sealed file {IDS[5]}: damaged: chunk 1 does not open" in problems(vault_path)
    assert "JS-006: no sealed file holds what was recorded" in problems(vault_path)


def test_a_sealed_file_that_no_row_knows_is_named(vault_path: Path):
    unlocked = header.unlock(vault_path, PASSPHRASE)
    database = Database(
        vault_path / "case.db",
        database_key(unlocked.vault_key, 1),
        bytes.fromhex(unlocked.header.db_salt),
    )
    database.run("UPDATE item SET status = 'withdrawn' WHERE number = 2")
    database.close()
    assert f"sealed file {IDS[1]}: no held item has it" in problems(vault_path)


def test_what_does_not_verify_is_not_written_out(vault_path: Path, tmp_path: Path):
    path = sealed_path(vault_path, IDS[5])
    path.write_bytes(path.read_bytes()[:-1])
    read_vault.read_vault(vault_path, PASSPHRASE, tmp_path / "out")
    assert not (tmp_path / "out" / IDS[5]).exists()
    assert len(list((tmp_path / "out").iterdir())) == 6


def run_reader(
    vault_path: Path, passphrase: str, *more: object
) -> subprocess.CompletedProcess[str]:
    secret_path = vault_path.parent / "passphrase"
    secret_path.write_text(passphrase + "\n", encoding="utf-8")
    command = [sys.executable, "-I", READER_PATH, vault_path, "--passphrase-file", secret_path]
    return subprocess.run(
        [*map(str, command), *map(str, more)], capture_output=True, text=True, check=False
    )


def test_the_script_prints_what_it_found_and_changes_nothing(vault_path: Path, tmp_path: Path):
    before = {path: path.read_bytes() for path in vault_path.rglob("*") if path.is_file()}
    ended = run_reader(vault_path, PASSPHRASE, "-o", tmp_path / "out")
    assert ended.returncode == 0, ended.stderr
    lines = ended.stdout.splitlines()
    assert lines[0] == f"vault {EXPECTED['vault']}, opened by passphrase"
    assert f"ledger 48 entries, head {EXPECTED['ledger']['chain']}, 2 signed" in lines
    assert "payment: 1 recorded, 1 withdrawn" in lines
    third = EXPECTED["items"][2]
    assert f"JS-003 held {IDS[2]} {third['sha256']} {third['name']!a}" in lines
    assert f"JS-008 withdrawn {IDS[7]} no bytes" in lines
    assert len(list((tmp_path / "out").iterdir())) == 7
    after = {path: path.read_bytes() for path in vault_path.rglob("*") if path.is_file()}
    assert after == before


def test_the_script_says_by_its_exit_status_that_something_is_wrong(vault_path: Path):
    sealed_path(vault_path, IDS[0]).unlink()
    ended = run_reader(vault_path, PASSPHRASE)
    assert ended.returncode == 1
    assert "PROBLEM JS-001: no sealed file holds what was recorded" in ended.stdout


def test_the_script_says_that_a_passphrase_is_wrong(vault_path: Path):
    ended = run_reader(vault_path, "another passphrase")
    assert ended.returncode == 2
    assert ended.stderr == "the vault does not open: wrong passphrase\n"


NEW_SECRET = "what opens it under the new key"
WAY = NewWay(secret=NEW_SECRET, kind="passphrase", kdf=CHEAP_KDF)


def test_a_vault_with_a_new_key_reads_as_it_did(vault_path: Path):
    before = read_vault.read_vault(vault_path, PASSPHRASE)
    with Vault.open(vault_path, PASSPHRASE, clock=StoppedClock()) as vault:
        vault.renew_key((WAY,))

    after = read_vault.read_vault(vault_path, NEW_SECRET)

    assert after.problems == []
    assert (after.items, after.sealed) == (before.items, before.sealed)
    with pytest.raises(read_vault.VaultError, match="wrong passphrase"):
        read_vault.read_vault(vault_path, PASSPHRASE)


def test_a_new_key_that_was_cut_is_read_with_the_one_that_opens_it(vault_path: Path):
    with Vault.open(vault_path, PASSPHRASE, clock=StoppedClock()) as vault:
        rekeying.prepare(vault._session, vault._unlocked, (WAY,), report=silent, cancel=Cancel())
    assert read_vault.read_vault(vault_path, PASSPHRASE).problems == []
    with pytest.raises(read_vault.VaultError, match="wrong passphrase"):
        read_vault.read_vault(vault_path, NEW_SECRET)

    rekeying.put_in_place(vault_path)

    reading = read_vault.read_vault(vault_path, NEW_SECRET)
    assert (reading.problems, len(reading.sealed)) == ([], 7)
    with pytest.raises(read_vault.VaultError, match="wrong passphrase"):
        read_vault.read_vault(vault_path, PASSPHRASE)
