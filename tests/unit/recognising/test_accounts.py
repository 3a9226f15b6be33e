import pytest

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.recognising import reasons
from evidence_kit.recognising.accounts import find_ibans
from evidence_kit.recognising.findings import Confidence
from evidence_kit.recognising.words import Words


def only(text):
    (reading,) = find_ibans(text, Words.of(text).with_digits)
    return reading


# The registry's own examples: none of them is anybody's account.
@pytest.mark.parametrize(
    "iban",
    [
        "GB82WEST12345698765432",
        "SI56191000000123438",
        "IT60X0542811101000000123456",
        "DE89370400440532013000",
        "FR1420041010050500013M02606",
        "AT611904300234573201",
        "HR1210010051863000160",
        "NL91ABNA0417164300",
        "NO9386011117947",
        "BE68539007547034",
        "ES9121000418450200051332",
        "MT84MALT011000012345MTLCAST001S",
    ],
)
def test_the_published_examples_are_right(iban):
    reading = only(f"na {iban}, prosim")

    assert (reading.normalised, reading.validity) == (iban, Validity.VALID)


@pytest.mark.parametrize(
    "written",
    [
        "SI56 1910 0000 0123 438",
        "SI56191000000123438",
        "si56 1910 0000 0123 438",
        "SI 56 1910 0000 0123 438",
        "SI56-1910-0000-0123-438",
        "SI56.1910.0000.0123.438",
        "SI56 19100-0000123438",
        "SI56\u00a01910\u00a00000\u00a00123\u00a0438",
        "SI56\u202f1910\u202f0000\u202f0123\u202f438",
        "SI56  1910  0000  0123  438",
        "SI56 1910\n0000 0123 438",
        "SI56 1 9 1 0 0 0 0 0 0 1 2 3 4 3 8",
    ],
)
@pytest.mark.parametrize("around", ["{}", "IBAN:{},", "nakaži na {} do jutri", "({})", "x;{}/y"])
def test_spacing_does_not_hide_an_iban(written, around):
    text = around.format(written)

    reading = only(text)

    assert text[reading.start : reading.end] == written
    assert reading.kind is IdentifierKind.IBAN
    assert reading.normalised == "SI56191000000123438"
    assert (reading.validity, reading.confidence) == (Validity.VALID, Confidence.CERTAIN)


@pytest.mark.parametrize(
    "written",
    [
        "SI56 1910 0000 0123 439",
        "SI56191000000123439",
        "SI57 1910 0000 0123 438",
        "GB82 WEST 1234 5698 7654 33",
        "GB82WEST12345698765433",
        "gb82 west 1234 5698 7654 33",
        "IT60 X054 2811 1010 0000 0123 457",
    ],
)
def test_wrong_check_digits_are_reported_as_wrong(written):
    text = f"send to {written} today"

    reading = only(text)

    assert text[reading.start : reading.end] == written
    assert reading.validity is Validity.INVALID
    assert reading.reason == reasons.CHECK_DIGITS_WRONG
    assert reading.confidence is Confidence.LIKELY


@pytest.mark.parametrize(
    "written",
    [
        "SI56 1910 0000 0123 43",
        "SI56 1910 0000 0123 4388",
        "SI56 1910 0000 0123 43O",
        "GB82 WEST 1234 5698 7654 3",
        "DE8937040044053201300",
    ],
)
@pytest.mark.parametrize("after", ["", " danes", " 500 €", " and be quick", "."])
def test_a_missing_or_foreign_sign_does_not_hide_what_is_printed_as_an_iban(written, after):
    text = f"na {written}{after}"

    reading = only(text)

    assert text[reading.start : reading.end] == written
    assert reading.validity is Validity.INVALID
    assert reading.reason == reasons.WRONG_LENGTH_OR_SIGNS
    assert reading.confidence is Confidence.POSSIBLE


def test_a_bank_the_library_does_not_list_is_not_taken_for_a_mistake():
    assert only("BE68 5390 0754 7034").validity is Validity.VALID


def test_wrong_national_check_digits_are_told_apart():
    # 64 is right for the IBAN as a whole; the last digit breaks Spain's own two check digits.
    reading = only("ES6421000418450200051333")

    assert (reading.validity, reading.reason) == (
        Validity.INVALID,
        reasons.NATIONAL_CHECK_DIGITS_WRONG,
    )


@pytest.mark.parametrize(
    "text",
    [
        "me 22 1234 5678, se 12 34, is 14 ali 15, it 60 minutes",
        "GB82 is not enough",
        "ZZ82 WEST 1234 5698 7654 32",
        "flight BA2490 lands 21:14, seat SE12",
        "VAT SI12345678, DE123456789",
        "xSI56191000000123438",
        "AB12 CDE, DE12 ABC 345",
        "postcode EH12 9DN, SE10 8XJ, NO 0151 Oslo",
        "tracking RR123456785SI",
        "pridem ob 21.14, SI 21. 11. 2026",
    ],
)
def test_plates_flights_and_postcodes_are_no_accounts(text):
    assert list(find_ibans(text, Words.of(text).with_digits)) == []
