"""The one scroll area of a page, and columns that stay narrow enough to read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evidence_kit.ui.theme import Theme

READABLE_WIDTH = 720
"""At 100 %: about 72 characters of body text."""
_AIR_PX = 24


def reveal(widget: QWidget) -> None:
    """Scroll what opened in a page into view, from its top where it is higher than the page.

    Only where the focus is in it: what opens by itself moves nothing under somebody's hand.
    """
    focused: QWidget | None = widget.window().focusWidget()
    if focused is None or not widget.isAncestorOf(focused):
        return
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, PageScroll):
            parent.show_widget(widget)
            if widget.height() > parent.viewport().height():
                parent.show_widget(focused)
            return
        parent = parent.parentWidget()


def show_in_page(widget: QWidget) -> None:
    """Scroll a part of a page into view, wherever the focus is."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, PageScroll):
        parent = parent.parentWidget()
    if parent is not None:
        parent.show_widget(widget)


def reveal_from_top(widget: QWidget) -> None:
    """Scroll what must be read first into view: its beginning, where it is higher than the page."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, PageScroll):
        parent = parent.parentWidget()
    if parent is None:
        return
    parent.show_widget(widget)
    content = parent.widget()
    if content is not None and widget.height() > parent.viewport().height():
        top = widget.mapTo(content, widget.rect().topLeft()).y()
        parent.verticalScrollBar().setValue(top - _AIR_PX)


class PageScroll(QScrollArea):
    """Scrolls a page up and down, never sideways; what is on it goes into :attr:`body`.

    Args:
        theme: How it looks.
        parent: Where it will stand. What is filled first and finds its place afterwards has all
            that is in it dressed once more.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Our own: asking Qt for its one makes PySide define every class of widget there is.
        viewport = QWidget()
        viewport.setAutoFillBackground(False)
        self.setViewport(viewport)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(32, 8, 32, 24)
        self.body.setSpacing(16)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll so far that a widget is seen, with air around it."""
        self.ensureWidgetVisible(widget, _AIR_PX, _AIR_PX)


class Column(QWidget):
    """A column that grows only as wide as can be read; what is in it goes into :attr:`body`."""

    def __init__(
        self, theme: Theme, max_width: int = READABLE_WIDTH, *, is_centred: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._max_width = max_width
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._inner = QWidget()
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(16)
        if is_centred:
            row.addStretch(1)
        row.addWidget(self._inner, 1000)
        row.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._inner.setMaximumWidth(self._theme.px(self._max_width))
