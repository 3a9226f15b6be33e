from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale

from evidence_kit.i18n import Words
from evidence_kit.model import IdentifierKind, PaymentStatus, Validity
from evidence_kit.ui.models.money import payment_rows, sum_words
from tests.unit.ui.seen import identifier, item, payment, seen

WORDS = Words()
ENGLISH = QLocale("en_GB")


def rows(*payments, **parts):
    return payment_rows(seen(payments=payments, **parts), WORDS, ENGLISH)


def sums(*payments):
    found = sum_words(seen(payments=payments), WORDS, ENGLISH)
    return {each.title: (each.sums, each.line) for each in found}


def test_a_row_says_everything_in_one_sentence():
    shown = item()
    (row,) = rows(
        payment(at_text="2026-11-15T01:12+01:00", amount="500", item_id=shown.id), items=(shown,)
    )

    assert row.spoken(WORDS) == (
        "15 Nov 2026, 01:12, Asked for, €500, Bank transfer, "
        "SI56 0510 0801 0486 080, shown in JS-001"
    )


def test_what_nobody_knows_is_said_to_be_not_known():
    (row,) = rows(payment(amount="", method="not known", to=""))

    assert (row.when, row.amount, row.method, row.to) == (
        "Time not known",
        "amount not known",
        "Way not known",
        "",
    )


@pytest.mark.parametrize("written", ["SI56 0510 0801 0486 080", "SI56051008010486080"])
def test_the_check_digits_are_those_of_the_same_account_in_the_register(written):
    known = replace(identifier(IdentifierKind.IBAN, written), validity=Validity.VALID)
    (row,) = rows(payment(), identifiers=(known,))

    assert row.validity is Validity.VALID


def test_an_account_that_the_register_does_not_know_has_its_own_check_digits():
    assert rows(payment(), receivers={1: Validity.INVALID})[0].validity is Validity.INVALID


def test_of_what_has_no_check_digits_nothing_is_said():
    assert rows(payment())[0].validity is None
    assert rows(payment(to=""), identifiers=(identifier(),))[0].validity is None


def test_three_sums_and_a_fourth_where_somebody_tried():
    assert list(sums(payment())) == ["They asked for", "You paid", "Came back"]
    assert "You tried to pay" in sums(payment(PaymentStatus.ATTEMPTED))


def test_a_sum_says_how_it_came_about():
    found = sums(
        payment(amount="500"),
        payment(amount="800"),
        payment(PaymentStatus.MADE, amount="150"),
    )

    assert found["They asked for"] == (("€1,300",), "2 demands, added up")
    assert found["You paid"] == (("€150",), "1 payment")
    assert found["Came back"] == (("Nothing",), "written down so far")


def test_amounts_nobody_knows_are_named_beside_the_sum():
    found = sums(payment(amount="500"), payment(amount=""))

    assert found["They asked for"] == (("€500",), "2 demands, 1 without an amount")
    assert sums(payment(amount=""))["They asked for"] == (("Not known",), "1 demand")


def test_what_was_asked_back_is_a_sum_of_its_own_before_what_came_back():
    paid = payment(PaymentStatus.MADE, number=4, amount="200")
    known = {4: {"recall-at": "today"}}

    found = sum_words(seen(payments=(paid,), details=known), WORDS, ENGLISH)

    assert [each.title for each in found] == [
        "They asked for",
        "You paid",
        "You asked back",
        "Came back",
    ]
    assert (found[2].sums, found[2].line) == (("€200",), "1 payment")
    assert "You asked back" not in sums(paid)
