"""What can be done with the piece that is open: look, describe, take back.

The rules are: a preview is asked for while the button is held, and shown for the piece it was asked
for and for no other; what is typed is on its way before the person goes on; what was recorded is
told once.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal

from evidence_kit import messages
from evidence_kit.errors import PerhapsIntimateError
from evidence_kit.i18n import Words
from evidence_kit.model import Action, DisclosureChoice, Item, ItemId, ItemStatus, Provenance
from evidence_kit.questions import Quality
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.models.item_words import moment
from evidence_kit.ui.pages.evidence_detail import DetailPanel
from evidence_kit.ui.pages.evidence_notes import ItemNotes, draft_name, from_draft
from evidence_kit.ui.vault_process import VaultProcess


class PieceCare(QObject):
    """Stands between the detail of one piece and the vault process."""

    amended = Signal(object)
    """What is said about a piece is saved: the :class:`Item` as it is now."""
    withdrawn = Signal(str)
    """A piece was taken back; its label."""
    refused = Signal(object)
    """The :class:`Problem` that kept a piece from being taken back."""

    disclosed = Signal()
    """What goes out of a piece, or what it shows, was said."""

    def __init__(self, vault: VaultProcess, words: Words, detail: DetailPanel) -> None:
        super().__init__(detail)
        self._vault = vault
        self._words = words
        self._detail = detail
        self._item: Item | None = None
        self._stub_id: ItemId | None = None
        self._notes = ItemNotes(vault, self)
        self._notes.saved.connect(self._on_notes_saved)
        self._notes.refused.connect(self._on_notes_refused)
        detail.look_started.connect(self._on_detail_look_started)
        detail.typed.connect(self._on_detail_typed)
        detail.left.connect(self._notes.flush)
        detail.choice_requested.connect(self._on_detail_choice_requested)
        detail.others_said.connect(self._on_detail_others_said)
        detail.clear_said.connect(self._on_detail_clear_said)
        detail.quality_said.connect(self._on_detail_quality_said)
        detail.withdraw_requested.connect(self._on_detail_withdraw_requested)

    @property
    def is_typing(self) -> bool:
        """Whether something is typed that the vault does not have yet."""
        return self._notes.is_typing

    def turn_to(self, item: Item | None) -> None:
        """Turn to another piece, or to the same as it is now, or to none."""
        is_other = item is None or self._item is None or item.id != self._item.id
        if is_other:
            self._detail.let_go()
        self._item = item
        self._notes.begin(item)
        self._learn_when_withdrawn(item)

    def bring_back(self, item: Item, drafts: dict[str, str]) -> None:
        """Send what was being typed about a piece when the case was closed in the middle of it."""
        found = from_draft(drafts.get(draft_name(item), ""))
        if found is not None and found != item.provenance and not self._notes.is_typing:
            self._notes.typed(found)
            self._notes.flush()

    def save_work(self) -> None:
        """Send what is typed, and cover everything."""
        self._detail.let_go()
        self._notes.flush()

    def _learn_when_withdrawn(self, item: Item | None) -> None:
        """Read in the ledger when a withdrawn piece was taken back, once for each."""
        stub = item if item is not None and item.status is ItemStatus.WITHDRAWN else None
        if stub is not None and stub.id != self._stub_id:
            self._vault.ask(messages.ReadLedger(), on_done=partial(self._on_ledger_read, stub.id))
        self._stub_id = None if stub is None else stub.id

    def _is_open(self, item_id: ItemId) -> bool:
        return self._item is not None and self._item.id == item_id

    def _on_detail_look_started(self) -> None:
        if self._item is not None:
            item_id = self._item.id
            self._vault.ask(
                messages.LookAt(item_id=item_id), on_done=partial(self._on_preview_came, item_id)
            )

    def _on_preview_came(self, item_id: ItemId, answer: messages.Answer) -> None:
        # The person may hold another piece by now; its cover stays on.
        if isinstance(answer, messages.Preview) and self._is_open(item_id):
            self._detail.show_preview(answer.jpeg)

    def _on_detail_typed(self, provenance: Provenance) -> None:
        self._detail.say("")
        self._notes.typed(provenance)

    def _on_notes_saved(self, item: Item) -> None:
        self.amended.emit(item)
        if self._is_open(item.id):
            self._detail.say(self._words.gettext("Saved"), "keep")

    def _on_notes_refused(self, problem: messages.Problem) -> None:
        alert = alert_for(problem, self._words)
        self._detail.say(f"{alert.title} {alert.remedy}", "soon")

    def _on_detail_withdraw_requested(self, why: str) -> None:
        if self._item is not None:
            self._notes.flush()
            self._vault.ask(
                messages.Withdraw(name=self._item.label, why=why),
                on_done=self._on_withdrawn,
                on_refused=self._on_withdrawal_refused,
            )

    def _on_detail_choice_requested(self, choice: DisclosureChoice) -> None:
        if self._item is not None:
            self._vault.ask(
                messages.Disclose(item_id=self._item.id, choice=choice),
                on_done=self._on_disclosed,
                on_refused=self._on_choice_refused,
            )

    def _on_choice_refused(self, problem: messages.Problem) -> None:
        if problem.code == PerhapsIntimateError.code:
            self._detail.ask_whether_clear()
        self.refused.emit(problem)

    def _on_detail_clear_said(self) -> None:
        if self._item is not None:
            request = messages.Disclose(
                item_id=self._item.id, choice=DisclosureChoice.WHOLE, no_nudity_visible=True
            )
            self._vault.ask(request, on_done=self._on_disclosed, on_refused=self.refused.emit)

    def _on_detail_others_said(self) -> None:
        if self._item is not None:
            choice = DisclosureChoice.COVERED
            request = messages.Disclose(item_id=self._item.id, choice=choice, has_other_people=True)
            self._vault.ask(request, on_done=self._on_disclosed, on_refused=self.refused.emit)

    def _on_detail_quality_said(self, quality: Quality, value: str) -> None:
        if self._item is not None:
            self._vault.ask(
                messages.SayQuality(item_id=self._item.id, quality=quality, value=value),
                on_done=self._on_quality_recorded,
                on_refused=self.refused.emit,
            )

    def _on_quality_recorded(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.Recorded):
            self.disclosed.emit()

    def _on_disclosed(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.Disclosed):
            self.disclosed.emit()

    def _on_withdrawn(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.Withdrawn):
            self.withdrawn.emit(answer.name)

    def _on_withdrawal_refused(self, problem: messages.Problem) -> None:
        self._detail.ask_again()
        self.refused.emit(problem)

    def _on_ledger_read(self, item_id: ItemId, answer: messages.Answer) -> None:
        if not isinstance(answer, messages.LedgerSeen) or not self._is_open(item_id):
            return
        for entry in answer.entries:
            if entry.action is Action.ITEM_WITHDRAWN and entry.object == f"item/{item_id}":
                self._detail.show_withdrawn_at(moment(entry.at, entry.offset_minutes, self._words))
