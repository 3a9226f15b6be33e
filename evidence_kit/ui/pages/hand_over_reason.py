"""Why a report is made again; asked from the second one on, and never needed."""

from PySide6.QtCore import Signal

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.ui.models.remarks import next_version, reason_of
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fields import Field


class ReasonCard(Card):
    """One line that the report prints beside what changed."""

    said = Signal(str)
    """The person said why; "" takes it back."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("Why is it made again?")
        super().__init__(theme, "plain", title)
        self._said = ""
        self.reason = Field(theme, title, _("It is printed. You can leave it open."))
        self.reason.left.connect(self.save)
        self.body.addWidget(self.reason)
        self.hide()

    def show_case(self, case: CaseSeen) -> None:
        """Show what was said; what is being typed stays."""
        self.setVisible(next_version(case) > 1)
        said = reason_of(case)
        if self.reason.text() == self._said:
            self.reason.set_text(said)
        self._said = said

    def save(self) -> None:
        """Tell of a reason that is another than what was said."""
        text = self.reason.text().strip()
        if text != self._said:
            self._said = text
            self.said.emit(text)
