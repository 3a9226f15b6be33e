"""A tick and an answer as a row or a table shows them, with tick and dot of ours."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QProxyStyle,
    QRadioButton,
    QStyle,
    QStyleOption,
    QWidget,
)

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.marks import draw_dot, draw_tick

_INDICATOR_SIZE = 20
_LABEL_SPACING_PX = 12


class Tick(QCheckBox):
    """Something that may be left out."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(text)
        self.setStyle(_style_of(theme))


class Dot(QRadioButton):
    """One of the answers to a question."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(text)
        self.setStyle(_style_of(theme))


class MarkStyle(QProxyStyle):
    """Fusion with our marks, as large as the text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme
        self.setParent(theme)

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        match metric:
            case (
                QStyle.PixelMetric.PM_IndicatorWidth
                | QStyle.PixelMetric.PM_IndicatorHeight
                | QStyle.PixelMetric.PM_ExclusiveIndicatorWidth
                | QStyle.PixelMetric.PM_ExclusiveIndicatorHeight
            ):
                return self._theme.px(_INDICATOR_SIZE)
            case QStyle.PixelMetric.PM_CheckBoxLabelSpacing:
                return _LABEL_SPACING_PX
            case _:
                return super().pixelMetric(metric, option, widget)

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


def _style_of(theme: Theme) -> MarkStyle:
    """The one style that all boxes of a theme wear; it lives as long as the theme."""
    made = theme.findChild(MarkStyle)
    return MarkStyle(theme) if made is None else made
