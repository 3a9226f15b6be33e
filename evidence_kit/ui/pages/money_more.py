"""What more is known of a payment: a field of its way of paying, picked and filled in.

The rules are: everything may be left out; nothing is recorded before the button; keeping an empty
field takes back what stood in it; what was typed and not kept is told, so that it survives a lock.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.rails import FIELD_WORDS, PaymentField, fields_of
from evidence_kit.ui.models.form_draft import packed, unpacked
from evidence_kit.ui.models.money import PaymentRow
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.fields import Chooser, Field


class MoreOfPayment(QWidget):
    """A small form below a payment."""

    told = Signal(object)
    """The person keeps a detail: a tuple of one request."""
    typed = Signal(str)
    """What stands here and is not kept, as a draft; "" for nothing."""

    def __init__(self, theme: Theme, words: Words, payment: PaymentRow) -> None:
        super().__init__()
        _ = words.gettext
        self._payment = payment
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        choices = [(field.value, _(FIELD_WORDS[field])) for field in fields_of(payment.rail)]
        self.field = Chooser(theme, _("What else do you know?"), choices)
        self.value = Field(theme, _("Exactly as written"), mono=True)
        self.keep = Button(theme, _("Keep it"), "small", "check")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.field, 1)
        row.addWidget(self.value, 1)
        column.addLayout(row)
        end = QHBoxLayout()
        end.addWidget(self.keep)
        end.addStretch(1)
        column.addLayout(end)
        self._show_known()
        self.field.picked.connect(self._on_field_picked)
        self.value.submitted.connect(self._on_keep_clicked)
        self.value.edited.connect(self._on_value_edited)
        self.keep.clicked.connect(self._on_keep_clicked)

    def restore(self, draft: str) -> None:
        """Put back what was typed; "" leaves it as it is."""
        fields = unpacked(draft)
        if fields:
            self.field.choose(fields.get("field", ""))
            self.value.set_text(fields.get("value", ""))

    def _show_known(self) -> None:
        self.value.set_text(self._payment.details.get(self.field.chosen(), ""))

    def _on_field_picked(self, _name: str) -> None:
        self._show_known()
        self.typed.emit("")

    def _on_value_edited(self, value: str) -> None:
        field = self.field.chosen()
        is_known = value == self._payment.details.get(field, "")
        self.typed.emit("" if is_known else packed({"field": field, "value": value}))

    def _on_keep_clicked(self) -> None:
        name, value = self.field.chosen(), self.value.text().strip()
        if name and value != self._payment.details.get(name, ""):
            self.keep.setDisabled(True)
            number = int(self._payment.name.rpartition("/")[2])
            said = messages.SayDetail(payment=number, field=PaymentField(name), value=value)
            self.told.emit((said,))
