import pytest
from PySide6.QtCore import QLocale

from evidence_kit.i18n import Words
from evidence_kit.paying import METHOD_WORDS, method_words
from evidence_kit.ui.models.sums import (
    amount_words,
    find_amount,
    find_currency,
    find_sum,
    method_icon,
    sign_in,
)

WORDS = Words()
ENGLISH, GERMAN, SLOVENIAN = QLocale("en_GB"), QLocale("de_DE"), QLocale("sl")


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "said"),
    [
        ("1300", "EUR", ENGLISH, "€1,300"),
        ("1300.50", "EUR", GERMAN, "1.300,50\u00a0€"),
        ("1300.00", "EUR", SLOVENIAN, "1300,00\u00a0€"),
        ("13000.00", "EUR", SLOVENIAN, "13.000,00\u00a0€"),
        ("500.00", "GBP", ENGLISH, "£500.00"),
        ("0.0125", "BTC", ENGLISH, "0.0125 BTC"),
        ("40", "USD", ENGLISH, "40 USD"),
        ("40", "", ENGLISH, "40 (currency not known)"),
        ("", "EUR", ENGLISH, "amount not known"),
        ("0.123456789012345678", "ETH", ENGLISH, "0.123456789012345678 ETH"),
        ("999999999999999999", "EUR", ENGLISH, "€999,999,999,999,999,999"),
    ],
)
def test_an_amount_is_said_digit_for_digit(amount, currency, locale, said):
    assert amount_words(amount, currency, WORDS, locale) == said


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("500", "500"),
        (" 49.90 ", "49.90"),
        ("49,90", "49.90"),
        ("1 300", "1300"),
        ("1’300.50", "1300.50"),
        ("1,300.50", "1300.50"),
        ("1.300,50", "1300.50"),
        ("€500", "500"),
        ("500 €", "500"),
        ("0.0125", "0.0125"),
        ("", ""),
        ("1,300", None),
        ("1.300", None),
        ("five hundred", None),
        ("-5", None),
        ("5e3", None),
        ("1 30", None),
    ],
)
def test_a_typed_amount_is_read_where_it_means_one_number(typed, amount):
    assert find_amount(typed) == amount


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("eur", "EUR"),
        ("€", "EUR"),
        (" £ ", "GBP"),
        ("USDT", "USDT"),
        ("", ""),
        ("$", None),
        ("e", None),
        ("euro", "EUR"),
        ("evrov", "EUR"),
        ("bhd", "BHD"),
        ("lire", None),
        ("coins", None),
    ],
)
def test_a_currency_is_a_code_or_a_sign_of_one_currency(typed, code):
    assert find_currency(typed) == code


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("500 euro", ("500", "EUR")),
        ("500 evrov", ("500", "EUR")),
        ("20 lire", None),
        ("$20", None),
        ("20", None),
    ],
)
def test_a_sum_has_a_currency_that_there_is(typed, read):
    assert find_sum(typed) == read


@pytest.mark.parametrize(
    ("typed", "written", "known", "read"),
    [
        ("800", "$500", "AUD", ("800", "AUD")),
        ("$800", "$500", "AUD", ("800", "AUD")),
        ("800 kr", "$500", "AUD", None),
        ("800 eur", "$500", "AUD", ("800", "EUR")),
        ("6k €", "5k €", "EUR", None),
        ("800", "500 kr", "", None),
    ],
)
def test_a_corrected_number_keeps_the_currency_that_was_found(typed, written, known, read):
    assert find_sum(typed, written, known) == read


def test_the_sign_in_an_amount_names_its_currency():
    assert (sign_in("€500"), sign_in("500")) == ("EUR", "")


def test_a_way_of_paying_without_words_of_ours_stands_as_written():
    assert method_words("bank", WORDS) == "Bank transfer"
    assert method_words("not known", WORDS) == "Way not known"
    assert method_words("mpesa", WORDS) == "mpesa"


def test_every_way_has_an_icon():
    assert all(method_icon(method) for method in METHOD_WORDS)
