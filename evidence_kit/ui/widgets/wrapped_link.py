"""A link of a whole sentence: Qt's buttons do not wrap their words, and a sentence must."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme

_PADDING_PX = 4
_LEAST_WIDTH = 120
_ENDLESS = 100_000


class WrappedLink(QPushButton):
    """An underlined sentence that can be pressed."""

    def __init__(self, theme: Theme, text: str) -> None:
        # Qt's own words would be drawn, and measured, in one line.
        super().__init__()
        self._theme = theme
        self._words = text
        self.setProperty("kind", "link")
        # Enter presses what has the focus, as Space does.
        self.setAutoDefault(True)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        room = QRect(0, 0, max(1, width), _ENDLESS)
        box = self._metrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._words)
        return max(box.height(), self._theme.px(20)) + 2 * _PADDING_PX

    @override
    def sizeHint(self) -> QSize:
        width = self._metrics().horizontalAdvance(self._words) + 2
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self._theme.px(20) + 2 * _PADDING_PX)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setFont(self._font())
        tone = "ink" if self.isDown() or self.underMouse() else "primary"
        painter.setPen(self._theme.colour(tone if self.isEnabled() else "soft"))
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), int(flags | Qt.TextFlag.TextWordWrap), self._words)
        painter.end()

    def _font(self) -> QFont:
        font = self._theme.font("small")
        font.setUnderline(True)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font())
