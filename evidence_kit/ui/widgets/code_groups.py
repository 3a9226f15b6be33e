"""The hand-over code, large, in eight groups that can be read aloud.

A screen reader hears the groups one after the other. As many stand in a line as fit, but 4, 2 or 1,
so that whoever compares it always has whole lines.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.models.verdicts import groups_of
from evidence_kit.ui.theme import Theme

_GAP_PX = 12
_PADDING_PX = 14
_RADIUS_PX = 8
_LINE_HEIGHT = 1.6
_PER_LINE = (4, 2, 1)


class CodeGroups(QWidget):
    """A code in its groups."""

    def __init__(self, theme: Theme, name: str, *, step: str = "mono") -> None:
        """Prepare; there is no code yet.

        Args:
            theme: What it is drawn with.
            name: What the code is, for a screen reader.
            step: The step of the type scale.
        """
        super().__init__()
        self._theme = theme
        self._name = name
        self._step = step
        self._code = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)

    @property
    def code(self) -> str:
        """The code that is shown."""
        return self._code

    def set_code(self, code: str) -> None:
        """Show another code."""
        self._code = code
        self.setAccessibleName(f"{self._name}: {', '.join(groups_of(code))}")
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        groups = len(groups_of(self._code)) or 1
        lines = -(-groups // self._per_line(width))
        return round(lines * self._line_px()) + 2 * _PADDING_PX

    @override
    def sizeHint(self) -> QSize:
        width = round(4 * self._group_px() + 3 * _GAP_PX) + 2 * _PADDING_PX
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = round(self._group_px()) + 2 * _PADDING_PX
        return QSize(width, round(self._line_px()) + 2 * _PADDING_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("primary_line"), 1))
        painter.setBrush(self._theme.colour("surface"))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, _RADIUS_PX, _RADIUS_PX)
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(self._font())
        per_line = self._per_line(self.width())
        step_px = (self.width() - 2 * _PADDING_PX + _GAP_PX) / per_line
        for n, group in enumerate(groups_of(self._code)):
            line, place = divmod(n, per_line)
            box = QRectF(
                _PADDING_PX + place * step_px,
                _PADDING_PX + line * self._line_px(),
                step_px,
                self._line_px(),
            )
            # Digits run from left to right in every language.
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, group)
        painter.end()

    def _per_line(self, width: int) -> int:
        room = width - 2 * _PADDING_PX
        return next((n for n in _PER_LINE if n * self._group_px() + (n - 1) * _GAP_PX <= room), 1)

    def _font(self) -> QFont:
        font = self._theme.font(self._step)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _group_px(self) -> float:
        return QFontMetricsF(self._font()).horizontalAdvance("0" * 8)

    def _line_px(self) -> float:
        return self._theme.font(self._step).pixelSize() * _LINE_HEIGHT

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
