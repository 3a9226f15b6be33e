"""Widgets below each other that remember how much room they want.

A layout asks everything in it for its size, at three widths, whenever one thing is added, and
remembers one width: below two hundred rows a single new one is asked for after ten thousand
questions. A portion answers for all of its rows from memory until one of them changes.
"""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override


class Portion(QWidget):
    """Some rows; they go into :attr:`body` before it is shown."""

    def __init__(self) -> None:
        super().__init__()
        # In no layout of ours: Qt would ask that one and not us.
        self._inner = QWidget(self)
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._hint: QSize | None = None
        self._least: QSize | None = None
        self._heights: dict[int, int] = {}
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._inner.installEventFilter(self)

    @override
    def sizeHint(self) -> QSize:
        if self._hint is None:
            self._hint = self._inner.sizeHint()
        return self._hint

    @override
    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            self._least = self._inner.minimumSizeHint()
        return self._least

    @override
    def heightForWidth(self, width: int, /) -> int:
        if width not in self._heights:
            height = self._inner.heightForWidth(width)
            # Less than nothing where no row's height follows from its width.
            self._heights[width] = height if height >= 0 else self.sizeHint().height()
        return self._heights[width]

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._inner.setGeometry(self.rect())

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Forget what was known when a row wants another size."""
        if watched is self._inner and event.type() is QEvent.Type.LayoutRequest:
            self._hint = self._least = None
            self._heights.clear()
            self.updateGeometry()
        return False
