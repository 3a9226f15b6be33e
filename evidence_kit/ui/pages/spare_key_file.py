"""The spare key sheet as a PDF, for whoever prints somewhere else.

The vault process writes it. That the file itself opens the case is said beside the button, before
there is one, and again when it is there.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.place_dialog import save_dialog
from evidence_kit.visible import visible

_NAME = "sheet.pdf"
"""Says nothing of a case: the name stays in lists of files."""


class SpareKeyFile(QWidget):
    """«Save as PDF», what that means, and what became of it.

    Args:
        theme: How it looks.
        vault: What writes the file.
        words: The language it speaks.
        groups: Returns the spare key that is shown; nothing while there is none.
    """

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        groups: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._words = words
        self._groups = groups
        _ = words.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.button = Button(theme, _("Save as PDF"), "small")
        self.button.clicked.connect(self._on_button_clicked)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.note = Label(theme, "", "small", "soft")
        column.addWidget(self.note)
        self.forget()

    def forget(self) -> None:
        """Say again what such a file is, and nothing of one."""
        self.note.setText(
            self._words.gettext(
                "For a printer elsewhere. The file itself opens your case: print it, then remove "
                "it."
            )
        )

    def save(self, path: str) -> None:
        """Let the sheet be written to a file."""
        groups = self._groups()
        if not groups:
            return
        self._vault.ask(
            messages.SaveSpareKeySheet(
                groups=groups,
                path=path,
                language=self._words.info().get("language") or "en",
            ),
            on_done=self._on_vault_saved,
            on_refused=self._on_vault_refused,
        )

    def _say(self, text: str) -> None:
        self.note.setText(text)
        announce(self, text)

    def _on_button_clicked(self) -> None:
        _ = self._words.gettext
        # Translators: the filter of a file dialogue; keep the brackets and the star.
        dialog = save_dialog(self._theme, self, _("Save as PDF"), _NAME, _("PDF (*.pdf)"))
        dialog.setHistory([])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def _on_vault_saved(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.SpareKeySheetSaved):
            # Translators: {path} is where a file is, shown as it is.
            said = self._words.gettext(
                "Saved: {path}. It opens your case, so print it now, then remove the file."
            )
            self._say(said.format(path=visible(answer.path)))

    def _on_vault_refused(self, problem: messages.Problem) -> None:
        alert = alert_for(problem, self._words)
        self._say(" ".join(filter(None, (alert.title, alert.evidence, alert.remedy))))
