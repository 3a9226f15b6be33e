"""Change the answers about age: say first what would follow, then wait for a yes.

The rules are (product rule M7): nothing is changed before the person read what would go and said
yes; where a report to the police is open, the words ask to speak with them first; in the window the
answers become stricter, never looser.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.messages import Problem
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.models.settings_page import (
    AgesPhase,
    AgesState,
    ages_words,
    changed_words,
    foreseen_words,
    rules_words,
)
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import ChoiceCard
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.scroll import reveal_from_top
from evidence_kit.ui.widgets.text_block import TextBlock


class AgesCard(Card):
    """The answers about age."""

    opened = Signal()
    """The person wants to change the answers."""
    closed = Signal()
    """The person leaves them as they are, or has read what followed."""
    answered = Signal(str, object)
    """The person answers: the age as typed, and the :class:`AgeInPicture` or ``None``."""
    foresee_wanted = Signal()
    """The person wants to read what would follow."""
    yes_said = Signal()
    """The person read it and says yes."""
    look_wanted = Signal()
    """The person wants to look at the pieces that are named."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("The answers about age")
        super().__init__(theme, "plain", title)
        self._theme = theme
        self._words = words
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self._now = TextBlock(theme, "")
        self._rules = TextBlock(theme, "", "small", "soft")
        self.body.addWidget(self._now)
        self.body.addWidget(self._rules)
        self.change_button = Button(theme, _("Change the answers"))
        self.change_button.clicked.connect(self.opened)
        self.body.addWidget(self.change_button)
        self._questions = self._questions_part()
        self.body.addWidget(self._questions)
        self._outcome = self._outcome_part()
        self.body.addWidget(self._outcome)

    def show_ages(self, ages: Ages, state: AgesState) -> None:
        """Show the answers as they stand, and how far a change of them is."""
        self._now.set_text(ages_words(ages, self._words))
        self._rules.set_text(rules_words(ages, self._words))
        self.change_button.setVisible(state.phase is AgesPhase.SHOWN)
        self._questions.setVisible(state.phase is AgesPhase.ASKING)
        if self.age.text() != state.typed:
            self.age.set_text(state.typed)
        if state.in_picture is not None:
            self.pictures[state.in_picture].setChecked(True)
        self.foresee_button.setEnabled(state.answers is not None)
        self._show_outcome(state)

    def reveal_outcome(self) -> None:
        """Scroll to the beginning of what would follow, or of what followed."""
        # Its place is known once the page was laid out again.
        QTimer.singleShot(0, self, self._reveal_outcome)

    def _reveal_outcome(self) -> None:
        reveal_from_top(self._outcome)

    def spoken(self) -> str:
        """Return what would follow, or what followed, as it is announced."""
        return f"{self._outcome_title.text()} {self._outcome_text.text()}".strip()

    def _questions_part(self) -> QWidget:
        _ = self._words.gettext
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(12)
        self.age = Field(
            self._theme,
            _("How old are you now?"),
            _("In years. Left empty means “not sure”, and counts as under 18."),
        )
        self.age.edited.connect(lambda _text: self._emit_answer())
        self.age.left.connect(self._on_age_left)
        layout.addWidget(self.age)
        question = _("Was anyone in any picture under 18 when it was taken?")
        layout.addWidget(Label(self._theme, question, "label"))
        layout.addWidget(
            Label(
                self._theme,
                _("Pictures the other side sent count too, and made-up (AI) pictures."),
                "small",
                "soft",
            )
        )
        self.pictures = {
            AgeInPicture.ADULT: ChoiceCard(self._theme, _("No, everyone was 18 or over")),
            AgeInPicture.UNDER_18: ChoiceCard(self._theme, _("Yes")),
            AgeInPicture.NOT_SURE: ChoiceCard(
                self._theme, _("Not sure"), _("It counts as under 18.")
            ),
        }
        group = QButtonGroup(part)
        for answer, card in self.pictures.items():
            group.addButton(card)
            card.clicked.connect(lambda _on, answer=answer: self._emit_answer(answer))
            layout.addWidget(card)
        row = FlowLayout(spacing=8)
        self.foresee_button = Button(self._theme, _("What would follow?"), "primary")
        self.leave_button = Button(self._theme, _("Leave them as they are"))
        self.foresee_button.clicked.connect(self.foresee_wanted)
        self.leave_button.clicked.connect(self.closed)
        row.addWidget(self.foresee_button)
        row.addWidget(self.leave_button)
        layout.addLayout(row)
        return part

    def _outcome_part(self) -> Card:
        _ = self._words.gettext
        card = Card(self._theme, "soon")
        self._outcome_title = Heading(self._theme, "", "strong")
        self._outcome_text = TextBlock(self._theme, "")
        card.body.addWidget(self._outcome_title)
        card.body.addWidget(self._outcome_text)
        row = FlowLayout(spacing=8)
        self.yes_button = Button(self._theme, _("Yes, change them now"))
        self.no_button = Button(self._theme, "")
        self.look_button = Button(self._theme, _("Look at them"))
        self.yes_button.clicked.connect(self.yes_said)
        self.no_button.clicked.connect(self.closed)
        self.look_button.clicked.connect(self.look_wanted)
        for button in (self.yes_button, self.look_button, self.no_button):
            row.addWidget(button)
        card.body.addLayout(row)
        return card

    def _show_outcome(self, state: AgesState) -> None:
        _ = self._words.gettext
        is_foreseen = state.phase in {AgesPhase.FORESEEN, AgesPhase.CHANGING}
        is_shown = is_foreseen or state.phase is AgesPhase.CHANGED or state.problem is not None
        self._outcome.setVisible(is_shown)
        if not is_shown:
            return
        title, sentences = self._outcome_words(state)
        self._outcome_title.setText(title)
        self._outcome.setAccessibleName(title)
        self._outcome_text.set_text("\n".join(sentences))
        self._outcome_text.setVisible(bool(sentences))
        may_change = is_foreseen and state.foreseen is not None and not state.foreseen.ends
        self.yes_button.setVisible(may_change)
        self.yes_button.setEnabled(state.phase is AgesPhase.FORESEEN)
        has_to_look = state.changed is not None and bool(state.changed.to_look_at)
        self.look_button.setVisible(has_to_look)
        self.no_button.set_text(_("Leave them as they are") if is_foreseen else _("Close"))
        self.no_button.setEnabled(state.phase is not AgesPhase.CHANGING)
        may_show = state.changed is not None and bool(state.changed.words_to_look_at)
        is_done = state.phase is AgesPhase.CHANGED and not (has_to_look or may_show)
        self._outcome.set_kind("keep" if is_done else "soon")

    def _outcome_words(self, state: AgesState) -> tuple[str, tuple[str, ...]]:
        _ = self._words.gettext
        if state.problem is not None:
            return self._problem_words(state.problem)
        if state.changed is not None:
            return _("The answers are changed."), changed_words(state.changed, self._words)
        if state.foreseen is None:
            return "", ()
        if state.phase is AgesPhase.CHANGING:
            return _("Changing the answers"), foreseen_words(state.foreseen, self._words)
        return _("What would follow"), foreseen_words(state.foreseen, self._words)

    def _problem_words(self, problem: Problem) -> tuple[str, tuple[str, ...]]:
        alert = alert_for(problem, self._words)
        return alert.title, tuple(part for part in (alert.evidence, alert.remedy) if part)

    def _emit_answer(self, answer: AgeInPicture | None = None) -> None:
        checked = (each for each, card in self.pictures.items() if card.isChecked())
        chosen = answer if answer is not None else next(checked, None)
        self.answered.emit(self.age.text(), chosen)

    def _on_age_left(self) -> None:
        text = self.age.text().strip()
        is_number = not text or (text.isascii() and text.isdigit())
        self.age.set_note("" if is_number else self._words.gettext("A number of years, please."))
