"""The record of everything that was done with the case, in words, the newest first.

The rules are: it is read when it is asked for, and forgotten when it is closed; each entry says
what was done, to what, and when by this computer's clock; nothing here can change it.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.custody_words import ACTION_WORDS
from evidence_kit.i18n import Words
from evidence_kit.model import LedgerEntry
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.models.item_words import moment
from evidence_kit.ui.pages.evidence_rows import PortionedRows
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.visible import visible


class RecordCard(Card):
    """The record of changes."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        _ = words.gettext
        title = _("The record of changes")
        super().__init__(theme, "plain", title)
        self._theme = theme
        self._vault = vault
        self._words = words
        self._case: messages.CaseSeen | None = None
        self._entries: tuple[LedgerEntry, ...] = ()
        self._labels: dict[str, str] = {}
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        lead = _(
            "What was saved, changed, withdrawn, checked or handed over, and when. Lines are only "
            "ever added. The report prints it."
        )
        self.body.addWidget(TextBlock(theme, lead, "small", "soft"))
        self.button = Button(theme, _("Show the record"), "normal", "list")
        self.body.addWidget(self.button)
        self.note = TextBlock(theme, "", "small")
        self.note.hide()
        self.body.addWidget(self.note)
        self.rows = PortionedRows(theme, words, self._row)
        self.rows.hide()
        self.body.addWidget(self.rows)
        self.button.clicked.connect(self._on_button_clicked)

    def show_case(self, case: messages.CaseSeen) -> None:
        """Know what the pieces are called; an open record is closed, for it has a line more."""
        if case is self._case:
            return
        self._case = case
        self._labels = {f"item/{item.id}": item.label for item in case.items}
        self._close()

    def _close(self) -> None:
        self._entries = ()
        self.rows.hide()
        self.rows.show_rows(0)
        self.note.hide()
        self.button.set_text(self._words.gettext("Show the record"))

    def _on_button_clicked(self) -> None:
        if self._entries:
            self._close()
            return
        self._vault.ask(
            messages.ReadLedger(), on_done=self._on_vault_read, on_refused=self._on_vault_refused
        )

    def _on_vault_read(self, answer: messages.Answer) -> None:
        if not isinstance(answer, messages.LedgerSeen):
            return
        self._entries = answer.entries[::-1]
        self.rows.show_rows(len(self._entries))
        self.rows.show()
        self.button.set_text(self._words.gettext("Close it again"))
        count = len(self._entries)
        self._say(
            self._words.ngettext(
                "{count} entry, the newest first. All times are this computer’s clock.",
                "{count} entries, the newest first. All times are this computer’s clock.",
                count,
            ).format(count=count)
        )

    def _on_vault_refused(self, problem: messages.Problem) -> None:
        alert = alert_for(problem, self._words)
        self._say(" ".join(part for part in (alert.title, alert.remedy, alert.code) if part))

    def _say(self, text: str) -> None:
        self.note.set_text(text)
        self.note.show()
        announce(self, text)

    def _row(self, number: int) -> QWidget:
        entry = self._entries[number]
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(2)
        column.addWidget(Label(self._theme, self._what(entry)))
        when = moment(entry.at, entry.offset_minutes, self._words)
        # Translators: {number} is the entry's number in the record, {time} a day and a time.
        said = self._words.gettext("No. {number}, {time}").format(number=entry.n, time=when)
        column.addWidget(Label(self._theme, said, "small", "soft"))
        return part

    def _what(self, entry: LedgerEntry) -> str:
        done = self._words.gettext(ACTION_WORDS[entry.action])
        label = str(entry.detail.get("label", "")) or self._labels.get(entry.object, "")
        return f"{done}: {visible(label)}" if label else done
