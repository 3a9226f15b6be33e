"""The one mark that shows where the keyboard is, and the style that leaves room for it."""

import shiboken6
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
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
    """Fusion with room for a focus ring, and with tick and dot in the theme's colours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme

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
            case (
                QStyle.PixelMetric.PM_IndicatorWidth
                | QStyle.PixelMetric.PM_IndicatorHeight
                | QStyle.PixelMetric.PM_ExclusiveIndicatorWidth
                | QStyle.PixelMetric.PM_ExclusiveIndicatorHeight
            ):
                return self._theme.px(20)
            case QStyle.PixelMetric.PM_CheckBoxLabelSpacing:
                return 12
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
        match hint:
            case QStyle.StyleHint.SH_FocusFrame_AboveWidget:
                return 1
            case QStyle.StyleHint.SH_ComboBox_Popup:
                return 0
            case QStyle.StyleHint.SH_LineEdit_PasswordCharacter:
                return ord("•")
            case QStyle.StyleHint.SH_EtchDisabledText | QStyle.StyleHint.SH_DitherDisabledText:
                return 0
            case _:
                return super().styleHint(hint, option, widget, returnData)

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        is_on = bool(option.state & QStyle.StateFlag.State_On)
        is_enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        match element:
            case QStyle.PrimitiveElement.PE_IndicatorCheckBox:
                draw_tick(self._theme, painter, option.rect, is_on=is_on, is_enabled=is_enabled)
            case QStyle.PrimitiveElement.PE_IndicatorRadioButton:
                draw_dot(self._theme, painter, option.rect, is_on=is_on, is_enabled=is_enabled)
            case QStyle.PrimitiveElement.PE_FrameFocusRect:
                # The ring says it; a dotted line inside would say it twice.
                return
            case _:
                super().drawPrimitive(element, option, painter, widget)


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


def draw_tick(
    theme: Theme, painter: QPainter, place: QRect, *, is_on: bool, is_enabled: bool = True
) -> None:
    """Draw the box of a check row, ticked or not."""
    edge = "primary" if is_on else "border"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(edge if is_enabled else "line"), 2))
    painter.setBrush(theme.colour("primary" if is_on and is_enabled else "surface"))
    painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 4, 4)
    if is_on:
        pen = QPen(theme.colour("on_primary" if is_enabled else "soft"), place.width() / 10)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        corners = ((0.26, 0.53), (0.43, 0.69), (0.75, 0.34))
        painter.drawPolyline([_point(place, across, down) for across, down in corners])
    painter.restore()


def draw_dot(
    theme: Theme, painter: QPainter, place: QRect, *, is_on: bool, is_enabled: bool = True
) -> None:
    """Draw the circle of a choice, chosen or not."""
    edge = "primary" if is_on else "border"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(edge if is_enabled else "line"), 2))
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(QRectF(place).adjusted(1, 1, -1, -1))
    if is_on:
        inset = place.width() / 4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary" if is_enabled else "soft"))
        painter.drawEllipse(QRectF(place).adjusted(inset, inset, -inset, -inset))
    painter.restore()


def _point(place: QRect, across: float, down: float) -> QPointF:
    return QPointF(place.left() + across * place.width(), place.top() + down * place.height())
