"""A picture on which boxes are marked, by mouse and by keys.

The rules are: the picture is here only while its page is seen, and goes when it is hidden; whatever
the mouse can do the keys can; each change is said to a screen reader in numbers. At first the whole
picture is seen; a chat of twenty screens, which would be a line then, as wide as a finger and
scrolled. Boxes are kept in pixels of the picture, so they lie where they lie at any size. What one
works at stays in sight: the wheel zooms where it points, keys and buttons at the chosen box. A drag
may begin beside the picture, because whoever covers it up to its edge begins there.
"""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
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
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from evidence_kit.model import Box
from evidence_kit.overriding import override
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
_BESIDE = 8
"""Round what is seen, so that a drag can begin beyond each edge of it."""
_RING = 5
"""Round a picture that is whole: there the ring of the focus is drawn."""
_AIR = 24
"""Between what is scrolled to and the edge of what is seen."""
_WHEEL_STEP = 120
"""One notch of a wheel, in eighths of a degree (QWheelEvent.angleDelta)."""
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
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.canvas = _Canvas(theme, self)
        self.setWidget(self.canvas)
        # Where both bars meet, a style draws an edge of its own, which stays when they go.
        self.setCornerWidget(QWidget())
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

    def zoom(self, steps: float) -> None:
        """Show it larger or smaller; the chosen box stays in sight, or what was in the middle."""
        self._show_at(self._scale() * ZOOM_FACTOR**steps)

    def show_whole(self) -> None:
        """Show all of it, as at first."""
        self._show_at(None)

    def show_actual(self) -> None:
        """Show one pixel of it as one pixel of the screen, at 100 % of the text."""
        self._show_at(self._actual_scale())

    def show_chosen(self, *, is_corner: bool = False) -> None:
        """Scroll to the chosen box.

        Args:
            is_corner: Whether its lower right corner is what one works at; of a box that is
                larger than what is seen, its middle is shown otherwise.
        """
        box = self.marked.chosen_box
        if box is None:
            return
        place, air = self.canvas.place_of(box), self._theme.px(_AIR)
        if is_corner:
            self.follow(place.bottomRight(), air, air)
        else:
            self.follow(
                place.center(), round(place.width() / 2) + air, round(place.height() / 2) + air
            )

    def follow(self, point: QPointF, across: int = 0, down: int = 0) -> None:
        """Scroll until a point of the canvas is seen, and so much on each side as there is room."""
        view = self.viewport()
        self.ensureVisible(
            round(point.x()),
            round(point.y()),
            min(across, max(0, view.width() // 2 - 1)),
            min(down, max(0, view.height() // 2 - 1)),
        )

    @override
    def event(self, event: QEvent, /) -> bool:
        """Take the mouse on the margin too; an area that scrolls would leave it to the page."""
        if isinstance(event, QMouseEvent):
            if event.type() is QEvent.Type.MouseButtonPress:
                self.mousePressEvent(event)
                return True
            if event.type() is QEvent.Type.MouseMove:
                self.mouseMoveEvent(event)
                return True
            if event.type() is QEvent.Type.MouseButtonRelease:
                self.mouseReleaseEvent(event)
                return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Begin a box beside the picture; it begins at the edge."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.has_picture:
            super().mousePressEvent(event)
            return
        self.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        self.canvas.press(self._on_canvas(event))

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        self.canvas.drag(self._on_canvas(event))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        self.canvas.release(self._on_canvas(event))

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """With Ctrl, show it larger or smaller where the pointer is; scroll otherwise."""
        steps = event.angleDelta().y() / _WHEEL_STEP
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if steps:
            at = self.viewport().mapFromGlobal(event.globalPosition())
            self._show_at(self._scale() * ZOOM_FACTOR**steps, at)
        # Also at the largest: the page behind must not scroll away.
        event.accept()

    def _on_canvas(self, event: QMouseEvent) -> QPointF:
        return self.canvas.mapFromGlobal(event.globalPosition())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        self.let_go()
        super().hideEvent(event)

    def _show_at(self, scale: float | None, at: QPointF | None = None) -> None:
        """Show it in another size.

        Args:
            scale: Pixels of the screen for one of the picture; ``None`` for whole.
            at: What stays where it is, in pixels of the viewport; where nobody points, that is
                the middle of the chosen box, and of what is seen where no box is chosen.
        """
        whole = self._whole_scale()
        is_whole = scale is None or scale <= whole
        most = max(whole, MOST_SCALE * self._actual_scale())
        canvas, seen = self.canvas, QRectF(self.viewport().rect())
        box = None if at is not None else self.marked.chosen_box
        if box is not None:
            place = canvas.place_of(box).center()
            at = canvas.mapTo(self.viewport(), place)
        else:
            at = seen.center() if at is None else at
            place = canvas.mapFrom(self.viewport(), at)
        # A box that was out of sight comes into the middle.
        at = at if seen.contains(at) else seen.center()
        x, y = place.x() / max(1, canvas.width()), place.y() / max(1, canvas.height())
        self._chosen_scale = None if is_whole or scale is None else min(scale, most)
        self._fit()
        self.horizontalScrollBar().setValue(round(x * canvas.width() - at.x()))
        self.verticalScrollBar().setValue(round(y * canvas.height() - at.y()))
        if box is not None:
            self.show_chosen()
        # Translators: said when a picture is shown larger or smaller; {percent} is a number.
        said = self._theme.words.gettext("Shown at {percent} percent of its size")
        announce(canvas, said.format(percent=round(100 * self._scale() / self._actual_scale())))

    def _fit(self) -> None:
        beside = self._theme.px(_BESIDE)
        self.setViewportMargins(beside, beside, beside, beside)
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
        ring = 2 * self._theme.px(_RING)
        room = self.maximumViewportSize() - QSize(ring, ring)
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
        has_corner = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        is_corner = bool(has_corner) and Qt.Key(event.key()) in _DIRECTIONS
        self._editor.show_chosen(is_corner=is_corner)

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
        if event.button() is Qt.MouseButton.LeftButton:
            self.press(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        self.drag(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        self.release(event.position())

    def press(self, position: QPointF) -> None:
        """Begin to draw, move or resize a box; beside the picture only its handle is a box's."""
        if not self.scale:
            return
        self._from = position
        self._start = self.marked
        chosen = self.marked.chosen_box
        if chosen is not None and self._handle_of(chosen).contains(position):
            self._drag = _Drag.RESIZING
            return
        is_inside = QRectF(self.rect()).contains(position)
        at = self.marked.find_at(*self._at(position)) if is_inside else -1
        if at < 0:
            self._drag = _Drag.MARKING
            return
        self._start = self.marked.turned_to(at)
        self.take(self._start)
        self._drag = _Drag.MOVING

    def drag(self, position: QPointF) -> None:
        """Show what becomes of it; it is said only when it is let go of."""
        dragged = self._dragged(position)
        if dragged is not None:
            self.marked = dragged
            self.update()
            self._editor.follow(position)

    def release(self, position: QPointF) -> None:
        """Let go of it."""
        dragged = self._dragged(position)
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
