"""Correct one find: what it should say, beside what stands in the text.

The rules are: the text and the value as it is written stay as they are; a correction is said to be
one wherever it is shown; nothing is kept before the page's own button.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.pages.paste_finds import Find
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.unseen import shown
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Icon, Label, Tag
from evidence_kit.ui.widgets.text_block import TextBlock


class Correcting(QWidget):
    """What a find is read as, and the way to say it."""

    corrected = Signal(str)
    """The person says how it should be read; "" for as it is written."""
    pointed_at = Signal()
    """The person is about to correct it: its place in the text is worth seeing."""

    def __init__(self, theme: Theme, words: Words, find: Find) -> None:
        super().__init__()
        self._words = words
        self._find = find
        _ = words.gettext
        self.open_button = Button(theme, _("Correct it"), "link", "pen")
        self.field = Field(
            theme, _("What it should say"), _("Your text stays as you pasted it."), mono=True
        )
        self.take = Button(theme, _("Read it so"), "small", "check")
        self.leave = Button(theme, _("As it is written"), "small", "undo")
        self._build(theme)
        self._connect()
        self.show_find(find)

    @property
    def is_open(self) -> bool:
        """Whether the person is typing a correction."""
        return not self._form.isHidden()

    @property
    def _can_open(self) -> bool:
        return self._find.can_be_corrected or bool(self._find.reading)

    def show_find(self, find: Find) -> None:
        """Show what was decided."""
        self._find = find
        self._read.setVisible(bool(find.reading))
        self._reading.set_text(find.reading)
        self.open_button.setVisible(self._can_open and not self.is_open)
        # Of a card no more than its end is here: what was offered can only be left.
        self.field.setVisible(find.can_be_corrected)
        self.take.setVisible(find.can_be_corrected)
        # Translators: spoken name of a “Correct it” button; {value} is an account or a name.
        name = self._words.gettext("Correct it: {value}").format(value=shown(find.value))
        self.open_button.setAccessibleName(name)
        if not self._can_open:
            self._form.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self._close()
            return
        super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Show the place in the text when the person comes to type."""
        if event.type() is QEvent.Type.FocusIn:
            self.pointed_at.emit()
        return False

    def _build(self, theme: Theme) -> None:
        _ = self._words.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._read = QWidget()
        read = QVBoxLayout(self._read)
        read.setContentsMargins(0, 0, 0, 0)
        read.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Icon(theme, "pen", "soft", 16))
        top.addWidget(Label(theme, _("Read as"), "caption", "soft"))
        top.addWidget(Tag(theme, _("Corrected"), "primary"))
        top.addStretch(1)
        self._reading = TextBlock(theme, "", mono=True)
        read.addLayout(top)
        read.addWidget(self._reading)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 4, 0, 4)
        form.setSpacing(8)
        form.addWidget(self.field)
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.take)
        buttons.addWidget(self.leave)
        form.addLayout(buttons)
        self._form.hide()
        column.addWidget(self._read)
        # In a line of its own: a link is as wide as its words.
        link = QHBoxLayout()
        link.addWidget(self.open_button)
        link.addStretch(1)
        column.addLayout(link)
        column.addWidget(self._form)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open_button_clicked)
        self.field.submitted.connect(self._on_take_clicked)
        self.take.clicked.connect(self._on_take_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)
        for each in (self.open_button, self.field.line, self.take, self.leave):
            each.installEventFilter(self)

    def _on_open_button_clicked(self) -> None:
        self.field.set_text(self._find.reading or self._find.value)
        self._form.show()
        self.open_button.hide()
        self.pointed_at.emit()
        wanted = self.field.line if self._find.can_be_corrected else self.leave
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_take_clicked(self) -> None:
        typed = self.field.text().strip()
        if not typed:
            self.field.set_note(self._words.gettext("Type what it should say."), "soon")
            return
        if not self._find.can_be(typed):
            said = self._words.gettext("A number and a currency, such as 500 EUR.")
            self.field.set_note(said, "soon")
            return
        self.field.set_note("")
        self._close()
        self.corrected.emit(typed)

    def _on_leave_clicked(self) -> None:
        self.field.set_note("")
        self._close()
        self.corrected.emit("")

    def _close(self) -> None:
        self._form.hide()
        self.open_button.setVisible(self._can_open)
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
