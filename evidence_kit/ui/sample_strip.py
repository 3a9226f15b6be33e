"""The line above every page of the sample case: that it is one, and how to take it away."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Tag
from evidence_kit.ui.widgets.notice import Notice


class SampleStrip(QWidget):
    """Says that nothing here is real, on every page.

    Args:
        theme: How it looks.
        vault: What takes the sample away.
        words: The language it speaks.
        save_work: Sends what is being typed; it is called before the sample is asked away, so that
            words of the person's own keep it.
    """

    deleted = Signal(object)
    """The sample is gone; the :class:`messages.CaseDeleted`."""

    def __init__(
        self, theme: Theme, vault: VaultProcess, words: Words, save_work: Callable[[], None]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._words = words
        self._save_work = save_work
        _ = words.gettext
        self.setAccessibleName(_("Sample case"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(32, 0, 32, 12)
        self._column.setSpacing(8)
        card = Card(theme, "tint", _("Sample case"))
        card.body.setContentsMargins(12, 6, 12, 6)
        row = FlowLayout(spacing=12)
        self.mark = Tag(theme, _("Sample case. Nothing in it is real."), "surface", "info")
        self.delete_button = Button(theme, _("Delete the sample"), "small")
        row.addWidget(self.mark)
        row.addWidget(self.delete_button)
        card.body.addLayout(row)
        self._column.addWidget(card)
        self.notice: Notice | None = None
        """Why the sample stayed; ``None`` while nobody asked in vain."""
        self.delete_button.clicked.connect(self._on_delete_button_clicked)

    def _on_delete_button_clicked(self) -> None:
        self.delete_button.setEnabled(False)
        self._save_work()
        self._vault.ask(
            messages.DeleteSample(), on_done=self._on_deleted, on_refused=self._on_refused
        )

    def _on_deleted(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.CaseDeleted):
            self.deleted.emit(answer)

    def _on_refused(self, problem: messages.Problem) -> None:
        self.delete_button.setEnabled(True)
        if self.notice is not None:
            self.notice.dismiss()
        alert = alert_for(problem, self._words)
        self.notice = Notice(
            self._theme, alert.kind.value, alert.title, alert.evidence, alert.remedy, alert.code
        )
        self._column.addWidget(self.notice)
