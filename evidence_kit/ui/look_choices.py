"""Language, size of the text, light or dark: small menus at the top of the first page.

A menu is made when it is opened: the first page does not wait for what nobody may ask of it.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

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
        self._languages = languages
        self._wanted = wanted
        self.language.clicked.connect(self._on_language_clicked)
        self.text_size.clicked.connect(self._on_text_size_clicked)
        self.dark.clicked.connect(self._on_dark_clicked)
        theme.changed.connect(self._render)
        self._render()

    def _render(self) -> None:
        _ = self._words.gettext
        is_dark = self._theme.look.is_dark
        self.dark.set_text(_("Light") if is_dark else _("Dark"))
        self.dark.set_icon("sun" if is_dark else "moon")

    def _on_language_clicked(self) -> None:
        from evidence_kit.ui.widgets.choice_menu import Choice, open_menu

        open_menu(
            self.language,
            (
                Choice(
                    each.name,
                    each.tag == self._wanted,
                    partial(self.language_chosen.emit, each.tag),
                )
                for each in self._languages
            ),
        )

    def _on_text_size_clicked(self) -> None:
        from evidence_kit.ui.widgets.choice_menu import Choice, open_menu

        open_menu(
            self.text_size,
            (
                Choice(
                    # Translators: {percent} is the size of the text, 100 to 200.
                    self._words.gettext("{percent} %").format(percent=percent),
                    percent == self._theme.wanted.text_percent,
                    partial(self._preferences.change, text_percent=percent),
                )
                for percent in range(
                    SMALLEST_TEXT_PERCENT, LARGEST_TEXT_PERCENT + 1, _OFFERED_STEP_PERCENT
                )
            ),
        )

    def _on_dark_clicked(self) -> None:
        is_dark = self._theme.wanted.is_dark
        self._preferences.change(theme=ThemeChoice.LIGHT if is_dark else ThemeChoice.DARK)
