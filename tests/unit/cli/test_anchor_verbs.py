import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evidence_kit.cli.main import main
from evidence_kit.heads import head_groups
from evidence_kit.store import Unlocked, Vault
from tests.authority import Authority
from tests.fakes import PASSPHRASE, StoppedClock

Anchor = Callable[..., tuple[int, str, str]]


@pytest.fixture
def anchor(vault_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Anchor:
    """Run one of the verbs on the vault; returns its status and what it said."""
    key_path = tmp_path / "key.txt"
    key_path.write_text(PASSPHRASE, encoding="utf-8")

    def run(verb: str, *arguments: object) -> tuple[int, str, str]:
        options = ["--passphrase-file", str(key_path)]
        try:
            status = main(["anchor", verb, str(vault_path), *map(str, arguments), *options])
        except SystemExit as end:
            status = int(str(end.code))
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def listed(anchor: Anchor) -> Any:
    return json.loads(anchor("list", "--json")[1])


def test_a_page_is_written_its_witness_named_and_taken_back(anchor: Anchor, tmp_path: Path):
    page = tmp_path / "page.pdf"
    assert anchor("paper", "-o", page)[0] == 0
    assert page.read_bytes().startswith(b"%PDF")
    assert anchor("witness", 1, "Officer 4711")[:2] == (0, "changed anchor/1\n")
    found = listed(anchor)
    assert [each["with_whom"] for each in found["recorded"]] == ["Officer 4711"]
    assert found["pinned_to"] == found["recorded"][0]["entry"]
    assert anchor("withdraw", 1, "--why", "lost")[:2] == (0, "withdrawn anchor/1\n")
    assert listed(anchor)["pinned_to"] == 0


def test_each_anchor_has_a_line_and_the_rest_is_the_users_word(anchor: Anchor):
    assert "Nothing outside pins this record" in anchor("list")[2]
    anchor("message", "--to", "police@example.org")
    status, out, words = anchor("list")
    assert status == 0
    assert out.startswith("anchor/1  in a message  ")
    assert "police@example.org" in out
    assert "rests on the word" in words


def test_typed_digits_are_compared(
    anchor: Anchor, vault_path: Path, unlocked: Unlocked, clock: StoppedClock, tmp_path: Path
):
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        groups = head_groups(vault.ledger_head())
    typed = tmp_path / "typed.txt"
    typed.write_text("\n".join(groups))
    status, out, _ = anchor("check", "--text", typed)
    assert status == 0
    assert out.startswith("from outside")

    typed.write_text("\n".join((groups[1], groups[0], *groups[2:])))
    assert anchor("check", "--text", typed)[0] == 89
    assert anchor("check", "--text", tmp_path / "none.txt")[0] == 20


def test_a_reply_from_outside_is_compared(anchor: Anchor, authority: Authority, tmp_path: Path):
    assert anchor("timestamp", "--url", authority.address(), "--yes")[0] == 0
    reply = tmp_path / "head.tsr"
    assert anchor("reply", 1, "-o", reply)[0] == 0
    assert anchor("check", "--reply", reply)[0] == 0
    reply.write_bytes(b"no reply")
    assert anchor("check", "--reply", reply)[0] == 96


def test_an_authority_that_redirects_has_its_status(anchor: Anchor, authority: Authority):
    status, _, words = anchor("timestamp", "--url", authority.address("/redirect"), "--yes")
    assert status == 93
    assert "which was not asked" in words
    assert listed(anchor)["recorded"] == []


def test_one_thing_at_a_time_is_compared(anchor: Anchor):
    assert anchor("check", "--text", "a", "--reply", "b")[0] == 2
