"""What this window prints, apart from the report: a few lines on one sheet.

Only plain text gets onto paper. The name of a print job is seen by everybody who uses the printer,
so it never says what the sheet is about. What prints is loaded when something is printed: the first
page can be printed too, and nobody waits for that when the program starts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QDialog, QWidget

from evidence_kit.ui.theme import FACE, FACE_MONO, load_mono

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat, QTextDocument
    from PySide6.QtPrintSupport import QPrinter

Step = Literal["title", "heading", "number", "code", "text", "small"]

_SIZES_PT: dict[Step, float] = {
    "title": 20,
    "heading": 13,
    "number": 16,
    "code": 18,
    "text": 11,
    "small": 10,
}
_STRONG = frozenset({"title", "heading", "number", "code"})
_SPACE_ABOVE_PT: dict[Step, float] = {
    "title": 0,
    "heading": 14,
    "number": 2,
    "code": 6,
    "text": 3,
    "small": 3,
}
_MARGIN_MM = 20
_INK = QColor("#1A1A1A")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph on the sheet."""

    text: str
    step: Step = "text"


Sheet = tuple[Line, ...]
"""What stands on one sheet, from top to bottom."""


def document_of(sheet: Sheet) -> "QTextDocument":
    """Return a sheet set in the program's own faces."""
    from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

    document = QTextDocument()
    cursor = QTextCursor(document)
    for position, line in enumerate(sheet):
        block = QTextBlockFormat()
        block.setTopMargin(_SPACE_ABOVE_PT[line.step])
        block.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if position:
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        cursor.insertText(line.text, _format(line.step))
    return document


def sheet_printer() -> "QPrinter":
    """Return a printer set up for one sheet of A4, before a person chooses a real one."""
    from PySide6.QtGui import QPageLayout, QPageSize
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    printer.setDocName("Sheet")
    printer.setCreator("Evidence Kit")
    return printer


def ask_and_print(parent: QWidget, sheet: Sheet, on_printed: Callable[[], None]) -> None:
    """Let the person choose a printer with the system's own window, then print.

    Args:
        parent: The page that asks.
        sheet: What is printed.
        on_printed: Called when the sheet was handed to the printer.
    """
    from PySide6.QtPrintSupport import QPrintDialog

    printer = sheet_printer()
    dialog = QPrintDialog(printer, parent)

    def on_dialog_accepted() -> None:
        document_of(sheet).print_(printer)
        on_printed()

    dialog.accepted.connect(on_dialog_accepted)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)


def _format(step: Step) -> "QTextCharFormat":
    from PySide6.QtGui import QTextCharFormat

    load_mono()
    font = QFont()
    font.setFamilies([FACE_MONO if step == "code" else FACE])
    font.setPointSizeF(_SIZES_PT[step])
    # Whoever wants more space on the screen has it in pixels, which are nothing on paper.
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)
    font.setWordSpacing(0)
    font.setWeight(QFont.Weight.DemiBold if step in _STRONG else QFont.Weight.Normal)
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(_INK)
    return made
