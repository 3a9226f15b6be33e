"""What goes out of the open piece: all of it, its covered copy, or nothing; and the way to cover.

The rules are: it is said in a sentence what goes out now; each button says what will; nothing here
removes anything, and every choice can be taken back.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.model import DisclosureChoice
from evidence_kit.ui.models.giving import Giving
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Icon, Label


class PieceGiving(QWidget):
    """The sentence and its buttons."""

    cover_requested = Signal()
    """Parts of the picture shall be covered."""
    choice_requested = Signal(object)
    """A :class:`DisclosureChoice` shall hold from now on."""
    others_said = Signal()
    """People who are not involved are in it: it goes out covered only, and waits for that."""
    clear_said = Signal()
    """Somebody looked: nothing nude or sexual is visible, and all of it goes out."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon(theme, "package", "soft", 16))
        head.addWidget(Label(theme, _("What goes out"), "label"), 1)
        column.addLayout(head)
        self._sentence = Label(theme, "", "small", "soft")
        column.addWidget(self._sentence)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        self.cover = Button(theme, _("Cover parts of it"), "small", "pen")
        # Translators: friends or family, say, but not the one who threatens.
        self.others = Button(theme, _("People not involved are in it"), "small")
        self.only_copy = Button(theme, _("Only the covered copy"), "small")
        self.whole = Button(theme, _("All of it"), "small")
        self.nothing = Button(theme, _("Withhold it"), "small")
        for button in (self.cover, self.others, self.only_copy, self.whole, self.nothing):
            flow.addWidget(button)
        column.addWidget(buttons)
        # Translators: said by somebody who looked at the picture on the device it comes from.
        self.clear = Button(theme, _("I looked: nothing nude or sexual is visible"), "small")
        self.clear.hide()
        column.addWidget(self.clear, alignment=Qt.AlignmentFlag.AlignLeft)
        self.cover.clicked.connect(self.cover_requested)
        self.others.clicked.connect(self.others_said)
        self.only_copy.clicked.connect(lambda: self.choice_requested.emit(DisclosureChoice.COVERED))
        self.whole.clicked.connect(lambda: self.choice_requested.emit(DisclosureChoice.WHOLE))
        self.clear.clicked.connect(self.clear_said)
        self.nothing.clicked.connect(lambda: self.choice_requested.emit(DisclosureChoice.WITHHELD))

    def show_giving(self, giving: Giving) -> None:
        """Show how it stands; only what would change something can be pressed."""
        _ = self._words.gettext
        self.setVisible(giving.is_open)
        if giving.choice is DisclosureChoice.WHOLE:
            self.ask_whether_clear(is_asked=False)
        self._sentence.setText(giving.sentence(self._words))
        self.cover.setVisible(giving.may_be_covered)
        self.cover.set_text(
            _("Cover parts of it") if giving.copy is None else _("Change what is covered")
        )
        choice = giving.choice
        # Where a copy is there, “only the covered copy” says the same.
        self.others.setVisible(giving.may_have_others and giving.copy is None)
        self.only_copy.setVisible(
            giving.copy is not None and choice is not DisclosureChoice.COVERED
        )
        self.whole.set_text(_("Number and fingerprint") if giving.is_sealed else _("All of it"))
        self.whole.setVisible(choice is not DisclosureChoice.WHOLE)
        self.nothing.setVisible(choice is not DisclosureChoice.WITHHELD)

    def ask_whether_clear(self, *, is_asked: bool) -> None:
        """Offer to say that nothing nude or sexual is visible: without that nothing goes out."""
        self.clear.setVisible(is_asked)
