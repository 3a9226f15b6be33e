import pytest

from evidence_kit.currencies import (
    BY_SIGN,
    BY_WORD,
    COINS,
    find_currency,
    find_currency_named,
    is_shared,
    settle,
)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("€", "EUR"),
        ("EUR", "EUR"),
        ("eur", "EUR"),
        ("Euro", "EUR"),
        ("evrov", "EUR"),
        ("£", "GBP"),
        ("quid", "GBP"),
        ("US$", "USD"),
        ("dolarjev", "USD"),
        ("dollari", "USD"),
        ("BTC", "BTC"),
        ("bitcoina", "BTC"),
        ("₹", "INR"),
        ("FCFA", "XOF"),
        ("TRY", "TRY"),
    ],
)
def test_signs_codes_and_words_stand_for_money(written, code):
    assert find_currency(written) == code


@pytest.mark.parametrize(
    "word", ["try", "Try", "sol", "mad", "all", "ALL", "top", "km", "$", "", "kr"]
)
def test_ordinary_words_and_shared_signs_stand_for_no_one_currency(word):
    assert find_currency(word) is None


@pytest.mark.parametrize(
    ("written", "region", "code"),
    [
        ("$", "", "USD"),
        ("$", "SI", "USD"),
        ("$", "AU", "AUD"),
        ("kr", "SE", "SEK"),
        ("Kr", "DK", "DKK"),
        ("kr", "", ""),
        ("¥", "CN", "CNY"),
    ],
)
def test_a_shared_sign_is_settled_by_the_country_or_left_open(written, region, code):
    assert is_shared(written)
    assert settle(written, region) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("evrov", "EUR"),
        ("EURO", "EUR"),
        ("sol", "SOL"),
        ("all", "ALL"),
        ("bhd", "BHD"),
        ("DAI", "DAI"),
        ("lire", None),
        ("each", None),
        ("$", None),
        ("", None),
    ],
)
def test_where_a_currency_is_asked_for_a_code_counts_in_any_letters(written, code):
    assert find_currency_named(written) == code


def test_every_code_is_written_as_codes_are():
    codes = {*BY_WORD.values(), *BY_SIGN.values(), *COINS}

    assert [code for code in codes if not (code.isupper() and 3 <= len(code) <= 4)] == []
