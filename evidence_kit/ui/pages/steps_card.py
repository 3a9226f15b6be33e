"""The card of the size of a bank card, and the steps on two pages: PDFs to print.

The rules are: it says nothing of the case; an address is text and a QR code, and nothing opens; the
vault process writes the file, because the window writes none.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.ui.models.export_alerts import export_alert_for
from evidence_kit.ui.models.wallet_card import CardLine, WalletCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.address_row import AddressRow
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.place_dialog import save_dialog
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.visible import visible

_NAME, _SHEET_NAME = "card.pdf", "steps.pdf"
"""They say nothing of a case: names stay in lists of files."""


class StepsCard(Card):
    """A card for the wallet."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        _ = words.gettext
        title = _("A card for your wallet")
        super().__init__(theme, "plain", title)
        self._theme = theme
        self._vault = vault
        self._words = words
        self._shown: WalletCard | None = None
        self.body.addWidget(Heading(theme, title, "strong"))
        line = _("As small as a bank card. It says nothing about you or your case.")
        self.body.addWidget(TextBlock(theme, line, "small", "soft"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.body.addLayout(self._lines)
        self.save_button = Button(theme, _("Save as PDF"), "normal", "print")
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        also = _("The steps too, on two pages, to take along or to hand to somebody.")
        self.body.addWidget(TextBlock(theme, also, "small", "soft"))
        self.sheet_button = Button(theme, _("Steps as PDF"), "normal", "print")
        self.body.addWidget(self.sheet_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.note = TextBlock(theme, "", "small", "soft")
        self.note.hide()
        self.body.addWidget(self.note)
        self.save_button.clicked.connect(partial(self._ask_where, is_sheet=False))
        self.sheet_button.clicked.connect(partial(self._ask_where, is_sheet=True))

    def show_card(self, card: WalletCard) -> None:
        """Show what would stand on it."""
        if card == self._shown:
            return
        self._shown = card
        while (taken := self._lines.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in card.lines:
            self._lines.addWidget(self._line(line))
        first = "\n".join(
            f"{n}  {self._words.gettext(each.title)}" for n, each in enumerate(card.first, start=1)
        )
        self._lines.addWidget(TextBlock(self._theme, first, "small"))

    def save(self, path: str, *, is_sheet: bool = False) -> None:
        """Let the card be written to a file, or the two pages."""
        language = self._words.info().get("language") or "en"
        self._vault.ask(
            messages.SaveCard(path=path, language=language, is_sheet=is_sheet),
            on_done=partial(self._on_vault_saved, is_sheet=is_sheet),
            on_refused=self._on_vault_refused,
        )

    def _line(self, line: CardLine) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(self._theme, self._words.gettext(line.name), "label"))
        if line.number:
            number = TextBlock(self._theme, line.number, "strong")
            number.set_is_reachable(is_reachable=True)
            column.addWidget(number)
        if line.address:
            column.addWidget(AddressRow(self._theme, self._words, line.address, line.url))
        if line.caution is not None:
            caution = line.caution.in_words(self._words)
            column.addWidget(Label(self._theme, caution, "small", "soon"))
        return holder

    def _say(self, text: str) -> None:
        self.note.set_text(text)
        self.note.show()
        announce(self, text)

    def _ask_where(self, *, is_sheet: bool) -> None:
        _ = self._words.gettext
        name = _SHEET_NAME if is_sheet else _NAME
        # Translators: the filter of a file dialogue; keep the brackets and the star.
        dialog = save_dialog(self._theme, self, _("Save as PDF"), name, _("PDF (*.pdf)"))
        dialog.setHistory([])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self.save, is_sheet=is_sheet))
        dialog.open()

    def _on_vault_saved(self, answer: messages.Answer, *, is_sheet: bool) -> None:
        _ = self._words.gettext
        if isinstance(answer, messages.CardSaved):
            # Translators: {path} is where a file is, shown as it is.
            sheet = _("Saved: {path}. It says nothing about your case.")
            # Translators: {path} is where a file is, shown as it is.
            card = _("Saved: {path}. Print it, and cut along the line.")
            form = sheet if is_sheet else card
            self._say(form.format(path=visible(answer.path)))

    def _on_vault_refused(self, problem: messages.Problem) -> None:
        alert = export_alert_for(problem, self._words)
        self._say(" ".join(part for part in (alert.title, alert.remedy, alert.code) if part))
