import pytest

from evidence_kit.recognising import reasons
from evidence_kit.recognising.amounts import find_amounts, find_bare_amounts
from evidence_kit.recognising.text import recognise
from evidence_kit.recognising.words import Lines, Words


def found_in(text, region):
    return find_amounts(text, region=region, words=Words.of(text), lines=Lines.of(text))


def amounts(text, region=""):
    return [
        (text[found.start : found.end], found.amount, found.currency)
        for found in found_in(text, region)
    ]


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("500 €", "500", "EUR"),
        ("500€", "500", "EUR"),
        ("€500", "500", "EUR"),
        ("€ 500", "500", "EUR"),
        ("€1.500,00", "1500.00", "EUR"),
        ("1.500 €", "1500", "EUR"),
        ("1 500,00 EUR", "1500.00", "EUR"),
        ("1\u00a0500,00\u00a0EUR", "1500.00", "EUR"),
        ("1'500.50 CHF", "1500.50", "CHF"),
        ("USD 500", "500", "USD"),
        ("USD500", "500", "USD"),
        ("300 eur", "300", "EUR"),
        ("300 evrov", "300", "EUR"),
        ("50 Euro", "50", "EUR"),
        ("£250", "250", "GBP"),
        ("£1,250.50", "1250.50", "GBP"),
        ("$200", "200", "USD"),
        ("$1,000,000", "1000000", "USD"),
        ("$200 AUD", "200", "AUD"),
        ("$200 USD", "200", "USD"),
        ("US$200", "200", "USD"),
        ("0.05 BTC", "0.05", "BTC"),
        ("0,05 btc", "0.05", "BTC"),
        ("0.050 BTC", "0.050", "BTC"),
        ("1.500 ETH", "1.500", "ETH"),
        ("0.12345678 bitcoin", "0.12345678", "BTC"),
        ("1,500 USDT", "1500", "USDT"),
        ("₹1,00,000", "100000", "INR"),
        ("Rs 5000", "5000", "INR"),
        ("50.000 FCFA", "50000", "XOF"),
        ("2k €", "2000", "EUR"),
        ("€2k", "2000", "EUR"),
        ("1,5k usd", "1500", "USD"),
        ("0.25k $", "250", "USD"),
        ("500,- €", "500", "EUR"),
        ("20 zł", "20", "PLN"),
    ],
)
@pytest.mark.parametrize("around", ["{}", "send {} now", "plačaj {}, takoj", "({})", "subito {}!"])
def test_a_sum_is_read_in_the_format_it_is_written_in(written, amount, currency, around):
    assert amounts(around.format(written)) == [(written, amount, currency)]


@pytest.mark.parametrize(
    "text",
    [
        "500",
        "at 21:14 on 21.11.2026",
        "in 2026, 50%, 100 km, 3x",
        "I will try 500 times, all 500",
        "euro",
        "€",
        "room 12, page 300",
        "abc500 €",
        "v2.500€",
        "21:30 €",
        "040 123 456 €",
        "USDT500x",
        "1.2.3 €",
        "12.5.2026 €",
        "BTC 3abc",
        "500 eurasian",
    ],
)
def test_a_number_without_a_currency_is_no_sum(text):
    assert amounts(text) == []


def test_each_of_several_sums_keeps_its_own_currency():
    assert amounts("500 €, 300 eur, €200, 0.1 BTC or USD 50") == [
        ("500 €", "500", "EUR"),
        ("300 eur", "300", "EUR"),
        ("€200", "200", "EUR"),
        ("0.1 BTC", "0.1", "BTC"),
        ("USD 50", "50", "USD"),
    ]


def test_a_sign_between_two_numbers_belongs_to_one_of_them():
    assert amounts("€ 100 $ 200") == [("€ 100", "100", "EUR"), ("$ 200", "200", "USD")]
    assert amounts("100 € 200 $") == [("100 €", "100", "EUR"), ("200 $", "200", "USD")]


def test_a_range_gives_the_number_beside_the_currency():
    assert amounts("200-300 €") == [("300 €", "300", "EUR")]


