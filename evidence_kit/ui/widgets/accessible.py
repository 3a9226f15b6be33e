"""What a screen reader is told: roles that Qt does not give by itself, and announcements.

A widget that wants a role calls :func:`set_role`. Qt asks one factory for every widget class; it
answers for the widgets that asked, and leaves all others to Qt.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from evidence_kit.ui.theme import Theme

_ROLE = "accessibleRole"
_INTERFACE = "_accessible_interface"


def set_role(theme: Theme, widget: QWidget, role: QAccessible.Role) -> None:
    """Give a widget a role of its own.

    Args:
        theme: Lives as long as the application; remembers that the factory is installed.
        widget: Whose role it is.
        role: For instance ``Heading``.
    """
    if not theme.property(_INTERFACE):
        QAccessible.installFactory(_interface_of)
        theme.setProperty(_INTERFACE, True)
    widget.setProperty(_ROLE, role.value)


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something that changed, when it has finished what it says now."""
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget):
        return None
    role = thing.property(_ROLE)
    if role is None:
        return None
    interface = QAccessibleWidget(thing, QAccessible.Role(role))
    # Qt owns the interface; without a reference from here Python would take it away again.
    setattr(thing, _INTERFACE, interface)
    return interface
