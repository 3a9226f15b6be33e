"""Report & hand over: choose and look, make it, hand it over.

The page holds one frozen value and renders the whole of it. The rules are: nothing is made before a
place was chosen; what was made is checked once more where it lies before anything is said about it;
what could not be made leaves nothing behind, and the words say so.
"""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.clock import Clock, SystemClock
from evidence_kit.contact import ContactField
from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.progress import Progress
from evidence_kit.resources import assets_path
from evidence_kit.ui.models.export_alerts import export_alert_for
from evidence_kit.ui.models.hand_over import (
    REFERENCE_DRAFT,
    Choice,
    HandOverStage,
    HandOverState,
    PackageOut,
    ReportOut,
    code_of,
    request_for,
)
from evidence_kit.ui.models.languages import (
    REPORT_LANGUAGE_DRAFT,
    chosen_of,
    languages_in,
    read_by_police,
)
from evidence_kit.ui.models.making import Making, begin
from evidence_kit.ui.models.times import instant_words, locale_of
from evidence_kit.ui.pages.hand_over_choosing import ChoosingPanel
from evidence_kit.ui.pages.hand_over_giving import GivingPanel
from evidence_kit.ui.pages.hand_over_making import MakingPanel
from evidence_kit.ui.pages.hand_over_papers import PapersCard
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.slip import Slip, print_slip, slip_printer
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.copying import copy_text
from evidence_kit.ui.widgets.notice import Notice
from evidence_kit.ui.widgets.place_dialog import folder_dialog
from evidence_kit.ui.widgets.scroll import PageScroll
from evidence_kit.ui.widgets.stage_line import StageLine

SAVE_DELAY_MS = 1_000
"""From the last key in the reference number to its being kept."""

_STAGES = (HandOverStage.CHOOSE, HandOverStage.MAKE, HandOverStage.HAND_OVER)
_ANOTHER_PLACE = "another-place"
_AGAIN = "again"


