"""02d: who is typing, and the letters that number the evidence."""

import re
from dataclasses import replace

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.ui.models.typing_person import Typing
from evidence_kit.ui.pages.new_case.answers import Answers
from evidence_kit.ui.pages.new_case.question import Question
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.choices import ChoiceCard
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.scroll import Column

PRESET_INITIALS = "EX"
_INITIALS = re.compile(r"[A-Z]{1,4}")
_FIELD_PX = 360

_CHOICES = (
    (Typing.SELF, N_("Me – this happened to me"), ""),
    (
        Typing.HELPING,
        N_("I’m helping someone who is here with me"),
        N_("Parent, friend, teacher. They decide what goes in."),
    ),
    (
        Typing.WORKER,
        N_("I’m a support worker"),
        N_("You type for the person beside you. They decide what goes in."),
    ),
)


class TypingQuestion(Question):
    """Three cards and a short field."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words)
        _ = words.gettext
        self.title = _("Who is typing?")
        self.lead = _("The report never says who you are unless you want it to.")
        self.short = _("Who is typing")
        self.body.setSpacing(12)
        self.choices = {
            who: ChoiceCard(theme, _(title), _(line) if line else "")
            for who, title, line in _CHOICES
        }
        for card in self.choices.values():
            self.body.addWidget(card)
        self.body.addSpacing(12)
        self.initials = Field(
            theme,
            _("Letters for numbering the evidence"),
            # Translators: {example} is an exhibit's number such as SK-001.
            _("One to four letters. The first piece becomes {example}. Anything you like.").format(
                example="SK-001"
            ),
        )
        letters = QRegularExpression("[A-Za-z]{0,4}")
        self.initials.line.setValidator(QRegularExpressionValidator(letters, self.initials.line))
        narrow = Column(theme, _FIELD_PX)
        narrow.body.addWidget(self.initials)
        self.body.addWidget(narrow)
        self.initials.edited.connect(self._on_initials_edited)
        self.initials.submitted.connect(self.submitted)

    @override
    def first_focus(self) -> QWidget:
        """Return the first answer."""
        return next(iter(self.choices.values()))

    @override
    def show_answers(self, answers: Answers) -> None:
        self.choices[answers.typing].setChecked(True)
        self.initials.set_text(answers.initials or PRESET_INITIALS)
        self._show_example()

    @override
    def answered(self, answers: Answers) -> Answers:
        typing = next(
            (who for who, card in self.choices.items() if card.isChecked()), answers.typing
        )
        return replace(answers, typing=typing, initials=self._letters())

    def _letters(self) -> str:
        letters = self.initials.text().strip().upper()
        return letters if _INITIALS.fullmatch(letters) else PRESET_INITIALS

    def _on_initials_edited(self, _text: str) -> None:
        self._show_example()
        self.changed.emit()

    def _show_example(self) -> None:
        # Translators: {example} is an exhibit's number such as SK-001.
        self.initials.set_hint(
            self.words.gettext(
                "One to four letters. The first piece becomes {example}. Initials or anything you "
                "like."
            ).format(example=f"{self._letters()}-001")
        )
