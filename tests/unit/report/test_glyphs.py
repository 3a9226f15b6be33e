import io
import re

import pikepdf
import pytest

from evidence_kit.report.fonts import Face
from evidence_kit.report.glyphs import EmbeddedFont, Pen
from evidence_kit.report.shaping import Glyph, shaped, typefaces_of


class Sheet:
    """As much of a canvas as a pen needs."""

    def __init__(self):
        self._code = []
        self._doc = self
        self.delayedFonts = []


@pytest.fixture
def drawn(fonts):
    def draw(text, level=0):
        sheet = Sheet()
        typefaces = typefaces_of(text, Face.TEXT, fonts) or fonts.typeface(Face.TEXT)
        runs = shaped(text, typefaces, [level] * len(text) if level else None)
        Pen().draw(sheet, 10, 20, runs, 9.5)
        return sheet

    return draw


def test_a_line_is_one_text_object_with_its_fonts(drawn):
    (code,) = drawn("aя")._code
    assert code.startswith("BT 1 0 0 1 10 20 Tm /EK0 9.5 Tf [<0001>] TJ /EK1 9.5 Tf")
    assert code.endswith("ET")


def test_the_same_glyph_has_the_same_code(drawn):
    (code,) = drawn("aba")._code
    assert "<000100020001>" in code


def test_kerned_letters_are_moved_together(drawn):
    (code,) = drawn("To")._code
    assert re.search(r"\[<0001> 80 <0002>\] TJ", code)


def test_letters_that_stand_for_one_syllable_are_spelt_out_once(drawn):
    (code,) = drawn("हिन्दी")._code
    assert code.count("/Span <</ActualText <FEFF") == 1
    assert code.count("BDC") == code.count("EMC") == 1
    assert "ActualText" not in drawn("שלום", level=1)._code[0]


def test_a_glyph_that_stands_for_other_letters_has_another_code(fonts):
    font = EmbeddedFont(fonts.typeface(Face.TEXT), "EK0")
    first = Glyph(5, "a", 500, 500, 0, 0)
    assert font.code_of(first) == font.code_of(first._replace(right=3)) == 1
    assert font.code_of(first._replace(characters="à")) == 2


def test_characters_beyond_the_first_plane_are_mapped_as_utf_16(fonts):
    font = EmbeddedFont(fonts.typeface(Face.TEXT), "EK0")
    font.code_of(Glyph(5, "\U0001d4d0", 500, 500, 0, 0))
    font.code_of(Glyph(6, "", 0, 0, 0, 0))
    assert "<0001> <D835DCD0>" in font._character_map()
    assert "<0002> <200B>" in font._character_map()


def test_the_character_map_is_written_in_blocks_of_a_hundred(fonts):
    font = EmbeddedFont(fonts.typeface(Face.TEXT), "EK0")
    for glyph_id in range(1, 251):
        font.code_of(Glyph(glyph_id, chr(glyph_id + 32), 500, 500, 0, 0))
    assert re.findall(r"\d+ beginbfchar", font._character_map()) == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]


def test_only_what_was_drawn_is_embedded(report_pdf):
    with pikepdf.open(io.BytesIO(report_pdf)) as document:
        fonts = document.pages[0].Resources.Font
        sizes = {
            str(font.BaseFont): len(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())
            for font in fonts.values()
        }
    assert len(sizes) >= 6
    assert max(sizes.values()) < 100_000
