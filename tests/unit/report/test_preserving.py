from dataclasses import replace

import pytest

from evidence_kit.model import IdentifierKind, PaymentStatus
from evidence_kit.report.preserving import accounts


@pytest.fixture
def found(case_file):
    def find(identifiers=(), payments=()):
        return accounts(replace(case_file, identifiers=identifiers, payments=payments))

    return find


def test_an_identifier_without_payments_stands_for_itself(found, make_identifier):
    (account,) = found([make_identifier(1, IdentifierKind.USERNAME, "anna")])

    assert (account.value, account.payments, account.status) == ("anna", (), None)


def test_a_receiver_that_is_no_identifier_is_not_lost(found, make_identifier, make_payment):
    paid = make_payment(1, PaymentStatus.MADE, "5.00", "EUR", to="GB33 BUKB 2020 1555 5555 55")

    known, receiver = found([make_identifier(1, IdentifierKind.USERNAME, "anna")], [paid])

    assert known.payments == ()
    assert (receiver.value, receiver.identifier, receiver.payments) == (paid.to, None, (paid,))


@pytest.mark.parametrize(
    "to",
    ["SI56191000000123438", "SI56 1910 0000 0123 438", "si56 1910 0000 0123 438"],
)
def test_two_spellings_of_one_iban_are_one_account(found, make_identifier, make_payment, to):
    iban = make_identifier(
        1,
        IdentifierKind.IBAN,
        "SI56 1910 0000 0123 438",
        normalised="SI56191000000123438",
    )

    result = found([iban], [make_payment(1, PaymentStatus.MADE, "5.00", "EUR", to=to)])

    assert len(result) == 1


@pytest.mark.parametrize(
    ("to", "count"),
    [("•••• •••• •••• 6788", 1), ("••••-••••-••••-6788", 1), ("•••• 6788", 1), ("•••• 6789", 2)],
)
def test_a_hidden_card_is_one_account_however_many_dots_it_has(
    found, make_identifier, make_payment, to, count
):
    card = make_identifier(1, IdentifierKind.CARD, "•••• 6788", normalised="•••• 6788")

    result = found([card], [make_payment(1, PaymentStatus.MADE, "5.00", "EUR", to=to)])

    assert len(result) == count


def test_an_address_that_differs_in_capitals_is_another_account(found, make_payment):
    result = found(
        payments=[
            make_payment(
                1, PaymentStatus.MADE, "1", "BTC", to="1BoatSLRHtKNngkdXEeobR76b53LETtpyT"
            ),
            make_payment(
                2, PaymentStatus.MADE, "1", "BTC", to="1BOATSLRHtKNngkdXEeobR76b53LETtpyT"
            ),
        ]
    )

    assert len(result) == 2


def test_a_hidden_character_makes_another_account(found, make_payment):
    result = found(
        payments=[
            make_payment(1, PaymentStatus.MADE, "1", "EUR", to="anna"),
            make_payment(2, PaymentStatus.MADE, "1", "EUR", to="an\u200bna"),
        ]
    )

    assert [account.value for account in result] == ["anna", "an\u200bna"]


def test_of_several_payments_the_one_that_got_farthest_says_what_the_account_is(
    found, make_payment
):
    (account,) = found(
        payments=[
            make_payment(1, PaymentStatus.DEMANDED, "500", "EUR"),
            make_payment(2, PaymentStatus.ATTEMPTED, "200", "EUR"),
            make_payment(3, PaymentStatus.MADE, "200", "EUR"),
        ]
    )

    assert account.status is PaymentStatus.MADE
    assert [payment.number for payment in account.payments] == [3, 2, 1]


def test_where_money_lies_is_more_urgent_than_where_it_was_only_asked_for(found, make_payment):
    result = found(
        payments=[
            make_payment(number, status, "1", "EUR", to=status.value)
            for number, status in enumerate(PaymentStatus, start=1)
        ]
    )

    urgency = {account.status: account.urgency for account in result}
    assert urgency[PaymentStatus.MADE] < urgency[PaymentStatus.ATTEMPTED]
    assert urgency[PaymentStatus.ATTEMPTED] < urgency[PaymentStatus.DEMANDED]
    assert urgency[PaymentStatus.DEMANDED] == urgency[PaymentStatus.REFUNDED]


@pytest.mark.parametrize("to", ["", "  \n"])
def test_a_payment_whose_receiver_is_not_known_names_no_account(found, make_payment, to):
    assert found(payments=[make_payment(1, PaymentStatus.MADE, "5.00", "EUR", to=to)]) == ()
