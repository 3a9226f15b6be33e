"""The short questions about the case that page 1 of the report answers.

The rules are: every question may be left open, and «I don't know» is an answer that prints (product
rule W3); an answer is recorded when it is picked, or when the field is left; nothing here asks for
a name, an address or a number, and nothing asks the person to find anything out (product rule W5).
"""

from PySide6.QtCore import Signal

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import CaseSeen
from evidence_kit.questions import (
    ANSWER_WORDS,
    ANSWERED_ELSEWHERE,
    CHOICES,
    QUESTION_WORDS,
    Question,
)
from evidence_kit.ui.models.typing_person import TYPING_DRAFT, Typing
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.beside import Beside
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fields import Area, Chooser, Field
from evidence_kit.ui.widgets.labels import Heading, Label, Tag

_TAG_FROM_EM = 26

_HINTS = {
    Question.DANGER: N_("If so, call for help first. “Help now” has the numbers."),
    Question.PUBLISHED: N_("Only if you happen to know. You need not look."),
    Question.DEVICE_NOTE: N_("For example “my phone, not reset”. Please write no address."),
    Question.BEGAN: N_("Which app, who wrote first, and where the talk went on."),
    Question.SHARED: N_("A photo, a recorded call, a made-up picture. Can a face be seen?"),
    Question.DONE: N_("Answered, paid, blocked, deleted, reported – and when."),
    Question.NEEDS: N_("An interpreter, certain hours, no voice messages."),
    Question.HELPER: N_("For example “my mother”. Please write no name."),
    Question.PRIVACY: N_(
        "Your name is in none of these reports. You can tell it yourself. If you gave initials, "
        "exhibit numbers begin with them."
    ),
}


_HELPED_HINTS = {
    Typing.HELPING.value: N_(
        "At the start you said that you are helping. The report says so only if you write it here. "
        "Please write no name."
    ),
    Typing.WORKER.value: N_(
        "At the start you said that you are a support worker. The report says so only if you write "
        "it here. Please write no name."
    ),
}
"""Below who helped, where that was said when the case was made."""


class QuestionsCard(Card):
    """A few short questions; each may stay open."""

    answered = Signal(str, str)
    """The person answered: the question's name, and the answer; "" takes it back."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("Short questions for page 1")
        super().__init__(theme, "plain", title)
        self._words = words
        self._said: dict[str, str] = {}
        self.fields: dict[Question, Field | Area] = {}
        """Those that are answered in own words."""
        self.choosers: dict[Question, Chooser] = {}
        """Those with a few answers to pick from."""
        tag = Tag(theme, _("Goes in the report"), "primary", "package")
        heading = Heading(theme, title, "strong")
        self.body.addWidget(Beside(theme, heading, tag, from_em=_TAG_FROM_EM, gap_px=8))
        line = _("Leave open whatever you like. You can change it later.")
        self.body.addWidget(Label(theme, line, "small", "soft"))
        asked = [each for each in QUESTION_WORDS.items() if each[0] not in ANSWERED_ELSEWHERE]
        for question, label in asked:
            hint = _(_HINTS[question]) if question in _HINTS else ""
            if question in CHOICES:
                self._add_chooser(theme, question, _(label), hint)
            else:
                self._add_field(theme, question, _(label), hint)

    def show_case(self, case: CaseSeen) -> None:
        """Show what is answered; what is being typed stays."""
        for question, chooser in self.choosers.items():
            chooser.choose(case.answers.get(question, ""))
        for question, field in self.fields.items():
            said = case.answers.get(question, "")
            if field.text() == self._said.get(question, ""):
                field.set_text(said)
        self._said = dict(case.answers)
        hint = _HELPED_HINTS.get(case.drafts.get(TYPING_DRAFT, ""), _HINTS[Question.HELPER])
        self.fields[Question.HELPER].set_hint(self._words.gettext(hint))

    def save(self) -> None:
        """Tell of every text that is another than what was answered."""
        for question in self.fields:
            self._on_field_left(question)

    def _add_chooser(self, theme: Theme, question: Question, label: str, hint: str) -> None:
        _ = self._words.gettext
        # Translators: stands in a list of answers where nothing was answered.
        choices = [
            ("", _("Left open")),
            *((each, _(ANSWER_WORDS[each])) for each in CHOICES[question]),
        ]
        chooser = Chooser(theme, label, choices)
        chooser.set_hint(hint)
        chooser.picked.connect(lambda answer: self.answered.emit(question.value, answer))
        self.choosers[question] = chooser
        self.body.addWidget(chooser)

    def _add_field(self, theme: Theme, question: Question, label: str, hint: str) -> None:
        is_long = question is Question.TRANSLATION
        field = Area(theme, label, hint, rows=2) if is_long else Field(theme, label, hint)
        field.left.connect(lambda: self._on_field_left(question))
        self.fields[question] = field
        self.body.addWidget(field)

    def _on_field_left(self, question: Question) -> None:
        text = self.fields[question].text().strip()
        if text != self._said.get(question, ""):
            self._said[question] = text
            self.answered.emit(question.value, text)
