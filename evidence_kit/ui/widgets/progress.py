"""Long work, with real counts and a way to end it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.labels import Label

_STEPS = 1000
"""Of a bar; totals in bytes do not fit into Qt's whole numbers."""


class ProgressRow(QWidget):
    """What is being done, how far in numbers, and «Cancel»; no bar without counts."""

    cancel_requested = Signal()
    """The person asked to end it; it ends when the work says so."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        _ = theme.words.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(16)
        self._title = Label(theme, "", "strong")
        self._counts = Label(theme, "", "small", "soft")
        self._counts.setWordWrap(False)
        head.addWidget(self._title, 1)
        head.addWidget(self._counts)
        column.addLayout(head)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        column.addWidget(self._bar)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self.cancel = Button(theme, _("Cancel"), "normal", "close")
        """«Cancel»; hidden where the work cannot be ended half-way."""
        self.note = Label(theme, "", "small", "soft")
        """What cancelling does; empty until it is set."""
        self._time_left = Label(theme, "", "small", "soft")
        foot.addWidget(self.cancel)
        foot.addWidget(self.note, 1)
        foot.addWidget(self._time_left)
        column.addLayout(foot)
        self.cancel.clicked.connect(self._on_cancel_clicked)

    def set(
        self, title: str, done: int, total: int | None, unit_words: str, time_left: str = ""
    ) -> None:
        """Show where the work stands.

        Args:
            title: What is being done.
            done: Units finished.
            total: Units in all; ``None`` while that is not known – then there is no bar.
            unit_words: The counts as a sentence with ``{done}`` and ``{total}`` («{done} of
                {total} pieces»), or as it shall stand.
            time_left: Words for the time left, once it can be told.
        """
        self._title.setText(title)
        counts = unit_words.replace("{done}", str(done)).replace("{total}", str(total or done))
        self._counts.setText(counts)
        self._bar.setVisible(bool(total))
        if total:
            self._bar.setValue(round(_STEPS * min(done, total) / total))
        self._bar.setAccessibleName(title)
        self._bar.setAccessibleDescription(counts)
        self._time_left.setText(time_left)

    def restart(self) -> None:
        """Begin with other work: it can be cancelled again, and nothing is said of the former."""
        self.cancel.setEnabled(True)
        self.note.setText("")
        self.set("", 0, None, "")

    def counts(self) -> str:
        """Return the counts as they are shown."""
        return self._counts.text()

    def _on_cancel_clicked(self) -> None:
        _ = self._theme.words.gettext
        self.cancel.setEnabled(False)
        self.note.setText(_("Ending it now. Nothing half-made is left behind."))
        self.cancel_requested.emit()
