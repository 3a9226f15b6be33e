"""The first page of a case: what to do now, and how far everything is.

What this is for: one next thing, with the reason and about how long it takes; beside it what can
disappear first, the way and what is kept. The rules are: there is one main button at most; "not
now" is an answer without a comment; nothing here counts down or grades the person.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages, resources
from evidence_kit.clock import Clock, SystemClock
from evidence_kit.guidance.bare import guidance_that_is_there
from evidence_kit.i18n import Words
from evidence_kit.model import StepState
from evidence_kit.overriding import override
from evidence_kit.questions import Question
from evidence_kit.ui.alerts import alert_of_help
from evidence_kit.ui.models.apps import answers_for_app
from evidence_kit.ui.models.backup import BACKUP_DRAFT, put_off_words
from evidence_kit.ui.models.home import NEVER, SPARE_KEY_DRAFT, HomeState, day_of, home_state
from evidence_kit.ui.models.next_thing import NextKind
from evidence_kit.ui.models.times import locale_of
from evidence_kit.ui.pages.home_cards import (
    BackupOffer,
    BankCard,
    KeptCard,
    NextCard,
    PathCard,
    SetTimesCard,
    SpareKeyCard,
    Strip,
    WaitingCard,
)
from evidence_kit.ui.pages.home_queue import QueueCard
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.pages.recording import AlertPlace, Recorder
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.changed_card import ChangedCard
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.scroll import PageScroll
from evidence_kit.ui.widgets.stack import Stack

_SIDE_FROM_EM = 48
_SIDE_WIDTH = 304


class HomePage(Page):
    """«What to do now»."""

    spare_key_requested = Signal()
    """The person wants to make a spare key."""
    what_to_say_requested = Signal()
    """The person wants to know what to say to their bank."""

    def __init__(
        self, theme: Theme, vault: VaultProcess, words: Words, clock: Clock | None = None
    ) -> None:
        super().__init__(theme, vault, words)
        _ = words.gettext
        self.title = _("What to do now")
        self.lead = _("One thing at a time, in any order. Having nothing to add is fine too.")
        self._clock: Clock = SystemClock() if clock is None else clock
        found = guidance_that_is_there(resources.assets_path() / "guidance")
        self._guidance = found.guidance
        self._missing_help = AlertPlace(theme)
        self._recorder = Recorder(self)
        self._state: HomeState | None = None
        self._build()
        self._missing_help.set_alert(alert_of_help(found.problems, words))
        self._connect()

    @override
    def render(self, case: messages.CaseSeen) -> None:  # type: ignore[override] # as in Page
        """Show what a case asks for now."""
        words = self.words
        self._state = home_state(case, self._guidance, self._clock.now(), words, locale_of(words))
        self._render(self._state)

    @override
    def first_focus(self) -> QWidget:
        """Return the main button, or what stands in its place."""
        buttons = (self._next.go, self._next.done, self._bank.what_to_say)
        shown = (button for button in buttons if not button.isHidden())
        return next(shown, self._path.open)

    def _build(self) -> None:
        theme, words = self.theme, self.words
        scroll = PageScroll(theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._alert = AlertPlace(theme)
        self._next = NextCard(theme, words)
        self._bank = BankCard(theme, words)
        self._waiting = WaitingCard(theme, words)
        self._set_times = SetTimesCard(theme, words)
        self._changed = ChangedCard(theme, way=words.gettext("Report & hand over"))
        self._queue = QueueCard(theme, words)
        self._path = PathCard(theme, words)
        self._kept = KeptCard(theme, words)
        self._spare_key = SpareKeyCard(theme, words)
        self._backup = BackupOffer(theme, words)
        offers = (self._spare_key, self._backup)
        main = Stack(
            self._next,
            self._waiting,
            self._set_times,
            self._bank,
            self._changed,
            self._queue,
            *offers,
        )
        side = Stack(self._path, self._kept)
        plan = Plan(
            from_em=_SIDE_FROM_EM,
            widths=(0, _SIDE_WIDTH),
            places=(Place(row=0, column=0), Place(row=0, column=1)),
        )
        scroll.body.addWidget(self._alert)
        scroll.body.addWidget(self._missing_help)
        scroll.body.addWidget(Strip(theme, words))
        scroll.body.addWidget(Columns(theme, (main, side), (plan,)))
        scroll.body.addStretch(1)

    def _connect(self) -> None:
        self._recorder.changed.connect(self._on_recorder_changed)
        self._next.go.clicked.connect(self._on_go_clicked)
        self._next.done.clicked.connect(partial(self._on_answer_given, StepState.DONE))
        self._next.not_now.clicked.connect(partial(self._on_answer_given, StepState.NOT_NOW))
        self._bank.what_to_say.clicked.connect(self.what_to_say_requested)
        self._waiting.go_on.clicked.connect(partial(self.wants_page.emit, "evidence"))
        self._changed.wanted.connect(partial(self.wants_page.emit, "handover"))
        self._queue.page_wanted.connect(self.wants_page)
        self._queue.step_done.connect(self._on_queue_step_done)
        self._path.open.clicked.connect(partial(self.wants_page.emit, "steps"))
        self._spare_key.make.clicked.connect(self.spare_key_requested)
        self._spare_key.not_now.clicked.connect(self._on_spare_key_not_now_clicked)
        self._spare_key.never.clicked.connect(partial(self._answer_offer, NEVER))
        self._backup.make.clicked.connect(partial(self.wants_page.emit, "settings"))
        self._backup.not_now.clicked.connect(self._on_backup_not_now_clicked)

    def _render(self, state: HomeState) -> None:
        self._next.show_thing(state.next)
        self._waiting.show_title(state.waiting)
        self._bank.show_words(state.bank)
        self._set_times.show_line(state.set_times)
        self._changed.show_words(state.changed)
        self._queue.show_queue(state.queue)
        self._path.show_path(state.path, state.done)
        self._kept.show_kept(state.kept)
        self._spare_key.setVisible(state.offers_spare_key)
        self._backup.setVisible(state.offers_backup)

    def _on_recorder_changed(self) -> None:
        self._alert.set_alert(self._recorder.alert)
        self._next.set_busy(is_busy=self._recorder.is_busy)

    def _on_go_clicked(self) -> None:
        if self._state is None:
            return
        thing = self._state.next
        if thing.kind is NextKind.BANK:
            self.what_to_say_requested.emit()
        elif thing.page:
            self.wants_page.emit(thing.page)

    def _on_answer_given(self, answer: StepState) -> None:
        if self._state is None or not self._state.next.step_id:
            return
        thing = self._state.next
        requests: list[messages.Request] = [messages.SetStep(step_id=thing.step_id, state=answer)]
        if answer is StepState.DONE and thing.kind is NextKind.DANGER:
            # Whoever reads it days later must see how old it is.
            said_at = self._clock.now().isoformat(timespec="seconds")
            requests.append(messages.AnswerCase(question=Question.SAFE_AT, value=said_at))
        if answer is StepState.DONE and thing.completes:
            requests.append(messages.SetStep(step_id=thing.completes, state=answer))
        self._recorder.send(*requests)

    def _on_spare_key_not_now_clicked(self) -> None:
        self._answer_offer(day_of(self._clock.now()))

    def _on_backup_not_now_clicked(self) -> None:
        said = put_off_words(self._clock.now())
        self._recorder.send(messages.SaveDraft(name=BACKUP_DRAFT, text=said))

    def _answer_offer(self, answer: str) -> None:
        self._recorder.send(messages.SaveDraft(name=SPARE_KEY_DRAFT, text=answer))

    def _on_queue_step_done(self, step_id: str, app_id: str) -> None:
        if self._state is None:
            return
        answers = answers_for_app(self._state.queue, step_id, app_id, StepState.DONE)
        self._recorder.send(
            *(messages.SetStep(step_id=name, state=state) for name, state in answers)
        )
