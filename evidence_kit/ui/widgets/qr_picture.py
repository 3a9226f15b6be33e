"""An address as a picture for another device's camera. Nothing is opened here (product rule S8)."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evidence_kit.overriding import override
from evidence_kit.qr_code import QUIET_MODULES, qr_code
from evidence_kit.ui.theme import Theme

_MODULE_PX = 4


class QrPicture(QWidget):
    """The QR code of an address, on paper in the dark too: cameras want dark on light.

    Args:
        theme: How large it is.
        address: What it leads to, whole.
        name: What a screen reader says.
    """

    def __init__(self, theme: Theme, address: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._modules = qr_code(address)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        side = (len(self._modules) + 2 * QUIET_MODULES) * self._theme.px(_MODULE_PX)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        side = self._theme.px(_MODULE_PX)
        ink = self._theme.colour("paper_ink")
        for row, modules in enumerate(self._modules):
            for column, is_dark in enumerate(modules):
                if is_dark:
                    left, top = (column + QUIET_MODULES) * side, (row + QUIET_MODULES) * side
                    painter.fillRect(QRect(left, top, side, side), ink)
        painter.end()
