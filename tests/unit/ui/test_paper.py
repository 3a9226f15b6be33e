from pathlib import Path

import pypdfium2
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from evidence_kit.ui.paper import Line, document_of, sheet_printer

SHEET = (
    Line(text="Spare key sheet", step="title"),
    Line(text="1  7KQF     2  M2XD", step="code"),
    Line(text="<b>& plain</b>"),
)


def test_only_plain_text_gets_onto_paper(qapp: QApplication) -> None:
    assert qapp is not None

    assert document_of(SHEET).toPlainText().splitlines()[-1] == "<b>& plain</b>"


def test_the_sheet_comes_out_of_a_printer_whole(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    printer = sheet_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))

    document_of(SHEET).print_(printer)

    document = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    text = document[0].get_textpage().get_text_range()
    assert len(document) == 1
    assert "7KQF" in text
    assert "<b>& plain</b>" in text


def test_the_print_job_does_not_say_what_it_is(qapp: QApplication) -> None:
    assert qapp is not None

    assert sheet_printer().docName() == "Sheet"
