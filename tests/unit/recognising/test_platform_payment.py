import pytest

from evidence_kit.recognising.text import recognise


@pytest.mark.parametrize(
    ("address", "platform", "account"),
    [
        ("https://paypal.me/jessm/50", "PayPal", "jessm"),
        ("https://cash.app/$jessm", "Cash App", "jessm"),
        ("https://venmo.com/u/jess-m", "Venmo", "jess-m"),
        ("https://revolut.me/jessm", "Revolut", "jessm"),
        ("https://monzo.me/jessm", "Monzo", "jessm"),
        ("https://wise.com/pay/me/jessm", "Wise", "jessm"),
    ],
)
def test_an_address_says_the_platform_and_the_account(address, platform, account):
    (found,) = recognise(f"see {address} now").identifiers

    assert (found.value, found.platform, found.handle) == (address, platform, account)
