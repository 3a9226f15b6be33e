import pytest

from evidence_kit.report.fonts import Face
from evidence_kit.report.lines import Span
from evidence_kit.report.paragraph import Look, SetParagraph
from evidence_kit.report.structure import Node, Tag
from evidence_kit.report.styles import INK


@pytest.fixture
def paragraph(fonts):
    def make(text, *, may_part_anywhere=False):
        look = Look(
            size_pt=10,
            leading_pt=14,
            colour=INK,
            right_aligned=False,
            space_before_pt=3,
            space_after_pt=5,
            right_indent_pt=0,
            may_part_anywhere=may_part_anywhere,
        )
        return SetParagraph((Span(text, Face.TEXT),), look, fonts, Node(Tag.SECTION))

    return make


def test_its_height_is_its_lines(paragraph):
    made = paragraph("word " * 60)
    _width, height = made.wrap(200, 1000)
    assert height == len(made.lines) * 14
    assert (made.getSpaceBefore(), made.getSpaceAfter()) == (3, 5)


def test_it_is_parted_over_pages_and_no_line_stands_alone(paragraph):
    made = paragraph("word " * 60)
    made.wrap(200, 1000)
    count = len(made.lines)
    first, second = made.split(200, 14 * (count - 1) + 1)
    assert (len(first.lines), len(second.lines)) == (count - 2, 2)
    assert made.split(200, 15) == []
    assert made.split(200, 14 * count) == [made]


@pytest.mark.parametrize(
    "room", [14 * 3 - 0.013, 14 * 3 - 1e-5, 14 * 3 - 4e-7, 14 * 3, 14 * 3 + 1e-5]
)
def test_no_part_is_higher_than_the_frame_forgives(paragraph, room):
    first, _second = paragraph("word " * 60, may_part_anywhere=True).split(200, room)
    assert first.wrap(200, room)[1] - room <= 1e-6
    assert len(first.lines) == (3 if room > 14 * 3 - 1e-6 else 2)


def test_in_a_cell_any_line_may_stand_alone(paragraph):
    made = paragraph("word " * 60, may_part_anywhere=True)
    first, second = made.split(200, 15)
    assert len(first.lines) == 1
    assert first.wrap(200, 1000)[1] == 14
    assert second.wrap(200, 1000)[1] == 14 * len(second.lines)


def test_a_right_to_left_paragraph_ends_at_the_right_margin(paragraph):
    long, short = paragraph("שלום " * 60), paragraph("שלום")
    for made in (long, short):
        made.wrap(200, 1000)
    line = long.lines[0]
    assert long._left_pt(line, 1) + (line.trailing + line.width) / 100 == pytest.approx(200)
    assert short._left_pt(short.lines[0], 1) == 0
