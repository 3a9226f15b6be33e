import sys
from pathlib import Path

import pytest

from evidence_kit.errors import ReportError
from evidence_kit.sandbox.drawing import (
    FROZEN_ARGUMENT,
    MOST_WIDTH_PX,
    DrawnPage,
    draw_page,
    draw_with,
    drawer_command,
)

PDF_PATH = next((Path(__file__).resolve().parents[3] / "assets" / "sample").rglob("*.pdf"))


def drawn_by(program: str) -> DrawnPage:
    return draw_with([sys.executable, "-I", "-c", program], b"", 1, width_px=10)


def answer(*, width: int = 10, height: int = 14, pages: int = 1, text: bytes = b"", more: int = 0):
    """Return a program that answers with such a page."""
    head = [pages.to_bytes(2, "big"), width.to_bytes(2, "big"), height.to_bytes(2, "big")]
    head += [len(text).to_bytes(4, "big")]
    data = b"EKPG1\n" + b"".join(head) + b"\x7f" * (width * height * 3 + more) + text
    return f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({data!r})"


def test_a_page_is_drawn_as_wide_as_asked_with_its_text():
    page = draw_page(PDF_PATH.read_bytes(), 1, width_px=300)

    assert page.width_px in {300, 301}
    assert len(page.rgb) == page.width_px * page.height_px * 3
    assert len(set(page.rgb)) > 8, "an empty sheet"
    assert page.pages >= 1
    assert len(page.text) > 20


def test_what_is_no_pdf_is_refused_in_our_words():
    with pytest.raises(ReportError, match="page 1 was not drawn"):
        draw_page(b"%PDF-1.7 no", 1, width_px=300)


def test_a_page_the_report_does_not_have_is_refused():
    with pytest.raises(ReportError, match="page 999 was not drawn"):
        draw_page(PDF_PATH.read_bytes(), 999, width_px=300)


@pytest.mark.parametrize(("number", "width_px"), [(0, 300), (1, 0), (1, MOST_WIDTH_PX + 1)])
def test_a_width_or_page_that_cannot_be_is_not_even_tried(number: int, width_px: int):
    with pytest.raises(ValueError, match="width_px"):
        draw_page(b"", number, width_px=width_px)


def test_an_honest_answer_is_read():
    page = drawn_by(answer(text="čas".encode()))

    assert (page.width_px, page.height_px, page.pages, page.text) == (10, 14, 1, "čas")


@pytest.mark.parametrize(
    "program",
    [
        answer(width=20),
        answer(height=0),
        answer(height=21),
        answer(pages=0),
        answer(more=1),
        answer(more=-1),
        answer().replace("EKPG1", "EKPG2"),
        "print('page')",
        "",
    ],
)
def test_an_answer_that_is_not_what_was_asked_for_is_none(program: str):
    with pytest.raises(ReportError):
        drawn_by(program)


def test_a_drawer_that_dies_is_reported():
    with pytest.raises(ReportError, match="status 3"):
        drawn_by("import sys; sys.exit(3)")


def test_a_frozen_app_becomes_the_drawer_by_an_argument():
    assert drawer_command(is_frozen=True) == (sys.executable, FROZEN_ARGUMENT)
