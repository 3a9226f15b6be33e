"""Says to the window that parts are being made, so that whoever looks at every event rests.

Thousands of events come while parts are made, and none of them from a person: no key arrives in the
middle of a turn. To show each of them to Python would take as long as making the parts.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

BEGAN = QEvent.Type(QEvent.registerEventType())
"""Sent to the window before."""
ENDED = QEvent.Type(QEvent.registerEventType())
"""Sent to the window after."""


@contextmanager
def making(widget: QWidget) -> Iterator[None]:
    """Tell the window of a widget that parts of it are made meanwhile."""
    window = widget.window()
    QCoreApplication.sendEvent(window, QEvent(BEGAN))
    try:
        yield
    finally:
        QCoreApplication.sendEvent(window, QEvent(ENDED))
