"""Change where the person is: whom to call, what to do next and where to report follow it."""

from PySide6.QtCore import Signal

from evidence_kit.guidance.countries import find_meant, matching, name_in
from evidence_kit.i18n import N_, Words
from evidence_kit.messages import Problem
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fields import Chooser
from evidence_kit.ui.widgets.labels import Heading
from evidence_kit.ui.widgets.searching import Search
from evidence_kit.ui.widgets.text_block import TextBlock

_NOT_SAID = "not-said"
_NOT_SAID_WORDS = N_("I’d rather not say")


class CountryCard(Card):
    """The country of the case."""

    picked = Signal(str)
    """The person picked a country: its code, or "" where it shall not be said."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("The country of this case")
        super().__init__(theme, "plain", title)
        self._words = words
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self.body.addWidget(
            TextBlock(
                theme,
                _(
                    "Telephone numbers, the next steps and the place to report follow it. What you "
                    "recorded stays as it is."
                ),
                "small",
                "soft",
            )
        )
        offered = [(_NOT_SAID, _(_NOT_SAID_WORDS))]
        offered += [(code, name_in(code, words)) for code in matching("", words)]
        search = Search(
            find=self._find_all,
            find_meant=self._find_one,
            nothing=_("No such country in the list."),
            several=_("Several countries begin like this. Choose one from the list."),
        )
        self.country = Chooser(theme, _("Country"), offered, search=search)
        self.country.picked.connect(self._on_picked)
        self.body.addWidget(self.country)

    def show_country(self, code: str) -> None:
        """Show the country that is in force; "" for none."""
        if self.country.chosen() != (code or _NOT_SAID):
            self.country.choose(code or _NOT_SAID)

    def say_changed(self) -> str:
        """Say that another country holds now; returns the words."""
        said = self._words.gettext("Changed. Help now and the steps follow it.")
        self.country.set_note(said, "keep")
        return said

    def show_problem(self, problem: Problem) -> None:
        """Say why it was not changed."""
        alert = alert_for(problem, self._words)
        self.country.set_note(" ".join(filter(None, (alert.title, alert.remedy))), "soon")

    def _find_all(self, typed: str) -> tuple[str, ...]:
        return (*self._unsaid(typed), *matching(typed, self._words))

    def _find_one(self, typed: str) -> str | None:
        return find_meant(typed, self._words)

    def _unsaid(self, typed: str) -> tuple[str, ...]:
        words = self._words.gettext(_NOT_SAID_WORDS).casefold()
        return (_NOT_SAID,) if words.startswith(typed.strip().casefold()) else ()

    def _on_picked(self, identity: str) -> None:
        self.country.set_note("")
        self.picked.emit("" if identity == _NOT_SAID else identity)
