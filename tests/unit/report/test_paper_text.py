import pytest

from evidence_kit.report.document import (
    Blanks,
    Box,
    Bullets,
    Column,
    Field,
    Fields,
    Prose,
    QrRow,
    Subheading,
    Table,
    Text,
    cell,
    exact,
    said,
)
from evidence_kit.report.paper_text import paper_text

LONG = "x7Qp9" * 80


def text_of(*blocks):
    return paper_text("Title", blocks).decode().replace("\r\n", "\n")


def test_a_long_value_stays_in_one_line_to_be_copied():
    table = Table(columns=(Column(title="Value", width_mm=1),), rows=(((exact(LONG),),),))
    assert f"Value: {LONG}\n" in text_of(table)


def test_every_kind_of_block_that_papers_use_has_its_form():
    text = text_of(
        Box(title="Box", body=cell("inside")),
        Subheading(text="Part"),
        Prose(texts=(Text(text="0123", exact=True, lead="Number:"),)),
        Bullets(items=(said("point"),)),
        Fields(rows=(Field(label="Case", value=(exact("EK"),)),)),
        Blanks(title="By hand", labels=("Name",)),
    )
    lines = [line for line in text.split("\n") if line]
    assert lines == [
        "Title", "=====", "Box", "inside", "Part", "----", "Number: 0123", "- point",
        "Case:", "EK", "By hand", "Name: ____",
    ]  # fmt: skip


def test_what_cannot_be_seen_is_printed_as_its_number():
    assert "invoice⟦U+202E⟧gpj" in text_of(Prose(texts=(exact("invoice\u202egpj"),)))


def test_lines_end_so_that_every_program_shows_them():
    data = paper_text("Title", ())
    assert data == b"Title\r\n=====\r\n"


def test_a_block_without_a_form_is_not_left_out_silently():
    with pytest.raises(TypeError, match="QrRow"):
        text_of(QrRow(codes=()))
