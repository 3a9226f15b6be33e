"""The steps: eight rows in the order that protects best, one open at a time.

The rules are: nobody has to do all of them; nothing done is ever un-ticked by us; the gate before
blocking has its door beside it; numbers to call come from the guidance and from nowhere else.
"""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from evidence_kit import messages, resources
from evidence_kit.clock import Clock, SystemClock
from evidence_kit.guidance.bare import guidance_that_is_there
from evidence_kit.guidance.planning import PlanStep
from evidence_kit.i18n import Words
from evidence_kit.model import StepState
from evidence_kit.overriding import override
from evidence_kit.ui.alerts import alert_of_help
from evidence_kit.ui.models.apps import answers_for_app, answers_for_step
from evidence_kit.ui.models.path import BLOCK, PATH, REMOVE
from evidence_kit.ui.models.steps import StepRow, StepsState, spoken, steps_state
from evidence_kit.ui.pages.begun_forms import find_half_made
from evidence_kit.ui.pages.drafts import Drafts
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.pages.recording import AlertPlace, Recorder
from evidence_kit.ui.pages.row_forms import RowForms
from evidence_kit.ui.pages.steps_card import StepsCard
from evidence_kit.ui.pages.steps_removal import DRAFT, WITHDRAWAL
from evidence_kit.ui.pages.steps_row import StepBody, door, step_head
from evidence_kit.ui.pages.steps_situation import SituationCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.row import Row
from evidence_kit.ui.widgets.row_list import RowList
from evidence_kit.ui.widgets.rows_in_view import Entry
from evidence_kit.ui.widgets.scroll import PageScroll
from evidence_kit.ui.widgets.stack import Stack
from evidence_kit.ui.widgets.text_block import TextBlock

