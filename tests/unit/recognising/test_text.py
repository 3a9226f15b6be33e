import pytest

from evidence_kit.errors import CancelledError
from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.progress import Cancel
from evidence_kit.recognising import reasons
from evidence_kit.recognising.text import recognise

MESSAGE = """[19/11/2026, 21:14:05] Lena: pay 500 € or everyone sees it
instagram: @lena_marlow.ex4471 https://instagram.com/lena_marlow.ex4471?igsh=x
IBAN SI56 1910 0000 0123 438 (Lena M.) or bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4
whatsapp +44 7700 900123, mail lena.marlow@example.net, paypal.me/lenamarlow/500EUR
order 12345678, 24 h, version 2.3.1"""


def found(text, country=""):
    return [(each.kind, each.value) for each in recognise(text, country=country).identifiers]


def test_a_whole_message_gives_what_it_names_in_reading_order():
    recognition = recognise(MESSAGE, country="SI")

    assert [(each.kind, each.normalised, each.platform) for each in recognition.identifiers] == [
        (IdentifierKind.USERNAME, "lena_marlow.ex4471", "Instagram"),
        (
            IdentifierKind.PROFILE_URL,
            "https://www.instagram.com/lena_marlow.ex4471",
            "Instagram",
        ),
        (IdentifierKind.IBAN, "SI56191000000123438", ""),
        (IdentifierKind.BITCOIN, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", ""),
        (IdentifierKind.PHONE, "+447700900123", "WhatsApp"),
        (IdentifierKind.EMAIL, "lena.marlow@example.net", ""),
        (IdentifierKind.PAYMENT_HANDLE, "https://paypal.me/lenamarlow", "PayPal"),
    ]
    assert [(each.value, each.amount, each.currency) for each in recognition.amounts] == [
        ("500 €", "500", "EUR")
    ]


def test_every_value_is_the_text_at_its_offsets():
    recognition = recognise(MESSAGE, country="SI")

    for each in (*recognition.identifiers, *recognition.amounts):
        assert MESSAGE[each.start : each.end] == each.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jane@example.org", [(IdentifierKind.EMAIL, "jane@example.org")]),
        ("t.me/@jane", [(IdentifierKind.PROFILE_URL, "t.me/@jane")]),
        ("tiktok.com/@jane", [(IdentifierKind.PROFILE_URL, "tiktok.com/@jane")]),
        ("wa.me/447700900123", [(IdentifierKind.PROFILE_URL, "wa.me/447700900123")]),
        (
            "SI56 0400 1234 5678 901",
            [(IdentifierKind.IBAN, "SI56 0400 1234 5678 901")],
        ),
        (
            "https://example.org/1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            [(IdentifierKind.URL, "https://example.org/1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")],
        ),
        (
            "https://jane@example.org/x",
            [(IdentifierKind.URL, "https://jane@example.org/x")],
        ),
        ("instagram: example.org/some_one", [(IdentifierKind.URL, "example.org/some_one")]),
        ("paypal: jane_1@example.org", [(IdentifierKind.EMAIL, "jane_1@example.org")]),
    ],
)
def test_one_stretch_of_text_is_one_thing(text, expected):
    assert found(text, "SI") == expected


@pytest.mark.parametrize(
    "text", ["1 500 000 EUR", "$2 025 550", "350 000 USD", "0,04 BTC", "£2025550123"]
)
@pytest.mark.parametrize("country", ["SI", "IT", "US", "GB"])
def test_a_sum_is_no_phone_number(text, country):
    assert found(text, country) == []


def test_a_number_between_two_sums_is_still_found():
    recognition = recognise("200 € 040 123 456 € 50", country="SI")

    assert [each.value for each in recognition.identifiers] == ["040 123 456"]
    assert [each.value for each in recognition.amounts] == ["200 €", "€ 50"]


def test_a_number_with_its_country_code_is_no_sum():
    recognition = recognise("+386 31 234 500 € 50")

    assert [each.value for each in recognition.identifiers] == ["+386 31 234 500"]
    assert [each.value for each in recognition.amounts] == ["€ 50"]


def test_a_sum_inside_a_link_is_no_demand():
    assert recognise("paypal.me/someone/500EUR").amounts == ()


def test_the_service_beside_an_address_is_said():
    (reading,) = recognise("paypal: jane@example.org").identifiers

    assert reading.platform == "PayPal"


@pytest.mark.parametrize(
    ("text", "kind", "normalised"),
    [
        ("@ali\u200bce", IdentifierKind.USERNAME, "alice"),
        ("https://exam\u00adple.org/x", IdentifierKind.URL, "https://example.org/x"),
        ("t.me/so\u2060meone", IdentifierKind.PROFILE_URL, "https://t.me/someone"),
        ("SI56 1910\u200b 0000 0123 438", IdentifierKind.IBAN, "SI56191000000123438"),
        ("jane@exam\u200dple.org", IdentifierKind.EMAIL, "jane@example.org"),
        ("+44 20\u200e 7946 0123", IdentifierKind.PHONE, "+442079460123"),
    ],
)
def test_an_invisible_character_is_kept_in_the_value_and_said(text, kind, normalised):
    (reading,) = recognise(f"a {text} b").identifiers

    assert (reading.kind, reading.value, reading.normalised) == (kind, text, normalised)
    assert reading.reason == reasons.INVISIBLE_SIGNS


