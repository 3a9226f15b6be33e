"""What is said in a pasted text: threats, demands and deadlines a person may keep.

The rules are: nothing is ticked beforehand, for nobody but the person knows whose words they are;
the words stand as they were written, and going to them shows where in the text; a length of time
counts from its message, and no instant is worked out from it; without any the card is not there.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.ui.pages.paste_finds import SURENESS_WORDS, Saying, in_groups
from evidence_kit.ui.pages.paste_groups import GroupedRows
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
    """The quiet card below the finds."""

    ticked = Signal(int, bool)
    """One of them shall be kept, or not: its place, and which."""
    pointed_at = Signal(int)
    """The person went to one of them: its place."""

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
        self._rows = GroupedRows(theme, words, self._build_row)
        self.body.addWidget(self._rows)
        self.hide()

    @property
    def rows(self) -> tuple["SayingRow", ...]:
        """The rows that are built so far."""
        return tuple(row for row in self._rows.rows.values() if isinstance(row, SayingRow))

    def row_at(self, place: int) -> QWidget | None:
        """Return the row of a place, built now where it was not; ``None`` where there is none."""
        return self._rows.row_at(place)

    def show_sayings(self, sayings: tuple[Saying, ...], selected: int | None = None) -> None:
        """Show what is said, what of it was ticked, and which one is shown in the text."""
        before, self._sayings = self._sayings, sayings
        if _passages(before) != _passages(sayings):
            self._rows.show_groups(in_groups(sayings))
        for place, row in self._rows.rows.items():
            if isinstance(row, SayingRow):
                row.show_saying(sayings[place], is_selected=place == selected)
        self.setVisible(bool(sayings))

    def _build_row(self, number: int) -> QWidget:
        row = SayingRow(self._theme, self._words, self._sayings[number])
        row.tick.clicked.connect(lambda is_on, at=number: self.ticked.emit(at, is_on))
        row.pointed_at.connect(lambda at=number: self.pointed_at.emit(at))
        return row


class SayingRow(QWidget):
    """One passage: a tick, the words, and what they seem to be."""

    pointed_at = Signal()
    """The person went to this row."""

    def __init__(self, theme: Theme, words: Words, saying: Saying) -> None:
        super().__init__()
        self._theme = theme
        self._is_selected = False
        kind = words.gettext(SAYING_WORDS[saying.passage.kind])
        sure = words.gettext(SURENESS_WORDS[saying.sureness])
        why = " ".join(filter(None, (words.gettext(saying.passage.reason), _since(saying, words))))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        self.tick = Tick(theme)
        name = f"{kind}, {shown(saying.passage.value)}"
        self.tick.setAccessibleName(name)
        self.tick.setAccessibleDescription(f"{sure}. {why}")
        self.setAccessibleName(name)
        row.addWidget(self.tick, 0, top)
        row.addWidget(Icon(theme, _ICONS[saying.passage.kind], "soft"), 0, top)
        column = QVBoxLayout()
        column.setSpacing(2)
        value = TextBlock(theme, saying.passage.value)
        column.addWidget(value)
        # Translators: {kind} is “A threat”, {sure} “Likely”, {why} a whole sentence or two.
        said = words.gettext("{kind}. {sure}. {why}").format(kind=kind, sure=sure, why=why)
        column.addWidget(Label(theme, said, "small", "soft"))
        row.addLayout(column, 1)
        for each in (self.tick, value):
            each.installEventFilter(self)
        self.show_saying(saying, is_selected=False)

    def show_saying(self, saying: Saying, *, is_selected: bool) -> None:
        """Show what was decided."""
        self.tick.setChecked(saying.is_ticked)
        self._is_selected = is_selected
        self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the person comes to this row, by key or by mouse."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress}:
            self.pointed_at.emit()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint the row whose place in the text is shown."""
        if self._is_selected:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._theme.colour("primary_tint"))
            painter.end()


def _since(saying: Saying, words: Words) -> str:
    """Say what a deadline counts from; "" where nothing is to be said."""
    passage = saying.passage
    if passage.kind != "deadline":
        return ""
    is_length = passage.normalised.startswith("P")
    if not passage.said_at:
        return (
            words.gettext("It counts from the message. The text does not say when that was.")
            if is_length
            else ""
        )
    form = (
        # Translators: {time} is date and time, as a chat shows them.
        words.gettext("It counts from the message. That was written {time}, as the text says.")
        if is_length
        # Translators: {time} is date and time, as a chat shows them.
        else words.gettext("The message was written {time}, as the text says.")
    )
    return form.format(time=shown(passage.said_at))


def _passages(sayings: Iterable[Saying]) -> list[object]:
    return [saying.passage for saying in sayings]
