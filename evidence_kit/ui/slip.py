"""The slip of paper that carries the hand-over code, apart from the package.

No name stands on it: it may lie on a desk. The rules are: the whole code, in groups that can be
read aloud; what it belongs to; how anybody can compare it with what their computer already has.
Everything is drawn in points, so that it is the same on every printer.
"""

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPen,
    QTextOption,
)
from PySide6.QtPrintSupport import QPrinter

from evidence_kit.i18n import Words
from evidence_kit.ui.models.verdicts import groups_of
from evidence_kit.ui.theme import FACE, FACE_MONO, load_mono

_POINTS_PER_INCH = 72
_MARGIN_MM = 20
_GAP_PT = 10.0
_GROUPS_PER_LINE = 4
_INK = QColor("#1A1A1A")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What stands on one slip."""

    reference: str
    """The case's reference, ``EK-2026-482913``."""
    made: str
    """When the package was made, in words."""
    code: str
    """The whole hand-over code."""


def slip_printer() -> QPrinter:
    """Return a printer that is set up for one slip on A4, before a person chooses a real one."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    # The name of a print job is seen by everybody who uses the printer.
    printer.setDocName("Slip")
    printer.setCreator("Evidence Kit")
    return printer


def print_slip(printer: QPrinter, slip: Slip, words: Words) -> bool:
    """Draw a slip; returns whether the printer took it."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.resolution() / _POINTS_PER_INCH
    painter.scale(scale, scale)
    painter.setPen(QPen(_INK))
    width_pt = printer.pageRect(QPrinter.Unit.Point).width()
    _Drawing(painter, width_pt).slip(slip, words)
    return painter.end()


class _Drawing:
    """Draws one piece below the other."""

    def __init__(self, painter: QPainter, width_pt: float) -> None:
        self._painter = painter
        self._width_pt = width_pt
        self._y_pt = 0.0

    def slip(self, slip: Slip, words: Words) -> None:
        """Draw the whole slip."""
        self._text(words.gettext("Hand-over code"), _font(FACE, 20, QFont.Weight.DemiBold))
        # Translators: {reference} is the case's number, {time} a date and time.
        belongs = words.gettext("For the package of case {reference}, made {time}.").format(
            reference=slip.reference, time=slip.made
        )
        self._text(belongs, _font(FACE, 11))
        self._code(groups_of(slip.code))
        for sentence in (
            words.gettext(
                "Keep this slip apart from the package. Whoever changes the package cannot make "
                "this code come out again."
            ),
            words.gettext(
                "To compare: compute the SHA-256 of the file tagmanifest-sha256.txt in the "
                "package. All 64 digits must be the same. Capitals and spaces make no difference."
            ),
            words.gettext(
                "READ-ME-FIRST.txt in the package says how, without this program. A locked package "
                "is opened first: HOW-TO-OPEN beside it says with what."
            ),
        ):
            self._text(sentence, _font(FACE, 11))

    def _text(self, text: str, font: QFont) -> None:
        self._painter.setFont(font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        room = QRectF(0, self._y_pt, self._width_pt, 10_000)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        taken = self._painter.boundingRect(room, flags, text)
        self._painter.drawText(room, text, option)
        self._y_pt += taken.height() + _GAP_PT

    def _code(self, groups: tuple[str, ...]) -> None:
        load_mono()
        font = _font(FACE_MONO, 17, QFont.Weight.DemiBold)
        self._painter.setFont(font)
        metrics = self._painter.fontMetrics()
        step_pt, line_pt = self._width_pt / _GROUPS_PER_LINE, metrics.height() * 1.5
        lines = -(-len(groups) // _GROUPS_PER_LINE)
        box = QRectF(0, self._y_pt, self._width_pt, lines * line_pt + 2 * _GAP_PT)
        self._painter.drawRoundedRect(box, 6, 6)
        for n, group in enumerate(groups):
            line, place = divmod(n, _GROUPS_PER_LINE)
            baseline_pt = self._y_pt + _GAP_PT + (line + 0.7) * line_pt
            # WORKAROUND (Qt 6.11.3, PDF writer): it names the letter A of this face wrongly. Drawn
            # as an outline, a slip that is saved as a PDF cannot be copied to a wrong code.
            outline = QPainterPath()
            outline.addText(QPointF(_GAP_PT + place * step_pt, baseline_pt), font, group)
            self._painter.fillPath(outline, _INK)
        self._y_pt = box.bottom() + _GAP_PT * 1.5


def _font(face: str, size_pt: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont()
    font.setFamilies([face])
    # The painter counts in points already, so a pixel is one.
    font.setPixelSize(round(size_pt))
    # Whoever wants more space on the screen has it in pixels, which are far wider here.
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)
    font.setWordSpacing(0)
    font.setWeight(weight)
    return font
