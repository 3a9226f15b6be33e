import re
from pathlib import Path

import pytest

import evidence_kit.report
from evidence_kit.report.document import Text, Tone
from evidence_kit.report.fonts import Face
from evidence_kit.report.structure import Node, Tag
from evidence_kit.report.styles import BODY, FORM_VALUE
from evidence_kit.report.text import line_in_fonts, paragraphs

WIDTH_PT = 300


@pytest.fixture
def set_text(fonts, words):
    def set_one(text: Text, setting=FORM_VALUE, width_pt=WIDTH_PT):
        return paragraphs(
            text, setting, fonts=fonts, words=words, width_pt=width_pt, node=Node(Tag.SECTION)
        )

    return set_one


def texts(made) -> list[str]:
    return [paragraph.text for paragraph in made]


def runs_of(paragraph, width_pt=WIDTH_PT):
    paragraph.wrap(width_pt, 1000)
    return [run for line in paragraph.lines for run in line.runs]


def test_markup_is_printed_and_not_obeyed(set_text):
    hostile = "<img src='/etc/hostname'/> <a href='javascript:x'>&amp;</a> </para> <b>"
    assert texts(set_text(Text(text=hostile))) == [hostile]


def test_every_line_feed_of_prose_starts_a_new_line(set_text):
    assert texts(set_text(Text(text="one\ntwo"))) == ["one", "two"]


def test_an_exact_value_stays_on_one_line_and_shows_its_line_feed(set_text):
    assert texts(set_text(Text(text="one\ntwo", exact=True))) == ["one⟦U+000A⟧two"]


def test_a_character_no_font_can_draw_is_printed_as_its_number(set_text):
    assert texts(set_text(Text(text="😈 𓀀"))) == ["😈 ⟦U+13000⟧"]


def test_every_run_is_set_in_a_font_that_can_draw_it(set_text):
    made = set_text(Text(text="Anna я 𝓐 ❤ ⟦ ل 文", exact=True))
    names = [run.typeface.name for run in runs_of(made[0]) if run.characters.strip()]
    assert names == [Face.EXACT, "EK-Wide", "EK-Math", "EK-Symbols", "EK-Math", Face.EXACT,
                     "EK-Math", "EK-Arabic", "EK-EastAsian"]  # fmt: skip


def test_a_word_of_five_thousand_letters_stays_inside_its_place(set_text):
    made = set_text(Text(text="W" * 5000, most_characters=10_000))
    for paragraph in made:
        paragraph.wrap(WIDTH_PT, 1000)
    lines = [line for paragraph in made for line in paragraph.lines]
    assert sum(len(run.characters) for line in lines for run in line.runs) == 5000
    assert all(line.width * FORM_VALUE.size_pt / 1000 <= WIDTH_PT for line in lines)


def test_a_very_long_text_is_cut_into_pieces_and_nothing_is_lost(set_text):
    text = "word " * 5000 + "\u202e" * 3000
    made = set_text(Text(text=text, most_characters=100_000))
    assert len(made) > 1
    joined = "".join(texts(made)).replace(" ", "")
    assert joined == "word" * 5000 + "⟦U+202E⟧" * 3000


def test_what_is_over_the_cap_is_counted_and_its_keeper_named(set_text):
    made = texts(set_text(Text(text="a" * 120, most_characters=100)))
    assert made[0] == "a" * 100
    assert made[1].startswith("20 more characters are not printed here. The vault keeps")


def test_an_excerpt_keeps_its_lines_and_says_where_the_rest_is(set_text):
    made = set_text(Text(text="word " * 400, most_lines=3, rest_is="continued in section 2"))
    assert made[0].wrap(WIDTH_PT, 1000)[1] == pytest.approx(3 * FORM_VALUE.leading_pt)
    assert texts(made)[0].endswith("word …")
    assert texts(made)[1] == "continued in section 2"


def test_an_excerpt_is_never_cut_inside_the_number_of_a_character(set_text):
    for count in range(30, 60):
        (shown, *_rest) = texts(set_text(Text(text="x" * count + "\u202e" * 9, most_lines=1)))
        assert shown.count("⟦") == shown.count("⟧")


def test_a_short_excerpt_is_whole(set_text):
    assert texts(set_text(Text(text="short", most_lines=1, rest_is="elsewhere"))) == ["short"]


def test_our_words_before_an_exact_value_are_set_in_the_running_face(set_text):
    (paragraph,) = set_text(Text(text="anna", lead="user name:", exact=True))
    assert paragraph.text == "user name: anna"
    names = {run.characters: run.typeface.name for run in runs_of(paragraph)}
    assert names["name:"] == Face.TEXT
    assert names["anna"] == Face.EXACT


def test_strong_and_quiet_texts_differ_in_weight_and_grey(set_text):
    strong, quiet = (set_text(Text(text="a", tone=tone))[0] for tone in (Tone.STRONG, Tone.QUIET))
    assert runs_of(strong)[0].typeface.name == Face.STRONG
    assert runs_of(quiet)[0].typeface.name == Face.TEXT
    assert quiet.look.colour != strong.look.colour


def test_running_text_is_set_narrow_enough_to_read(set_text):
    (paragraph,) = set_text(Text(text="word " * 60), BODY, 476)
    assert 476 - paragraph.look.right_indent_pt == pytest.approx(BODY.width_pt)


def test_a_paragraph_is_broken_into_lines_again_for_another_width(set_text):
    (paragraph,) = set_text(Text(text="word " * 60))
    wide = paragraph.wrap(400, 1000)[1]
    narrow = paragraph.wrap(100, 1000)[1]
    assert narrow > wide
    assert paragraph.wrap(400, 1000)[1] == wide


def test_a_line_for_a_header_names_the_font_of_each_run(fonts):
    runs = line_in_fonts("JS-001 я", Face.TEXT, fonts)
    assert [(run.typeface.name, run.characters) for run in runs] == [
        (Face.TEXT, "JS-001 "),
        ("EK-Wide", "я"),
    ]


def test_paragraphs_are_made_in_one_module_only():
    folder = Path(evidence_kit.report.__file__).parent
    makers = {
        path.name
        for path in folder.glob("*.py")
        if re.search(r"\w*Paragraph\(|\bXPreformatted\(", path.read_text(encoding="utf-8"))
    }
    assert makers == {"paragraph.py", "text.py"}
