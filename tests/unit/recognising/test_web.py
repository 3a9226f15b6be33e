import pytest

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence
from evidence_kit.recognising.web import find_emails, find_links


def links(text):
    return [text[reading.start : reading.end] for reading in find_links(text)]


def emails(text):
    return [text[reading.start : reading.end] for reading in find_emails(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://example.org/a?b=c#d.", ["https://example.org/a?b=c#d"]),
        ("(http://example.org/x)", ["http://example.org/x"]),
        ("http://en.example.org/wiki/Bank_(river)", ["http://en.example.org/wiki/Bank_(river)"]),
        ("<https://example.org/>", ["https://example.org/"]),
        ("„https://example.org/x“", ["https://example.org/x"]),
        ("*https://example.org/x*", ["https://example.org/x"]),
        ("https://example.org/john_", ["https://example.org/john_"]),
        ("https://example.org/x😈 ha", ["https://example.org/x"]),
        ("HTTPS://EXAMPLE.ORG/X", ["HTTPS://EXAMPLE.ORG/X"]),
        ("https://example.org:8443/x", ["https://example.org:8443/x"]),
        ("http://198.51.100.7/pay", ["http://198.51.100.7/pay"]),
        ("http://[2001:db8::1]/pay", ["http://[2001:db8::1]/pay"]),
        ("ftp://example.org/f", ["ftp://example.org/f"]),
        ("https://a.example,https://b.example", ["https://a.example", "https://b.example"]),
        ("https://example.org/?u=https://b.example", ["https://example.org/?u=https://b.example"]),
        ("www.example.org je tam", ["www.example.org"]),
        ("pojdi na example.org/x/y, takoj", ["example.org/x/y"]),
        ("instagram.com", ["instagram.com"]),
        ("Link: t.me/someone!", ["t.me/someone"]),
    ],
)
def test_a_web_address_is_found_without_the_sentence_around_it(text, expected):
    assert links(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ne vem.Kaj pa ti?In on/ona, itd./itn.",
        "e.g./i.e. and/or, w/o, 24/7, km/h",
        "Dobro.pridem ob 21.14/21.15",
        "version 1.2.3/4, 12.5.2026/13.5.2026",
        "report.pdf and main.py",
        "example.org",
        "no.reply@example.org/x",
        "http://localhost/x https:// http://a https://-a.com/",
        "://example.org",
        "Sono a Roma.Tu dove sei?",
        "U.S.A. and S.p.A.",
    ],
)
def test_prose_dates_and_file_names_are_no_web_addresses(text):
    assert links(text) == []


def test_an_account_s_address_says_platform_account_and_plain_address():
    (reading,) = find_links("https://WWW.Instagram.com/Some.One/?igsh=abc123")

    assert reading.kind is IdentifierKind.PROFILE_URL
    assert (reading.platform, reading.handle) == ("Instagram", "Some.One")
    assert reading.normalised == "https://www.instagram.com/Some.One"
    assert reading.confidence is Confidence.CERTAIN


def test_the_address_of_a_payment_account_is_a_payment_handle():
    (reading,) = find_links("paypal.me/someone/500EUR")

    assert (reading.kind, reading.platform) == (IdentifierKind.PAYMENT_HANDLE, "PayPal")
    assert (reading.handle, reading.reason) == ("someone", reasons.PAYMENT_ADDRESS)


def test_a_phone_number_in_a_link_gets_its_plus_sign():
    (reading,) = find_links("wa.me/447700900123")

    assert (reading.platform, reading.handle) == ("WhatsApp", "+447700900123")


def test_a_post_is_a_link_that_names_its_account():
    (reading,) = find_links("https://x.com/SomeOne/status/1?s=20")

    assert (reading.kind, reading.handle) == (IdentifierKind.URL, "SomeOne")
    assert reading.normalised == "https://x.com/SomeOne/status/1?s=20"


def test_any_other_address_keeps_all_but_the_case_of_its_host():
    (reading,) = find_links("HTTP://Me:Pw@Example.ORG:80/Path?Q=1#F")

    assert reading.normalised == "http://Me:Pw@example.org:80/Path?Q=1#F"
    assert (reading.kind, reading.platform) == (IdentifierKind.URL, "")


def test_what_stands_before_the_host_does_not_make_it_another_platform():
    (reading,) = find_links("https://instagram.com@evil.example/someone")

    assert (reading.kind, reading.platform) == (IdentifierKind.URL, "")


def test_an_imitated_host_is_shown_as_computers_write_it():
    (reading,) = find_links("https://inst\u0430gram.com/someone")

    assert reading.normalised == "https://xn--instgram-46g.com/someone"
    assert (reading.kind, reading.platform) == (IdentifierKind.URL, "")
    assert reading.reason == reasons.WEB_ADDRESS_OTHER_LETTERS


def test_how_sure_a_link_is_depends_on_how_it_is_written():
    readings = [next(find_links(text)) for text in ("https://a.example", "www.a.example", "a.si/x")]

    assert [reading.confidence for reading in readings] == [
        Confidence.CERTAIN,
        Confidence.LIKELY,
        Confidence.POSSIBLE,
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write to jane.doe+x@example.co.uk.", ["jane.doe+x@example.co.uk"]),
        ("mailto:jane@example.org?subject=x", ["jane@example.org"]),
        ("<jane@example.org>", ["jane@example.org"]),
        ("e-naslov:ziga@example.si,hvala", ["ziga@example.si"]),
        ("JANE@EXAMPLE.ORG", ["JANE@EXAMPLE.ORG"]),
        ("-jane@example.org", ["jane@example.org"]),
        ("jane@example.org-", ["jane@example.org"]),
        ("...jane@example.org...", ["jane@example.org"]),
        ("a@b.si;c@d.si", ["a@b.si", "c@d.si"]),
        ("jane@пример.рф", ["jane@пример.рф"]),
    ],
)
def test_an_e_mail_address_is_found(text, expected):
    assert emails(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "@jane",
        "jane@",
        "jane@home",
        "jane@21.14",
        "5@3.50",
        "jane @example.org",
        "@jane@example.org",
        "a" * 65 + "@example.org",
        "jane.@example.org",
        "..@example.org",
        "jane@@example.org",
    ],
)
def test_what_only_has_an_at_sign_is_no_e_mail_address(text):
    assert emails(text) == []


def test_only_the_host_of_an_e_mail_address_is_written_small():
    (reading,) = find_emails("Jane.Doe@Example.ORG")

    assert reading.normalised == "Jane.Doe@example.org"


def test_an_imitating_letter_in_an_e_mail_address_is_not_cut_off():
    assert emails("\u0430lice@example.org") == ["\u0430lice@example.org"]
