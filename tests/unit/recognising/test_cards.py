import pytest

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.recognising.text import recognise


@pytest.mark.parametrize(
    "written",
    [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "card 4111111111111111",
        "3782 822463 10005",
        "kartica: 5555555555554444",
    ],
)
def test_nothing_but_the_last_four_digits_is_told(written):
    recognition = recognise(f"I typed in {written}.")

    (found,) = recognition.identifiers
    digits = "".join(sign for sign in written if sign.isdigit())
    assert (found.kind, found.validity) == (IdentifierKind.CARD, Validity.VALID)
    assert found.value == found.normalised == f"•••• {digits[-4:]}"
    assert digits[:-4] not in repr(recognition).replace(" ", "").replace("-", "")


def test_a_demand_that_names_a_card_tells_no_more_of_it():
    text = "send 500 € to card 4111 1111 1111 1111 or I post everything"
    recognition = recognise(text)

    assert [each.value for each in recognition.passages] == [
        "send 500 € to card •••• •••• •••• 1111",
        "I post everything",
    ]


@pytest.mark.parametrize("word", ["card", "sulla postepay", "carta prepagata"])
def test_a_wrong_check_digit_is_said(word):
    (found,) = recognise(f"{word} 4111 1111 1111 1112").identifiers

    assert found.validity is Validity.INVALID


@pytest.mark.parametrize(
    "text",
    ["order 4111111111111112", "4111111111111111", "id 9111 1111 1111 1111", "1080 2400 1234 5678"],
)
def test_other_long_numbers_are_no_cards(text):
    assert [
        each.kind for each in recognise(text).identifiers if each.kind is IdentifierKind.CARD
    ] == []
