"""Rows of cells → ReportLab tables: without its looks, and in time that grows with the rows.

ReportLab makes a table anew for all that is left of it at every page break, so that a long one
takes time with the square of its length. Here a long one is a :class:`LongGrid`, which makes a
table of no more rows than stand on the page.

The rules are: no row is taller than :data:`~evidence_kit.report.styles.TALLEST_ROW_PT`, so that a
page can always hold one; a table looks the same whichever of the two draws it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from evidence_kit.overriding import override
from evidence_kit.report import styles
from evidence_kit.report.fonts import Face
from evidence_kit.report.styles import INK, LINE

CELL_GAP_PT = 6
"""Between a cell's text and the next column."""
_ROW_PAD_PT = 3.2
_HAIRLINE = (0.4, LINE)
_ROWS_TRIED = 60
"""More than stand on a page in the smallest type."""

Commandlist = list[tuple[Any, ...]]
Cells = Sequence[Sequence[Flowable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, or a part of one that is too tall to stand in one piece."""

    cells: Cells
    is_begun: bool = True
    """Whether the row begins here; otherwise a part of it stands above."""
    is_ended: bool = True
    """Whether the row ends here; otherwise a part of it follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """How all rows of a table are drawn, however many a page holds."""

    widths_pt: list[float]
    head: Cells | None
    """Repeated on every page; ``None`` for none."""
    is_ruled: bool
    """Whether a hairline stands below each row; without one, the rows stand tighter."""

    def grid(self, rows: Sequence[Row], *, above: Row | None = None) -> Grid:
        """Return a table of some rows, with the head.

        Args:
            rows: What stands on the page, or more.
            above: The last row on the page before; ``None`` where the table begins.
        """
        data = [row.cells for row in rows]
        lines: Commandlist = []
        if self.head is not None:
            data.insert(0, self.head)
            lines.append(("LINEBELOW", (0, 0), (-1, 0), 0.9, INK))
            lines.append(("VALIGN", (0, 0), (-1, 0), "BOTTOM"))
        head_rows = len(data) - len(rows)
        ends = []
        for place, row in enumerate(rows, head_rows):
            if row.is_ended:
                ends.append(place)
            else:
                lines.append(("BOTTOMPADDING", (0, place), (-1, place), 0))
            if not row.is_begun:
                lines.append(("TOPPADDING", (0, place), (-1, place), 0))
        if self.is_ruled:
            if above is not None and above.is_ended:
                # The hairline between two pages is drawn on both, as where ReportLab parts a table.
                lines.append(("LINEABOVE", (0, head_rows), (-1, head_rows), *_HAIRLINE))
            lines += _rules_below(ends)
        else:
            tight = [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]
            lines = [*tight, *lines]
        return plain_grid(data, self.widths_pt, lines, head_rows=head_rows)


class LongGrid(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """A table with more rows than a page can hold."""

    def __init__(self, ruling: Ruling, rows: Sequence[Row], start: int = 0) -> None:
        super().__init__()
        self._ruling = ruling
        self._rows = rows
        self._start = start
        """How many rows stand on the pages before."""

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        front, not_measured = self._front(availWidth, availHeight)
        # What was not measured counts a little, so that it can never seem to fit by a hair.
        self.width, self.height = availWidth, front.wrap(availWidth, availHeight)[1] + not_measured
        return self.width, self.height

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        front, not_measured = self._front(availWidth, availHeight)
        parts = front.split(availWidth, availHeight)
        if not not_measured and len(parts) == 1:
            return [self]
        if not parts:
            return []
        head_rows = 0 if self._ruling.head is None else 1
        shown = len(parts[0]._cellvalues) - head_rows  # noqa: SLF001 - ReportLab has no public door
        return [parts[0], grid_of(self._ruling, self._rows, self._start + shown)]

    @override
    def draw(self) -> None:
        whole = self._grid(len(self._rows))
        whole.wrapOn(self.canv, self.width, self.height)
        whole.drawOn(self.canv, 0, 0)

    def _front(self, width_pt: float, height_pt: float) -> tuple[Grid, int]:
        """Return a table of enough rows to be taller than a height, and how many are not in it."""
        left = len(self._rows) - self._start
        count = _ROWS_TRIED
        while True:
            front = self._grid(count)
            if count >= left or front.wrap(width_pt, height_pt)[1] > height_pt + 1:
                return front, max(0, left - count)
            count *= 2

    def _grid(self, count: int) -> Grid:
        rows = self._rows[self._start : self._start + count]
        return self._ruling.grid(rows, above=self._rows[self._start - 1] if self._start else None)


class SpaceBelow(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """The space that follows a grid: as much of it as the page still holds.

    A ReportLab spacer that finds no room begins a page, which stays empty where the next section
    begins one as well.
    """

    _ZEROSIZE = True
    """ReportLab: to be placed even where no room is left."""

    def __init__(self, space_pt: float) -> None:
        super().__init__()
        self._space_pt = space_pt

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = 0.0, max(0.0, min(self._space_pt, availHeight))
        return self.width, self.height

    @override
    def draw(self) -> None:
        """Leave the space blank."""


def grid_of(ruling: Ruling, rows: Sequence[Row], start: int = 0) -> Flowable:
    """Return the table of all rows from one on."""
    if len(rows) - start > _ROWS_TRIED:
        return LongGrid(ruling, rows, start)
    return ruling.grid(rows[start:], above=rows[start - 1] if start else None)


def plain_grid(
    data: Sequence[Cells],
    widths_pt: list[float],
    extra: Commandlist,
    *,
    head_rows: int = 0,
    heights_pt: list[float] | None = None,
) -> Grid:
    """Return a ReportLab table without any of its own lines, paddings or fonts."""
    return Grid(
        data,
        colWidths=widths_pt,
        rowHeights=heights_pt,
        repeatRows=head_rows,
        renderCB=_mark_ornaments,
        hAlign="LEFT",
        style=[
            ("FONT", (0, 0), (-1, -1), Face.TEXT.value, 9),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), CELL_GAP_PT),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), _ROW_PAD_PT),
            ("BOTTOMPADDING", (0, 0), (-1, -1), _ROW_PAD_PT),
            *extra,
        ],
    )


