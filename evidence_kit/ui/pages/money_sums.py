"""The card of sums: what was asked for, paid and given back, each currency for itself."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.models.money import SumWords
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.labels import Label

_SUMS_FROM_EM = 36


class SumsCard(Card):
    """What was asked for, paid and given back; each currency for itself."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "plain", words.gettext("Sums"))
        self._theme = theme
        self._shown: tuple[SumWords, ...] | None = None
        self._columns: Columns | None = None

    def show_sums(self, sums: tuple[SumWords, ...]) -> None:
        """Show the sums."""
        if sums == self._shown:
            return
        self._shown = sums
        if self._columns is not None:
            self.body.removeWidget(self._columns)
            self._columns.hide()
            self._columns.deleteLater()
        parts = tuple(self._part(each) for each in sums)
        plan = Plan(
            from_em=_SUMS_FROM_EM,
            widths=(0,) * len(parts),
            places=tuple(Place(row=0, column=column) for column in range(len(parts))),
        )
        self._columns = Columns(self._theme, parts, (plan,))
        self.body.addWidget(self._columns)

    def _part(self, said: SumWords) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(self._theme, said.title, "small", "soft"))
        for each in said.sums:
            column.addWidget(Label(self._theme, each, "title"))
        column.addWidget(Label(self._theme, said.line, "caption", "soft"))
        column.addStretch(1)
        return part
