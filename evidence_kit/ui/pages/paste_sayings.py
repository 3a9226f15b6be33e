"""What is said in a pasted text: threats, demands and deadlines a person may keep as events.

The rules are: nothing is ticked beforehand, for nobody but the person knows whose words they are;
the words stand as they were written; without any the group is not there.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.ui.pages.evidence_rows import PortionedRows
from evidence_kit.ui.pages.paste_finds import Saying
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.unseen import shown
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.plain_boxes import Tick
from evidence_kit.ui.widgets.text_block import TextBlock

SAYING_WORDS = {
    "threat": N_("A threat"),
    "demand": N_("A demand"),
    "deadline": N_("A deadline"),
}
"""What each kind of passage is called."""

_ICONS = {"threat": "alert", "demand": "flag", "deadline": "hourglass"}


class SayingsCard(Card):
    """The quiet group below the finds."""

    ticked = Signal(int, bool)
    """One of them shall be kept, or not: its place, and which."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(theme, "plain", _("What they say"))
        self._theme = theme
        self._words = words
        self._sayings: tuple[Saying, ...] = ()
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 14)
        head.setSpacing(2)
        head.addWidget(Heading(theme, _("What they say"), "strong"))
        line = _("Threats, demands and deadlines. Tick theirs to keep them under “What happened”.")
        head.addWidget(Label(theme, line, "small", "soft"))
        self.body.addLayout(head)
        self._rows = PortionedRows(theme, words, self._build_row)
        self.body.addWidget(self._rows)
        self.hide()

    @property
    def rows(self) -> tuple["SayingRow", ...]:
        """The rows that are built so far."""
        return tuple(row for row in self._rows.rows if isinstance(row, SayingRow))

    def show_sayings(self, sayings: tuple[Saying, ...]) -> None:
        """Show what is said, and what of it was ticked."""
        before, self._sayings = self._sayings, sayings
        if _passages(before) != _passages(sayings):
            self._rows.show_rows(len(sayings))
        for row, saying in zip(self.rows, sayings, strict=False):
            row.tick.setChecked(saying.is_ticked)
        self.setVisible(bool(sayings))

    def _build_row(self, number: int) -> QWidget:
        row = SayingRow(self._theme, self._words, self._sayings[number])
        row.tick.clicked.connect(lambda is_on, at=number: self.ticked.emit(at, is_on))
        return row


class SayingRow(QWidget):
    """One passage: a tick, the words, and what they seem to be."""

    def __init__(self, theme: Theme, words: Words, saying: Saying) -> None:
        super().__init__()
        kind = words.gettext(SAYING_WORDS[saying.passage.kind])
        why = words.gettext(saying.passage.reason)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        self.tick = Tick(theme)
        self.tick.setChecked(saying.is_ticked)
        name = f"{kind}, {shown(saying.passage.value)}"
        self.tick.setAccessibleName(name)
        self.tick.setAccessibleDescription(why)
        self.setAccessibleName(name)
        row.addWidget(self.tick, 0, top)
        row.addWidget(Icon(theme, _ICONS[saying.passage.kind], "soft"), 0, top)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(TextBlock(theme, saying.passage.value))
        # Translators: {kind} is “A threat”, {why} a whole sentence.
        said = words.gettext("{kind}. {why}").format(kind=kind, why=why)
        column.addWidget(Label(theme, said, "small", "soft"))
        row.addLayout(column, 1)


def _passages(sayings: Iterable[Saying]) -> list[object]:
    return [saying.passage for saying in sayings]
