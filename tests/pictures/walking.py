"""Walk through what a screen reader is told of a screen, and look for what holds the keyboard."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit, QTextEdit, QWidget

MOST_ROWS = 20
"""As many as a screen shows; the others are said in the same way."""


def tree(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything that is shown, from the outside in."""
    for at in range(min(interface.childCount(), 400)):
        child = interface.child(at)
        if child is not None and child.isValid() and not child.state().invisible:  # type: ignore[attr-defined] # a bit field
            yield child
            yield from tree(child)


def unsaid(screen: QWidget) -> list[str]:
    """What can have the focus and is told without a name."""
    root = QAccessible.queryAccessibleInterface(screen)
    assert root is not None
    return [
        f"{each.role()} {type(each.object()).__name__}"
        for each in tree(root)
        if each.state().focusable  # type: ignore[attr-defined] # a bit field
        and is_a_stop(each)
        and not each.text(QAccessible.Text.Name)
    ]


def is_a_stop(interface: QAccessibleInterface) -> bool:
    widget = interface.object()
    if not isinstance(widget, QWidget):
        return False
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isEnabled() and widget.focusProxy() is None


def traps(screen: QWidget) -> list[str]:
    """What keeps Tab for itself: nobody without a mouse would come out of it."""
    shown = [each for each in screen.findChildren(QWidget) if each.isVisible()]
    texts = [each for each in shown if isinstance(each, QPlainTextEdit | QTextEdit)]
    views = [each for each in shown if isinstance(each, QAbstractItemView)]
    return [
        *(type(each).__name__ for each in texts if not each.tabChangesFocus()),
        *(type(each).__name__ for each in views if each.tabKeyNavigation()),
    ]


def silent_lists(screen: QWidget) -> list[str]:
    """Lists without a name, and rows of which nothing would be said."""
    found = []
    for view in screen.findChildren(QAbstractItemView):
        if not view.isVisible() or view.model() is None:
            continue
        if not view.accessibleName():
            found.append(f"{type(view).__name__} has no name")
        model = view.model()
        for row in range(min(model.rowCount(view.rootIndex()), MOST_ROWS)):
            index = model.index(row, 0, view.rootIndex())
            roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
            if not any(index.data(role) for role in roles):
                found.append(f"{type(view).__name__} row {row}")
    return found
