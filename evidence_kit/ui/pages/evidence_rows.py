"""Many rows of controls, built a portion at a time, so that five hundred files hold nothing up.

The rules are: the rows of the first screen are there at once, the others of a portion follow a few
in a turn of the event loop. Those of a turn stand in a part of their own, which is shown when they
are in it: each row that is shown by itself has the whole page laid out, with every row before it.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Rule
from evidence_kit.ui.widgets.making import making

PORTION = 40
"""So many rows are shown before somebody asks for more."""
_AT_ONCE = 8
"""So many of a portion are there at once; a screen shows no more of them."""
_IN_A_TURN = 4
"""So many are built in a turn of the event loop after that; each takes a millisecond or two."""

_ROUNDS_MS = 10
"""Less than a picture on the screen lasts, and more than a page needs to find room for new rows."""


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
        self._parts: list[QVBoxLayout] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._build_some)
        self._rounds = QTimer(self)
        self._rounds.setSingleShot(True)
        self._rounds.setInterval(_ROUNDS_MS)
        self._rounds.timeout.connect(lambda: self.setUpdatesEnabled(True))
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
        if not self.is_settled:
            self._part.deleteLater()
        self._rows, self._parts = [], []
        self._count = count
        self._wants_all = False
        self._begin_portion()

    def change_rows(self, change: Callable[[int, QWidget], None]) -> None:
        """Change each row that is built; all of them find their places once, at the end."""
        layouts = (*self._parts, self._whole)
        # Every row that becomes higher would have all of the page laid out anew.
        for layout in layouts:
            layout.setEnabled(False)
        try:
            for number, row in enumerate(self._rows):
                change(number, row)
        finally:
            for layout in layouts:
                layout.setEnabled(True)
                layout.invalidate()

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
        with making(self):
            self._begin_part()
            self._build_rows(_AT_ONCE)
            self._show_part()
        self._offer_more()
        if self.is_settled:
            self._go_on()
        else:
            self._begin_part()
            self._timer.start()

    def _build_some(self) -> None:
        with making(self):
            self._build_rows(_IN_A_TURN)
            if self.is_settled:
                self._show_part()
        if self.is_settled:
            self._timer.stop()
            self._offer_more()
            self._go_on()

    def _begin_part(self) -> None:
        self._part = QWidget(self)
        # Not seen before it gets its place, not even when the page is shown meanwhile.
        self._part.hide()
        self._lines = QVBoxLayout(self._part)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)

    def _build_rows(self, most: int) -> None:
        first = len(self._rows)
        for number in range(first, min(first + most, self._goal)):
            row = self._build(number)
            self._lines.addWidget(Rule())
            self._lines.addWidget(row)
            self._rows.append(row)

    def _show_part(self) -> None:
        # The page finds their room in two rounds; nobody shall see a name that is cut meanwhile.
        self.setUpdatesEnabled(False)
        self._rounds.start()
        self._parts.append(self._lines)
        self._layout.addWidget(self._part)
        self._part.show()

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
