"""Say what becomes of one request: where it stands, its parts, and its one end."""

from evidence_kit import messages
from evidence_kit.clock import Clock
from evidence_kit.errors import EvidenceKitError, TooMuchAtOnceError
from evidence_kit.progress import Progress
from evidence_kit.service.pipes import Speaker

_PACE_MS = 50
"""Twenty times a second is as often as anybody can see."""


class Teller:
    """Everything that is said about one request."""

    def __init__(self, request_id: int, speaker: Speaker, clock: Clock) -> None:
        self._id = request_id
        self._speaker = speaker
        self._clock = clock
        self._said_at_ms: int | None = None
        self._unsaid: Progress | None = None

    def moved(self, progress: Progress) -> None:
        """Say where the work stands; what comes too fast is left out, the last one never."""
        self._unsaid = progress
        if self._said_at_ms is None or self._clock.monotonic_ms() - self._said_at_ms >= _PACE_MS:
            self._say_unsaid()

    def told(self, part: messages.Part) -> None:
        """Say that a part is finished."""
        self._speaker.say(messages.Told(id=self._id, part=part))

    def done(self, answer: messages.Answer) -> None:
        """Say the answer; one that is too long is refused in words instead of being cut."""
        self._say_unsaid()
        try:
            self._speaker.say(messages.Done(id=self._id, answer=answer))
        except TooMuchAtOnceError as error:
            self.refused(error)

    def refused(self, error: EvidenceKitError) -> None:
        """Say why there is none."""
        self._say_unsaid()
        self._speaker.say(messages.Refused(id=self._id, problem=problem_of(error)))

    def _say_unsaid(self) -> None:
        if self._unsaid is not None:
            self._speaker.say(messages.Moved(id=self._id, progress=self._unsaid))
            self._said_at_ms = self._clock.monotonic_ms()
            self._unsaid = None


def problem_of(error: EvidenceKitError) -> messages.Problem:
    """Return an error as the window is told of it."""
    return messages.Problem(code=error.code, facts=error.facts)
