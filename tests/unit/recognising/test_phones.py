import pytest

from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence
from evidence_kit.recognising.phones import find_international, find_national
from evidence_kit.recognising.words import Words


def readings(text, region):
    international = list(find_international(text))
    for each in international:
        text = text[: each.start] + "\x00" * (each.end - each.start) + text[each.end :]
    return [*international, *find_national(text, Words.of(text).with_digits, region=region)]


def phones(text, region=""):
    return [
        (text[reading.start : reading.end], reading.normalised)
        for reading in readings(text, region)
    ]


# Numbers that Ofcom keeps for drama, and ones that stand in nobody's name.
@pytest.mark.parametrize(
    ("text", "written", "e164"),
    [
        ("call +44 20 7946 0123 now", "+44 20 7946 0123", "+442079460123"),
        ("+44 (0)20 7946 0123", "+44 (0)20 7946 0123", "+442079460123"),
        ("(+44) 20 7946 0123", "(+44) 20 7946 0123", "+442079460123"),
        ("tel:+442079460123", "+442079460123", "+442079460123"),
        ("+44 7700 900123", "+44 7700 900123", "+447700900123"),
        ("0044 20 7946 0123", "0044 20 7946 0123", "+442079460123"),
        ("+386\u00a040\u00a0123\u00a0456", "+386\u00a040\u00a0123\u00a0456", "+38640123456"),
        ("+386-40-123-456,", "+386-40-123-456", "+38640123456"),
        ("+442079460123 21:14", "+442079460123", "+442079460123"),
        ("+44 20 7946 0123 5kg", "+44 20 7946 0123", "+442079460123"),
        ("+44 20 7946 0123 4", "+44 20 7946 0123", "+442079460123"),
        ("+1 (202) 555-0123", "+1 (202) 555-0123", "+12025550123"),
    ],
)
@pytest.mark.parametrize("region", ["", "SI", "IT", "US"])
def test_a_number_with_its_country_code_is_found_in_every_case(text, written, e164, region):
    assert phones(text, region) == [(written, e164)]


@pytest.mark.parametrize(
    ("text", "region", "written", "e164"),
    [
        ("pokliči 031 234 567", "SI", "031 234 567", "+38631234567"),
        ("01/234-56-78", "SI", "01/234-56-78", "+38612345678"),
        ("040123456", "SI", "040123456", "+38640123456"),
        ("whatsapp 386 40 123 456", "SI", "386 40 123 456", "+38640123456"),
        ("020 7946 0123", "GB", "020 7946 0123", "+442079460123"),
        ("(0131) 496 0123", "GB", "(0131) 496 0123", "+441314960123"),
        ("07700 900123", "GB", "07700 900123", "+447700900123"),
        ("il numero è 347 123 4567", "IT", "347 123 4567", "+393471234567"),
        ("06 1234 5678", "IT", "06 1234 5678", "+390612345678"),
        ("202-555-0123", "US", "202-555-0123", "+12025550123"),
    ],
)
def test_a_national_number_is_read_by_the_case_s_country(text, region, written, e164):
    assert phones(text, region) == [(written, e164)]


@pytest.mark.parametrize(
    "text",
    [
        "[21. 11. 2026, 21:14] 040 123 456: hej",
        "21. 11. 2026, 21:14 - 040 123 456: hej",
        "21.11.2026 040 123 456",
        "ob 20 040 123 456",
        "040 123 456 5kg",
        "040 123 456 21:14",
        "za 200 € 040 123 456",
        "040 123 456 / 12",
    ],
)
def test_dates_times_and_counts_beside_a_number_do_not_hide_it(text):
    assert phones(text, "SI") == [("040 123 456", "+38640123456")]


def test_numbers_in_a_row_are_told_apart():
    text = "040 123 456 041 234 567 / 031 234 567 ali 070 123 456"

    assert [written for written, _e164 in phones(text, "SI")] == [
        "040 123 456",
        "041 234 567",
        "031 234 567",
        "070 123 456",
    ]


@pytest.mark.parametrize("region", ["", "SI", "IT", "GB", "US", "FR"])
@pytest.mark.parametrize(
    "text",
    [
        "ob 21:14, 21:14:05, 10:30-11:45",
        "21. 11. 2026 21.11.2026 21/11/2026 2026-11-21 11/21/2026 01.12.2026 01 12 2026",
        "2026-11-21 03:43, 20261121",
        "order 0401234567, order number 3401234567, Order no. 2025550123",
        "naročilo št. 040123456, sklic 040123456, račun 040123456",
        "ordine 0401234567, fattura n. 3471234567, codice 3471234567",
        "#040123456, №040123456",
        "your code is 040123456",
        "192.168.1.10, 10.0.0.1, v1.2.3.4, 1.2.3",
        "4111 1111 1111 1111, 4111-1111-1111-1111",
        "2024/25, 50%, 100 km, 12345, 1914-1918",
        "abc040123456, 040123456def, +38640123456x, 1+442079460123, x1234567890",
        "123456789012345678901234567890",
    ],
)
def test_other_digits_are_no_phone_numbers(text, region):
    assert phones(text, region) == []


def test_without_a_country_only_the_words_make_a_number():
    assert phones("040 123 456") == []
    (reading,) = readings("my phone: 040 123 456", "")
    assert (reading.normalised, reading.reason) == ("040123456", reasons.PHONE_BY_WORDS)
    assert reading.confidence is Confidence.POSSIBLE


def test_without_the_dialled_nought_only_the_words_make_a_number():
    assert phones("40 123 456", "SI") == []
    assert phones("telefon 40 123 456", "SI") == [("40 123 456", "+38640123456")]


@pytest.mark.parametrize(
    ("text", "region", "confidence", "reason"),
    [
        ("+44 20 7946 0123", "", Confidence.CERTAIN, reasons.PHONE_INTERNATIONAL),
        ("+44 7700 900123", "", Confidence.POSSIBLE, reasons.PHONE_RANGE_UNKNOWN),
        ("020 7946 0123", "GB", Confidence.LIKELY, reasons.PHONE_NATIONAL),
        ("07700 900123", "GB", Confidence.POSSIBLE, reasons.PHONE_RANGE_UNKNOWN),
        ("347 123 4567", "IT", Confidence.LIKELY, reasons.PHONE_NATIONAL),
        ("3471234567", "IT", Confidence.POSSIBLE, reasons.PHONE_NATIONAL),
    ],
)
def test_how_sure_a_number_is_and_why(text, region, confidence, reason):
    (reading,) = readings(text, region)

    assert (reading.confidence, reading.reason) == (confidence, reason)


def test_a_number_is_found_after_any_number_of_misses():
    text = "12 34 56 78, " * 20_000 + "+44 20 7946 0123"

    assert phones(text) == [("+44 20 7946 0123", "+442079460123")]
