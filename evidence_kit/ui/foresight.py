"""Loads what the next click needs while nobody waits for it.

The first page is shown before the words of a case are defined. Whoever presses a door would wait
for them instead; so they are loaded as soon as the page stands still. The rules are: one piece in a
turn of the event loop, each well under 50 ms; a click that comes before simply loads the rest.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 100
"""Between two pieces: long enough to answer to whatever was pressed."""


class Foresight(QObject):
    """Loads one piece after the other, the first after a pause.

    Args:
        parent: The Qt object that owns this one.
        first: What somebody else wants done then, before anything is loaded.
    """

    def __init__(self, parent: QObject, *, first: Callable[[], object] | None = None) -> None:
        super().__init__(parent)
        self._rest: Iterator[Callable[[], object]] = iter(
            _PIECES if first is None else (first, *_PIECES)
        )
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether everything is loaded."""
        return not self._timer.isActive()

    def _on_timer_timeout(self) -> None:
        piece = next(self._rest, None)
        if piece is None:
            self._timer.stop()
        else:
            piece()


def _load_coding() -> None:
    import msgspec  # noqa: F401 - loading it is what is wanted


def _load_values() -> None:
    from evidence_kit import model  # noqa: F401 - see above


def _load_messages() -> None:
    from evidence_kit.ui import conversation  # noqa: F401 - see above


_PIECES = (_load_coding, _load_values, _load_messages)
"""In the order in which each needs those before it."""
