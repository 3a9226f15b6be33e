import pytest

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence
from evidence_kit.recognising.mentions import find_mentions
from evidence_kit.recognising.usernames import find_usernames
from evidence_kit.recognising.words import Words


def names(text):
    return [
        (text[reading.start : reading.end], reading.platform)
        for reading in find_usernames(text, find_mentions(Words.of(text)))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("piši @some.one_1!", [("@some.one_1", "")]),
        ("ask @john.", [("@john", "")]),
        ("(@john)", [("@john", "")]),
        ("@john's", [("@john", "")]),
        ("...@john", [("@john", "")]),
        ("instagram: @x", [("@x", "Instagram")]),
        ("my telegram is @x_y, snap @z", [("@x_y", "Telegram"), ("@z", "Snapchat")]),
        ("@bob@mastodon.example", [("@bob@mastodon.example", "")]),
        ("@bob@", [("@bob", "")]),
        ("@Žiga", [("@Žiga", "")]),
    ],
)
def test_a_name_with_an_at_sign_is_found(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "@",
        "@ home",
        "@x",
        "@123",
        "@3pm @10:30 @5.30pm @18h",
        "@everyone @here @all",
        "jane@example.org",
        "a@b",
        "@@john",
        "x=@john",
        "example.org/@john",
        "5 @ 3.50",
    ],
)
def test_times_addresses_and_everybody_are_no_names(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("snap: john_99", [("john_99", "Snapchat")]),
        ("Instagram: evil.guy", [("evil.guy", "Instagram")]),
        ("my telegram is evil_guy", [("evil_guy", "Telegram")]),
        ("moj insta je evil_guy", [("evil_guy", "Instagram")]),
        ("il mio snap è evil_guy", [("evil_guy", "Snapchat")]),
        ("kik username evil_guy7", [("evil_guy7", "Kik")]),
        ("add my snap evilguy99", [("evilguy99", "Snapchat")]),
        ("Discord: someone#1234", [("someone#1234", "Discord")]),
        ("revolut: someone1", [("someone1", "Revolut")]),
    ],
)
def test_a_bare_name_after_a_platform_is_possible(text, expected):
    readings = list(find_usernames(text, find_mentions(Words.of(text))))

    assert names(text) == expected
    assert [reading.confidence for reading in readings] == [Confidence.POSSIBLE]
    assert [reading.reason for reading in readings] == [reasons.USERNAME_WITHOUT_SIGN]


@pytest.mark.parametrize(
    "text",
    [
        "instagram: yes",
        "Instagram is down again",
        "Telegram je boljši kot Viber",
        "facebook: 12.5.2026",
        "snap: 21:14",
        "Discord v2.0.1",
        "Instagram version 2.3",
        "whatsapp: someone1",
        "telegram 5pm",
        "Su Instagram ho 300 follower",
        "snap me",
        "instagram: someone1@example.org",
    ],
)
def test_ordinary_words_after_a_platform_are_no_names(text):
    assert names(text) == []


def test_a_name_for_a_payment_service_is_a_payment_handle():
    text = "send it on cash app $someone or revolut @someone1"

    readings = list(find_usernames(text, find_mentions(Words.of(text))))

    assert {reading.kind for reading in readings} == {IdentifierKind.PAYMENT_HANDLE}
    assert {(reading.platform, reading.handle) for reading in readings} == {
        ("Cash App", "someone"),
        ("Revolut", "someone1"),
    }


@pytest.mark.parametrize("text", ["$HOME", "buy $BTC", "$someone", "cash app is fine. $someone"])
def test_a_dollar_sign_alone_makes_no_payment_handle(text):
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    ["the @media queries", "@media (max-width: 4em)", "@font-face {", "@keyframes turn { 0% { } }"],
)
def test_the_rules_of_a_style_sheet_are_no_names(text):
    assert names(text) == []


@pytest.mark.parametrize(
    "text", ["write to @media (he)", "@layer and @page", "insta @media screen"]
)
def test_a_name_that_is_also_a_style_rule_is_one_where_nothing_says_otherwise(text):
    assert names(text) != []


def test_how_sure_a_name_is_depends_on_the_platform_being_said():
    text = "@alone insta @said"

    readings = list(find_usernames(text, find_mentions(Words.of(text))))

    assert [(reading.handle, reading.confidence) for reading in readings] == [
        ("alone", Confidence.POSSIBLE),
        ("said", Confidence.LIKELY),
    ]


def test_letters_beyond_a_to_z_are_mentioned():
    text = "insta @müller"

    (reading,) = find_usernames(text, find_mentions(Words.of(text)))

    assert reading.reason == reasons.OTHER_LETTERS
