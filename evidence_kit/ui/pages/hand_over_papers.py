"""The card with the other papers: pick, make, and nothing opens.

The rules are: nothing is picked for the person; nothing is made before a place was chosen; what was
made is told with its place, and what could not be made leaves nothing behind.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import PaperKind
from evidence_kit.ui.models.export_alerts import export_alert_for
from evidence_kit.ui.models.papers import PaperOffer, offers
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.labels import Heading
from evidence_kit.ui.widgets.place_dialog import folder_dialog
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.visible import visible


class PapersCard(Card):
    """Other papers."""

    made = Signal()
    """Papers were made; the case is to be read again."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        _ = words.gettext
        title = _("Other papers")
        super().__init__(theme, "plain", title)
        self._theme = theme
        self._vault = vault
        self._words = words
        self._offers: tuple[PaperOffer, ...] = ()
        self._language = "en"
        self._is_making = False
        self.rows: dict[PaperKind, CheckRow] = {}
        """What can be ticked now."""
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        lead = _(
            "They are in every package too. Here you can make them alone. Nothing is sent. They "
            "are not encrypted: choose a place that nobody else can get at."
        )
        self.body.addWidget(TextBlock(theme, lead, "small", "soft"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        self.make_button = Button(theme, _("Choose where, and make them"), "normal", "file-text")
        self.body.addWidget(self.make_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._note = TextBlock(theme, "", "small")
        self._note.hide()
        self.body.addWidget(self._note)
        self.make_button.clicked.connect(self._on_make_clicked)

    @property
    def chosen(self) -> tuple[PaperKind, ...]:
        """What is ticked, in order."""
        return tuple(kind for kind, row in self.rows.items() if row.isChecked())

    def show_case(self, case: messages.CaseSeen, language: str) -> None:
        """Offer what this case has something for; what is ticked stays ticked."""
        self._language = language
        found = offers(case)
        if found != self._offers:
            self._offers = found
            self._fill(self.chosen)
        self._render()

    def make(self, place: str) -> None:
        """Let what is ticked be written into a folder of its own below this one."""
        kinds = self.chosen
        if not kinds or self._is_making:
            return
        self._is_making = True
        self._say(self._words.gettext("Making the papers. It takes a moment."))
        self._vault.ask(
            messages.MakePapers(target_path=place, kinds=kinds, language=self._language),
            on_done=self._on_vault_made,
            on_refused=self._on_vault_refused,
        )
        self._render()

    def _fill(self, ticked: tuple[PaperKind, ...]) -> None:
        _ = self._words.gettext
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {}
        for offer in self._offers:
            row = CheckRow(self._theme, _(offer.title), _(offer.line))
            row.setChecked(offer.kind in ticked)
            row.toggled.connect(self._render)
            self._rows.addWidget(row)
            self.rows[offer.kind] = row

    def _render(self) -> None:
        self.make_button.setEnabled(bool(self.chosen) and not self._is_making)

    def _say(self, text: str) -> None:
        self._note.set_text(text)
        self._note.setVisible(bool(text))
        if text:
            announce(self, text)

    def _on_make_clicked(self) -> None:
        title = self._words.gettext("Where shall it be written?")
        dialog = folder_dialog(self._theme, self, title)
        dialog.fileSelected.connect(self.make)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_vault_made(self, answer: messages.Answer) -> None:
        self._is_making = False
        if isinstance(answer, messages.PapersMade):
            # Translators: {path} is a folder, shown as it is.
            form = self._words.ngettext(
                "{count} file is in {path}. Read it before you pass it on.",
                "{count} files are in {path}. Read them before you pass them on.",
                len(answer.names),
            )
            path = visible(answer.folder_path)
            self._say(form.format(count=len(answer.names), path=path))
            self.made.emit()
        self._render()

    def _on_vault_refused(self, problem: messages.Problem) -> None:
        self._is_making = False
        alert = export_alert_for(problem, self._words)
        self._say(" ".join(part for part in (alert.title, alert.remedy, alert.code) if part))
        self._render()
