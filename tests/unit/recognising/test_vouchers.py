import pytest

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising.text import recognise


def vouchers(text):
    kinds = {IdentifierKind.GIFT_CARD, IdentifierKind.TRANSFER_NUMBER}
    return [
        (each.platform, each.normalised)
        for each in recognise(text, country="GB").identifiers
        if each.kind in kinds
    ]


@pytest.mark.parametrize(
    ("text", "platform", "normalised"),
    [
        ("Steam card 4K7QM-9XWRT-2ZP8V", "Steam", "4K7QM9XWRT2ZP8V"),
        ("Apple gift card X7M9 KPL2 WNT4 RVB3", "Apple", "X7M9KPL2WNT4RVB3"),
        ("google play 7QWE4RTY2UIO9PAS", "Google Play", "7QWE4RTY2UIO9PAS"),
        ("Amazon code AQ9T-7TX6WD-MNJZ", "Amazon", "AQ9T7TX6WDMNJZ"),
        ("Razer Gold PIN 48291037465920", "Razer", "48291037465920"),
        ("paysafecard 0537 1892 6471 0385", "paysafecard", "0537189264710385"),
        ("MTCN: 482-910-3746", "Western Union", "4829103746"),
        ("MoneyGram reference 48291037", "MoneyGram", "48291037"),
        ("Ria PIN 11482910374", "Ria", "11482910374"),
    ],
)
def test_a_code_is_told_by_the_brand_before_it(text, platform, normalised):
    assert vouchers(text) == [(platform, normalised)]


def test_several_codes_may_follow_one_brand():
    text = "Steam: 4K7QM-9XWRT-2ZP8V, 8PLM3-QX7RN-B2KTW\n2ZP8V-4K7QM-9XWRT"

    assert [code for _brand, code in vouchers(text)] == [
        "4K7QM9XWRT2ZP8V",
        "8PLM3QX7RNB2KTW",
        "2ZP8V4K7QM9XWRT",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "4K7QM-9XWRT-2ZP8V",
        "Amazon order 112-4839201-7465839",
        "Steam sale ends soon",
        "MoneyGram opens at 9",
        "wifi XK29-PLMQ-7781",
        "STEAM CARDS-PLEASE-THANKS",
    ],
)
def test_codes_without_a_brand_and_order_numbers_are_none(text):
    assert vouchers(text) == []
