"""The card «In order of time»: every moment that is known, and adding one."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import N_, Words
from evidence_kit.ui.models.timeline import MomentKind, MomentRow
from evidence_kit.ui.pages.row_forms import RowForms
from evidence_kit.ui.pages.story_told import WITHDRAWAL
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card, Rule
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.row import Row
from evidence_kit.ui.widgets.row_list import RowList
from evidence_kit.ui.widgets.rows_in_view import Entry
from evidence_kit.ui.widgets.text_block import TextBlock
from evidence_kit.ui.widgets.withdrawing import Withdrawing
from evidence_kit.visible import visible

_ICONS = {
    MomentKind.EVENT: "clock",
    MomentKind.PAYMENT: "money",
    MomentKind.EVIDENCE: "evidence",
    MomentKind.THREAT: "alert",
}
_ELSEWHERE = {
    MomentKind.PAYMENT: ("money", N_("Open it under Money")),
    MomentKind.EVIDENCE: ("evidence", N_("Open it under Evidence")),
}
"""Page and words of what is changed on a page of its own."""


class TimeCard(Card):
    """Moments, earliest first; those that cannot be placed behind them."""

    withdrawn = Signal(str, str)
    """The person takes an event back: its name for the vault, and the reason or ""."""
    begun = Signal(str, str)
    """A reason was begun: the draft's name, and the reason so far; "" while there is none."""
    change_wanted = Signal(str)
    """The person wants to say it again: its name for the vault."""
    page_wanted = Signal(str)
    """The person wants to see it on the page where it is changed."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(theme, "plain", _("In order of time"))
        self._theme = theme
        self._words = words
        self._shown: tuple[MomentRow, ...] | None = None
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(20, 16, 20, 12)
        top.setSpacing(16)
        top.addWidget(Heading(theme, _("In order of time"), "strong"), 1)
        self.add = Button(theme, _("Add"), "small", "plus")
        top.addWidget(self.add)
        self.body.addLayout(top)
        self._rule = Rule()
        self.body.addWidget(self._rule)
        empty = _("Nothing yet. A day is enough, and “don’t know” is an answer too.")
        self._empty = Label(theme, empty, "small", "soft")
        self._empty.setContentsMargins(20, 0, 20, 20)
        self.body.addWidget(self._empty)
        self.rows = RowList(theme, _("In order of time"))
        self.body.addWidget(self.rows)
        self._forms = RowForms(self.rows, (WITHDRAWAL,), lambda name: name.removeprefix(WITHDRAWAL))
        self._forms.typed.connect(self.begun)

    def know(self, drafts: Mapping[str, str]) -> None:
        """Take over at first what was typed and not kept."""
        self._forms.know(drafts)

    def show_moments(self, moments: tuple[MomentRow, ...]) -> None:
        """Show the moments of a case."""
        if moments == self._shown:
            return
        self._shown = moments
        self._empty.setVisible(not moments)
        self._rule.setVisible(bool(moments))
        self.rows.setVisible(bool(moments))
        self.rows.set_rows([self._entry(number, moment) for number, moment in enumerate(moments)])
        self._forms.open_what_waits()

    def _entry(self, number: int, moment: MomentRow) -> Entry:
        key = moment.name or f"{moment.kind}/{number}"
        return Entry(key=key, make=partial(self._row, key, moment), content=moment)

    def _row(self, key: str, moment: MomentRow) -> Row:
        name = ", ".join((moment.when, visible(moment.what, is_exact=False), self._source(moment)))
        return Row(self._theme, key, name, self._head(moment), partial(self._details, moment))

    def _head(self, moment: MomentRow) -> QWidget:
        theme = self._theme
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Icon(theme, _ICONS[moment.kind], "primary"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(theme, visible(moment.when), "small", "soft"))
        column.addWidget(TextBlock(theme, moment.what))
        tone = "primary" if moment.label else "soft"
        column.addWidget(Label(theme, self._source(moment), "caption", tone))
        row.addLayout(column, 1)
        return head

    def _source(self, moment: MomentRow) -> str:
        _ = self._words.gettext
        if not moment.label:
            return _("From memory")
        return _("Shown in {label}").format(label=moment.label)

    def _details(self, moment: MomentRow) -> QWidget:
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(52, 4, 20, 16)
        elsewhere = _ELSEWHERE.get(moment.kind)
        if elsewhere is not None:
            page, text = elsewhere
            link = Button(self._theme, self._words.gettext(text), "link")
            link.clicked.connect(partial(self.page_wanted.emit, page))
            column.addWidget(link)
            return details
        for line in moment.more:
            column.addWidget(TextBlock(self._theme, line, "small"))
        change = Button(self._theme, self._words.gettext("Change"), "small", "changes")
        change.clicked.connect(partial(self.change_wanted.emit, moment.name))
        withdrawing = Withdrawing(self._theme, change)
        withdrawing.withdrawn.connect(partial(self.withdrawn.emit, moment.name))
        why = f"{WITHDRAWAL}{moment.name}"
        withdrawing.restore(self._forms.draft(why))
        withdrawing.typed.connect(partial(self._forms.put, why))
        column.addWidget(withdrawing)
        return details
