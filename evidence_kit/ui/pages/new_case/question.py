"""What the six questions have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.pages.new_case.answers import Answers
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.labels import Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock


class Question(QWidget):
    """One question: a title, what can be answered, and what the answer leads to.

    Args:
        theme: How it looks.
        words: The language it speaks.
    """

    changed = Signal()
    """The answer, or what the buttons may do, is another one now."""
    submitted = Signal()
    """The person pressed Enter in a field: they want to go on."""

    skip_requested = Signal()
    """The person would rather not answer."""

    title: str = ""
    lead: str = ""
    short: str = ""
    """Its name in the list of the six."""
    next_words: str = ""
    """What the main button says."""
    goes_on_by_itself: bool = True
    """Whether whoever pressed while it waited is taken on when it is there."""
    skip_words: str = ""
    """"" where the question cannot be skipped."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self.theme = theme
        self.words = words
        self.next_words = words.gettext("Continue")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(16)

    def first_focus(self) -> QWidget:
        """Return its first control."""
        raise NotImplementedError

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered before; called when the question comes up."""

    def answered(self, answers: Answers) -> Answers:
        """Return the answers with this one put in."""
        raise NotImplementedError

    def kept(self, answers: Answers) -> Answers:
        """Return the answers with what is chosen so far: somebody goes back before going on."""
        return self.answered(answers)

    def skipped(self, answers: Answers) -> Answers:
        """Return the answers with this one left open."""
        return answers

    def missing(self) -> str:
        """Return what is still needed before going on, in words; "" for nothing."""
        return ""

    def is_waiting(self) -> bool:
        """Return whether what is missing comes by itself in a moment; nobody presses twice."""
        return False

    def ask_again(self) -> None:
        """Ask for what comes by itself, unless that is under way: the person pressed once more."""

    def vault_ended(self) -> None:
        """Hear that the vault process ended: what was under way does not come any more."""

    def advance(self) -> bool:
        """Take a step inside the question; returns whether there was one to take."""
        return False

    def retreat(self) -> bool:
        """Take a step back inside the question; returns whether there was one to take."""
        return False


def well(theme: Theme, title: str, paragraphs: tuple[str, ...], *, icon: str = "") -> Card:
    """Return a quiet card that explains; with an icon its words are body text, else small."""
    card = Card(theme, "well", title or paragraphs[0])
    card.body.setContentsMargins(24, 20, 24, 20)
    column = QVBoxLayout()
    column.setSpacing(8)
    if title:
        column.addWidget(Label(theme, title, "strong"))
    for paragraph in paragraphs:
        column.addWidget(TextBlock(theme, paragraph, "body" if icon else "small"))
    if icon:
        row = QHBoxLayout()
        row.setSpacing(16)
        mark = Icon(theme, icon, "primary", 24)
        side = QVBoxLayout()
        side.addWidget(mark)
        side.addStretch(1)
        row.addLayout(side)
        row.addLayout(column, 1)
        card.body.addLayout(row)
    else:
        card.body.addLayout(column)
    return card


def at_the_top(widget: QWidget) -> QWidget:
    """Return a widget that keeps its height where its neighbour is higher."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return made
