"""Names that are offered beside a line in which anything may be typed.

While somebody types, a list shows the known names that begin like this, and the one name that can
be meant stands below the line as a button; nothing of it is taken by itself. The button comes and
goes with the letters and never when the line is left: a click that leaves it would miss. For a list
of which one must be picked, see :mod:`evidence_kit.ui.widgets.searching`.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QListView

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.models.known_apps import KNOWN_APPS, as_known, offered_for
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.fields import Field

_SHOWN_AT_ONCE = 8


class AppField(Field):
    """Asks for an app or a place, and offers the names of known ones.

    Args:
        theme: How it looks.
        words: The person's language.
        label: What is asked for; never empty.
    """

    def __init__(self, theme: Theme, words: Words, label: str) -> None:
        super().__init__(theme, label)
        self._words = words
        self._offered = ""
        self._completer = QCompleter(KNOWN_APPS, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(_SHOWN_AT_ONCE)
        popup = QListView()
        popup.setProperty("popup", True)
        self._completer.setPopup(popup)
        self.line.setCompleter(self._completer)
        self.offer = Button(theme, "", "link")
        """Takes the one known name that can be meant by what was typed."""
        self.offer.hide()
        column = self.layout()
        if column is not None:
            column.addWidget(self.offer)
        # Picking from the list is typing, too.
        self._completer.activated.connect(self.edited)
        self.edited.connect(self._on_edited)
        self.left.connect(self._on_left)
        self.offer.clicked.connect(self._on_offer_clicked)

    @override
    def set_text(self, text: str) -> None:
        """Put a text in; nothing is offered for it before somebody comes and types."""
        super().set_text(text)
        self._show_offer("")

    def _on_edited(self, typed: str) -> None:
        self._show_offer(offered_for(typed))

    def _on_left(self) -> None:
        typed = self.text()
        known = as_known(typed)
        if known != typed:
            super().set_text(known)
            self.edited.emit(known)

    def _on_offer_clicked(self) -> None:
        name = self._offered
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_text(name)
        self.edited.emit(name)

    def _show_offer(self, name: str) -> None:
        is_new = bool(name) and name != self._offered
        self._offered = name
        # Translators: a button; {name} is an app such as WhatsApp, of which somebody typed a part.
        self.offer.set_text(self._words.gettext("Write “{name}”").format(name=name))
        self.offer.setVisible(bool(name))
        if is_new and self.isVisible():
            announce(self.offer, self.offer.words())
