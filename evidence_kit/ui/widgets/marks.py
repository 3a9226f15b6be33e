"""Tick and dot in the theme's colours: how a chosen thing is marked, wherever it stands."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from evidence_kit.ui.theme import Theme


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
