"""Finding one of a long list by typing: what is offered while typing, and what is taken at the end.

The rules are: the line never keeps a word that is not in force – once the field is left, what is
picked stands there again, or what was typed has been taken; Enter takes what is marked in the open
list, which is the first of it from the beginning; leaving takes what is surely meant and nothing
else; where that is nothing or several, a note says so until somebody comes back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView

from evidence_kit.overriding import override

_SHOWN_AT_ONCE = 8
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TAB = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """How typed words lead to one of a list."""

    find: Callable[[str], Sequence[str]]
    """What was typed so far → the ids of all that may be meant, the likeliest first."""
    find_meant: Callable[[str], str | None]
    """What was typed → the id of the only one that can be meant; ``None`` for none or several."""
    nothing: str
    """Said where nothing in the list is called like this; translated."""
    several: str
    """Said where several are; translated."""


class Searching(QObject):
    """Makes the line of a box a place to type in.

    Args:
        box: Its list holds an id beside each of its words.
        search: How typed words lead to one of them.
    """

    taken = Signal()
    """What was typed was taken: the box has another row now."""
    noted = Signal(str)
    """What is to be said about what was typed; "" for nothing."""

    def __init__(self, box: QComboBox, search: Search) -> None:
        super().__init__(box)
        self._box = box
        self._search = search
        self._offered = QStringListModel(self)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._line = QLineEdit()
        # A file that is let go here is for the window.
        self._line.setAcceptDrops(False)
        self._line.setAccessibleName(box.accessibleName())
        box.setLineEdit(self._line)
        completer = QCompleter(self._offered, self)
        # What fits is found here: other names and codes stand in no row.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SHOWN_AT_ONCE)
        self._completer = completer
        self._popup = QListView()
        self._popup.setProperty("popup", True)
        completer.setPopup(self._popup)
        box.setCompleter(completer)
        self._line.textEdited.connect(self._on_line_text_edited)
        self._line.editingFinished.connect(self.settle)
        # After Qt's own, so that these hear of everything first.
        for heard in (box, self._line, self._popup):
            heard.installEventFilter(self)

    def settle(self) -> None:
        """Take what is surely meant, or show again what is in force and say why."""
        typed = self._line.text()
        if typed == self._in_force():
            return
        meant = self._search.find_meant(typed)
        if meant is not None:
            self._take(self._box.findData(meant))
            return
        self._show_in_force()
        if typed.strip():
            self.noted.emit(self._why_not(typed))

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Hear of Enter, of leaving and of a click before the box and its list do."""
        match event:
            case QKeyEvent() if event.type() is QEvent.Type.KeyPress:
                return self._hear_key(Qt.Key(event.key()))
            case QMouseEvent() if watched is self._popup:
                is_press = event.type() is QEvent.Type.MouseButtonPress
                if is_press and not self._popup.rect().contains(event.position().toPoint()):
                    self._popup.hide()
                    self.settle()
            case QMouseEvent() if event.type() is QEvent.Type.MouseButtonRelease:
                # Whoever clicks on what is in force wants another one, not a letter more of it.
                is_click = watched is self._line and not self._line.hasSelectedText()
                if is_click and self._line.text() == self._in_force():
                    self._offer_all()
            case _:
                pass
        return super().eventFilter(watched, event)

    def _hear_key(self, key: Qt.Key) -> bool:
        """Answer Enter and Tab; return whether the key goes no further."""
        if key not in _ENTER | _TAB:
            return False
        row = self._highlighted_row()
        # What is marked by itself may be taken by Enter; leaving must not pick for anybody.
        if row >= 0 and (key in _ENTER or self._box.itemText(row) == self._line.text()):
            self._take(row)
        elif key in _TAB:
            self.settle()
        else:
            self._enter()
        if key in _TAB:
            self._popup.hide()
        return key in _ENTER

    def _enter(self) -> None:
        typed = self._line.text()
        offered = self._words_for(typed)
        is_open = typed != self._in_force() and bool(typed.strip())
        # Faster than the list could be marked.
        if is_open and offered and self._search.find_meant(typed) is None:
            self._take(self._box.findText(offered[0]))
        else:
            self._popup.hide()
            self.settle()
        self._line.selectAll()

    def _take(self, row: int) -> None:
        self._popup.hide()
        is_other = row != self._box.currentIndex()
        self._box.setCurrentIndex(row)
        self._show_in_force()
        self.noted.emit("")
        if is_other:
            self.taken.emit()

    def _highlighted_row(self) -> int:
        """Return the box's row of what is highlighted in the open list; -1 for none."""
        if not self._popup.isVisible():
            return -1
        chosen: list[QModelIndex] = self._popup.selectionModel().selectedIndexes()
        return self._box.findText(chosen[0].data()) if chosen else -1

    def _in_force(self) -> str:
        return self._box.itemText(self._box.currentIndex())

    def _show_in_force(self) -> None:
        self._box.setEditText(self._in_force())

    def _why_not(self, typed: str) -> str:
        return self._search.several if self._words_for(typed) else self._search.nothing

    def _words_for(self, typed: str) -> list[str]:
        rows = (self._box.findData(identity) for identity in self._search.find(typed))
        return [self._box.itemText(row) for row in rows if row >= 0]

    def _offer_all(self) -> None:
        """Open the list with everything in it: a click on the words asks what there is."""
        self.noted.emit("")
        self._offered.setStringList([self._box.itemText(row) for row in range(self._box.count())])
        self._completer.complete()
        self._line.selectAll()

    def _mark_first(self) -> None:
        """Mark in the open list what Enter takes; the line keeps what was typed."""
        if not self._popup.isVisible() or self._line.text() == self._in_force():
            return
        chosen = self._popup.selectionModel()
        # Qt would put the words that are marked into the line, in the place of what is typed.
        chosen.blockSignals(True)
        self._popup.setCurrentIndex(self._offered.index(0, 0))
        chosen.blockSignals(False)
        self._popup.viewport().update()

    def _on_line_text_edited(self, text: str) -> None:
        self.noted.emit("")
        self._offered.setStringList(self._words_for(text))
        # Once Qt has opened the list.
        QTimer.singleShot(0, self, self._mark_first)
