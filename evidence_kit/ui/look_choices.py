"""Language, size of the text, light or dark: small menus at the top of the first page."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from evidence_kit.i18n import Words
from evidence_kit.settings import LARGEST_TEXT_PERCENT, SMALLEST_TEXT_PERCENT, ThemeChoice
from evidence_kit.ui.models.languages import Language, chosen_of, spoken_by
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.flow_layout import FlowLayout

_OFFERED_STEP_PERCENT = 20
"""The menu offers every other step; Ctrl + and Ctrl − reach them all."""


class LookChoices(QWidget):
    """The three choices, in a row.

    Args:
        theme: What is in force.
        words: The language of the buttons.
        preferences: Where a choice is kept.
        languages: Those that words exist in.
    """

    language_chosen = Signal(str)
    """The person chose a language; its BCP 47 tag."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        preferences: Preferences,
        languages: tuple[Language, ...],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._preferences = preferences
        # Large words need a second line: in one, they would push the way out off the window.
        row = FlowLayout(self, spacing=8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        _ = words.gettext
        wanted = chosen_of(spoken_by(words), languages)
        shown = next(each.name for each in languages if each.tag == wanted)
        self.language = Button(theme, shown, "quiet", "globe")
        self.language.setAccessibleDescription(_("Language"))
        self.text_size = Button(theme, _("Text size"), "quiet", "text-size")
        self.dark = Button(theme, "", "quiet", "moon")
        for button in (self.language, self.text_size, self.dark):
            row.addWidget(button)
        self._languages = _menu(self.language)
        group = QActionGroup(self._languages)
        for each in languages:
            action = _choice(self._languages, group, each.name, is_on=each.tag == wanted)
            action.triggered.connect(partial(self.language_chosen.emit, each.tag))
        self._sizes = _menu(self.text_size)
        self._sizes.aboutToShow.connect(self._fill_sizes)
        self.language.clicked.connect(partial(_open, self._languages, self.language))
        self.text_size.clicked.connect(partial(_open, self._sizes, self.text_size))
        self.dark.clicked.connect(self._on_dark_clicked)
        theme.changed.connect(self._render)
        self._render()

    def _render(self) -> None:
        _ = self._words.gettext
        is_dark = self._theme.look.is_dark
        self.dark.set_text(_("Light") if is_dark else _("Dark"))
        self.dark.set_icon("sun" if is_dark else "moon")

    def _fill_sizes(self) -> None:
        self._sizes.clear()
        group = QActionGroup(self._sizes)
        sizes = range(SMALLEST_TEXT_PERCENT, LARGEST_TEXT_PERCENT + 1, _OFFERED_STEP_PERCENT)
        for percent in sizes:
            is_on = percent == self._theme.look.text_percent
            # Translators: {percent} is the size of the text, 100 to 200.
            text = self._words.gettext("{percent} %").format(percent=percent)
            action = _choice(self._sizes, group, text, is_on=is_on)
            action.triggered.connect(partial(self._preferences.change, text_percent=percent))

    def _on_dark_clicked(self) -> None:
        is_dark = self._theme.look.is_dark
        self._preferences.change(theme=ThemeChoice.LIGHT if is_dark else ThemeChoice.DARK)


def _menu(button: Button) -> QMenu:
    menu = QMenu(button)
    menu.setAccessibleName(button.words())
    return menu


def _choice(menu: QMenu, group: QActionGroup, text: str, *, is_on: bool) -> QAction:
    action = QAction(text.replace("&", "&&"), menu)
    action.setCheckable(True)
    action.setChecked(is_on)
    group.addAction(action)
    menu.addAction(action)
    return action


def _open(menu: QMenu, button: Button) -> None:
    """Open a menu under its button, without waiting for what is chosen."""
    corner = button.rect().bottomLeft()
    if button.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        corner = button.rect().bottomRight()
        corner.setX(corner.x() - menu.sizeHint().width())
    menu.popup(button.mapToGlobal(corner))
