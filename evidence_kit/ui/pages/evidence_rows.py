"""Many rows of controls, built a portion at a time, so that five hundred files hold nothing up."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Rule

PORTION = 40
"""So many rows are built at once."""


class PortionedRows(QWidget):
    """Rows with hairlines between them, and a button for the next ones.

    Args:
        theme: How it looks.
        words: The person's language.
        build: Makes the row of a number, from 0.
        portion: How many rows are built at once.
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
        self._rows: list[QWidget] = []
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
    def is_whole(self) -> bool:
        """Whether every row is built."""
        return len(self._rows) >= self._count

    def show_all(self) -> None:
        """Build the rest, a portion in each turn; :attr:`grown` says how far it is."""
        self._wants_all = True
        self._show_next()

    def show_rows(self, count: int) -> None:
        """Begin anew, with so many rows in all."""
        while (taken := self._layout.takeAt(0)) is not None:
            gone = taken.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._rows = []
        self._count = count
        self._wants_all = False
        self._build_portion()

    def change_rows(self, change: Callable[[int, QWidget], None]) -> None:
        """Change each row that is built; all of them find their places once, at the end."""
        layout = self._whole
        # Every row that becomes higher would have all of the page laid out anew.
        layout.setEnabled(False)
        try:
            for number, row in enumerate(self._rows):
                change(number, row)
        finally:
            layout.setEnabled(True)
            layout.invalidate()

    def row_at(self, number: int) -> QWidget:
        """Return the row of a number below the count, and build up to it where it is not yet."""
        while len(self._rows) <= number:
            self._build_portion()
        return self._rows[number]

    def _build_portion(self) -> None:
        for number in range(len(self._rows), min(len(self._rows) + self._portion, self._count)):
            row = self._build(number)
            self._layout.addWidget(Rule())
            self._layout.addWidget(row)
            self._rows.append(row)
        left = self._count - len(self._rows)
        self._more.setVisible(left > 0)
        self._more.set_text(
            self._words.ngettext(
                "Show {more} more of {left}", "Show {more} more of {left}", left
            ).format(more=min(self._portion, left), left=left)
        )

    def _show_next(self) -> None:
        if self._wants_all and not self.is_whole:
            self._build_portion()
            self.grown.emit()
            QTimer.singleShot(0, self, self._show_next)

    def _on_more_clicked(self) -> None:
        first_new = len(self._rows)
        self._build_portion()
        self.grown.emit()
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
