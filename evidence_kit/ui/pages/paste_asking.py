"""Ask of a sum whether it was asked for or paid: a report must not take one for the other.

The rules are: what the text says of it is shown, and never taken for an answer where it is not
"asked for"; nothing is chosen beforehand then; an answer can be changed until all is kept.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.model import Spoken
from evidence_kit.overriding import override
from evidence_kit.ui.pages.paste_finds import Find
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.unseen import shown
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.choices import Segmented
from evidence_kit.ui.widgets.labels import Label

SUM_WORDS = {
    Spoken.ASKED: N_("Money that was asked for"),
    Spoken.PAID: N_("Money that was paid"),
    Spoken.CANNOT_TELL: N_("Money that was asked for or paid"),
}
"""What a sum is taken for."""

_SAID_WORDS = {
    Spoken.ASKED: N_("The text speaks of it as asked for."),
    Spoken.PAID: N_("The text speaks of it as paid. Asked for, or paid?"),
    Spoken.CANNOT_TELL: N_("Asked for, or paid? The text does not say."),
}
"""How the text speaks of it, and what is asked about that."""


class AskedOrPaid(QWidget):
    """The question about one sum, with both answers."""

    answered = Signal(object)
    """The person says what it was: :class:`Spoken`."""
    pointed_at = Signal()
    """The person is about to answer: its place in the text is worth seeing."""

    def __init__(self, theme: Theme, words: Words, find: Find) -> None:
        super().__init__()
        self._theme = theme
        _ = words.gettext
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 2)
        column.setSpacing(4)
        said = _(_SAID_WORDS[find.spoken or Spoken.CANNOT_TELL])
        is_sure = find.spoken is Spoken.ASKED
        self._question = Label(theme, said, "small", "soft" if is_sure else "soon")
        segments = [
            (Spoken.ASKED.value, _("Asked for"), ""),
            (Spoken.PAID.value, _("Paid"), ""),
        ]
        # Translators: spoken name of two answers; {value} is a sum of money.
        name = _("Asked for, or paid: {value}").format(value=shown(find.value))
        self.answers = Segmented(theme, segments, name)
        self.answers.setAccessibleDescription(said)
        column.addWidget(self._question)
        column.addWidget(self.answers)
        self.answers.chosen.connect(lambda identity: self.answered.emit(Spoken(identity)))
        for each in self.answers.segments():
            each.installEventFilter(self)
        self.show_find(find)

    def show_find(self, find: Find) -> None:
        """Show what was answered, or that nothing was."""
        if find.taken_as is None:
            self.answers.choose_none()
        else:
            self.answers.choose(find.taken_as.value)

    def ask(self) -> None:
        """Bring the person to the answers, because the sum cannot be kept without one."""
        self.answers.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._question.text())

    @override
    def minimumSizeHint(self) -> QSize:
        """Want no more room than the wider answer: they can stand below each other."""
        widest = max(each.sizeHint().width() for each in self.answers.segments())
        return QSize(widest, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Let the answers stand beside or below each other, as there is room."""
        super().resizeEvent(event)
        self.answers.fit(self.width())

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Show the place in the text when the person comes to answer."""
        if event.type() is QEvent.Type.FocusIn:
            self.pointed_at.emit()
        return False
