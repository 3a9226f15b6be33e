"""The list of files on their way in: one line each, and never wider than the page."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.models.transfer_rows import TransferLine, TransferRole, TransferRows
from evidence_kit.ui.pages.evidence_drawing import is_led_by_keys
from evidence_kit.ui.pages.evidence_transfer import Row
from evidence_kit.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

_ROW_HEIGHT = 44
_EDGE_PX = 20
_GAP_PX = 12
_LABEL_WIDTH = 72


class TransferList(QListView):
    """Shows files on their way in; as high as what it holds, so that the page scrolls it.

    Args:
        theme: How it looks.
        words: The person's language.
        word: Says what a file's line says.
    """

    def __init__(self, theme: Theme, words: Words, word: Callable[[Row], TransferLine]) -> None:
        super().__init__()
        self._theme = theme
        self._rows = TransferRows(word, self)
        self.setAccessibleName(words.gettext("Files"))
        self.setModel(self._rows)
        self.setItemDelegate(_LineDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self._rows.modelReset.connect(self._fit)
        theme.changed.connect(self._fit)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other files."""
        self._rows.show_rows(rows)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _fit(self) -> None:
        self.setFixedHeight(self._rows.rowCount() * row_height(self._theme))
        self.scheduleDelayedItemsLayout()


def row_height(theme: Theme) -> int:
    """Return how high a line is."""
    return theme.px(_ROW_HEIGHT)


class _LineDelegate(QStyledItemDelegate):
    """Draws one line: icon, number, name, and where the file stands."""

    def __init__(self, theme: Theme, view: TransferList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, row_height(self._theme))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: TransferLine = index.data(TransferRole.LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A text follows its own first letter, wherever the window begins to read.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        box = QRectF(option.rect)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(box.topLeft(), box.topRight())
        if option.state & QStyle.StateFlag.State_HasFocus and is_led_by_keys(self._view):
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(3, 4, -3, -3), 8, 8)
        inner = box.adjusted(_EDGE_PX, 0, -_EDGE_PX, 0)
        icon = self._theme.icon(line.icon, line.tone)
        side = icon.deviceIndependentSize().width()
        self._place(painter, inner, QRectF(inner.left(), inner.top(), side, inner.height()), icon)
        left, height = inner.left() + side + _GAP_PX, inner.height()
        if line.label:
            label_width = self._theme.px(_LABEL_WIDTH)
            place = QRectF(left, inner.top(), label_width, height)
            self._write(painter, inner, place, line.label, step="strong")
            left += label_width + _GAP_PX
        width = QFontMetricsF(self._theme.font("small")).horizontalAdvance(line.state) + 2
        place = QRectF(inner.right() - width, inner.top(), width, height)
        self._write(painter, inner, place, line.state, step="small", tone=line.tone)
        place = QRectF(left, inner.top(), place.left() - _GAP_PX - left, height)
        name = QFontMetricsF(self._theme.font("body")).elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, place.width()
        )
        self._write(painter, inner, place, name, step="body")
        painter.restore()

    def _place(self, painter: QPainter, row: QRectF, place: QRectF, icon: QPixmap) -> None:
        where = self._mirrored(row, place)
        side = int(where.width())
        top = int(where.center().y() - side / 2)
        painter.drawPixmap(QRect(int(where.left()), top, side, side), icon)

    def _write(
        self,
        painter: QPainter,
        row: QRectF,
        place: QRectF,
        text: str,
        *,
        step: str,
        tone: str = "ink",
    ) -> None:
        painter.setFont(self._theme.font(step))
        painter.setPen(self._theme.colour(tone))
        place = self._mirrored(row, place)
        is_mirrored = self._view.isRightToLeft()
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(place, int(flags) | int(Qt.TextFlag.TextSingleLine), text)

    def _mirrored(self, row: QRectF, place: QRectF) -> QRectF:
        if not self._view.isRightToLeft():
            return place
        mirrored = QRectF(place)
        mirrored.moveLeft(row.left() + row.right() - place.right())
        return mirrored
