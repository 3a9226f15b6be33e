import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.ui.pages.paste_text import LONGEST_LINE, ShownText


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def at(shown: ShownText, offset: int) -> str:
    """What the text widget holds from the place of a received character on."""
    raw = shown.text.encode("utf-16-le", "surrogatepass")
    return raw[2 * shown.place_of(offset) :].decode("utf-16-le", "surrogatepass")


def test_plain_text_is_shown_as_it_is() -> None:
    shown = ShownText.of("to SI56 2633 0001\nby Sunday")

    assert shown.text == "to SI56 2633 0001\nby Sunday"
    assert shown.place_of(3) == 3


def test_a_place_after_an_emoji_counts_the_emoji_twice() -> None:
    received = "😀😀 @lena"

    assert at(ShownText.of(received), 3) == "@lena"


def test_line_ends_of_every_kind_are_one_line_end() -> None:
    received = "a\r\nb\rc\nd"
    shown = ShownText.of(received)

    assert shown.text == "a\nb\nc\nd"
    assert at(shown, 5) == "c\nd"


@pytest.mark.parametrize("unseen", ["\u202e", "\u200b", "\u2029", "\x00", "\ufdd0", "\udc80", "⟦"])
def test_what_cannot_be_seen_is_shown_as_its_number(unseen: str) -> None:
    shown = ShownText.of(f"a{unseen}b")

    assert shown.text == f"a⟦U+{ord(unseen):04X}⟧b"
    assert at(shown, 2) == "b"


def test_what_only_joins_or_colours_an_emoji_is_left_alone() -> None:
    received = "👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3"

    assert ShownText.of(received).text == received


def test_the_same_joiner_between_letters_is_shown() -> None:
    assert ShownText.of("a\u200db").text == "a⟦U+200D⟧b"


def test_a_line_of_thousands_of_characters_is_shown_in_pieces() -> None:
    received = "x" * (3 * LONGEST_LINE) + "y"
    shown = ShownText.of(received)

    assert max(map(len, shown.text.split("\n"))) == LONGEST_LINE
    assert shown.text.replace("\n", "") == received
    assert at(shown, len(received) - 1) == "y"


@given(st.text(alphabet=st.sampled_from(["a", "😀", "\r", "\n", "\u200b", "\ufe0f", "⟦", "é"])))
def test_every_character_is_found_where_it_stands(received: str) -> None:
    shown = ShownText.of(received)

    assert shown.place_of(len(received)) == units(shown.text)
    for offset, character in enumerate(received):
        if character in "a😀é":
            assert at(shown, offset).startswith(character)
