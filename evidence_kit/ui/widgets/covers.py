"""Covered until held: a button to hold, and a place that shows a picture only meanwhile.

The rules are: no picture is kept here longer than a hand holds; the picture goes on release, on
losing the focus, on hiding and on leaving; an answer that comes late shows nothing. Whoever cannot
hold a key or a button asks for three seconds in the menu.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button

BRIEF_LOOK_MS = 3_000
"""For those who cannot hold."""


class HoldToLook(Button):
    """A button that looks for as long as it is held, by mouse, finger or space bar."""

    look_started = Signal()
    """It is held: ask for the picture now."""
    look_ended = Signal()
    """It is no longer held: the picture must go now."""

    def __init__(self, theme: Theme) -> None:
        _ = theme.words.gettext
        super().__init__(theme, _("Hold to look"), "small", "eye")
        self._is_looking = False
        self._brief = QTimer(self)
        self._brief.setSingleShot(True)
        self._brief.setInterval(BRIEF_LOOK_MS)
        self._brief.timeout.connect(self._end)
        self.setToolTip(_("Space bar: look while it is held"))
        self.pressed.connect(self._on_pressed)
        self.released.connect(self._end)

    @property
    def is_looking(self) -> bool:
        """Whether the picture may be shown at this moment."""
        return self._is_looking

    def look_briefly(self) -> None:
        """Look for three seconds without holding."""
        self._start()
        self._brief.start()

    def stop_looking(self) -> None:
        """End the look now, whoever holds it."""
        if self.isDown():
            self.setDown(False)
        self._end()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.stop_looking()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        self.stop_looking()
        super().hideEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        _ = self._theme.words.gettext
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Look for 3 seconds"), self.look_briefly)
        menu.popup(event.globalPos())

    def _on_pressed(self) -> None:
        self._brief.stop()
        self._start()

    def _start(self) -> None:
        if not self._is_looking:
            self._is_looking = True
            self.look_started.emit()

    def _end(self) -> None:
        self._brief.stop()
        if self._is_looking:
            self._is_looking = False
            self.look_ended.emit()


class CoverView(QWidget):
    """Shows a cover, or a picture while it is held.

    Args:
        theme: How it looks.
        hold: The button that uncovers it. With one, a picture is only taken while it is held, and
            goes by itself when it is not any more.
    """

    def __init__(self, theme: Theme, hold: HoldToLook | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._hold = hold
        self._picture: QPixmap | None = None
        self._is_described = False
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if hold is not None:
            hold.look_ended.connect(self.cover)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)
        self.set_cover(theme.words.gettext("Covered"))

    @property
    def has_picture(self) -> bool:
        """Whether a picture is held at this moment."""
        return self._picture is not None

    def set_cover(self, words: str, *, is_described: bool = False) -> None:
        """Say what is under the cover: «Covered», or that nothing is kept here at all."""
        self._words = words
        self._is_described = is_described
        self.setAccessibleName(words)
        self.cover()

    def show_picture(self, picture: QPixmap) -> None:
        """Show a picture, if it is still being held."""
        if self._hold is not None and not self._hold.is_looking:
            return
        if picture.isNull() or not self.isVisible():
            return
        self._picture = picture
        self.update()

    def show_jpeg(self, jpeg: bytes) -> None:
        """Show a preview as the vault process answers it, if it is still being held."""
        picture = QPixmap()
        if (self._hold is None or self._hold.is_looking) and picture.loadFromData(jpeg):
            self.show_picture(picture)

    def cover(self) -> None:
        """Drop the picture; the cover is back at once."""
        self._picture = None
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(88))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.px(64))

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        self.cover()
        super().hideEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._fitted(self._picture.size()), self._picture)
        else:
            draw_cover(
                self._theme, painter, self.rect(), self._words, is_described=self._is_described
            )
        painter.end()

    def _fitted(self, size: QSize) -> QRect:
        """Return where a picture of a size goes: whole, in the middle."""
        scaled = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, scaled.width(), scaled.height())
        place.moveCenter(self.rect().center())
        return place


def draw_cover(
    theme: Theme, painter: QPainter, place: QRect, words: str, *, is_described: bool = False
) -> None:
    """Draw a cover with its words, for delegates too; described things get a dashed edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    box = QRectF(place)
    if is_described:
        pen = QPen(theme.colour("border"), 2)
        pen.setDashPattern([3, 2.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        box = box.adjusted(1, 1, -1, -1)
    painter.setBrush(theme.colour("surface" if is_described else "cover"))
    painter.drawRoundedRect(box, 8, 8)
    painter.setPen(theme.colour("cover_ink"))
    painter.setFont(theme.font("caption"))
    side, gap = theme.px(20), 6
    flags = int(
        Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    )
    room = place.adjusted(8, 0, -8, 0)
    needed = painter.fontMetrics().boundingRect(room, flags, words)
    top = place.top() + max(0, (place.height() - side - gap - needed.height()) // 2)
    icon = theme.icon("note" if is_described else "eye-off", "cover_ink")
    painter.drawPixmap(place.center().x() - side // 2, top, icon)
    painter.drawText(
        QRect(room.left(), top + side + gap, room.width(), place.height()), flags, words
    )
    painter.restore()
