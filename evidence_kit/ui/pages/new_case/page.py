"""02: the page around the six questions.

Left the six with how far each is, right one question, and below it the way back, on, and past it.
Answers stay when somebody goes back, one that was not gone on from yet too. The rules are: Enter
goes on, Alt and the left arrow go back; nothing is written anywhere before «Create my case»; there
is no lock, because nothing is open.
"""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.clock import Clock
from evidence_kit.errors import VaultExistsError
from evidence_kit.i18n import N_, Words
from evidence_kit.messages import Problem
from evidence_kit.overriding import override
from evidence_kit.ui.alerts import Alert, alert_for
from evidence_kit.ui.frame import Brand, FrontPage, is_compact, page_scroll
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.languages import Language, spoken_by
from evidence_kit.ui.pages.new_case.ages import AgesQuestion
from evidence_kit.ui.pages.new_case.answers import Answers
from evidence_kit.ui.pages.new_case.country import CountryQuestion
from evidence_kit.ui.pages.new_case.languages import LanguagesQuestion
from evidence_kit.ui.pages.new_case.password import PasswordQuestion
from evidence_kit.ui.pages.new_case.question import Question
from evidence_kit.ui.pages.new_case.spare_key import SpareKeyQuestion
from evidence_kit.ui.pages.new_case.typing import TypingQuestion
from evidence_kit.ui.places import next_name
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.dawn import Dawn
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.notice import Notice
from evidence_kit.ui.widgets.scroll import Column
from evidence_kit.ui.widgets.text_block import TextBlock

_SIDE_PX = 288
_MARGIN_PX = 64
_SMALL_MARGIN_PX = 32
_COLUMN_PX = 760

