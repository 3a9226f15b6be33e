"""Rows that open below themselves: a list to read, with one row's details at a time.

The whole list is one Tab stop with arrows inside. Enter, Space or the arrow along the line of
reading opens a row; Esc or the arrow back closes it. A row is named by all its words, so that a
screen reader says it in one breath; what is inside an open row follows it in Tab order.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from evidence_kit.ui.theme import Theme
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
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


class RowList(QWidget):
    """Rows below each other, of which one at most is open.

    Args:
        theme: How it looks.
        name: What the list holds, for screen readers.
        is_round_above: Whether the first row touches the upper corners of its card.
    """

    open_changed = Signal(str)
    """The person opened a row – its key – or closed the open one: ""."""

    def __init__(self, theme: Theme, name: str, *, is_round_above: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._is_round_above = is_round_above
        self._rows: tuple[Row, ...] = ()
        self._current = ""
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, in order."""
        return self._rows

    @property
    def open_key(self) -> str:
        """The key of the open row; "" for none."""
        return next((row.key for row in self._rows if row.is_open), "")

    def find_row(self, key: str) -> Row | None:
        """Return the row with a key."""
        return next((row for row in self._rows if row.key == key), None)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; what was open stays open, and what had the focus keeps it."""
        open_key = self.open_key
        had_focus = any(row.button.hasFocus() for row in self._rows)
        inside = self._name_of_focus_inside()
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = tuple(rows)
        for position, row in enumerate(self._rows):
            row.set_edges(
                has_line=position > 0,
                is_round_above=position == 0 and self._is_round_above,
                is_round_below=position == len(self._rows) - 1,
            )
            row.toggled.connect(self._on_row_toggled)
            row.step_wanted.connect(self._on_row_step_wanted)
            row.button.focused.connect(self._on_row_focused)
            self._column.addWidget(row)
            # At once: what is not seen yet can have no focus.
            row.show()
        self.open_row(open_key)
        self._set_current(self._current if self.find_row(self._current) else self._first_key())
        current = self.find_row(self._current)
        if had_focus and current is not None:
            current.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif inside:
            self._focus_inside(inside)

    def open_row(self, key: str) -> None:
        """Open a row and close the others; "" closes all. Nobody is told."""
        for row in self._rows:
            row.set_open(is_open=row.key == key and bool(key))
        if key and self.find_row(key):
            self._set_current(key)

    def first_focus(self) -> QWidget | None:
        """Return where the focus goes when somebody comes to the list."""
        row = self.find_row(self._current)
        return None if row is None else row.button

    def _name_of_focus_inside(self) -> str:
        """Return the name of what has the focus in the open row's details; "" for nothing."""
        body = next((row.body for row in self._rows if row.body is not None), None)
        focused: QWidget | None = self.window().focusWidget()
        if body is None or focused is None or not body.isAncestorOf(focused):
            return ""
        return focused.accessibleName()

    def _focus_inside(self, name: str) -> None:
        """Put the focus where it was: on what is called the same, else on the row itself."""
        row = self.find_row(self.open_key)
        if row is None or row.body is None:
            return
        same = [each for each in row.body.findChildren(QWidget) if each.accessibleName() == name]
        reachable = [each for each in same if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        goal = reachable[0] if reachable else row.button
        goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_key(self) -> str:
        return self._rows[0].key if self._rows else ""

    def _set_current(self, key: str) -> None:
        self._current = key
        for row in self._rows:
            row.set_tab_stop(is_tab_stop=row.key == key)

    def _on_row_toggled(self, key: str) -> None:
        row = self.find_row(key)
        wanted = "" if row is None or row.is_open else key
        self.open_row(wanted)
        self._set_current(key)
        self.open_changed.emit(wanted)

    def _on_row_step_wanted(self, step: int) -> None:
        keys = [row.key for row in self._rows]
        here = keys.index(self._current) if self._current in keys else 0
        goals = {-2: 0, 2: len(keys) - 1}
        goal = min(max(goals.get(step, here + step), 0), len(keys) - 1)
        self._set_current(keys[goal])
        self._rows[goal].button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_row_focused(self, button: QWidget) -> None:
        for row in self._rows:
            if row.button is button:
                self._set_current(row.key)


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
            _ = self._theme.words.gettext
            self.setAccessibleDescription(_("Open") if is_open else _("Closed"))

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
