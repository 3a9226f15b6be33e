from datetime import datetime, timedelta

import pytest

from evidence_kit.model import PaymentStatus, StepState
from evidence_kit.ui.models.bank import bank_card, moved_recently
from evidence_kit.ui.models.path import BANK
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import payment, seen

MADE = PaymentStatus.MADE
CALLED = {BANK: StepState.DONE}


def paid(days_ago=None, hours_ago=0, status=MADE, **changes):
    if days_ago is None:
        return payment(status, **changes)
    at = STARTED_AT - timedelta(days=days_ago, hours=hours_ago)
    return payment(status, at_text=at.isoformat(), **changes)


def card(*payments, steps=None):
    return bank_card(seen(payments=payments, steps=steps or {}), STARTED_AT)


def test_nobody_who_did_not_pay_is_sent_to_the_bank():
    assert card() is None
    assert card(payment(PaymentStatus.DEMANDED)) is None


@pytest.mark.parametrize("days", [0, 13, 14, 400])
def test_the_card_stays_until_somebody_called_however_long_ago_it_was(days):
    shown = card(paid(days))

    assert shown is not None
    assert (shown.days, shown.has_called) == (days, False)


def test_after_a_call_the_card_stays_while_the_payment_is_young():
    shown = card(paid(13, 23), steps=CALLED)

    assert shown is not None
    assert shown.has_called


def test_after_a_call_and_fourteen_days_the_card_goes():
    assert card(paid(14), steps=CALLED) is None


def test_whoever_says_that_it_is_not_for_them_is_not_asked_again():
    assert card(paid(1), steps={BANK: StepState.NOT_FOR_ME}) is None


def test_a_payment_without_a_time_is_as_young_as_its_record():
    shown = card(paid(), steps=CALLED)

    assert shown is not None
    assert shown.days is None


def test_the_newest_payment_says_how_long_ago_it_was():
    shown = card(paid(20), paid(2))

    assert shown is not None
    assert shown.days == 2
    assert len(shown.payments) == 2


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2026-11-26T19:39", 0),
        ("2026-11-26T19:41", 1),
        ("2026-11-27T00:01", 2),
        ("2026-11-29T17:59", 4),
    ],
)
def test_days_are_those_of_the_calendar_after_the_first_24_hours(now, days):
    one = payment(MADE, at_text="25.11.2026 19:40")

    shown = bank_card(seen(payments=(one,)), datetime.fromisoformat(now).astimezone())

    assert shown is not None
    assert shown.days == days
    assert shown.dated == (one,)


def test_an_attempt_counts_where_nothing_was_paid():
    shown = card(paid(1, status=PaymentStatus.ATTEMPTED))

    assert shown is not None
    assert not shown.is_paid


@pytest.mark.parametrize(
    ("one", "recent"),
    [
        (paid(3), True),
        (paid(3, 1), False),
        (paid(1, status=PaymentStatus.ATTEMPTED), True),
        (paid(1, status=PaymentStatus.DEMANDED), False),
        (paid(1, status=PaymentStatus.REFUNDED), False),
        (paid(), True),
        (payment(MADE, at_text="the same night"), True),
        (payment(MADE, recorded_at=STARTED_AT - timedelta(days=9)), False),
    ],
)
def test_money_moved_recently_within_72_hours_or_when_it_was_written_down(one, recent):
    assert moved_recently(seen(payments=(one,)), STARTED_AT) is recent


def test_a_time_in_the_future_is_now_and_not_never():
    assert moved_recently(seen(payments=(paid(-5),)), STARTED_AT)
