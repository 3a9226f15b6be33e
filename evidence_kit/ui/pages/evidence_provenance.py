"""What a person says about a piece: what it shows, how they got it, and more if they like."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.model import Provenance
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.fields import Area, Chooser, Field
from evidence_kit.ui.widgets.offering import AppField

_NOT_SAID = "not-said"
_OWN_WORDS = "own-words"

HOWS = (
    N_("Screenshot I took on my phone"),
    N_("Screenshot I took on this computer"),
    N_("Photo of a screen, taken with another device"),
    N_("Saved or exported from the app"),
    N_("Somebody sent it to me"),
)
"""Ways to get a piece that most people have; the words are kept as they are shown."""


class ProvenanceForm(QWidget):
    """The fields about one piece; each may stay empty."""

    typed = Signal(object)
    """What stands in the fields now, as a :class:`Provenance`."""
    left = Signal()
    """A field was left."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._base = Provenance()
        self._is_more_open = False
        self._build()
        self._connect()
        self._render()

    def show_provenance(self, provenance: Provenance, *, is_other: bool) -> None:
        """Put words in the fields; of another piece, or of the same as the vault has it now."""
        self._base = provenance
        if provenance != self.provenance() or is_other:
            self._shows.set_text(provenance.shows)
            self._choose_how(provenance.how)
            self._device.set_text(provenance.device)
            self._app.set_text(provenance.app)
            self._seen_at.set_text(provenance.seen_at_text)
            self._who.set_text(provenance.who)
        if is_other:
            self.say("")
        self._render()

    def provenance(self) -> Provenance:
        """Return what stands in the fields."""
        match self._how.chosen():
            case "not-said" | "":
                how = ""
            case "own-words":
                how = self._own.text()
            case chosen:
                how = chosen
        return replace(
            self._base,
            shows=self._shows.text(),
            how=how,
            device=self._device.text(),
            app=self._app.text(),
            seen_at_text=self._seen_at.text(),
            who=self._who.text(),
        )

    def say(self, text: str, tone: str = "soft") -> None:
        """Say what became of the words."""
        self._shows.set_note(text, tone)

    def _build(self) -> None:
        _ = self._words.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._shows = Area(self._theme, _("What it shows"), rows=3)
        choices = [(_NOT_SAID, _("Not said"))]
        choices += [(_(how), _(how)) for how in HOWS]
        choices.append((_OWN_WORDS, _("In my own words")))
        self._how = Chooser(self._theme, _("How did you get it?"), choices)
        self._own = Field(self._theme, _("In my own words"))
        self._more = Button(self._theme, "", "link")
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(16)
        self._device = Field(
            self._theme,
            _("Which device is the original on?"),
            _("For example: my phone. Then nobody resets it by mistake."),
        )
        self._app = AppField(self._theme, self._words, _("In which app or place?"))
        self._seen_at = Field(
            self._theme,
            _("Which time does it show?"),
            _("As it stands on the screen, and the time zone if you know it."),
        )
        self._who = Field(self._theme, _("Who got it, if not you?"))
        for field in (self._device, self._app, self._seen_at, self._who):
            rest.addWidget(field)
        for each in (self._shows, self._how, self._own, self._more, self._rest):
            column.addWidget(each)

    def _connect(self) -> None:
        for area in (self._shows,):
            area.edited.connect(self._on_field_edited)
            area.left.connect(self.left)
        for field in (self._own, self._device, self._app, self._seen_at, self._who):
            field.edited.connect(self._on_field_edited)
            field.left.connect(self.left)
        self._how.picked.connect(self._on_how_picked)
        self._more.clicked.connect(self._on_more_clicked)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _choose_how(self, how: str) -> None:
        known = {self._words.gettext(each) for each in HOWS}
        self._how.choose(_NOT_SAID if not how else how if how in known else _OWN_WORDS)
        self._own.set_text(how if how and how not in known else "")

    def _render(self) -> None:
        _ = self._words.gettext
        self._own.setVisible(self._how.chosen() == _OWN_WORDS)
        self._rest.setVisible(self._is_more_open)
        self._more.set_text(_("Less about it") if self._is_more_open else _("More about it"))

    def _on_field_edited(self) -> None:
        self.typed.emit(self.provenance())

    def _on_how_picked(self, _chosen: str) -> None:
        self._render()
        self.typed.emit(self.provenance())
        if self._own.isVisibleTo(self):
            self._own.setFocus()
        else:
            self.left.emit()

    def _on_more_clicked(self) -> None:
        self._is_more_open = not self._is_more_open
        self._render()

    def _dress(self) -> None:
        # A text widget would like to be much higher; there is more to see under it.
        self._shows.edit.setMaximumHeight(self._shows.edit.minimumHeight())
