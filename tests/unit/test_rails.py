import pytest

from evidence_kit.paying import METHOD_WORDS
from evidence_kit.rails import RECALL, PaymentField, fields_of


@pytest.mark.parametrize("method", [*METHOD_WORDS, "not known", ""])
def test_every_way_of_paying_has_fields_and_those_of_getting_money_back(method: str) -> None:
    fields = fields_of(method)

    assert fields[-len(RECALL) :] == RECALL
    assert len(set(fields)) == len(fields) > len(RECALL) + 1


def test_coins_have_their_network_and_number_and_cash_its_collection() -> None:
    assert {PaymentField.NETWORK, PaymentField.TRANSACTION} <= set(fields_of("bitcoin"))
    assert PaymentField.COLLECTED in fields_of("western-union")
    assert PaymentField.SERIAL in fields_of("gift-card")


def test_a_card_that_was_topped_up_has_its_place_and_receipt_and_an_app_its_message() -> None:
    assert {PaymentField.BENEFICIARY, PaymentField.PLACE, PaymentField.RECEIPT} <= set(
        fields_of("postepay")
    )
    assert {PaymentField.REFERENCE, PaymentField.OWN_BANK} <= set(fields_of("satispay"))


def test_every_field_belongs_to_some_way_of_paying() -> None:
    found = {field for method in METHOD_WORDS for field in fields_of(method)}

    assert found == set(PaymentField)
