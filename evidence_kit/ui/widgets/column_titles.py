"""The heads of a row list's columns where there is room for columns, and nothing elsewhere."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.columns import EM_PX, Columns, Plan
from evidence_kit.ui.widgets.labels import Label

_SIDE_PX = 20
_BELOW_PX = 8


class ColumnTitles(QWidget):
    """Titles above the columns of a list's rows.

    Args:
        theme: How it looks.
        titles: One for each column; "" for a column without one.
        plan: The plan the rows are set out by where they have columns.
        gap_px: Between two columns, as in the rows.
    """

    def __init__(self, theme: Theme, titles: Sequence[str], plan: Plan, *, gap_px: int) -> None:
        super().__init__()
        self._theme = theme
        self._plan = plan
        parts = tuple(Label(theme, title, "caption", "soft") for title in titles)
        self._columns = Columns(theme, parts, (plan,), gap_px=gap_px)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._columns)
        theme.changed.connect(self._choose)
        self._choose()

    @property
    def is_shown(self) -> bool:
        """Whether there is room for columns."""
        return not self._columns.isHidden()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        room = self.width() - 2 * _SIDE_PX - self._mark_px()
        is_wide = room >= self._theme.px(self._plan.from_em * EM_PX)
        self._columns.setVisible(is_wide)
        below = _BELOW_PX if is_wide else 0
        self._row.setContentsMargins(_SIDE_PX, 0, _SIDE_PX + self._mark_px(), below)

    def _mark_px(self) -> int:
        """Return what a row keeps at its end for the mark that opens it."""
        return 12 + self._theme.px(20)


def tag_width(theme: Theme, texts: Iterable[str]) -> int:
    """Return how wide a column of tags must be for the longest of some words, at 100 %."""
    metrics = QFontMetrics(theme.font("caption"))
    longest = max(metrics.horizontalAdvance(text) for text in texts)
    return round(longest / theme.text_scale) + _TAG_AROUND_PX


_TAG_AROUND_PX = 8 + 16 + 6 + 8 + 4
"""A tag's edges, icon and gap, and a little air for rounding."""
