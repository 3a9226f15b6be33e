import pytest
from reportlab import rl_config

from evidence_kit.report.fonts import Face, _to_unicode, bundled_fonts, text_width_pt


def test_the_face_itself_is_asked_first(fonts):
    assert fonts.font_for("č", Face.TEXT) == Face.TEXT
    assert fonts.font_for("č", Face.EXACT_STRONG) == Face.EXACT_STRONG


@pytest.mark.parametrize(
    ("character", "name"),
    [("я", "EK-Wide"), ("⟦", "EK-Math"), ("𝓐", "EK-Math"), ("❤", "EK-Symbols")],
)
def test_what_a_face_lacks_comes_from_a_fallback(fonts, character, name):
    assert fonts.font_for(character, Face.EXACT) == name


def test_a_letter_and_its_marks_are_drawn_by_one_font(fonts):
    assert fonts.font_for("n\u030c", Face.TEXT) == "EK-Wide"


def test_what_no_font_can_draw_is_told(fonts):
    assert fonts.font_for("لـ"[0], Face.TEXT) is None
    assert fonts.font_for("\U0001f608", Face.TEXT) is None
    assert not fonts.draws_all("a\U0001f608", Face.TEXT)
    assert fonts.draws_all("plain", Face.TEXT)


def test_reportlab_may_open_no_address():
    bundled_fonts()
    assert rl_config.trustedHosts == []
    assert rl_config.trustedSchemes == []


def test_asking_twice_gives_the_same_fonts():
    assert bundled_fonts() == bundled_fonts()


def test_exact_values_are_set_in_even_widths(fonts):
    assert fonts.draws_all("Il1O0", Face.EXACT)
    assert len({text_width_pt(letter, Face.EXACT, 10) for letter in "Il1O0Wm"}) == 1


def test_characters_beyond_the_first_plane_are_mapped_as_utf_16():
    written = _to_unicode([0x41, 0x1D4D0])
    assert "<00> <0041>" in written
    assert "<01> <D835DCD0>" in written


def test_the_character_map_is_written_in_blocks_of_a_hundred():
    written = _to_unicode(list(range(0x20, 0x20 + 250)))
    assert [line for line in written.splitlines() if line.endswith(" beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]
