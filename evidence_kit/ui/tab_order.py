"""The order of Tab: the way out first, then the page as it is read.

Qt remembers the order in which widgets were made. Pages make and drop rows while they are shown, so
that order soon is not the one a reader sees; here it is taken from the layouts, whenever Tab is
pressed. The rules are: a hidden or disabled thing is no stop; a group of answers is one stop, at
the answer given or else the first; a list, field or text is one stop and keeps its own insides; who
loses what had the focus – a button that is gone once it was pressed – goes on where it stood.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QButtonGroup,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
"""What is one stop, whatever it is made of."""


def stops_in(widget: QWidget) -> Iterator[QWidget]:
    """Yield everything in a widget that Tab stops at, in the order it is read."""
    if widget.isHidden():
        return
    if _is_stop(widget):
        yield widget
    if isinstance(widget, _WHOLE):
        return
    for child in _children_of(widget):
        yield from stops_in(child)


def next_stop(regions: Sequence[QWidget], current: QWidget | None, *, forwards: bool) -> QWidget:
    """Return where Tab leads from the widget that has the focus, round and round.

    Args:
        regions: The parts of the window, in their order; at least one stop lies in them.
        current: What has the focus now.
        forwards: Tab, or Shift and Tab.

    Raises:
        LookupError: There is nowhere to stop.
    """
    stops = _once(stop for region in regions for stop in _stops_of(region))
    if not stops:
        raise LookupError("there is nothing to stop at")
    place = _place_of(stops, current)
    if place is None:
        beside = None if current is None else _stop_beside(regions, current, forwards=forwards)
        return beside or stops[0 if forwards else -1]
    return stops[(place + (1 if forwards else -1)) % len(stops)]


def next_region(regions: Sequence[QWidget], current: QWidget | None, *, forwards: bool) -> QWidget:
    """Return the first stop of the next part of the window that has one (F6).

    Raises:
        LookupError: There is nowhere to stop.
    """
    firsts = [next(_stops_of(region), None) for region in regions]
    here = next(
        (
            place
            for place, region in enumerate(regions)
            if current is not None and (region is current or region.isAncestorOf(current))
        ),
        -1 if forwards else len(regions),
    )
    order = range(1, len(regions) + 1)
    for step in order:
        first = firsts[(here + (step if forwards else -step)) % len(regions)]
        if first is not None:
            return first
    raise LookupError("there is nothing to stop at")


def _stops_of(region: QWidget) -> Iterator[QWidget]:
    # What lies in a hidden part is not hidden itself.
    if region.isVisibleTo(region.window()):
        yield from stops_in(region)


def _stop_beside(regions: Sequence[QWidget], current: QWidget, *, forwards: bool) -> QWidget | None:
    """Return the nearest stop to what is no stop any more, in its own part of the window."""
    region = next((each for each in regions if each.isAncestorOf(current)), None)
    if region is None:
        return None
    stops = set(_stops_of(region))
    before: list[QWidget] = []
    after: list[QWidget] = []
    found = before
    for widget in _all_in(region):
        if widget is current:
            found = after
        elif widget in stops:
            found.append(widget)
    nearest = [*after[:1], *before[-1:]] if forwards else [*before[-1:], *after[:1]]
    return next(iter(nearest), None)


def _all_in(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all that lies in it in the order it is read, seen or not."""
    yield widget
    for child in _children_of(widget):
        yield from _all_in(child)


def _is_stop(widget: QWidget) -> bool:
    # What passes its focus on is no stop itself; the one it passes to is found where it stands.
    if not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    if isinstance(widget, QRadioButton):
        # Qt takes Tab from all of a group but the one that arrows led to last.
        can_have_focus = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        return can_have_focus and widget is _stop_of_group(widget)
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _stop_of_group(answer: QRadioButton) -> QAbstractButton:
    """Return the answer of its group at which Tab stops; arrows lead to the others."""
    # The stubs promise a group; there need not be one.
    group = cast("QButtonGroup | None", answer.group())
    parent = answer.parentWidget()
    answers: list[QAbstractButton] = [answer]
    if group is not None:
        answers = list(group.buttons())
    elif parent is not None:
        siblings = (child for child in parent.children() if isinstance(child, QRadioButton))
        answers = [child for child in siblings if child.group() is None]
    open_ones = [each for each in answers if each.isEnabled() and not each.isHidden()]
    given = next((each for each in open_ones if each.isChecked()), None)
    # What has the focus may have been taken away with all of its group.
    return given or next(iter(open_ones), answer)


def _children_of(widget: QWidget) -> Iterator[QWidget]:
    """Yield what lies in a widget, in the order it is read; of what scrolls its content alone."""
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield inner
        return
    laid_out: set[QWidget] = set()
    layout = widget.layout()
    if layout is not None:
        for child in _widgets_of(layout):
            laid_out.add(child)
            yield child
    # Whatever stands in no layout lies over the rest, and is read after it.
    for other in widget.children():
        if isinstance(other, QWidget) and not other.isWindow() and other not in laid_out:
            yield other


def _widgets_of(layout: QLayout) -> Iterator[QWidget]:
    for position in range(layout.count()):
        item = layout.itemAt(position)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets_of(inner)


def _once(stops: Iterable[QWidget]) -> list[QWidget]:
    return list(dict.fromkeys(stops))


def _place_of(stops: list[QWidget], current: QWidget | None) -> int | None:
    """Return where the focus is among the stops; it may be inside one, or inside a group."""
    if current is None:
        return None
    if isinstance(current, QRadioButton):
        # Arrows lead to answers that are no stop of their own, also before any is given.
        current = _stop_of_group(current)
    for place, stop in enumerate(stops):
        if stop is current or stop.isAncestorOf(current):
            return place
    return None
