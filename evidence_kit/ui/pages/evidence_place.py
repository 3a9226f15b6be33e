"""The place of the open piece in what is handed over, and the ways to change it.

The rules are: where it stands is said in words; each button says what it does; once something was
handed over there is nothing to press, and it is said why.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.models.piece_order import Place
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Icon, Label


class PiecePlace(QWidget):
    """The sentence and its buttons."""

    move_requested = Signal(int)
    """The piece shall stand so many places later; less than 0 for earlier."""
    by_number_requested = Signal()
    """Every piece shall stand in order of its number again."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._place: Place | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon(theme, "list", "soft", 16))
        # Translators: where a piece of evidence stands among the others.
        head.addWidget(Label(theme, _("Place in the report"), "label"), 1)
        column.addLayout(head)
        self._sentence = Label(theme, "", "small", "soft")
        column.addWidget(self._sentence)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, spacing=8)
        # Translators: of the place of a piece in an order, not of time.
        self.earlier = Button(theme, _("Further up"), "small", "up")
        # Translators: of the place of a piece in an order, not of time.
        self.later = Button(theme, _("Further down"), "small", "down")
        self.first = Button(theme, _("To the top"), "small")
        self.by_number = Button(theme, _("All by number again"), "link")
        for button in (self.earlier, self.later, self.first, self.by_number):
            flow.addWidget(button)
        column.addWidget(self._buttons)
        self.earlier.clicked.connect(lambda: self.move_requested.emit(-1))
        self.later.clicked.connect(lambda: self.move_requested.emit(1))
        self.first.clicked.connect(self._on_first_clicked)
        self.by_number.clicked.connect(self.by_number_requested)

    def show_place(self, place: Place | None) -> None:
        """Show where the piece stands; ``None`` where there is no other one."""
        self._place = place
        self.setVisible(place is not None)
        if place is None:
            return
        self._sentence.setText(place.sentence(self._words))
        had_focus = next((each for each in (self.earlier, self.later) if each.hasFocus()), None)
        self._buttons.setVisible(not place.is_settled)
        self.earlier.setEnabled(place.may_be_earlier)
        self.later.setEnabled(place.may_be_later)
        self.first.setVisible(place.may_be_earlier)
        self.by_number.setVisible(place.is_chosen)
        if had_focus is not None and not had_focus.isEnabled():
            # At either end the focus must not fall out of the page.
            other = self.later if had_focus is self.earlier else self.earlier
            other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_first_clicked(self) -> None:
        if self._place is not None:
            self.move_requested.emit(1 - self._place.at)
