"""A door: a large card that leads somewhere, with its name and what is behind it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme

_PADDING_PX = 24
_GAP_PX = 12
_LINE_HEIGHT = 1.5
_LEAST_TEXT_PX = 160
_ENDLESS = 100_000
_MOST_WIDTHS = 8
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class Door(QPushButton):
    """A button as large as a card; a screen reader hears its title, then its line.

    Args:
        theme: How it looks.
        title: Where it leads.
        line: What is behind it.
        icon: In the circle above the title.
        is_first: The one to look at first; it stands on a tint.
    """

    def __init__(
        self, theme: Theme, title: str, line: str, icon: str, *, is_first: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._title = title
        self._line = line
        self._icon_name = icon
        self._is_first = is_first
        self._broken: dict[int, list[str]] = {}
        self._title_heights: dict[int, int] = {}
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        # Enter presses what has the focus, as Space does.
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._forget_lines)
        theme.changed.connect(self.update)

    def set_line(self, line: str) -> None:
        """Say something else about what is behind it."""
        self._line = line
        self.setAccessibleDescription(line)
        self._forget_lines()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        room = width - 2 * _PADDING_PX
        title, line = self._title_height(room), self._line_height(room)
        return 2 * _PADDING_PX + self._dot() + _GAP_PX + title + _GAP_PX + line

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(288)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_TEXT_PX + 2 * _PADDING_PX, self._dot() + 2 * _PADDING_PX)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        self._paint_head(painter)
        room = self.width() - 2 * _PADDING_PX
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = int(_WRAPPED | side | Qt.AlignmentFlag.AlignAbsolute)
        top = _PADDING_PX + self._dot() + _GAP_PX
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(self._theme.font("title"))
        painter.drawText(QRect(_PADDING_PX, top, room, _ENDLESS), flags, self._title)
        top += self._title_height(room) + _GAP_PX
        painter.setPen(self._theme.colour("soft"))
        painter.setFont(self._theme.font("body"))
        for number, words in enumerate(self._lines(room)):
            box = QRect(_PADDING_PX, top + number * self._pitch(), room, self._pitch())
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        ground = "primary_tint" if self._is_first else "surface"
        edge = "primary_line" if self._is_first else "line"
        if self.isDown():
            ground = "sunken"
        if self.underMouse():
            edge = "primary"
        painter.setPen(QPen(self._theme.colour(edge), 1))
        painter.setBrush(self._theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)

    def _paint_head(self, painter: QPainter) -> None:
        dot, icon = self._dot(), self._theme.px(24)
        circle = self._mirrored(QRect(_PADDING_PX, _PADDING_PX, dot, dot))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("surface" if self._is_first else "primary_tint"))
        painter.drawEllipse(circle)
        inset = (dot - icon) // 2
        painter.drawPixmap(
            circle.left() + inset,
            circle.top() + inset,
            self._theme.icon(self._icon_name, "primary", 24),
        )
        side = self._theme.px(20)
        left = self.width() - _PADDING_PX - side
        arrow = self._mirrored(QRect(left, _PADDING_PX + (dot - side) // 2, side, side))
        painter.drawPixmap(arrow.topLeft(), self._theme.icon("arrow-right", "primary"))

    def _mirrored(self, place: QRect) -> QRect:
        if not self.isRightToLeft():
            return place
        left = self.width() - place.right() - 1
        return QRect(left, place.top(), place.width(), place.height())

    def _dot(self) -> int:
        return self._theme.px(40)

    def _title_height(self, room: int) -> int:
        if room not in self._title_heights:
            metrics = QFontMetrics(self._theme.font("title"))
            box = metrics.boundingRect(QRect(0, 0, room, _ENDLESS), int(_WRAPPED), self._title)
            self._title_heights[room] = max(box.height(), metrics.height())
        return self._title_heights[room]

    def _pitch(self) -> int:
        return round(self._theme.font("body").pixelSize() * _LINE_HEIGHT)

    def _line_height(self, room: int) -> int:
        return len(self._lines(room)) * self._pitch()

    def _lines(self, room: int) -> list[str]:
        """Break the line between words; Qt cannot set a line height for plain text."""
        if room not in self._broken:
            # Laying out asks for a few widths again and again.
            if len(self._broken) > _MOST_WIDTHS:
                self._forget_widths()
            self._broken[room] = self._break(room)
        return self._broken[room]

    def _forget_lines(self) -> None:
        self._forget_widths()
        self.updateGeometry()

    def _forget_widths(self) -> None:
        self._broken.clear()
        self._title_heights.clear()

    def _break(self, room: int) -> list[str]:
        metrics = QFontMetrics(self._theme.font("body"))
        lines: list[str] = []
        for word in self._line.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines
