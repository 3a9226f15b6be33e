from pathlib import Path

import pytest

from evidence_kit.casework.anchors import (
    LONGEST_WHOM,
    anchor_message,
    get_reply,
    head_at,
    keep_message,
    prepare_stamp,
    prepared_again,
    say_with_whom,
    stamp_head,
    withdraw_anchor,
    write_anchor_page,
)
from evidence_kit.errors import (
    AuthorityUnreachableError,
    EmbeddedDataError,
    EvidenceKitError,
    InvalidValueError,
    NoSuchItemError,
    TargetExistsError,
    TimestampReplyError,
)
from evidence_kit.heads import read_head
from evidence_kit.model import Action, AnchorKind
from evidence_kit.store import Vault
from evidence_kit.timestamping.asking import authority_at
from evidence_kit.timestamping.requests import new_request
from tests.authority import Authority
from tests.fakes import StoppedClock


def test_the_page_is_written_and_remembered(vault: Vault, tmp_path: Path, clock: StoppedClock):
    before = vault.ledger_head()
    path = tmp_path / "page.pdf"
    made = write_anchor_page(vault, path, clock=clock, language="en", with_whom="my aunt")
    assert path.read_bytes().startswith(b"%PDF-")
    assert (made.kind, made.n, made.chain) == (AnchorKind.PAPER, before.n, before.chain)
    assert vault.anchors() == (made,)


def test_a_page_takes_nobodys_place(vault: Vault, tmp_path: Path, clock: StoppedClock):
    (tmp_path / "page.pdf").write_bytes(b"mine")
    with pytest.raises(TargetExistsError):
        write_anchor_page(vault, tmp_path / "page.pdf", clock=clock, language="en")
    assert vault.anchors() == ()
    assert (tmp_path / "page.pdf").read_bytes() == b"mine"


def test_the_message_holds_the_head_and_records_nothing(vault: Vault, clock: StoppedClock):
    before = vault.ledger_head()
    made = anchor_message(vault, clock=clock, language="en")
    said = read_head(made.text)
    assert (said.head, said.reference) == (before, vault.case.reference)
    assert vault.ledger_head() == before


def test_a_message_that_was_sent_is_remembered_with_its_own_head(vault: Vault, clock: StoppedClock):
    made = anchor_message(vault, clock=clock, language="en")
    vault.answer_case("danger", "no")
    kept = keep_message(vault, made.head.n, "police@example.org")
    assert (kept.n, kept.chain) == (made.head.n, made.head.chain)


@pytest.mark.parametrize(("n", "with_whom"), [(0, "police"), (999, "police"), (1, " ")])
def test_a_message_to_nobody_or_of_nothing_is_not_remembered(vault: Vault, n: int, with_whom: str):
    with pytest.raises(InvalidValueError):
        keep_message(vault, n, with_whom)
    assert vault.anchors() == ()


def test_a_time_stamp_is_kept_and_the_outside_judge_accepts_it(vault: Vault, authority: Authority):
    prepared = prepare_stamp(vault)
    kept = stamp_head(vault, authority_at(authority.address()), prepared)
    anchor, reply = get_reply(vault, kept.anchor.number)
    assert authority.judged(reply, anchor.chain)
    assert (anchor.kind, anchor.n) == (AnchorKind.TIMESTAMP, prepared.head.n)
    assert vault.ledger()[-1].action is Action.ANCHORED


def test_what_was_shown_is_what_is_sent(vault: Vault, authority: Authority):
    authority.received.clear()
    prepared = prepare_stamp(vault)
    again = prepared_again(vault, prepared.head.n, prepared.request.der)
    stamp_head(vault, authority_at(authority.address()), again)
    assert [body for _, body in authority.received] == [prepared.request.der]


def test_a_request_for_another_head_is_not_sent(vault: Vault):
    head = vault.ledger_head()
    vault.answer_case("danger", "no")
    with pytest.raises(InvalidValueError):
        prepared_again(vault, vault.ledger_head().n, new_request(head.chain, 1).der)
    with pytest.raises(InvalidValueError):
        prepared_again(vault, head.n, b"something else")


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/other-hash", TimestampReplyError),
        ("/other-nonce", TimestampReplyError),
        ("/page", TimestampReplyError),
    ],
)
def test_what_does_not_hold_is_not_kept(
    vault: Vault, authority: Authority, path: str, error: type[EvidenceKitError]
):
    before = vault.ledger_head()
    with pytest.raises(error):
        stamp_head(vault, authority_at(authority.address(path)), prepare_stamp(vault))
    assert vault.ledger_head() == before
    assert vault.anchors() == ()


def test_without_a_connection_the_vault_is_as_it_was(vault: Vault):
    before = vault.ledger_head()
    with pytest.raises(AuthorityUnreachableError):
        stamp_head(vault, authority_at("http://127.0.0.1:9/"), prepare_stamp(vault))
    assert vault.ledger_head() == before


def test_only_a_time_stamp_has_a_reply(vault: Vault, clock: StoppedClock):
    keep_message(vault, anchor_message(vault, clock=clock, language="en").head.n, "police")
    with pytest.raises(NoSuchItemError):
        get_reply(vault, 1)


def test_the_head_of_an_earlier_entry_is_found(vault: Vault):
    head = vault.ledger_head()
    vault.answer_case("danger", "no")
    assert head_at(vault, head.n) == head


PICTURE = "data:image/png;base64," + "iVBORw0KGgoAAAANSUhEUgAA" * 12


def test_no_picture_comes_in_as_somebodys_name(
    minor_vault: Vault, tmp_path: Path, clock: StoppedClock
):
    standing = keep_message(minor_vault, 1, "police")
    path = tmp_path / "page.pdf"
    for refused in (
        lambda: write_anchor_page(minor_vault, path, clock=clock, language="en", with_whom=PICTURE),
        lambda: keep_message(minor_vault, 1, PICTURE),
        lambda: say_with_whom(minor_vault, 1, PICTURE),
        lambda: withdraw_anchor(minor_vault, 1, PICTURE),
    ):
        with pytest.raises(EmbeddedDataError):
            refused()
    assert minor_vault.anchors() == (standing,)
    assert not path.exists()


def test_who_has_an_anchor_is_said_in_a_line(vault: Vault, tmp_path: Path, clock: StoppedClock):
    long = "a" * (LONGEST_WHOM + 1)
    standing = keep_message(vault, 1, long[1:])
    for refused in (
        lambda: write_anchor_page(
            vault, tmp_path / "page.pdf", clock=clock, language="en", with_whom=long
        ),
        lambda: keep_message(vault, 1, long),
        lambda: say_with_whom(vault, 1, long),
    ):
        with pytest.raises(InvalidValueError):
            refused()
    assert vault.anchors() == (standing,)


def test_a_witness_may_be_named_later_and_an_anchor_taken_back(vault: Vault):
    keep_message(vault, 1, "police")
    assert say_with_whom(vault, 1, "Officer 4711").with_whom == "Officer 4711"
    withdraw_anchor(vault, 1, "never sent")
    assert vault.anchors() == ()
