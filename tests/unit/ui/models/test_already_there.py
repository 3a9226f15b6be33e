import pytest

from evidence_kit.guidance.loading import load
from evidence_kit.model import IdentifierKind, PaymentStatus
from evidence_kit.resources import asset_path
from evidence_kit.ui.models.already_there import lines_already_there
from tests.unit.ui.seen import identifier, item, payment, seen


def kinds(*found):
    return seen(identifiers=tuple(identifier(kind, f"value {kind}") for kind in found))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (seen(), set()),
        (kinds(IdentifierKind.USERNAME), {"CAP-01"}),
        (kinds(IdentifierKind.NUMERIC_ID), {"CAP-02"}),
        (kinds(IdentifierKind.PROFILE_URL), {"CAP-02"}),
        (kinds(IdentifierKind.IBAN), {"CAP-05"}),
        (kinds(IdentifierKind.USERNAME, IdentifierKind.PHONE), {"CAP-01", "CAP-06"}),
        (kinds(IdentifierKind.URL), {"CAP-07"}),
    ],
)
def test_a_fact_that_was_written_down_answers_its_line(case, expected):
    assert lines_already_there(case) == expected


def test_where_the_money_should_go_may_stand_with_a_payment():
    assert "CAP-05" in lines_already_there(seen(payments=(payment(PaymentStatus.DEMANDED),)))


def test_a_picture_says_nothing_about_a_whole_chat():
    assert lines_already_there(seen(items=(item(),))) == frozenset()


def test_every_line_that_can_answer_itself_is_one_of_the_guidance():
    lines = {line.id for line in load(asset_path("guidance")).capture}

    assert {"CAP-01", "CAP-02", "CAP-05", "CAP-06", "CAP-07", "CAP-09"} <= lines
