"""Rows that open below themselves: a list to read, with one row's details at a time.

The whole list is one Tab stop with arrows inside; what is inside an open row follows it. However
long it is, only the rows around those in view are made; the arrows make the others as they come. A
row in which something was begun stays open beside the one that is looked at, until somebody closes
it.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.row import Row
from evidence_kit.ui.widgets.rows_in_view import Entry, RowsInView
from evidence_kit.ui.widgets.scroll import show_in_page


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
        self._current = ""
        self._begun: frozenset[str] = frozenset()
        self.setAccessibleName(name)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._column = RowsInView(theme, self._is_needed)
        self._column.row_made.connect(self._on_column_row_made)
        whole.addWidget(self._column)

    @property
    def count(self) -> int:
        """How many rows there are, made or not."""
        return self._column.count

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are made, in order: all of a short list, of a long one those around."""
        return self._column.rows

    @property
    def open_key(self) -> str:
        """The key of the first open row; "" for none."""
        return next(iter(self.open_keys), "")

    @property
    def open_keys(self) -> tuple[str, ...]:
        """The keys of all open rows, in order."""
        return tuple(row.key for row in self.rows if row.is_open)

    def find_row(self, key: str) -> Row | None:
        """Return the row with a key, made now if it was not yet."""
        number = self._column.number_of(key)
        return None if number < 0 else self._column.row_at(number)

    def set_rows(self, entries: Sequence[Entry]) -> None:
        """Show other rows; what was open stays open, and what had the focus keeps it."""
        open_keys = self.open_keys
        focused = next((row for row in self.rows if row.button.hasFocus()), None)
        inside = self._focus_inside_row()
        self._column.show_entries(entries)
        for number, row in self._column.numbered:
            self._set_edges(number, row)
        for key in open_keys:
            self.open_beside(key)
        has_current = self._column.number_of(self._current) >= 0
        self._set_current(self._current if has_current else self._first_key())
        rows = self.rows
        if focused is not None and focused not in rows:
            current = self.find_row(self._current)
            if current is not None:
                current.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif inside is not None and inside[0] not in rows:
            self._focus_inside(inside[0].key, inside[1])

    def set_begun(self, keys: Collection[str]) -> None:
        """Say in which rows something was begun: they stay open when another one is opened."""
        self._begun = frozenset(keys)

    def open_row(self, key: str) -> None:
        """Open a row, and close those in which nothing was begun; "" opens none. Nobody is told."""
        wanted = self.find_row(key) if key else None
        for row in self.rows:
            row.set_open(is_open=row is wanted or (row.is_open and row.key in self._begun))
        if wanted is not None:
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

    def _focus_inside_row(self) -> tuple[Row, str] | None:
        """Return the row in whose details the focus is, and the name of what has it."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is None:
            return None
        for row in self.rows:
            if row.body is not None and row.body.isAncestorOf(focused):
                return row, focused.accessibleName()
        return None

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
        return self._column.row_at(0).key if self.count else ""

    def _set_current(self, key: str) -> None:
        self._current = key
        for row in self.rows:
            row.set_tab_stop(is_tab_stop=row.key == key)

    def _set_edges(self, number: int, row: Row) -> None:
        row.set_edges(
            has_line=number > 0,
            is_round_above=number == 0 and self._is_round_above,
            is_round_below=number == self.count - 1,
        )

    def _is_needed(self, row: Row) -> bool:
        # Tab comes to the current row wherever it stands, and what is open may be half-filled.
        return row.is_open or row.key == self._current or row.button.hasFocus()

    def _on_column_row_made(self, number: int, row: Row) -> None:
        self._set_edges(number, row)
        row.set_tab_stop(is_tab_stop=row.key == self._current)
        row.toggled.connect(self._on_row_toggled)
        row.step_wanted.connect(self._on_row_step_wanted)
        row.button.focused.connect(self._on_row_focused)

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
        here = max(self._column.number_of(self._current), 0)
        goals = {-2: 0, 2: self.count - 1}
        goal = self._column.row_at(min(max(goals.get(step, here + step), 0), self.count - 1))
        self._set_current(goal.key)
        goal.button.setFocus(Qt.FocusReason.TabFocusReason)
        show_in_page(goal.button)

    def _on_row_focused(self, button: QWidget) -> None:
        for row in self.rows:
            if row.button is button:
                self._set_current(row.key)
