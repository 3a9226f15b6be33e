"""Keys of the window, and moving the focus so that it can be seen."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShortcut

_AIR_PX = 24


def add_keys(window: QWidget, keys: Mapping[str, Callable[[], None]]) -> "list[QShortcut]":
    """Let a window answer to keys, wherever the focus is; returns what listens, in order."""
    # Qt knows seventy keys by name; the first page does not wait until Python does.
    from PySide6.QtGui import QKeySequence, QShortcut

    shortcuts = []
    for sequence, action in keys.items():
        shortcut = QShortcut(QKeySequence(sequence), window)
        shortcut.activated.connect(action)
        shortcuts.append(shortcut)
    return shortcuts


def scroll_by_key(page: QWidget, key: int) -> bool:
    """Move what scrolls on a page as a key says; returns whether the key says anything of it.

    Args:
        page: Its largest part that scrolls is meant.
        key: As ``QKeyEvent.key`` gives it.
    """
    move = QAbstractSlider.SliderAction
    moves = {
        Qt.Key.Key_PageUp: move.SliderPageStepSub,
        Qt.Key.Key_PageDown: move.SliderPageStepAdd,
        Qt.Key.Key_Home: move.SliderToMinimum,
        Qt.Key.Key_End: move.SliderToMaximum,
    }
    areas = [area for area in page.findChildren(QScrollArea) if area.isVisible()]
    if key not in moves or not areas:
        return False
    largest = max(areas, key=lambda area: area.height() * area.width())
    largest.verticalScrollBar().triggerAction(moves[Qt.Key(key)])
    return True


def move_focus(window: QWidget, widget: QWidget) -> None:
    """Put the focus somewhere, mark it, and scroll to it."""
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, _AIR_PX, _AIR_PX)
        parent = parent.parentWidget()
