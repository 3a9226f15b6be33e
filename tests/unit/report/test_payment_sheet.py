from dataclasses import replace

import pytest

from evidence_kit.guidance.situation import situation_of
from evidence_kit.model import AgeInPicture, Ages, IdentifierKind, PaymentStatus, Validity
from evidence_kit.rails import PaymentField
from evidence_kit.report.paper_text import paper_text
from evidence_kit.report.payment_sheet import payment_blocks, payment_title
from evidence_kit.report.placing import ways_of


@pytest.fixture
def text_for(make_order, words):
    def text(name, **changes):
        order = make_order()
        of = replace(order.case_file, **changes)
        situation = situation_of(of.case, of.payments, of.answers)
        way = next(
            each
            for each in ways_of(of, order.guidance, situation, order.today)
            if each.name == name
        )
        blocks = payment_blocks(way, of, order.facts, words)
        return paper_text(payment_title(way, words), blocks).decode()

    return text


def test_whom_to_call_comes_first_and_nothing_is_promised(text_for):
    text = text_for("Bank transfer")
    assert text.index("Call first, today") < text.index("Payments, as reported")
    assert "Paying is nothing to be ashamed of." in text
    assert "Sometimes it works." in text


def test_money_that_was_only_demanded_asks_nobody_to_call(text_for):
    text = text_for("Crypto")
    assert "Call first" not in text
    assert "Transaction number (txid)" in text


def test_a_young_person_is_told_not_to_call_alone(text_for, case_file):
    adult = replace(case_file.case, ages=Ages(now=30, in_picture=AgeInPicture.ADULT))
    assert "Ask an adult you trust" in text_for("Bank transfer")
    assert "Ask an adult you trust" not in text_for("Bank transfer", case=adult)


def test_what_is_not_known_is_a_line_to_fill_in(text_for):
    text = text_for("Bank transfer")
    assert "Bank of the receiver, and its BIC: ____" in text
    assert "Recall asked for: when, by whom: ____" in text


def test_a_british_transfer_says_when_the_refund_rules_may_hold(text_for, case_file):
    text = text_for("UK bank transfer", case=replace(case_file.case, country="GB-SCT"))
    assert "refund rules" in text


def test_of_a_card_only_the_last_digits_are_there(text_for, make_identifier, make_payment):
    card = make_identifier(1, IdentifierKind.CARD, "•••• 1111")
    paid = make_payment(1, PaymentStatus.MADE, "5", "EUR", method="card", to="")
    text = text_for("Debit or credit card", identifiers=(card,), payments=(paid,))
    assert "•••• 1111" in text
    assert "Last four digits of the card: ____" in text


def test_no_sentence_blames_whoever_paid(text_for):
    text = "".join(map(text_for, ("Bank transfer", "Gift card", "Crypto"))).casefold()
    assert not any(word in text for word in ("should not have", "mistake", "fault", "victim"))


def test_the_persons_own_remark_is_not_for_the_bank(text_for, make_identifier, make_payment):
    iban = make_identifier(1, IdentifierKind.IBAN, "DE89370400440532013000")
    noted = replace(iban, note="my uncle knows him")
    paid = make_payment(1, PaymentStatus.MADE, "5", "EUR", method="bank", to=iban.value)
    text = text_for("Bank transfer", identifiers=(noted,), payments=(paid,))
    assert "DE89370400440532013000" in text
    assert "my uncle" not in text


def test_what_is_known_of_a_payment_is_printed_and_not_asked_for(text_for, make_payment):
    paid = [make_payment(n, PaymentStatus.MADE, "5", "EUR", method="bank") for n in (1, 2)]
    known = {"beneficiary": "Ana Novak", "bank": "Example Bank", "recall-at": "20 November"}
    text = text_for("Bank transfer", payments=tuple(paid[:1]), details={1: known})
    assert "Name it went to: Ana Novak" in text
    assert "Asked back, when: 20 November" in text
    assert "Name of the receiver: ____" not in text
    # Of these lines a half is known only.
    assert "Bank of the receiver, and its BIC: ____" in text
    assert "Recall asked for: when, by whom: ____" in text

    of_one = text_for("Bank transfer", payments=tuple(paid), details={1: known})
    assert "Name of the receiver: ____" in of_one


def test_where_everything_is_known_nothing_is_to_be_filled_in(text_for, make_payment):
    paid = make_payment(1, PaymentStatus.MADE, "5", "EUR", method="bank")
    known = {field.value: "known" for field in PaymentField}
    text = text_for("Bank transfer", payments=(paid,), details={1: known})
    assert "____" not in text
    assert "An empty line is fine." not in text


@pytest.mark.parametrize("is_recorded", [True, False], ids=["as an identifier", "as typed"])
@pytest.mark.parametrize(("last_digit", "count"), [("6", 0), ("7", 2)], ids=["right", "wrong"])
def test_the_bank_is_told_that_a_number_is_wrong(  # noqa: PLR0917 - pytest
    text_for, make_identifier, make_payment, is_recorded, last_digit, count
):
    to = f"IT60 X054 2811 1010 0000 0123 45{last_digit}"
    validity = Validity.INVALID if count else Validity.VALID
    iban = make_identifier(1, IdentifierKind.IBAN, to, validity=validity)
    paid = make_payment(1, PaymentStatus.MADE, "5", "EUR", method="bank", to=to)
    text = text_for("Bank transfer", identifiers=(iban,) if is_recorded else (), payments=(paid,))
    # In the row of the payment, and in the row of the account.
    assert text.count("check digits wrong") == count
