import pytest

from evidence_kit.report.fonts import Face
from evidence_kit.report.shaping import drawable, shaped, typefaces_of


def runs_of(text, fonts, levels=None, face=Face.TEXT):
    typefaces = typefaces_of(text, face, fonts) or fonts.typeface(face)
    return shaped(text, typefaces, levels)


def glyphs_of(text, fonts, level=0, face=Face.TEXT):
    levels = [level] * len(text) if level else None
    return [glyph for run in runs_of(text, fonts, levels, face) for glyph in run.glyphs]


@pytest.mark.parametrize(
    "text", ["plain", "لقطة", "שלום", "हिन्दी", "กำลัง", "n\u030c", "👨\u200d👩\u200d👧", "她说한국"]
)
def test_every_character_stands_behind_a_glyph(fonts, text):
    told = [glyph.characters for glyph in glyphs_of(text, fonts, level=int(text[0] in "לلש"))]
    assert sorted("".join(told)) == sorted(text)


@pytest.mark.parametrize("text", ["plain", "לשלום", "我们", "𝓐𝓷𝓷𝓪", "❤", "é̂"])
def test_no_glyph_is_the_empty_box(fonts, text):
    assert all(glyph.glyph_id for glyph in glyphs_of(drawable(text, Face.TEXT, fonts), fonts))


def test_arabic_letters_are_joined(fonts):
    alone = glyphs_of("ل", fonts, level=1)[0].glyph_id
    joined = {glyph.glyph_id for glyph in glyphs_of("للل", fonts, level=1)}
    assert joined.isdisjoint({alone})


def test_a_right_to_left_run_is_drawn_from_its_end(fonts):
    assert [glyph.characters for glyph in glyphs_of("שלום", fonts, level=1)] == list("םולש")


def test_running_text_is_kerned_and_an_exact_value_is_not(fonts):
    running, exact = glyphs_of("To", fonts), glyphs_of("To", fonts, face=Face.EXACT)
    assert running[0].advance < running[0].width
    assert exact[0].advance == exact[0].width


def test_what_no_font_draws_becomes_its_number_and_the_rest_stays(fonts):
    assert drawable("a𓀀\u030cb", Face.TEXT, fonts) == "a⟦U+13000⟧\u030cb"
    assert drawable("plain", Face.TEXT, fonts) == "plain"


def test_a_run_ends_where_the_typeface_changes(fonts):
    names = [run.typeface.name for run in runs_of("aяb", fonts)]
    assert names == [Face.TEXT, "EK-Wide", Face.TEXT]


def test_nothing_gives_no_run(fonts):
    assert runs_of("", fonts) == ()