_SIDE_FROM_EM = 48
_SIDE_WIDTH = 272


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What the page shows beside the case itself."""

    steps: StepsState | None = None
    is_door_open: bool = False
    """Whether the person went round the gate before blocking."""


class StepsPage(Page):
    """«Steps»."""

    def __init__(
        self, theme: Theme, vault: VaultProcess, words: Words, clock: Clock | None = None
    ) -> None:
        super().__init__(theme, vault, words)
        _ = words.gettext
        self.title = _("Steps")
        self.lead = _("In this order they protect you best. You can skip and come back.")
        self._clock: Clock = SystemClock() if clock is None else clock
        found = guidance_that_is_there(resources.assets_path() / "guidance")
        self._guidance = found.guidance
        self._missing_help = AlertPlace(theme)
        self._recorder = Recorder(self)
        self._drafts = Drafts(self, vault)
        self._drafts.changed.connect(self._say_what_was_begun)
        self._shown = _Shown()
        self._untouched = ""
        self._opened_for = ""
        """The row that was opened because the next thing belongs to it."""
        self._build()
        self._missing_help.set_alert(alert_of_help(found.problems, words))
        self._connect()

    @override
    def render(self, case: messages.CaseSeen) -> None:  # type: ignore[override] # as in Page
        """Show how far the steps of a case are."""
        self._drafts.know(case.drafts)
        self._forms.know(case.drafts)
        self._drafts.forget_orphans(
            (WITHDRAWAL,), frozenset(str(each.number) for each in case.removals)
        )
        self._situation.show_answers(case)
        steps = steps_state(case, self._guidance, self._clock.now(), self.words)
        self._change(steps=steps)
        # Whoever comes here wants the next thing; whoever is here keeps what they opened.
        if steps.now_id != self._opened_for and not self.isVisible():
            self._rows.open_row(steps.now_id)
            self._opened_for = steps.now_id

    @override
    def first_focus(self) -> QWidget:
        """Return the row that is open, or the first one."""
        return self._rows.first_focus() or self._rows

    def _say_what_was_begun(self) -> None:
        self.say_what_waits(find_half_made("steps", self._drafts.texts, self.words))

    @override
    def save_work(self) -> None:
        """Keep a half-filled form."""
        self._drafts.send()

    def _build(self) -> None:
        theme, words = self.theme, self.words
        scroll = PageScroll(theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._alert = AlertPlace(theme)
        self._rows = RowList(theme, words.gettext("Steps"), is_round_above=True)
        self._forms = RowForms(self._rows, (DRAFT, WITHDRAWAL), lambda _name: REMOVE)
        card = Card(theme, "plain", words.gettext("Steps"))
        card.body.setContentsMargins(0, 0, 0, 0)
        card.body.addWidget(self._rows)
        self._progress = ProgressCard(theme, words)
        self._next_days = AsideCard(theme, words, words.gettext("New messages?"), "heart")
        self._later = AsideCard(theme, words, words.gettext("Later, when it is calm"), "moon")
        plan = Plan(
            from_em=_SIDE_FROM_EM,
            widths=(0, _SIDE_WIDTH),
            places=(Place(row=0, column=0), Place(row=0, column=1)),
        )
        self._situation = SituationCard(theme, words)
        self._card = StepsCard(theme, self.vault, words)
        side = Stack(self._progress, self._situation, self._next_days, self._later)
        scroll.body.addWidget(self._alert)
        scroll.body.addWidget(self._missing_help)
        scroll.body.addWidget(Columns(theme, (Stack(card, self._card), side), (plan,)))
        scroll.body.addStretch(1)

    def _connect(self) -> None:
        self._recorder.changed.connect(self._on_recorder_changed)
        self._drafts.refused.connect(self._recorder.show_problem)
        self._forms.typed.connect(self._drafts.put)
        self._drafts.saved.connect(self._recorder.hear_saved)
        self._situation.told.connect(self._on_situation_told)

    def _change(self, **changes: object) -> None:
        before = self._shown
        self._shown = replace(self._shown, **changes)  # type: ignore[arg-type] # named by its callers
        if self._shown != before:
            self._render(self._shown)

    def _render(self, shown: _Shown) -> None:
        steps = shown.steps
        if steps is None:
            return
        self._rows.set_rows(
            [Entry(key=row.step_id, make=partial(self._row, row, shown)) for row in steps.rows]
        )
        self._forms.open_what_waits()
        self._progress.show_done(steps.done)
        self._next_days.show_step(steps.next_days)
        self._later.show_step(steps.later)
        self._card.show_card(steps.card)

    def _row(self, row: StepRow, shown: _Shown) -> Row:
        return Row(
            self.theme,
            row.step_id,
            spoken(row, self.words),
            step_head(self.theme, self.words, row),
            partial(self._body, row, is_door_open=shown.is_door_open),
            foot=door(self.theme, self.words, self._on_door_opened)
            if row.is_gated and not shown.is_door_open
            else None,
            least_height=48,
        )

    def _body(self, row: StepRow, *, is_door_open: bool) -> QWidget:
        body = StepBody(
            self.theme, self.words, row, is_door_open=is_door_open, drafts=self._forms.draft
        )
        body.answered.connect(self._on_body_answered)
        body.ticked.connect(self._on_body_ticked)
        body.app_ticked.connect(self._on_body_app_ticked)
        body.page_wanted.connect(self.wants_page)
        body.removal_change_wanted.connect(partial(self._on_removal_change_wanted, body))
        body.removal_left.connect(self._on_removal_left)
        body.removal_ticked.connect(self._on_removal_ticked)
        body.removal_reason_typed.connect(self._forms.put)
        body.removal_withdrawn.connect(self._on_body_removal_withdrawn)
        form = body.removal_form
        if form is not None:
            form.changed.connect(self._on_form_changed)
            body.removal_submitted.connect(partial(self._on_form_submitted, body))
        return body

    def _on_situation_told(self, question: str, value: str) -> None:
        self._recorder.send(messages.TellSituation(question=question, value=value))

    def _on_door_opened(self) -> None:
        self._change(is_door_open=True)
        self._rows.open_row(BLOCK)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_body_answered(self, step_id: str, state: StepState) -> None:
        apps = next((row.apps for row in self._steps_rows() if row.step_id == step_id), ())
        self._set(answers_for_step(apps, step_id, state))

    def _on_body_ticked(self, step_id: str, is_done: bool) -> None:  # noqa: FBT001 - from a signal
        state = StepState.DONE if is_done else StepState.OPEN
        self._set(((step_id, state),))

    def _on_body_app_ticked(self, step_id: str, app_id: str, is_done: bool) -> None:  # noqa: FBT001 - from a signal
        apps = next((row.apps for row in self._steps_rows() if row.step_id == step_id), ())
        state = StepState.DONE if is_done else StepState.OPEN
        self._set(answers_for_app(apps, step_id, app_id, state))

    def _on_form_changed(self, draft: str) -> None:
        # One that was opened to be changed and is as it was waits for nothing.
        self._forms.put(DRAFT, draft, is_changed=draft != self._untouched)

    def _on_form_submitted(self, body: StepBody) -> None:
        request = None if body.removal_form is None else body.removal_form.find_request()
        if request is not None and not self._recorder.is_busy:
            replaced = "" if body.removal_form is None else body.removal_form.replaces
            self._recorder.send(request, then=partial(self._on_form_kept, replaced))

    def _on_removal_change_wanted(self, body: StepBody, draft: str) -> None:
        form = body.removal_form
        if form is None:
            return
        if form.draft() and not form.replaces:
            _ = self.words.gettext
            form.service.set_note(_("Keep this first, or empty it. Then change the other one."))
        else:
            form.restore(draft)
            self._untouched = form.draft()
            self._on_form_changed(self._untouched)
        form.status.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_removal_left(self) -> None:
        self._forms.forget(DRAFT)
        self._drafts.forget(DRAFT)
        self._render(self._shown)

    def _on_removal_ticked(self, number: int, is_wanted: bool) -> None:  # noqa: FBT001 - from a signal
        self._recorder.send(messages.PutRemovalInReport(number=number, is_wanted=is_wanted))

    def _on_form_kept(self, replaced: str, _answer: messages.Answer) -> None:
        # Only now: what was kept before stands until what replaces it is there.
        if replaced:
            why = self.words.gettext("said again, with a change")
            self._recorder.send(messages.Withdraw(name=replaced, why=why))
        self._forms.forget(DRAFT)
        self._drafts.forget(DRAFT)

    def _on_body_removal_withdrawn(self, name: str, why: str) -> None:
        reason = f"{WITHDRAWAL}{name.rpartition('/')[2]}"
        self._recorder.send(
            messages.Withdraw(name=name, why=why), then=partial(self._on_withdrawn, reason)
        )

    def _on_withdrawn(self, reason: str, _answer: messages.Answer) -> None:
        # Nothing waits of what is not there any more.
        self._forms.forget(reason)
        self._drafts.forget(reason)

    def _on_recorder_changed(self) -> None:
        self._alert.set_alert(self._recorder.alert)

    def _steps_rows(self) -> tuple[StepRow, ...]:
        return () if self._shown.steps is None else self._shown.steps.rows

    def _set(self, answers: tuple[tuple[str, StepState], ...]) -> None:
        self._recorder.send(
            *(messages.SetStep(step_id=step_id, state=state) for step_id, state in answers)
        )


class ProgressCard(Card):
    """How many of the eight are done; and that nobody has to do all of them."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "plain", words.gettext("How far it is"))
        self._words = words
        self._count = Heading(theme, "", "strong")
        self._bar = QProgressBar()
        self._bar.setRange(0, len(PATH))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words.gettext("How far it is"))
        line = words.gettext("Nobody has to do all of them. Every single one helps.")
        self.body.addWidget(self._count)
        self.body.addWidget(self._bar)
        self.body.addWidget(TextBlock(theme, line, "small", "soft"))

    def show_done(self, done: int) -> None:
        """Show the count."""
        count = self._words.gettext("{done} of {total} done").format(done=done, total=len(PATH))
        self._count.setText(count)
        self._bar.setValue(done)
        self._bar.setAccessibleDescription(count)


class AsideCard(Card):
    """A step that is no row: for the next days, or for later."""

    def __init__(self, theme: Theme, words: Words, title: str, icon: str) -> None:
        super().__init__(theme, "well", title)
        self._theme = theme
        self._words = words
        self._shown: PlanStep | None = None
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(Icon(theme, icon, "ink"))
        top.addWidget(Heading(theme, title, "strong"), 1)
        self.body.addLayout(top)
        self._texts = QVBoxLayout()
        self._texts.setSpacing(8)
        self.body.addLayout(self._texts)

    def show_step(self, step: PlanStep | None) -> None:
        """Show a step's texts, or nothing."""
        self.setVisible(step is not None)
        if step is None or step == self._shown:
            return
        self._shown = step
        while (taken := self._texts.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for text in step.texts:
            self._texts.addWidget(Label(self._theme, self._words.gettext(text), "small"))
