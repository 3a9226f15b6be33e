"""What sees, from outside the program's own code, when a window is usable and how it works."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: object) -> object:
        """Return it as it is: an empty window does not wait for what only checks types."""
        return method


class FirstIdle(QObject):
    """Says ``usable`` and ends the program once the window is painted and nothing is left to do."""

    def __init__(self, application: QApplication, window: QWidget) -> None:
        super().__init__(application)
        self._application = application
        self._window = window
        self._is_painted = False
        # The window alone: to show it every event of every part would be work of its own.
        window.installEventFilter(self)
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._on_about_to_block)

    @override
    def eventFilter(  # noqa: N802 - Qt calls it so
        self, watched: QObject, event: QEvent, /
    ) -> bool:
        """See the first paint of the window."""
        if event.type() in {QEvent.Type.Paint, QEvent.Type.UpdateRequest}:
            self._is_painted = True
        return super().eventFilter(watched, event)

    def _on_about_to_block(self) -> None:
        if self._is_painted and self._window.isVisible():
            self._window.removeEventFilter(self)
            print("usable", flush=True)
            self._application.quit()


class Turns(QObject):
    """Measures every pass of the event loop, in the seconds this process worked for it.

    The time between two awakenings includes the wait for something to happen, and on a computer
    that does other things, theirs; what this thread worked does not.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest_s = 0.0
        self._began = time.thread_time()
        QAbstractEventDispatcher.instance().awake.connect(self._on_awake)

    def forget(self) -> float:
        """Begin anew with the next turn; returns the longest one so far."""
        longest_s, self.longest_s = self.longest_s, 0.0
        self._began = time.thread_time()
        return longest_s

    def _on_awake(self) -> None:
        now = time.thread_time()
        self.longest_s = max(self.longest_s, now - self._began)
        self._began = now


def held_bytes() -> int:
    """Return the memory this process holds now, as Linux tells it."""
    with open("/proc/self/status", encoding="ascii") as lines:  # noqa: PTH123 - pathlib weighs too
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:"))
