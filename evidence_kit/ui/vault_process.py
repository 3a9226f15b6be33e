"""The only file of the window that knows the other process.

The window asks; the vault process, started afresh by name, holds the key and answers. The rules
are:

* Nothing here waits, except :meth:`VaultProcess.kill` and :meth:`VaultProcess.leave`, which end it.
* Answers arrive as calls on the window's thread, in the order in which they were sent.
* A frame that is not ours, a wrong protocol and an end that nobody asked for are one thing: the
  process has died. What was under way is not answered any more.
* What the process writes on standard error is kept for the log, bounded, and never shown.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, Qt, Signal

from evidence_kit import messages
from evidence_kit.progress import Progress

LONGEST_LOG_BYTES = 16 << 10
"""What is kept of the process's standard error: its end."""

_END_PATIENCE_MS = 5_000
"""A killed process is gone in a few milliseconds; one that waits for a broken disk is not."""

_LEAVE_PATIENCE_MS = 1_500
"""The vault process promises to end within a second of its input's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A request under way, and who wants to hear of it."""

    is_read: bool
    on_done: Callable[[messages.Answer], None] | None
    on_refused: Callable[[messages.Problem], None] | None
    on_progress: Callable[[Progress], None] | None
    on_part: Callable[[messages.Part], None] | None

    def hear(
        self, message: messages.Moved | messages.Told | messages.Done | messages.Refused
    ) -> None:
        """Hand on what is said about this request."""
        match message:
            case messages.Moved() if self.on_progress is not None:
                self.on_progress(message.progress)
            case messages.Told() if self.on_part is not None:
                self.on_part(message.part)
            case messages.Done() if self.on_done is not None:
                self.on_done(message.answer)
            case messages.Refused() if self.on_refused is not None:
                self.on_refused(message.problem)
            case _:
                # Nobody wants to hear of it.
                return


