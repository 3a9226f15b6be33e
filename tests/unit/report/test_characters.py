import pytest

from evidence_kit.report.characters import number_of, visible


@pytest.mark.parametrize(
    "character",
    [
        "\x00", "\x1b", "\x7f", "\x85", "\u00ad", "\u034f", "\u061c", "\u115f", "\u180e",
        "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a",
        "\u202b", "\u202c", "\u202d", "\u202e", "\u2060", "\u2066", "\u2067", "\u2068",
        "\u2069", "\u2800", "\u3164", "\ufe0f", "\ufeff", "\ufffb", "\udc80",
        "\ue000", "\U000e0041", "\U000e0100", "\U0010ffff",
    ],
)  # fmt: skip
def test_what_cannot_be_seen_is_printed_as_its_number(character):
    for is_exact in (True, False):
        shown = visible(f"a{character}b", is_exact=is_exact)
        assert shown == f"a⟦U+{ord(character):04X}⟧b"


def test_a_printed_number_cannot_be_forged():
    assert visible("⟦U+202E⟧", is_exact=True) == "⟦U+27E6⟧U+202E⟧"


def test_an_exact_value_shows_its_line_feeds_tabs_and_odd_spaces():
    shown = visible(" a\n\tb  c\u00a0d\u2003 ", is_exact=True)
    assert shown == ("⟦U+0020⟧a⟦U+000A⟧⟦U+0009⟧b ⟦U+0020⟧c⟦U+00A0⟧d⟦U+2003⟧⟦U+0020⟧")


def test_prose_keeps_its_lines_and_the_width_of_its_spaces():
    shown = visible("one\r\ntwo\n  three", is_exact=False)
    assert shown == "one\ntwo\n\u00a0\u00a0three"


def test_a_lone_carriage_return_is_not_a_line():
    assert visible("a\rb", is_exact=False) == "a⟦U+000D⟧b"


def test_letters_of_every_alphabet_stay_as_they_are():
    text = "čšž àèì Ελλάδα Юлия 漢字 لينا नमस्ते 😈"
    assert visible(text, is_exact=True) == text


def test_stacked_marks_stop_at_three():
    shown = visible("Z" + "\u0351" * 5, is_exact=True)
    assert shown == "Z\u0351\u0351\u0351⟦U+0351⟧⟦U+0351⟧"


def test_a_mark_without_a_letter_is_printed_as_its_number():
    assert visible(" \u0301", is_exact=False).endswith(number_of("\u0301"))
    assert visible("\u0301a", is_exact=True) == "⟦U+0301⟧a"


def test_plain_text_is_given_back_unchanged():
    assert visible("plain text, 12.5 %", is_exact=True) == "plain text, 12.5 %"
