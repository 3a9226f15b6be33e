"""What was dropped, chosen or pasted, as offers about which a question can be asked.

The rule is: nothing is opened here. A file is known by its name, its folder's name and the size
that the file system says; a picture from the clipboard is known by its bytes, which are already in
this program's hands and go nowhere before the question is answered.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QFileInfo,
    QIODevice,
    QMimeData,
    QObject,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage

from evidence_kit.model import Route
from evidence_kit.ui.pages.evidence_question import Offered

_AS_IT_IS = ("image/png", "image/jpeg", "image/webp")
"""Formats whose bytes are taken as another program put them on the clipboard, best first."""

_SLICE = 250
"""So many files are looked up in one turn; on a slow stick each takes a moment."""


class Gathering(QObject):
    """Looks up what was dropped, a slice in a turn: ten thousand files hold nothing up."""

    gathered = Signal(object, object)
    """What was dropped together: a tuple of :class:`Offered`, and the :class:`Route` it came by."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[Iterator[str], list[Offered], Route]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look_up_slice)

    def gather(self, paths: list[str], route: Route) -> None:
        """Look these up after those that came before; a few are told at once."""
        self._waiting.append((iter(paths), [], route))
        if len(self._waiting) == 1:
            self._look_up_slice()

    def _look_up_slice(self) -> None:
        paths, found, route = self._waiting[0]
        some = list(islice(paths, _SLICE))
        if some and (found or len(some) == _SLICE):
            # The question has a turn of its own.
            found += offers_of(some)
            self._timer.start()
            return
        found += offers_of(some)
        self._waiting.pop(0)
        if not self._waiting:
            self._timer.stop()
        self.gathered.emit(tuple(found), route)


def offers_of(paths: list[str]) -> tuple[Offered, ...]:
    """Return an offer for each path, in order; nothing is opened."""
    return tuple(_offer(path) for path in paths if path)


def picture_in(data: QMimeData, name: str) -> Offered | None:
    """Return the picture that is on the clipboard, or ``None`` where there is none.

    Args:
        data: What the clipboard holds.
        name: What such a picture is called, in the person's language.
    """
    for media_type in _AS_IT_IS:
        if data.hasFormat(media_type):
            found = bytes(data.data(media_type).data())
            if found:
                return _picture(found, name, media_type.partition("/")[2])
    if not data.hasImage():
        return None
    image = data.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return None
    return _picture(_as_png(image), name, "png")


def _offer(path: str) -> Offered:
    info = QFileInfo(path)
    pure = PurePath(path)
    return Offered(
        path=path,
        name=pure.name or path,
        folder=pure.parent.name,
        size_bytes=info.size() if info.isFile() else None,
        is_folder=info.isDir() and not info.isSymLink(),
    )


def _picture(data: bytes, name: str, ending: str) -> Offered:
    return Offered(path="", name=f"{name}.{ending}", size_bytes=len(data), data=data)


def _as_png(image: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stub knows bytes alone
    buffer.close()
    return bytes(held.data())
