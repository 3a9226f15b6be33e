"""A list of which one is picked: the dot shows which; arrows move, type-ahead finds."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.marks import draw_dot

_ROW_PX = 44
_PADDING_PX = 16
_GAP_PX = 12


class PickList(QListView):
    """One stop for Tab, however long it is.

    Args:
        theme: How it looks.
        name: What is picked, for screen readers.
    """

    picked = Signal(str)
    """The person picked another one; its id, or "" for none."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._ids: list[str] = []
        self._names = QStringListModel(self)
        self.setModel(self._names)
        self.setItemDelegate(_Rows(theme, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        # What is selected, not what is current: Qt makes the first row current on mere arrival.
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def set_choices(self, choices: Sequence[tuple[str, str]], *, keep: str = "") -> None:
        """Offer other choices, ``(id, words)`` each; ``keep`` stays picked if it is among them."""
        model = self.selectionModel()
        model.blockSignals(True)
        self._ids = [identity for identity, _ in choices]
        self._names.setStringList([words for _, words in choices])
        if keep in self._ids:
            index = self._names.index(self._ids.index(keep))
            self.setCurrentIndex(index)
            self.scrollTo(index)
        model.blockSignals(False)
        self.viewport().update()

    def chosen(self) -> str:
        """Return the id of what is picked, or ""."""
        rows = [index.row() for index in self.selectedIndexes()]
        return self._ids[rows[0]] if rows else ""

    def choose(self, identity: str) -> None:
        """Pick; an id that is not in the list picks nothing."""
        row = self._ids.index(identity) if identity in self._ids else -1
        self.setCurrentIndex(self._names.index(row) if row >= 0 else QModelIndex())
        if row < 0:
            self.clearSelection()

    def _on_selection_changed(self, _chosen: QItemSelection, _left: QItemSelection) -> None:
        self.picked.emit(self.chosen())


class _Rows(QStyledItemDelegate):
    """Draws a dot and the words."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> QSize:
        return QSize(self._theme.px(120), max(_ROW_PX, self._theme.control_height(_ROW_PX)))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        place: QRect = option.rect
        state = option.state
        is_on = bool(state & QStyle.StateFlag.State_Selected)
        is_under_mouse = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if is_on or is_under_mouse:
            ground = self._theme.colour("primary_tint" if is_on else "sunken")
            painter.fillRect(place, ground)
        side = self._theme.px(20)
        is_mirrored = self._theme_is_mirrored()
        left = place.right() - _PADDING_PX - side if is_mirrored else place.left() + _PADDING_PX
        dot = QRect(left, place.center().y() - side // 2, side, side)
        draw_dot(self._theme, painter, dot, is_on=is_on)
        room = side + _PADDING_PX + _GAP_PX
        words = place.adjusted(_PADDING_PX if is_mirrored else room, 0, 0, 0)
        words.setRight(place.right() - (room if is_mirrored else _PADDING_PX))
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(self._theme.font("strong" if is_on else "body"))
        side_flag = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        flags = int(side_flag | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        painter.drawText(words, flags, str(index.data()))
        painter.restore()

    def _theme_is_mirrored(self) -> bool:
        view = self.parent()
        return isinstance(view, QListView) and view.isRightToLeft()
