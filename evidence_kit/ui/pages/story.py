"""What happened: in the person's own words, and in order of time.

The rules are: typing is never interrupted – what is typed is a draft within two seconds, and a
version of the statement when the field is left; the case that is read again never replaces what is
being typed; feelings stay here.
"""

from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.i18n import N_, Words
from evidence_kit.model import Referral
from evidence_kit.overriding import override
from evidence_kit.questions import Question, Remark
from evidence_kit.ui.models.remarks import said_of
from evidence_kit.ui.models.stubs import kept_lines, kept_spoken, stub_lines
from evidence_kit.ui.models.timeline import MomentRow, timeline_of
from evidence_kit.ui.models.times import locale_of
from evidence_kit.ui.pages.begun_forms import find_half_made
from evidence_kit.ui.pages.drafts import Drafts
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.pages.recording import AlertPlace, Recorder
from evidence_kit.ui.pages.story_entry import EntryForm
from evidence_kit.ui.pages.story_questions import QuestionsCard
from evidence_kit.ui.pages.story_time import TimeCard
from evidence_kit.ui.pages.story_told import WITHDRAWAL, ToldCard, ToldForm
from evidence_kit.ui.pages.story_words import FactsCard, FeelingsCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.scroll import PageScroll
from evidence_kit.ui.widgets.stack import Stack

FACTS_DRAFT = "story/facts"
FEELINGS_DRAFT = "story/feelings"
ENTRY_DRAFT = "story/entry"
TOLD_DRAFT = "story/told"

_FIRST_THIS = N_("Keep this first, or empty it. Then change the other one.")

_SIDE_FROM_EM = 48
_SIDE_WIDTH = 328


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryState:
    """The whole page, apart from the texts that are being typed."""

    moments: tuple[MomentRow, ...] = ()
    is_form_open: bool = False
    told: tuple[Referral, ...] = ()
    reaches: dict[int, str] = field(default_factory=dict)
    """How each of those can be reached, by their number."""
    is_told_open: bool = False
    is_busy: bool = False
    withdrawn: tuple[str, ...] = ()
    """What was taken back while this page stood open, in words."""
    said_after: str = ""
    """What became of what was kept last, where it is not as it was typed."""


