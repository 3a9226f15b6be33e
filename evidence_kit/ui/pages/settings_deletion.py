"""Delete the case for good: say what would be lost, then wait for its reference and the password.

The rules are: nothing here happens by itself, and no button says yes before everything was read;
leaving is as easy as going on; what was typed leaves the fields before it is sent.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.errors import (
    DeletionNotConfirmedError,
    RecoveryCodeMistypedError,
    RecoveryGroupMistypedError,
    TargetExistsError,
    WrongPassphraseError,
)
from evidence_kit.i18n import Words
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.models.deletion import (
    NOT_REACHED,
    DeletionPhase,
    DeletionState,
    foreseen_words,
    police_words,
)
from evidence_kit.ui.models.times import locale_of
from evidence_kit.ui.models.ways_in import has_to_prove
from evidence_kit.ui.places import choose_folder
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.text_block import TextBlock

_NOT_IT = frozenset(
    {WrongPassphraseError.code, RecoveryCodeMistypedError.code, RecoveryGroupMistypedError.code}
)
_NOTHING_HAPPENED = _NOT_IT | {DeletionNotConfirmedError.code, TargetExistsError.code}


class DeletionCard(Card):
    """Deleting the case.

    Args:
        theme: How it looks.
        vault: What deletes it.
        words: The language it speaks.
    """

    deleted = Signal(object)
    """The case is gone; the :class:`messages.CaseDeleted`."""
    unsure = Signal()
    """The medium refused on the way: the case must be read again, if it is there."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        _ = words.gettext
        title = _("Delete this case")
        super().__init__(theme, "plain", title)
        self._theme, self._vault, self._words = theme, vault, words
        self._state = DeletionState()
        self._case: messages.CaseSeen | None = None
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self.body.addWidget(
            TextBlock(
                theme,
                _(
                    "When it is over and nobody needs it any more. First you see what was never "
                    "handed over. Nothing is deleted by itself, ever."
                ),
                "small",
                "soft",
            )
        )
        self.begin_button = Button(theme, _("Look what would go"))
        self.begin_button.clicked.connect(self._on_begin_clicked)
        self.body.addWidget(self.begin_button)
        self._form = self._form_part()
        self.body.addWidget(self._form)
        self.show_state(self._state)

    @property
    def state(self) -> DeletionState:
        """What the card shows now."""
        return self._state

    def show_case(self, case: messages.CaseSeen) -> None:
        """Hear which case is open."""
        self._case = case
        self.show_state(self._state)

    def show_state(self, state: DeletionState) -> None:
        """Show another state, whole."""
        self._state = state
        is_open = state.phase is not DeletionPhase.SHOWN
        is_busy = state.phase is DeletionPhase.DELETING
        self.begin_button.setVisible(not is_open)
        self._form.setVisible(is_open)
        if state.foreseen is not None:
            self._show_foreseen(state)
        self.secret.setVisible(self._case is None or has_to_prove(self._case))
        for part in (self.reference, self.secret, self.receipt, self.leave_button):
            part.setEnabled(not is_busy)
        self.delete_button.set_text(
            self._words.gettext("Deleting it, a few seconds")
            if is_busy
            else self._words.gettext("Delete it for good")
        )
        self._show_problem(state)

    def spoken(self) -> str:
        """Return what would go, or what was refused, as it is announced."""
        said = (self._problem.text(), self._foreseen.text(), self._police.text())
        return " ".join(filter(None, said)).strip()

    def _form_part(self) -> QWidget:
        _ = self._words.gettext
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._warning_part())
        layout.addWidget(Heading(self._theme, _("What deleting does not do"), "label"))
        self._not_reached = TextBlock(self._theme, "\n".join(map(_, NOT_REACHED)), "small", "soft")
        layout.addWidget(self._not_reached)
        self.receipt = CheckRow(
            self._theme,
            _("Keep a receipt"),
            _("A text file: date, reference, how many pieces. Nothing of what was in the case."),
        )
        self.receipt.clicked.connect(self._on_receipt_clicked)
        layout.addWidget(self.receipt)
        self._receipt_place = TextBlock(self._theme, "", "small", "soft", mono=True)
        layout.addWidget(self._receipt_place)
        self.reference = Field(self._theme, "", mono=True)
        layout.addWidget(self.reference)
        self.secret = Field(self._theme, _("The password you have now"), is_secret=True)
        self.secret.set_covered(is_covered=True)
        layout.addWidget(self.secret)
        self._problem = Label(self._theme, "", "small", "soon")
        layout.addWidget(self._problem)
        row = FlowLayout(spacing=8)
        self.leave_button = Button(self._theme, _("Keep the case"), "primary")
        self.delete_button = Button(self._theme, _("Delete it for good"))
        self.leave_button.clicked.connect(self._on_leave_clicked)
        self.delete_button.clicked.connect(self._on_delete_clicked)
        row.addWidget(self.leave_button)
        row.addWidget(self.delete_button)
        layout.addLayout(row)
        return part

    def _warning_part(self) -> Card:
        _ = self._words.gettext
        title = _("What would be lost")
        card = Card(self._theme, "soon", title)
        card.body.setContentsMargins(16, 16, 16, 16)
        card.body.addWidget(Heading(self._theme, title, "label"))
        self._foreseen = TextBlock(self._theme, "")
        self._police = TextBlock(self._theme, "")
        card.body.addWidget(self._foreseen)
        card.body.addWidget(self._police)
        card.body.addWidget(
            Label(self._theme, _("What is deleted cannot be brought back, by anybody."), "strong")
        )
        return card

    def _show_foreseen(self, state: DeletionState) -> None:
        if state.foreseen is None:
            return
        sentences = foreseen_words(state.foreseen, self._words, locale_of(self._words))
        self._foreseen.set_text("\n".join(sentences))
        self._police.set_text(police_words(state.foreseen, self._words))
        self.reference.set_label(
            # Translators: {reference} is the case's number, such as EK-2026-004711.
            self._words.gettext("To delete it, type {reference}").format(
                reference=state.foreseen.reference
            )
        )
        self.receipt.setChecked(bool(state.receipt_folder))
        self._receipt_place.set_text(state.receipt_path)
        self._receipt_place.setVisible(bool(state.receipt_path))

    def _show_problem(self, state: DeletionState) -> None:
        _ = self._words.gettext
        wrong = _("That was not the password. Nothing is deleted.")
        self.secret.set_note(wrong if state.is_wrong else "", "soon")
        text = ""
        if state.problem is not None:
            alert = alert_for(state.problem, self._words)
            text = " ".join(filter(None, (alert.title, alert.evidence, alert.remedy)))
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def _on_begin_clicked(self) -> None:
        self._vault.ask(
            messages.ForeseeDeletion(),
            on_done=self._on_vault_foresaw,
            on_refused=self._on_vault_refused,
        )

    def _on_vault_foresaw(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.DeletionForeseen):
            self.show_state(DeletionState(phase=DeletionPhase.FORESEEN, foreseen=answer))
            announce(self, self.spoken())
            self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_receipt_clicked(self, is_wanted: bool) -> None:  # noqa: FBT001 - a slot
        if not is_wanted:
            self.show_state(replace(self._state, receipt_folder=""))
            return
        # Until a folder is chosen there is none, and the tick says so.
        self.receipt.setChecked(False)
        self.ask_for_folder(self.take_receipt_folder)

    def ask_for_folder(self, on_chosen: Callable[[str], None]) -> None:
        """Let the person choose where the receipt goes."""
        choose_folder(self._theme, self, self._words, on_chosen)

    def take_receipt_folder(self, folder: str) -> None:
        """Keep the receipt in a folder that was chosen."""
        self.show_state(replace(self._state, receipt_folder=folder))

    def _on_leave_clicked(self) -> None:
        self._forget()
        self.show_state(DeletionState())
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_delete_clicked(self) -> None:
        state = self._state
        if state.phase is not DeletionPhase.FORESEEN or state.foreseen is None:
            return
        typed = self.reference.text().strip()
        if typed.upper() != state.foreseen.reference:
            self.reference.set_note(
                self._words.gettext("Not the same. Nothing is deleted."), "soon"
            )
            self.reference.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.secret.isHidden() and not self.secret.text():
            self.secret.set_note(self._words.gettext("Type the password you have now."), "soon")
            self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        request = messages.DeleteCase(
            confirmed=typed,
            secret="" if self.secret.isHidden() else self.secret.text(),
            receipt_path=state.receipt_path,
        )
        self._forget()
        self.show_state(replace(state, phase=DeletionPhase.DELETING, is_wrong=False, problem=None))
        self._vault.ask(request, on_done=self._on_vault_deleted, on_refused=self._on_vault_refused)

    def _on_vault_deleted(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.CaseDeleted):
            self.deleted.emit(answer)

    def _on_vault_refused(self, problem: messages.Problem) -> None:
        phase = DeletionPhase.SHOWN
        if self._state.foreseen is not None:
            phase = DeletionPhase.FORESEEN
        is_wrong = problem.code in _NOT_IT
        self.show_state(
            replace(
                self._state,
                phase=phase,
                is_wrong=is_wrong,
                problem=None if is_wrong else problem,
            )
        )
        announce(self, self.secret.note() if is_wrong else self._problem.text())
        if problem.code not in _NOTHING_HAPPENED:
            self.unsure.emit()

    def _forget(self) -> None:
        for field in (self.reference, self.secret):
            field.set_text("")
            field.set_note("")
