from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QFont
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from evidence_kit.i18n import Words
from evidence_kit.ui.slip import Slip, print_slip, slip_printer

CODE = "9d417c0eb2a853f608cde17b4490a3d2" * 2
SLIP = Slip(reference="EK-2026-000417", made="21 Nov 2026, 14:26 UTC+01:00", code=CODE)

Print = Callable[[Slip], Path]

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def print_to_file(tmp_path: Path) -> Print:
    """Print a slip to a PDF, as any printer would get it."""

    def print_it(slip: Slip) -> Path:
        path = tmp_path / f"{slip.code}.pdf"
        printer = slip_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        assert print_slip(printer, slip, Words())
        return path

    return print_it


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == 1
        return str(document[0].get_textpage().get_text_bounded())


def picture_of(path: Path) -> bytes:
    with pypdfium2.PdfDocument(path) as document:
        return bytes(document[0].render(scale=1).to_pil().tobytes())


def test_it_says_what_it_belongs_to_and_how_to_compare(print_to_file: Print) -> None:
    text = text_of(print_to_file(SLIP))

    assert "EK-2026-000417" in text
    assert "tagmanifest-sha256.txt" in text
    assert "without this program" in text


def test_every_digit_of_the_code_is_on_the_paper(print_to_file: Print) -> None:
    whole = picture_of(print_to_file(SLIP))

    # A page on which one digit is another one must look different, wherever that digit is.
    changed = (
        f"{CODE[:place]}{'1' if CODE[place] != '1' else '8'}{CODE[place + 1 :]}"
        for place in range(len(CODE))
    )
    same = [
        code for code in changed if picture_of(print_to_file(replace(SLIP, code=code))) == whole
    ]

    assert same == []


def test_no_wrong_digit_can_be_copied_from_a_slip_that_was_saved(print_to_file: Print) -> None:
    text = text_of(print_to_file(SLIP))

    assert "9D417C0E" not in text
    assert "B2" not in text


def test_the_name_of_the_print_job_says_nothing_about_a_case() -> None:
    assert slip_printer().docName() == "Slip"


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    printer = slip_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "slip.pdf"))

    assert not print_slip(printer, SLIP, Words())


def test_wider_spacing_on_the_screen_changes_nothing_on_paper(
    qapp: QApplication, print_to_file: Print
) -> None:
    usual = qapp.font()
    spaced = QFont(usual)
    spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 3)
    qapp.setFont(spaced)
    try:
        text = text_of(print_to_file(SLIP))
    finally:
        qapp.setFont(usual)

    assert "EK-2026-000417" in text
