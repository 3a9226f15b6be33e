import pytest

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.recognising.text import recognise


def banks(text, country=""):
    kinds = {IdentifierKind.BIC, IdentifierKind.BANK_ACCOUNT}
    return [
        (each.value, each.normalised, each.validity)
        for each in recognise(text, country=country).identifiers
        if each.kind in kinds
    ]


@pytest.mark.parametrize("text", ["BIC: {}", "SWIFT {}", "BIC/SWIFT code {}", "bic koda: {}"])
@pytest.mark.parametrize("code", ["COBADEFF", "LJBASI2X", "BARCGB22XXX"])
def test_a_bank_code_is_told_by_its_label(text, code):
    assert banks(text.format(code)) == [(code, code, Validity.NO_CHECK_DIGITS)]


@pytest.mark.parametrize(
    "text", ["the DOCUMENT", "BIC biro pen", "BIC: deutdeff", "swift PASSWORD"]
)
def test_a_word_of_eight_letters_is_no_bank_code(text):
    assert banks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sort code: 20-20-15\nAccount number: 55779911",
        "sort code 20 20 15 account 5577 9911",
        "Account number 55779911, sort code 20-20-15",
        "20-20-15 55779911",
    ],
)
def test_a_sort_code_and_its_account_are_one_finding(text):
    ((_value, normalised, validity),) = banks(text, "GB")

    assert (normalised, validity) == ("GB:202015/55779911", Validity.NO_CHECK_DIGITS)


@pytest.mark.parametrize(
    "text",
    [
        "on 12-03-25 at 20251231",
        "20-20-15",
        "20-20-15 and 55779911 visitors",
        "1-20-20-15 55779911",
    ],
)
def test_dates_and_lone_numbers_are_no_account(text):
    assert banks(text, "SI") == []


@pytest.mark.parametrize(
    ("text", "normalised", "validity"),
    [
        ("routing 021000021 account 483920174", "US:021000021/483920174", Validity.VALID),
        ("account 483920174, routing number 021000021", "US:021000021/483920174", Validity.VALID),
        ("ABA: 021000021", "US:021000021/", Validity.VALID),
        ("routing 021000022 acct 483920174", "US:021000022/483920174", Validity.INVALID),
    ],
)
def test_a_routing_number_is_checked_and_joined_with_its_account(text, normalised, validity):
    ((_value, found, judged),) = banks(text, "US")

    assert (found, judged) == (normalised, validity)
