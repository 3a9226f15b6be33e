"""02b: which country; nothing looks it up, and it may stay unsaid."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.guidance.countries import find_meant, matching, name_in
from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.pages.new_case.answers import Answers
from evidence_kit.ui.pages.new_case.question import Question, well
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.pick_list import PickList

_LIST_PX = 300


class CountryQuestion(Question):
    """Where the person is, for numbers that work there."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words)
        _ = words.gettext
        self.title = _("Which country are you in?")
        self.short = _("Country")
        self.skip_words = _("Skip")
        self._chosen = ""
        beside = Plan(
            from_em=42, widths=(0, 312), places=(Place(row=0, column=0), Place(row=0, column=1))
        )
        self.body.addWidget(Columns(theme, (self._search(), self._use()), (beside,), gap_px=24))
        self.search.edited.connect(self._on_search_edited)
        self.search.submitted.connect(self._on_search_submitted)
        self.search.line.installEventFilter(self)
        self.names.picked.connect(self._on_names_picked)
        self.not_said.clicked.connect(self._on_not_said_clicked)
        self._fill("")

    @override
    def first_focus(self) -> QWidget:
        """Return the field for the first letters."""
        return self.search.line

    @override
    def show_answers(self, answers: Answers) -> None:
        self._chosen = answers.country
        self._fill(self.search.text())

    @override
    def answered(self, answers: Answers) -> Answers:
        return replace(answers, country=self._chosen)

    @override
    def skipped(self, answers: Answers) -> Answers:
        return replace(answers, country="")

    @override
    def missing(self) -> str:
        if self._chosen:
            return ""
        return self.words.gettext("Choose a country, or “Skip”.")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the letters are typed above it."""
        arrows = {Qt.Key.Key_Down, Qt.Key.Key_Up}
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and Qt.Key(event.key()) in arrows
        ):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            rows = [index.row() for index in self.names.selectedIndexes()]
            row = rows[0] + step if rows else 0
            index = self.names.model().index(max(0, row), 0)
            if index.isValid():
                self.names.setCurrentIndex(index)
            return True
        return super().eventFilter(watched, event)

    def _search(self) -> QWidget:
        _ = self.words.gettext
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.search = Field(self.theme, "")
        self.search.line.setAccessibleName(_("Country"))
        self.search.line.setPlaceholderText(_("Type the first letters"))
        self.names = PickList(self.theme, _("Countries"))
        self.names.setMinimumHeight(_LIST_PX)
        card = Card(self.theme, "plain", _("Countries"))
        card.body.setContentsMargins(1, 8, 1, 8)
        card.body.addWidget(self.names)
        self.nothing = Label(self.theme, _("No country begins like this."), "body", "soft")
        self.nothing.setContentsMargins(16, 8, 16, 8)
        card.body.addWidget(self.nothing)
        column.addWidget(self.search)
        column.addWidget(card, 1)
        return made

    def _use(self) -> QWidget:
        _ = self.words.gettext
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        card = well(
            self.theme,
            _("What we use it for"),
            (
                _("Phone numbers that work where you are, and the right place to report."),
                _(
                    "It is not looked up from your computer or your address. You can also choose "
                    "“I’d rather not say”."
                ),
            ),
        )
        self.not_said = Button(self.theme, _("I’d rather not say"), "small")
        card.body.addWidget(self.not_said)
        column.addWidget(card)
        column.addStretch(1)
        return made

    def _fill(self, typed: str) -> None:
        codes = matching(typed, self.words)
        self.names.set_choices(
            [(code, name_in(code, self.words)) for code in codes], keep=self._chosen
        )
        self.nothing.setVisible(not codes)
        self.names.setVisible(bool(codes))
        self.changed.emit()

    def _on_search_edited(self, text: str) -> None:
        # Only one that cannot be another is taken: a wrong country has wrong numbers.
        self._chosen = find_meant(text, self.words) or ""
        self._fill(text)

    def _on_search_submitted(self) -> None:
        self.submitted.emit()

    def _on_names_picked(self, code: str) -> None:
        self._chosen = code
        self.changed.emit()

    def _on_not_said_clicked(self) -> None:
        self._chosen = ""
        self.search.set_text("")
        self._fill("")
        self.names.choose("")
        self.skip_requested.emit()
