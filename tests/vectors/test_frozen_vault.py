"""What the first version of a schema wrote is opened, checked and read by this one."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evidence_kit import hashing
from evidence_kit.clock import SystemClock
from evidence_kit.model import (
    Action,
    Activity,
    AnchorKind,
    Box,
    Demand,
    DisclosureChoice,
    ItemStatus,
    Provenance,
    StepState,
    Verdict,
)
from evidence_kit.store import Vault
from tests.vectors import make_vault, read_vault

VAULTS_PATH = Path(__file__).resolve().parent / "vaults"
SCHEMAS = sorted(path.name for path in VAULTS_PATH.glob("schema-*"))
SECRET_NAMES = ["passphrase", "recovery_code"]
NONE_YET = dict.fromkeys(
    (
        *("step/", "answer/", "anchor/", "threat/", "referral/", "sighting/"),
        *("covering/", "disclosure/", "subject/", "attribution/", "detail/"),
    ),
    0,
)
"""What an early schema had no table for."""


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """A copy of a frozen vault, and what was put into it."""

    schema: str
    path: Path
    expected: dict[str, Any]

    @property
    def original_path(self) -> Path:
        return VAULTS_PATH / self.schema / "vault"

    @property
    def is_newest(self) -> bool:
        return self.schema == SCHEMAS[-1]

    @property
    def held(self) -> dict[str, Any]:
        return {item["id"]: item for item in self.expected["items"] if item["status"] == "held"}

    def open(self, secret_name: str = "passphrase") -> Vault:
        return Vault.open(self.path, self.expected[secret_name], clock=SystemClock())

    def read(self, secret_name: str = "passphrase") -> read_vault.Reading:
        """Read it with the program that shares no code with ours."""
        return read_vault.read_vault(self.path, self.expected[secret_name])


def thawed(schema: str, tmp_path: Path) -> Frozen:
    folder = VAULTS_PATH / schema
    return Frozen(
        schema=schema,
        path=Path(shutil.copytree(folder / "vault", tmp_path / "vault")),
        expected=json.loads((folder / "expected.json").read_bytes()),
    )


@pytest.fixture(params=SCHEMAS)
def frozen(request: pytest.FixtureRequest, tmp_path: Path) -> Frozen:
    return thawed(request.param, tmp_path)


@pytest.fixture
def newest(tmp_path: Path) -> Frozen:
    return thawed(SCHEMAS[-1], tmp_path)


@pytest.fixture
def first(tmp_path: Path) -> Frozen:
    return thawed(SCHEMAS[0], tmp_path)


@pytest.mark.parametrize("secret_name", SECRET_NAMES)
def test_a_frozen_vault_of_this_schema_opens_as_it_is(newest: Frozen, secret_name: str):
    vault = newest.open(secret_name)
    head = vault.ledger_head()
    vault.close()
    assert {"n": head.n, "chain": head.chain} == newest.expected["ledger"]
    assert vault.repaired_header_copies == ()
    assert vault.opening_findings == ()
    assert not (newest.path / "backup").exists()


@pytest.mark.parametrize("secret_name", SECRET_NAMES)
def test_an_older_vault_is_brought_to_this_schema_and_loses_nothing(
    first: Frozen, secret_name: str
):
    with first.open(secret_name) as vault:
        entries = vault.ledger()
        findings = vault.check(is_full=True)
    before = first.expected["ledger"]
    migrated = entries[before["n"] :]
    assert entries[before["n"] - 1].chain == before["chain"]
    assert [(entry.action, entry.detail) for entry in migrated] == [
        (Action.MIGRATED, {"from": number, "to": number + 1}) for number in range(1, len(SCHEMAS))
    ]
    assert not [finding for finding in findings if finding.verdict.is_bad]
    assert (first.path / "backup" / "case.1.db").is_file()


def test_a_vault_that_was_brought_to_this_schema_is_read_by_the_other_program(first: Frozen):
    with first.open() as vault:
        vault.set_step("save/instagram", StepState.DONE)
    reading = first.read()
    assert reading.problems == []
    assert reading.standing["step/"] == 1


def test_a_full_check_of_a_frozen_vault_finds_everything_intact(frozen: Frozen):
    with frozen.open() as vault:
        findings = vault.check(is_full=True)
    verdicts = {finding.subject: finding.verdict for finding in findings}
    labels = (item["label"] for item in frozen.held.values())
    intact = {"database", "schema", "ledger", *labels}
    expected = dict.fromkeys(intact, Verdict.INTACT)
    labels = (item["label"] for item in frozen.expected["items"] if item["status"] != "held")
    unheld = dict.fromkeys(labels, Verdict.NOT_CHECKED)
    assert verdicts == {**expected, **unheld}


def test_everything_in_a_frozen_vault_is_read_as_it_was_written(frozen: Frozen):
    with frozen.open() as vault:
        found = make_vault.description(vault)
    assert found["items"] == frozen.expected["items"]
    assert found["reference"] == frozen.expected["reference"]
    assert found["vault"] == frozen.expected["vault"]
    assert found["drafts"] == frozen.expected.get("drafts", {})
    assert found["answers"] == frozen.expected.get("answers", {})
    assert found["standing"] == {**NONE_YET, **frozen.expected["standing"]}


def test_the_frozen_items_come_back_byte_for_byte(frozen: Frozen):
    with frozen.open() as vault:
        every = (*vault.items(), *(copy.item for copy in vault.covered_copies()))
        held = [item for item in every if item.status is ItemStatus.HELD]
        contents = {item.id: b"".join(vault.read_item(item)) for item in held}
    assert {each: hashing.sha256(data) for each, data in contents.items()} == {
        each: item["sha256"] for each, item in frozen.held.items()
    }
    by_name = {item["name"]: contents[each] for each, item in frozen.held.items()}
    assert by_name["empty.txt"] == b""
    assert by_name["pasted text"].decode() == make_vault.THREAT
    assert by_name["recording.mp4"] == make_vault.noise("recording", (1 << 20) + 12_345)
    assert by_name["Posnetek \udcff\udc80.png"] == make_vault.noise("surrogate", 5_000)


def test_the_facts_in_a_frozen_vault_are_what_was_said(frozen: Frozen):
    with frozen.open() as vault:
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


def test_what_is_under_way_in_the_frozen_vault_is_where_it_was_left(newest: Frozen):
    with newest.open() as vault:
        steps, drafts, items = vault.steps(), vault.drafts(), vault.items()
    assert steps == {"save/instagram": StepState.DONE, "block/instagram": StepState.OPEN}
    assert drafts == {"story/facts": "It began on Wednes\udc80"}
    assert items[3].provenance == Provenance(
        device="the tablet", shows="nothing, as received \udc80"
    )


def test_the_answers_and_anchors_in_the_frozen_vault_are_what_was_said(newest: Frozen):
    with newest.open() as vault:
        answers, anchors = vault.contents().answers, vault.anchors()
        chains = {entry.n: entry.chain for entry in vault.ledger()}
    assert answers == {
        "police-reference": "PR 12/2026, spelling \udc80 unsure",
        "retention-until": "2027-06-30",
    }
    assert [(each.kind, each.with_whom) for each in anchors] == [
        (AnchorKind.PAPER, "my sister \udc80, on the day"),
        (AnchorKind.TIMESTAMP, "http://authority.example/tsa"),
    ]
    assert [chains[each.n] for each in anchors] == [each.chain for each in anchors]
    assert [each.proof for each in anchors] == [None, b"no real reply, only its place"]


def test_the_threats_in_the_frozen_vault_are_what_was_said(newest: Frozen):
    with newest.open() as vault:
        contents = vault.contents()
    first, second = contents.threats
    assert (first.text, first.audience) == ("everyone sees it 😡", "my class \udc80")
    assert (first.demand, first.deadline_text) == (Demand.MONEY, "24 ur")
    assert (second.text, second.note) == ("", "something was said, the words are gone")
    assert [each.reference for each in contents.referrals] == ["PR 12/2026"]
    (seen,) = contents.sightings.values()
    assert (seen.number, seen.first_seen_text, seen.last_seen_text) == (
        1,
        "the 16th",
        "20 November",
    )
    assert (seen.how_known, seen.activity) == ("she wrote to me \udc80", Activity.GONE)


def test_the_covered_copies_in_the_frozen_vault_are_as_they_were_made(newest: Frozen):
    with newest.open() as vault:
        first, second = vault.contents().copies
        said = {
            vault.get_item(item_id).label: (each.choice, each.why)
            for item_id, each in vault.contents().disclosures.items()
        }
    assert (first.item.label, first.item.withdrawn_why) == ("JS-001-C1", "JS-001-C2")
    assert (second.item.label, second.item.status) == ("JS-001-C2", ItemStatus.HELD)
    assert [len(each.covering.boxes) for each in (first, second)] == [1, 2]
    assert second.covering.boxes[1] == Box(x_px=2, y_px=1, width_px=2, height_px=2)
    assert said == {
        "JS-001": (DisclosureChoice.COVERED, "my sister is in it \udc80"),
        "JS-004": (DisclosureChoice.WHOLE, ""),
        "JS-006": (DisclosureChoice.WITHHELD, "somebody else's voice"),
    }


def test_the_register_in_the_frozen_vault_is_what_was_said(newest: Frozen):
    with newest.open() as vault:
        contents = vault.contents()
    second, third = contents.subjects[2], contents.subjects[3]
    assert (second.part_of, second.note) == (1, "same voice \udc80")
    assert (third.part_of, third.note) == (None, "no, two people")
    assert contents.identifiers[0].subject == "S3"
    assert contents.recorded_subjects == {1: "S1"}
    assert contents.details == {
        1: {"beneficiary": "Lena M. \udc80", "recall-at": "2026-11-20T09:00:00+01:00"}
    }


@pytest.mark.parametrize("secret_name", SECRET_NAMES)
def test_the_independent_reader_agrees_with_the_program(frozen: Frozen, secret_name: str):
    reading = frozen.read(secret_name)
    with frozen.open(secret_name) as vault:
        found = make_vault.description(vault)
    assert reading.problems == []
    assert reading.checkpoints == 2
    assert reading.vault_id == found["vault"]
    assert {**NONE_YET, **reading.standing} == found["standing"]
    taken_back = {"payment/", "anchor/", "threat/", "referral/"}
    assert reading.withdrawn == dict.fromkeys(taken_back & frozen.expected["standing"].keys(), 1)
    head = reading.entries[-1]
    assert {"n": head["n"], "chain": head["chain"]} == frozen.expected["ledger"]
    names = {"name": "original_name"}
    assert [
        {name: item[names.get(name, name)] for name in found["items"][0]} for item in reading.items
    ] == found["items"]
    assert {each: record["sha256"] for each, record in reading.sealed.items()} == {
        each: item["sha256"] for each, item in frozen.held.items()
    }


@pytest.mark.parametrize("lost", ["header.a", "header.b"])
def test_the_frozen_vault_opens_with_one_copy_of_its_header(frozen: Frozen, lost: str):
    (frozen.path / lost).unlink()
    reading = frozen.read()
    with frozen.open() as vault:
        repaired = vault.repaired_header_copies
    assert reading.problems == []
    assert repaired == (lost,)
    assert (frozen.path / lost).read_bytes() == (frozen.original_path / lost).read_bytes()


def test_without_its_database_every_sealed_file_is_recovered(frozen: Frozen, tmp_path: Path):
    (frozen.path / "case.db").unlink()
    secret = frozen.expected["recovery_code"]
    reading = read_vault.read_vault(frozen.path, secret, tmp_path / "out")
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert {each: hashing.sha256(data) for each, data in written.items()} == {
        each: item["sha256"] for each, item in frozen.held.items()
    }
    assert {each: record["name"] for each, record in reading.sealed.items()} == {
        each: item["name"] for each, item in frozen.held.items()
    }
    assert len(reading.problems) == 1
    assert reading.problems[0].startswith("the database cannot be read")


def test_what_this_version_writes_is_what_the_format_says(tmp_path: Path, newest: Frozen):
    expected = make_vault.make(tmp_path / "made")
    reading = read_vault.read_vault(tmp_path / "made", expected["passphrase"])
    names = [item["original_name"] for item in reading.items]
    assert reading.problems == []
    assert reading.standing == expected["standing"]
    assert names == [item["name"] for item in newest.expected["items"]]
    assert [item["sha256"] for item in reading.items[1:]] == [
        item["sha256"] for item in newest.expected["items"][1:]
    ]
