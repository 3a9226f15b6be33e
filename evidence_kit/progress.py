"""How long work tells its caller where it stands, and how it is told to stop.

A core function never knows who listens. It calls ``report`` with a value, checks ``cancel`` at
least every MiB or 100 ms, and leaves no trace when it was cancelled.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from evidence_kit.errors import CancelledError


class Stage(StrEnum):
    """What is being done, so that the listener can say it in its own words."""

    DERIVING_KEY = "deriving-key"
    IMPORTING = "importing"
    PREVIEWING = "previewing"
    CHECKING = "checking"
    EXPORTING = "exporting"
    REPORTING = "reporting"
    VERIFYING = "verifying"
    REPAIRING = "repairing"
    RENEWING_KEY = "renewing-key"
    BACKING_UP = "backing-up"
    RESTORING = "restoring"
    MOVING = "moving"
    DELETING = "deleting"
    SEARCHING = "searching"
    DESCRIBING = "describing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a long piece of work stands: real counts, never an estimate."""

    stage: Stage
    done: int
    """Units finished: bytes for a single file, items for a list."""
    total: int | None
    """Units in all, or ``None`` while that is not known."""
    name: str = ""
    """What is being worked on, for display; untrusted text."""


Report = Callable[[Progress], None]
"""Receives each :class:`Progress`; must return quickly and never raise."""


def silent(_progress: Progress) -> None:
    """Ignore progress; for callers that have nobody to tell."""


class Cancel:
    """A token that one side sets and the working side checks."""

    def __init__(self) -> None:
        self._requested = False

    def request(self) -> None:
        """Ask the work to stop at its next safe point."""
        self._requested = True

    def check(self) -> None:
        """Raise if a stop was asked for.

        Raises:
            CancelledError: The person asked to stop.
        """
        if self._requested:
            raise CancelledError
