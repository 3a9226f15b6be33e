"""What holds the picture decoder in on this computer: tried when the page is first seen."""

from PySide6.QtGui import QShowEvent

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.models.protection import ProtectionState, lines_of
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Label


class ProtectionCard(Card):
    """Which locks hold, in plain words; what does not hold here is said as plainly."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        _ = words.gettext
        title = _("Protection on this computer")
        super().__init__(theme, "plain", title)
        self._vault = vault
        self._words = words
        self._is_asked = False
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self.body.addWidget(
            Label(
                theme,
                _("A picture can be made to attack. So each is read in a process that is shut in."),
                "small",
                "soft",
            )
        )
        self.rows = IconRows(theme, gap_px=8)
        self.body.addWidget(self.rows)
        self.show_state(ProtectionState())

    def show_state(self, state: ProtectionState) -> None:
        """Show what was found."""
        self.rows.set_lines(lines_of(state, self._words))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_asked:
            self._is_asked = True
            self._vault.ask(
                messages.ReadProtection(),
                on_done=self._on_protection_seen,
                on_refused=self._on_protection_refused,
            )

    def _on_protection_seen(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.ProtectionSeen):
            self.show_state(ProtectionState(proofs=answer.proofs))

    def _on_protection_refused(self, _problem: messages.Problem) -> None:
        self.show_state(ProtectionState(is_refused=True))
