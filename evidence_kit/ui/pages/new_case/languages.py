"""02c: the person's language, and that of those who will read the report."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.models.languages import Language, chosen_of, read_by_police
from evidence_kit.ui.pages.new_case.answers import Answers
from evidence_kit.ui.pages.new_case.question import Question, at_the_top, well
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.fields import Chooser


class LanguagesQuestion(Question):
    """Two choosers.

    Args:
        theme: How it looks.
        words: The language it speaks.
        languages: Those that words exist in.
    """

    language_chosen = Signal(str)
    """The person reads in another language; every page changes at once."""

    def __init__(self, theme: Theme, words: Words, languages: tuple[Language, ...]) -> None:
        super().__init__(theme, words)
        self._languages = languages
        self._chosen_for_police = ""
        _ = words.gettext
        self.title = _("Which languages do you need?")
        self.lead = _("One for you, one for the people who will read the report.")
        self.short = _("Languages")
        self.skip_words = _("Skip")
        offered = [(each.tag, each.name) for each in languages]
        self.mine = Chooser(theme, _("I read in"), offered)
        self.mine.set_hint(_("Every page changes at once."))
        self.report = Chooser(theme, _("The police read in"), offered)
        self.report.set_hint(
            _("The report is made in this language. Your own words stay exactly as you wrote them.")
        )
        beside = Plan(
            from_em=36, widths=(0, 0), places=(Place(row=0, column=0), Place(row=0, column=1))
        )
        self.body.addWidget(
            Columns(theme, (at_the_top(self.mine), at_the_top(self.report)), (beside,), gap_px=24)
        )
        self.body.addSpacing(16)
        self.body.addWidget(
            well(
                theme,
                "",
                (
                    _(
                        "Not sure? Leave it. You can make the report again in another language at "
                        "any time."
                    ),
                ),
                icon="info",
            )
        )
        self.mine.picked.connect(self.language_chosen)
        self.report.picked.connect(self._on_report_picked)

    @override
    def first_focus(self) -> QWidget:
        """Return the first chooser."""
        return self.mine.box

    @override
    def show_answers(self, answers: Answers) -> None:
        self.mine.choose(chosen_of(answers.language, self._languages))
        # A choice outlives the way back; only what is proposed follows the country.
        self._chosen_for_police = answers.report_language or self._chosen_for_police
        shown = replace(answers, report_language=self._chosen_for_police)
        self.report.choose(self.for_police(shown))

    @override
    def answered(self, answers: Answers) -> Answers:
        return replace(
            answers,
            language=self.mine.chosen() or "en",
            report_language=self._chosen_for_police,
        )

    def for_police(self, answers: Answers) -> str:
        """Return the tag of the report's language: what was chosen, or what the country reads."""
        if answers.report_language:
            return chosen_of(answers.report_language, self._languages)
        return read_by_police(answers.country, answers.language, self._languages)

    def _on_report_picked(self, tag: str) -> None:
        self._chosen_for_police = tag
