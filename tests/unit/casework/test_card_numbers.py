"""No whole card number is kept, whatever door it comes by; what is no card is left alone."""

import pytest

from evidence_kit.casework.card_numbers import keep_receiver, keep_value, keep_words
from evidence_kit.model import IdentifierKind, Validity


@pytest.mark.parametrize(
    ("to", "rail", "kept"),
    [
        ("4111111111111111", "bank", "••••••••••••1111"),
        ("4111–1111–1111–1111", "zelle", "••••–••••–••••–1111"),
        ("4111 1111 1111 1111 12/27 123", "postepay", "•••• •••• •••• 1111 12/27 123"),
        ("4111 1111 1111 1111 12 27", "bank", "•••• •••• •••• 1111 12 27"),
        ("Anna 378282246310005 thanks", "bank", "Anna •••••••••••0005 thanks"),
        ("30569309025904", "other", "••••••••••5904"),
        ("٤١١١١١١١١١١١١١١١", "other", "••••••••••••١١١١"),
        ("4111 1I11 1111 1111", "bank", "•••• •••• •••• 1111"),
        (
            "IBAN IT60X0542811101000000123456, card 4111111111111111",
            "bank",
            "IBAN IT60X0542811101000000123456, card ••••••••••••1111",
        ),
    ],
)
def test_a_card_is_hidden_wherever_it_stands(to: str, rail: str, kept: str) -> None:
    told = keep_receiver(to, rail)

    assert (told.text, told.has_card) == (kept, True)


@pytest.mark.parametrize(
    ("to", "rail"),
    [
        ("SI56 1910 0000 0123 438", "bank"),
        ("IT60 X054 2811 1010 0000 0123 457", "bank"),
        ("+4111111111111111", "other"),
        ("4111111111111111", "gift-card"),
        ("https://example.com/4111111111111111", "other"),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "bitcoin"),
        ("4915123456785", "bank"),
        ("4111111111111112", "bank"),
    ],
)
def test_what_is_no_card_stays_as_it_was_typed(to: str, rail: str) -> None:
    told = keep_receiver(to, rail)

    assert (told.text, told.has_card) == (to, False)


@pytest.mark.parametrize(
    ("to", "rail"),
    [
        ("4111111111111112", "card"),
        ("4111111111111112", "postepay"),
        ("Mario Rossi 4111111111111112", "postepay"),
        ("4111 1111 1111 1112", "bank"),
    ],
)
def test_a_card_with_a_slip_is_hidden_and_the_slip_is_told(to: str, rail: str) -> None:
    told = keep_receiver(to, rail)

    assert told.check is Validity.INVALID
    assert [sign for sign in told.text if sign.isdigit()] == list("1112")


def test_a_right_card_says_so_because_its_last_digits_cannot() -> None:
    assert keep_receiver("4111111111111111", "bank").check is Validity.VALID


@pytest.mark.parametrize(
    ("value", "told_as", "kept", "kept_as"),
    [
        ("4111 1111 1111 1111", "other", "•••• 1111", "card"),
        ("4111111111111111", "bank-account", "•••• 1111", "card"),
        ("4111111111111111", "username", "••••••••••••1111", "username"),
        ("my card 4111111111111111", "other", "my card ••••••••••••1111", "other"),
        ("4111111111111111", "gift-card", "4111111111111111", "gift-card"),
        ("6812345678901234567", "numeric-id", "6812345678901234567", "numeric-id"),
        # A number of a Facebook account whose last digit would fit a card of 14 digits.
        ("61550123456782", "numeric-id", "61550123456782", "numeric-id"),
        ("61550123456782", "other", "61550123456782", "other"),
        ("1111", "card", "•••• 1111", "card"),
    ],
)
def test_an_identifier_is_kept_without_the_digits_of_a_card(
    value: str, told_as: str, kept: str, kept_as: str
) -> None:
    told, kind = keep_value(value, IdentifierKind(told_as))

    assert (told.text, kind.value) == (kept, kept_as)


def test_words_beside_a_payment_hold_no_card_either() -> None:
    assert keep_words("paid with 4111111111111111") == "paid with ••••••••••••1111"
