import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.visible import drawn_with_emoji, number_of, visible

ANYTHING = st.text(st.characters())
HOSTILE = st.text(
    st.sampled_from(
        "ab \t\n\r⟦⟧\u00a0\u0300\u0301\u200b\u200e\u202e\u2066\u2069\ufeff\ufe0f\udc80\ud83d"
        "\U000e0041\U000e0001\u3000\u2800\u061c\x00\x1b\x7f\x85\u2028\u3164\uffff"
    )
)
EMOJI = st.text(
    st.sampled_from("a1❤👩⚕🏽🏴\u20e3\ufe0e\ufe0f\u200d\u200b\u202e\U000e0067\U000e0062\U000e007f")
)
NUMBER = re.compile("⟦U\\+([0-9A-F]{4,6})⟧")


def undone(shown: str) -> str:
    return NUMBER.sub(lambda found: chr(int(found[1], 16)), shown)


@given(ANYTHING | HOSTILE | EMOJI)
def test_an_exact_text_can_be_got_back_from_what_is_shown(text: str) -> None:
    assert undone(visible(text, is_exact=True)) == text


@given(ANYTHING | HOSTILE | EMOJI, st.booleans())
def test_nothing_shown_is_invisible_or_turns_the_line(text: str, is_exact: bool) -> None:  # noqa: FBT001 - given by hypothesis
    allowed = set() if is_exact else {"\n", "\u00a0"}

    shown = drawn_with_emoji().sub("", visible(text, is_exact=is_exact))

    for character in set(shown) - allowed:
        assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@given(HOSTILE)
def test_no_two_exact_texts_look_the_same(text: str) -> None:
    other = text + "\u200b"

    assert visible(text, is_exact=True) != visible(other, is_exact=True)


@given(HOSTILE, st.booleans())
def test_at_most_three_marks_stand_on_one_letter(text: str, is_exact: bool) -> None:  # noqa: FBT001 - given by hypothesis
    shown = visible(text, is_exact=is_exact)

    assert re.search("[\u0300\u0301]{4}", shown) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("invoice\u202egpj.exe", "invoice⟦U+202E⟧gpj.exe"),
        ("⟦U+202E⟧", "⟦U+27E6⟧U+202E⟧"),
        ("a\u200bb\ufeffc", "a⟦U+200B⟧b⟦U+FEFF⟧c"),
        ("tag\U000e0041", "tag⟦U+E0041⟧"),
        ("half\udc80", "half⟦U+DC80⟧"),
        ("red\x1b[31m", "red⟦U+001B⟧[31m"),
        ("trailing ", "trailing⟦U+0020⟧"),
        (" leading", "⟦U+0020⟧leading"),
        ("a\u00a0b", "a⟦U+00A0⟧b"),
        ("", ""),
    ],
)
def test_a_name_that_lies_is_shown_as_it_is(text: str, shown: str) -> None:
    assert visible(text, is_exact=True) == shown


def test_running_text_keeps_its_lines_and_common_accents() -> None:
    text = "Čuvaj me.\r\nPerché non rispondi?\nжду 😀"

    assert visible(text, is_exact=False) == text.replace("\r\n", "\n")


def test_a_lone_carriage_return_cannot_overwrite_a_line() -> None:
    assert "\r" not in visible("Pay 500\rPay 5", is_exact=False)


def test_a_stack_of_marks_is_cut_into_numbers() -> None:
    assert visible("Z" + "\u0351" * 5, is_exact=False) == (
        "Z" + "\u0351" * 3 + number_of("\u0351") * 2
    )


@pytest.mark.parametrize("is_exact", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "Giulia ❤\ufe0f",
        "☎\ufe0e 1\ufe0f\u20e3 #\ufe0f\u20e3",
        "👩🏽\u200d⚕\ufe0f 👨\u200d👩\u200d👧 🏴\u200d☠\ufe0f 🙂\u200d↔\ufe0f",
        "‼\ufe0f ℹ\ufe0f ©\ufe0f 👍🏽 🇸🇮",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_what_only_styles_or_joins_an_emoji_is_left_alone(text: str, *, is_exact: bool) -> None:
    assert visible(text, is_exact=is_exact) == text


@pytest.mark.parametrize("is_exact", [False, True])
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Giulia\ufe0f", "Giulia⟦U+FE0F⟧"),
        ("1\ufe0f", "1⟦U+FE0F⟧"),
        ("❤\ufe0f\ufe0f", "❤\ufe0f⟦U+FE0F⟧"),
        ("❤\u200dGiulia", "❤⟦U+200D⟧Giulia"),
        ("Giulia\u200d❤", "Giulia⟦U+200D⟧❤"),
        ("❤\ufe0f\u202egpj", "❤\ufe0f⟦U+202E⟧gpj"),
        ("🏴\U000e0067\U000e0062", "🏴⟦U+E0067⟧⟦U+E0062⟧"),
        ("a\U000e0067", "a⟦U+E0067⟧"),
    ],
)
def test_the_same_signs_elsewhere_are_numbers(text: str, shown: str, *, is_exact: bool) -> None:
    assert visible(text, is_exact=is_exact) == shown