def parted(cells: Cells, widths_pt: list[float]) -> Iterator[Row]:
    """Set a row that is too tall as several, so that a page can always hold one."""
    columns = [_slices(flowables, width) for flowables, width in zip(cells, widths_pt, strict=True)]
    count = max(len(column) for column in columns)
    for part in range(count):
        yield Row(
            cells=[column[part] if part < len(column) else [] for column in columns],
            is_begun=part == 0,
            is_ended=part == count - 1,
        )


def height_pt(flowable: Flowable, width_pt: float) -> float:
    """Return how tall a flowable is, set to a width."""
    return float(flowable.wrap(width_pt, styles.FRAME_HEIGHT_PT)[1])


def _mark_ornaments(grid: Grid, what: str, *_details: Any) -> None:
    """Mark a table's backgrounds and lines as not to be read; ReportLab calls this around them."""
    if what in {"startBG", "startLines"}:
        grid.canv._code.append("/Artifact BMC")  # noqa: SLF001 - ReportLab has no public door
    elif what in {"endBG", "endLines"}:
        grid.canv._code.append("EMC")  # noqa: SLF001


def _rules_below(rows: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Return the hairlines below rows, one command for all that follow each other.

    ReportLab goes through all commands at every page break.
    """
    start = 0
    for place, row in enumerate(rows):
        if place + 1 == len(rows) or rows[place + 1] != row + 1:
            yield ("LINEBELOW", (0, rows[start]), (-1, row), *_HAIRLINE)
            start = place + 1


def _slices(flowables: Sequence[Flowable], width_pt: float) -> list[list[Flowable]]:
    slices: list[list[Flowable]] = [[]]
    room_pt = styles.TALLEST_ROW_PT
    waiting = list(flowables)
    while waiting:
        flowable = waiting.pop(0)
        tall_pt = height_pt(flowable, width_pt - CELL_GAP_PT)
        if tall_pt <= room_pt:
            slices[-1].append(flowable)
            room_pt -= tall_pt
            continue
        parts = flowable.split(width_pt - CELL_GAP_PT, room_pt)
        if len(parts) > 1:
            slices[-1].append(parts[0])
            waiting[:0] = parts[1:]
        else:
            waiting.insert(0, flowable)
        slices.append([])
        room_pt = styles.TALLEST_ROW_PT
    return slices
