from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from evidence_kit.i18n import Words
from evidence_kit.ui.slip import Slip, print_slip, slip_printer

CODE = "9d417c0eb2a853f608cde17b4490a3d2" * 2
SLIP = Slip(reference="EK-2026-000417", made="21 Nov 2026, 14:26 UTC+01:00", code=CODE)


def printed(path: Path) -> str:
    printer = slip_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    assert print_slip(printer, SLIP, Words())
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == 1
        return str(document[0].get_textpage().get_text_bounded())


pytestmark = pytest.mark.usefixtures("qtbot")


@pytest.fixture
def text(tmp_path: Path) -> str:
    return printed(tmp_path / "slip.pdf")


def test_the_whole_code_stands_on_one_page(text: str) -> None:
    assert CODE.upper() in "".join(text.split())


def test_it_says_what_it_belongs_to_and_how_to_compare(text: str) -> None:
    assert "EK-2026-000417" in text
    assert "tagmanifest-sha256.txt" in text
    assert "READ-ME-FIRST.txt" in text


def test_the_name_of_the_print_job_says_nothing_about_a_case() -> None:
    assert slip_printer().docName() == "Slip"


def test_a_printer_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    printer = slip_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "slip.pdf"))

    assert not print_slip(printer, SLIP, Words())
