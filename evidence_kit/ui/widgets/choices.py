"""Answers to pick: choice cards, check rows, segments. All painted here, all Qt's own controls.

They stay radio buttons and check boxes, so that keys and screen readers know them.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.marks import draw_dot, draw_tick

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
_TITLE_LINE_HEIGHT = 1.3
_GAP = 12
_LINE_GAP = 6
_LEAST_TEXT_WIDTH = 120
_ENDLESS = 100_000


class ChoiceCard(QRadioButton):
    """One answer of a question, as large as it deserves: a title and what it means."""

    def __init__(self, theme: Theme, title: str, line: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._line = line
        self._title = title
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(_wide())
        self.set_words(title, line)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def title(self) -> str:
        """Return the answer in its own words."""
        return self._title

    def set_words(self, title: str, line: str = "") -> None:
        """Show another answer."""
        self._title, self._line = title, line
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        text = _two_lines(self._theme, self._title, self._line, width - self._text_left() - 16)
        return 16 + max(text, self._theme.px(20)) + 16

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(320)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = self._text_left() + _LEAST_TEXT_WIDTH
        return QSize(width, 32 + self._theme.px(20))

    @override
    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        edge = "primary" if is_on else "ink" if self.underMouse() else "border"
        thickness = 2 if is_on else 1
        ground = "primary_tint" if is_on else "sunken" if self.isDown() else "surface"
        painter.setPen(QPen(self._theme.colour(edge if self.isEnabled() else "line"), thickness))
        painter.setBrush(self._theme.colour(ground if self.isEnabled() else "canvas"))
        inset = thickness / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 12, 12)
        side = self._theme.px(20)
        text = QRect(self._text_left(), 16, self.width() - self._text_left() - 16, _ENDLESS)
        dot = QRect(16, 16, side, side)
        draw_dot(
            self._theme,
            painter,
            _mirrored(self, dot),
            is_on=is_on,
            is_enabled=self.isEnabled(),
        )
        _draw_two_lines(self._theme, painter, self, (self._title, self._line), text)
        painter.end()

    def _text_left(self) -> int:
        return 16 + self._theme.px(20) + _GAP


class CheckRow(QCheckBox):
    """One thing to tick: a line, and a quieter second one."""

    def __init__(self, theme: Theme, text: str, line: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._words = text
        self._line = line
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(_wide())
        self.set_words(text, line)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def words(self) -> str:
        """Return the first line."""
        return self._words

    def set_words(self, text: str, line: str = "") -> None:
        """Show other words."""
        self._words, self._line = text, line
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(line)
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        text = _two_lines(
            self._theme, self._words, self._line, width - self._text_left(), title_step="body"
        )
        return max(self._theme.control_height(32), text + 10)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("body"))
        longest = max(metrics.horizontalAdvance(self._words), self._line_width())
        width = self._text_left() + min(longest + 2, self._theme.px(560))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left() + _LEAST_TEXT_WIDTH, self._theme.control_height(32))

    @override
    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        side = self._theme.px(20)
        width = self.width() - self._text_left()
        height = _two_lines(self._theme, self._words, self._line, width, title_step="body")
        top = max(0, (self.height() - height) // 2)
        first_line = round(self._theme.px(16) * _TITLE_LINE_HEIGHT)
        box = QRect(0, top + (first_line - side) // 2, side, side)
        draw_tick(
            self._theme,
            painter,
            _mirrored(self, box),
            is_on=self.isChecked(),
            is_enabled=self.isEnabled(),
        )
        text = QRect(self._text_left(), top, width, _ENDLESS)
        _draw_two_lines(
            self._theme, painter, self, (self._words, self._line), text, title_step="body"
        )
        painter.end()

    def _line_width(self) -> int:
        metrics = QFontMetrics(self._theme.font("small"))
        return metrics.horizontalAdvance(self._line) if self._line else 0

    def _text_left(self) -> int:
        return self._theme.px(20) + _GAP


class Segmented(QWidget):
    """Two to four views of one thing, of which one is chosen; one Tab stop, arrows inside.

    Args:
        theme: How it looks.
        segments: ``(id, words, icon)`` each; the icon may be "".
        name: What the choice is about, for screen readers.
    """

    chosen = Signal(str)
    """The person chose another segment; its id."""

    def __init__(
        self, theme: Theme, segments: Sequence[tuple[str, str, str]], name: str = ""
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        for position, (identity, words, icon) in enumerate(segments):
            is_last = position == len(segments) - 1
            segment = _Segment(theme, words, icon, is_first=position == 0, is_last=is_last)
            segment.setObjectName(identity)
            self._segments[identity] = segment
            self._group.addButton(segment)
            row.addWidget(segment)
        self._segments[segments[0][0]].setChecked(True)
        self._group.buttonClicked.connect(self._on_group_clicked)
        self.setFocusProxy(self._segments[segments[0][0]])

    def choice(self) -> str:
        """Return the id of the chosen segment."""
        return next(name for name, each in self._segments.items() if each.isChecked())

    def choose(self, identity: str) -> None:
        """Choose a segment without telling anybody."""
        self._segments[identity].setChecked(True)
        self.setFocusProxy(self._segments[identity])

    def segments(self) -> tuple[QRadioButton, ...]:
        """Return the parts, in their order."""
        return tuple(self._segments.values())

    def choose_none(self) -> None:
        """Show that nobody chose yet, without telling anybody."""
        self._group.setExclusive(False)
        for each in self._segments.values():
            each.setChecked(False)
        self._group.setExclusive(True)

    def width_in_a_row(self) -> int:
        """Return how much room the segments want beside each other, in pixels."""
        return sum(each.sizeHint().width() for each in self._segments.values())

    def fit(self, room_px: int) -> None:
        """Stand beside each other where there is so much room, else below each other."""
        is_stacked = self.width_in_a_row() > room_px
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if is_stacked else directions.LeftToRight)
        self._row.setSpacing(4 if is_stacked else 0)
        for each in self._segments.values():
            each.set_is_alone(is_alone=is_stacked)

    def _on_group_clicked(self, button: QAbstractButton) -> None:
        self.setFocusProxy(button)
        self.chosen.emit(button.objectName())


class _Segment(QRadioButton):
    """One part of a :class:`Segmented`."""

    def __init__(
        self, theme: Theme, words: str, icon: str, *, is_first: bool, is_last: bool
    ) -> None:
        super().__init__(words.replace("&", "&&"))
        self._theme = theme
        self._words = words
        self._icon_name = icon
        self._is_first = is_first
        self._is_last = is_last
        self._is_alone = False
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_is_alone(self, *, is_alone: bool) -> None:
        """Be round on every side and as wide as the widest, or part of a row."""
        self._is_alone = is_alone
        policies = QSizePolicy.Policy
        self.setSizePolicy(policies.Expanding if is_alone else policies.Fixed, policies.Fixed)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        # Room for the bold words and for a tick, so that choosing moves nothing.
        words = QFontMetrics(self._theme.font("strong")).horizontalAdvance(self._words)
        return QSize(14 + self._theme.px(20) + 8 + words + 14, self._theme.control_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.setBrush(self._theme.colour("primary_tint" if is_on else "surface"))
        if self.underMouse() and not is_on:
            painter.setBrush(self._theme.colour("sunken"))
        painter.drawPath(self._outline(box))
        tone = "primary" if is_on else "ink"
        icon = self._icon_name or ("check" if is_on else "")
        side = self._theme.px(20)
        place = QRect(14, (self.height() - side) // 2, side, side)
        if icon:
            painter.drawPixmap(_mirrored(self, place), self._theme.icon(icon, tone))
        left = 14 + side + 8 if icon else 14
        words = QRect(left, 0, self.width() - left - 14, self.height())
        painter.setPen(self._theme.colour(tone))
        painter.setFont(self._theme.font("strong" if is_on else "body"))
        alignment = Qt.AlignmentFlag.AlignVCenter
        alignment |= Qt.AlignmentFlag.AlignLeft if icon else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(_mirrored(self, words), alignment, self._words)
        painter.end()

    def _outline(self, box: QRectF) -> QPainterPath:
        """Return a box that is round at the ends of the row alone."""
        is_mirrored = self.isRightToLeft()
        left_is_round = self._is_alone or (self._is_last if is_mirrored else self._is_first)
        right_is_round = self._is_alone or (self._is_first if is_mirrored else self._is_last)
        # Neighbours share an edge: each but the last leaves its right one to the next.
        if not right_is_round:
            box = box.adjusted(0, 0, 1, 0)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, 8, 8)
        if not left_is_round:
            path.addRect(QRectF(box.left(), box.top(), 10, box.height()))
        if not right_is_round:
            path.addRect(QRectF(box.right() - 10, box.top(), 10, box.height()))
        return path.simplified()


def _wide() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def _mirrored(widget: QWidget, place: QRect) -> QRect:
    """Return a place counted from the side where reading begins."""
    if not widget.isRightToLeft():
        return place
    return QRect(widget.width() - place.right() - 1, place.top(), place.width(), place.height())


def _two_lines(
    theme: Theme, title: str, line: str, width: int, *, title_step: str = "strong"
) -> int:
    """Return how high a title and its line are at a width."""
    height = _height(theme, title, title_step, width)
    return height + (_LINE_GAP + _height(theme, line, "small", width) if line else 0)


def _height(theme: Theme, text: str, step: str, width: int) -> int:
    metrics = QFontMetrics(theme.font(step))
    box = metrics.boundingRect(QRect(0, 0, max(1, width), _ENDLESS), int(_WRAPPED), text)
    return max(box.height(), metrics.height())


def _draw_two_lines(
    theme: Theme,
    painter: QPainter,
    widget: QWidget,
    words: tuple[str, str],
    place: QRect,
    *,
    title_step: str = "strong",
) -> None:
    title, line = words
    is_enabled = widget.isEnabled()
    flags = int(_WRAPPED | Qt.AlignmentFlag.AlignLeft)
    if widget.isRightToLeft():
        flags = int(_WRAPPED | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    place = _mirrored(widget, place)
    painter.setPen(theme.colour("ink" if is_enabled else "soft"))
    painter.setFont(theme.font(title_step))
    painter.drawText(place, flags, title)
    if line:
        below = _height(theme, title, title_step, place.width()) + _LINE_GAP
        painter.setPen(theme.colour("soft"))
        painter.setFont(theme.font("small"))
        painter.drawText(place.translated(0, below), flags, line)
