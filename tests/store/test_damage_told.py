"""``check --full --json`` names what was hit, whatever was done to the vault."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evidence_kit.cli.main import main
from evidence_kit.errors import DatabaseDamagedError
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

pytestmark = pytest.mark.usefixtures("each_key_is_derived_once")


@pytest.fixture
def check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[[FilledVault], tuple[int, str, str]]:
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
        if each["verdict"] in {"altered", "missing", "added", "unreadable"}
    )


def chosen(history: History) -> list[Tampering]:
    """Return a few of everything that the tests of this folder do to a vault."""
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
    pages = list(page_tamperings(history, random.Random(4), 0))
    return [*list(file_tamperings(history))[::5], *row_tamperings(history), *ledger, *pages[::12]]


def test_the_verb_names_what_was_hit(
    history: History, fresh: Fresh, check: Callable[[FilledVault], tuple[int, str, str]]
) -> None:
    tamperings = chosen(history)
    assert len(tamperings) >= 30
    for tampering in tamperings:
        vault = fresh()
        tampering.apply(vault)

        status, out, words = check(vault)

        if status == DatabaseDamagedError.exit_code:
            assert tampering.named == {"database"}, tampering.name
            assert "EK-107" in words
            continue
        assert status == 1, (tampering.name, words)
        told = bad_findings(json.loads(out))
        assert [name for name in tampering.named if name not in told] == [], tampering.name
        assert "passphrase" not in words


@pytest.mark.parametrize("name", ["header.a", "header.b"])
def test_the_verb_names_a_header_copy_that_was_repaired(
    fresh: Fresh, check: Callable[[FilledVault], tuple[int, str, str]], name: str
) -> None:
    vault = fresh()
    flip_bit(vault.path / name, 40)

    status, out, _ = check(vault)

    assert status == 0
    assert json.loads(out)["repaired_header_copies"] == [name]
    assert json.loads(check(vault)[1])["repaired_header_copies"] == []


def test_a_header_damaged_in_both_copies_is_called_damaged(
    fresh: Fresh, check: Callable[[FilledVault], tuple[int, str, str]]
) -> None:
    vault = fresh()
    flip_bit(vault.path / "header.a", 40)
    flip_bit(vault.path / "header.b", 40)

    status, out, words = check(vault)

    assert (status, out) == (6, "")
    assert "EK-104" in words
