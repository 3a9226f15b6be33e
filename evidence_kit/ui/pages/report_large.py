"""A page of the report, large: over the page of the window it was opened from, and in no window.

The rules are: what lies below it takes part in nothing while it is open; whatever the mouse can do
the keys can – arrows turn the pages, + and − show them larger and smaller, Esc closes; the picture
is here only while it is seen, and closing or hiding lets it go.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Label

ZOOM_STEPS = (50, 75, 100, 125, 150, 200, 300)
"""In per cent of the width that there is room for."""
_MOST_WIDTH = 960
"""At 100 % of the text: wider than this, one page on a large screen is only harder to read."""
_MARGIN_PX = 16


class LargePage(QWidget):
    """One page, as large as there is room, and larger."""

    turn_wanted = Signal(int)
    """The person wants another page: -1 back, 1 on."""
    width_wanted = Signal()
    """The page is wanted in another width: :attr:`width_px`."""
    closed = Signal()
    """The person closed it, or it was hidden: the picture is gone."""

    def __init__(self, theme: Theme, words: Words, room: QWidget) -> None:
        """Build it, over all of ``room``."""
        super().__init__(room)
        self._theme = theme
        self._words = words
        self._room = room
        self._zoom_percent = 100
        self._shape = QSize()
        self._covered: list[QWidget] = []
        self._asked_px = 0
        self.setAutoFillBackground(True)
        self.setAccessibleName(words.gettext("The page, large"))
        self._build()
        self._connect()
        self.hide()

    @property
    def width_px(self) -> int:
        """How many pixels of the screen the page is wide, for whoever draws it."""
        return round(self._shown_width() * self.devicePixelRatioF())

    def open_page(self) -> None:
        """Cover the page below, as large as it is."""
        self._covered = [
            child
            for child in self._room.children()
            if isinstance(child, QWidget) and child is not self and child.isEnabled()
        ]
        self._zoom_percent = 100
        self.setGeometry(self._room.rect())
        self.show()
        self.raise_()
        # Before what lies below is closed to the keyboard: the focus would go anywhere.
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)
        for child in self._covered:
            child.setEnabled(False)
        self._room.installEventFilter(self)

    def close_page(self) -> None:
        """Give back what lies below, and drop the picture."""
        if self.isHidden():
            return
        self._room.removeEventFilter(self)
        for child in self._covered:
            child.setEnabled(True)
        self._covered = []
        self.hide()
        self._picture.clear()
        self._picture.setAccessibleDescription("")
        self.closed.emit()

    def show_place(self, place: str, *, is_first: bool, is_last: bool, is_still: bool) -> None:
        """Say which page it is, and whether there are others.

        Args:
            place: "Page 2 of 14".
            is_first: There is none before it.
            is_last: There is none after it.
            is_still: Nothing is being drawn.
        """
        self._place.setText(place)
        self._picture.setAccessibleName(place)
        self.previous_button.setEnabled(is_still and not is_first)
        self.next_button.setEnabled(is_still and not is_last)

    def show_picture(self, picture: QPixmap, text: str, *, is_turned: bool) -> None:
        """Show a page; another one from its top.

        Args:
            picture: The page, in the width that was wanted.
            text: All that is written on it, for those who do not see it.
            is_turned: It is another page than before.
        """
        self._shape = picture.size()
        self._picture.setPixmap(picture)
        self._picture.setAccessibleDescription(text)
        self._set_out()
        if is_turned:
            self._scroll.verticalScrollBar().setValue(0)
        if self._asked_px != self.width_px:
            self._want_width()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._room and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._room.rect())
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._set_out()
        if not self._picture.pixmap().isNull():
            self._want_width()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        if not self._picture.pixmap().isNull():
            self._picture.clear()
            self._picture.setAccessibleDescription("")

    def _build(self) -> None:
        _ = self._words.gettext
        self.previous_button = Button(self._theme, "", "small", "left")
        self.previous_button.setAccessibleName(_("The page before"))
        self._place = Label(self._theme, "", "label")
        self._place.setWordWrap(False)
        self.next_button = Button(self._theme, "", "small", "right")
        self.next_button.setAccessibleName(_("The page after"))
        self.smaller_button = Button(self._theme, _("Smaller"), "small", "minus")
        self.larger_button = Button(self._theme, _("Larger"), "small", "plus")
        self.close_button = Button(self._theme, _("Close the page"), "small", "close")
        bar = QWidget()
        flow = FlowLayout(bar, spacing=8)
        turning = QWidget()
        row = QHBoxLayout(turning)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.previous_button, self._place, self.next_button):
            row.addWidget(part)
        for tool in (turning, self.smaller_button, self.larger_button, self.close_button):
            flow.addWidget(tool)
        keys = _("Keys: ← and → turn the page, + and − larger and smaller, Esc closes.")
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setScaledContents(True)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(_("The page, large"))
        self._scroll.setWidget(self._picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        column.setSpacing(8)
        column.addWidget(bar)
        column.addWidget(Label(self._theme, keys, "small", "soft"))
        column.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self.previous_button.clicked.connect(lambda: self.turn_wanted.emit(-1))
        self.next_button.clicked.connect(lambda: self.turn_wanted.emit(1))
        self.smaller_button.clicked.connect(lambda: self._zoom(-1))
        self.larger_button.clicked.connect(lambda: self._zoom(1))
        self.close_button.clicked.connect(self.close_page)
        back, on = (lambda: self.turn_wanted.emit(-1)), (lambda: self.turn_wanted.emit(1))
        does: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Left", back),
            ("Right", on),
            ("PgUp", back),
            ("PgDown", on),
            ("-", lambda: self._zoom(-1)),
            ("+", lambda: self._zoom(1)),
            # Where + needs Shift, the key alone is meant too.
            ("=", lambda: self._zoom(1)),
            ("Esc", self.close_page),
        )
        for keys, done in does:
            # A button would take the arrows to go to the next button.
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(done)

    def _zoom(self, steps: int) -> None:
        at = ZOOM_STEPS.index(self._zoom_percent) + steps
        percent = ZOOM_STEPS[min(max(at, 0), len(ZOOM_STEPS) - 1)]
        if percent == self._zoom_percent:
            return
        self._zoom_percent = percent
        bars = (self._scroll.verticalScrollBar(), self._scroll.horizontalScrollBar())
        view = self._scroll.viewport()
        extents = (
            (view.height(), self._picture.height()),
            (view.width(), self._picture.width()),
        )
        middles = [
            (bar.value() + seen / 2) / max(1, whole)
            for bar, (seen, whole) in zip(bars, extents, strict=True)
        ]
        self._set_out()
        sizes = (self._picture.height(), self._picture.width())
        for bar, middle, size, (seen, _whole) in zip(bars, middles, sizes, extents, strict=True):
            bar.setValue(round(middle * size - seen / 2))
        said = self._words.gettext("Shown at {percent} percent of the width")
        announce(self, said.format(percent=percent))
        self._want_width()

    def _shown_width(self) -> int:
        room = self.width() - 2 * _MARGIN_PX - self._scroll.verticalScrollBar().sizeHint().width()
        return max(1, min(room, self._theme.px(_MOST_WIDTH)) * self._zoom_percent // 100)

    def _set_out(self) -> None:
        """Give the picture the size it is shown in; it is drawn anew in that size soon after."""
        if self._shape.isEmpty():
            return
        width = self._shown_width()
        self._picture.setFixedSize(
            width, max(1, round(width * self._shape.height() / self._shape.width()))
        )

    def _want_width(self) -> None:
        self._asked_px = self.width_px
        self.width_wanted.emit()
