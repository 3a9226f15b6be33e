"""After a lock the next process shows its window first; only then does this one end.

A process that replaced itself left nothing on the screen until the next window was drawn: it looked
like a crash, and what was typed went to whatever lay behind. The rules are:

* This process shows nothing of the case meanwhile, takes every key, and then ends without tidying
  up: its memory goes with it.
* The next one gets what it must know through its standard input, as always, and says on its
  standard output, once, that its window stands. From then on neither knows of the other.
* A window that another one lay over stays behind it: a lock takes nobody's keys away.
* A next process that ends before it stands leaves this one the way it always had: to replace
  itself. One that lives and says nothing is not waited for without end.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QProcess, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from evidence_kit.overriding import override
from evidence_kit.ui.resuming import (
    RESUMED_ARGUMENT,
    Resume,
    encoded,
    own_command,
    start_afresh,
)

_PATIENCE_MS = 15_000
"""A start takes half a second, on a slow and busy computer several."""
_HANDING_MS = 1_000
"""The keys go over in a moment; where a system does not let them, they come when we are gone."""
_STANDARD_OUTPUT = 1
_STANDS = b"stands\n"
"""Anything would do: it is never read."""


class Relief(QObject):
    """Starts the next process, and ends this one when that stands.

    Args:
        application: Whose focus is handed over, and with whose end the next process ends too.
        end: How this process ends.
        start_over: What is done when there is no next process.
        command: How the next one is started; this program's own way when not said.
    """

    def __init__(
        self,
        application: QGuiApplication,
        *,
        end: "Callable[[], object] | None" = None,
        start_over: Callable[[Resume], object] = start_afresh,
        command: Sequence[str] = (),
    ) -> None:
        super().__init__(application)
        self._application = application
        self._end = end or _end_at_once
        self._start_over = start_over
        self._command = tuple(command) or tuple(own_command(RESUMED_ARGUMENT))
        self._resume: Resume | None = None
        self._process: QProcess | None = None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._on_limit_timeout)
        application.aboutToQuit.connect(self.stop)

    @property
    def is_under_way(self) -> bool:
        """Whether another process is about to take over."""
        return self._process is not None

    def begin(self, resume: Resume) -> None:
        """Start the process that goes on from here."""
        self._resume = resume
        program, *arguments = self._command
        # Its parent is nobody: a process of a Qt object ends with that object.
        process = self._process = QProcess()
        process.setProgram(program)
        process.setArguments(arguments)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._on_process_output_came)
        # Queued: a start that fails at once must not be answered within the start.
        queued = Qt.ConnectionType.QueuedConnection
        process.finished.connect(self._on_process_lost, queued)
        process.errorOccurred.connect(self._on_process_failed, queued)
        self._limit.start(_PATIENCE_MS)
        process.start()
        process.write(encoded(resume._replace(is_awaited=True)))
        process.closeWriteChannel()

    def stop(self) -> None:
        """End the next process too, before anything of it is seen: the window was hidden."""
        self._limit.stop()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished()

    def _on_process_output_came(self) -> None:
        if self._process is None:
            return
        self._process.blockSignals(True)
        if self._application.focusWindow() is None:
            self._end()
            return
        # The keys are ours until another window has them, and are taken until then.
        self._application.focusWindowChanged.connect(self._on_focus_window_changed)
        self._limit.start(_HANDING_MS)

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is None:
            self._end()

    def _on_limit_timeout(self) -> None:
        self._end()

    def _on_process_lost(self) -> None:
        resume, self._process = self._resume, None
        self._limit.stop()
        if resume is not None:
            self._start_over(resume)

    def _on_process_failed(self, problem: QProcess.ProcessError) -> None:
        if problem is QProcess.ProcessError.FailedToStart:
            self._on_process_lost()


class Standing(QObject):
    """Tells the process before, once, that this window stands.

    Args:
        window: What is shown.
    """

    told = Signal()
    """The process before knows, or is gone."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        if not window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating):
            # The window before has the keys, and a system may leave them there.
            window.activateWindow()
        if window.isMinimized():
            # It is not drawn, and nobody sees whether it is.
            QTimer.singleShot(0, self, self._tell)
        else:
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first drawing; nothing is taken away from the window."""
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # What is drawn in this turn is on the screen in the next.
            QTimer.singleShot(0, self, self._tell)
        return False

    def _tell(self) -> None:
        if self._window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating):
            # Some systems lay what is new on top, although they leave the keys where they are.
            self._window.lower()
        tell_that_it_stands()
        self.told.emit()


def tell_that_it_stands() -> None:
    """Say so on standard output, and let go of that: it leads to nobody any more."""
    # Whoever waited may be gone, and this window stands all the same.
    with suppress(OSError):
        os.write(_STANDARD_OUTPUT, _STANDS)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, _STANDARD_OUTPUT)
    os.close(nothing)


def _end_at_once() -> None:
    # Nothing is tidied up: that would go through the memory that shall be gone, and take time.
    os._exit(0)
