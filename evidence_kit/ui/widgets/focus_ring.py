"""The one mark that shows where the keyboard is."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme

_LINE_PX = 2
_GAP_PX = 3
_RADIUS_PX = 12
_DRAW_THEIR_OWN = ("QLineEdit", "QPlainTextEdit", "QComboBox")
"""By name: the classes themselves take a while to define, and the first page has none of them."""


_MOVES_IT = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ZOrderChange,
}


class FocusRing(QWidget):
    """Follows the keyboard focus; where a mouse put it, the person knows already.

    It lies above what it surrounds, with a gap, in the nearest window or scrolled view. Qt's own
    frame would need a style in Python for that, which takes as long as the rest of the first page.

    Args:
        theme: Its colour.
        window: The window it belongs to.
        application: Tells where the focus goes.
    """

    def __init__(self, theme: Theme, window: QWidget, application: QApplication) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._came_by_mouse = False
        self._surrounded: QWidget | None = None
        self._watched: tuple[QWidget, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # A layout must not take it for one more thing to lay out.
        self.setAttribute(Qt.WidgetAttribute.WA_NoChildEventsForParent)
        self.hide()
        application.focusChanged.connect(self.follow)
        theme.changed.connect(self.update)

    def widget(self) -> QWidget | None:
        """Return what it surrounds."""
        return self._surrounded

    def follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Surround what has the focus now, or nothing."""
        if not shiboken6.isValid(self._window):
            # The window is being taken down, and loses the focus on the way.
            return
        if new is None or new.window() is not self._window:
            self._leave()
            return
        self._notice_the_hand(new.window())
        if self._came_by_mouse or any(new.inherits(each) for each in _DRAW_THEIR_OWN):
            self._leave()
        else:
            self._surround(new)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Move with what it surrounds, and with everything that one lies in."""
        if event.type() in _MOVES_IT:
            self._fit()
        elif event.type() is QEvent.Type.ParentChange and self._surrounded is not None:
            self._surround(self._surrounded)
        return super().eventFilter(watched, event)

    def _surround(self, widget: QWidget) -> None:
        self._forget()
        between = _up_to_host(widget)
        host = between[-1].parentWidget() or self._window
        self._surrounded, self._watched = widget, between
        for each in between:
            each.installEventFilter(self)
        if self.parentWidget() is not host:
            self.setParent(host)
        self._fit()

    def _fit(self) -> None:
        widget, host = self._surrounded, self.parentWidget()
        if widget is None or host is None:
            return
        around = _LINE_PX + _GAP_PX
        place = QRect(widget.mapTo(host, QPoint()), widget.size())
        self.setGeometry(place.adjusted(-around, -around, around, around))
        self.raise_()
        self.setVisible(widget.isVisibleTo(host))

    def _forget(self) -> None:
        for each in self._watched:
            if shiboken6.isValid(each):
                each.removeEventFilter(self)
        self._surrounded, self._watched = None, ()

    def _notice_the_hand(self, window: QWidget) -> None:
        """Remember whether the person uses keys or the mouse."""
        by_keys = Qt.WidgetAttribute.WA_KeyboardFocusChange
        if QApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            self._came_by_mouse = True
            window.setAttribute(by_keys, False)
        elif window.testAttribute(by_keys):
            self._came_by_mouse = False

    def _leave(self) -> None:
        self._forget()
        self.hide()
        # It lies in what holds what it surrounded, and must not go when that goes.
        if self.parentWidget() is not self._window:
            self.setParent(self._window)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), _LINE_PX))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS_PX, _RADIUS_PX)
        painter.end()


def _up_to_host(widget: QWidget) -> tuple[QWidget, ...]:
    """Return a control and what it lies in, below the nearest window or scrolled view."""
    found = [widget]
    while (parent := found[-1].parentWidget()) is not None and not parent.isWindow():
        above = parent.parentWidget()
        if above is not None and above.inherits("QAbstractScrollArea"):
            break
        found.append(parent)
    return tuple(found)