class StoryPage(Page):
    """«What happened»."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        super().__init__(theme, vault, words)
        _ = words.gettext
        self.title = _("What happened")
        self.lead = _("In your own words, in any order. Nothing here is judged.")
        self._recorder = Recorder(self)
        # Apart: words that are being written down must not hold up what is pressed meanwhile.
        self._writer = Recorder(self)
        self._drafts = Drafts(self, vault)
        self._drafts.changed.connect(self._say_what_was_begun)
        self._state = StoryState()
        self._is_restored = False
        self._written = ("", "")
        """Facts and feelings as the vault has them, or was asked to write them down."""
        self._in_case = ("", "")
        """Facts and feelings as the case was read last."""
        self._build()
        self._connect()

    @override
    def render(self, case: messages.CaseSeen) -> None:  # type: ignore[override] # as in Page
        """Show what a case says; what is being typed stays."""
        self._drafts.know(case.drafts)
        self._form.show_case(case)
        self._questions.show_case(case)
        for card in (self._told, self._time):
            card.know(case.drafts)
        said = case.statement
        written = ("", "") if said is None else (said.facts, said.feelings)
        if not self._is_restored:
            self._is_restored = True
            self._facts.set_text(case.drafts.get(FACTS_DRAFT, written[0]))
            self._feelings.set_text(case.drafts.get(FEELINGS_DRAFT, written[1]))
            has_draft = self._form.restore(case.drafts.get(ENTRY_DRAFT, ""))
            is_told_open = self._told_form.restore(case.drafts.get(TOLD_DRAFT, ""))
            self._state = replace(self._state, is_form_open=has_draft, is_told_open=is_told_open)
        elif self._texts() == self._written and written != self._written:
            self._facts.set_text(written[0])
            self._feelings.set_text(written[1])
        self._written = self._in_case = written
        self._drafts.forget_orphans((WITHDRAWAL,), _names_in(case))
        self._change(
            moments=timeline_of(case, self.words, locale_of(self.words)),
            told=case.referrals,
            reaches={
                each.number: said_of(case, each.number, Remark.REFERRAL_REACH)
                for each in case.referrals
            },
        )

    @override
    def first_focus(self) -> QWidget:
        """Return the text."""
        return self._facts.area

    def _say_what_was_begun(self) -> None:
        self.say_what_waits(find_half_made("story", self._drafts.texts, self.words))

    @override
    def save_work(self) -> None:
        """Keep everything that was typed: as a draft, and as words that were said."""
        self._drafts.send()
        self._write()
        self._questions.save()

    def _build(self) -> None:
        theme, words = self.theme, self.words
        scroll = PageScroll(theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._alert = AlertPlace(theme)
        self._facts = FactsCard(theme, words)
        self._feelings = FeelingsCard(theme, words)
        self._questions = QuestionsCard(theme, words)
        self._form = EntryForm(theme, words)
        self._kept = IconRows(theme)
        self._time = TimeCard(theme, words)
        self._told_form = ToldForm(theme, words)
        self._told = ToldCard(theme, words)
        self._stubs = IconRows(theme)
        plan = Plan(
            from_em=_SIDE_FROM_EM,
            widths=(0, _SIDE_WIDTH),
            places=(Place(row=0, column=0), Place(row=0, column=1)),
        )
        main = Stack(self._facts, self._feelings, self._told_form, self._told, self._questions)
        side = Stack(self._form, self._kept, self._time, self._stubs)
        scroll.body.addWidget(self._alert)
        scroll.body.addWidget(Columns(theme, (main, side), (plan,)))
        scroll.body.addStretch(1)

    def _connect(self) -> None:
        self._recorder.changed.connect(self._on_recorder_changed)
        self._writer.changed.connect(self._on_writer_changed)
        self._drafts.refused.connect(self._recorder.show_problem)
        self._drafts.saved.connect(self._on_drafts_saved)
        self._facts.edited.connect(partial(self._drafts.put, FACTS_DRAFT))
        self._feelings.edited.connect(partial(self._drafts.put, FEELINGS_DRAFT))
        self._facts.left.connect(self._write)
        self._feelings.left.connect(self._write)
        self._questions.answered.connect(self._on_questions_answered)
        self._form.changed.connect(partial(self._drafts.put, ENTRY_DRAFT))
        self._form.look_requested.connect(self._on_look_requested)
        self._form.closed.connect(self._on_form_closed)
        self._form.submitted.connect(self._on_form_submitted)
        self._told_form.changed.connect(partial(self._drafts.put, TOLD_DRAFT))
        self._told_form.closed.connect(self._on_told_form_closed)
        self._told_form.submitted.connect(self._on_told_form_submitted)
        self._told.add.clicked.connect(self._on_told_add_clicked)
        self._told.change_wanted.connect(self._on_told_change_wanted)
        self._told.withdrawn.connect(self._on_told_withdrawn)
        self._time.add.clicked.connect(self._on_add_clicked)
        self._time.change_wanted.connect(self._on_change_wanted)
        self._time.withdrawn.connect(self._on_time_withdrawn)
        for card in (self._told, self._time):
            card.begun.connect(self._drafts.put)
        self._time.page_wanted.connect(self.wants_page)

    def _change(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type] # named by its callers
        self._render(self._state)

    def _render(self, state: StoryState) -> None:
        self._form.setVisible(state.is_form_open)
        self._form.set_busy(is_busy=state.is_busy)
        self._time.add.setDisabled(state.is_form_open)
        self._kept.setVisible(bool(state.said_after))
        self._kept.set_lines(kept_lines(state.said_after, self.words))
        self._time.show_moments(state.moments)
        self._told_form.setVisible(state.is_told_open)
        self._told_form.set_busy(is_busy=state.is_busy)
        # Of two open forms only one has the page’s main button.
        self._told_form.keep.set_kind("normal" if state.is_form_open else "primary")
        self._told.add.setDisabled(state.is_told_open)
        self._told.show_told(state.told, locale_of(self.words), state.reaches)
        self._stubs.setVisible(bool(state.withdrawn))
        self._stubs.set_lines(stub_lines(state.withdrawn, self.words))

    def _texts(self) -> tuple[str, str]:
        return self._facts.area.text(), self._feelings.area.text()

    def _write(self) -> None:
        """Record the words as a version of their own, if they are others than before."""
        texts = self._texts()
        if texts == self._written:
            return
        self._written = texts
        self._writer.send(
            messages.WriteStatement(facts=texts[0], feelings=texts[1]),
            then=partial(self._on_statement_written, texts),
        )

    def _on_statement_written(self, texts: tuple[str, str], _answer: messages.Answer) -> None:
        names = (FACTS_DRAFT, FEELINGS_DRAFT)
        for name, text, now in zip(names, texts, self._texts(), strict=True):
            # Typed on in the meantime: then the draft is newer than what was written.
            if text == now:
                self._drafts.forget(name)

    def _on_questions_answered(self, question: str, answer: str) -> None:
        self._recorder.send(messages.AnswerCase(question=Question(question), value=answer))

    def _on_drafts_saved(self, saved: messages.DraftSaved) -> None:
        self._recorder.hear_saved()
        self._writer.hear_saved()
        self._facts.show_saved(saved.at)

    def _on_add_clicked(self) -> None:
        self._change(is_form_open=True, said_after="")
        self._form.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_form_closed(self) -> None:
        if self._form.replaces:
            # What was kept stands as it is; there is nothing to go on with later.
            self._form.restore("")
            self._drafts.forget(ENTRY_DRAFT)
        self._drafts.send()
        self._change(is_form_open=False)
        self._time.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_look_requested(self, look: messages.LookAtNumber) -> None:
        self.vault.ask(look, on_done=partial(self._on_looked_at, look))

    def _on_looked_at(self, look: messages.LookAtNumber, answer: messages.Answer) -> None:
        said = answer if isinstance(answer, messages.NumberLookedAt) else None
        self._form.say_look(look, said)

    def _on_form_submitted(self) -> None:
        request = self._form.find_request()
        if request is not None and not self._state.is_busy:
            said_after = self._form.number.said_after()
            kept = partial(self._on_form_kept, self._form.replaces, said_after)
            self._recorder.send(request, then=kept)

    def _on_change_wanted(self, name: str) -> None:
        if self._form.draft() and not self._form.replaces:
            self._form.what.set_note(self.words.gettext(_FIRST_THIS))
        else:
            self._form.change(name)
        self._change(is_form_open=True, said_after="")
        self._form.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_form_kept(self, replaced: str, said_after: str, _answer: messages.Answer) -> None:
        self._take_back_replaced(replaced)
        self._form.restore("")
        self._drafts.forget(ENTRY_DRAFT)
        self._change(is_form_open=False, said_after=said_after)
        self._time.add.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._time.add, kept_spoken(said_after, self.words))

    def _on_told_add_clicked(self) -> None:
        self._change(is_told_open=True)
        self._told_form.force.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_told_change_wanted(self, name: str) -> None:
        told = next((each for each in self._state.told if f"referral/{each.number}" == name), None)
        if self._told_form.draft() and not self._told_form.replaces:
            self._told_form.force.set_note(self.words.gettext(_FIRST_THIS))
        elif told is not None:
            self._told_form.change(told, self._state.reaches.get(told.number, ""))
        self._on_told_add_clicked()

    def _on_told_form_closed(self) -> None:
        if self._told_form.replaces:
            self._told_form.restore("")
            self._drafts.forget(TOLD_DRAFT)
        self._drafts.send()
        self._change(is_told_open=False)
        self._told.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_told_form_submitted(self) -> None:
        request = self._told_form.find_request()
        if request is not None and not self._state.is_busy:
            kept = partial(self._on_told_form_kept, self._told_form.replaces)
            self._recorder.send(request, then=kept)

    def _on_told_form_kept(self, replaced: str, _answer: messages.Answer) -> None:
        self._take_back_replaced(replaced)
        self._told_form.restore("")
        self._drafts.forget(TOLD_DRAFT)
        self._change(is_told_open=False)
        self._told.add.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._told.add, self.words.gettext("Kept."))

    def _on_told_withdrawn(self, name: str, why: str) -> None:
        told = next((each for each in self._state.told if f"referral/{each.number}" == name), None)
        what = name if told is None else (told.force or told.reference)
        self._recorder.send(
            messages.Withdraw(name=name, why=why), then=partial(self._on_withdrawn, name, what)
        )

    def _take_back_replaced(self, name: str) -> None:
        # Only now: what was said before stands until what replaces it is there.
        if name:
            why = self.words.gettext("said again, with a change")
            self._recorder.send(messages.Withdraw(name=name, why=why))

    def _on_time_withdrawn(self, name: str, why: str) -> None:
        what = next((row.what for row in self._state.moments if row.name == name), name)
        self._recorder.send(
            messages.Withdraw(name=name, why=why), then=partial(self._on_withdrawn, name, what)
        )

    def _on_withdrawn(self, name: str, what: str, _answer: messages.Answer) -> None:
        # Nothing waits of what is not there any more.
        self._drafts.forget(f"{WITHDRAWAL}{name}")
        self._change(withdrawn=(*self._state.withdrawn, what))

    def _on_writer_changed(self) -> None:
        if self._writer.alert is not None:
            # It was not written down: the next time the text is left, it is tried again.
            self._written = self._in_case
        self._on_recorder_changed()

    def _on_recorder_changed(self) -> None:
        self._alert.set_alert(self._recorder.alert or self._writer.alert)
        self._change(is_busy=self._recorder.is_busy)


def _names_in(case: messages.CaseSeen) -> frozenset[str]:
    """Return what can be taken back here, by its name for the vault."""
    return frozenset(
        f"{kind}/{each.number}"
        for kind, found in (
            ("event", case.events),
            ("threat", case.threats),
            ("referral", case.referrals),
        )
        for each in found
    )
