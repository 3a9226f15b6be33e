"""Hear what the window says while the one working thread works.

The rules are: the listening thread only listens – it touches no vault and says nothing; a
:class:`~evidence_kit.messages.Stop` takes effect at once, also for what still waits; the end of the
input stops everything, and no work keeps the process longer than :data:`GRACE_S` after it.
"""

import os
import queue
import sys
import threading  # noqa: TID251 - the one thread: what stops the work must be heard during it
from dataclasses import dataclass
from typing import BinaryIO

from evidence_kit import messages
from evidence_kit.progress import Cancel

GRACE_S = 0.8
"""Time for the work to end in order after the window is gone; with the rest, less than a second."""

CUT_STATUS = 1
"""How the process ends when that time was not enough. An import is crash-safe by its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request, its number, and how to stop it."""

    id: int
    request: messages.Request
    cancel: Cancel


class Inbox:
    """What the window asked, in order: filled by the listening thread, emptied by the other."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Asked | None] = queue.SimpleQueue()
        self._cancels: dict[int, Cancel] = {}
        self.is_at_end = False
        """Everything that came before the end of the input was handed out."""
        self.broken_by = ""
        """Why the input could not be understood any more, in English; "" while it can."""

    def put(self, ask: messages.Ask) -> None:
        """Let a request wait for its turn."""
        cancel = Cancel()
        self._cancels[ask.id] = cancel
        self._waiting.put(Asked(id=ask.id, request=ask.request, cancel=cancel))

    def stop(self, request_id: int) -> None:
        """Ask a request's work to end; one that is over is left alone."""
        cancel = self._cancels.get(request_id)
        if cancel is not None:
            cancel.request()

    def end(self) -> None:
        """Say that nothing more comes, and ask all work to end."""
        for cancel in tuple(self._cancels.values()):
            cancel.request()
        self._waiting.put(None)

    def find(self, patience_s: float = 0.0) -> Asked | None:
        """Return the next request, or ``None`` where none waits and none comes in that time."""
        if self.is_at_end:
            return None
        try:
            return self._handed_out(
                self._waiting.get(timeout=patience_s) if patience_s else self._waiting.get_nowait()
            )
        except queue.Empty:
            return None

    def wait(self) -> Asked | None:
        """Return the next request as soon as there is one; ``None`` at the end."""
        return None if self.is_at_end else self._handed_out(self._waiting.get())

    def forget(self, request_id: int) -> None:
        """Forget a request that was answered."""
        self._cancels.pop(request_id, None)

    def _handed_out(self, asked: Asked | None) -> Asked | None:
        if asked is None:
            self.is_at_end = True
        return asked


def start_listening(source: BinaryIO, inbox: Inbox) -> None:
    """Fill an inbox from now on; after the end of the input this process does not live long."""

    def listen_and_leave() -> None:
        listen(source, inbox)
        threading.Event().wait(GRACE_S)
        os._exit(CUT_STATUS)

    threading.Thread(target=listen_and_leave, name="listening", daemon=True).start()


def listen(source: BinaryIO, inbox: Inbox) -> None:
    """Fill an inbox until the input ends, or cannot be understood any more."""
    try:
        while (payload := _next_payload(source)) is not None:
            match messages.from_window(payload):
                case messages.Ask() as ask:
                    inbox.put(ask)
                case messages.Stop(id=request_id):
                    inbox.stop(request_id)
    except (messages.BrokenFrameError, OSError) as problem:
        inbox.broken_by = str(problem)
        sys.stderr.write(f"the window is not understood: {problem}\n")
    finally:
        inbox.end()


def _next_payload(source: BinaryIO) -> bytes | None:
    length = source.read(messages.LENGTH_BYTES)
    if len(length) < messages.LENGTH_BYTES:
        return None
    expected = messages.payload_length(length)
    payload = source.read(expected)
    return payload if len(payload) == expected else None
