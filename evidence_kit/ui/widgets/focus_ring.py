"""The one mark that shows where the keyboard is."""

import shiboken6
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from typing_extensions import override

from evidence_kit.ui.theme import Theme

_LINE_PX = 2
_GAP_PX = 3
_RADIUS_PX = 12
_DRAW_THEIR_OWN = ("QLineEdit", "QPlainTextEdit", "QComboBox")
"""By name: the classes themselves take a while to define, and the first page has none of them."""


class RingStyle(QProxyStyle):
    """The ring's own style: above what it surrounds, with a gap.

    It is worn by the ring alone. A style of the whole program would be asked, in Python, thousands
    of times before the first page stands.
    """

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        match metric:
            case QStyle.PixelMetric.PM_FocusFrameHMargin | QStyle.PixelMetric.PM_FocusFrameVMargin:
                return _LINE_PX + _GAP_PX
            case _:
                return super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returnData)


class FocusRing(QFocusFrame):
    """Follows the keyboard focus; where a mouse put it, the person knows already.

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
        style = RingStyle("Fusion")
        style.setParent(self)
        self.setStyle(style)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        application.focusChanged.connect(self.follow)
        theme.changed.connect(self.update)

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
            self.setWidget(new)

    def _notice_the_hand(self, window: QWidget) -> None:
        """Remember whether the person uses keys or the mouse."""
        by_keys = Qt.WidgetAttribute.WA_KeyboardFocusChange
        if QApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            self._came_by_mouse = True
            window.setAttribute(by_keys, False)
        elif window.testAttribute(by_keys):
            self._came_by_mouse = False

    def _leave(self) -> None:
        self.setWidget(None)  # type: ignore[arg-type] # documented: no widget, no frame
        self.hide()
        # The frame lives inside what it surrounds; it must not go when that goes.
        if self.parentWidget() is not self._window:
            self.setParent(self._window)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if self.widget() is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), _LINE_PX))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS_PX, _RADIUS_PX)
        painter.end()
