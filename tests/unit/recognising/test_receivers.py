import pytest

from evidence_kit.model import Validity
from evidence_kit.recognising.receivers import check_of

IBAN = "IT60 X054 2811 1010 0000 0123 456"


@pytest.mark.parametrize(
    ("receiver", "check"),
    [
        (IBAN, Validity.VALID),
        (f"  {IBAN}\n", Validity.VALID),
        ("IT60X0542811101000000123457", Validity.INVALID),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", Validity.VALID),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx", Validity.INVALID),
    ],
)
def test_a_wrong_digit_in_an_account_or_a_wallet_is_noticed(receiver: str, check: Validity) -> None:
    assert check_of(receiver) is check


def test_what_is_right_only_when_it_is_read_as_something_else_is_wrong_as_it_stands() -> None:
    assert check_of(IBAN.replace("IT60", "IT6O")) is Validity.INVALID


@pytest.mark.parametrize("receiver", ["", "Anna", "@lena.k", "lena@example.org", f"{IBAN}, Anna"])
def test_of_whatever_has_no_check_digits_nothing_is_said(receiver: str) -> None:
    assert check_of(receiver) is None
