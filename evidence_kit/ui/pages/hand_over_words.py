"""The words that open what is locked, shown once, to be said by voice.

The rules are: they stand on this page and nowhere else, until another one is made or the case is
locked; they are never put on the clipboard, which other programs read.
"""

from PySide6.QtWidgets import QVBoxLayout

from evidence_kit.i18n import N_, Words
from evidence_kit.ui.models.hand_over import Out, spoken_words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.text_block import TextBlock

_TITLES = {
    "ordinary": N_("The package opens with"),
    "confidential": N_("The contact sheet opens with"),
    "sensitive": N_("The intimate pieces open with"),
}


class SpokenWordsCard(Card):
    """What opens it."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("Words to say by voice")
        super().__init__(theme, "tint", title)
        self._theme = theme
        self._words = words
        self._shown: tuple[tuple[str, str], ...] = ()
        self.blocks: list[TextBlock] = []
        self.body.setContentsMargins(24, 24, 24, 24)
        self.body.addWidget(Heading(theme, title, "title"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.body.addLayout(self._rows)
        line = _(
            "They are shown this once and kept nowhere. Tell the officer, or write them on paper. "
            "Do not send them with it. Without them nobody can open it; you can make it again."
        )
        self.body.addWidget(TextBlock(theme, line, "small"))
        needed = _(
            "On Windows 7-Zip, WinZip or WinRAR opens it, the Explorer does not. The text "
            "HOW-TO-OPEN beside it says so, and what opens it elsewhere."
        )
        self.body.addWidget(TextBlock(theme, needed, "small"))

    def show_out(self, out: Out) -> None:
        """Show the words of what was made just now; nothing where nothing is locked."""
        told = spoken_words(out)
        self.setVisible(bool(told))
        if told == self._shown:
            return
        self._shown = told
        self._clear()
        for kind, words in told:
            self._rows.addWidget(
                Label(self._theme, self._words.gettext(_TITLES[kind]), "small", "soft")
            )
            block = TextBlock(self._theme, words, "lead", mono=True)
            block.set_is_reachable(is_reachable=True)
            self.blocks.append(block)
            self._rows.addWidget(block)

    def _clear(self) -> None:
        self.blocks.clear()
        while (taken := self._rows.takeAt(0)) is not None:
            row = taken.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
