"""A QR code on a page: dark squares drawn as they are, so that a copier cannot blur them.

An address leads a phone that is not the one in danger to where it must go (product rule S8); its
letters stand beside it. A module is as large as its place allows, and never finer than a phone can
read.
"""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from evidence_kit.overriding import override
from evidence_kit.qr_code import QUIET_MODULES, dark_runs, qr_code
from evidence_kit.report.structure import Node
from evidence_kit.report.styles import INK

MODULE_PT = 1.1 * mm
"""Large enough for a phone that is held over paper, and for a fax."""

QR_WIDTH_PT = 62.0
"""About 22 mm: an address of the guidance has modules of half a millimetre and more."""


class QrPicture(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """The QR code of a text.

    Args:
        text: What a phone reads.
        node: The figure in the document's structure.
        width_pt: How wide it is with its quiet zone; ``None`` for modules of :data:`MODULE_PT`.
    """

    def __init__(self, text: str, node: Node, *, width_pt: float | None = None) -> None:
        super().__init__()
        self._node = node
        self._rows = qr_code(text)
        across = len(self._rows) + 2 * QUIET_MODULES
        self._module_pt = MODULE_PT if width_pt is None else width_pt / across
        self.width = self.height = across * self._module_pt

    @override
    def draw(self) -> None:
        canvas = self.canv
        if canvas.journal.is_rehearsal:
            return
        lower = canvas.absolutePosition(0, 0)
        self._node.box = (*lower, *canvas.absolutePosition(self.width, self.height))
        side_pt = self._module_pt
        with canvas.tags.marked(canvas, self._node):
            canvas.setFillColor(INK)
            for down, row in enumerate(self._rows, start=QUIET_MODULES + 1):
                y_pt = self.height - down * side_pt
                for start, length in dark_runs(row):
                    x_pt = (start + QUIET_MODULES) * side_pt
                    canvas.rect(x_pt, y_pt, length * side_pt, side_pt, stroke=0, fill=1)
