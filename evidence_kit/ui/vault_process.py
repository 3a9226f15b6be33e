"""The only file of the window that knows the other process.

The window asks; the vault process, started afresh by name, holds the key and answers. The rules
are:

* Nothing here waits, except :meth:`VaultProcess.kill` and :meth:`VaultProcess.leave`, which end it,
  and :meth:`VaultProcess.settle` before them.
* Answers arrive as calls on the window's thread, in the order in which they were sent; of many
  that wait, a portion in a turn, so that keys and drawing come in between.
* A conversation that broke and an end that nobody asked for are one thing: the process has died.
  What was under way is not answered any more.
* What the process writes on standard error is kept for the log, bounded, and never shown.
* What can be said is loaded with the first process: the first page needs neither.
"""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from PySide6.QtCore import QProcess

    from evidence_kit import messages
    from evidence_kit.errors import TooMuchAtOnceError
    from evidence_kit.progress import Progress
    from evidence_kit.ui.conversation import Conversation
    from evidence_kit.ui.keeping import Keeping, Typed

LONGEST_LOG_BYTES = 16 << 10
"""What is kept of the process's standard error: its end."""

_END_PATIENCE_MS = 5_000
"""A killed process is gone in a few milliseconds; one that waits for a broken disk is not."""

_LEAVE_PATIENCE_MS = 1_500
"""The vault process promises to end within a second of its input's end."""

_MOST_IN_A_TURN_BYTES = 128 << 10
"""Of what the process said; to understand so much takes a few milliseconds."""

_SETTLE_PATIENCE_MS = 1_500
"""A draft is on the disk in a moment; a disk that takes longer is not waited for."""


