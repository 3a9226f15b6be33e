"""Parts of a page that stand beside each other where there is room, and below each other where not.

The room is counted in em, so that a large text has the same effect as a small window. Parts keep
their order of reading and never change their parent: what has the focus keeps it.
"""

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme

EM_PX = 16
"""One em, in pixels at 100 %."""
_NO_LIMIT_PX = (1 << 24) - 1
"""QWIDGETSIZE_MAX of Qt, which the bindings do not name."""


class Place(NamedTuple):
    """Where a part stands in a grid."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Plan(NamedTuple):
    """One way to set the parts out."""

    from_em: int
    """The least width it needs."""
    widths: tuple[int, ...]
    """Of each column, in pixels at 100 %; 0 takes what is left."""
    places: tuple[Place, ...]
    """Of each part, in order."""


def stacked(parts: int) -> Plan:
    """Return the plan that always fits: all parts below each other."""
    places = tuple(Place(row=row, column=0) for row in range(parts))
    return Plan(from_em=0, widths=(0,), places=places)


class Columns(QWidget):
    """Sets parts out by the first plan there is room for."""

    def __init__(
        self, theme: Theme, parts: tuple[QWidget, ...], plans: tuple[Plan, ...], *, gap_px: int = 16
    ) -> None:
        """Take the parts over.

        Args:
            theme: How large an em is.
            parts: What is set out, in the order of reading.
            plans: The widest first; below all of them everything is stacked.
            gap_px: Between two parts.
        """
        super().__init__()
        self._theme = theme
        self._parts = parts
        self._plans = (*plans, stacked(len(parts)))
        self._plan: Plan | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap_px)
        for row, part in enumerate(parts):
            self._grid.addWidget(part, row, 0)
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)
        theme.changed.connect(self._on_theme_changed)
        self._set_out(self._plans[-1])

    @property
    def plan(self) -> Plan:
        """The plan in force."""
        return self._plans[-1] if self._plan is None else self._plan

    @override
    def minimumSizeHint(self) -> QSize:
        # What it needs at the least is what the stacked parts need, whatever the plan is now;
        # else it could not become narrow enough for another plan.
        hints = [part.minimumSizeHint() for part in self._parts]
        return QSize(max(hint.width() for hint in hints), max(hint.height() for hint in hints))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()

    def _on_theme_changed(self) -> None:
        self._plan = None
        self._choose()

    def _choose(self) -> None:
        width_em = self.width() / self._theme.px(EM_PX)
        plan = next(plan for plan in self._plans if plan.from_em <= width_em)
        if plan is not self._plan:
            self._set_out(plan)

    def _set_out(self, plan: Plan) -> None:
        self._plan = plan
        for part in self._parts:
            self._grid.removeWidget(part)
        for part, place in zip(self._parts, plan.places, strict=True):
            self._grid.addWidget(part, place.row, place.column, place.rows, place.columns)
            width_px = self._theme.px(plan.widths[place.column])
            part.setMinimumWidth(width_px)
            part.setMaximumWidth(width_px or _NO_LIMIT_PX)
        for column in range(self._grid.columnCount()):
            width = plan.widths[column] if column < len(plan.widths) else -1
            self._grid.setColumnStretch(column, 1 if width == 0 else 0)
        last = max(place.row + place.rows - 1 for place in plan.places)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 1 if row == last else 0)
        self.updateGeometry()
