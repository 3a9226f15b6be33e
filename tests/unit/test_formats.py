from datetime import date
from decimal import Decimal

import pytest

from evidence_kit.formats import formats_in, formats_of
from evidence_kit.i18n import Words

SPACE = "\N{NO-BREAK SPACE}"
DAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("language", "amount", "currency", "written"),
    [
        ("en", "1300.00", "EUR", "€1,300.00"),
        ("sl", "1300.00", "EUR", f"1300,00{SPACE}€"),
        ("sl", "13000", "EUR", f"13.000{SPACE}€"),
        ("it", "1300.00", "EUR", f"1.300,00{SPACE}€"),
        ("hr", "1300.00", "EUR", f"1.300,00{SPACE}€"),
        ("hi", "1234567", "EUR", "€12,34,567"),
        ("sl", "0.0125", "BTC", "0,0125 BTC"),
        ("en", "0.0125", "BTC", "BTC 0.0125"),
        ("en", "40", "", "40"),
        ("it", "-5", "GBP", f"-5{SPACE}£"),
    ],
)
def test_an_amount_is_written_as_its_language_writes_it(
    language: str, amount: str, currency: str, written: str
) -> None:
    assert formats_in(language).money(Decimal(amount), currency) == written


def test_no_digit_is_lost() -> None:
    number = formats_in("sl").number(Decimal("1234567890123456789.000000000000000001"))

    assert number == "1.234.567.890.123.456.789,000000000000000001"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "5 Nov 2026"),
        ("sl", "5. nov. 2026"),
        ("it", "5 nov 2026"),
        ("cs", "5. 11. 2026"),
        ("lt", "2026-11-05"),
        ("ja", "2026年11月5日"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(language: str, written: str) -> None:
    assert formats_in(language).written_day(DAY) == written


def test_a_part_of_a_country_writes_as_its_language_does() -> None:
    assert formats_in("sl-SI") == formats_in("sl_SI") == formats_in("sl")


def test_a_language_that_nothing_is_known_of_writes_as_english_does() -> None:
    assert formats_in("xx") == formats_of(Words()) == formats_in("en")


def test_a_list_leaves_out_what_is_empty() -> None:
    assert formats_in("en").listed(("a", "", "b")) == "a, b"
    assert formats_in("ja").listed(("a", "b")) == "a、b"
