"""Take a piece back, and what is left to say of one that was taken back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.model import Item, ItemStatus
from evidence_kit.ui.models.taking_out import taking_out_words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.ui.widgets.withdrawing import Withdrawing


class PieceWithdrawing(QWidget):
    """The way to withdraw a piece; of a withdrawn one its stub: when, and why."""

    withdraw_requested = Signal(str)
    """The piece shall be taken back; why, which may be empty."""
    reason_typed = Signal(str)
    """Why, as far as it is typed; "" once the piece is left where it is."""
    withhold_requested = Signal()
    """The piece shall stay here, and not go out."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._item: Item | None = None
        self._may_be_withheld = False
        self._asking: Withdrawing | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._stub = Card(theme, "well", words.gettext("Withdrawn"))
        self._when = Label(theme, "", "strong")
        self._reason = TextBlock(theme, "", tone="soft")
        self._stub.body.addWidget(self._when)
        self._stub.body.addWidget(self._reason)
        self._column.addWidget(self._stub)

    def show_item(self, item: Item, *, is_other: bool) -> None:
        """Stand for a piece."""
        is_stub = item.status is ItemStatus.WITHDRAWN
        if is_other or is_stub:
            self._drop_question()
        self._item = item
        self._stub.setVisible(is_stub)
        if is_stub:
            if is_other or not self._when.text():
                self.show_withdrawn_at("")
            self._reason.set_text(
                item.withdrawn_why
                or self._words.gettext("No reason was given. The number is not used again.")
            )
        elif self._asking is None:
            self._ask_about(item)

    def show_may_be_withheld(self, *, may_be_withheld: bool) -> None:
        """Offer to keep the piece here, and let nothing of it go out; or no longer."""
        if may_be_withheld == self._may_be_withheld:
            return
        self._may_be_withheld = may_be_withheld
        if self._item is not None and self._asking is not None and not self._asking.is_asking:
            self._drop_question()
            self._ask_about(self._item)

    def restore_reason(self, why: str) -> None:
        """Ask with a reason that was begun; "" leaves it as it is."""
        if self._asking is not None:
            self._asking.restore(why)

    def show_withdrawn_at(self, moment: str) -> None:
        """Say when it was taken back; "" while that is not known."""
        label = "" if self._item is None else self._item.label
        _ = self._words.gettext
        form = _("{label}, withdrawn on {moment}") if moment else _("{label}, withdrawn")
        self._when.setText(form.format(label=label, moment=moment))

    def ask_again(self) -> None:
        """Let the same be asked once more."""
        if self._asking is not None:
            self._asking.confirm.setEnabled(True)

    def _ask_about(self, item: Item) -> None:
        is_offered = self._may_be_withheld and item.status is ItemStatus.HELD
        says = taking_out_words(item, self._words, may_be_withheld=is_offered)
        self._asking = Withdrawing(self._theme, says=says, may_be_withheld=is_offered)
        self._asking.withdrawn.connect(self.withdraw_requested)
        self._asking.withhold_requested.connect(self.withhold_requested)
        self._asking.typed.connect(self.reason_typed)
        self._column.addWidget(self._asking)

    def _drop_question(self) -> None:
        """Close the question: what was typed about another piece must not stay."""
        if self._asking is not None:
            self._column.removeWidget(self._asking)
            self._asking.hide()
            self._asking.deleteLater()
            self._asking = None
