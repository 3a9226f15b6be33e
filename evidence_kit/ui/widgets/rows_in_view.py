"""A column of rows of which only those in view, and some around them, are made.

What this is for: a case can hold thousands of facts, and a row takes milliseconds to make. The
rules are: what is not made is a gap as high as it will be, so that the page is as long as it is;
rows are made a few in a turn of the event loop, and find their places before anything is drawn;
what is in view does not move while rows come or go around it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAccessible, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import set_role
from evidence_kit.ui.widgets.making import find_places, laid_out_once, making
from evidence_kit.ui.widgets.row import Row

WHOLE = 12
"""A column of so many rows is made at once, all of it."""
AT_ONCE = 4
"""Of a longer one, so many are there when a page opens; the others in view come in a moment."""
IN_A_TURN = 2
"""So many are made in a turn of the event loop after that; each takes a few milliseconds."""
AHEAD = 8
"""So many are made before and behind those in view, so that scrolling meets no gap."""
_KEPT_AROUND = 3 * AHEAD
"""So far from the view a row stays once it is made."""
_LIKELY_HEIGHT = 72
"""Of a row, in pixels at 100 %, until one was seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a row stands for, and how it is made."""

    key: str
    """Its name in the column; no other entry has it."""
    make: Callable[[], Row]
    """Makes the row, once it is wanted."""
    content: object = None
    """All that the row shows: while it is equal, the row stays. ``None`` where nobody can tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A row, or a gap in place of several."""

    widget: QWidget
    first: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Anchor:
    """A row that shall not move on the screen."""

    key: str
    top_px: int
    """Below the upper edge of what the page shows."""


class RowsInView(QWidget):
    """The column.

    Args:
        theme: How it looks.
        is_needed: Says of a row that it stays, though it is out of sight.
    """

    row_made = Signal(int, object)
    """A row was made and comes into its place: its number from 0, and the :class:`Row`."""

    def __init__(self, theme: Theme, is_needed: Callable[[Row], bool]) -> None:
        super().__init__()
        self._theme = theme
        self._is_needed = is_needed
        self._entries: tuple[Entry, ...] = ()
        self._places: dict[str, int] = {}
        self._rows: dict[int, Row] = {}
        self._gaps: list[_Gap] = []
        self._blocks: list[_Block] = []
        self._heights: dict[str, int] = {}
        """Of rows that were made before, by their keys."""
        self._likely_px = theme.px(_LIKELY_HEIGHT)
        self._measured_at = -1
        """The width at which that was measured; -1 for not yet."""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._make_what_is_wanted)
        theme.changed.connect(self._on_theme_changed)

    @property
    def count(self) -> int:
        """How many rows there are, made or not."""
        return len(self._entries)

    @property
    def is_settled(self) -> bool:
        """Whether no row is about to be made."""
        return not self._timer.isActive()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Those that are made, in order."""
        return tuple(row for _number, row in sorted(self._rows.items()))

    @property
    def numbered(self) -> tuple[tuple[int, Row], ...]:
        """Those that are made, in order, with their numbers from 0."""
        return tuple(sorted(self._rows.items()))

    def number_of(self, key: str) -> int:
        """Return the number of a row, made or not; -1 where there is none of this key."""
        return self._places.get(key, -1)

    def row_at(self, number: int) -> Row:
        """Return a row, made now if it was not yet.

        Raises:
            IndexError: There are not so many.
        """
        if number not in self._rows:
            with self._view_kept():
                self._add((number,))
        return self._rows[number]

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other rows; those that would show the same as before stay as they are."""
        seen = self._in_view()
        with self._view_kept(is_settled=False):
            self._take_over(tuple(entries))
            count = len(self._entries)
            if count <= WHOLE:
                self._add(range(count))
            elif seen:
                # What somebody looks at does not vanish for a moment.
                self._add([number for number in seen if number < count])
            else:
                self._add(range(AT_ONCE))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        # Whatever comes into view is drawn first, and this with it.
        if len(self._rows) < len(self._entries):
            self._timer.start()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measured_at = -1

    def _on_theme_changed(self) -> None:
        self._measured_at = -1

    def _take_over(self, entries: tuple[Entry, ...]) -> None:
        before = {self._entries[number].key: number for number in self._rows}
        kept: dict[int, Row] = {}
        for number, entry in enumerate(entries):
            if (old := before.get(entry.key)) is None or entry.content is None:
                continue
            if self._entries[old].content == entry.content:
                kept[number] = self._rows.pop(old)
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = kept
        self._entries = entries
        self._places = {entry.key: number for number, entry in enumerate(entries)}
        self._heights = {key: px for key, px in self._heights.items() if key in self._places}

    def _make_what_is_wanted(self) -> None:
        seen = self._in_view()
        if not seen:
            return
        if self._measured_at != self.width():
            self._measure()
        last = min(seen.stop + AHEAD, len(self._entries))
        around = (*seen, *range(seen.stop, last), *range(max(0, seen.start - AHEAD), seen.start))
        wanted = [number for number in around if number not in self._rows]
        if wanted:
            with self._view_kept():
                self._drop_far_from(seen)
                self._add(wanted[:IN_A_TURN])
            self._timer.start()

    def _measure(self) -> None:
        """Learn from the rows that are there how high the others will be."""
        self._measured_at = self.width()
        closed = [row.height() for row in self._rows.values() if not row.is_open]
        if closed:
            self._heights.clear()
            self._likely_px = max(1, round(sum(closed) / len(closed)))
            with self._view_kept():
                self._set_out()

    def _drop_far_from(self, seen: range) -> None:
        near = range(seen.start - _KEPT_AROUND, seen.stop + _KEPT_AROUND)
        for number, row in tuple(self._rows.items()):
            if number in near or self._is_needed(row):
                continue
            self._heights[self._entries[number].key] = row.height()
            del self._rows[number]
            row.hide()
            row.deleteLater()

    def _add(self, numbers: Sequence[int]) -> None:
        """Make rows and put all of them in their places."""
        made = []
        for number in numbers:
            if number not in self._rows:
                row = self._entries[number].make()
                # What is not seen yet is not dressed; and in its own width it is laid out once.
                row.hide()
                row.setParent(self)
                row.resize(self.width(), self._likely_px)
                self._rows[number] = row
                self.row_made.emit(number, row)
                made.append(row)
        with laid_out_once(self._layout):
            self._set_out()
            for row in made:
                row.show()

    def _set_out(self) -> None:
        # Not by what ``takeAt`` returns: Python would not let go of it, and Qt tells only the first
        # holder of a widget that the widget needs another height.
        for block in self._blocks:
            self._layout.removeWidget(block.widget)
        self._blocks = []
        number, gaps = 0, 0
        for place, row in self.numbered:
            if place > number:
                self._put_gap(gaps, number, place)
                gaps += 1
            self._put(row, place, place + 1)
            number = place + 1
        if number < len(self._entries):
            self._put_gap(gaps, number, len(self._entries))
            gaps += 1
        for unused in self._gaps[gaps:]:
            unused.hide()

    def _put_gap(self, number: int, first: int, stop: int) -> None:
        if number == len(self._gaps):
            self._gaps.append(_Gap(self._theme, self))
        gap = self._gaps[number]
        height_px = sum(self._height_of(each) for each in range(first, stop))
        gap.stand_for(first, stop, len(self._entries), height_px)
        self._put(gap, first, stop)
        gap.show()

    def _put(self, widget: QWidget, first: int, stop: int) -> None:
        self._layout.addWidget(widget)
        self._blocks.append(_Block(widget=widget, first=first, stop=stop))

    def _height_of(self, number: int) -> int:
        return self._heights.get(self._entries[number].key, self._likely_px)

    def _in_view(self) -> range:
        """Return the numbers of the rows, made or not, that a person sees now."""
        seen = self.visibleRegion().boundingRect()
        if seen.isEmpty():
            return range(0)
        numbers: list[int] = []
        for block in self._blocks:
            box = block.widget.geometry()
            if box.bottom() < seen.top() or box.top() > seen.bottom():
                continue
            if block.stop - block.first == 1:
                numbers.append(block.first)
                continue
            top = box.top()
            for number in range(block.first, block.stop):
                bottom = top + self._height_of(number)
                if bottom > seen.top():
                    numbers.append(number)
                if bottom > seen.bottom():
                    break
                top = bottom
        return range(numbers[0], numbers[-1] + 1) if numbers else range(0)

    @contextmanager
    def _view_kept(self, *, is_settled: bool = True) -> Iterator[None]:
        """Change what is there; what is in view stays where it is, and is never drawn squeezed.

        Args:
            is_settled: Whether everything has its place at the end, though nothing had to move.
        """
        scroll = self._scroll()
        anchor = None if scroll is None else self._anchor(scroll)
        with making(self):
            yield
            if scroll is None or not self.isVisible() or not (is_settled or anchor):
                return
            find_places(self)
            # Rows that are as high as the gap they came for leave the column as large as it was.
            self._layout.activate()
        row = self._rows.get(self.number_of(anchor.key)) if anchor is not None else None
        if anchor is not None and row is not None:
            bar = scroll.verticalScrollBar()
            bar.setValue(bar.value() + self._top_of(row, scroll) - anchor.top_px)

    def _anchor(self, scroll: QScrollArea) -> _Anchor | None:
        if not self.isVisible() or not scroll.verticalScrollBar().value():
            return None
        edge = scroll.viewport().height()
        for number, row in self.numbered:
            top = self._top_of(row, scroll)
            if top + row.height() > 0:
                key = self._entries[number].key
                return _Anchor(key=key, top_px=top) if top < edge else None
        return None

    @staticmethod
    def _top_of(row: Row, scroll: QScrollArea) -> int:
        return row.mapTo(scroll.viewport(), QPoint(0, 0)).y()

    def _scroll(self) -> QScrollArea | None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent


class _Gap(QWidget):
    """Keeps the room of rows that are not made, and says to a screen reader that they are there."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(theme, self, QAccessible.Role.StaticText)

    def stand_for(self, first: int, stop: int, count: int, height_px: int) -> None:
        """Stand in place of the rows from one number, from 0, up to another."""
        # Translators: for screen readers; lines of a long list that are not on the screen.
        said = self._theme.words.gettext(
            "Lines {first} to {last} of {count}. They appear when you go there."
        )
        self.setAccessibleName(said.format(first=first + 1, last=stop, count=count))
        self.setFixedHeight(height_px)
