"""The system says that it goes to sleep, or that its screen is locked: the case locks too.

What each system tells:

* **Linux** – logind's ``PrepareForSleep`` and ``Lock``, and the screen savers' ``ActiveChanged``,
  over D-Bus. While a case is open the sleep is asked to wait until it is locked; logind waits five
  seconds at most.
* **Windows** – ``WM_WTSSESSION_CHANGE`` and ``WM_POWERBROADCAST``, as messages to the window.
* **macOS** – nothing that Qt alone can hear.
* **Everywhere** – a clock that stood still: after a sleep the wall clock is ahead of the clock that
  counts only while the computer runs. The case is then locked on waking up.

A lock too many does no harm; none of these signals is trusted for anything else.
"""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from evidence_kit.clock import Clock, SystemClock

if TYPE_CHECKING:
    from evidence_kit.ui.safety.bus_signals import BusSignals
    from evidence_kit.ui.safety.windows_messages import WindowsMessages

_LOOK_EVERY_MS = 5_000
_SLEEP_MS = 20_000
"""A wall clock this far ahead means that the computer slept, or that somebody set the clock."""


class SleepGap:
    """Compares the clock on the wall with the clock that stops in a sleep; knows no window."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._before_ms = self._ahead_ms()

    def has_slept(self) -> bool:
        """Return whether the computer slept since this was last asked."""
        now_ms = self._ahead_ms()
        has_jumped = now_ms - self._before_ms >= _SLEEP_MS
        self._before_ms = now_ms
        return has_jumped

    def _ahead_ms(self) -> int:
        return round(self._clock.now().timestamp() * 1000) - self._clock.monotonic_ms()


class SessionWatch(QObject):
    """Listens to the system while a case is open.

    Args:
        application: Whose messages are looked at; owns this.
        clock: The only source of time.
    """

    sleeping = Signal()
    """The computer goes to sleep, or has just slept."""
    screen_locked = Signal()
    """The person, or the system, locked the screen."""

    def __init__(self, application: QCoreApplication, *, clock: Clock | None = None) -> None:
        super().__init__(application)
        self._application = application
        self._clock = SystemClock() if clock is None else clock
        self._gap = SleepGap(self._clock)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._messages: WindowsMessages | None = None
        self._bus: BusSignals | None = None

    def start(self, window: QWidget) -> None:
        """Begin to listen; the window is where Windows sends its messages."""
        self._gap = SleepGap(self._clock)
        self._timer.start()
        if sys.platform.startswith("linux"):
            self._listen_to_buses().start()
        elif sys.platform == "win32" and self._messages is None:
            from evidence_kit.ui.safety.windows_messages import WindowsMessages

            self._messages = WindowsMessages(int(window.winId()), self._application)
            self._messages.sleeping.connect(self.sleeping)
            self._messages.screen_locked.connect(self.screen_locked)

    def stop(self) -> None:
        """Listen no longer, and let the computer sleep when it wants to."""
        self._timer.stop()
        if self._bus is not None:
            self._bus.stop()

    def _listen_to_buses(self) -> "BusSignals":
        """Reach for the buses with the first case: before it there is nothing to lock."""
        if self._bus is None:
            from evidence_kit.ui.safety.bus_signals import BusSignals

            self._bus = BusSignals(self)
            self._bus.sleeping.connect(self.sleeping)
            self._bus.screen_locked.connect(self.screen_locked)
        return self._bus

    def _on_timer_timeout(self) -> None:
        if self._gap.has_slept():
            self.sleeping.emit()
