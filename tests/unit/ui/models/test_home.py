from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale

from evidence_kit.guidance.loading import load
from evidence_kit.i18n import Words
from evidence_kit.model import ItemStatus, PaymentStatus, StepState
from evidence_kit.resources import asset_path
from evidence_kit.ui.models.bank import bank_card
from evidence_kit.ui.models.home import ago_words, bank_words, home_state
from evidence_kit.ui.models.next_thing import NextKind
from evidence_kit.ui.models.path import BANK, SAFETY
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import event, identifier, item, payment, seen, statement, threat

GUIDANCE = load(asset_path("guidance"))
WORDS = Words()
ENGLISH = QLocale("en_GB")
MADE = PaymentStatus.MADE


def state(**parts):
    return home_state(seen(**parts), GUIDANCE, STARTED_AT, WORDS, ENGLISH)


def said(*payments, steps=None):
    card = bank_card(seen(payments=payments, steps=steps or {}), STARTED_AT)
    assert card is not None
    return bank_words(card, GUIDANCE, WORDS, ENGLISH)


def days_ago(days, **changes):
    return payment(MADE, at_text=(STARTED_AT - timedelta(days=days)).isoformat(), **changes)


def test_an_empty_case_has_eight_open_rows_and_nothing_kept():
    home = state()

    assert len(home.path) == 8
    assert (home.done, home.kept, home.bank) == (0, (), None)


def test_the_row_of_the_next_thing_is_marked():
    home = state(steps={SAFETY: StepState.DONE})

    assert [row.title for row in home.path if row.is_now] == ["Save what proves it"]


def test_the_bank_is_said_once():
    recent = days_ago(1)
    home = state(payments=(recent,), steps={SAFETY: StepState.DONE})

    assert home.next.kind is NextKind.BANK
    assert home.bank is None


def test_an_older_payment_has_a_card_of_its_own():
    assert state(payments=(days_ago(6),)).bank is not None


@pytest.mark.parametrize(
    ("payments", "title"),
    [
        ((days_ago(6, amount="150"),), "You paid €150, 6 days ago. Call your bank today."),
        ((days_ago(0, amount=""),), "You paid, in the last 24 hours. Call your bank today."),
        ((payment(MADE, amount="150"),), "You paid €150. Call your bank today."),
        ((payment(MADE, amount=""),), "You paid. Call your bank today."),
        (
            (days_ago(1, amount="150"), days_ago(3, amount="0.01", currency="BTC")),
            "You paid 0.01 BTC, €150, €150 of it one day ago. Call your bank today.",
        ),
        (
            (days_ago(0, amount="120.50"), payment(MADE, amount="300")),
            "You paid €420.50, €120.50 of it in the last 24 hours. Call your bank today.",
        ),
        (
            (days_ago(0, amount=""), payment(MADE, amount="300")),
            "You paid €300. Call your bank today.",
        ),
        (
            (days_ago(2, amount="100"), days_ago(2, amount="50")),
            "You paid €150, 2 days ago. Call your bank today.",
        ),
        (
            (payment(PaymentStatus.ATTEMPTED, amount="150"),),
            "You tried to pay €150. Call your bank today.",
        ),
        (
            (payment(PaymentStatus.ATTEMPTED, amount=""),),
            "You tried to pay. Call your bank today.",
        ),
        (
            (payment(MADE, amount="50", method="gift-card"),),
            "You paid €50. Tell the company today.",
        ),
        ((payment(MADE, amount="50", method="not known"),), "You paid €50. Call your bank today."),
    ],
)
def test_the_card_says_what_was_paid_when_and_whom_to_call(payments, title):
    assert said(*payments).title == title


def test_whoever_called_is_told_to_keep_the_number():
    assert said(days_ago(1), steps={BANK: StepState.DONE}).title.startswith("You called.")


def test_an_unknown_time_is_not_guessed():
    assert ago_words(None, WORDS) == ""


def test_what_is_kept_is_counted_in_words():
    gone = replace(item(3), status=ItemStatus.WITHDRAWN)
    described = replace(item(2), status=ItemStatus.NOT_HELD)
    home = state(
        items=(item(1), described, gone),
        identifiers=(identifier(),),
        payments=(payment(), payment(), payment(MADE)),
        events=(event(),),
        threats=(threat("I post it"), threat("", deadline_text="by Friday")),
        statement=statement(),
    )

    assert [text for _icon, text in home.kept] == [
        "1 piece of evidence, saved",
        "1 described, not kept here",
        "1 account or number",
        "2 demands",
        "1 payment",
        "2 threats and deadlines",
        "1 thing that happened",
        "What happened, in your words",
    ]
