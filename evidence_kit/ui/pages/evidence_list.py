"""The pieces of evidence as one control.

What this is for: one tab stop for thousands of pieces. The rules are: arrows move, Enter opens,
Space looks while it is held and never longer; the list is as high as what it holds, and the page
scrolls it.
"""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy

from evidence_kit.i18n import Words
from evidence_kit.model import Item, ItemId
from evidence_kit.overriding import override
from evidence_kit.ui.models.evidence_items import EvidenceItems
from evidence_kit.ui.pages.evidence_drawing import ListLayout, PieceDelegate
from evidence_kit.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

_MOVES = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
"""Key → how many places later a piece stands by it."""


class EvidenceList(QListView):
    """All pieces as one control: arrows move, Enter opens, Space held looks."""

    chosen = Signal(object)
    """The current piece is another one: its :class:`Item`."""
    opened = Signal(object)
    """The person wants to see all of a piece: its :class:`Item`."""
    several_chosen = Signal()
    """Other pieces are chosen, while several can be."""
    move_requested = Signal(object, int)
    """An :class:`Item` shall stand so many places later; less than 0 for earlier."""
    look_started = Signal()
    """Space is held."""
    look_ended = Signal()
    """Space is not held any more, or the focus went away."""

    def __init__(self, theme: Theme, words: Words, model: EvidenceItems) -> None:
        super().__init__()
        self._theme = theme
        self._is_looking = False
        self._has_kind = False
        self._chooses_several = False
        self._delegate = PieceDelegate(theme, self)
        self.setAccessibleName(words.gettext("Evidence"))
        self._model = model
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_self_clicked)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        model.modelReset.connect(self._fit)
        model.rowsInserted.connect(self._fit)
        theme.changed.connect(self._fit)

    def set_layout_kind(self, kind: ListLayout) -> None:
        """Lay the pieces out as tiles or as rows."""
        if self._delegate.kind is kind and self._has_kind:
            return
        self._has_kind = True
        self._delegate.kind = kind
        is_tiles = kind is ListLayout.TILES
        self.setViewMode(QListView.ViewMode.IconMode if is_tiles else QListView.ViewMode.ListMode)
        self.setMovement(QListView.Movement.Static)
        self._fit()

    def set_chooses_several(self, *, chooses_several: bool) -> None:
        """Let several pieces be chosen, or one be opened; what was chosen is not any more."""
        if chooses_several is self._chooses_several:
            return
        self._chooses_several = chooses_several
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.MultiSelection if chooses_several else modes.SingleSelection)
        self.clearSelection()

    def choose_all(self) -> None:
        """Choose every piece that is shown."""
        if self._chooses_several:
            self.selectAll()

    def several(self) -> tuple[Item, ...]:
        """Return the chosen pieces, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        found = (self._model.item_at(self._model.index(row)) for row in rows)
        return tuple(item for item in found if item is not None)

    def select(self, item_id: ItemId | None) -> None:
        """Mark the piece whose detail is open; nothing is told about it."""
        if self._chooses_several:
            return
        index = self._model.index_of(item_id)
        selection = self.selectionModel()
        if not index.isValid():
            selection.clearSelection()
        elif index != self.currentIndex() or not selection.isSelected(index):
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @override
    def sizeHint(self) -> QSize:
        """Return a height that holds every piece."""
        return QSize(240, self._whole_height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same height: the page scrolls, not the list."""
        return QSize(160, self._whole_height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tiles into the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, look while Space is held; arrows are Qt's, with Alt they move the piece.

        While several can be chosen, Space and Enter choose the piece or leave it out.
        """
        if self._chooses_several:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                toggle = QItemSelectionModel.SelectionFlag.Toggle
                self.selectionModel().select(self.currentIndex(), toggle)
            else:
                super().keyPressEvent(event)
            return
        steps = _MOVES.get(event.key())
        if steps is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            item = self._model.item_at(self.currentIndex())
            if item is not None:
                self.move_requested.emit(item, steps)
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open(self.currentIndex())
            case Qt.Key.Key_Space:
                if not event.isAutoRepeat() and not self._is_looking:
                    self._is_looking = True
                    self.look_started.emit()
            case _:
                super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Cover again when Space is let go."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._stop_looking()
        else:
            super().keyReleaseEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Cover again when the focus or the window goes away."""
        if event.type() in {
            QEvent.Type.FocusOut,
            QEvent.Type.Hide,
            QEvent.Type.WindowDeactivate,
        }:
            self._stop_looking()
        return super().event(event)

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which piece is the current one, and let the page scroll to it."""
        super().currentChanged(current, previous)
        self._stop_looking()
        item = self._model.item_at(current)
        if item is not None:
            self.chosen.emit(item)

    def turn_to(self, item_id: ItemId) -> None:
        """Make a piece the current one; none is opened by it."""
        index = self._model.index_of(item_id)
        if index.isValid() and not self._chooses_several:
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def current_rect(self) -> QRect:
        """Return where the current piece is drawn, in the list's own pixels."""
        return self.visualRect(self.currentIndex())

    def _stop_looking(self) -> None:
        if self._is_looking:
            self._is_looking = False
            self.look_ended.emit()

    def _on_self_clicked(self, index: QModelIndex) -> None:
        if not self._chooses_several:
            self._open(index)

    def _on_selection_changed(self) -> None:
        if self._chooses_several:
            self.several_chosen.emit()

    def _open(self, index: QModelIndex) -> None:
        item: Item | None = self._model.item_at(index)
        if item is not None:
            self.opened.emit(item)

    def _fit(self) -> None:
        cell, height = self._delegate.cell_size(), self._whole_height()
        if cell != self.gridSize():
            self.setGridSize(cell)
        if height != self.height():
            self.setFixedHeight(height)

    def _whole_height(self) -> int:
        cell = self._delegate.cell_size()
        width = max(self.viewport().width(), 1)
        columns = max(1, width // max(1, cell.width()))
        lines = -(-self._model.rowCount() // columns)
        return lines * cell.height() + 10
