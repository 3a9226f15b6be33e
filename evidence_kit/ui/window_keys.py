"""Keys of the window, and moving the focus so that it can be seen."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

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


def move_focus(window: QWidget, widget: QWidget) -> None:
    """Put the focus somewhere, mark it, and scroll to it."""
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, _AIR_PX, _AIR_PX)
        parent = parent.parentWidget()