class HandOverPage(Page):
    """Report & hand over."""

    copy_requested = Signal(str)
    """The hand-over code was put on the clipboard; the text, so that it can be cleared again."""

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        *,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(theme, vault, words)
        self.title = words.gettext("Report & hand over")
        self._clock: Clock = SystemClock() if clock is None else clock
        self._languages = languages_in(assets_path() / "locale")
        self._state = HandOverState()
        self._request_id = 0
        self._notice: Notice | None = None
        self._shown_problem: messages.Problem | None = None
        self._printer: QPrinter | None = None
        self._saved_reference = ""
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_DELAY_MS)
        self._build()
        self._connect()
        self._render(self._state)

    @property
    def state(self) -> HandOverState:
        """What the page shows now."""
        return self._state

    def show_state(self, state: HandOverState) -> None:
        """Show another state, whole."""
        if state != self._state:
            self._state = state
            self._render(state)

    @override
    def render(self, case: messages.CaseSeen) -> None:  # type: ignore[override] # see Page
        is_new = self._state.case is None or self._state.case.case.id != case.case.id
        state = self._state.with_case(case)
        if is_new:
            state = replace(state, choice=replace(state.choice, language=self._language_of(case)))
        self._take_reference(case.drafts.get(REFERENCE_DRAFT, ""), is_new=is_new)
        self.show_state(state)

    @override
    def first_focus(self) -> QWidget:
        match self._state.stage:
            case HandOverStage.CHOOSE:
                return self.choosing.controls.first_focus()
            case HandOverStage.MAKE:
                return self.making.progress.cancel
            case HandOverStage.HAND_OVER:
                return self.giving.first_focus()

    @override
    def save_work(self) -> None:
        self._save_timer.stop()
        self.choosing.contact.save()
        self.choosing.reason.save()
        text = self._reference.text()
        if text != self._saved_reference and self._state.case is not None:
            self._saved_reference = text
            self.vault.ask(messages.SaveDraft(name=REFERENCE_DRAFT, text=text))

    def choose_place(self, place: str) -> None:
        """Take a folder to write into; nothing is written yet."""
        choice = replace(self._state.choice, place=place)
        self.show_state(replace(self._state, choice=choice, problem=None))

    def _build(self) -> None:
        _ = self.words.gettext
        names = (_("Choose and look"), _("Make it"), _("Hand it over"))
        self._stage_line = StageLine(self.theme, self.words, names)
        self.choosing = ChoosingPanel(
            self.theme, self.vault, self.words, self._languages, clock=self._clock
        )
        self.making = MakingPanel(self.theme, self.words)
        self.giving = GivingPanel(self.theme, self.words)
        self.papers = PapersCard(self.theme, self.vault, self.words)
        self._reference = self.giving.desk.reference
        self._panels = (self.choosing, self.making, self.giving)
        self._scroll = PageScroll(self.theme)
        self._notice_place = QVBoxLayout()
        self._scroll.body.addWidget(self._stage_line)
        self._scroll.body.addLayout(self._notice_place)
        for panel in self._panels:
            self._scroll.body.addWidget(panel)
        self._scroll.body.addWidget(self.papers)
        self._scroll.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        layout.addWidget(self._build_making_bar())

    def _build_making_bar(self) -> QWidget:
        """Keep what everything here leads to in sight, wherever the page is scrolled to."""
        self._making_bar = QWidget()
        row = QHBoxLayout(self._making_bar)
        row.setContentsMargins(32, 8, 32, 8)
        row.addStretch(2)
        row.addWidget(self.choosing.controls.make_button, 1)
        return self._making_bar

    def _connect(self) -> None:
        self.choosing.chosen.connect(self._on_choosing_chosen)
        self.choosing.place_wanted.connect(self._on_choosing_place_wanted)
        self.choosing.make_wanted.connect(self._on_choosing_make_wanted)
        self.choosing.gap_chosen.connect(self.wants_page)
        self.choosing.code_wanted.connect(self._on_choosing_code_wanted)
        self.choosing.contact.said.connect(self._on_contact_said)
        self.choosing.own.ticked.connect(self._on_own_ticked)
        self.choosing.reason.said.connect(self._on_reason_said)
        self.making.cancel_requested.connect(self._on_making_cancel_requested)
        self.making.question.answered.connect(self._on_question_answered)
        self.giving.copy_wanted.connect(self._on_giving_copy_wanted)
        self.giving.full_toggled.connect(self._on_giving_full_toggled)
        self.giving.slip_wanted.connect(self._on_giving_slip_wanted)
        self.giving.again_wanted.connect(self._on_giving_again_wanted)
        self.giving.check_wanted.connect(lambda: self.wants_page.emit("check-package"))
        self.papers.made.connect(self.case_changed)
        self._reference.edited.connect(lambda _text: self._save_timer.start())
        self._reference.left.connect(self.save_work)
        self._save_timer.timeout.connect(self.save_work)

    def _render(self, state: HandOverState) -> None:
        # Whatever is shown or hidden where it can be seen sets out the whole page anew, at once: a
        # stage is filled while it is hidden, and the stages change places in one go.
        self._fill_stage(state)
        self._scroll.body.setEnabled(False)
        self._stage_line.set_here(_STAGES.index(state.stage))
        for stage, panel in zip(_STAGES, self._panels, strict=True):
            panel.setVisible(stage is state.stage)
        can_begin = state.stage is HandOverStage.CHOOSE and bool(state.choice.place)
        self._making_bar.setVisible(can_begin)
        self.papers.setVisible(state.stage is not HandOverStage.MAKE)
        if state.case is not None:
            self.papers.show_case(state.case, state.choice.language)
        self._render_problem(state.problem)
        self._scroll.body.setEnabled(True)

    def _fill_stage(self, state: HandOverState) -> None:
        match state.stage:
            case HandOverStage.CHOOSE:
                self.choosing.show_state(state)
            case HandOverStage.MAKE:
                if state.making is not None:
                    self.making.show_making(state.making)
                self.making.question.show_asked(state.asked, state.choice.stamp_address)
            case HandOverStage.HAND_OVER:
                self.giving.show_state(state)

    def _render_problem(self, problem: messages.Problem | None) -> None:
        if problem == self._shown_problem:
            return
        self._shown_problem = problem
        if self._notice is not None:
            self._notice.dismiss()
            self._notice = None
        if problem is None:
            return
        alert = export_alert_for(problem, self.words)
        self._notice = Notice(
            self.theme,
            alert.kind.value,
            alert.title,
            alert.evidence,
            alert.remedy,
            alert.code,
            ((self.words.gettext("Choose another place"), _ANOTHER_PLACE),)
            + ((self.words.gettext("Try again"), _AGAIN),) * self._state.can_make,
        )
        self._notice.chosen.connect(self._on_notice_chosen)
        self._notice_place.addWidget(self._notice)
        self._scroll.verticalScrollBar().setValue(0)

    def _on_notice_chosen(self, action: str) -> None:
        if action == _AGAIN:
            self._on_choosing_make_wanted()
        else:
            self._on_choosing_place_wanted()

    # --- choose and look ---------------------------------------------------------------------

    def _language_of(self, case: messages.CaseSeen) -> str:
        """Return the report's language: what was chosen for the police, or what is read there.

        A case that was begun in a terminal, or by an older program, has no choice yet.
        """
        kept = case.drafts.get(REPORT_LANGUAGE_DRAFT, "")
        if kept:
            return chosen_of(kept, self._languages)
        return read_by_police(case.case.country, case.case.language, self._languages)

    def _on_choosing_chosen(self, choice: Choice) -> None:
        if choice.language != self._state.choice.language:
            self.vault.ask(messages.SaveDraft(name=REPORT_LANGUAGE_DRAFT, text=choice.language))
        self.show_state(replace(self._state, choice=choice))

    def _on_choosing_code_wanted(self, export: messages.ExportSeen) -> None:
        self._go_to(replace(self._state, stage=HandOverStage.HAND_OVER, out=export, problem=None))

    def _on_own_ticked(self, is_left_out: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._record(messages.LeaveOutOwnAccounts(is_left_out=is_left_out))

    def _on_contact_said(self, field: str, value: str) -> None:
        self._record(messages.SayContact(field=ContactField(field), value=value))

    def _on_reason_said(self, reason: str) -> None:
        self._record(messages.SayReason(reason=reason))

    def _record(self, request: messages.Request) -> None:
        self.vault.ask(
            request,
            on_done=lambda _answer: self.case_changed.emit(),
            on_refused=lambda problem: self.show_state(replace(self._state, problem=problem)),
        )

    def _on_choosing_place_wanted(self) -> None:
        dialog = folder_dialog(self.theme, self, self.words.gettext("Where shall it be written?"))
        dialog.fileSelected.connect(self.choose_place)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_choosing_make_wanted(self) -> None:
        state = self._state
        if not state.can_make or state.case is None:
            return
        self.save_work()
        self.making.reset()
        making = begin(state.choice.shape, state.case)
        request = request_for(state.case, state.choice)
        self._go_to(
            replace(state, stage=HandOverStage.MAKE, making=making, problem=None, out=None, slip="")
        )
        self._request_id = self.vault.ask(
            request,
            on_done=self._on_made,
            on_refused=self._on_refused,
            on_progress=self._on_progress,
            on_part=self._on_part,
        )

    # --- make it -----------------------------------------------------------------------------

    def _on_progress(self, progress: Progress) -> None:
        if self._state.making is not None:
            making = self._state.making.moved(progress, self._clock.monotonic_ms())
            self.show_state(replace(self._state, making=making))

    def _on_part(self, part: messages.Part) -> None:
        if isinstance(part, messages.StampAsked) and self._state.making is not None:
            self.show_state(replace(self._state, asked=part))
            self._scroll.show_widget(self.making.question)
            announce(self, self.making.question.accessibleName())
            self.making.question.stop.setFocus()

    def _on_question_answered(self, is_sent: bool) -> None:  # noqa: FBT001 - Qt's signal
        asked = self._state.asked
        if asked is None:
            return
        self.show_state(replace(self._state, asked=None))
        self.making.progress.cancel.setFocus()
        self.vault.ask(messages.AnswerStamp(request=asked.request, is_sent=is_sent))

    def _on_making_cancel_requested(self) -> None:
        if self._state.making is not None:
            making = self._state.making.stopping()
            self.show_state(replace(self._state, making=making, asked=None))
            self.vault.stop(self._request_id)

    def _on_refused(self, problem: messages.Problem) -> None:
        self._go_to(
            replace(
                self._state, stage=HandOverStage.CHOOSE, making=None, asked=None, problem=problem
            )
        )

    def _on_made(self, answer: messages.Answer) -> None:
        making = self._state.making
        if making is None:
            return
        self.case_changed.emit()
        match answer:
            case messages.ReportMade():
                self._finish(ReportOut(made=answer, at=self._now(), pages=making.pages))
            case messages.PackageMade():
                self._check(answer, making)
            case _:
                pass

    def _check(self, made: messages.PackageMade, making: Making) -> None:
        """Check what lies there with the check an officer runs, before anything is said of it."""
        self.show_state(replace(self._state, making=making.checking()))

        def on_checked(answer: messages.Answer) -> None:
            if isinstance(answer, messages.PackageChecked):
                self._finish_package(made, making.pages, answer, None)

        self._request_id = self.vault.ask(
            messages.CheckPackage(
                path=made.check_path or made.folder_path,
                code=made.hand_over_code,
                passphrase=made.passphrase,
            ),
            on_done=on_checked,
            on_refused=lambda problem: self._finish_package(made, making.pages, None, problem),
            on_progress=self._on_progress,
        )

    def _finish_package(
        self,
        made: messages.PackageMade,
        pages: int,
        checked: messages.PackageChecked | None,
        obstacle: messages.Problem | None,
    ) -> None:
        self._finish(
            PackageOut(made=made, at=self._now(), pages=pages, checked=checked, obstacle=obstacle)
        )

    def _finish(self, out: PackageOut | ReportOut) -> None:
        self._go_to(
            replace(
                self._state,
                stage=HandOverStage.HAND_OVER,
                making=None,
                asked=None,
                out=out,
                slip="",
            )
        )
        announce(self, self.giving.spoken_answer())

    def _now(self) -> datetime:
        return self._clock.now().astimezone()

    # --- hand it over ------------------------------------------------------------------------

    def _on_giving_copy_wanted(self, code: str) -> None:
        copy_text(code)
        self.copy_requested.emit(code)
        said = self.words.gettext("Copied. It leaves the clipboard again by itself.")
        self.show_state(replace(self._state, slip=said))
        announce(self, said)

    def _on_giving_full_toggled(self) -> None:
        self.show_state(replace(self._state, is_code_in_full=not self._state.is_code_in_full))

    def _on_giving_slip_wanted(self) -> None:
        # The dialogue draws on the printer until it is closed: it must live as long.
        self._printer = slip_printer()
        dialog = QPrintDialog(self._printer, self)
        dialog.setWindowTitle(self.words.gettext("Print the slip"))
        dialog.accepted.connect(self._on_print_accepted)
        dialog.finished.connect(dialog.deleteLater)
        # Its own open() wants the name of a slot.
        QDialog.open(dialog)

    def _on_print_accepted(self) -> None:
        slip = self.slip()
        if slip is None or self._printer is None:
            return
        was_taken = print_slip(self._printer, slip, self.words)
        said = (
            self.words.gettext("Given to the printer.")
            if was_taken
            else self.words.gettext("The printer did not take it. Nothing was printed.")
        )
        self.show_state(replace(self._state, slip=said))
        announce(self, said)

    def slip(self) -> Slip | None:
        """Return what stands on the slip now; ``None`` where there is no code."""
        case, out = self._state.case, self._state.out
        if case is None or out is None or not code_of(out):
            return None
        at = out.made_at.astimezone() if isinstance(out, messages.ExportSeen) else out.at
        made = f"{instant_words(at, locale_of(self.words))} UTC{at:%z}"
        return Slip(reference=case.case.reference, made=made, code=code_of(out))

    def _on_giving_again_wanted(self) -> None:
        self._go_to(
            replace(
                self._state,
                stage=HandOverStage.CHOOSE,
                out=None,
                slip="",
                is_code_in_full=False,
            )
        )

    def _take_reference(self, kept: str, *, is_new: bool) -> None:
        # What is being typed is newer than what was read.
        if is_new or self._reference.text() == self._saved_reference:
            self._saved_reference = kept
            if self._reference.text() != kept:
                self._reference.set_text(kept)

    def _go_to(self, state: HandOverState) -> None:
        """Show another stage from its beginning, with the focus on its first control."""
        self.show_state(state)
        self._scroll.verticalScrollBar().setValue(0)
        if self.isVisible():
            self.first_focus().setFocus()
