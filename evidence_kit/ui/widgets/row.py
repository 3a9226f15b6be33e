"""One row of a list: what is always seen of it, and what is seen when it is open.

A row is named by all its words, so that a screen reader says it in one breath. Enter, Space or the
arrow along the line of reading opens it; Esc or the arrow back closes it.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.kept_column import KeptColumn
from evidence_kit.ui.widgets.labels import Icon

_RADIUS_PX = 11
"""Of the card the list lies in, inside its edge."""
_PADDING_PX = 20
_PADDING_ABOVE_PX = 8


class Row(QWidget):
    """One row.

    Args:
        theme: How it looks.
        key: What it stands for; keeps it open and focused when the list is made again.
        name: All its words, for screen readers.
        head: What is always seen.
        build_body: Makes what is seen when it is open; ``None`` for a row that does not open.
        foot: What stands below the head, open or not, and can be pressed by itself.
        least_height: In pixels at 100 %.
    """

    toggled = Signal(str)
    """The person wants it open or closed; its key."""
    step_wanted = Signal(int)
    """The person goes to another row: -1 up, 1 down, -2 to the first, 2 to the last."""

    def __init__(
        self,
        theme: Theme,
        key: str,
        name: str,
        head: QWidget,
        build_body: Callable[[], QWidget] | None = None,
        *,
        foot: QWidget | None = None,
        least_height: int = 56,
    ) -> None:
        super().__init__()
        self.key = key
        self._theme = theme
        self._build_body = build_body
        self._body: QWidget | None = None
        self._has_line = True
        self._is_round_above = self._is_round_below = False
        column = KeptColumn(self)
        self.button = _RowButton(
            theme, name, head, can_open=build_body is not None, least_height=least_height
        )
        column.addWidget(self.button)
        if foot is not None:
            column.addWidget(foot)
        self._place = column
        self.button.clicked.connect(self._on_button_clicked)
        self.button.key_pressed.connect(self._on_button_key_pressed)

    @property
    def is_open(self) -> bool:
        """Whether its details are seen."""
        return self._body is not None

    @property
    def body(self) -> QWidget | None:
        """Its details, while they are seen."""
        return self._body

    def set_open(self, *, is_open: bool) -> None:
        """Show or drop the details, without telling anybody."""
        if is_open == self.is_open or self._build_body is None:
            return
        if is_open:
            self._body = self._build_body()
            self._place.addWidget(self._body)
            self._body.show()
        elif self._body is not None:
            self._place.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None
        self.button.set_open(is_open=is_open)
        self.update()

    def set_edges(self, *, has_line: bool, is_round_above: bool, is_round_below: bool) -> None:
        """Say how it meets what is around it: with a line above, or with a card's round corners."""
        self._has_line = has_line
        self._is_round_above, self._is_round_below = is_round_above, is_round_below
        self.update()

    def set_tab_stop(self, *, is_tab_stop: bool) -> None:
        """Say whether Tab comes here; of a list, to one row alone."""
        policy = Qt.FocusPolicy.StrongFocus if is_tab_stop else Qt.FocusPolicy.ClickFocus
        self.button.setFocusPolicy(policy)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        # What the details did not want themselves: closing them keeps their text.
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.toggled.emit(self.key)
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_open:
            painter.fillPath(self._ground(), self._theme.colour("primary_tint"))
        elif self.button.is_under_hand:
            painter.fillPath(self._ground(), self._theme.colour("canvas"))
        if self._has_line:
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))
        painter.end()

    def _ground(self) -> QPainterPath:
        """Return the row's area, round where it touches the card's corners."""
        box = QRectF(self.rect())
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        half = box.height() / 2
        if not self._is_round_above:
            path.addRect(QRectF(box.left(), box.top(), box.width(), half))
        if not self._is_round_below:
            path.addRect(QRectF(box.left(), box.bottom() - half, box.width(), half))
        return path.simplified()

    def _on_button_clicked(self) -> None:
        if self._build_body is not None:
            self.toggled.emit(self.key)

    def _on_button_key_pressed(self, key: int) -> None:
        forward, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            forward, back = back, forward
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -2, Qt.Key.Key_End: 2}
        if key in steps:
            self.step_wanted.emit(steps[Qt.Key(key)])
        elif self._build_body is None:
            return
        elif (key == forward and not self.is_open) or (
            key in {back, Qt.Key.Key_Escape} and self.is_open
        ):
            self.toggled.emit(self.key)


class _RowButton(QPushButton):
    """The part of a row that is always seen; a button, so that it is announced as one."""

    key_pressed = Signal(int)
    focused = Signal(QWidget)

    def __init__(
        self, theme: Theme, name: str, head: QWidget, *, can_open: bool, least_height: int
    ) -> None:
        super().__init__()
        self._theme = theme
        self._least_height = least_height
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.is_under_hand = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        # The whole row is one thing to press, whatever words stand in it.
        head.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = self._inside = QHBoxLayout(self)
        row.setContentsMargins(_PADDING_PX, _PADDING_ABOVE_PX, _PADDING_PX, _PADDING_ABOVE_PX)
        row.setSpacing(12)
        row.addWidget(head, 1)
        # A layout asks its parts how high they are; this one keeps a short row from being lower.
        self._end = QWidget()
        self._end.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        end = QHBoxLayout(self._end)
        end.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._end)
        self._mark = Icon(theme, "down", "soft") if can_open else None
        if self._mark is not None:
            end.addWidget(self._mark)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.set_open(is_open=False)
        theme.changed.connect(self._dress)
        self._dress()

    def set_open(self, *, is_open: bool) -> None:
        """Point up where pressing closes."""
        if self._mark is not None:
            self._mark.set_icon("up" if is_open else "down")
            words = self._theme.words
            state = words.pgettext("a row", "Open") if is_open else words.gettext("Closed")
            self.setAccessibleDescription(state)

    @override
    def sizeHint(self) -> QSize:
        return self._inside.totalSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._inside.totalMinimumSize()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in _LIST_KEYS:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit(self)
        return super().event(event)

    @override
    def enterEvent(self, event: QEnterEvent, /) -> None:
        self._set_under_hand(is_under_hand=True)

    @override
    def leaveEvent(self, event: QEvent, /) -> None:
        self._set_under_hand(is_under_hand=False)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        # The row paints the ground of head and details as one.
        return

    def _set_under_hand(self, *, is_under_hand: bool) -> None:
        self.is_under_hand = is_under_hand
        parent = self.parentWidget()
        if parent is not None:
            parent.update()

    def _dress(self) -> None:
        self._end.setMinimumHeight(self._theme.px(self._least_height) - 2 * _PADDING_ABOVE_PX)
        self.updateGeometry()


_LIST_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Escape,
    }
)
