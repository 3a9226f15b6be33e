"""A QR code on a page: dark squares drawn as they are, so that a copier cannot blur them."""

import segno
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from typing_extensions import override

from evidence_kit.report.structure import Node
from evidence_kit.report.styles import INK

_MODULE_PT = 1.1 * mm
"""Large enough for a phone that is held over paper, and for a fax."""
_QUIET_MODULES = 4
"""ISO/IEC 18004 §6.3.8: what stays light around it."""


class QrCode(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """A text as a QR code, error correction M."""

    def __init__(self, text: str, node: Node) -> None:
        super().__init__()
        self._rows = segno.make_qr(text, error="m", boost_error=False).matrix
        self._node = node
        self.width = self.height = (len(self._rows) + 2 * _QUIET_MODULES) * _MODULE_PT

    @override
    def draw(self) -> None:
        canvas = self.canv
        if canvas.journal.is_rehearsal:
            return
        lower = canvas.absolutePosition(0, 0)
        self._node.box = (*lower, *canvas.absolutePosition(self.width, self.height))
        with canvas.tags.marked(canvas, self._node):
            canvas.setFillColor(INK)
            for down, row in enumerate(self._rows, start=_QUIET_MODULES + 1):
                for start, length in _dark_runs(row):
                    canvas.rect(
                        (start + _QUIET_MODULES) * _MODULE_PT,
                        self.height - down * _MODULE_PT,
                        length * _MODULE_PT,
                        _MODULE_PT,
                        stroke=0,
                        fill=1,
                    )


def _dark_runs(row: bytearray) -> list[tuple[int, int]]:
    """Return where each run of dark modules starts, and how long it is."""
    runs: list[tuple[int, int]] = []
    for at, module in enumerate(row):
        if not module:
            continue
        if runs and sum(runs[-1]) == at:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((at, 1))
    return runs