def test_direction_marks_around_a_number_stay_outside_it():
    (reading,) = recognise("\u202a+44 20 7946 0123\u202c").identifiers

    assert (reading.start, reading.value) == (1, "+44 20 7946 0123")
    assert reading.reason == reasons.PHONE_INTERNATIONAL


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("@\u0430lice", reasons.MIXED_ALPHABETS),
        ("https://inst\u0430gram.com/x", reasons.MIXED_ALPHABETS),
        ("t.me/\u0430lice", reasons.MIXED_ALPHABETS),
        ("\u0430lice@example.org", reasons.MIXED_ALPHABETS),
        ("@\u0430li\u200bce", reasons.INVISIBLE_AND_MIXED),
        ("https://xn--instgram-46g.com/x", reasons.WEB_ADDRESS),
    ],
)
def test_letters_of_different_alphabets_are_said(text, reason):
    (reading,) = recognise(text).identifiers

    assert (reading.value, reading.reason) == (text, reason)


def test_wrong_check_digits_are_shown_and_not_put_right():
    (reading,) = recognise("SI56 1910 0000 0123 439").identifiers

    assert (reading.kind, reading.validity) == (IdentifierKind.IBAN, Validity.INVALID)
    assert reading.normalised == "SI56191000000123439"


CHATS = [
    # English
    "hey, u up? lol it's 3:45 am... see u @ 8 on 12/05",
    "I paid 12.50 for lunch at 13.30, table 4, bus 25, room B12",
    "Order #4471-2291 shipped, tracking 1Z999AA10123456784, ETA 24-26 Nov",
    "Updated to iOS 26.1.2 (23B85), screen time 4h 12m, battery 37%",
    "He's 17, I'm 16; 50/50; 24/7; 2+2=4; 100%; #1; No. 5; p. 12-14",
    "meeting at 10:30-11:45, then 9/10 of us left. 1st, 2nd, 3rd",
    "my maths grade is 9.5/10 and.then he left.ok",
    # Slovenian
    "Živjo, kako si? Pridem ob 21:14, vlak 2412, peron 3.",
    "V petek 21. 11. 2026 imam izpit ob 8.30, soba 305.Pol pa domov",
    "Naročilo št. 2026-004471 je odposlano; sklic 00 12345678901.",
    "Imam 16 let, on 19; do konca meseca še 9 dni. Ne/da? Ja/ne!",
    "Telefon mi je crknil, imam 3 % baterije, instagram ne dela",
    # Italian
    "Ciao, ci vediamo alle 21:14 del 12/05/2026 in via Roma 12, 00184 Roma",
    "Ordine n. 40123456, codice 8812345678, consegna 24/26 novembre",
    "Ho 16 anni e lui 19; costa poco.Poi ti dico, ok? 3x2, 50%, 1°, 2ª",
    "Su Instagram ho visto il video, durata 12:34, versione 2.3.1",
]


@pytest.mark.parametrize("text", CHATS)
@pytest.mark.parametrize("country", ["", "SI", "IT", "GB-SCT", "US"])
def test_ordinary_chat_names_nothing(text, country):
    recognition = recognise(text, country=country)

    assert recognition.identifiers == ()
    assert recognition.amounts == ()


@pytest.mark.parametrize("country", ["", "SI", "GB-SCT", "XX", "nonsense", "-"])
def test_any_country_is_taken(country):
    assert found("+44 20 7946 0123", country) == [(IdentifierKind.PHONE, "+44 20 7946 0123")]


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "@" * 100_000, "1" * 1_000_000, "\u202e" * 100_000, "\x00" * 100_000]
)
def test_a_text_of_one_sign_names_nothing(text):
    recognition = recognise(text, country="GB")

    assert (recognition.identifiers, recognition.amounts, recognition.passages) == ((), (), ())


def test_an_identifier_inside_words_of_the_other_direction_is_found():
    text = "שלח את הכסף אל GB82 WEST 1234 5698 7654 32 או כתוב ל @some_one1 مرحبا"

    assert found(text) == [
        (IdentifierKind.IBAN, "GB82 WEST 1234 5698 7654 32"),
        (IdentifierKind.USERNAME, "@some_one1"),
    ]


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("hxxps://site[.]example/x", "https://site.example/x"),
        ("https[:]//site.example/x", "https://site.example/x"),
        ("name[at]site[dot]example", "name@site.example"),
    ],
)
def test_a_defanged_address_is_read_and_said_to_be_one(text, normalised):
    (reading,) = recognise(f"see {text} now").identifiers

    assert (reading.value, reading.normalised) == (text, normalised)
    assert reading.reason == reasons.DEFANGED_ADDRESS


def test_an_emoji_hides_nothing():
    (reading,) = recognise("display name: Sofia ❤️").identifiers

    assert (reading.value, reading.reason) == ("Sofia ❤️", reasons.DISPLAY_NAME_LABELLED)


def test_a_stop_ends_the_look_wherever_it_is():
    class StopAt(Cancel):
        def __init__(self, looks: int) -> None:
            super().__init__()
            self.looks = looks

        def check(self) -> None:
            self.looks -= 1
            if not self.looks:
                self.request()
            super().check()

    patient = StopAt(-1)
    recognise("Pay 500 EUR to @ex_4471 today", cancel=patient)
    asked = -1 - patient.looks

    assert asked >= 12
    for looks in range(1, asked + 1):
        with pytest.raises(CancelledError):
            recognise("Pay 500 EUR to @ex_4471 today", cancel=StopAt(looks))


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "@" * 100_000, "@a" * 50_000, "1" * 200_000, "a.b" * 100_000]
)
def test_a_text_without_a_space_is_read_to_its_end(text: str):
    (found,) = recognise(f"{text} GB82 WEST 1234 5698 7654 32", country="GB").identifiers[-1:]

    assert found.normalised == "GB82WEST12345698765432"
