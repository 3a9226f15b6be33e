"""The times of a thing, each with the clock it comes from; an unknown one is said, never blank."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.text_block import TextBlock


class ClockRows(QWidget):
    """Lines of name and time, and under each where the time comes from.

    Args:
        theme: How it looks.
        rows: ``(name, time, where)`` each; a time of "" prints «not known».
    """

    def __init__(self, theme: Theme, rows: Sequence[tuple[str, str, str]] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._rows: tuple[tuple[str, str, str], ...] = ()
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Show other times."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for name, time, where in rows:
            self._column.addWidget(self._row(name, time, where))

    def _row(self, name: str, time: str, where: str) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(self._theme, name, "small", "soft"), 0, Qt.AlignmentFlag.AlignTop)
        known = time or self._theme.words.gettext("not known")
        shown = TextBlock(self._theme, known, "label" if time else "small", is_at_end=True)
        head.addWidget(shown, 1)
        column.addLayout(head)
        column.addWidget(TextBlock(self._theme, where, "caption", "soft"))
        row.setAccessibleName(f"{name}: {known}. {where}")
        return row
