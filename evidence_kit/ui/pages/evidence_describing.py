"""Describe something in words instead of taking it in; everything may be left out."""

import json
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.model import Provenance
from evidence_kit.ui.pages.evidence_face import FaceScroll
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fields import Area, Field
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.offering import AppField
from evidence_kit.ui.widgets.scroll import Column
from evidence_kit.ui.widgets.text_block import TextBlock

DRAFT_NAME = "evidence/description"
"""Under this name the vault process keeps what is being typed here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What was typed."""

    what: str = ""
    device: str = ""
    app: str = ""
    when: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(part.strip() for part in (self.what, self.device, self.app, self.when))

    def provenance(self) -> Provenance:
        """Return where the thing is, in the words of the model."""
        return Provenance(device=self.device, app=self.app, seen_at_text=self.when)


def as_draft(description: Description) -> str:
    """Write a description as the text of a draft; "" when nothing was typed."""
    if description.is_empty:
        return ""
    return json.dumps([description.what, description.device, description.app, description.when])


def from_draft(text: str) -> Description:
    """Read a draft back; what cannot be read is an empty description.

    >>> from_draft(as_draft(Description(what="a picture he sent", app="Snapchat"))).app
    'Snapchat'
    """
    try:
        found = json.loads(text)
    except ValueError:
        return Description()
    match found:
        case [str() as what, str() as device, str() as app, str() as when]:
            return Description(what=what, device=device, app=app, when=when)
        case _:
            return Description()


class DescribingFace(FaceScroll):
    """Four fields, of which none is needed."""

    keep_requested = Signal(object)
    """The :class:`Description` shall get a number of its own."""
    draft_changed = Signal(str)
    """What is being typed, as the text of a draft."""
    back_requested = Signal()
    """The person goes back without keeping it; what was typed stays here."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme)
        self._theme = theme
        self._words = words
        self._build()
        self._connect()
        self._render()

    def set_description(self, description: Description) -> None:
        """Put words in: a draft, or nothing."""
        self._what.set_text(description.what)
        self._device.set_text(description.device)
        self._app.set_text(description.app)
        self._when.set_text(description.when)
        self._render()

    def description(self) -> Description:
        """Return what stands in the fields."""
        return Description(
            what=self._what.text(),
            device=self._device.text(),
            app=self._app.text(),
            when=self._when.text(),
        )

    def first_control(self) -> QWidget:
        """Return what gets the focus when the form opens."""
        return self._what.edit

    def _build(self) -> None:
        _ = self._words.gettext
        column = Column(self._theme)
        card = Card(self._theme, "plain", _("Describe it in words"))
        card.body.setContentsMargins(24, 20, 24, 24)
        card.body.setSpacing(16)
        card.body.addWidget(Heading(self._theme, _("Describe it in words")))
        card.body.addWidget(
            TextBlock(
                self._theme,
                _(
                    "The picture or file stays where it is. Your description gets its own number "
                    "and goes in the report. Write what you know, and leave the rest empty."
                ),
                tone="soft",
            )
        )
        self._what = Area(
            self._theme,
            _("What is it?"),
            _("For example: a picture they sent, and what it shows, in a few words."),
            rows=3,
        )
        self._device = Field(
            self._theme,
            _("Which device is it on?"),
            _("For example: my phone. The police can then look there."),
        )
        self._app = AppField(self._theme, self._words, _("In which app or place?"))
        self._when = Field(
            self._theme,
            _("When was it?"),
            _("As the device shows it, or as you remember it."),
        )
        for field in (self._what, self._device, self._app, self._when):
            card.body.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._keep = Button(self._theme, _("Keep the description"), "primary")
        self._back = Button(self._theme, _("Back"), "quiet")
        self._hint = Label(self._theme, _("Write a few words in any field first."), "small", "soft")
        row.addWidget(self._keep)
        row.addWidget(self._back)
        row.addWidget(self._hint, 1)
        card.body.addLayout(row)
        column.body.addWidget(card)
        self.body.addWidget(column)
        self.body.addStretch(1)

    def _connect(self) -> None:
        for field in (self._what, self._device, self._app, self._when):
            field.edited.connect(self._on_field_edited)
        self._keep.clicked.connect(self._on_keep_clicked)
        self._back.clicked.connect(self.back_requested)

    def _render(self) -> None:
        is_empty = self.description().is_empty
        self._keep.setEnabled(not is_empty)
        self._hint.setVisible(is_empty)

    def _on_field_edited(self) -> None:
        self.draft_changed.emit(as_draft(self.description()))
        self._render()

    def _on_keep_clicked(self) -> None:
        self.keep_requested.emit(self.description())
