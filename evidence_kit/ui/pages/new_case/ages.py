"""02a: how old now, and was anyone in a picture under 18. There is no default (product rule M1)."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.model import AgeInPicture
from evidence_kit.overriding import override
from evidence_kit.ui.pages.new_case.answers import Answers
from evidence_kit.ui.pages.new_case.question import Question, well
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.choices import CheckRow, ChoiceCard
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.labels import Heading, Label

OLDEST_AGE = 120

_IN_PICTURE = N_("Was anyone in the pictures or videos under 18 when they were taken?")
_IN_PICTURE_LEAD = N_(
    "Count yourself too. Only the age back then matters, not today. Made-up (AI) pictures count as "
    "well."
)
_CHOICES = (
    (AgeInPicture.ADULT, N_("No"), N_("Everyone was 18 or older when it was taken.")),
    (AgeInPicture.UNDER_18, N_("Yes"), N_("At least one person was under 18 when it was taken.")),
    (
        AgeInPicture.NOT_SURE,
        N_("I’m not sure"),
        N_("Then we treat it like “yes”. That is the safer way."),
    ),
)
_UNDER_18 = N_(
    "Nude or sexual pictures stay where they are, so that nobody has to make another copy. "
    "Describe them in words. You are asked before each picture. Chats, names, threats and "
    "payments are enough for a report."
)
_ADULT = N_(
    "Intimate pictures can stay where they are: you are asked before each one, and leaving it out "
    "is the usual answer. Chats, names, threats and payments are enough for a report."
)
_OPEN = N_("Your answers decide what this program takes in, and which help fits you.")


class AgesQuestion(Question):
    """The two questions about age."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words)
        _ = words.gettext
        self.title = _("Two questions about age")
        self.lead = _("They decide what this program takes in, and which help fits.")
        self.short = _("Age")
        self.body.setSpacing(20)
        self.body.addLayout(self._now())
        self.body.addLayout(self._in_picture())
        self._wells = {
            None: well(theme, "", (_(_OPEN),), icon="info"),
            True: well(theme, _("What this changes"), (_(_UNDER_18),), icon="shield-check"),
            False: well(theme, _("What this changes"), (_(_ADULT),), icon="shield-check"),
        }
        for card in self._wells.values():
            self.body.addWidget(card)
        self.age.edited.connect(self._on_age_edited)
        self.age.submitted.connect(self.submitted)
        self.not_said.clicked.connect(self._on_not_said_clicked)
        for choice in self.choices.values():
            choice.clicked.connect(self._render)
        self._render()

    @override
    def first_focus(self) -> QWidget:
        """Return the field for the age."""
        return self.age.line

    @override
    def show_answers(self, answers: Answers) -> None:
        self.not_said.setChecked(answers.is_age_said and answers.age_now is None)
        self.age.set_text("" if answers.age_now is None else str(answers.age_now))
        if answers.in_picture is not None:
            self.choices[answers.in_picture].setChecked(True)
        self._render()

    @override
    def answered(self, answers: Answers) -> Answers:
        return replace(
            answers,
            age_now=self._age(),
            is_age_said=self._is_age_said(),
            in_picture=self._chosen(),
        )

    @override
    def missing(self) -> str:
        _ = self.words.gettext
        if not self._is_age_said():
            return _("Type the age, or tick “I’d rather not say”.")
        if self._chosen() is None:
            return _("Please choose an answer. “I’m not sure” is one.")
        return ""

    def _now(self) -> QHBoxLayout:
        _ = self.words.gettext
        row = QHBoxLayout()
        row.setSpacing(24)
        self.age = Field(
            self.theme,
            _("How old are you now?"),
            _("If you are helping someone: how old are they?"),
        )
        self.age.line.setValidator(QIntValidator(0, OLDEST_AGE, self.age.line))
        self.age.line.setMaxLength(len(str(OLDEST_AGE)))
        self.not_said = CheckRow(self.theme, _("I’d rather not say"))
        row.addWidget(self.age, 1)
        row.addWidget(self.not_said, 1, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _in_picture(self) -> QVBoxLayout:
        _ = self.words.gettext
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Heading(self.theme, _(_IN_PICTURE), "strong"))
        column.addWidget(Label(self.theme, _(_IN_PICTURE_LEAD), "small", "soft"))
        self.choices = {
            answer: ChoiceCard(self.theme, _(title), _(line)) for answer, title, line in _CHOICES
        }
        beside = Plan(
            from_em=40,
            widths=(0, 0, 0),
            places=tuple(Place(row=0, column=place) for place in range(len(_CHOICES))),
        )
        cards = Columns(self.theme, tuple(self.choices.values()), (beside,), gap_px=12)
        cards.setAccessibleName(_(_IN_PICTURE))
        column.addSpacing(4)
        column.addWidget(cards)
        return column

    def _render(self) -> None:
        self.age.line.setEnabled(not self.not_said.isChecked())
        rules = self.answered(Answers()).has_under_18_rules
        for meaning, card in self._wells.items():
            card.setVisible(meaning is rules)
        self.changed.emit()

    def _age(self) -> int | None:
        text = self.age.text().strip()
        if self.not_said.isChecked() or not text.isdecimal():
            return None
        return min(int(text), OLDEST_AGE)

    def _is_age_said(self) -> bool:
        return self.not_said.isChecked() or self._age() is not None

    def _chosen(self) -> AgeInPicture | None:
        return next((each for each, card in self.choices.items() if card.isChecked()), None)

    def _on_age_edited(self, _text: str) -> None:
        self._render()

    def _on_not_said_clicked(self) -> None:
        if self.not_said.isChecked():
            self.age.set_text("")
        self._render()
