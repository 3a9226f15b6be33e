"""How many parts come into a page that stands: quickly, and never drawn squeezed or cut.

The rules are: whoever looks at every event of the window rests meanwhile – thousands come and none
from a person, because no key arrives in the middle of a turn; what comes together is laid out once;
it has its place before anything is drawn.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

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


@contextmanager
def laid_out_once(*layouts: QLayout) -> Iterator[None]:
    """Change many parts of layouts; all of them find their places once, at the end.

    Each part that is shown or becomes higher by itself has the whole page laid out anew.
    """
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
            layout.invalidate()


def find_places(widget: QWidget) -> None:
    """Let a widget and all that it stands in find their places now.

    By itself a page finds room for new parts in several rounds of the event loop, one for each part
    around them, and is drawn in between. From within outwards everything is asked anew how large it
    is; then the page, from without inwards, has the places once.
    """
    parent: QWidget | None = widget
    while parent is not None:
        parent.updateGeometry()
        layout = parent.layout()
        if layout is not None:
            layout.invalidate()
        around = parent.parentWidget()
        # What a scroll area holds stands in its viewport, which has no layout.
        if around is None or around.layout() is None:
            area = None if around is None else around.parentWidget()
            for each in (area, parent) if isinstance(area, QScrollArea) else (parent,):
                QCoreApplication.sendEvent(each, QEvent(QEvent.Type.LayoutRequest))
            return
        parent = around
