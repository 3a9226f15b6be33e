import pytest

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.recognising import reasons
from evidence_kit.recognising.coins import find_coins
from evidence_kit.recognising.findings import Confidence
from evidence_kit.recognising.words import Words

XMR = (
    "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RV"
    "GQBEP3A"
)
XMR_SUBADDRESS = (
    "888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoog"
    "Davup3H"
)
XMR_INTEGRATED = (
    "4BUqMSeJfNQGudzEJNvzQ2LXh4tbUdW4YCM7mq55edxBT7t1297vwCMZSnJwGvEKEKbH8hGmhZZAGhdHbp2te6AA"
    "38ZMi4knaCKLprMPni"
)


def found_in(text):
    return find_coins(text, Words.of(text).long_runs)


def only(text):
    (reading,) = found_in(text)
    return reading


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", IdentifierKind.BITCOIN),
        ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", IdentifierKind.BITCOIN),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", IdentifierKind.BITCOIN),
        (
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
            IdentifierKind.BITCOIN,
        ),
        ("LUd28DgwFmae8thFhaPYHGVmps4XockqfQ", IdentifierKind.LITECOIN),
        ("MLkMXXwmuFFA5L6DmTejSgcxwZfT99f7pg", IdentifierKind.LITECOIN),
        ("ltc1qxtm55gultqzhqzl2p3ks50hg2478y3hehuj6dz", IdentifierKind.LITECOIN),
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", IdentifierKind.TRON),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", IdentifierKind.ETHEREUM),
        (XMR, IdentifierKind.MONERO),
        (XMR_SUBADDRESS, IdentifierKind.MONERO),
        (XMR_INTEGRATED, IdentifierKind.MONERO),
    ],
)
@pytest.mark.parametrize("around", ["send it to {}.", "{}", "(wallet:{})", "bitcoin:{}?amount=1"])
def test_a_right_address_is_found_in_prose(address, kind, around):
    text = around.format(address)

    reading = only(text)

    assert text[reading.start : reading.end] == address
    assert (reading.kind, reading.normalised) == (kind, address)
    assert (reading.validity, reading.confidence) == (Validity.VALID, Confidence.CERTAIN)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", IdentifierKind.BITCOIN),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", IdentifierKind.BITCOIN),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3to", IdentifierKind.BITCOIN),
        # BIP-350: a taproot address with the check digits of the old form
        (
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
            IdentifierKind.BITCOIN,
        ),
        ("LUd28DgwFmae8thFhaPYHGVmps4XockqfR", IdentifierKind.LITECOIN),
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", IdentifierKind.TRON),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", IdentifierKind.ETHEREUM),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe", IdentifierKind.ETHEREUM),
        (XMR[:-1] + "B", IdentifierKind.MONERO),
    ],
)
def test_a_mistyped_address_is_still_reported(address, kind):
    reading = only(f"pay to {address} now")

    assert (reading.kind, reading.validity) == (kind, Validity.INVALID)
    assert reading.normalised == address
    assert reading.confidence is Confidence.POSSIBLE


def test_a_sign_no_address_has_is_a_slip_only_where_the_words_speak_of_a_wallet():
    mistyped = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0"

    assert list(found_in(f"session {mistyped}")) == []
    assert only(f"my btc wallet is {mistyped}").validity is Validity.INVALID


def test_an_ethereum_address_in_one_case_has_no_check_digits_and_is_given_none():
    small = only("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")
    large = only("0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED")

    assert small.validity is large.validity is Validity.NO_CHECK_DIGITS
    assert small.reason == reasons.CHECK_DIGITS_ABSENT
    assert small.normalised == large.normalised == "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"


def test_an_address_in_capitals_has_the_same_plain_form_as_in_small_letters():
    reading = only("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")

    assert reading.normalised == "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"


@pytest.mark.parametrize("word", ["LTC", "litecoin", "my Litecoin address:"])
def test_the_words_tell_litecoin_from_bitcoin_where_both_share_a_form(word):
    address = "3F1c6UWAs9RLN2Mbt5bAJue12VhVCorXzs"

    assert only(f"{word} {address}").kind is IdentifierKind.LITECOIN
    assert only(f"{word} {address}").reason == reasons.SHARED_COIN_FORM
    assert only(address).kind is IdentifierKind.BITCOIN


@pytest.mark.parametrize(
    "text",
    [
        "Lebensversicherungsgesellschaften",
        "Mississippisteamboatcaptainsunion",
        "Tisočletnicanajvečjegaslovenskegamesta",
        "d41d8cd98f00b204e9800998ecf8427e",
        "3b1f2c8a9d7e4f6051b2c3d4e5f6a7b8",
        "0x" + "ab" * 32,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "bc1 is a valley, ltc1 is not",
        "bc1aaaaaaaaaaaa",
        "x1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa_x",
        "1111111111111111111111111111111111",
        "order 3840192837465748392018374650",
    ],
)
def test_long_words_and_digests_are_no_addresses(text):
    assert list(found_in(text)) == []
