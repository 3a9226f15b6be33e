"""Taking something back, where it stands: what that does, a reason if somebody wants to give one.

The rules are: nothing is withdrawn by one press; the reason may stay empty; what stays, and what
goes for good, is said before, not after; a reason that was begun is told while it is typed, so that
it can be kept over a lock, and it is emptied by whoever leaves the thing where it is.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.scroll import reveal_from_top


class Withdrawing(QWidget):
    """A button that opens the question, and the question."""

    withdrawn = Signal(str)
    """The person takes it back; the reason, or ""."""
    withhold_requested = Signal()
    """It shall stay here, and not go out."""
    typed = Signal(str)
    """The reason as far as it is typed; "" once the thing is left where it is."""

    def __init__(
        self,
        theme: Theme,
        *before: QWidget,
        says: tuple[str, ...] = (),
        may_be_withheld: bool = False,
    ) -> None:
        """Build it.

        Args:
            theme: How it looks.
            before: Buttons that stand before «Withdraw» in the same line.
            says: What would follow where something goes for good; () where only words are
                struck out, which stay in the log.
            may_be_withheld: Whether it can be withheld instead.
        """
        super().__init__()
        _ = theme.words.gettext
        # An arrow that turns back would promise that this can be undone.
        icon = "minus" if says else "undo"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.ask = Button(theme, _("Withdraw"), "small", icon)
        line = FlowLayout(spacing=8)
        for each in (*before, self.ask):
            line.addWidget(each)
        column.addLayout(line)
        self._question = QWidget()
        inner = QVBoxLayout(self._question)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        usual = _("It no longer goes in the report. The log keeps that it was here, and when.")
        inner.addWidget(Label(theme, usual, "small"))
        if says:
            inner.insertWidget(0, _for_good(theme, says))
        self.why = Field(theme, _("Why? You don’t have to say."))
        inner.addWidget(self.why)
        buttons = FlowLayout(spacing=8)
        self.confirm = Button(theme, _("Withdraw it"), "normal", icon)
        self.withhold = Button(theme, _("Withhold it"))
        self.withhold.setVisible(may_be_withheld)
        self.leave = Button(theme, _("Leave it here"), "quiet")
        for each in (self.confirm, self.withhold, self.leave):
            buttons.addWidget(each)
        inner.addLayout(buttons)
        column.addWidget(self._question)
        self._question.hide()
        self.ask.clicked.connect(self._on_ask_clicked)
        self.leave.clicked.connect(self._close)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self.withhold.clicked.connect(self._on_withhold_clicked)
        self.why.submitted.connect(self._on_confirm_clicked)
        self.why.edited.connect(self.typed)

    @property
    def is_asking(self) -> bool:
        """Whether the question stands there."""
        return not self._question.isHidden()

    def restore(self, why: str) -> None:
        """Ask with a reason that was begun; "" leaves it as it is."""
        if why:
            self.why.set_text(why)
            self.ask.hide()
            self._question.show()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_asking:
            self._close()
            return
        super().keyPressEvent(event)

    def _on_ask_clicked(self) -> None:
        self.ask.hide()
        self._question.show()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        # Its place is known once the page was laid out again.
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        reveal_from_top(self)

    def _on_confirm_clicked(self) -> None:
        self.confirm.setDisabled(True)
        self.withdrawn.emit(self.why.text())

    def _on_withhold_clicked(self) -> None:
        self._close()
        self.withhold_requested.emit()

    def _close(self) -> None:
        self._question.hide()
        if self.why.text():
            self.why.set_text("")
            self.typed.emit("")
        self.ask.show()
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)


def _for_good(theme: Theme, says: tuple[str, ...]) -> Card:
    card = Card(theme, "soon")
    for sentence in says:
        card.body.addWidget(Label(theme, sentence, "small"))
    return card
