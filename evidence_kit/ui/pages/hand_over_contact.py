"""Who the person is and how to reach them, for the contact sheet alone.

The rules are: every line may stay open (product rule W3); what is said here is kept in the case and
stands on no other paper (product rule O3); a line is recorded when its field is left.
"""

from PySide6.QtCore import Signal

from evidence_kit.contact import CONTACT_LABELS, OF_THE_PERSON, OF_THE_WORKER, ContactField
from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.labels import Heading, Label


class ContactCard(Card):
    """The lines of the contact sheet."""

    said = Signal(str, str)
    """The person wrote a line: the field's name, and the text; "" takes it back."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("For the contact sheet")
        super().__init__(theme, "plain", title)
        self._said: dict[str, str] = {}
        self.fields: dict[ContactField, Field] = {}
        self.body.addWidget(Heading(theme, title, "strong"))
        line = _(
            "A sheet of its own, for the officer alone. Nothing of this goes in the report. Leave "
            "open whatever you like."
        )
        self.body.addWidget(Label(theme, line, "small", "soft"))
        for heading, names in ((_("You"), OF_THE_PERSON), (_("Who helps you"), OF_THE_WORKER)):
            self.body.addSpacing(8)
            self.body.addWidget(Heading(theme, heading, "label"))
            for name in names:
                self._add_field(theme, name, _(CONTACT_LABELS[name]))

    def show_case(self, case: CaseSeen) -> None:
        """Show what was said; what is being typed stays."""
        for name, field in self.fields.items():
            if field.text() == self._said.get(name, ""):
                field.set_text(case.answers.get(name, ""))
        self._said = dict(case.answers)

    def save(self) -> None:
        """Tell of every line that is another than what was said."""
        for name in self.fields:
            self._on_field_left(name)

    def _add_field(self, theme: Theme, name: ContactField, label: str) -> None:
        field = Field(theme, label)
        field.left.connect(lambda: self._on_field_left(name))
        self.fields[name] = field
        self.body.addWidget(field)

    def _on_field_left(self, name: ContactField) -> None:
        text = self.fields[name].text().strip()
        if text != self._said.get(name, ""):
            self._said[name] = text
            self.said.emit(name.value, text)
