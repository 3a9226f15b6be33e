import pytest

from evidence_kit.found_groups import (
    FOUND_GROUP_WORDS,
    FoundGroup,
    group_of,
    group_of_passage,
    group_order,
)
from evidence_kit.model import MONEY_KINDS, IdentifierKind
from evidence_kit.recognising.findings import PassageKind


@pytest.mark.parametrize("kind", IdentifierKind)
def test_every_kind_has_a_group_and_what_moves_money_stands_under_money(
    kind: IdentifierKind,
) -> None:
    assert (group_of(kind) is FoundGroup.MONEY) == (kind in MONEY_KINDS)


def test_a_sum_stands_beside_the_account_it_is_to_go_to() -> None:
    assert group_of(None) is group_of(IdentifierKind.IBAN)


@pytest.mark.parametrize("kind", PassageKind)
def test_what_is_said_stands_under_no_account(kind: PassageKind) -> None:
    assert group_of_passage(kind.value) in {FoundGroup.THREATS, FoundGroup.DEADLINES}


def test_every_group_has_words_and_the_order_is_the_one_they_are_written_in() -> None:
    assert set(FOUND_GROUP_WORDS) == set(FoundGroup)
    assert sorted(FoundGroup, key=group_order) == list(FoundGroup)
