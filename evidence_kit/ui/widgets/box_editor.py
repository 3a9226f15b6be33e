"""A picture on which boxes are marked, by mouse and by keys.

The rules are: the picture is here only while its page is seen, and goes when it is hidden; whatever
the mouse can do the keys can; each change is said to a screen reader in numbers. At first the whole
picture is seen; a chat of twenty screens, which would be a line then, as wide as a finger and
scrolled. Boxes are kept in pixels of the picture, so they lie where they lie at any size.
"""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from evidence_kit.model import Box
from evidence_kit.ui.models.boxes import MarkedBoxes
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import announce

STEP_PX = 12
"""How far a key moves a box, in pixels of the screen at 100 %; with Ctrl one of the picture."""
ZOOM_FACTOR = 1.5
"""How much larger one step shows it."""
MOST_SCALE = 3.0
"""Pixels of the screen at most for one of the picture, at 100 %."""
_HANDLE = 18
_LEAST_HEIGHT = 220
_LEAST_WIDTH = 64
"""A picture that is whole and narrower than this shows nothing."""
_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class _Drag(Enum):
    NONE = auto()
    MARKING = auto()
    MOVING = auto()
    RESIZING = auto()


class BoxEditor(QScrollArea):
    """The picture with its boxes."""

    changed = Signal(object)
    """What is marked now, as :class:`MarkedBoxes`, after each change and choice."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chosen_scale: float | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.canvas = _Canvas(theme, self)
        self.setWidget(self.canvas)
        theme.changed.connect(self._fit)

    @property
    def marked(self) -> MarkedBoxes:
        """What is marked now."""
        return self.canvas.marked

    @property
    def has_picture(self) -> bool:
        """Whether the picture is here at this moment."""
        return self.canvas.picture is not None

    def show_picture(self, picture: QPixmap, marked: MarkedBoxes) -> None:
        """Show a picture and what is marked on it already."""
        self.canvas.picture = picture
        # Its size comes with the boxes, and how large it is shown follows from its size.
        self.canvas.marked = marked
        self._chosen_scale = None
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.show_marked(marked)

    def show_marked(self, marked: MarkedBoxes) -> None:
        """Show other boxes on the same picture, say which one is chosen, and tell."""
        self.canvas.take(marked)

    def let_go(self) -> None:
        """Drop the picture; the boxes stay."""
        self.canvas.picture = None
        self.canvas.update()

    def add_box(self) -> None:
        """Mark a box in the middle of what is seen."""
        seen = QRect(
            self.canvas.mapFrom(self.viewport(), QPoint(0, 0)), self.viewport().size()
        ).intersected(self.canvas.rect())
        scale = self.canvas.scale
        if scale <= 0:
            return
        width = max(1, round(seen.width() / scale / 3))
        height = max(1, round(self._theme.px(48) / scale))
        middle = seen.center()
        self.canvas.take(
            self.marked.added(
                Box(
                    x_px=round(middle.x() / scale) - width // 2,
                    y_px=round(middle.y() / scale) - height // 2,
                    width_px=width,
                    height_px=height,
                )
            )
        )

    def zoom(self, steps: int) -> None:
        """Show it larger or smaller; what was in the middle stays there."""
        self._show_at(self._scale() * ZOOM_FACTOR**steps)

    def show_whole(self) -> None:
        """Show all of it, as at first."""
        self._show_at(None)

    def show_actual(self) -> None:
        """Show one pixel of it as one pixel of the screen, at 100 % of the text."""
        self._show_at(self._actual_scale())

    def show_chosen(self) -> None:
        """Scroll to the chosen box."""
        box = self.marked.chosen_box
        if box is not None:
            place = self.canvas.place_of(box)
            self.ensureVisible(round(place.center().x()), round(place.center().y()), 60, 90)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        self.let_go()
        super().hideEvent(event)

    def _show_at(self, scale: float | None) -> None:
        """Show it in another size, ``None`` for whole; what was in the middle stays there."""
        whole = self._whole_scale()
        is_whole = scale is None or scale <= whole
        most = max(whole, MOST_SCALE * self._actual_scale())
        self._chosen_scale = None if is_whole or scale is None else min(scale, most)
        view, canvas = self.viewport(), self.canvas
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        x = (across.value() + view.width() / 2) / max(1, canvas.width())
        y = (down.value() + view.height() / 2) / max(1, canvas.height())
        self._fit()
        across.setValue(round(x * canvas.width() - view.width() / 2))
        down.setValue(round(y * canvas.height() - view.height() / 2))
        # Translators: said when a picture is shown larger or smaller; {percent} is a number.
        said = self._theme.words.gettext("Shown at {percent} percent of its size")
        announce(canvas, said.format(percent=round(100 * self._scale() / self._actual_scale())))

    def _fit(self) -> None:
        # As high as a few lines of a chat, however large the words around it are.
        self.setMinimumHeight(self._theme.px(_LEAST_HEIGHT))
        marked = self.marked
        if marked.width_px < 1:
            return
        # Rounded down: one pixel more than there is room for would bring a scroll bar.
        width = max(1, int(marked.width_px * self._scale()))
        self.canvas.setFixedSize(width, max(1, int(width * marked.height_px / marked.width_px)))

    def _scale(self) -> float:
        """Pixels of the screen for one of the picture, as it is wanted now."""
        whole = self._whole_scale()
        return whole if self._chosen_scale is None else max(self._chosen_scale, whole)

    def _whole_scale(self) -> float:
        marked = self.marked
        # Without the scroll bars: whether they are there depends on the answer.
        room = self.maximumViewportSize()
        across = room.width() / max(1, marked.width_px)
        down = room.height() / max(1, marked.height_px)
        narrowest = min(across, self._theme.px(_LEAST_WIDTH) / max(1, marked.width_px))
        # Never larger than life at 100 %: a small picture does not get better by it.
        return min(max(min(across, down), narrowest), self._actual_scale())

    def _actual_scale(self) -> float:
        return self._theme.px(100) / 100


class _Canvas(QWidget):
    """Draws the picture and its boxes, and takes mouse and keys."""

    def __init__(self, theme: Theme, editor: BoxEditor) -> None:
        super().__init__()
        self._theme = theme
        self._editor = editor
        self.picture: QPixmap | None = None
        self.marked = MarkedBoxes(width_px=0, height_px=0)
        self._drag = _Drag.NONE
        self._from = QPointF()
        self._held = Box(x_px=0, y_px=0, width_px=0, height_px=0)
        self._start = self.marked
        self._sizes: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: lambda: editor.zoom(1),
            Qt.Key.Key_Minus: lambda: editor.zoom(-1),
            Qt.Key.Key_0: editor.show_whole,
            Qt.Key.Key_1: editor.show_actual,
        }
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(theme.words.gettext("Picture with boxes"))

    @property
    def scale(self) -> float:
        """Pixels of the screen for one of the picture."""
        return self.width() / self.marked.width_px if self.marked.width_px else 0.0

    def take(self, marked: MarkedBoxes) -> None:
        """Show these boxes; say the chosen one, and tell."""
        self.marked = marked
        spoken = marked.spoken(self._theme.words)
        self.setAccessibleDescription(spoken)
        announce(self, spoken)
        self.update()
        self._editor.changed.emit(marked)

    def place_of(self, box: Box) -> QRectF:
        """Return where a box lies on the canvas."""
        scale = self.scale
        return QRectF(
            box.x_px * scale, box.y_px * scale, box.width_px * scale, box.height_px * scale
        )

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        marked = self._keyed(event)
        if marked is None:
            super().keyPressEvent(event)
            return
        self.take(marked)
        self._editor.show_chosen()

    def _keyed(self, event: QKeyEvent) -> MarkedBoxes | None:
        """Return what a key makes of the boxes; ``None`` for a key that is not for them."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.marked.taken_back()
        key = Qt.Key(event.key())
        modifiers = event.modifiers()
        if key in _DIRECTIONS and self.marked.boxes:
            is_fine = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            step = 1 if is_fine else max(1, round(self._theme.px(STEP_PX) / max(self.scale, 0.01)))
            right, down = (way * step for way in _DIRECTIONS[key])
            if modifiers & Qt.KeyboardModifier.ShiftModifier:
                return self.marked.resized(right, down)
            return self.marked.moved(right, down)
        match key:
            case Qt.Key.Key_Insert | Qt.Key.Key_N:
                self._editor.add_box()
                return self.marked
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                return self.marked.removed()
            case Qt.Key.Key_Space:
                return self.marked.turned_to(self.marked.chosen + 1)
            case _ if key in self._sizes:
                self._sizes[key]()
                return self.marked
            case _:
                return None

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.scale:
            return
        self._from = event.position()
        self._start = self.marked
        x, y = self._at(event.position())
        chosen = self.marked.chosen_box
        if chosen is not None and self._handle_of(chosen).contains(event.position()):
            self._drag, self._held = _Drag.RESIZING, chosen
            return
        at = self.marked.find_at(x, y)
        if at < 0:
            self._drag = _Drag.MARKING
            return
        self._start = self.marked.turned_to(at)
        self.take(self._start)
        self._drag, self._held = _Drag.MOVING, self.marked.boxes[at]

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        dragged = self._dragged(event.position())
        if dragged is not None:
            # Shown, and said only when it is let go of.
            self.marked = dragged
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        dragged = self._dragged(event.position())
        self._drag = _Drag.NONE
        if dragged is not None:
            self.take(dragged)

    def _dragged(self, position: QPointF) -> MarkedBoxes | None:
        x, y = self._at(position)
        from_x, from_y = self._at(self._from)
        match self._drag:
            case _Drag.MARKING:
                if (position - self._from).manhattanLength() < self._theme.px(8):
                    return self._start if self.marked != self._start else None
                return self._start.added(
                    Box(
                        x_px=min(x, from_x),
                        y_px=min(y, from_y),
                        width_px=abs(x - from_x),
                        height_px=abs(y - from_y),
                    )
                )
            case _Drag.MOVING:
                return self._start.moved(x - from_x, y - from_y)
            case _Drag.RESIZING:
                return self._start.resized(x - from_x, y - from_y)
            case _Drag.NONE:
                return None

    def _at(self, position: QPointF) -> tuple[int, int]:
        scale = max(self.scale, 0.001)
        x = min(max(position.x(), 0.0), float(self.width()))
        y = min(max(position.y(), 0.0), float(self.height()))
        return round(x / scale), round(y / scale)

    def _handle_of(self, box: Box) -> QRectF:
        side = self._theme.px(_HANDLE)
        corner = self.place_of(box).bottomRight()
        return QRectF(corner.x() - side / 2, corner.y() - side / 2, side, side)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.picture is None:
            painter.fillRect(event.rect(), self._theme.colour("cover"))
            painter.end()
            return
        painter.drawPixmap(self.rect(), self.picture)
        for at, box in enumerate(self.marked.boxes):
            self._draw_box(painter, box, is_chosen=at == self.marked.chosen, number=at + 1)
        painter.end()

    def _draw_box(self, painter: QPainter, box: Box, *, is_chosen: bool, number: int) -> None:
        place = self.place_of(box)
        colour = self._theme.colour("cover_ink")
        colour.setAlphaF(1.0)
        painter.fillRect(place, self._theme.colour("cover"))
        # Two lines, so that the edge is seen on white and on black.
        for name, width in (("surface", 5), ("primary" if is_chosen else "ink", 2)):
            pen = QPen(self._theme.colour(name), self._theme.px(width))
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
        painter.setPen(colour)
        painter.setFont(self._theme.font("strong"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(number))
        if is_chosen:
            painter.setPen(QPen(self._theme.colour("surface"), self._theme.px(2)))
            painter.setBrush(self._theme.colour("primary"))
            painter.drawRect(self._handle_of(box))
