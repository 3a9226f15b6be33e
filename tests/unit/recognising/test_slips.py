import pytest

from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence
from evidence_kit.recognising.slips import BECH32_SLIPS, corrected
from evidence_kit.recognising.text import recognise


def test_a_value_without_impossible_signs_has_no_other_reading():
    assert list(corrected("qpzry", BECH32_SLIPS, most=3)) == []


def test_too_many_impossible_signs_are_no_slip():
    assert list(corrected("iiii", BECH32_SLIPS, most=3)) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("NL91 ABNA O417 1643 OO", "NL91ABNA0417164300"),
        ("GB82 WEST l234 5698 7654 32", "GB82WEST12345698765432"),
        ("GB82 WE5T 1234 5698 7654 32", None),
        ("lA1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", None),
        ("1AlzP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
        (
            "bc1qw5o8d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        ),
        (
            "Ox5aAeb6O53F3E94C9b9AO9f33669435E7EflBeAed",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        ),
        ("0x5aaeb6O53f3e94c9b9a09f33669435e7ef1beaed", None),
        ("rHb9CJAWyB4rj9lVRWn96DkukG4bwdtyTh", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"),
        ("rHb9CJAWyB4rj92VRWn96DkukG4bwdtyTh", None),
        ("card 4lll llll 1111 1111", None),
        ("card 411l 1111 11l1 1111", "•••• 1111"),
        ("card 411l 1111 11l1 1112", None),
        ("routing O21OOOO21 account 483920174", "US:021000021/483920174"),
        ("routing O21OOOO22 account 483920174", None),
    ],
)
def test_only_a_reading_that_the_check_digits_bear_out_is_offered(written, read):
    offered = [
        each.normalised
        for each in recognise(f"to {written} now").identifiers
        if each.reason == reasons.CORRECTED
    ]

    assert offered == ([] if read is None else [read])


def test_in_a_bank_code_digits_are_read_as_letters_where_only_letters_can_stand():
    ((found),) = recognise("SWIFT: BARCGB22", country="GB").identifiers
    ((misread),) = recognise("SWIFT: CRED1TMM", country="IT").identifiers

    assert (found.normalised, found.reason) == ("BARCGB22", reasons.BIC_LABELLED)
    assert (misread.normalised, misread.reason) == ("CREDITMM", reasons.CORRECTED_BY_FORM)
    assert (misread.value, misread.confidence) == ("CRED1TMM", Confidence.POSSIBLE)


@pytest.mark.parametrize(
    ("country", "written", "read"),
    [
        ("GB", "Sort code: 2O-2O-15, account number: 5577991l", "GB:202015/55779911"),
        ("GB", "account 5577991l, sort code 20-20-15", "GB:202015/55779911"),
        ("GB", "2O-20-15 55779911", "GB:202015/55779911"),
        ("GB", "sort code OO-OO-OO account OOOOOOOO", None),
        ("US", "routing 021000021 account 48392O174", "US:021000021/483920174"),
        ("US", "account 48392O174, routing number 021000021", "US:021000021/483920174"),
        ("US", "routing 021000022 acct 48392O174", "US:021000022/483920174"),
    ],
)
def test_in_a_bank_account_letters_are_read_as_digits_where_only_digits_can_stand(
    country, written, read
):
    offered = [
        (each.normalised, each.confidence)
        for each in recognise(written, country=country).identifiers
        if each.reason == reasons.DIGITS_BY_FORM
    ]

    assert offered == ([] if read is None else [(read, Confidence.POSSIBLE)])


def test_no_account_number_ends_before_a_letter_that_may_be_a_digit():
    (found,) = recognise("routing 021000021 account 48392017l now", country="US").identifiers

    assert found.normalised == "US:021000021/483920171"


def test_of_a_misread_card_no_more_is_told_than_of_another():
    recognition = recognise("send 500 € to card 411l 1111 11l1 1111 or I post everything")

    assert [each.value for each in recognition.passages] == [
        "send 500 € to card •••• •••• •••• 1111",
        "I post everything",
    ]
    assert "411" not in repr(recognition)


def test_an_offered_reading_is_never_sure_and_the_writing_is_kept():
    (found,) = recognise("NL91 ABNA O417 1643 OO").identifiers

    assert found.value == "NL91 ABNA O417 1643 OO"
    assert found.confidence is Confidence.POSSIBLE
