"""A small menu under its button: one of several, and the one that counts is marked."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from evidence_kit.ui.widgets.buttons import Button


class Choice(NamedTuple):
    """One line of such a menu."""

    text: str
    is_on: bool
    choose: Callable[[], object]
    """Called when the person takes it."""


def open_menu(button: Button, choices: Iterable[Choice]) -> QMenu:
    """Open a menu under its button; it is gone when it closes.

    Returns:
        The menu, open. What is chosen is not waited for.
    """
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(button.words())
    group = QActionGroup(menu)
    for choice in choices:
        action = QAction(choice.text.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(choice.is_on)
        action.triggered.connect(choice.choose)
        group.addAction(action)
        menu.addAction(action)
    corner = button.rect().bottomLeft()
    if button.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        corner = button.rect().bottomRight()
        corner.setX(corner.x() + 1 - menu.sizeHint().width())
    menu.popup(button.mapToGlobal(corner))
    return menu
