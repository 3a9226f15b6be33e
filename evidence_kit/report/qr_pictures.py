"""An address as a QR code on paper, for a phone that is not the one in danger (product rule S8).

segno makes it: ISO/IEC 18004, error correction M. The address stands beside it in letters, and
nothing from a case ever becomes a QR code.
"""

from itertools import groupby

import segno
from reportlab.platypus import Flowable
from typing_extensions import override

from evidence_kit.report.structure import Node
from evidence_kit.report.styles import INK

QR_WIDTH_PT = 62.0
"""About 22 mm: an address of the guidance has modules of half a millimetre and more."""

_QUIET_MODULES = 4
"""The white margin, in modules (ISO/IEC 18004 §5.3.8)."""


class QrPicture(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """The QR code of one address."""

    def __init__(self, address: str, node: Node) -> None:
        super().__init__()
        self._node = node
        self._rows = _modules(address)
        self.width = self.height = QR_WIDTH_PT

    @override
    def draw(self) -> None:
        canvas = self.canv
        lower = canvas.absolutePosition(0, 0)
        self._node.box = (*lower, *canvas.absolutePosition(self.width, self.height))
        side_pt = self.width / (len(self._rows) + 2 * _QUIET_MODULES)
        with canvas.tags.marked(canvas, self._node):
            canvas.setFillColor(INK)
            for n, row in enumerate(self._rows):
                y_pt = self.height - (n + 1 + _QUIET_MODULES) * side_pt
                for start, length in _dark_runs(row):
                    x_pt = (start + _QUIET_MODULES) * side_pt
                    canvas.rect(x_pt, y_pt, length * side_pt, side_pt, stroke=0, fill=1)


def _modules(address: str) -> tuple[tuple[bool, ...], ...]:
    code = segno.make_qr(address, error="m", boost_error=False, encoding="utf-8", eci=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def _dark_runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return where dark modules begin, and how many stand side by side."""
    runs = []
    start = 0
    for is_dark, group in groupby(row):
        length = len(list(group))
        if is_dark:
            runs.append((start, length))
        start += length
    return runs
