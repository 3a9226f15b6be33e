"""Where files are let go, with buttons for those who do not drag."""

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Label

_WORDS_WIDTH = 300
"""At 100 %: with less beside the buttons, the words stand above them."""


class DropArea(QWidget):
    """A dashed ground that takes files; buttons go into :attr:`row`.

    What is dragged is asked for its paths and for nothing else: nothing is read here.
    """

    dropped = Signal(list)
    """Paths of files and folders were let go, as text, in the order given."""

    def __init__(self, theme: Theme, title: str, line: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._title_text = title
        self._is_over = False
        self._zone: QWidget | None = None
        self.setAcceptDrops(True)
        self.setAccessibleName(title)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(20, 16, 20, 16)
        self._whole.setSpacing(16)
        said = QHBoxLayout()
        said.setSpacing(16)
        self._whole.addLayout(said, 1)
        self._dot = QLabel()
        self._dot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dot.setProperty("dot", True)
        said.addWidget(self._dot)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title = Label(theme, title, "strong")
        self.line = Label(theme, line, "small", "soft")
        """The second line; what is under it goes into :attr:`words`."""
        # Hidden or left alone: what is shown before it has its place becomes a window of its own.
        if not line:
            self.line.hide()
        self.words = words
        """Title and line; a link may follow."""
        words.addWidget(self._title)
        words.addWidget(self.line)
        said.addLayout(words, 1)
        # No stretches: they would make the whole area grow.
        said.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        self._buttons = QWidget()
        self._buttons.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.row = FlowLayout(self._buttons, spacing=16)
        """The buttons."""
        self._whole.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._dress)
        self._dress()

    def take_drops_of(self, zone: QWidget) -> None:
        """Take what is let go anywhere on another widget too: the whole page."""
        self._zone = zone
        zone.setAcceptDrops(True)
        zone.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is not self._zone:
            return False
        match event:
            case QDragMoveEvent():  # also QDragEnterEvent, which is one
                self._welcome(event)
                return True
            case QDropEvent():
                self.dropEvent(event)
                return True
            case _:
                if event.type() is QEvent.Type.DragLeave:
                    self._set_over([])
                return False

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        self._welcome(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent, /) -> None:
        self._welcome(event)

    @override
    def dragLeaveEvent(self, event: QEvent, /) -> None:
        self._set_over([])

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        paths = copied_paths(event)
        self._set_over([])
        if paths:
            self.dropped.emit(paths)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        needed = self._theme.px(_WORDS_WIDTH) + self.row.sizeHint().width()
        is_narrow = event.size().width() < needed
        direction = directions.TopToBottom if is_narrow else directions.LeftToRight
        if self._whole.direction() is not direction:
            self._whole.setDirection(direction)
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("primary" if self._is_over else "border"), 2)
        if not self._is_over:
            pen.setDashPattern([3, 2.5])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("primary_tint" if self._is_over else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()

    def _welcome(self, event: QDragMoveEvent) -> None:
        paths = copied_paths(event)
        self._set_over(paths)
        if not paths:
            event.ignore()

    def _set_over(self, paths: list[str]) -> None:
        self._is_over = bool(paths)
        words = self._theme.words.ngettext(
            "Let go to add {count} file", "Let go to add {count} files", len(paths)
        )
        over = words.format(count=len(paths))
        self._title.setText(over if paths else self._title_text)
        self.update()

    def _dress(self) -> None:
        side = self._theme.px(40)
        self._dot.setFixedSize(side, side)
        self._dot.setStyleSheet(f"border-radius:{side // 2}px")
        self._dot.setPixmap(self._theme.icon("import", "primary"))


def copied_paths(event: QDropEvent) -> list[str]:
    """Accept what is dragged as a copy where it is files, and return their paths.

    Whoever offers a file must not believe that it was moved: it would delete the original before
    anything is kept here. What may only be moved is not taken.
    """
    paths = paths_in(event.mimeData())
    event.setDropAction(Qt.DropAction.CopyAction)
    event.setAccepted(bool(paths) and event.dropAction() is Qt.DropAction.CopyAction)
    return paths if event.isAccepted() else []


def paths_in(data: QMimeData) -> list[str]:
    """Return the paths of the files and folders that are dragged or copied; of nothing else."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
