"""What opens the case: change the password, make a new spare key, let a support worker in.

The rules are: whoever changes something says first what opens the case now, unless it was opened
with the spare key; an old spare key works until the new one was typed from paper; what was typed
leaves the fields before it is sent, and nothing of it stands in the state.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from evidence_kit import messages
from evidence_kit.clock import Clock
from evidence_kit.errors import (
    CancelledError,
    RecoveryCodeMistypedError,
    RecoveryGroupMistypedError,
    WrongPassphraseError,
)
from evidence_kit.i18n import Words
from evidence_kit.progress import Progress
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.models.times import day_words, locale_of
from evidence_kit.ui.models.ways_in import (
    WaysPhase,
    WaysState,
    done_words,
    has_spare_key,
    has_to_prove,
    ways_lines,
    workers,
    workers_lines,
)
from evidence_kit.ui.pages.settings_key_forms import KeyForm, PasswordForm, SpareKeyForm
from evidence_kit.ui.pages.settings_new_key import NewKeyForm
from evidence_kit.ui.pages.settings_removal import RemovalForm
from evidence_kit.ui.pages.spare_key_paper import printed_sheet
from evidence_kit.ui.paper import ask_and_print
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.group_fields import by_chance
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading
from evidence_kit.ui.widgets.text_block import TextBlock

_NOT_IT = frozenset(
    {WrongPassphraseError.code, RecoveryCodeMistypedError.code, RecoveryGroupMistypedError.code}
)


class KeysCard(Card):
    """Password and spare key.

    Args:
        theme: How it looks.
        vault: What makes and changes keys.
        words: The language it speaks.
        clock: The day on the sheet.
        choose_tried: Chooses which groups are typed; by chance when not said.
    """

    changed = Signal()
    """Something else opens the case now: it must be read again."""

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        clock: Clock,
        choose_tried: Callable[[int], tuple[int, ...]] = by_chance,
    ) -> None:
        title = words.gettext("Password and spare key")
        super().__init__(theme, "plain", title)
        self._theme = theme
        self._vault = vault
        self._words = words
        self._choose_tried = choose_tried
        self._case: messages.CaseSeen | None = None
        self._state = WaysState()
        self._asked_id = 0
        self._date = day_words(clock.now(), locale_of(words))
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self._lines = IconRows(theme)
        self.body.addWidget(self._lines)
        self.body.addWidget(self._buttons())
        self._build_forms()
        self._outcome = self._outcome_part()
        self.body.addWidget(self._outcome)

    @property
    def state(self) -> WaysState:
        """What the card shows now."""
        return self._state

    def show_case(self, case: messages.CaseSeen) -> None:
        """Show what opens the case that was read."""
        self._case = case
        self.show_state(self._state)

    def show_state(self, state: WaysState) -> None:
        """Show another state, whole."""
        _ = self._words.gettext
        self._state = state
        if self._case is None:
            return
        case = self._case
        self._lines.set_lines(ways_lines(case, self._words, locale_of(self._words)))
        self._button_row.setVisible(state.phase is WaysPhase.SHOWN)
        self.spare_button.set_text(
            _("Make a new spare key") if has_spare_key(case) else _("Make a spare key")
        )
        self.remove_button.setVisible(bool(workers(case)))
        shown = self.form
        for form in self._all_forms:
            form.setVisible(form is shown)
        if shown is not None:
            shown.show_state(state, has_to_prove=has_to_prove(case))
        self._show_outcome(state)

    @property
    def form(self) -> KeyForm | None:
        """The form that is open; ``None`` for none."""
        return self._forms.get(self._state.phase)

    def open_new_password(self) -> None:
        """Let the person type a new password now."""
        self._open(WaysPhase.PASSWORD)

    def open_spare_key(self) -> None:
        """Let the person make a spare key now."""
        self._open(WaysPhase.SHEET)

    def spoken(self) -> str:
        """Return what was changed or refused, as it is announced."""
        return f"{self._outcome_title.text()} {self._outcome_text.text()}".strip()

    def _buttons(self) -> QWidget:
        _ = self._words.gettext
        self._button_row = QWidget()
        row = FlowLayout(self._button_row, spacing=8)
        self.password_button = Button(self._theme, _("Change the password"))
        self.spare_button = Button(self._theme, "")
        self.worker_button = Button(self._theme, _("Let a support worker in"))
        self.remove_button = Button(self._theme, _("Take a support worker’s password away"))
        self.new_key_button = Button(self._theme, _("Somebody may have my password"))
        for button, phase in (
            (self.password_button, WaysPhase.PASSWORD),
            (self.spare_button, WaysPhase.SHEET),
            (self.worker_button, WaysPhase.WORKER),
            (self.remove_button, WaysPhase.REMOVING),
            (self.new_key_button, WaysPhase.NEW_KEY),
        ):
            button.clicked.connect(lambda _on=False, phase=phase: self._open(phase))
            row.addWidget(button)
        return self._button_row

    def _build_forms(self) -> None:
        _ = self._words.gettext
        self.password = PasswordForm(
            self._theme,
            self._vault,
            self._words,
            title=_("Change the password"),
            line="",
            do=_("Change the password"),
            label=_("The new password"),
        )
        self.worker = PasswordForm(
            self._theme,
            self._vault,
            self._words,
            title=_("Let a support worker in"),
            line=_(
                "They choose a password of their own and can then open the case without you. It "
                "is your decision, and you can take it back."
            ),
            do=_("Let them in"),
            label=_("The support worker’s password"),
        )
        self.removal = RemovalForm(self._theme, self._words)
        self.new_key = NewKeyForm(self._theme, self._vault, self._words)
        self.spare_key = SpareKeyForm(self._theme, self._vault, self._words, self._date)
        self._all_forms: tuple[KeyForm, ...] = (
            self.password,
            self.worker,
            self.removal,
            self.new_key,
            self.spare_key,
        )
        self._forms: dict[WaysPhase, KeyForm] = {
            WaysPhase.PASSWORD: self.password,
            WaysPhase.WORKER: self.worker,
            WaysPhase.REMOVING: self.removal,
            WaysPhase.NEW_KEY: self.new_key,
            WaysPhase.SHEET: self.spare_key,
            WaysPhase.TRYING: self.spare_key,
        }
        for form in self._all_forms:
            form.given.connect(self._on_form_given)
            form.closed.connect(self._on_form_closed)
            form.hide()
            self.body.addWidget(form)
        self.removal.chosen.connect(self._on_removal_chosen)
        self.new_key.progress.cancel_requested.connect(self._on_new_key_cancel_requested)
        self.spare_key.print_requested.connect(self._on_print_requested)
        self.spare_key.on_paper.connect(self._on_paper)
        self.spare_key.show_again_requested.connect(self._on_show_again_requested)

    def _outcome_part(self) -> Card:
        card = Card(self._theme, "keep")
        self._outcome_title = Heading(self._theme, "", "strong")
        self._outcome_text = TextBlock(self._theme, "", "small")
        card.body.addWidget(self._outcome_title)
        card.body.addWidget(self._outcome_text)
        return card

    def _show_outcome(self, state: WaysState) -> None:
        self._outcome.setVisible(state.done is not None or state.problem is not None)
        if state.problem is not None:
            alert = alert_for(state.problem, self._words)
            title, text = alert.title, " ".join(filter(None, (alert.evidence, alert.remedy)))
        elif state.done is not None:
            title, text = done_words(state.done, self._words)
        else:
            return
        self._outcome.set_kind("keep" if state.problem is None else "soon")
        self._outcome.setAccessibleName(title)
        self._outcome_title.setText(title)
        self._outcome_text.set_text(text)

    def _open(self, phase: WaysPhase) -> None:
        for form in self._all_forms:
            form.forget()
        if phase is WaysPhase.REMOVING and self._case is not None:
            lines = workers_lines(self._case, self._words, locale_of(self._words))
            self.removal.set_lines(lines)
            # One alone is meant; of several, nobody but the person knows which.
            self.show_state(WaysState(phase=phase, removing=lines[0][0] if len(lines) == 1 else 0))
        else:
            self.show_state(WaysState(phase=phase))
        if phase is WaysPhase.SHEET:
            self._vault.ask(messages.NewRecoveryCode(), on_done=self._on_vault_made_code)
        self._focus_form()

    def _focus_form(self) -> None:
        if self.form is not None:
            self.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _request(self) -> messages.Request | None:
        form, state = self.form, self._state
        if form is None:
            return None
        secret = form.take_secret()
        match state.phase:
            case WaysPhase.PASSWORD:
                return messages.ChangePassword(secret=secret, passphrase=self.password.entry.text())
            case WaysPhase.WORKER:
                return messages.AddWorkerPassword(
                    secret=secret, passphrase=self.worker.entry.text()
                )
            case WaysPhase.REMOVING:
                return messages.RemoveKey(secret=secret, number=state.removing)
            case WaysPhase.NEW_KEY:
                return messages.RenewKey(secret=secret, passphrase=self.new_key.entry.text())
            case _:
                return messages.ReplaceSpareKey(secret=secret, recovery_code="-".join(state.groups))

    def _on_form_given(self) -> None:
        request = self._request()
        if request is not None and not self._state.is_busy:
            self.show_state(replace(self._state, is_busy=True, is_wrong=False, problem=None))
            self._asked_id = self._vault.ask(
                request,
                on_done=self._on_vault_changed,
                on_refused=self._on_vault_refused,
                on_progress=self._on_vault_moved,
            )

    def _on_removal_chosen(self, number: int) -> None:
        self.show_state(replace(self._state, removing=number))

    def _on_new_key_cancel_requested(self) -> None:
        self.show_state(replace(self._state, is_stopping=True))
        self._vault.stop(self._asked_id)

    def _on_vault_moved(self, progress: Progress) -> None:
        if self._state.is_busy:
            self.show_state(replace(self._state, progress=progress))

    def _on_form_closed(self) -> None:
        if self._state.is_busy:
            return
        for form in self._all_forms:
            form.forget()
        self.show_state(WaysState())
        self.password_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_vault_made_code(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.RecoveryCode) and self._state.phase is WaysPhase.SHEET:
            self.show_state(replace(self._state, groups=answer.groups))
            self._focus_form()

    def _on_paper(self) -> None:
        if not self._state.groups:
            return
        tried = self._choose_tried(len(self._state.groups))
        self.show_state(replace(self._state, phase=WaysPhase.TRYING, tried=tried))
        self._focus_form()

    def _on_show_again_requested(self) -> None:
        self.spare_key.forget()
        self.show_state(replace(self._state, phase=WaysPhase.SHEET, tried=(), is_wrong=False))
        self._focus_form()

    def _on_print_requested(self) -> None:
        if not self._state.groups:
            return
        sheet = printed_sheet(self._state.groups, self._date, self._words)
        ask_and_print(self, sheet, self._focus_form)

    def _on_vault_changed(self, answer: messages.Answer) -> None:
        if not isinstance(answer, messages.KeysChanged):
            return
        for form in self._all_forms:
            form.forget()
        self.show_state(WaysState(done=self._state.phase))
        announce(self, self.spoken())
        self.password_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_vault_refused(self, problem: messages.Problem) -> None:
        is_wrong = problem.code in _NOT_IT
        is_stopped = problem.code == CancelledError.code
        self.show_state(
            replace(
                self._state,
                is_busy=False,
                is_wrong=is_wrong,
                progress=None,
                is_stopping=False,
                problem=None if is_wrong or is_stopped else problem,
            )
        )
        if not (is_wrong or is_stopped):
            announce(self, self.spoken())
        self._focus_form()
