import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import damm

from evidence_kit.errors import (
    AnchorMistypedError,
    AnchorNotWholeError,
    AnchorUnreadableError,
)
from evidence_kit.heads import GROUPS, HeadSaid, head_groups, head_line, head_text, read_head
from evidence_kit.model import Digest, LedgerHead

HEAD = LedgerHead(n=142, chain=Digest("0123abcd" * 8))
REFERENCE = "EK-2026-000123"
SAID = HeadSaid(reference=REFERENCE, head=HEAD)
HEADS = st.builds(
    LedgerHead,
    n=st.integers(0, 10**10 - 1),
    chain=st.binary(min_size=32, max_size=32).map(lambda data: Digest(data.hex())),
)


@given(HEADS)
def test_every_form_is_read_back(head: LedgerHead):
    assert read_head(head_text(REFERENCE, head)) == HeadSaid(reference=REFERENCE, head=head)
    assert read_head(head_line(REFERENCE, head)) == HeadSaid(reference=REFERENCE, head=head)
    assert read_head(" ".join(head_groups(head))) == HeadSaid(reference="", head=head)


def test_a_mail_program_may_quote_wrap_and_capitalise():
    quoted = "\r\n".join(f"> > {line}" for line in head_text(REFERENCE, HEAD).splitlines())
    wrapped = f"Dear officer,\n\n{quoted}\n\n-- \nsent from my phone 5"
    assert read_head(wrapped) == SAID
    assert read_head(wrapped.upper()) == SAID
    assert read_head(head_text(REFERENCE, HEAD).replace(" ", "\n")) == SAID


@pytest.mark.parametrize("between", [" ", "\n", "-", "", ", ", " – "])
def test_groups_may_be_typed_in_any_way(between: str):
    assert read_head(between.join(head_groups(HEAD))).head == HEAD


def test_each_group_has_the_check_digit_an_outside_judge_expects():
    assert all(damm.is_valid(group) for group in head_groups(HEAD))
    assert len(head_groups(HEAD)) == GROUPS


def test_every_wrong_digit_is_found_in_its_group():
    whole = "".join(head_groups(HEAD))
    for at, digit in enumerate(whole):
        mistyped = whole[:at] + str((int(digit) + 1) % 10) + whole[at + 1 :]
        with pytest.raises(AnchorMistypedError) as refused:
            read_head(mistyped)
        assert refused.value.facts["place"] == at // 6 + 1


def test_two_neighbouring_digits_exchanged_are_found():
    groups = list(head_groups(HEAD))
    assert groups[2] == "002917"
    groups[2] = "009217"
    with pytest.raises(AnchorMistypedError):
        read_head(" ".join(groups))


def test_two_groups_exchanged_are_found():
    groups = list(head_groups(HEAD))
    groups[2], groups[3] = groups[3], groups[2]
    with pytest.raises(AnchorNotWholeError):
        read_head(" ".join(groups))


@pytest.mark.parametrize("change", [("0123abcd", "0123abce"), ("142", "143")])
def test_a_changed_text_does_not_check(change: tuple[str, str]):
    with pytest.raises(AnchorNotWholeError):
        read_head(head_text(REFERENCE, HEAD).replace(*change, 1))


@pytest.mark.parametrize(
    "text",
    ["", "hello", " ".join(head_groups(HEAD)[:-1]), head_text(REFERENCE, HEAD)[:80], HEAD.chain],
)
def test_what_is_no_whole_anchor_is_refused(text: str):
    with pytest.raises(AnchorUnreadableError):
        read_head(text)


def test_a_ledger_longer_than_any_has_no_groups():
    with pytest.raises(ValueError, match="no such entry"):
        head_groups(LedgerHead(n=10**10, chain=HEAD.chain))
