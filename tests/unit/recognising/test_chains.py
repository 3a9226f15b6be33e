import pytest

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.recognising.text import recognise

XRP = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"
TON = "EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2"
SOLANA = "4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T"
HASH = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"


def found(text):
    return [(each.kind, each.value, each.validity) for each in recognise(text).identifiers]


@pytest.mark.parametrize(("kind", "address"), [("xrp", XRP), ("ton", TON)])
def test_an_address_with_check_digits_needs_no_words(kind, address):
    assert found(f"to {address}, thanks") == [(IdentifierKind(kind), address, Validity.VALID)]


@pytest.mark.parametrize("address", [XRP, TON])
def test_one_wrong_sign_makes_it_something_else(address):
    assert found(f"to {address[:-1]}x, thanks") == []


@pytest.mark.parametrize(
    "tag",
    [
        "destination tag 104729381",
        "tag: 104729381",
        "memo 104729381",
        "dt=104729381",
        "(tag 104729381)",
    ],
)
def test_a_destination_tag_belongs_to_its_address(tag):
    (reading,) = recognise(f"XRP {XRP} {tag}").identifiers

    assert (reading.value, reading.tag) == (XRP, "104729381")


def test_a_solana_address_needs_words_because_it_has_no_check_digits():
    assert found(f"wallet {SOLANA}") == [(IdentifierKind.SOLANA, SOLANA, Validity.NO_CHECK_DIGITS)]
    assert found(f"token {SOLANA}") == []


@pytest.mark.parametrize("words", ["txid", "transaction hash", "transakcija:", "BTC", "0x"])
def test_a_transfer_is_told_by_the_words_before_it(words):
    value = f"0x{HASH}" if words == "0x" else HASH
    assert found(f"{words} {value}") == [
        (IdentifierKind.TRANSACTION, value, Validity.NO_CHECK_DIGITS)
    ]


@pytest.mark.parametrize("words", ["SHA-256:", "hash of the file", "commit", "digest"])
def test_a_digest_of_a_file_is_no_transfer(words):
    assert found(f"{words} {HASH}") == []
