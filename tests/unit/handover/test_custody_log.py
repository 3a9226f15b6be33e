import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit import canonical, custody
from evidence_kit.errors import CancelledError
from evidence_kit.handover.custody_log import check_log, custody_log
from evidence_kit.handover.selection import disclosure
from evidence_kit.model import Digest, Verdict
from evidence_kit.progress import Cancel


@pytest.fixture(scope="module")
def log(world):
    return custody_log(world.case_file.ledger, disclosure(world.case_file))


def checked(log):
    return check_log(log, Cancel())


def lines_of(log):
    return log.rstrip(b"\n").split(b"\n")


def joined(lines):
    return b"".join(line + b"\n" for line in lines)


def test_the_whole_chain_verifies_though_some_entries_are_withheld(world, log):
    check = checked(log)

    assert check.verdict is Verdict.INTACT
    assert check.entries == len(world.case_file.ledger)
    assert check.disclosed == check.entries - 5
    assert check.head == world.case_file.head.chain


def test_disclosed_imports_give_the_digests_they_recorded(world, log):
    items = world.case_file.items

    assert checked(log).imported == {items[0].sha256, items[1].sha256, items[5].sha256}


def test_a_log_that_discloses_nothing_still_verifies(world):
    check = checked(custody_log(world.case_file.ledger, lambda _entry: False))

    assert (check.verdict, check.disclosed, check.imported) == (Verdict.INTACT, 0, frozenset())
    assert check.head == world.case_file.head.chain


def test_withheld_entries_show_neither_words_nor_salt(world, log):
    line = json.loads(lines_of(log)[-2])

    assert line.keys() == {"n", "commitment", "chain"}
    assert world.case_file.ledger[-2].object == "removal/1"


def tampered_logs(log):
    lines = lines_of(log)
    first, second = json.loads(lines[0]), json.loads(lines[1])
    edited = {**second, "entry": {**second["entry"], "actor": "recovery"}}
    blinded = {**second, "salt": "00" * 16}
    forged = {**first, "commitment": "00" * 32}
    return {
        "edited": joined([lines[0], canonical.encode(edited), *lines[2:]]),
        "salt": joined([lines[0], canonical.encode(blinded), *lines[2:]]),
        "commitment": joined([canonical.encode(forged), *lines[1:]]),
        "deleted": joined([lines[0], *lines[2:]]),
        "inserted": joined([*lines[:2], lines[1], *lines[2:]]),
        "swapped": joined([lines[1], lines[0], *lines[2:]]),
        "first gone": joined(lines[1:]),
        "cut": log[:-1],
        "empty": b"",
        "nonsense": joined([b"{}", *lines[1:]]),
        "list": joined([b"[]", *lines[1:]]),
        "spaces": joined([lines[0].replace(b":", b": ", 1), *lines[1:]]),
        "true for 1": joined([lines[0].replace(b'"n":1,"salt"', b'"n":true,"salt"'), *lines[1:]]),
        "not text": joined([b"\xff\xfe", *lines[1:]]),
        "deep": joined([b"[" * 100_000, *lines[1:]]),
        "extra key": joined([canonical.encode({**first, "why": ""}), *lines[1:]]),
    }


@pytest.mark.parametrize(
    "how",
    [
        "edited",
        "salt",
        "commitment",
        "deleted",
        "inserted",
        "swapped",
        "first gone",
        "cut",
        "empty",
        "nonsense",
        "list",
        "spaces",
        "true for 1",
        "not text",
        "deep",
        "extra key",
    ],
)
def test_every_tampering_with_the_log_is_found(log, how):
    tampered = tampered_logs(log)[how]

    check = checked(tampered)

    assert tampered != log
    assert check.verdict is Verdict.ALTERED
    assert check.head is None
    assert check.reason


@given(st.data())
def test_no_single_changed_byte_goes_unnoticed(log, data):
    position = data.draw(st.integers(0, len(log) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda value: value != log[position]))

    changed = log[:position] + bytes([value]) + log[position + 1 :]

    assert checked(changed).verdict is Verdict.ALTERED


def test_a_shorter_log_verifies_with_another_head(log):
    # Only the head in the report, or the hand-over code, tells that the end is gone.
    check = checked(joined(lines_of(log)[:-1]))

    assert check.verdict is Verdict.INTACT
    assert check.head != checked(log).head


def test_an_entry_under_another_number_is_found_though_its_hashes_fit(world):
    entry = world.case_file.ledger[2]
    committed = custody.commitment(entry.salt, custody.entry_bytes(entry))
    forged = {
        "n": 1,
        "commitment": committed,
        "chain": custody.link(1, custody.GENESIS, Digest(committed)),
        "salt": entry.salt,
        "entry": canonical.decode(custody.entry_bytes(entry)),
    }

    assert checked(canonical.encode(forged) + b"\n").reason == (
        "entry 1: the disclosed entry has another number"
    )


def test_a_stop_is_heard(log):
    cancel = Cancel()
    cancel.request()

    with pytest.raises(CancelledError):
        check_log(log, cancel)
