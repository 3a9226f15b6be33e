"""On which day to ask whether the case is still needed; nothing is deleted on it."""

from PySide6.QtCore import Signal

from evidence_kit.i18n import Words
from evidence_kit.messages import Problem
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.models.times import day_text, locale_of, time_words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading
from evidence_kit.ui.widgets.text_block import TextBlock


class RetentionCard(Card):
    """How long the case is kept."""

    day_chosen = Signal(str)
    """The person wants to be asked on a day, as ISO 8601 where it can be; "" for none."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("How long the case is kept")
        super().__init__(theme, "plain", title)
        self._words = words
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self._now = TextBlock(theme, "")
        self.body.addWidget(self._now)
        self.body.addWidget(
            TextBlock(
                theme,
                _(
                    "You can name a day. From that day on you are asked whether the case is still "
                    "needed. It is only a question: nothing is deleted."
                ),
                "small",
                "soft",
            )
        )
        self.day = Field(
            theme, _("Ask me on"), _("For example 28.11.2027, or 2027-11-28."), mono=True
        )
        self.body.addWidget(self.day)
        row = FlowLayout(spacing=8)
        self.keep_button = Button(theme, _("Ask me on that day"))
        self.never_button = Button(theme, _("Do not ask"))
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.day.submitted.connect(self._on_keep_clicked)
        self.never_button.clicked.connect(lambda: self.day_chosen.emit(""))
        row.addWidget(self.keep_button)
        row.addWidget(self.never_button)
        self.body.addLayout(row)

    def show_day(self, day: str) -> None:
        """Show the day that holds; "" for none."""
        _ = self._words.gettext
        # Translators: {day} is a date such as “28 Nov 2027”.
        said = _("You are asked on {day}.").format(
            day=time_words(day, self._words, locale_of(self._words))
        )
        self._now.set_text(said if day else _("It is kept until you delete it."))
        self.never_button.setVisible(bool(day))
        self.day.set_note("")
        self.day.set_text("")

    def show_problem(self, problem: Problem) -> None:
        """Say why a day was not taken."""
        alert = alert_for(problem, self._words)
        self.day.set_note(" ".join(filter(None, (alert.title, alert.remedy))), "soon")

    def _on_keep_clicked(self) -> None:
        if self.day.text().strip():
            self.day_chosen.emit(day_text(self.day.text()))
        else:
            self.day.set_note(self._words.gettext("Type a day first."), "soon")
