"""Words, and what can be done about them: beside each other where there is room, else below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme

EM_PX = 16
"""One em, in pixels at 100 %."""


class Beside(QWidget):
    """A part that takes the room, and one after it that is as wide as it wants.

    Args:
        theme: How large an em is.
        first: Takes what is left.
        second: Buttons, a tag, a sum.
        from_em: The least width at which they stand beside each other.
        gap_px: Between them.
    """

    def __init__(
        self, theme: Theme, first: QWidget, second: QWidget, *, from_em: int, gap_px: int = 16
    ) -> None:
        super().__init__()
        self._theme = theme
        self._from_em = from_em
        self._parts = (first, second)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap_px)
        self._row.addWidget(first, 1)
        self._row.addWidget(second)
        theme.changed.connect(self._choose)

    @property
    def is_wide(self) -> bool:
        """Whether they stand beside each other."""
        return self._row.direction() is QBoxLayout.Direction.LeftToRight

    @override
    def minimumSizeHint(self) -> QSize:
        # As narrow as when they stand below each other; else they could never come to that.
        hints = [part.minimumSizeHint() for part in self._parts if not part.isHidden()]
        return QSize(
            max((hint.width() for hint in hints), default=0),
            max((hint.height() for hint in hints), default=0),
        )

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        is_wide = self.width() >= self._theme.px(self._from_em * EM_PX)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        middle = Qt.AlignmentFlag.AlignVCenter if is_wide else Qt.AlignmentFlag(0)
        self._row.setAlignment(self._parts[1], middle)
