"""Stands between the form about several pieces and the vault process."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from evidence_kit import messages
from evidence_kit.errors import CancelledError
from evidence_kit.i18n import Words
from evidence_kit.model import ItemId, Provenance
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.pages.drafts import Drafts
from evidence_kit.ui.pages.evidence_notes import as_draft, from_draft
from evidence_kit.ui.pages.evidence_several import SeveralPanel
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce

DRAFT_NAME = "evidence/several"
"""Under this name the vault process keeps what is being filled in."""


class DescribingMany(QObject):
    """Has the same said of several pieces.

    Args:
        vault: What writes it down.
        words: The language it speaks.
        panel: The form.
        drafts: Keeps what is filled in and not written down yet.
    """

    recorded = Signal()
    """Something was recorded; the case is to be read again."""

    def __init__(
        self, vault: VaultProcess, words: Words, panel: SeveralPanel, drafts: Drafts
    ) -> None:
        super().__init__(panel)
        self._vault = vault
        self._words = words
        self._panel = panel
        self._drafts = drafts
        self._asked_id = 0
        self._is_brought_back = False
        panel.typed.connect(self._on_panel_typed)
        panel.stop_requested.connect(self._on_panel_stop_requested)

    def bring_back(self, drafts: Mapping[str, str]) -> None:
        """Fill in what was being typed when the case was closed; once, and over nothing new."""
        if self._is_brought_back:
            return
        self._is_brought_back = True
        found = from_draft(drafts.get(DRAFT_NAME, ""))
        if found is not None and self._panel.provenance() == Provenance():
            self._panel.fill_in(found)

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
        self._drafts.forget(DRAFT_NAME)
        self._panel.note_written()
        form = self._words.ngettext(
            "Written to {count} piece. The others were left as they were.",
            "Written to {count} pieces. The others were left as they were.",
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

    def _on_panel_typed(self, said: Provenance) -> None:
        self._drafts.put(DRAFT_NAME, "" if said == Provenance() else as_draft(said))

    def _on_panel_stop_requested(self) -> None:
        self._vault.stop(self._asked_id)
