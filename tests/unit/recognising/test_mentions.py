import pytest

from evidence_kit.recognising.mentions import find_mentions
from evidence_kit.recognising.words import Words


def platform_of(text, name="@x"):
    start = text.index(name)
    platform = find_mentions(Words.of(text)).beside(start, start + len(name))
    return "" if platform is None else platform.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # English
        ("instagram: @x", "Instagram"),
        ("snap @x", "Snapchat"),
        ("my telegram is @x", "Telegram"),
        ("Insta username @x", "Instagram"),
        ("IG - @x", "Instagram"),
        ("add my snapchat @x", "Snapchat"),
        ("TikTok (@x)", "TikTok"),
        ("tik tok: @x", "TikTok"),
        ("X: @x", "X"),
        ("Discord\n@x", "Discord"),
        ("@x on instagram", "Instagram"),
        ("@x (telegram)", "Telegram"),
        # Slovenian
        ("moj telegram je @x", "Telegram"),
        ("dodaj me na snapu: @x", "Snapchat"),
        ("na Instagramu sem @x", "Instagram"),
        ("na IG-ju @x", "Instagram"),
        ("najdi @x na fejsu", "Facebook"),
        # Italian
        ("il mio snap è @x", "Snapchat"),
        ("su telegram sono @x", "Telegram"),
        ("scrivimi a @x su instagram", "Instagram"),
    ],
)
def test_the_platform_is_taken_from_the_words_beside_a_name(text, expected):
    assert platform_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "@x",
        "I deleted instagram yesterday and then @x wrote",
        "instagram. Then @x came",
        "instagram and @x",
        "instagrammable @x",
        "mysnap @x",
        "@x, instagram is down",
        "@x instagram",
        "see example.org/instagram @x",
        "@instagram @x",
        "the signalman @x",
        "instagram" + " " * 50 + "@x",
    ],
)
def test_a_platform_named_elsewhere_says_nothing(text):
    assert platform_of(text) == ""


def test_each_of_several_names_gets_its_own_platform():
    text = "insta: @a, snap: @b and @c on telegram, @d"

    assert [platform_of(text, name) for name in ("@a", "@b", "@c", "@d")] == [
        "Instagram",
        "Snapchat",
        "Telegram",
        "",
    ]
