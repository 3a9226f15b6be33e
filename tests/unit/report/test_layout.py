from dataclasses import replace
from datetime import UTC, datetime

import pytest

from evidence_kit.errors import CancelledError
from evidence_kit.progress import Cancel, silent
from evidence_kit.report.document import (
    Blanks,
    Box,
    Bullets,
    Column,
    Columns,
    Commands,
    Density,
    Exhibit,
    Field,
    Fields,
    Frame,
    Placeholder,
    Prose,
    Section,
    Subheading,
    Table,
    Text,
    TickBox,
    cell,
    exact,
)
from evidence_kit.report.layout import Layout
from evidence_kit.report.pages import typeset
from evidence_kit.report.structure import Node, Tag
from evidence_kit.report.styles import FRAME_HEIGHT_PT, FRAME_WIDTH_PT, TALLEST_ROW_PT

BLOCKS = (
    Prose(texts=cell("words")),
    Bullets(items=cell("one")),
    Subheading(text="title"),
    Fields(rows=(Field(label="label", value=cell("value")),)),
    Columns(cells=(cell("left"), cell("right"))),
    Table(columns=(Column(title="A", width_mm=10),), rows=((cell("1"),),)),
    Box(title="title", body=cell("body")),
    Commands(lines=(("Linux", "sha256sum FILE"),)),
    Blanks(title="Released by", labels=("Name",)),
    TickBox(title="title", body=cell("body")),
    Exhibit(
        label="JS-001",
        anchor="exhibit-1",
        title="",
        short_hash="ab",
        picture=Placeholder(text="sealed"),
        fields=(Field(label="label", value=cell("value")),),
    ),
)


@pytest.fixture
def layout(fonts, words):
    return Layout(
        fonts=fonts,
        words=words,
        page_of=lambda _anchor: "12",
        preview_of=lambda _item_id: None,
        preview_sizes_px={},
        cancel=Cancel(),
    )


@pytest.fixture
def pages_of_sections(layout, fonts, pages_of):
    """Draw sections on pages and read them back."""
    frame = Frame(
        running_title="", footer="", page_words="{page}/{total}", contents_title="",
        language="en", title="t", author="a", subject="s",
    )  # fmt: skip

    def draw(*sections):
        def story(_page_of, root):
            return [each for section in sections for each in layout.section(section, root)]

        made_at = datetime(2026, 11, 21, tzinfo=UTC)
        pdf = typeset(
            frame, story, fonts=fonts, made_at=made_at, report=silent, cancel=layout.cancel
        )
        return pages_of(pdf)

    return draw


@pytest.fixture
def pages(pages_of_sections):
    """Draw blocks on pages and read them back."""
    return lambda *blocks: pages_of_sections(
        Section(title="Section", anchor="section", blocks=blocks)
    )


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_every_kind_of_block_prints_all_its_texts(pages, all_texts, block):
    (page,) = pages(block)
    hidden = {"exhibit-1"}
    assert [text for text in all_texts(block) if text not in page and text not in hidden] == []


def table(*values):
    return Table(
        columns=(Column(title="A", width_mm=30), Column(title="B", width_mm=30)),
        rows=tuple((cell(value), cell("short")) for value in values),
    )


def test_the_columns_of_a_table_fill_the_width(layout):
    grid = next(layout.block(table("value"), Node(Tag.SECTION)))
    assert sum(grid._colWidths) == pytest.approx(FRAME_WIDTH_PT)


def test_a_row_too_tall_for_a_page_is_set_as_several(layout):
    grid = next(layout.block(table("line\n" * 400, "next"), Node(Tag.SECTION)))
    grid.wrap(FRAME_WIDTH_PT, FRAME_HEIGHT_PT)
    assert len(grid._rowHeights) > 20
    assert max(grid._rowHeights) <= TALLEST_ROW_PT + 10


def test_a_list_point_longer_than_a_page_goes_on_overleaf(pages):
    made = pages(Bullets(items=cell("line\n" * 200)))
    assert len(made) > 2
    assert sum(page.count("line") for page in made) == 200


def test_a_table_repeats_its_head_on_the_next_page(layout):
    grid = next(layout.block(table(*map(str, range(50))), Node(Tag.SECTION)))
    grid.wrap(FRAME_WIDTH_PT, FRAME_HEIGHT_PT)
    first, second = grid.split(FRAME_WIDTH_PT, 300)
    for part in (first, second):
        part.wrap(FRAME_WIDTH_PT, FRAME_HEIGHT_PT)
        assert part._cellvalues[0][0][0].text == "A"


def test_a_page_number_stands_where_it_is_asked_for(layout):
    grid = next(
        layout.block(
            Table(
                columns=(Column(title="Page", width_mm=20),),
                rows=(((Text(text="", page_of="exhibit-1"),),),),
            ),
            Node(Tag.SECTION),
        )
    )
    assert grid._cellvalues[1][0][0].text == "12"


def test_an_exhibit_with_endless_words_is_parted_over_pages(pages):
    endless = Field(label="What it shows", value=cell("line\n" * 300))
    drawn = pages(replace(BLOCKS[-1], fields=(endless,)))
    assert len(drawn) > 4
    assert "JS-001" in drawn[0]
    assert sum(page.count("line") for page in drawn) == 300


def test_layout_stops_before_the_next_row_when_asked(layout):
    cancel = Cancel()
    cancel.request()
    with pytest.raises(CancelledError):
        list(replace(layout, cancel=cancel).block(table("value"), Node(Tag.SECTION)))


def test_addresses_and_hashes_of_the_usual_length_stay_on_one_line(pages):
    wallet, digest = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "0123456789abcdef" * 4
    columns = (Column(title="A", width_mm=78.5), Column(title="B", width_mm=89.5))
    annex = (Column(title="A", width_mm=24), Column(title="B", width_mm=144))
    rows = ((cell("1"), (exact(wallet),)),)
    rows_in_annex = ((cell("1"), (exact(digest),)),)
    (page,) = pages(
        Table(columns=columns, rows=rows),
        Table(columns=annex, rows=rows_in_annex, density=Density.ANNEX),
    )
    assert wallet in page
    assert digest in page


@pytest.mark.parametrize("rows", [32, 34])
@pytest.mark.parametrize("more_lines", range(6))
def test_the_space_below_a_table_begins_no_page(pages_of_sections, rows, more_lines):
    section = Section(
        title="Section",
        anchor="section",
        blocks=(table("value" + "\nline" * more_lines, *["value"] * rows),),
    )
    made = pages_of_sections(section, replace(section, starts_page=True))
    assert [page for page in made if "value" not in page] == []


def test_a_line_to_fill_in_grows_with_its_label(layout):
    labels = ("short", "a label with far more words than the room beside a blank line can hold")
    (kept,) = list(layout.block(Blanks(title="By", labels=labels), Node(Tag.SECTION)))[:1]
    grid = kept._content[1]
    grid.wrap(FRAME_WIDTH_PT, FRAME_HEIGHT_PT)
    short_pt, long_pt = grid._rowHeights
    assert long_pt > short_pt
