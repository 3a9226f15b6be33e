import shutil
from pathlib import Path

import pytest

from evidence_kit.casework.anchor_check import (
    AnchorVerdict,
    anchor_findings,
    check_anchors,
)
from evidence_kit.casework.anchors import prepare_stamp, stamp_head
from evidence_kit.errors import TimestampReplyError
from evidence_kit.heads import head_groups, head_text, read_head
from evidence_kit.model import AnchorKind, Digest, LedgerHead
from evidence_kit.store import Unlocked, Vault
from evidence_kit.timestamping.asking import authority_at
from evidence_kit.timestamping.requests import new_request
from tests.authority import Authority
from tests.fakes import StoppedClock

OTHER = Digest("ab" * 32)


def said_of(vault: Vault, head: LedgerHead):
    return read_head(head_text(vault.case.reference, head))


def test_without_an_anchor_everything_is_the_users_word(vault: Vault):
    checked = check_anchors(vault)
    assert (checked.pinned, checked.pinned_to, checked.recorded) == (None, 0, ())
    assert not checked.is_bad


def test_the_newest_anchor_that_holds_says_up_to_where_it_is_pinned(vault: Vault):
    first = vault.add_anchor(AnchorKind.PAPER, vault.ledger_head(), "my aunt")
    vault.answer_case("danger", "no")
    second = vault.add_anchor(AnchorKind.MESSAGE, vault.ledger_head(), "police")
    vault.answer_case("danger", "yes")

    checked = check_anchors(vault)

    assert [each.verdict for each in checked.recorded] == [AnchorVerdict.HOLDS] * 2
    assert first.n < second.n == checked.pinned_to < checked.last_entry
    assert checked.pinned is not None
    assert checked.pinned.since == second.made_at


@pytest.mark.parametrize("form", ["text", "aloud"])
def test_an_anchor_from_outside_holds_for_the_vault_it_was_made_of(vault: Vault, form: str):
    head = vault.ledger_head()
    vault.answer_case("danger", "no")
    text = head_text("EK-1", head) if form == "text" else " ".join(head_groups(head))
    checked = check_anchors(vault, said=read_head(text))
    assert checked.outside is not None
    assert checked.outside.verdict is AnchorVerdict.HOLDS
    assert checked.pinned_to == head.n


def test_an_older_copy_of_the_whole_vault_is_found(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock, tmp_path: Path
):
    older = Path(shutil.copytree(vault_path, tmp_path / "older"))
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        vault.answer_case("danger", "yes")
        outside = said_of(vault, vault.ledger_head())

    with Vault.open_unlocked(older, unlocked, clock=clock) as rolled_back:
        checked = check_anchors(rolled_back, said=outside)
        alone = [each for each in rolled_back.check(is_full=True) if each.verdict.is_bad]
        gone_on_with = check_anchors(rolled_back, said=outside)

    assert alone == []
    assert checked.outside is not None
    assert checked.outside.verdict is AnchorVerdict.ROLLED_BACK
    assert checked.is_bad
    # The check itself is an entry, so from here on the older copy has a history of its own.
    assert gone_on_with.outside is not None
    assert gone_on_with.outside.verdict is AnchorVerdict.REWRITTEN


def test_another_history_under_the_same_key_is_found(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock, tmp_path: Path
):
    forked = Path(shutil.copytree(vault_path, tmp_path / "forked"))
    with Vault.open_unlocked(vault_path, unlocked, clock=clock) as vault:
        vault.answer_case("danger", "yes")
        outside = said_of(vault, vault.ledger_head())

    with Vault.open_unlocked(forked, unlocked, clock=clock) as rewritten:
        rewritten.answer_case("danger", "no")
        rewritten.answer_case("danger", "never")
        alone = [each for each in rewritten.check(is_full=True) if each.verdict.is_bad]
        checked = check_anchors(rewritten, said=outside)

    assert alone == []
    assert checked.outside is not None
    assert checked.outside.verdict is AnchorVerdict.REWRITTEN


def test_a_ledger_that_does_not_hold_together_is_not_pinned_by_its_numbers(vault: Vault):
    vault.answer_case("danger", "yes")
    outside = said_of(vault, vault.ledger_head())
    vault._session.database.run("DROP TRIGGER ledger_keeps_its_entries")
    vault._session.database.run("UPDATE ledger SET actor = 'nobody' WHERE n = 1")
    checked = check_anchors(vault, said=outside)
    assert checked.outside is not None
    assert checked.outside.verdict is AnchorVerdict.REWRITTEN


def test_an_anchor_of_another_case_is_told_apart(vault: Vault):
    head = LedgerHead(n=1, chain=OTHER)
    checked = check_anchors(vault, said=read_head(head_text("EK-1999-000001", head)))
    assert checked.outside is not None
    assert checked.outside.verdict is AnchorVerdict.OTHER_CASE


def test_a_time_stamp_says_since_when_by_the_authoritys_clock(vault: Vault, authority: Authority):
    kept = stamp_head(vault, authority_at(authority.address()), prepare_stamp(vault))
    checked = check_anchors(vault)
    assert checked.pinned is not None
    assert checked.pinned.since == kept.stamp.stamped_at != kept.anchor.made_at


def test_a_reply_from_outside_is_found_in_the_ledger(vault: Vault, authority: Authority):
    head = vault.ledger_head()
    vault.answer_case("danger", "yes")
    reply = authority.reply_to(new_request(head.chain, 7).der)
    checked = check_anchors(vault, reply=reply)
    assert checked.outside is not None
    assert (checked.outside.verdict, checked.outside.n) == (AnchorVerdict.HOLDS, head.n)


def test_a_reply_over_a_head_that_never_was_is_named(vault: Vault, authority: Authority):
    checked = check_anchors(vault, reply=authority.reply_to(new_request(OTHER, 7).der))
    assert checked.outside is not None
    assert checked.outside.verdict is AnchorVerdict.NOT_IN_LEDGER
    assert checked.is_bad


def test_a_reply_from_outside_that_does_not_hold_is_refused(vault: Vault):
    with pytest.raises(TimestampReplyError):
        check_anchors(vault, reply=b"no reply")


@pytest.mark.parametrize("chain", [OTHER, None])
def test_a_recorded_time_stamp_that_proves_nothing_is_a_finding(
    vault: Vault, authority: Authority, chain: Digest | None
):
    proof = b"no reply" if chain is None else authority.reply_to(new_request(chain, 7).der)
    vault.add_anchor(AnchorKind.TIMESTAMP, vault.ledger_head(), "http://a.example/", proof)
    checked = check_anchors(vault)
    assert checked.recorded[0].verdict is AnchorVerdict.PROOF_DOES_NOT_HOLD
    assert checked.pinned is None
    assert [each.subject for each in anchor_findings(checked)] == ["anchor/1"]
