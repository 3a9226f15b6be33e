from dataclasses import replace
from datetime import UTC, datetime

import pytest

from evidence_kit.correcting import (
    CorrectedField,
    changes_between,
    correction_name,
    corrections_of,
    fields_that_differ,
    find_correction,
)
from evidence_kit.model import ItemId, Payment, PaymentStatus

PAYMENT = Payment(
    number=1,
    status=PaymentStatus.MADE,
    method="bank",
    amount="1500",
    currency="EUR",
    to="IT60",
    at_text="2026-11-18",
    item_id=ItemId("0f" * 16),
    recorded_at=datetime(2026, 11, 19, tzinfo=UTC),
    note="friend",
)
OTHER = replace(
    PAYMENT,
    status=PaymentStatus.ATTEMPTED,
    method="card",
    amount="",
    currency="USD",
    to="",
    at_text="",
    item_id=None,
    note="",
)


def kept(nth: int, before: Payment, after: Payment) -> dict[str, str]:
    said = changes_between(before, after)
    return {correction_name(nth, field): value for field, value in said.items()}


def test_every_field_that_can_be_set_right_is_read_back_even_as_not_known() -> None:
    assert set(fields_that_differ(PAYMENT, OTHER)) == set(CorrectedField)
    (done,) = corrections_of(PAYMENT, kept(1, PAYMENT, OTHER))
    assert (done.before, done.after) == (PAYMENT, OTHER)


def test_the_tenth_correction_counts_more_than_the_ninth() -> None:
    known: dict[str, str] = {}
    standing = PAYMENT
    for nth in range(1, 11):
        after = replace(standing, amount=str(nth))
        known |= kept(nth, standing, after)
        standing = after

    assert corrections_of(PAYMENT, known)[-1].after.amount == "10"


def test_what_stands_is_no_correction() -> None:
    assert changes_between(PAYMENT, PAYMENT) == {}
    assert corrections_of(PAYMENT, {"receipt": "0042", "corrected-1-amount": ""}) == ()


def test_a_state_of_a_later_version_leaves_what_was_recorded() -> None:
    (done,) = corrections_of(PAYMENT, {"corrected-1-status": "=forgiven"})
    assert done.after.status is PaymentStatus.MADE


@pytest.mark.parametrize("name", ["receipt", "corrected-0-to", "corrected-1-", "corrected-x-to"])
def test_another_detail_is_no_correction(name: str) -> None:
    assert find_correction(name) is None
