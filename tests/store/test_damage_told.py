"""``check --full --json`` names what was hit, whatever was done to the vault."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evidence_kit.cli.main import main
from evidence_kit.errors import DatabaseDamagedError
from tests.conftest import Count
from tests.fakes import PASSPHRASE, flip_bit
from tests.store.damage import (
    History,
    Tampering,
    file_tamperings,
    page_tamperings,
    row_tamperings,
)
from tests.vaults import FilledVault

Fresh = Callable[[], FilledVault]
Check = Callable[[FilledVault], tuple[int, str, str]]

BAD = frozenset({"altered", "missing", "added", "unreadable"})


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """Runs the verb; returns its exit status, what it printed, and what it said."""
    secret_path = tmp_path / "passphrase.txt"
    secret_path.write_text(PASSPHRASE + "\n", encoding="utf-8")

    def run(vault: FilledVault) -> tuple[int, str, str]:
        key = ["--passphrase-file", str(secret_path)]
        try:
            status = main(["check", str(vault.path), "--full", "--json", *key])
        except SystemExit as ended:
            status = int(ended.code or 0)
        out, words = capsys.readouterr()
        return status, out, words

    return run


def bad_findings(document: Any) -> str:
    return "; ".join(
        f"{each['subject']} {each['detail']}"
        for each in document["findings"]
        if each["verdict"] in BAD
    )


def every(history: History, pages: int) -> list[Tampering]:
    """Return everything that the tests of this folder do to a vault."""
    ledger = [
        Tampering(
            name=sql, apply=lambda vault, sql=sql: vault.intrude(sql), named=frozenset({name})
        )
        for sql, name in (
            ("UPDATE ledger SET actor = 'nobody' WHERE n = 3", "ledger entry 3"),
            ("DELETE FROM ledger WHERE n = 5", "ledger entry 5"),
            ("UPDATE checkpoint SET signature = zeroblob(64)", "ledger the signature at entry"),
        )
    ]
    return [
        *file_tamperings(history),
        *row_tamperings(history),
        *ledger,
        *page_tamperings(history, random.Random(4), pages),
    ]


def untold(fresh: Fresh, check: Check, tamperings: list[Tampering]) -> list[str]:
    """Return what the verb did not say, or said wrongly, of each vault that was tampered with."""
    wrong = []
    for tampering in tamperings:
        vault = fresh()
        tampering.apply(vault)

        status, out, words = check(vault)

        if "passphrase is wrong" in words or "EK-101" in words:
            wrong.append(f"{tampering.name}: called a wrong passphrase")
        if status not in {1, DatabaseDamagedError.exit_code}:
            wrong.append(f"{tampering.name}: exit status {status}")
            continue
        told = bad_findings(json.loads(out))
        wrong += [
            f"{tampering.name}: {name} not named"
            for name in tampering.named - {"database"}
            if name not in told
        ]
        if "database" in tampering.named and "database" not in told:
            wrong.append(f"{tampering.name}: the database not named")
        if tampering.harmed and exhibits_in(told_subjects(json.loads(out))) != tampering.harmed:
            wrong.append(f"{tampering.name}: other exhibits named too")
    return wrong


def told_subjects(document: Any) -> set[str]:
    return {each["subject"] for each in document["findings"] if each["verdict"] in BAD}


def exhibits_in(subjects: set[str]) -> set[str]:
    return {subject for subject in subjects if subject.startswith("JS-")}


def test_the_verb_names_what_was_hit(
    history: History, fresh: Fresh, check: Check, count: Count
) -> None:
    tamperings = every(history, 0)[::7]

    wrong = untold(fresh, check, tamperings)

    count("tamperings told by check --full --json", len(tamperings), wrong)
    assert len(tamperings) >= 15
    assert wrong == []


@pytest.mark.deep
@pytest.mark.timeout(3600)
def test_the_verb_names_what_was_hit_whatever_it_was(
    history: History, fresh: Fresh, check: Check, count: Count
) -> None:
    tamperings = every(history, 60)

    wrong = untold(fresh, check, tamperings)

    count("tamperings told by check --full --json", len(tamperings), wrong)
    assert len(tamperings) >= 300
    assert wrong == []


@pytest.mark.twin("checks with a step taken out")
def test_a_verb_that_is_silent_about_the_exhibits_is_caught(
    history: History, fresh: Fresh, check: Check
) -> None:
    tamperings = list(file_tamperings(history))[:2]

    def quick(vault: FilledVault) -> tuple[int, str, str]:
        status, out, words = check(vault)
        document = json.loads(out)
        document["findings"] = [
            each for each in document["findings"] if not each["subject"].startswith("JS-")
        ]
        return status, json.dumps(document), words

    assert len(untold(fresh, quick, tamperings)) >= 2


@pytest.mark.parametrize("name", ["header.a", "header.b"])
def test_the_verb_names_a_header_copy_that_was_repaired(
    fresh: Fresh, check: Check, name: str
) -> None:
    vault = fresh()
    flip_bit(vault.path / name, 40)

    status, out, _ = check(vault)

    assert status == 0
    assert json.loads(out)["repaired_header_copies"] == [name]
    assert json.loads(check(vault)[1])["repaired_header_copies"] == []


def test_a_header_damaged_in_both_copies_is_called_damaged(fresh: Fresh, check: Check) -> None:
    vault = fresh()
    flip_bit(vault.path / "header.a", 40)
    flip_bit(vault.path / "header.b", 40)

    status, out, words = check(vault)

    assert status == 6
    assert told_subjects(json.loads(out)) == {"header"}
    assert "EK-104" in words
