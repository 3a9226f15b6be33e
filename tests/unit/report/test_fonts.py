import pytest
from reportlab import rl_config

from evidence_kit.report.fonts import Face, bundled_fonts
from evidence_kit.report.shaping import shaped


def test_the_face_itself_is_asked_first(fonts):
    assert fonts.typeface_for("č", Face.TEXT).name == Face.TEXT
    assert fonts.typeface_for("č", Face.EXACT_STRONG).name == Face.EXACT_STRONG


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("я", "EK-Wide"),
        ("⟦", "EK-Math"),
        ("𝓐", "EK-Math"),
        ("ل", "EK-Arabic"),
        ("ש", "EK-Hebrew"),
        ("क", "EK-Devanagari"),
        ("❤", "EK-Symbols"),
        ("❤\ufe0f", "EK-Pictographs"),
        ("👨\u200d👩\u200d👧", "EK-Pictographs"),
        ("她", "EK-EastAsian"),
        ("한", "EK-Korean"),
    ],
)
def test_what_a_face_lacks_comes_from_a_fallback(fonts, character, name):
    assert fonts.typeface_for(character, Face.EXACT).name == name


def test_a_letter_and_its_marks_are_drawn_by_one_font(fonts):
    assert fonts.typeface_for("n\u030c", Face.TEXT).name == "EK-Wide"


def test_what_no_font_can_draw_is_told(fonts):
    assert fonts.typeface_for("𓀀", Face.TEXT) is None
    assert not fonts.draws_all("a\U0001f608", Face.TEXT)
    assert fonts.draws_all("plain", Face.TEXT)


def test_a_character_that_a_font_lists_and_leaves_empty_does_not_count(fonts):
    korean = next(each for each in fonts._fallbacks if each.name == "EK-Korean")
    assert ord("如") in korean.face.unicodes
    assert "如" not in korean.characters


def test_reportlab_may_open_no_address():
    bundled_fonts()
    assert rl_config.trustedHosts == []
    assert rl_config.trustedSchemes == []


def test_asking_twice_gives_the_same_fonts():
    assert bundled_fonts() is bundled_fonts()


def test_exact_values_are_set_in_even_widths(fonts):
    (run,) = shaped("Il1O0Wmfi", fonts.typeface(Face.EXACT), None)
    assert len({glyph.advance for glyph in run.glyphs}) == 1
    assert len(run.glyphs) == 9
