"""A row that continues on the next line when it is full, from the side where reading begins."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from evidence_kit.overriding import override


class FlowLayout(QLayout):
    """Lays widgets out like words: each as wide as it wants to be, as many lines as needed."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._lay_out(QRect(0, 0, width, 0), is_trial=True)

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._lay_out(rect, is_trial=False)

    @override
    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    @override
    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, rect: QRect, *, is_trial: bool) -> int:
        """Place every item, or find out how high that would be."""
        area = rect.marginsRemoved(self.contentsMargins())
        x, y, line_height = 0, 0, 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._shown():
            hint = item.sizeHint()
            width = min(hint.width(), area.width())
            if line and x + width > area.width():
                self._place(line, area, line_height, is_trial=is_trial)
                x, y, line_height, line = 0, y + line_height + self.spacing(), 0, []
            height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            line.append((item, QRect(QPoint(x, y), QSize(width, height))))
            x += width + self.spacing()
            line_height = max(line_height, height)
        self._place(line, area, line_height, is_trial=is_trial)
        margins = self.contentsMargins()
        return y + line_height + margins.top() + margins.bottom()

    def _place(
        self,
        line: list[tuple[QLayoutItem, QRect]],
        area: QRect,
        line_height: int,
        *,
        is_trial: bool,
    ) -> None:
        if is_trial:
            return
        for item, box in line:
            placed = box.translated(area.topLeft())
            placed.translate(0, (line_height - box.height()) // 2)
            if self._is_mirrored():
                placed.moveLeft(area.left() + area.right() - placed.right())
            item.setGeometry(placed)

    def _is_mirrored(self) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.isRightToLeft()
