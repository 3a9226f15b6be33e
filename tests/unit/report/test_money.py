from dataclasses import replace

import pytest

from evidence_kit.model import PaymentStatus
from evidence_kit.report.document import Fields, Table
from evidence_kit.report.money import (
    amount_words,
    is_added_up,
    payments_section,
    sums,
    sums_form,
)


@pytest.fixture
def demand(case_file):
    return case_file.payments[0]


def test_amounts_are_added_exactly_and_within_one_currency(demand, words):
    payments = (
        replace(demand, amount="0.1", currency="EUR"),
        replace(demand, amount="0.2", currency="EUR"),
        replace(demand, amount="0.00000001", currency="BTC"),
    )
    assert sums(payments, PaymentStatus.DEMANDED, words) == "BTC 0.00000001 · EUR 0.3 (3 entries)"


def test_only_the_asked_status_is_added(demand, words):
    made = replace(demand, status=PaymentStatus.MADE, amount="7")
    assert sums((demand, made), PaymentStatus.MADE, words) == "EUR 7 (1 entry)"


@pytest.mark.parametrize("amount", ["", "about 200", "NaN", "Infinity"])
def test_an_amount_that_is_not_known_is_counted_and_never_guessed(demand, words, amount):
    unknown = replace(demand, amount=amount)
    assert sums((unknown,), PaymentStatus.DEMANDED, words) == "1 entry, amount not known"
    assert sums((demand, unknown), PaymentStatus.DEMANDED, words) == (
        "EUR 500.00 (2 entries, 1 without a known amount)"
    )


def test_a_missing_currency_is_said(demand, words):
    line = sums((replace(demand, currency=""),), PaymentStatus.DEMANDED, words)
    assert line == "currency not known 500.00 (1 entry)"


def test_no_entry_of_a_status_is_nothing_recorded(words):
    assert sums((), PaymentStatus.REFUNDED, words) == "nothing recorded"


def test_every_status_has_its_sum(case_file, words):
    form = sums_form(case_file, words)
    assert isinstance(form, Fields)
    assert len(form.rows) == len(PaymentStatus)


@pytest.mark.parametrize(
    ("status", "count", "is_so"),
    [
        (PaymentStatus.DEMANDED, 2, True),
        (PaymentStatus.ATTEMPTED, 2, True),
        (PaymentStatus.MADE, 2, False),
        (PaymentStatus.DEMANDED, 1, False),
    ],
)
def test_only_repeated_demands_and_attempts_may_stand_for_each_other(demand, status, count, is_so):
    payments = tuple(replace(demand, number=n, status=status) for n in range(count))
    assert is_added_up(payments) is is_so


def test_amounts_in_two_currencies_or_unknown_were_not_added_up(demand):
    other = replace(demand, currency="BTC")
    unknown = replace(demand, amount="")
    assert not is_added_up((demand, other, unknown))


def test_the_caution_stands_below_the_sum_it_is_about(demand, case_file, words):
    twice = replace(case_file, payments=(demand, demand))
    rows = {row.label: [text.text for text in row.value] for row in sums_form(twice, words).rows}
    assert rows["Demanded"][1].startswith("Added up; entries may repeat or replace each other")
    assert len(rows["Paid"]) == 1


def test_every_payment_has_a_row_with_its_exact_target(case_file, words):
    (table,) = (
        block for block in payments_section(case_file, words).blocks if isinstance(block, Table)
    )
    assert len(table.rows) == len(case_file.payments)
    targets = [text.text for row in table.rows for text in row[3] if text.exact]
    assert targets == [payment.to for payment in case_file.payments if payment.to]


@pytest.mark.parametrize(
    ("last_digit", "is_said"), [("6", False), ("7", True)], ids=["right", "wrong"]
)
def test_wrong_check_digits_of_where_money_went_are_said(
    case_file, demand, words, last_digit, is_said
):
    to = f"IT60 X054 2811 1010 0000 0123 45{last_digit}"
    case = replace(case_file, payments=(replace(demand, to=to),))
    (table,) = [block for block in payments_section(case, words).blocks if isinstance(block, Table)]

    said = [text.text for text in table.rows[0][3]]
    assert ("check digits wrong" in said) is is_said


def test_an_amount_is_printed_as_it_was_given(demand, words):
    assert amount_words(demand, words) == "EUR 500.00"
    assert amount_words(replace(demand, currency=""), words) == "500.00"
    assert amount_words(replace(demand, amount=""), words) == "amount not known"


def test_what_is_known_of_a_payment_stands_below_it(case_file, words):
    number = case_file.payments[0].number
    known = {"transaction": "TX 1", "recall-at": "today", "later-field": "x"}
    section = payments_section(replace(case_file, details={number: known}), words)
    table = next(block for block in section.blocks if isinstance(block, Table))

    way = [text.text for text in table.rows[0][3]]
    assert way[-2:] == ["Number of the payment: TX 1", "Asked back, when: today"]


def test_what_was_paid_and_asked_back_has_its_own_sum(case_file, demand, words):
    paid = replace(demand, number=8, status=PaymentStatus.MADE, amount="200", currency="EUR")
    tried = replace(demand, number=9, status=PaymentStatus.ATTEMPTED)
    known = {each.number: {"recall-by": "my bank"} for each in (paid, tried)}
    form = sums_form(replace(case_file, payments=(paid, tried), details=known), words)

    assert form.rows[-1].label == "Of what was paid, asked back"
    assert form.rows[-1].value[0].text == "EUR 200 (1 entry)"
