from pathlib import Path

import pytest

from evidence_kit import hashing
from evidence_kit.errors import DatabaseDamagedError, NoSuchItemError
from evidence_kit.model import Action, AnchorKind, Digest, LedgerHead
from evidence_kit.store import Unlocked, Vault, checking
from tests.fakes import StoppedClock

PROOF = b"stands for a reply"


def test_an_anchor_outlives_the_session(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        head = vault.ledger_head()
        added = vault.add_anchor(AnchorKind.TIMESTAMP, head, "http://a.example", PROOF)

    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        found = vault.anchors()

    assert found == (added,)
    assert (added.n, added.chain, added.proof) == (head.n, head.chain, PROOF)


def test_an_anchor_is_in_the_ledger_without_the_name_of_whoever_has_it(vault: Vault) -> None:
    head = vault.ledger_head()

    vault.add_anchor(AnchorKind.PAPER, head, "my sister")
    vault.add_anchor(AnchorKind.TIMESTAMP, head, "http://a.example", PROOF)

    pinned = {"entry": head.n, "chain": head.chain}
    assert [(each.action, each.object, each.detail) for each in vault.ledger()[head.n :]] == [
        (Action.ANCHORED, "anchor/1", {"kind": "paper", **pinned}),
        (
            Action.ANCHORED,
            "anchor/2",
            {"kind": "timestamp", **pinned, "proof_sha256": hashing.sha256(PROOF)},
        ),
    ]


def test_who_has_an_anchor_can_be_said_later(vault: Vault) -> None:
    added = vault.add_anchor(AnchorKind.PAPER, vault.ledger_head(), "")

    vault.say_with_whom(added.number, "Officer 4711")

    assert [each.with_whom for each in vault.anchors()] == ["Officer 4711"]
    assert vault.ledger()[-1].action is Action.FACT_CHANGED
    assert not [each for each in vault.check(is_full=False) if each.verdict.is_bad]


def test_an_anchor_taken_back_leaves_its_row(vault: Vault) -> None:
    added = vault.add_anchor(AnchorKind.MESSAGE, vault.ledger_head(), "police")

    vault.withdraw_anchor(added.number, "never sent")

    assert vault.anchors() == ()
    assert not [each for each in vault.check(is_full=False) if each.verdict.is_bad]
    assert vault.add_anchor(AnchorKind.MESSAGE, vault.ledger_head(), "police").number == 2


def test_an_anchor_that_does_not_stand_cannot_be_changed(vault: Vault) -> None:
    vault.add_anchor(AnchorKind.MESSAGE, vault.ledger_head(), "police")
    vault.withdraw_anchor(1, "never sent")

    with pytest.raises(NoSuchItemError, match="anchor/1"):
        vault.withdraw_anchor(1, "again")
    with pytest.raises(NoSuchItemError, match="anchor/9"):
        vault.say_with_whom(9, "nobody")


def test_an_anchor_changed_behind_the_ledger_is_found(vault: Vault) -> None:
    vault.add_anchor(AnchorKind.PAPER, vault.ledger_head(), "my sister")

    vault._session.database.run("UPDATE anchor SET with_whom = x'41'")
    findings = checking.ledger_findings(vault._session.database, vault.case.id)

    assert [each.subject for each in findings if each.verdict.is_bad] == ["anchor/1"]


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("DELETE FROM anchor", "never removed"),
        ("UPDATE anchor SET n = 1", "keeps the head"),
        ("UPDATE anchor SET chain = hex(zeroblob(32))", "keeps the head"),
        ("UPDATE anchor SET proof = x'41'", "keeps the head"),
    ],
)
def test_what_an_anchor_pins_is_never_changed(vault: Vault, statement: str, why: str) -> None:
    vault.add_anchor(AnchorKind.TIMESTAMP, vault.ledger_head(), "http://a.example", PROOF)

    with pytest.raises(DatabaseDamagedError, match=why):
        vault._session.database.run(statement)


@pytest.mark.parametrize(
    ("kind", "proof"), [(AnchorKind.TIMESTAMP, None), (AnchorKind.PAPER, PROOF)]
)
def test_only_a_time_stamp_has_a_proof_and_always(
    vault: Vault, kind: AnchorKind, proof: bytes | None
) -> None:
    with pytest.raises(DatabaseDamagedError):
        vault.add_anchor(kind, vault.ledger_head(), "", proof)

    assert vault.anchors() == ()


def test_a_head_that_this_ledger_never_had_cannot_be_pinned(vault: Vault) -> None:
    with pytest.raises(DatabaseDamagedError):
        vault.add_anchor(AnchorKind.PAPER, LedgerHead(n=999, chain=Digest("0" * 64)), "")

    assert vault.anchors() == ()
