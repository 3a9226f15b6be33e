"""Loads what the next click needs while nobody waits for it.

The first page is shown before the words of a case are defined, and without the pages of one.
Whoever presses a door, or has typed a password, would wait for them instead; so they are loaded as
soon as the page stands still. The rules are: one piece in a turn of the event loop, each well under
50 ms; a click that comes before simply loads the rest; only what an opened case shows first.
"""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, QTimer

from evidence_kit.overriding import override

_PAUSE_MS = 200
"""Before each piece: long enough to draw, and to answer to whatever was pressed."""


class Foresight(QObject):
    """Loads one piece after the other, once a window is drawn and nothing is left to do.

    Args:
        window: What must have been drawn before; owns this one.
        first: What others want done then, at once and before anything is loaded.
    """

    def __init__(self, window: QObject, *, first: Iterable[Callable[[], object]] = ()) -> None:
        super().__init__(window)
        self._window = window
        self._is_drawn = False
        self._first = tuple(first)
        self._rest: Iterator[Callable[[], object]] = iter(_PIECES)
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._is_done = False
        # A clock that ran from here would end before the first page is drawn on a slow computer;
        # and the loop waits once for the system before there is anything to draw on.
        window.installEventFilter(self)
        self._loop = QAbstractEventDispatcher.instance()
        self._loop.aboutToBlock.connect(self._on_loop_about_to_block)

    @property
    def is_done(self) -> bool:
        """Whether everything is loaded."""
        return self._is_done

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        # A window whose parts cover all of it is only asked to bring itself up to date.
        if event.type() in {QEvent.Type.Paint, QEvent.Type.UpdateRequest}:
            self._is_drawn = True
            self._window.removeEventFilter(self)
        return False

    def _on_loop_about_to_block(self) -> None:
        if not self._is_drawn:
            return
        self._loop.aboutToBlock.disconnect(self._on_loop_about_to_block)
        # In turns of their own, before anything that waits on a clock.
        for each in self._first:
            QTimer.singleShot(0, each)
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        piece = next(self._rest, None)
        if piece is None:
            self._is_done = True
            self._timer.stop()
        else:
            piece()


def _load_coding() -> None:
    import msgspec  # noqa: F401 - loading it is what is wanted


def _load_values() -> None:
    from evidence_kit import model  # noqa: F401 - see above


def _load_messages() -> None:
    from evidence_kit.ui import conversation  # noqa: F401 - see above


def _load_guidance() -> None:
    from evidence_kit import guidance  # noqa: F401 - see above


def _load_shell() -> None:
    from evidence_kit.ui import case_shell  # noqa: F401 - see above


def _load_next_thing() -> None:
    from evidence_kit.ui.models import home  # noqa: F401 - see above


def _load_home() -> None:
    from evidence_kit.ui.pages import home  # noqa: F401 - see above


def _load_pieces() -> None:
    from evidence_kit.ui.pages import evidence_list  # noqa: F401 - see above


def _load_detail() -> None:
    from evidence_kit.ui.pages import evidence_detail  # noqa: F401 - see above


def _load_covering() -> None:
    from evidence_kit.ui.pages import evidence_covering  # noqa: F401 - see above


def _load_evidence() -> None:
    from evidence_kit.ui.pages import evidence  # noqa: F401 - see above


_PIECES = (
    _load_coding,
    _load_values,
    _load_messages,
    _load_guidance,
    _load_shell,
    _load_next_thing,
    _load_home,
    _load_pieces,
    _load_detail,
    _load_covering,
    _load_evidence,
)
"""In the order in which each needs those before it."""
