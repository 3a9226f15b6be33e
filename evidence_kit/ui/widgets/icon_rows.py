"""Rows of an icon, what it is, and perhaps a second line and a word at the end.

Used for lists that are read and not operated: what goes in, what stays out, what lies on a stick.
The icon never speaks alone: the title says the same.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.labels import Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock

_BETWEEN_PX = 12


_LONGEST_WORD = 32
"""Longer than any word of ours, in signs."""


class IconRow(QWidget):
    """One row."""

    def __init__(self, theme: Theme, line: IconLine) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_BETWEEN_PX)
        icon = Icon(theme, line.icon, line.tone)
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(Label(theme, line.title, "strong" if line.is_strong else "body"))
        if line.line:
            # A fingerprint has 64 signs, and no label can break it.
            is_broken = any(len(word) > _LONGEST_WORD for word in line.line.split())
            made = TextBlock if is_broken else Label
            texts.addWidget(made(theme, line.line, "small", "soft"))
        texts.addStretch(1)
        layout.addLayout(texts, 3 if line.tail else 1)
        if line.tail:
            tail = Label(theme, line.tail, "small", "soft")
            tail.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
            layout.addWidget(tail, 2)


class IconRows(QWidget):
    """Rows below each other; all of them are replaced at once."""

    def __init__(self, theme: Theme, *, gap_px: int = 12) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[IconLine, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap_px)

    @property
    def lines(self) -> tuple[IconLine, ...]:
        """What the rows say now."""
        return self._lines

    def set_lines(self, lines: tuple[IconLine, ...]) -> None:
        """Show other rows."""
        if lines == self._lines:
            return
        self._lines = lines
        while (taken := self._layout.takeAt(0)) is not None:
            row = taken.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for line in lines:
            self._layout.addWidget(IconRow(self._theme, line))
