"""Many rows of controls, built a portion at a time, so that five hundred files hold nothing up.

The rules are: the first rows of a portion are there at once, the others follow a few in a turn of
the event loop; those of a turn find their places together, before anything is drawn.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Rule
from evidence_kit.ui.widgets.kept_column import KeptColumn
from evidence_kit.ui.widgets.making import find_places, laid_out_once, making

PORTION = 40
"""So many rows are shown before somebody asks for more."""
AT_ONCE = 4
"""So many of a portion are there at once."""
IN_A_TURN = 2
"""So many are built in a turn of the event loop after that; each takes a few milliseconds."""


class PortionedRows(QWidget):
    """Rows with hairlines between them, and a button for the next ones.

    Args:
        theme: How it looks.
        words: The person's language.
        build: Makes the row of a number, from 0.
        portion: How many rows are shown before somebody asks for more.
    """

    grown = Signal()
    """More rows are built, because somebody wanted them."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        build: Callable[[int], QWidget],
        *,
        portion: int = PORTION,
    ) -> None:
        super().__init__()
        self._words = words
        self._build = build
        self._portion = portion
        self._count = 0
        self._goal = 0
        """So many rows there shall be."""
        self._rows: list[QWidget] = []
        self._parts: list[KeptColumn] = []
        """Those of a turn stand in a part of their own."""
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._build_some)
        self._wants_all = False
        layout = self._whole = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(0)
        layout.addLayout(self._layout)
        self._more = Button(theme, "", "quiet", "down")
        self._more.clicked.connect(self._on_more_clicked)
        layout.addWidget(self._more)
        self._more.hide()

    @property
    def rows(self) -> tuple[QWidget, ...]:
        """The rows that are built so far, in order."""
        return tuple(self._rows)

    @property
    def is_settled(self) -> bool:
        """Whether every row that was asked for so far is built and shown."""
        return len(self._rows) == self._goal

    @property
    def listed(self) -> int:
        """How many rows are there, or come in a moment without anybody's wish."""
        return len(self._rows) if self._wants_all else self._goal

    def show_all(self) -> None:
        """Build the rest, a portion after the other; :attr:`grown` says how far it is."""
        self._wants_all = True
        if self.is_settled and self._goal < self._count:
            self._begin_portion()

    def show_rows(self, count: int) -> None:
        """Begin anew, with so many rows in all."""
        while (taken := self._layout.takeAt(0)) is not None:
            gone = taken.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._rows, self._parts = [], []
        self._count = count
        self._wants_all = False
        self._begin_portion()

    def change_rows(self, change: Callable[[int, QWidget], None]) -> None:
        """Change each row that is built; all of them find their places once, at the end."""
        with laid_out_once(self._whole, *self._parts):
            for number, row in enumerate(self._rows):
                change(number, row)

    def row_at(self, number: int) -> QWidget:
        """Return the row of a number below the count, and build up to it where it is not yet."""
        while len(self._rows) <= number:
            if self.is_settled:
                self._begin_portion()
            else:
                self._build_some()
        return self._rows[number]

    def _begin_portion(self) -> None:
        self._goal = min(len(self._rows) + self._portion, self._count)
        self._build_rows(AT_ONCE)
        self._offer_more()
        if self.is_settled:
            self._go_on()
        else:
            self._timer.start()

    def _build_some(self) -> None:
        self._build_rows(IN_A_TURN)
        if self.is_settled:
            self._timer.stop()
            self._offer_more()
            self._go_on()

    def _build_rows(self, most: int) -> None:
        first = len(self._rows)
        last = min(first + most, self._goal)
        if last <= first:
            return
        with making(self):
            part = QWidget()
            column = KeptColumn(part)
            for number in range(first, last):
                row = self._build(number)
                column.addWidget(Rule())
                column.addWidget(row)
                self._rows.append(row)
            self._parts.append(column)
            with laid_out_once(self._whole):
                part.hide()
                self._layout.addWidget(part)
                part.show()
            if self.isVisible():
                find_places(self)

    def _offer_more(self) -> None:
        left = self._count - len(self._rows)
        self._more.setVisible(self.is_settled and left > 0)
        self._more.set_text(
            self._words.ngettext(
                "Show {more} more of {left}", "Show {more} more of {left}", left
            ).format(more=min(self._portion, left), left=left)
        )

    def _go_on(self) -> None:
        if len(self._rows) > self._portion:
            self.grown.emit()
        if self._wants_all and self._goal < self._count:
            self._begin_portion()

    def _on_more_clicked(self) -> None:
        first_new = len(self._rows)
        self._begin_portion()
        # The keyboard goes on where the new rows begin, not at the end of them.
        goal = _first_stop(self._rows[first_new])
        if goal is not None:
            goal.setFocus(Qt.FocusReason.OtherFocusReason)


def _first_stop(row: QWidget) -> QWidget | None:
    """Return the first control of a row that the keyboard reaches."""
    # WORKAROUND PySide 6.11.3: nextInFocusChain() makes the answer a child of the one asked, and
    # takes it away with it. Remove when it only answers.
    parts = (row, *row.findChildren(QWidget))
    return next((part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
