"""That a report which went out is older than the case: a quiet card, no warning."""

from PySide6.QtCore import Signal

from evidence_kit.ui.models.changed_since import ChangedWords
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading
from evidence_kit.ui.widgets.text_block import TextBlock


class ChangedCard(Card):
    """What changed since the last report or package; no card where nothing did.

    Args:
        theme: How it looks.
        words: The language.
        way: What the button says that leads to where a new one is made; "" for none.
    """

    wanted = Signal()
    """The person wants to go there."""

    def __init__(self, theme: Theme, *, way: str = "") -> None:
        super().__init__(theme, "well")
        self.body.setContentsMargins(20, 16, 20, 16)
        self._title = Heading(theme, "", "strong")
        self._line = TextBlock(theme, "", "small", "soft")
        self.body.addWidget(self._title)
        self.body.addWidget(self._line)
        self.go = Button(theme, way)
        row = FlowLayout(spacing=8)
        row.addWidget(self.go)
        self.body.addLayout(row)
        # After it has its place: what is shown without one becomes a window of its own.
        self.go.setVisible(bool(way))
        self.go.clicked.connect(self.wanted)
        self.hide()

    def show_words(self, said: ChangedWords | None) -> None:
        """Show what changed, or no card."""
        self.setVisible(said is not None)
        if said is not None:
            self._title.setText(said.title)
            self._line.set_text(said.line)
            self.setAccessibleName(said.title)

    def text(self) -> str:
        """Return what it says."""
        return f"{self._title.text()} {self._line.text()}"
