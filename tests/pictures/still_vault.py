"""A vault process that stands still, for pictures alone: it answers from the sample case."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from typing_extensions import override

from evidence_kit import messages
from evidence_kit.progress import Progress
from evidence_kit.ui.vault_process import VaultProcess


class StillVault(VaultProcess):
    """Starts nothing and keeps nothing.

    A read of the case is answered with the sample, what was given in ``answers`` with that; every
    other request stays under way for ever, as a picture of something busy needs it.

    Args:
        case: What a reading of the case answers.
        answers: Type of request → its answer or refusal.
    """

    def __init__(
        self,
        case: messages.CaseSeen,
        answers: dict[type, messages.Answer | messages.Problem] | None = None,
    ) -> None:
        super().__init__()
        self._answers: dict[type, messages.Answer | messages.Problem] = {
            messages.ReadCase: case,
            messages.LookAt: messages.Preview(jpeg=b""),
            **(answers or {}),
        }
        self._parts: dict[type, tuple[messages.Part, ...]] = {}
        self._numbers = 0
        self._progress: dict[int, Callable[[Progress], None]] = {}
        self.asked: list[messages.Request] = []
        """Everything that was asked, in order."""

    @override
    def start(self) -> None:
        """Start nothing."""

    @override
    def ask(
        self,
        request: messages.Request,
        *,
        on_done: Callable[[messages.Answer], None] | None = None,
        on_refused: Callable[[messages.Problem], None] | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        on_part: Callable[[messages.Part], None] | None = None,
    ) -> int:
        """Remember the request; answer it as soon as the caller has its number."""
        self._numbers += 1
        self.asked.append(request)
        if on_progress is not None:
            self._progress[self._numbers] = on_progress
        if on_part is not None:
            for part in self._parts.get(type(request), ()):
                QTimer.singleShot(0, lambda part=part: on_part(part))
        answer = self._answers.get(type(request))
        if isinstance(answer, messages.Problem):
            if on_refused is not None:
                QTimer.singleShot(0, lambda: on_refused(answer))
        elif answer is not None and on_done is not None:
            QTimer.singleShot(0, lambda: on_done(answer))
        return self._numbers

    def answer_with(self, kind: type, answer: messages.Answer | messages.Problem) -> None:
        """Answer requests of a kind from now on."""
        self._answers[kind] = answer

    def tell_first(self, kind: type, parts: tuple[messages.Part, ...]) -> None:
        """Tell these of requests of a kind before they are answered, from now on."""
        self._parts[kind] = parts

    def move(self, progress: Progress) -> None:
        """Tell whoever asked last how far it is."""
        self._progress[max(self._progress)](progress)

    @override
    def stop(self, request_id: int) -> None:
        """Stop nothing."""

    @override
    def kill(self) -> None:
        """End nothing."""
