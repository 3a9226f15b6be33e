"""When something was: in any form, and how exactly somebody knows it.

The rules are: "don't know" comes first and is a full answer; any words are taken, and whoever
types some has not to say first how exact they are – as long as nobody says, nothing is claimed that
the words do not hold; how a time was read is said after the field is left, so that nobody has to
guess what the report will say.
"""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.models.times import (
    Precision,
    at_text_of,
    locale_of,
    precision_of,
    read,
    time_words,
    zone_in,
)
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.fields import Chooser, Field
from evidence_kit.ui.widgets.inline_form import side_by_side


class WhenField(QWidget):
    """How exactly, and when."""

    edited = Signal()
    """The person typed or picked something."""
    submitted = Signal()
    """The person pressed Enter."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._said: tuple[Precision, str, str] | None = None
        self._is_said_how = False
        self._locale: QLocale = locale_of(words)
        self.precision = Chooser(
            theme,
            _("When?"),
            [
                (Precision.NOT_KNOWN.value, _("Don’t know")),
                (Precision.DAY.value, _("The day")),
                (Precision.ABOUT.value, _("About")),
                (Precision.EXACT.value, _("Exactly")),
            ],
        )
        self.text = Field(
            theme, _("Day and time"), _("For example 15.11.2026 01:12. Words are fine.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(side_by_side(theme, self.precision, self.text))
        self.precision.picked.connect(self._on_precision_picked)
        self.text.edited.connect(self._on_text_edited)
        self.text.left.connect(self._say_how_it_is_read)
        self.text.submitted.connect(self.submitted)
        self.set_value(Precision.NOT_KNOWN.value, "")

    def set_value(self, precision: str, typed: str) -> None:
        """Put an answer in."""
        self._said = None
        self._is_said_how = bool(typed)
        known = {each.value for each in Precision}
        self.precision.choose(precision if precision in known else Precision.NOT_KNOWN.value)
        self.text.set_text(typed)
        self._render()

    def set_said(self, at_text: str) -> None:
        """Put in a time that was written down before; left alone, it stays exactly as it was."""
        precision, typed = precision_of(at_text, self._words)
        self.set_value(precision.value, typed)
        self._said = (precision, typed, at_text)
        self._render()

    def chosen(self) -> Precision:
        """Return how exactly it is known."""
        return Precision(self.precision.chosen() or Precision.NOT_KNOWN)

    def typed(self) -> str:
        """Return what was typed about it."""
        return self.text.text()

    def at_text(self) -> str:
        """Return the time as it is written down; "not known" is an answer."""
        if self._said is not None and self.is_as_said:
            return self._said[2]
        return at_text_of(self.chosen(), self.typed(), self._words)

    @property
    def is_as_said(self) -> bool:
        """Whether it stands as it was written down before."""
        return self._said is not None and self._said[:2] == (self.chosen(), self.typed())

    @property
    def is_known(self) -> bool:
        """Whether anything was said."""
        return self.chosen() is not Precision.NOT_KNOWN and bool(self.typed().strip())

    def _on_precision_picked(self, _identity: str) -> None:
        self._is_said_how = self.chosen() is not Precision.NOT_KNOWN or bool(self.typed())
        self._render()
        self.edited.emit()

    def _on_text_edited(self, text: str) -> None:
        fits = _precision_for(text)
        # A day takes no time of day: an hour that is typed into one would be dropped unseen.
        if not self._is_said_how or (self.chosen(), fits) == (Precision.DAY, Precision.ABOUT):
            self.precision.choose(fits.value)
        self.text.set_note("")
        self.text.keep_room(self._how_it_is_read())
        self.edited.emit()

    def _render(self) -> None:
        # Only words that were typed before somebody said that it is not known after all.
        is_dropped = self.chosen() is Precision.NOT_KNOWN and bool(self.typed())
        self.text.setDisabled(is_dropped)
        self._say_how_it_is_read()

    def _say_how_it_is_read(self) -> None:
        said = self._how_it_is_read()
        self.text.keep_room(said)
        self.text.set_note(said)

    def _how_it_is_read(self) -> str:
        at_text = self.at_text()
        read = time_words(at_text, self._words, self._locale)
        if not self.is_known or read == at_text:
            return ""
        zone = zone_in(self.typed())
        if self.chosen() is Precision.EXACT and zone:
            # Translators: {zone} is such as UTC+01:00, one hour ahead of UTC.
            said = self._words.gettext("Read as {time}, by a clock set to {zone}.")
            return said.format(time=read, zone=zone)
        # What was written down with its hour's zone is read by no clock of this computer.
        if self.chosen() is Precision.EXACT and self.typed().strip() != at_text:
            said = self._words.gettext("Read as {time}, by this computer’s clock.")
        else:
            said = self._words.gettext("Read as {time}.")
        return said.format(time=read)


def _precision_for(typed: str) -> Precision:
    """Return what may be said of words while nobody said how exact they are."""
    if not typed.strip():
        return Precision.NOT_KNOWN
    # As a day, words are kept as they stand.
    _day, clock = read(typed)
    return Precision.DAY if clock is None else Precision.ABOUT
