"""What the first version of a schema wrote is opened, checked and read by this one."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from evidence_kit import hashing
from evidence_kit.clock import SystemClock
from evidence_kit.model import ItemStatus, Verdict
from evidence_kit.store import Vault
from tests.vectors import make_vault, read_vault

FROZEN_PATH = Path(__file__).resolve().parent / "vaults" / "schema-0001"
EXPECTED: dict[str, Any] = json.loads((FROZEN_PATH / "expected.json").read_bytes())
SECRETS = [EXPECTED["passphrase"], EXPECTED["recovery_code"]]
HELD = {item["id"]: item for item in EXPECTED["items"] if item["status"] == "held"}


@pytest.fixture
def frozen_path(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FROZEN_PATH / "vault", tmp_path / "vault"))


@pytest.mark.parametrize("secret", SECRETS, ids=["passphrase", "recovery"])
def test_the_frozen_vault_opens_as_it_is(frozen_path: Path, secret: str):
    vault = Vault.open(frozen_path, secret, clock=SystemClock())
    head = vault.ledger_head()
    vault.close()
    assert (head.n, head.chain) == (EXPECTED["ledger"]["n"], EXPECTED["ledger"]["chain"])
    assert vault.repaired_header_copies == ()
    assert vault.opening_findings == ()
    assert not (frozen_path / "backup").exists()


def test_a_full_check_of_the_frozen_vault_finds_everything_intact(frozen_path: Path):
    with Vault.open(frozen_path, SECRETS[0], clock=SystemClock()) as vault:
        findings = vault.check(is_full=True)
    verdicts = {finding.subject: finding.verdict for finding in findings}
    intact = {"database", "schema", "ledger", *(item["label"] for item in HELD.values())}
    expected = dict.fromkeys(intact, Verdict.INTACT)
    unheld = dict.fromkeys(("JS-008", "JS-009"), Verdict.NOT_CHECKED)
    assert verdicts == {**expected, **unheld}


def test_everything_in_the_frozen_vault_is_read_as_it_was_written(frozen_path: Path):
    with Vault.open(frozen_path, SECRETS[0], clock=SystemClock()) as vault:
        found = make_vault.description(vault)
    del found["app_version"]
    assert found == {name: EXPECTED[name] for name in found}


def test_the_frozen_items_come_back_byte_for_byte(frozen_path: Path):
    with Vault.open(frozen_path, SECRETS[0], clock=SystemClock()) as vault:
        held = [item for item in vault.items() if item.status is ItemStatus.HELD]
        contents = {item.id: b"".join(vault.read_item(item)) for item in held}
    assert {each: hashing.sha256(data) for each, data in contents.items()} == {
        each: item["sha256"] for each, item in HELD.items()
    }
    by_name = {item["name"]: contents[each] for each, item in HELD.items()}
    assert by_name["empty.txt"] == b""
    assert by_name["pasted text"].decode() == make_vault.THREAT
    assert by_name["recording.mp4"] == make_vault.noise("recording", (1 << 20) + 12_345)
    assert by_name["Posnetek \udcff\udc80.png"] == make_vault.noise("surrogate", 5_000)


def test_the_facts_in_the_frozen_vault_are_what_was_said(frozen_path: Path):
    with Vault.open(frozen_path, SECRETS[0], clock=SystemClock()) as vault:
        case_file, exports = vault.case_file(), vault.exports()
        preview = vault.find_preview(case_file.items[0].id)
    assert case_file.case.ages.now == 24
    assert [fact.value for fact in case_file.identifiers] == ["ex_4471", "SI56 2633 0001 2039 086"]
    assert case_file.identifiers[1].note == "told from memory, spelling \udc80 unsure"
    assert [(fact.number, fact.amount) for fact in case_file.payments] == [(1, "500.00")]
    assert [fact.text for fact in case_file.events] == ["First threat", "Blocked the account"]
    assert [fact.pin for fact in case_file.removals] == ["1234"]
    assert case_file.statement is not None
    assert case_file.statement.facts == "It began on Wednesday."
    assert case_file.statement.feelings == "I slept badly."
    assert case_file.pictures[case_file.items[0].id].camera == "Examplephone 7"
    assert preview is not None
    assert preview.startswith(b"\xff\xd8")
    assert case_file.items[0].provenance.who == "my sister"
    assert case_file.items[7].withdrawn_why == "put in by mistake"
    assert [export.kind for export in exports] == ["report"]


@pytest.mark.parametrize("secret", SECRETS, ids=["passphrase", "recovery"])
def test_the_independent_reader_agrees_with_the_program(frozen_path: Path, secret: str):
    reading = read_vault.read_vault(frozen_path, secret)
    with Vault.open(frozen_path, secret, clock=SystemClock()) as vault:
        found = make_vault.description(vault)
        checkpoint_count = reading.checkpoints
    assert reading.problems == []
    assert checkpoint_count == 2
    assert reading.vault_id == found["vault"]
    assert reading.standing == found["standing"]
    assert reading.withdrawn == {"payment/": 1}
    head = reading.entries[-1]
    assert {"n": head["n"], "chain": head["chain"]} == found["ledger"]
    names = {"name": "original_name"}
    assert [
        {name: item[names.get(name, name)] for name in found["items"][0]} for item in reading.items
    ] == found["items"]
    assert {each: record["sha256"] for each, record in reading.sealed.items()} == {
        each: item["sha256"] for each, item in HELD.items()
    }


@pytest.mark.parametrize("lost", ["header.a", "header.b"])
def test_the_frozen_vault_opens_with_one_copy_of_its_header(frozen_path: Path, lost: str):
    (frozen_path / lost).unlink()
    reading = read_vault.read_vault(frozen_path, SECRETS[0])
    with Vault.open(frozen_path, SECRETS[0], clock=SystemClock()) as vault:
        repaired = vault.repaired_header_copies
    assert reading.problems == []
    assert repaired == (lost,)
    assert (frozen_path / lost).read_bytes() == (FROZEN_PATH / "vault" / lost).read_bytes()


def test_without_its_database_every_sealed_file_is_recovered(frozen_path: Path, tmp_path: Path):
    (frozen_path / "case.db").unlink()
    reading = read_vault.read_vault(frozen_path, SECRETS[1], tmp_path / "out")
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert {each: hashing.sha256(data) for each, data in written.items()} == {
        each: item["sha256"] for each, item in HELD.items()
    }
    assert {each: record["name"] for each, record in reading.sealed.items()} == {
        each: item["name"] for each, item in HELD.items()
    }
    assert len(reading.problems) == 1
    assert reading.problems[0].startswith("the database cannot be read")


def test_what_this_version_writes_is_what_the_format_says(tmp_path: Path):
    expected = make_vault.make(tmp_path / "vault")
    reading = read_vault.read_vault(tmp_path / "vault", expected["passphrase"])
    assert reading.problems == []
    assert reading.standing == expected["standing"]
    assert [item["original_name"] for item in reading.items] == [
        item["name"] for item in EXPECTED["items"]
    ]
    assert [item["sha256"] for item in reading.items[1:]] == [
        item["sha256"] for item in EXPECTED["items"][1:]
    ]
