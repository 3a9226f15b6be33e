"""A column that remembers how high it is at each width.

A page that gets one part more asks all of its parts how high they are, five times and at several
widths; Qt remembers one. Without this, each part that comes would cost more than the one before.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.overriding import override


class KeptColumn(QVBoxLayout):
    """Parts below each other, without space between or around them.

    Args:
        widget: Whose layout it is.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)

    @override
    def heightForWidth(self, width: int, /) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    @override
    def minimumHeightForWidth(self, width: int, /) -> int:
        # Of parts that are as high as their words at a width, the least is the same.
        return self.heightForWidth(width)

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()
