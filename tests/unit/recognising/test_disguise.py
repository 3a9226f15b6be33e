import pytest

from evidence_kit.recognising.disguise import VisibleText, count_odd, hides_signs, mixes_alphabets


@pytest.mark.parametrize(
    "hidden",
    ["\u200b", "\u200e", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u3164", "\ufe0f", "\U000e0041"],
)
def test_what_is_not_drawn_is_left_out_and_the_way_back_is_kept(hidden):
    text = f"{hidden}ab{hidden}{hidden}cd{hidden}e"

    seen = VisibleText.of(text)

    assert seen.visible == "abcde"
    assert seen.span(0, 5) == (1, len(text))
    assert seen.span(0, 2) == (1, 3)
    assert seen.span(2, 4) == (5, 7)
    assert seen.span(4, 5) == (8, 9)


def test_a_span_never_starts_or_ends_at_an_undrawn_character():
    seen = VisibleText.of("a\u200bb\u200bc")

    assert seen.span(1, 2) == (2, 3)


def test_a_plain_text_is_its_own_visible_text():
    seen = VisibleText.of("kje si?")

    assert (seen.visible, seen.span(4, 6)) == ("kje si?", (4, 6))


@pytest.mark.parametrize("text", ["", "\u200b\u200b"])
def test_a_text_with_nothing_drawn_has_nothing_visible(text):
    assert VisibleText.of(text).visible == ""


@pytest.mark.parametrize(
    "name",
    [
        "p\u0430ypal",  # Cyrillic a
        "goog\u03bfe",  # Greek omicron
        "\uff49nstagram",  # full-width i
        "\U0001d422nstagram",  # mathematical bold i
        "https://inst\u0430gram.com/x",
    ],
)
def test_an_imitating_letter_is_noticed(name):
    assert mixes_alphabets(name)


@pytest.mark.parametrize(
    "name",
    [
        "instagram",
        "žiga_čuk",
        "più.perché",
        "маша",
        "https://ru.wikipedia.org/wiki/Москва",
        "ゲーム実況taro",
        "42-7_x",
        "e\u0301lodie",
        "\udc80abc",
    ],
)
def test_names_in_their_own_alphabet_are_not_suspected(name):
    assert not mixes_alphabets(name)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Plačaj 500 € na ex_4471", 0),
        ("in\u200b\u200bstagram", 2),
        ("p\u0430ypal and b\u0430nk", 2),
        ("pay to \u202eknab", 1),
        ("москва", 0),
        ("Giulia ❤\ufe0f, 👨🏽\u200d👩\u200d👧 1\ufe0f\u20e3 ☎\ufe0e", 0),
        ("Giulia\ufe0f", 1),
        ("❤\ufe0f\u202egpj ❤\u200dGiulia 1\ufe0f", 3),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 0),
        ("🏴\U000e0067\U000e0062", 2),
        ("Giuli\u0430 ❤\ufe0f", 1),
    ],
)
def test_odd_characters_are_counted(text, count):
    assert count_odd(text) == count


def test_a_joiner_after_an_emoji_that_joins_nothing_hides_in_a_name():
    assert hides_signs("❤\u200dalice")
    assert not hides_signs("❤\ufe0f alice")


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("\u200e[24/11/26, 22:41:07] Ana: \u200eimage omitted\n[24/11/26, 22:43:51] me: no", 0),
        ("[24/11/26, 22:41:07] \u202a+225 07 48 12 33 90\u202c: pay", 0),
        ("[24/11/26, 22:41:07] Ana: go to pay\u200epal", 1),
        ("[24/11/26, 22:41:07] Ana: \u202aexe.gpj\u202c", 2),
        ("\u202a+225 07 48 12 33 90: pay", 1),
        ("Ana: \u200e", 1),
    ],
)
def test_marks_that_an_app_writes_into_its_exports_are_no_alarm(text: str, odd: int) -> None:
    assert count_odd(text) == odd
