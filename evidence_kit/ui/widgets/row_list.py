"""Rows that open below themselves: a list to read, with one row's details at a time.

The whole list is one Tab stop with arrows inside; what is inside an open row follows it. A row in
which something was begun stays open beside the one that is looked at, until somebody closes it.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.row import Row


class RowList(QWidget):
    """Rows below each other, of which one is open; others only where something was begun in them.

    Args:
        theme: How it looks.
        name: What the list holds, for screen readers.
        is_round_above: Whether the first row touches the upper corners of its card.
    """

    open_changed = Signal(str)
    """The person opened a row – its key – or closed the open one: ""."""

    def __init__(self, theme: Theme, name: str, *, is_round_above: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._is_round_above = is_round_above
        self._rows: tuple[Row, ...] = ()
        self._current = ""
        self._begun: frozenset[str] = frozenset()
        self.setAccessibleName(name)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._part = QWidget()
        self._whole.addWidget(self._part)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, in order."""
        return self._rows

    @property
    def open_key(self) -> str:
        """The key of the first open row; "" for none."""
        return next(iter(self.open_keys), "")

    @property
    def open_keys(self) -> tuple[str, ...]:
        """The keys of all open rows, in order."""
        return tuple(row.key for row in self._rows if row.is_open)

    def find_row(self, key: str) -> Row | None:
        """Return the row with a key."""
        return next((row for row in self._rows if row.key == key), None)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; what was open stays open, and what had the focus keeps it."""
        open_keys = self.open_keys
        had_focus = any(row.button.hasFocus() for row in self._rows)
        key_inside, inside = self._find_focus_inside()
        self._whole.removeWidget(self._part)
        self._part.hide()
        self._part.deleteLater()
        self._rows = tuple(rows)
        # In a part of its own that is not seen yet: each row that is shown by itself would have the
        # whole page laid out, with every row before it.
        self._part = QWidget()
        column = QVBoxLayout(self._part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for position, row in enumerate(self._rows):
            row.set_edges(
                has_line=position > 0,
                is_round_above=position == 0 and self._is_round_above,
                is_round_below=position == len(self._rows) - 1,
            )
            row.toggled.connect(self._on_row_toggled)
            row.step_wanted.connect(self._on_row_step_wanted)
            row.button.focused.connect(self._on_row_focused)
            column.addWidget(row)
        for key in open_keys:
            self.open_beside(key)
        self._whole.addWidget(self._part)
        # At once: what is not seen yet can have no focus.
        self._part.show()
        self._set_current(self._current if self.find_row(self._current) else self._first_key())
        current = self.find_row(self._current)
        if had_focus and current is not None:
            current.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif inside:
            self._focus_inside(key_inside, inside)

    def set_begun(self, keys: Collection[str]) -> None:
        """Say in which rows something was begun: they stay open when another one is opened."""
        self._begun = frozenset(keys)

    def open_row(self, key: str) -> None:
        """Open a row, and close those in which nothing was begun; "" opens none. Nobody is told."""
        for row in self._rows:
            row.set_open(is_open=row.key == key or (row.is_open and row.key in self._begun))
        if key and self.find_row(key):
            self._set_current(key)

    def open_beside(self, key: str) -> None:
        """Open a row and leave the others as they are; nobody is told."""
        row = self.find_row(key)
        if row is not None:
            row.set_open(is_open=True)
            self._set_current(key)

    def first_focus(self) -> QWidget | None:
        """Return where the focus goes when somebody comes to the list."""
        row = self.find_row(self._current)
        return None if row is None else row.button

    def _find_focus_inside(self) -> tuple[str, str]:
        """Return key and name of what has the focus in a row's details; "" for nothing."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is None:
            return "", ""
        for row in self._rows:
            if row.body is not None and row.body.isAncestorOf(focused):
                return row.key, focused.accessibleName()
        return "", ""

    def _focus_inside(self, key: str, name: str) -> None:
        """Put the focus where it was: on what is called the same, else on the row itself."""
        row = self.find_row(key)
        if row is None or row.body is None:
            return
        same = [each for each in row.body.findChildren(QWidget) if each.accessibleName() == name]
        reachable = [each for each in same if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        goal = reachable[0] if reachable else row.button
        goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_key(self) -> str:
        return self._rows[0].key if self._rows else ""

    def _set_current(self, key: str) -> None:
        self._current = key
        for row in self._rows:
            row.set_tab_stop(is_tab_stop=row.key == key)

    def _on_row_toggled(self, key: str) -> None:
        row = self.find_row(key)
        is_closing = row is None or row.is_open
        wanted = "" if is_closing else key
        if row is not None and is_closing:
            row.set_open(is_open=False)
        else:
            self.open_row(key)
        self._set_current(key)
        self.open_changed.emit(wanted)

    def _on_row_step_wanted(self, step: int) -> None:
        keys = [row.key for row in self._rows]
        here = keys.index(self._current) if self._current in keys else 0
        goals = {-2: 0, 2: len(keys) - 1}
        goal = min(max(goals.get(step, here + step), 0), len(keys) - 1)
        self._set_current(keys[goal])
        self._rows[goal].button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_row_focused(self, button: QWidget) -> None:
        for row in self._rows:
            if row.button is button:
                self._set_current(row.key)
