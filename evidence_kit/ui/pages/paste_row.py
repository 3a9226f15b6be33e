"""One find: a tick, the exact value, what it is taken for, why, and how sure that is."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.model import IdentifierKind, Spoken
from evidence_kit.overriding import override
from evidence_kit.ui.models.register import KIND_WORDS
from evidence_kit.ui.pages.paste_asking import SUM_WORDS, AskedOrPaid
from evidence_kit.ui.pages.paste_correcting import Correcting
from evidence_kit.ui.pages.paste_finds import KIND_ICONS, SURENESS_WORDS, Find, Sureness
from evidence_kit.ui.pages.paste_letters import oddities
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.unseen import shown
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.labels import Icon, Label, Tag
from evidence_kit.ui.widgets.plain_boxes import Tick
from evidence_kit.ui.widgets.text_block import TextBlock

_SURENESS_MARKS = {
    Sureness.CLEAR: ("keep", "check-circle"),
    Sureness.LIKELY: ("primary", "circle-dot"),
    Sureness.PLEASE_CHECK: ("soon", "question"),
}

_MOST_BESIDE = 34
"""Characters of a reason that stand beside the kind."""


class FindRow(QWidget):
    """Lets a person decide about one find."""

    ticked = Signal(bool)
    """It shall be kept, or not."""
    kind_picked = Signal(object)
    """It is taken for another :class:`IdentifierKind`."""
    corrected = Signal(str)
    """It is read as something else than it is written; "" for as it is written."""
    answered = Signal(object)
    """A sum was asked for, or paid: :class:`Spoken`."""
    pointed_at = Signal()
    """The person went to this row."""

    def __init__(self, theme: Theme, words: Words, find: Find) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._find = find
        self._is_selected = False
        self._build()
        self._connect()
        self.show_find(find, is_selected=False)

    @property
    def tick(self) -> Tick:
        """The box to tick."""
        return self._tick

    @property
    def kind_button(self) -> Button:
        """Opens the list of kinds."""
        return self._kind

    @property
    def correcting(self) -> Correcting:
        """What it is read as, and the way to say it."""
        return self._correcting

    @property
    def asking(self) -> AskedOrPaid | None:
        """Asks what a sum was; ``None`` for what is no sum."""
        return self._asking

    def show_find(self, find: Find, *, is_selected: bool) -> None:
        """Show what was decided."""
        self._find = find
        self._correcting.show_find(find)
        self._is_selected = is_selected
        self._tick.setChecked(find.is_ticked)
        kind = kind_word(find, self._words)
        self._kind.set_text(kind)
        self._icon.set_icon(icon_of(find), "soft")
        self._why.setText(self._reason())
        if self._asking is not None:
            self._asking.show_find(find)
        self._tick.setAccessibleName(spoken(find, self._words))
        self.setAccessibleName(spoken(find, self._words))
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

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        self._tick = Tick(self._theme)
        self._icon = Icon(self._theme, icon_of(self._find), "soft")
        row.addWidget(self._tick, 0, top)
        row.addWidget(self._icon, 0, top)
        column = QVBoxLayout()
        column.setSpacing(4)
        self._value = TextBlock(self._theme, self._find.value, mono=True)
        column.addWidget(self._value)
        # A short reason stands beside the kind, a long one below it.
        directions = QBoxLayout.Direction
        is_short = len(self._reason()) <= _MOST_BESIDE
        about = QBoxLayout(directions.LeftToRight if is_short else directions.TopToBottom)
        about.setSpacing(8 if is_short else 2)
        self._kind = Button(self._theme, "", "link", "down")
        # The arrow stands after the word.
        flow = Qt.LayoutDirection
        is_mirrored = self.isRightToLeft()
        self._kind.setLayoutDirection(flow.LeftToRight if is_mirrored else flow.RightToLeft)
        self._why = Label(self._theme, "", "small", "soft")
        # In a line of its own: a button that reads the other way would be aligned the other way.
        kind = QHBoxLayout()
        kind.addWidget(self._kind)
        if not is_short:
            kind.addStretch(1)
        about.addLayout(kind)
        about.addWidget(self._why, 1)
        column.addLayout(about)
        self._asking = (
            None if self._find.amount is None else AskedOrPaid(self._theme, self._words, self._find)
        )
        if self._asking is not None:
            column.addWidget(self._asking)
        self._correcting = Correcting(self._theme, self._words, self._find)
        column.addWidget(self._correcting)
        for text in oddities(self._find.value, self._words):
            column.addLayout(self._build_oddity(text))
        row.addLayout(column, 1)
        tone, icon = _SURENESS_MARKS[self._find.sureness]
        word = self._words.gettext(SURENESS_WORDS[self._find.sureness])
        row.addWidget(Tag(self._theme, word, tone, icon), 0, top)  # type: ignore[arg-type] # a tag's tone
        self._kind.setVisible(self._find.identifier is not None)

    def _build_oddity(self, text: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Icon(self._theme, "alert", "soon", 16), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(TextBlock(self._theme, text, "small", "soon"), 1)
        return line

    def _connect(self) -> None:
        self._tick.clicked.connect(self._on_tick_clicked)
        if self._asking is not None:
            self._asking.answered.connect(self.answered)
            self._asking.pointed_at.connect(self.pointed_at)
        self._kind.clicked.connect(self._on_kind_clicked)
        self._correcting.corrected.connect(self.corrected)
        self._correcting.pointed_at.connect(self.pointed_at)
        for each in (self._tick, self._kind, self._value):
            each.installEventFilter(self)

    def _reason(self) -> str:
        why = why_words(self._find, self._words)
        times = len(self._find.places)
        if times == 1:
            return why
        # Translators: {why} is a whole sentence.
        return self._words.ngettext(
            "Seen {count} time. {why}", "Seen {count} times. {why}", times
        ).format(count=times, why=why)

    def _on_tick_clicked(self, is_checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if is_checked and self._asking is not None and self._find.wants_answer:
            # Nobody has said yet what it was: the question first, and the tick comes with it.
            self._tick.setChecked(False)
            self._asking.ask()
            return
        self.ticked.emit(is_checked)

    def _on_kind_clicked(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._theme.font("body"))
        for kind in IdentifierKind:
            action = QAction(self._words.gettext(KIND_WORDS[kind]), menu)
            action.setCheckable(True)
            action.setChecked(kind is self._find.kind)
            action.triggered.connect(lambda _checked, chosen=kind: self.kind_picked.emit(chosen))
            menu.addAction(action)
        menu.popup(self._kind.mapToGlobal(QPoint(0, self._kind.height())))


def kind_word(find: Find, words: Words) -> str:
    """Return what a find is taken for."""
    if find.kind is None:
        return words.gettext(SUM_WORDS[find.taken_as or Spoken.CANNOT_TELL])
    return words.gettext(KIND_WORDS[find.kind])


def why_words(find: Find, words: Words) -> str:
    """Say why a find was taken for what it is, the platform that was read, and the tag it has."""
    why = words.gettext(find.reason)
    if find.identifier is None:
        return why
    platform = find.identifier.platform
    # A link names its own platform, and so do some reasons.
    if platform and platform.casefold() not in f"{find.value} {why}".casefold():
        # Translators: {platform} is an app such as Instagram; {why} is a whole sentence.
        why = words.gettext("{platform}. {why}").format(platform=platform, why=why)
    if not find.identifier.tag:
        return why
    # Translators: a number that XRP payments carry, then {why}, a whole sentence.
    return words.gettext("Destination tag {tag}. {why}").format(tag=find.identifier.tag, why=why)


def icon_of(find: Find) -> str:
    """Return the icon of a find's kind."""
    return "money" if find.kind is None else KIND_ICONS.get(find.kind, "at")


def spoken(find: Find, words: Words) -> str:
    """Return a find as it is read aloud; whether it is ticked says the box itself."""
    parts = [
        kind_word(find, words),
        shown(find.value),
        words.gettext(SURENESS_WORDS[find.sureness]),
        why_words(find, words),
        *oddities(find.value, words),
    ]
    if find.reading:
        # Translators: goes on from an account that was corrected.
        parts.insert(2, words.gettext("read as {reading}").format(reading=shown(find.reading)))
    return ", ".join(parts)
