"""An empty page: it is all right, what would help most, one main button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Icon, Label

_WORDS_WIDTH = 560


class EmptyCard(Card):
    """What stands in the place of a list that holds nothing.

    Args:
        theme: How it looks.
        icon: What the list would hold.
        title: That it is all right.
        line: What would help most.
        actions: Words and icon of each button; the first is the main one.
    """

    def __init__(
        self, theme: Theme, icon: str, title: str, line: str, actions: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(theme, "plain", title)
        self._theme = theme
        self.body.setContentsMargins(24, 40, 24, 40)
        self.body.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.body.addWidget(Icon(theme, icon, "primary", 32), 0, middle)
        heading = Heading(theme, title, "title")
        words = Label(theme, line, "body", "soft")
        for label in (heading, words):
            label.setAlignment(middle)
        self.body.addWidget(heading)
        self._words = QWidget()
        inner = QVBoxLayout(self._words)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(words)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._words, 1000)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addSpacing(8)
        self.buttons: tuple[Button, ...] = tuple(
            Button(theme, text, "primary" if position == 0 else "normal", glyph, is_large=True)
            for position, (text, glyph) in enumerate(actions)
        )
        """The buttons, the main one first."""
        holder = QWidget()
        flow = FlowLayout(holder, spacing=12)
        for button in self.buttons:
            flow.addWidget(button)
        self.body.addWidget(holder, 0, middle)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._words.setMaximumWidth(self._theme.px(_WORDS_WIDTH))
