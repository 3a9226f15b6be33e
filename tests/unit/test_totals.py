from decimal import Decimal

from evidence_kit.model import PaymentStatus
from evidence_kit.totals import asked_back, find_number, is_recalled, total_of
from tests.unit.ui.seen import payment

DEMANDED, MADE = PaymentStatus.DEMANDED, PaymentStatus.MADE


def test_currencies_are_never_mixed_and_never_converted():
    total = total_of(
        (
            payment(amount="500"),
            payment(amount="0.0125", currency="BTC"),
            payment(amount="800.50"),
            payment(MADE, amount="7"),
        ),
        DEMANDED,
    )

    assert total.sums == (("BTC", Decimal("0.0125")), ("EUR", Decimal("1300.50")))
    assert (total.count, total.unknown) == (3, 0)


def test_an_amount_nobody_knows_is_counted_and_not_guessed():
    total = total_of((payment(amount=""), payment(amount="5", currency="")), DEMANDED)

    assert (total.count, total.unknown, total.sums) == (2, 1, (("", Decimal(5)),))


def test_a_tenth_three_times_is_exactly_three_tenths():
    total = total_of([payment(amount="0.1")] * 3, DEMANDED)

    assert total.sums == (("EUR", Decimal("0.3")),)


def test_what_is_no_number_is_counted_like_what_is_not_known():
    total = total_of((payment(amount="some"), payment(amount="NaN")), DEMANDED)

    assert (total.count, total.unknown, total.sums) == (2, 2, ())
    assert find_number("Infinity") is None


def test_only_what_was_paid_can_be_asked_back():
    paid, tried = payment(MADE, number=8), payment(PaymentStatus.ATTEMPTED, number=9)
    known = {8: {"recall-at": "today"}, 9: {"recall-at": "today"}}

    assert asked_back((paid, tried), known) == (paid,)
    assert asked_back((paid,), {8: {"receipt": "0042"}}) == ()


def test_a_recall_that_was_taken_back_is_none():
    assert is_recalled({"recall-by": "my bank"})
    assert not is_recalled({"recall-by": ""})
