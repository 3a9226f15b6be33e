"""Cards below each other, from the top: what is short leaves the rest empty."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

_BETWEEN_PX = 16


class Stack(QWidget):
    """A column of parts that never spread to fill it."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN_PX)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
