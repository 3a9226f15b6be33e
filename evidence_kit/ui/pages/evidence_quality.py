"""Four questions about a screenshot: would somebody who was not there see what matters?

They stand behind one line, so that a piece is not a form; each may stay open, and whatever is
answered, the piece is kept as it is.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.questions import DONT_KNOW, YES, Quality
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.fields import Chooser
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.text_block import TextBlock

_NOT_SAID = "not-said"
_QUESTIONS = {
    Quality.USERNAME: N_("Is the account’s own name or number in it?"),
    Quality.DATE: N_("Are date and time in it?"),
    Quality.WHOLE_SCREEN: N_("Is the whole screen in it?"),
    Quality.AROUND: N_("Is the message before and after in it?"),
}
_ANSWERS = (
    (_NOT_SAID, N_("Not said")),
    (YES, N_("Yes")),
    ("no", N_("No")),
    (DONT_KNOW, N_("I don’t know")),
)


class QualityQuestions(QWidget):
    """The four questions about one piece."""

    answered = Signal(object, str)
    """A question, as its :class:`Quality`, and the answer; "" for none."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        _ = words.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.more = Button(theme, "", "link")
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(12)
        why = _(
            "A reader who was not there looks for these. A “no” is fine: the piece counts as it is."
        )
        rest.addWidget(TextBlock(theme, why, "small", "soft"))
        self.choosers: dict[Quality, Chooser] = {}
        for quality, question in _QUESTIONS.items():
            chooser = Chooser(theme, _(question), [(name, _(said)) for name, said in _ANSWERS])
            chooser.picked.connect(partial(self._on_picked, quality))
            self.choosers[quality] = chooser
            rest.addWidget(chooser)
        self.hint = Label(
            theme,
            _("If the chat is still there and you want to, you can add one more screenshot."),
            "small",
            "soft",
        )
        rest.addWidget(self.hint)
        column.addWidget(self.more)
        column.addWidget(self._rest)
        self.more.clicked.connect(self._on_more_clicked)
        self.set_is_open(is_open=False)

    def show_answers(self, answers: dict[Quality, str]) -> None:
        """Show what was answered about the piece."""
        for quality, chooser in self.choosers.items():
            chooser.choose(answers.get(quality, "") or _NOT_SAID)
        self.hint.setVisible("no" in answers.values())
        self._say_how_many(answers)

    def set_is_open(self, *, is_open: bool) -> None:
        """Show the questions, or the line that leads to them."""
        self._rest.setVisible(is_open)
        self._say_how_many(self._answers())

    def _answers(self) -> dict[Quality, str]:
        chosen = {quality: each.chosen() for quality, each in self.choosers.items()}
        return {quality: "" if said == _NOT_SAID else said for quality, said in chosen.items()}

    def _say_how_many(self, answers: dict[Quality, str]) -> None:
        _ = self._words.gettext
        if self._rest.isVisibleTo(self):
            self.more.set_text(_("Fewer questions"))
            return
        done = sum(bool(said) for said in answers.values())
        # Translators: a link; {done} of the {total} questions about a screenshot are answered.
        form = _("Is it complete? ({done} of {total})")
        self.more.set_text(form.format(done=done, total=len(Quality)))

    def _on_more_clicked(self) -> None:
        self.set_is_open(is_open=not self._rest.isVisibleTo(self))

    def _on_picked(self, quality: Quality, said: str) -> None:
        answers = self._answers()
        self.hint.setVisible("no" in answers.values())
        self.answered.emit(quality, "" if said == _NOT_SAID else said)
