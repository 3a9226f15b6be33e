"""The person's own words: facts and feelings, apart.

The rules are: facts go in the report, feelings never do; a question puts a line into the text and
nothing is ever taken out of it; "saved" stands there when it is on the disk, and not before.
"""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.models.questions import ANSWERS, QUESTIONS, answer_for, is_asked, line_for
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.beside import Beside
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fields import Area
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label, Tag

_FACTS_ROWS = 11
_FEELINGS_ROWS = 3
_TAG_FROM_EM = 26


class FactsCard(Card):
    """What was said and done."""

    edited = Signal(str)
    """The person typed; the whole text."""
    left = Signal()
    """The person left the text."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("What was said and done")
        super().__init__(theme, "plain", title)
        self._words = words
        tag = Tag(theme, _("Goes in the report"), "primary", "package")
        heading = Heading(theme, title, "strong")
        self.body.addWidget(Beside(theme, heading, tag, from_em=_TAG_FROM_EM, gap_px=8))
        line = _("Who, what, when, where. Short is fine. Copying their words is fine.")
        self.body.addWidget(Label(theme, line, "small", "soft"))
        chips = QWidget()
        flow = FlowLayout(chips, spacing=8)
        self.questions: tuple[Button, ...] = tuple(
            Button(theme, _(question), "small", "plus") for question in QUESTIONS
        )
        """One for each question, in order."""
        for question, chip in zip(QUESTIONS, self.questions, strict=True):
            chip.clicked.connect(partial(self._ask, _(question)))
            flow.addWidget(chip)
        self.body.addWidget(chips)
        self.area = Area(theme, "", rows=_FACTS_ROWS)
        self.area.edit.setAccessibleName(title)
        self.area.edit.setPlaceholderText(_("Write here, in any order and any language."))
        self.area.set_hint(
            _("The other side may get to read it: leave out your address and phone number.")
        )
        self.body.addWidget(self.area)
        answers = QWidget()
        row = FlowLayout(answers, spacing=8)
        self.answers: tuple[Button, ...] = tuple(
            Button(theme, _(answer), "small", "pen") for answer in ANSWERS
        )
        """«I don’t know.» and «I don’t want to say.»"""
        for answer, chip in zip(ANSWERS, self.answers, strict=True):
            chip.clicked.connect(partial(self._answer, _(answer)))
            row.addWidget(chip)
        self._saved = Label(theme, "", "small", "soft")
        self.body.addWidget(Beside(theme, answers, self._saved, from_em=_TAG_FROM_EM, gap_px=8))
        self.area.edited.connect(self._on_area_edited)
        self.area.left.connect(self.left)

    def set_text(self, text: str) -> None:
        """Put a text in without telling anybody; it is gone on with behind its last letter."""
        self.area.set_text(text)
        self.area.go_to_end()
        self._mark_questions()

    def show_saved(self, at: datetime | None) -> None:
        """Say when everything typed was saved; ``None`` while something is not."""
        if at is None:
            self._saved.setText("")
            return
        clock = f"{at.astimezone():%H:%M}"
        self._saved.setText(self._words.gettext("Saved {time}").format(time=clock))

    def _on_area_edited(self, text: str) -> None:
        self.show_saved(None)
        self._mark_questions()
        self.edited.emit(text)

    def _mark_questions(self) -> None:
        text = self.area.text()
        for question, chip in zip(QUESTIONS, self.questions, strict=True):
            chip.set_icon("check" if is_asked(self._words.gettext(question), text) else "plus")

    def _ask(self, question: str) -> None:
        text = self.area.text()
        if is_asked(question, text):
            place = text.index(question) + len(question)
            self._put_caret(min(place + 1, len(text)))
            return
        self._put_caret(len(text))
        self.area.edit.insertPlainText(line_for(question, text))
        self.area.edit.ensureCursorVisible()

    def _answer(self, answer: str) -> None:
        place = self.area.edit.textCursor().position()
        self.area.edit.insertPlainText(answer_for(answer, self.area.text()[:place]))
        self.area.edit.setFocus()

    def _put_caret(self, place: int) -> None:
        cursor = self.area.edit.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        # Qt counts UTF-16 units, a text code points.
        before = self.area.text()[:place]
        cursor.setPosition(len(before.encode("utf-16-le", "surrogatepass")) // 2)
        self.area.edit.setTextCursor(cursor)
        self.area.edit.setFocus()


class FeelingsCard(Card):
    """How it is; it stays here."""

    edited = Signal(str)
    """The person typed; the whole text."""
    left = Signal()
    """The person left the text."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("How it is for me")
        super().__init__(theme, "well", title)
        tag = Tag(theme, _("Stays here"), "surface", "lock")
        heading = Heading(theme, title, "strong")
        self.body.addWidget(Beside(theme, heading, tag, from_em=_TAG_FROM_EM, gap_px=8))
        self.area = Area(theme, "", rows=_FEELINGS_ROWS)
        self.area.edit.setAccessibleName(title)
        self.area.edit.setPlaceholderText(_("If you want to. It stays here."))
        self.area.set_hint(_("It never goes in the report or the package."))
        self.body.addWidget(self.area)
        self.area.edited.connect(self.edited)
        self.area.left.connect(self.left)

    def set_text(self, text: str) -> None:
        """Put a text in without telling anybody; it is gone on with behind its last letter."""
        self.area.set_text(text)
        self.area.go_to_end()
