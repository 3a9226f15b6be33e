"""What is said between the window and one vault process: requests out, answers in.

It knows frames and requests, and neither Qt nor the process. The rules are:

* Answers are told in the order in which they came, each to whoever asked.
* A frame that is not ours and a wrong protocol are one thing: the conversation is broken.
* Once it is over nothing is told any more, not even what was heard already.
* It is loaded with the first process: what crosses takes longer to define than the first page
  takes to be drawn.
"""

from collections.abc import Callable
from dataclasses import dataclass

from evidence_kit import messages
from evidence_kit.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request under way, and who wants to hear of it."""

    is_read: bool
    """Whether it is a quick read."""
    on_done: Callable[[messages.Answer], None] | None = None
    on_refused: Callable[[messages.Problem], None] | None = None
    on_progress: Callable[[Progress], None] | None = None
    on_part: Callable[[messages.Part], None] | None = None

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


class Conversation:
    """One process's requests and answers.

    Args:
        on_ready: Called once the process said that it speaks the same protocol.
        on_case_changed: Called when the process says so without being asked.
        on_broken: Called with the reason, in English, when what it says is not understood.
    """

    def __init__(
        self,
        *,
        on_ready: Callable[[], None],
        on_case_changed: Callable[[], None],
        on_broken: Callable[[str], None],
    ) -> None:
        self._on_ready = on_ready
        self._on_case_changed = on_case_changed
        self._on_broken = on_broken
        self._is_ready = False
        self._is_over = False
        self._heard = bytearray()
        self._asked: dict[int, Asked] = {}

    @property
    def is_busy(self) -> bool:
        """Whether something that is not a quick read is under way."""
        return any(not asked.is_read for asked in self._asked.values())

    def ask(
        self,
        request_id: int,
        request: messages.Request,
        *,
        on_done: Callable[[messages.Answer], None] | None = None,
        on_refused: Callable[[messages.Problem], None] | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        on_part: Callable[[messages.Part], None] | None = None,
    ) -> bytes:
        """Remember who asks; returns the frame to send.

        Raises:
            TooMuchAtOnceError: The request is too long to be sent; nobody is remembered.
        """
        frame = messages.frame(messages.Ask(id=request_id, request=request))
        self._asked[request_id] = Asked(
            is_read=isinstance(request, messages.READS),
            on_done=on_done,
            on_refused=on_refused,
            on_progress=on_progress,
            on_part=on_part,
        )
        return frame

    def stop(self, request_id: int) -> bytes:
        """Return the frame that asks a request to end; nothing for one that is not under way."""
        if request_id not in self._asked:
            return b""
        return messages.frame(messages.Stop(id=request_id))

    def hear(self, data: bytes) -> None:
        """Tell what has come whole by now."""
        self._heard += data
        try:
            # Whoever is told may end this conversation.
            while not self._is_over and (payload := self._next_payload()) is not None:
                self._take(messages.from_vault(payload))
        except messages.BrokenFrameError as problem:
            self._on_broken(f"it said what is not understood: {problem}")

    def end(self) -> None:
        """Forget everything; what the process still says reaches nobody."""
        self._is_over = True
        self._asked.clear()
        self._heard.clear()

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
                self._on_case_changed()
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
        self._on_ready()
