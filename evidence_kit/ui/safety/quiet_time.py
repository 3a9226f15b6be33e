"""Nobody touched anything for a while: a warning, then the lock.

The rules are: any key, click or movement counts as somebody being there; the warning comes thirty
seconds before the end, and any key takes it back; a clock on the wall plays no part.
"""

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from evidence_kit.clock import Clock, SystemClock
from evidence_kit.overriding import override

WARNING_MS = 30_000
"""How long before the lock it is announced."""

_STIRS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.DragMove,
    }
)


class Quiet(StrEnum):
    """How long nobody was there."""

    AWAKE = "awake"
    NEARLY = "nearly"
    """The lock comes within the warning's time."""
    OVER = "over"


class QuietCount:
    """Knows how long it has been quiet; knows no window."""

    def __init__(self, *, limit_ms: int, warning_ms: int = WARNING_MS) -> None:
        self.limit_ms = limit_ms
        self._warning_ms = min(warning_ms, limit_ms)
        self._stirred_at_ms = 0

    def stir(self, at_ms: int) -> None:
        """Note that somebody is there."""
        self._stirred_at_ms = at_ms

    def state(self, at_ms: int) -> Quiet:
        """Return how quiet it is."""
        quiet_ms = at_ms - self._stirred_at_ms
        if quiet_ms >= self.limit_ms:
            return Quiet.OVER
        return Quiet.NEARLY if quiet_ms >= self.limit_ms - self._warning_ms else Quiet.AWAKE

    def next_look_ms(self, at_ms: int) -> int:
        """Return after how long the state can next be another one."""
        quiet_ms = at_ms - self._stirred_at_ms
        ends = (self.limit_ms - self._warning_ms, self.limit_ms)
        return next((end - quiet_ms for end in ends if end > quiet_ms), 0)


class QuietTime(QObject):
    """Watches while it is started; install it as event filter of the application or a window."""

    nearly_over = Signal()
    """The lock comes in thirty seconds."""
    stirred = Signal()
    """Somebody came back after the warning."""
    over = Signal()
    """It has been quiet for too long; sent once, until it is started again."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        clock: Clock | None = None,
        warning_ms: int = WARNING_MS,
    ) -> None:
        super().__init__(parent)
        self._clock = SystemClock() if clock is None else clock
        self._warning_ms = warning_ms
        self._count: QuietCount | None = None
        self._state = Quiet.AWAKE
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self, limit_ms: int) -> None:
        """Begin to watch, or begin again with another limit."""
        self._count = QuietCount(limit_ms=limit_ms, warning_ms=self._warning_ms)
        self._state = Quiet.AWAKE
        self._stir()
        self._look_later()

    def stop(self) -> None:
        """Watch no longer."""
        self._count = None
        self._timer.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice; nothing is ever taken away from whoever it was meant for."""
        if self._count is not None and event.type() in _STIRS and watched.isWindowType():
            self._stir()
            if self._state is Quiet.NEARLY:
                self._state = Quiet.AWAKE
                self.stirred.emit()
                self._look_later()
        return False

    def _stir(self) -> None:
        if self._count is not None:
            self._count.stir(self._clock.monotonic_ms())

    def _look_later(self) -> None:
        if self._count is not None:
            # One more than the rest: a timer that fires early must not look twice.
            self._timer.start(self._count.next_look_ms(self._clock.monotonic_ms()) + 1)

    def _on_timer_timeout(self) -> None:
        if self._count is None:
            return
        before, self._state = self._state, self._count.state(self._clock.monotonic_ms())
        match self._state:
            case Quiet.OVER:
                self.stop()
                self.over.emit()
            case Quiet.NEARLY:
                if before is Quiet.AWAKE:
                    self.nearly_over.emit()
                self._look_later()
            case Quiet.AWAKE:
                self._look_later()
