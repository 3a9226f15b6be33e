"""The settings that change the window and nothing of a case: looks, language, locking, hiding."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_kit.i18n import Words
from evidence_kit.settings import (
    LARGEST_TEXT_PERCENT,
    LONGEST_LOCK_MINUTES,
    SHORTEST_LOCK_MINUTES,
    SMALLEST_TEXT_PERCENT,
    TEXT_STEP_PERCENT,
    Settings,
    ThemeChoice,
)
from evidence_kit.ui.models.languages import Language, chosen_of
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import CheckRow, Segmented
from evidence_kit.ui.widgets.fields import Chooser
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label

_FOLLOW_SYSTEM = "system"


class LooksCard(Card):
    """Text size, colours, language."""

    changed = Signal(object)
    """The person changed something; the whole :class:`Settings` as they are now."""

    def __init__(self, theme: Theme, words: Words, languages: tuple[Language, ...]) -> None:
        _ = words.gettext
        title = _("How it looks")
        super().__init__(theme, "plain", title)
        self._theme = theme
        self._words = words
        self._languages = languages
        self._settings = Settings()
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self.body.addWidget(Label(theme, _("Text size"), "label"))
        self.body.addWidget(self._text_size())
        self.spacing = CheckRow(
            theme,
            _("More space between letters, words and lines"),
            _("Some people read more easily that way, for example with dyslexia."),
        )
        self.spacing.clicked.connect(lambda is_on: self._change(has_wide_spacing=is_on))
        self.body.addWidget(self.spacing)
        self.body.addSpacing(4)
        self.body.addWidget(Label(theme, _("Colours"), "label"))
        self.colours = Segmented(
            theme,
            (
                (ThemeChoice.FOLLOW.value, _("Like the system"), ""),
                (ThemeChoice.LIGHT.value, _("Light"), "sun"),
                (ThemeChoice.DARK.value, _("Dark"), "moon"),
            ),
            _("Colours"),
        )
        self.colours.chosen.connect(lambda name: self._change(theme=ThemeChoice(name)))
        self.body.addWidget(self.colours)
        self.body.addSpacing(4)
        self.language = self._language_part()

    def show_settings(self, settings: Settings) -> None:
        """Show what is preferred now."""
        self._settings = settings
        percent = self._percent()
        self.percent_label.setText(self._words.gettext("{percent} %").format(percent=percent))
        self.smaller.setEnabled(percent > SMALLEST_TEXT_PERCENT)
        self.larger.setEnabled(percent < LARGEST_TEXT_PERCENT)
        self.size_note.setText(self._end_words(percent))
        self.spacing.setChecked(settings.has_wide_spacing)
        self.colours.choose(settings.theme.value)
        if self.language is not None:
            chosen = settings.language and chosen_of(settings.language, self._languages)
            self.language.choose(chosen or _FOLLOW_SYSTEM)

    def _text_size(self) -> QWidget:
        _ = self._words.gettext
        self.smaller = Button(self._theme, _("Smaller"), "normal", "minus")
        self.larger = Button(self._theme, _("Larger"), "normal", "plus")
        self.percent_label = Label(self._theme, "", "strong")
        self.percent_label.setWordWrap(False)
        self.size_note = Label(self._theme, "", "small", "soft")
        self.size_note.setWordWrap(False)
        self.smaller.clicked.connect(lambda: self._resize(-TEXT_STEP_PERCENT))
        self.larger.clicked.connect(lambda: self._resize(TEXT_STEP_PERCENT))
        row = QWidget()
        layout = FlowLayout(row, spacing=12)
        for widget in (self.smaller, self.percent_label, self.larger, self.size_note):
            layout.addWidget(widget)
        return row

    def _language_part(self) -> Chooser | None:
        _ = self._words.gettext
        if len(self._languages) == 1:
            # One language is no choice; it is said, so that nobody looks for another.
            self.body.addWidget(Label(self._theme, _("Language"), "label"))
            said = _("{language}. There are no other languages yet.").format(
                language=self._languages[0].name
            )
            self.body.addWidget(Label(self._theme, said))
            return None
        choices = [(_FOLLOW_SYSTEM, _("Like the system"))]
        choices += [(language.tag, language.name) for language in self._languages]
        chooser = Chooser(self._theme, _("Language"), choices)
        chooser.set_hint(_("It changes when the program is opened again."))
        chooser.picked.connect(
            lambda tag: self._change(language="" if tag == _FOLLOW_SYSTEM else tag)
        )
        self.body.addWidget(chooser)
        return chooser

    def _percent(self) -> int:
        chosen = self._settings.text_percent
        return self._theme.wanted.text_percent if chosen is None else chosen

    def _end_words(self, percent: int) -> str:
        if percent <= SMALLEST_TEXT_PERCENT:
            return self._words.gettext("This is the smallest.")
        if percent >= LARGEST_TEXT_PERCENT:
            return self._words.gettext("This is the largest.")
        return ""

    def _resize(self, step: int) -> None:
        percent = self._percent() // TEXT_STEP_PERCENT * TEXT_STEP_PERCENT + step
        self._change(text_percent=min(max(percent, SMALLEST_TEXT_PERCENT), LARGEST_TEXT_PERCENT))

    def _change(self, **changes: object) -> None:
        self.changed.emit(self._settings._replace(**changes))  # type: ignore[arg-type]


class LockingCard(Card):
    """When the case locks itself, and how the window is hidden."""

    changed = Signal(object)
    """The person changed something; the whole :class:`Settings` as they are now."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("Locking and hiding")
        super().__init__(theme, "plain", title)
        self._settings = Settings()
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        choices = [
            (
                str(minutes),
                words.ngettext("{count} quiet minute", "{count} quiet minutes", minutes).format(
                    count=minutes
                ),
            )
            for minutes in range(SHORTEST_LOCK_MINUTES, LONGEST_LOCK_MINUTES + 1)
        ]
        self.minutes = Chooser(theme, _("Lock the case after"), choices)
        self.minutes.set_hint(
            _("It also locks when the computer sleeps or its screen locks. Nothing typed is lost.")
        )
        self.minutes.picked.connect(lambda text: self._change(lock_minutes=int(text)))
        self.shift = CheckRow(
            theme,
            _("Press Shift three times to hide the window"),
            _(
                "Switch it off if it gets in the way of sticky keys. “Hide now” always works. Both "
                "empty the clipboard; a list of earlier copies may still have what was on it."
            ),
        )
        self.shift.clicked.connect(lambda is_on: self._change(has_shift_exit=is_on))
        self.body.addWidget(self.minutes)
        self.body.addSpacing(4)
        self.body.addWidget(self.shift)

    def show_settings(self, settings: Settings) -> None:
        """Show what is preferred now."""
        self._settings = settings
        self.minutes.choose(str(settings.lock_minutes))
        self.shift.setChecked(settings.has_shift_exit)

    def _change(self, **changes: object) -> None:
        self.changed.emit(self._settings._replace(**changes))  # type: ignore[arg-type]
