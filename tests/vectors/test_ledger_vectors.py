"""Ledgers that break in one place: the program and the independent reader must name that place."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from evidence_kit.errors import DatabaseDamagedError
from evidence_kit.model import CaseId
from evidence_kit.store import checking, migrations
from evidence_kit.store.connection import Database
from tests.conftest import Count
from tests.vectors import read_vault
from tests.vectors.ledger_cases import changed_ledger

HERE = Path(__file__).resolve().parent
LEDGER: dict[str, Any] = json.loads((HERE / "ledger.json").read_bytes())
COLUMNS = tuple(LEDGER["entries"][0])
NO_RULES = "CREATE TABLE {} ({})"

Case = dict[str, Any]


def as_columns(row: Case) -> list[Any]:
    return [
        bytes.fromhex(value) if name in {"salt", "signature"} else value
        for name, value in row.items()
    ]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database with every table and no rule, so that any ledger can stand in it."""
    path = tmp_path_factory.mktemp("ledgers")
    opened = Database(path / "case.db", bytes(32), bytes(16), create=True)
    migrations.migrate(opened, migrations.steps(), path / "backup")
    for (name,) in opened.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        opened.run(f"DROP TRIGGER {name}")
    for pragma in ("ignore_check_constraints = ON", "foreign_keys = OFF"):
        opened.run(f"PRAGMA {pragma}")
    yield opened
    opened.close()


def statements(case: Case) -> Iterator[tuple[str, list[Any]]]:
    entries, heads = changed_ledger(LEDGER, case["edits"])
    for table, rows in (("ledger", entries), ("checkpoint", heads)):
        for row in rows:
            marks = ", ".join("?" * len(row))
            yield f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", as_columns(row)  # noqa: S608 - our own names


def place(words: str) -> str:
    for pattern, kind in (
        (r"(?:signed head|signature) at entry (\d+)", "head"),
        (r"entry (\d+)", "breaks at"),
    ):
        found = re.search(pattern, words)
        if found is not None:
            return f"{kind} {found[1]}"
    return "unreadable"


def outcome_of_program(database: Database, case: Case) -> str:
    database.run("BEGIN")
    try:
        for sql, values in statements(case):
            database.run(sql, values)
        found = checking.ledger_findings(database, CaseId(LEDGER["vault"]))
        (about_ledger,) = [each for each in found if each.subject == "ledger"]
    except DatabaseDamagedError:
        return "unreadable"
    finally:
        database.run("ROLLBACK")
    return place(about_ledger.detail) if about_ledger.verdict.is_bad else "whole"


def outcome_of_reader(case: Case) -> str:
    plain = dbapi2.connect(":memory:")
    try:
        plain.execute(NO_RULES.format("ledger", ", ".join(COLUMNS)))
        plain.execute(NO_RULES.format("checkpoint", "n, chain, at, signature"))
        for sql, values in statements(case):
            plain.execute(sql, values)
        reading = read_vault.Reading(vault_id=LEDGER["vault"], actor="passphrase")
        read_vault.check_ledger(plain, reading)
    except (read_vault.VaultError, LookupError):
        return "unreadable"
    finally:
        plain.close()
    return place(reading.problems[0]) if reading.problems else "whole"


@pytest.mark.parametrize("case", LEDGER["cases"], ids=lambda case: case["name"])
def test_a_ledger_breaks_where_it_was_changed(database: Database, case: Case) -> None:
    assert outcome_of_program(database, case) == case["expected"]
    assert outcome_of_reader(case) == case["expected"]


def kinds() -> Counter[str]:
    """Count the vectors by what must come of them."""
    found: Counter[str] = Counter()
    expected = {
        "opens": "opens",
        "damaged": "header damaged",
        "too new": "header too new",
        "wrong passphrase": "no slot opens",
    }
    for case in json.loads((HERE / "header.json").read_bytes()):
        found[expected[case["expected"]]] += 1
    found["header MAC does not hold"] += len(json.loads((HERE / "header_mac.json").read_bytes()))
    for case in json.loads((HERE / "sealed_file.json").read_bytes()):
        found["opens" if case["opens"] else "sealed file damaged"] += 1
    for case in LEDGER["cases"]:
        found["ledger whole" if case["expected"] == "whole" else "ledger breaks"] += 1
    return found


def test_there_are_vectors_of_every_kind_and_the_manual_counts_them(count: Count) -> None:
    counted = kinds()

    assert counted.total() >= 160
    assert min(counted.values()) >= 2
    lines = [f"| {kind} | {number} |" for kind, number in sorted(counted.items())]
    lines.append(f"| together | {counted.total()} |")
    assert "\n".join(lines) in (HERE / "README.md").read_text(encoding="utf-8")
    count("vectors of the format", counted.total(), ())


def test_the_vectors_stay_small() -> None:
    sizes = [path.stat().st_size for path in (*HERE.glob("*.json"), *HERE.glob("sealed/*"))]
    assert sum(sizes) < 600_000
