"""Loads what the next click needs while nobody waits for it.

The first page is shown before the words of a case are defined, and without the pages of one.
Whoever presses a door, or has typed a password, would wait for them instead; so they are loaded as
soon as the page stands still. The rules are: one piece in a turn of the event loop, each well under
50 ms; a click that comes before simply loads the rest; only what an opened case shows first.
"""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer

_PAUSE_MS = 200
"""Before each piece: long enough to draw, and to answer to whatever was pressed."""


class Foresight(QObject):
    """Loads one piece after the other, once the event loop first has nothing to do.

    Args:
        parent: The Qt object that owns this one.
        first: What others want done then, before anything is loaded.
    """

    def __init__(self, parent: QObject, *, first: Iterable[Callable[[], object]] = ()) -> None:
        super().__init__(parent)
        self._rest: Iterator[Callable[[], object]] = iter((*first, *_PIECES))
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._is_done = False
        # A clock that ran from here would end before the first page is drawn on a slow computer.
        self._loop = QAbstractEventDispatcher.instance()
        self._loop.aboutToBlock.connect(self._on_loop_about_to_block)

    @property
    def is_done(self) -> bool:
        """Whether everything is loaded."""
        return self._is_done

    def _on_loop_about_to_block(self) -> None:
        self._loop.aboutToBlock.disconnect(self._on_loop_about_to_block)
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