class VaultProcess(QObject):
    """The vault process as the window sees it: at most one at a time, started when needed."""

    ready = Signal()
    """The process said that it is there and speaks the same protocol."""

    case_changed = Signal()
    """Something changed in the case that nobody asked for just now: a preview was made."""

    died = Signal(str)
    """The process ended without being asked to; why, in English, for the log."""

    def __init__(
        self, parent: QObject | None = None, *, command: Sequence[str] | None = None
    ) -> None:
        """Prepare; nothing is started yet.

        Args:
            parent: The Qt object that owns this one.
            command: How the process is started; this program's own way when not said.
        """
        super().__init__(parent)
        self._command = tuple(command or vault_command())
        self._process: QProcess | None = None
        self._is_ready = False
        self._heard = bytearray()
        self._log = bytearray()
        self._asked: dict[int, _Asked] = {}
        self._last_id = 0

    @property
    def is_busy(self) -> bool:
        """Whether something that is not a quick read is under way."""
        return any(not asked.is_read for asked in self._asked.values())

    @property
    def log_text(self) -> str:
        """The end of what the process wrote on standard error; for the log, never shown."""
        return self._log.decode("utf-8", "replace")

    def start(self) -> None:
        """Start the process, unless it runs."""
        if self._process is not None:
            return
        self._is_ready = False
        self._log.clear()
        process = QProcess(self)
        process.setProgram(self._command[0])
        process.setArguments(list(self._command[1:]))
        if sys.platform != "win32":
            flags = QProcess.UnixProcessFlag
            # It holds the key: its memory must not be written to a disk when it crashes.
            process.setUnixProcessParameters(
                flags.CloseFileDescriptors | flags.ResetSignalHandlers | flags.DisableCoreDumps
            )
        process.readyReadStandardOutput.connect(self._on_process_output_came)
        process.readyReadStandardError.connect(self._on_process_log_came)
        # Queued: a start that fails at once must not answer before the caller has its number.
        process.finished.connect(self._on_process_ended, Qt.ConnectionType.QueuedConnection)
        process.errorOccurred.connect(self._on_process_failed, Qt.ConnectionType.QueuedConnection)
        self._process = process
        process.start()

    def ask(
        self,
        request: messages.Request,
        *,
        on_done: Callable[[messages.Answer], None] | None = None,
        on_refused: Callable[[messages.Problem], None] | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        on_part: Callable[[messages.Part], None] | None = None,
    ) -> int:
        """Send a request, starting the process if needed; returns the request's number.

        Exactly one of ``on_done`` and ``on_refused`` is called, unless the process ends first.
        """
        self.start()
        self._last_id += 1
        self._asked[self._last_id] = _Asked(
            is_read=isinstance(request, messages.READS),
            on_done=on_done,
            on_refused=on_refused,
            on_progress=on_progress,
            on_part=on_part,
        )
        self._send(messages.Ask(id=self._last_id, request=request))
        return self._last_id

    def stop(self, request_id: int) -> None:
        """Ask the work of a request to end; its own end is the answer."""
        if request_id in self._asked:
            self._send(messages.Stop(id=request_id))

    def kill(self) -> None:
        """End the process at once and wait until it is gone; nothing of it is answered any more."""
        process = self._let_go()
        if process is not None:
            process.kill()
            process.waitForFinished(_END_PATIENCE_MS)
            process.deleteLater()

    def leave(self) -> None:
        """End the process in peace: it signs the ledger's head; killed if it takes too long."""
        process = self._let_go()
        if process is not None:
            process.closeWriteChannel()
            if not process.waitForFinished(_LEAVE_PATIENCE_MS):
                process.kill()
                process.waitForFinished(_END_PATIENCE_MS)
            process.deleteLater()

    def _send(self, message: messages.FromWindow) -> None:
        if self._process is not None:
            self._process.write(messages.frame(message))

    def _let_go(self) -> QProcess | None:
        """Forget the process and everything asked of it; what it still says reaches nobody."""
        process, self._process = self._process, None
        self._asked.clear()
        self._heard.clear()
        if process is not None:
            process.blockSignals(True)
        return process

    def _lose(self, reason: str) -> None:
        self.kill()
        self.died.emit(reason)

    def _on_process_output_came(self) -> None:
        process = self._process
        if process is None:
            return
        self._heard += process.readAllStandardOutput().data()
        try:
            # An answer may have ended this process, or started the next one.
            while self._process is process and (payload := self._next_payload()) is not None:
                self._take(messages.from_vault(payload))
        except messages.BrokenFrameError as problem:
            self._lose(f"it said what is not understood: {problem}")

    def _next_payload(self) -> bytes | None:
        start = messages.LENGTH_BYTES
        if len(self._heard) < start:
            return None
        end = start + messages.payload_length(bytes(self._heard[:start]))
        if len(self._heard) < end:
            return None
        payload = bytes(self._heard[start:end])
        del self._heard[:end]
        return payload

    def _take(self, message: messages.FromVault) -> None:
        if not self._is_ready:
            self._greet(message)
            return
        match message:
            case messages.Ready():
                raise messages.BrokenFrameError("it began twice")
            case messages.CaseChanged():
                self.case_changed.emit()
            case messages.Moved() | messages.Told():
                asked = self._asked.get(message.id)
                if asked is not None:
                    asked.hear(message)
            case messages.Done() | messages.Refused():
                asked = self._asked.pop(message.id, None)
                if asked is not None:
                    asked.hear(message)

    def _greet(self, message: messages.FromVault) -> None:
        if not isinstance(message, messages.Ready) or message.protocol != messages.PROTOCOL:
            raise messages.BrokenFrameError("it is not this program's vault process")
        self._is_ready = True
        self.ready.emit()

    def _on_process_log_came(self) -> None:
        if self._process is not None:
            self._log += self._process.readAllStandardError().data()
            del self._log[:-LONGEST_LOG_BYTES]

    def _on_process_ended(self, status: int, _how: QProcess.ExitStatus) -> None:
        if self._has_ended():
            self._on_process_output_came()
        # Its last words may have been answered with a new start, or understood by nobody.
        if self._has_ended():
            self._lose(f"it ended by itself with status {status}")

    def _on_process_failed(self, problem: QProcess.ProcessError) -> None:
        if self._has_ended() and problem is QProcess.ProcessError.FailedToStart:
            self._lose("it could not be started")

    def _has_ended(self) -> bool:
        """Whether the present process is over; what was queued may be of an earlier one."""
        process = self._process
        return process is not None and process.state() is QProcess.ProcessState.NotRunning


def vault_command() -> tuple[str, ...]:
    """Return how this program starts its vault process."""
    if getattr(sys, "frozen", False):
        return (sys.executable, messages.VAULT_ARGUMENT)
    # -P: whatever lies in the folder that the person stands in is not ours to run.
    return (sys.executable, "-P", "-m", "evidence_kit", messages.VAULT_ARGUMENT)