@pytest.mark.parametrize(
    ("text", "region", "currency", "reason"),
    [
        ("500 €", "", "EUR", reasons.AMOUNT_PLAIN),
        ("1.500 €", "", "EUR", reasons.AMOUNT_GROUPED),
        ("1,50 €", "", "EUR", reasons.AMOUNT_PLAIN),
        ("2k €", "", "EUR", reasons.AMOUNT_THOUSANDS),
        ("$5", "", "USD", reasons.AMOUNT_SHARED_SIGN),
        ("$5", "AU", "AUD", reasons.AMOUNT_SHARED_SIGN),
        ("500 kr", "SE", "SEK", reasons.AMOUNT_SHARED_SIGN),
        ("500 kr", "", "", reasons.AMOUNT_UNKNOWN_CURRENCY),
    ],
)
def test_how_a_sum_was_read_is_said(text, region, currency, reason):
    (found,) = found_in(text, region)

    assert (found.currency, found.reason) == (currency, reason)


def test_a_line_that_is_nothing_but_sums_is_not_told_sum_by_sum():
    dense = amounts("5eur " * 2000)

    assert 900 <= len(dense) < 1200


def test_a_list_and_a_chat_in_one_line_are_told_whole():
    listed = amounts("5eur\n" * 2000)
    exported = amounts('{"content":"send 500 eur now"},' * 2000)

    assert (len(listed), len(exported)) == (2000, 2000)


def bare(text):
    return [
        (text[found.start : found.end], found.amount, found.currency)
        for found in find_bare_amounts(text, Words.of(text))
    ]


@pytest.mark.parametrize(
    ("text", "written", "amount"),
    [
        ("send 500 or your mum sees it", "500", "500"),
        ("Pay me 1.500 by friday", "1.500", "1500"),
        ("i want another 2k now", "2k", "2000"),
        ("nakaži mi 300 takoj", "300", "300"),
        ("voglio 1000 subito", "1000", "1000"),
        ("überweis noch 250 bis morgen", "250", "250"),
        ("quiero 500 ya", "500", "500"),
        ("donne 400 avant minuit", "400", "400"),
        ("uplati 300 odmah", "300", "300"),
        ("altri 500 entro stasera", "500", "500"),
        ("še 500 do večera", "500", "500"),
    ],
)
def test_a_round_number_that_is_asked_for_is_a_sum_of_no_known_currency(text, written, amount):
    assert bare(text) == [(written, amount, "")]


@pytest.mark.parametrize(
    "text",
    [
        "send 500 more pics",
        "send 5 now",
        "send 4821 to my phone",
        "send 20:00 now",
        "I have 500 followers",
        "i want 500 likes",
        "another 20 minutes",
        "call 500 now",
        "buy 100 now",
        "encore 30 pages avant demain",
    ],
)
def test_a_number_that_counts_something_else_is_no_sum(text):
    assert bare(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "X: allora 400 subito sulla postepay 4023 6009 1234 5677 intestata a ROSA",
        "send the video to nobody. 400 now to my paypal",
        "400 on my paypal, now",
        "then 400 to this card 4023 6009 1234 5677",
        "zdaj 400 na ta račun SI56 2633 0001 2039 086",
        "400 takoj na kartico",
        "400 sofort auf mein Konto",
        "400 ahora a esta cuenta",
        "alors 400 tout de suite sur paypal",
        "400 odmah na moj račun",
    ],
)
def test_a_number_that_is_to_go_to_an_account_is_a_sum(text):
    assert [(each.value, each.amount) for each in recognise(text).amounts] == [("400", "400")]


@pytest.mark.parametrize(
    "text",
    [
        "ho 400 sulla postepay",
        "only have 400 now on my card",
        "20 con carta",
        "is it 400 now to your card?",
        "300 meters now to my account",
        "2026 to my account",
        "404 now on this account",
    ],
)
def test_a_number_beside_an_account_that_nobody_asks_for_is_no_sum(text):
    assert recognise(text).amounts == ()
