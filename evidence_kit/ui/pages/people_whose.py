"""Whose an account is: the account as reported that it belongs to, said later.

The rules are: nothing is recorded before the button; an account gets another number only by
choice, and its old one stays in the log (product rule S11).
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.ui.models.register import NEW_ACCOUNT, AccountRow
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.fields import Chooser


class WhoseAccount(QWidget):
    """One question below an account."""

    told = Signal(object)
    """The person keeps another answer: a tuple of requests."""

    def __init__(self, theme: Theme, words: Words, account: AccountRow) -> None:
        super().__init__()
        _ = words.gettext
        self._account = account
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.subject = Chooser(theme, _("Which account is it?"), account_choices(account, words))
        self.subject.choose(account.subject)
        self.keep = Button(theme, _("Keep it"), "small", "check")
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.subject.picked.connect(self._on_picked)
        row.addWidget(self.subject, 1)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)

    def _on_picked(self, subject: str) -> None:
        self.keep.setEnabled(bool(subject) and subject != self._account.subject)

    def _on_keep_clicked(self) -> None:
        self.keep.setDisabled(True)
        number = self._account.identifier.number
        self.told.emit((messages.Attribute(identifiers=(number,), subject=self.subject.chosen()),))


def account_choices(account: AccountRow, words: Words) -> Sequence[tuple[str, str]]:
    """Return the accounts that something can belong to, and the way to a new one."""
    # Translators: {subject} is S1, S2 …
    form = words.gettext("Account {subject}")
    known = [(each, form.format(subject=each)) for each in account.subjects]
    return (*known, (NEW_ACCOUNT, words.gettext("Another account, not listed")))