class VaultProcess(QObject):
    """The vault process as the window sees it: at most one at a time, started when needed."""

    ready = Signal()
    """The process said that it is there and speaks the same protocol."""

    case_changed = Signal()
    """Something changed in the case that nobody asked for just now: a preview was made."""

    kept_changed = Signal()
    """Whether everything typed is on the disk may be another answer now."""

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
        self._command = tuple(command or ())
        self._process: QProcess | None = None
        self._conversation: Conversation | None = None
        self._keeping: Keeping | None = None
        self._log = bytearray()
        self._last_id = 0
        self._has_more = False
        """The rest of what the process said is heard in another turn."""

    @property
    def is_busy(self) -> bool:
        """Whether something that is not a quick read is under way."""
        return self._conversation is not None and self._conversation.is_busy

    @property
    def has_refused_words(self) -> bool:
        """Whether words that were typed are known not to be on the disk."""
        return self._keeping is not None and self._keeping.has_refused

    @property
    def unkept_words(self) -> str:
        """The words that are not known to be on the disk; "" when everything is."""
        return "" if self._keeping is None else self._keeping.words()

    @property
    def log_text(self) -> str:
        """The end of what the process wrote on standard error; for the log, never shown."""
        return self._log.decode("utf-8", "replace")

    def start(self) -> None:
        """Start the process, unless it runs."""
        if self._process is not None:
            return
        from PySide6.QtCore import QProcess

        self._log.clear()
        program, *arguments = self._command or vault_command()
        process = QProcess(self)
        process.setProgram(program)
        process.setArguments(arguments)
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
        self._conversation = self._begin_conversation()
        self._begin_keeping()
        process.start()

    def ask(
        self,
        request: "messages.Request",
        *,
        on_done: "Callable[[messages.Answer], None] | None" = None,
        on_refused: "Callable[[messages.Problem], None] | None" = None,
        on_progress: "Callable[[Progress], None] | None" = None,
        on_part: "Callable[[messages.Part], None] | None" = None,
    ) -> int:
        """Send a request, starting the process if needed; returns the request's number.

        Exactly one of ``on_done`` and ``on_refused`` is called, unless the process ends first. A
        request that is too long is refused here, before anything of it is sent.
        """
        from evidence_kit.errors import TooMuchAtOnceError

        self.start()
        self._last_id += 1
        if self._keeping is not None:
            on_done, on_refused = self._keeping.watch(self._last_id, request, on_done, on_refused)
        if self._conversation is not None:
            try:
                frame = self._conversation.ask(
                    self._last_id,
                    request,
                    on_done=on_done,
                    on_refused=on_refused,
                    on_progress=on_progress,
                    on_part=on_part,
                )
            except TooMuchAtOnceError as error:
                self._refuse_soon(error, on_refused)
            else:
                self._send(frame)
        return self._last_id

    def stop(self, request_id: int) -> None:
        """Ask the work of a request to end; its own end is the answer."""
        if self._conversation is not None:
            self._send(self._conversation.stop(request_id))

    def settle(self) -> None:
        """Wait a moment until what was typed is answered: the case is about to be closed."""
        from PySide6.QtCore import QDeadlineTimer

        patience = QDeadlineTimer(_SETTLE_PATIENCE_MS)
        while (
            self._process is not None
            and self._keeping is not None
            and self._keeping.is_awaited
            and (
                self._process.bytesAvailable()
                or self._process.waitForReadyRead(patience.remainingTime())
            )
        ):
            self._hear_a_portion()

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

    def _begin_conversation(self) -> "Conversation":
        from evidence_kit.ui.conversation import Conversation

        return Conversation(
            on_ready=self.ready.emit, on_case_changed=self.case_changed.emit, on_broken=self._lose
        )

    def _begin_keeping(self) -> None:
        from evidence_kit.ui.keeping import Keeping

        if self._keeping is None:
            self._keeping = Keeping(self._ask_again, self)
            self._keeping.changed.connect(self.kept_changed)
        self._keeping.forget()

    def _ask_again(self, typed: "Typed") -> None:
        if self._process is not None:
            self.ask(typed.request, on_done=typed.on_done)

    def _refuse_soon(
        self,
        error: "TooMuchAtOnceError",
        on_refused: "Callable[[messages.Problem], None] | None",
    ) -> None:
        from PySide6.QtCore import QTimer

        from evidence_kit import messages

        asked_of = self._conversation

        def refuse() -> None:
            if on_refused is not None and self._conversation is asked_of:
                on_refused(messages.Problem(code=error.code, facts=error.facts))

        # Not before whoever asks has its number.
        QTimer.singleShot(0, self, refuse)

    def _send(self, frame: bytes) -> None:
        if self._process is not None:
            self._process.write(frame)

    def _let_go(self) -> "QProcess | None":
        """Forget the process and everything asked of it; what it still says reaches nobody."""
        process, self._process = self._process, None
        conversation, self._conversation = self._conversation, None
        if conversation is not None:
            conversation.end()
        if self._keeping is not None:
            self._keeping.end()
        if process is not None:
            process.blockSignals(True)
        return process

    def _lose(self, reason: str) -> None:
        self.kill()
        self.died.emit(reason)

    def _on_process_output_came(self) -> None:
        if not self._has_more:
            self._hear_in_portions()

    def _hear_in_portions(self) -> None:
        from PySide6.QtCore import QTimer

        self._has_more = False
        self._hear_a_portion()
        if self._process is not None and self._process.bytesAvailable():
            self._has_more = True
            QTimer.singleShot(0, self, self._hear_in_portions)

    def _hear_a_portion(self) -> None:
        if self._process is not None and self._conversation is not None:
            portion = self._process.read(_MOST_IN_A_TURN_BYTES)
            self._conversation.hear(bytes(portion.data()))

    def _hear_the_rest(self) -> None:
        while self._process is not None and self._process.bytesAvailable():
            self._hear_a_portion()

    def _on_process_log_came(self) -> None:
        if self._process is not None:
            self._log += self._process.readAllStandardError().data()
            del self._log[:-LONGEST_LOG_BYTES]

    def _on_process_ended(self, status: int, _how: "QProcess.ExitStatus") -> None:
        if self._has_ended():
            self._hear_the_rest()
        # Its last words may have been answered with a new start, or understood by nobody.
        if self._has_ended():
            self._lose(f"it ended by itself with status {status}")

    def _on_process_failed(self, problem: "QProcess.ProcessError") -> None:
        from PySide6.QtCore import QProcess

        if self._has_ended() and problem is QProcess.ProcessError.FailedToStart:
            self._lose("it could not be started")

    def _has_ended(self) -> bool:
        """Whether the present process is over; what was queued may be of an earlier one."""
        from PySide6.QtCore import QProcess

        process = self._process
        return process is not None and process.state() is QProcess.ProcessState.NotRunning


def vault_command() -> tuple[str, ...]:
    """Return how this program starts its vault process."""
    from evidence_kit import messages

    if getattr(sys, "frozen", False):
        return (sys.executable, messages.VAULT_ARGUMENT)
    # -P: whatever lies in the folder that the person stands in is not ours to run.
    return (sys.executable, "-P", "-m", "evidence_kit", messages.VAULT_ARGUMENT)
