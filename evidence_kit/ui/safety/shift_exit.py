"""Shift pressed three times: the quick exit for a hand that cannot find a button.

The rules are: within five seconds, with no other key between, and only presses of a finger – a key
that repeats by itself does not count. Escape is left alone: it closes other things, and a hand that
wants out of a menu must not lose its place.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from evidence_kit.clock import Clock, SystemClock
from evidence_kit.overriding import override

PRESSES = 3
WITHIN_MS = 5_000


class ShiftCount:
    """Counts presses; knows no window."""

    def __init__(self) -> None:
        self._pressed_at_ms: list[int] = []

    def press(self, at_ms: int) -> bool:
        """Note a press of Shift; returns whether it was the third in time."""
        self._pressed_at_ms = [
            earlier for earlier in self._pressed_at_ms if at_ms - earlier < WITHIN_MS
        ]
        self._pressed_at_ms.append(at_ms)
        if len(self._pressed_at_ms) < PRESSES:
            return False
        self._pressed_at_ms.clear()
        return True

    def interrupt(self) -> None:
        """Note any other key: whoever types capitals does not want out."""
        self._pressed_at_ms.clear()


class ShiftExit(QObject):
    """Watches the keyboard; install it as event filter of the application, or of a window."""

    pressed_three_times = Signal()
    """Shift came three times; the window hides now and asks nothing."""

    def __init__(self, parent: QObject | None = None, *, clock: Clock | None = None) -> None:
        super().__init__(parent)
        self._clock = SystemClock() if clock is None else clock
        self._count = ShiftCount()
        self.is_on = True
        """Whether it counts; some people need sticky keys, and switch it off."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count; nothing is ever taken away from whoever it was meant for."""
        # A widget gets the same press again, and so does its parent: the system's window, once.
        if (
            self.is_on
            and event.type() is QEvent.Type.KeyPress
            and watched.isWindowType()
            and isinstance(event, QKeyEvent)
            and not event.isAutoRepeat()
        ):
            if event.key() != Qt.Key.Key_Shift:
                self._count.interrupt()
            elif self._count.press(self._clock.monotonic_ms()):
                self.pressed_three_times.emit()
        return False
