"""What follows when a file shows something it should not be copied for, or may be sealed for.

Under 18: it stays where it is, and there are two ways on. For adults: leave it out, which is the
main button, or keep it sealed. Nobody is asked why, and nothing is called forbidden.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import N_, NN_, Words
from evidence_kit.ui.pages.evidence_question import Fate, Question
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Icon
from evidence_kit.ui.widgets.text_block import TextBlock

_FATE_WORDS = {
    Fate.NOT_SAID: (
        NN_("{count} piece shows something intimate", "{count} pieces show something intimate"),
        N_(
            "You can leave it out: the threats and demands prove what happened. Sealed means: "
            "kept, never shown, and not in the report."
        ),
    ),
    Fate.LEAVE_OUT: (
        NN_("{count} piece stays where it is", "{count} pieces stay where they are"),
        N_("It is not copied. Please do not delete it there; a description helps."),
    ),
    Fate.SEAL: (
        NN_("{count} piece will be sealed", "{count} pieces will be sealed"),
        N_(
            "It is kept without any small picture. Nobody sees it here, and it does not go in the "
            "report."
        ),
    ),
}
"""What becomes of adults' intimate pictures: for one, for several, and what that means."""


class StaysCard(Card):
    """Says that a file stays where it is, in an under-18 case, and offers two ways on."""

    describe_requested = Signal()
    """It shall be described in words."""
    retake_requested = Signal()
    """The person takes a new screenshot without it."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "tint")
        self._words = words
        _ = words.gettext
        self.body.setContentsMargins(24, 20, 24, 20)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon(theme, "shield-check", "primary", 24), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(8)
        self._title = TextBlock(theme, "", "strong")
        text = TextBlock(
            theme,
            _(
                "We will not take it in, and that is right: no more copies of it should exist. "
                "Leave it where it is and tell the police where that is."
            ),
        )
        self.describe = Button(theme, _("Describe it in words"), "normal", "note")
        self.retake = Button(
            theme, _("I will scroll past it and take a new one"), "normal", "camera"
        )
        for each in (self._title, text, _in_a_line(self.describe, self.retake)):
            said.addWidget(each)
        row.addLayout(said, 1)
        self.body.addLayout(row)
        self.describe.clicked.connect(self.describe_requested)
        self.retake.clicked.connect(self.retake_requested)

    def show_question(self, question: Question) -> None:
        """Show which files stay, or nothing."""
        stay = question.intimate if question.is_under_18 else ()
        self.setVisible(bool(stay))
        if not stay:
            return
        name, others = question.offered[stay[0]].name, len(stay) - 1
        title = self._words.gettext("{name} stays where it is").format(name=name)
        if others:
            title = self._words.ngettext(
                "{name} stays where it is, and {count} more",
                "{name} stays where it is, and {count} more",
                others,
            ).format(name=name, count=others)
        self._title.set_text(title)
        self.setAccessibleName(self._title.shown_text())


class FateCard(Card):
    """Asks an adult what becomes of intimate pictures."""

    decided = Signal(object)
    """The :class:`Fate` the person chose."""
    describe_requested = Signal()
    """One of them shall be described in words."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "tint")
        self._words = words
        _ = words.gettext
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(8)
        self._title = Heading(theme, "", "strong")
        self._text = TextBlock(theme, "")
        self.leave_out = Button(theme, _("Leave it out"), "primary")
        self.seal = Button(theme, _("Keep it sealed"), "normal", "lock")
        self.describe = Button(theme, _("Describe it in words"), "quiet", "note")
        ways = _in_a_line(self.leave_out, self.seal, self.describe)
        for each in (self._title, self._text, ways):
            self.body.addWidget(each)
        self.leave_out.clicked.connect(lambda: self.decided.emit(Fate.LEAVE_OUT))
        self.seal.clicked.connect(lambda: self.decided.emit(Fate.SEAL))
        self.describe.clicked.connect(self.describe_requested)

    def show_question(self, question: Question) -> None:
        """Show what was decided, or that nothing was, or nothing."""
        count = 0 if question.is_under_18 else len(question.intimate)
        self.setVisible(count > 0)
        if not count:
            return
        counted, text = _FATE_WORDS[question.fate]
        self._title.setText(self._words.ngettext(*counted, count).format(count=count))
        self.setAccessibleName(self._title.text())
        self._text.set_text(self._words.gettext(text))
        self.leave_out.set_kind("primary" if question.fate is Fate.NOT_SAID else "normal")
        self.leave_out.setVisible(question.fate is not Fate.LEAVE_OUT)
        self.seal.setVisible(question.fate is not Fate.SEAL)


def _in_a_line(*buttons: Button) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    for button in buttons:
        flow.addWidget(button)
    return holder
