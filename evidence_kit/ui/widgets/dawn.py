"""Drawings that mean nothing: the morning over water where somebody arrives, and the mark.

They have no name for screen readers and take no focus; the morning leaves when there is little
room.
"""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme

_DAWN = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 120" fill="none" stroke="{primary}"
 stroke-width="2" stroke-linecap="round">
<circle cx="120" cy="74" r="30" fill="{soon_tint}" stroke="{soon_line}"/>
<rect x="0" y="75" width="240" height="45" fill="{ground}" stroke="none"/>
<path d="M20 76h200"/>
<path d="M60 88h120M84 100h72M104 112h32" stroke="{primary_line}"/>
<path d="M120 26v-10M86 40l-7-7M154 40l7-7M70 66H60M180 66h-10" stroke="{soon_line}"/>
</svg>"""
_MARK = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="{on_primary}"
 stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">
<rect width="32" height="32" rx="8" fill="{primary}" stroke="none"/>
<g transform="translate(6 6) scale(0.8333)"><rect x="4" y="8" width="16" height="11" rx="2"/>
<path d="M9 8V6.5A1.5 1.5 0 0 1 10.5 5h3A1.5 1.5 0 0 1 15 6.5V8M9 13.4l2.2 2.2 4-4.2"/></g>
</svg>"""
_TOKENS = ("primary", "primary_line", "on_primary", "soon_tint", "soon_line")
_MARK_PX = 32


class _Drawing(QWidget):
    """A drawing in the colours of the theme. It does not grow with the text: it says nothing."""

    def __init__(self, theme: Theme, drawing: str, size: QSize, ground: str) -> None:
        super().__init__()
        self._theme = theme
        self._drawing = drawing
        self._size = size
        self._ground = ground
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return self._size

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        _paint(painter, self._theme, self._drawing, QRectF(self.rect()), self._ground)
        painter.end()


class Dawn(_Drawing):
    """The morning over water, twice as wide as high.

    Args:
        theme: Its colours.
        width: In pixels.
        ground: The token of the ground it stands on.
    """

    def __init__(self, theme: Theme, width: int = 208, ground: str = "canvas") -> None:
        super().__init__(theme, _DAWN, QSize(width, width // 2), ground)


class Mark(_Drawing):
    """The program's mark: a closed case with a tick."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _MARK, QSize(_MARK_PX, _MARK_PX), "canvas")


def mark_pixmap(theme: Theme, side_px: int = 256) -> QPixmap:
    """Return the mark as the icon of a window."""
    pixmap = QPixmap(side_px, side_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _paint(painter, theme, _MARK, QRectF(pixmap.rect()), "canvas")
    painter.end()
    return pixmap


def _paint(painter: QPainter, theme: Theme, drawing: str, place: QRectF, ground: str) -> None:
    colours = {token: theme.colour(token).name() for token in _TOKENS}
    tinted = drawing.format(**colours, ground=theme.colour(ground).name())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(tinted.encode())).render(painter, place)