_FOOT = N_("Nothing is stored before the last question. You can stop here.")
_SIX = N_(
    "Six short questions. You can go back to each until the case is made. After that the age rule "
    "only gets stricter."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCaseState:
    """What the page shows."""

    step: int = 0
    answers: Answers = field(default_factory=Answers)
    hint: str = ""
    """What is still needed before going on; said after «Continue» was pressed without it."""
    is_waiting: bool = False
    """«Continue» was pressed a moment too early; the page goes on by itself when it can."""
    is_busy: bool = False
    alert: Alert | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatedCase:
    """A case that this page made; it is open."""

    answer: messages.Opened
    path: str
    answers: Answers
    """Without password and spare key."""


class NewCasePage(FrontPage):
    """The six questions.

    Args:
        theme: How it looks.
        vault: What judges, suggests and makes.
        words: The language it speaks.
        clock: The day on the spare key sheet.
        languages: Those that words exist in.
        answers: What was said before, when the page is made again in another language.
        step: The question to begin with.
    """

    manual_name = "new-case"

    created = Signal(object)
    """The case is made and open; the :class:`CreatedCase`."""
    left = Signal()
    """The person went back from the first question."""
    language_chosen = Signal(str)
    """The person reads in another language; every page changes at once."""

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        clock: Clock,
        languages: tuple[Language, ...],
        *,
        answers: Answers | None = None,
        step: int = 0,
    ) -> None:
        self._side = QWidget()
        super().__init__(theme, words, margin_px=_MARGIN_PX, side=self._side)
        self._vault = vault
        self._was_enter_answered = False
        # Whoever leaves the question alone reads what they read until then.
        fresh = Answers(language=spoken_by(words))
        self._state = NewCaseState(answers=fresh if answers is None else answers, step=step)
        self.ages = AgesQuestion(theme, words)
        self.country = CountryQuestion(theme, words)
        self.language = LanguagesQuestion(theme, words, languages)
        self.typing = TypingQuestion(theme, words)
        self.password = PasswordQuestion(theme, vault, words)
        self.spare_key = SpareKeyQuestion(theme, vault, words, clock)
        self.questions: tuple[Question, ...] = (
            self.ages,
            self.country,
            self.language,
            self.typing,
            self.password,
            self.spare_key,
        )
        self._build()
        self._connect()
        self._go_to(step)

    @property
    def state(self) -> NewCaseState:
        """What the page shows now."""
        return self._state

    @property
    def question(self) -> Question:
        """The question that is asked now."""
        return self.questions[self._state.step]

    @override
    def first_focus(self) -> QWidget:
        """Return the question's first control."""
        return self.question.first_focus()

    @override
    def vault_ended(self) -> None:
        """Say that the vault process ended while it was asked; nothing was made."""
        was_waiting = self.question.is_waiting()
        for question in self.questions:
            question.vault_ended()
        if was_waiting:
            # Pressing asks again; it is not asked by itself, or a mistake would repeat for ever.
            hint = self.words.gettext("That stopped halfway. Press the button again.")
            self._render(replace(self._state, hint=hint, is_waiting=False))
            announce(self.hint, hint)
        if self._state.is_busy:
            alert = alert_for(Problem(code="EK-999", facts={}), self.words)
            self._render(replace(self._state, is_busy=False, alert=alert))

    def _build(self) -> None:
        _ = self.words.gettext
        self._build_side()
        self.foot.set_line(_(_FOOT))
        self.counter = Label(self.theme, "", "body", "soft")
        self.top_left.addWidget(self.counter)
        self.page_scroll = page_scroll(self.theme)
        column = Column(self.theme, _COLUMN_PX)
        self.heading = Heading(self.theme, "", "display")
        self.lead = TextBlock(self.theme, "", "body", "soft")
        opening = QVBoxLayout()
        opening.setSpacing(8)
        opening.addWidget(self.heading)
        opening.addWidget(self.lead)
        column.body.addLayout(opening)
        self._notices = QVBoxLayout()
        column.body.addLayout(self._notices)
        column.body.addSpacing(4)
        for question in self.questions:
            column.body.addWidget(question)
        self.page_scroll.body.addWidget(column)
        self.page_scroll.body.addStretch(1)
        self.body.addWidget(self.page_scroll, 1)
        self.body.addWidget(self._buttons())

    def _build_side(self) -> None:
        _ = self.words.gettext
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._side.setProperty("surface", "sunken")
        column = QVBoxLayout(self._side)
        column.setContentsMargins(32, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Brand(self.theme, _("New case")))
        column.addSpacing(16)
        self.steps = IconRows(self.theme, gap_px=20)
        self.steps.setAccessibleName(_("The six questions"))
        column.addWidget(self.steps)
        column.addStretch(1)
        self.dawn = Dawn(self.theme, 176, "sunken")
        column.addWidget(self.dawn)
        column.addWidget(TextBlock(self.theme, _(_SIX), "small", "soft"))

    def _buttons(self) -> QWidget:
        _ = self.words.gettext
        made = QWidget()
        row = self._button_row = QHBoxLayout(made)
        row.setSpacing(12)
        self.back = Button(self.theme, _("Back"), "normal", "arrow-left")
        self.go_on = Button(self.theme, _("Continue"), "primary", is_large=True)
        self.skip = Button(self.theme, _("Skip"), "quiet")
        self.hint = Label(self.theme, "", "small", "soon")
        for button in (self.back, self.go_on, self.skip):
            row.addWidget(button)
        row.addWidget(self.hint, 1)
        return made

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back_wanted)
        self.go_on.clicked.connect(self._on_go_on_wanted)
        self.skip.clicked.connect(self._on_skip_wanted)
        back_keys = QShortcut(QKeySequence("Alt+Left"), self)
        back_keys.activated.connect(self._on_back_wanted)
        for question in self.questions:
            question.changed.connect(self._on_question_changed)
            question.submitted.connect(self._on_go_on_wanted)
            question.skip_requested.connect(self._on_skip_wanted)
        for line in self.findChildren(QLineEdit):
            line.returnPressed.connect(self._on_line_return_pressed)
        self.language.language_chosen.connect(self._on_language_chosen)
        self.foot.link_requested.connect(self.help_requested)
        self.theme.changed.connect(self._fit)

    def _go_to(self, step: int) -> None:
        self._render(replace(self._state, step=step, hint="", is_waiting=False, alert=None))
        self.question.show_answers(self._state.answers)
        self.page_scroll.verticalScrollBar().setValue(0)
        if self.isVisible():
            self.question.first_focus().setFocus(Qt.FocusReason.TabFocusReason)
            announce(self.heading, self.heading.text())

    def _render(self, state: NewCaseState) -> None:
        _ = self.words.gettext
        before, self._state = self._state, state
        question = self.question
        for position, each in enumerate(self.questions):
            each.setVisible(position == state.step)
            each.setEnabled(not state.is_busy)
        # Translators: {number} is 1 to {total}, the place of a question.
        counter = _("Question {number} of {total}")
        self.counter.setText(counter.format(number=state.step + 1, total=len(self.questions)))
        self.heading.setText(question.title)
        self.setAccessibleName(question.title)
        self.lead.set_text(question.lead)
        self.lead.setVisible(bool(question.lead))
        self.steps.set_lines(self._step_lines())
        busy_words = _("Locking the new case, about two seconds")
        self.go_on.set_text(busy_words if state.is_busy else question.next_words)
        for button in (self.back, self.go_on, self.skip):
            button.setEnabled(not state.is_busy)
        self.skip.set_text(question.skip_words or _("Skip"))
        self.skip.setVisible(bool(question.skip_words) and not state.is_busy)
        self.hint.setText(state.hint)
        self._fit()
        if state.alert != before.alert:
            self._show_notice(state.alert)

    def _step_lines(self) -> tuple[IconLine, ...]:
        step = self._state.step
        return tuple(
            IconLine(
                icon="check-circle"
                if position < step
                else ("circle-dot" if position == step else "circle"),
                tone="keep" if position < step else ("primary" if position == step else "soft"),
                title=question.short,
                is_strong=position == step,
            )
            for position, question in enumerate(self.questions)
        )

    def _show_notice(self, alert: Alert | None) -> None:
        while (taken := self._notices.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if alert is None:
            return
        actions: tuple[tuple[str, str], ...] = ()
        if alert.code == VaultExistsError.code:
            other = next_name(self.spare_key.case_path)
            # Translators: {name} is the name of a folder.
            words = self.words.gettext("Use “{name}”").format(name=_last_part(other))
            actions = ((words, "other-name"),)
        notice = Notice(
            self.theme,
            alert.kind.value,
            alert.title,
            alert.evidence,
            alert.remedy,
            alert.code,
            actions,
        )
        notice.chosen.connect(self._on_notice_chosen)
        self._notices.addWidget(notice)
        self.page_scroll.verticalScrollBar().setValue(0)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # A field answers to Enter and passes it on all the same; once is enough.
            was_answered, self._was_enter_answered = self._was_enter_answered, False
            focused = self.focusWidget()
            if was_answered:
                return
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self._on_go_on_wanted()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        has_little_room = is_compact(self.theme, self.width())
        self._side.setVisible(not has_little_room)
        self._side.setFixedWidth(max(_SIDE_PX, self.theme.px(_SIDE_PX * 0.8)))
        self.dawn.setVisible(self.height() >= self.theme.px(700))
        self.foot.set_is_compact(is_compact=has_little_room)
        margin = _SMALL_MARGIN_PX if has_little_room else _MARGIN_PX
        self.set_margin(margin)
        self.page_scroll.body.setContentsMargins(margin, 8, margin, 8)
        self._button_row.setContentsMargins(margin, 16, 32, 24)

    def _on_line_return_pressed(self) -> None:
        self._was_enter_answered = True

    def _on_question_changed(self) -> None:
        if self._state.is_waiting:
            was_answered = not self.question.is_waiting()
            # What still waits was changed by the person, who has not pressed again.
            self._render(replace(self._state, hint="", is_waiting=False))
            if was_answered and self.question.goes_on_by_itself:
                self._on_go_on_wanted()
        # What was missing may not be missing any more; it is said again when it is asked for.
        elif self._state.hint and not self.question.missing():
            self._render(replace(self._state, hint=""))
        else:
            self._render(self._state)

    def _on_back_wanted(self) -> None:
        if self._state.is_busy:
            return
        if self.question.retreat():
            self._render(replace(self._state, hint="", alert=None))
            self.question.first_focus().setFocus(Qt.FocusReason.TabFocusReason)
        elif self._state.step == 0:
            self.left.emit()
        else:
            answers = self.question.kept(self._state.answers)
            self._render(replace(self._state, answers=answers))
            self._go_to(self._state.step - 1)

    def _on_go_on_wanted(self) -> None:
        if self._state.is_busy:
            return
        missing = self.question.missing()
        if missing:
            is_waiting = self.question.is_waiting()
            self._render(replace(self._state, hint=missing, is_waiting=is_waiting))
            self.question.ask_again()
            announce(self.hint, missing)
            return
        answers = self.question.answered(self._state.answers)
        if self.question.advance():
            self._render(replace(self._state, hint="", answers=answers))
            self.question.first_focus().setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._take(answers)

    def _on_skip_wanted(self) -> None:
        if not self._state.is_busy:
            self._take(self.question.skipped(self._state.answers))

    def _take(self, answers: Answers) -> None:
        """Go on with an answer: to the next question, or to the making of the case."""
        self._render(replace(self._state, answers=answers))
        if self._state.step + 1 < len(self.questions):
            self._go_to(self._state.step + 1)
        else:
            self._create()

    def _create(self) -> None:
        answers = self._state.answers
        self._render(replace(self._state, is_busy=True, hint="", alert=None))
        self._vault.ask(
            messages.CreateCase(
                path=self.spare_key.case_path,
                ages=answers.ages,
                country=answers.country,
                language=answers.language,
                initials=answers.initials,
                passphrase=answers.passphrase,
                recovery_code=answers.recovery_code,
            ),
            on_done=self._on_vault_created,
            on_refused=self._on_vault_refused,
        )

    def _on_vault_created(self, answer: messages.Answer) -> None:
        if not isinstance(answer, messages.Opened):
            return
        self.password.forget()
        answers = self._state.answers
        for_police = self.language.for_police(answers)
        answers = replace(answers, passphrase="", recovery_code="", report_language=for_police)
        self.created.emit(
            CreatedCase(answer=answer, path=self.spare_key.case_path, answers=answers)
        )

    def _on_vault_refused(self, problem: messages.Problem) -> None:
        alert = alert_for(problem, self.words)
        self._render(replace(self._state, is_busy=False, alert=alert))

    def _on_notice_chosen(self, _identity: str) -> None:
        self.spare_key.set_place(next_name(self.spare_key.case_path))
        self._create()

    def _on_language_chosen(self, tag: str) -> None:
        answers = self.language.answered(self._state.answers)
        self._render(replace(self._state, answers=answers))
        self.language_chosen.emit(tag)


def _last_part(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
