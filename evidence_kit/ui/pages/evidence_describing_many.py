"""Stands between the form about several pieces and the vault process."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from evidence_kit import messages
from evidence_kit.errors import CancelledError
from evidence_kit.i18n import Words
from evidence_kit.model import ItemId, Provenance
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.pages.evidence_several import SeveralPanel
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce


class DescribingMany(QObject):
    """Has the same said of several pieces."""

    recorded = Signal()
    """Something was recorded; the case is to be read again."""

    def __init__(self, vault: VaultProcess, words: Words, panel: SeveralPanel) -> None:
        super().__init__(panel)
        self._vault = vault
        self._words = words
        self._panel = panel
        self._asked_id = 0
        panel.stop_requested.connect(self._on_panel_stop_requested)

    def say(self, item_ids: Sequence[ItemId], said: Provenance, *, replaces: bool) -> None:
        """Have it said of these pieces."""
        self._panel.say("")
        self._panel.show_progress(Progress(stage=Stage.DESCRIBING, done=0, total=len(item_ids)))
        self._asked_id = self._vault.ask(
            messages.DescribeMany(item_ids=tuple(item_ids), provenance=said, replaces=replaces),
            on_done=self._on_done,
            on_refused=self._on_refused,
            on_progress=self._panel.show_progress,
        )

    def _on_done(self, answer: messages.Answer) -> None:
        if not isinstance(answer, messages.ManyDescribed):
            return
        form = self._words.ngettext(
            "Written to {count} piece. The others had words already.",
            "Written to {count} pieces. The others had words already.",
            answer.changed,
        )
        if answer.changed == answer.asked:
            form = self._words.ngettext(
                "Written to {count} piece.", "Written to {count} pieces.", answer.changed
            )
        self._end(form.format(count=answer.changed), "keep")

    def _on_refused(self, problem: messages.Problem) -> None:
        if problem.code == CancelledError.code:
            self._end(self._words.gettext("Stopped. What was written before that stays."), "soft")
            return
        alert = alert_for(problem, self._words)
        self._end(f"{alert.title} {alert.remedy}", "soon")

    def _end(self, text: str, tone: str) -> None:
        self._panel.show_progress(None)
        self._panel.say(text, tone)
        announce(self._panel, text)
        self.recorded.emit()

    def _on_panel_stop_requested(self) -> None:
        self._vault.stop(self._asked_id)
