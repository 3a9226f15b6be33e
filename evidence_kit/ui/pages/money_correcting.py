"""Setting a payment right where it stands: a slip in a sum or a day is nothing to withdraw for.

The rules are: everything stands in the form as it was written down, and what nobody touches stays
exactly so; nothing is recorded before the button; leaving it as it was forgets what was typed.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.ui.models.money import PaymentRow
from evidence_kit.ui.pages.money_form import MoneyForm
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button


class Correcting(QWidget):
    """The form below a payment; nothing until it is asked for.

    Args:
        theme: How it looks.
        words: The language.
        payment: The payment.
        case: For the pieces of evidence to choose from.
        line: What becomes of a correction.
        draft: What was typed and not kept; "" for nothing.
    """

    told = Signal(object)
    """The person keeps it: a request."""
    typed = Signal(str, bool)
    """The form as a draft; "" once it was left as it was. Whether anything in it is another."""
    look_requested = Signal(object)
    """What stands in the field for where money went should be looked at: a request."""

    def __init__(  # noqa: PLR0917 - one call, in the order a reader needs them
        self,
        theme: Theme,
        words: Words,
        payment: PaymentRow,
        case: CaseSeen,
        line: str,
        draft: str = "",
    ) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._payment = payment
        self._case = case
        self._line = line
        self._draft = draft
        self.form: MoneyForm | None = None
        """The form, while it stands there."""
        self._untouched = ""
        """The form as a draft while nothing in it is another than what was written down."""
        self.ask = Button(theme, words.gettext("Correct"), "small", "pen")
        """The button that opens it; it stands with the others of the payment."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.ask.clicked.connect(self._on_ask_clicked)
        self.hide()
        if draft:
            self._open()

    def _on_ask_clicked(self) -> None:
        form = self._open()
        form.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(form.draft())

    def _open(self) -> MoneyForm:
        if self.form is not None:
            return self.form
        _ = self._words.gettext
        form = MoneyForm(
            self._theme,
            self._words,
            title=_("Correct this entry"),
            line=self._line,
            later=_("Leave it as it was"),
        )
        form.show_case(self._case)
        form.show_payment(self._payment.recorded)
        self._untouched = form.draft()
        if self._draft:
            form.restore(self._draft)
        form.changed.connect(self._tell)
        form.look_requested.connect(self.look_requested)
        form.submitted.connect(self._on_form_submitted)
        form.closed.connect(self._on_form_closed)
        self.form = form
        self._column.addWidget(form)
        self.ask.setDisabled(True)
        self.show()
        return form

    def _tell(self, draft: str) -> None:
        self.typed.emit(draft, draft != self._untouched)

    def _on_form_submitted(self) -> None:
        said = None if self.form is None else self.form.find_request()
        if said is not None:
            self.told.emit(messages.CorrectPayment(number=self._payment.recorded.number, said=said))

    def _on_form_closed(self) -> None:
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._draft = ""
        self.hide()
        self.ask.setDisabled(False)
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit("", False)
