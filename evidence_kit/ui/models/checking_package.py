"""What the page that checks a package shows, as one value."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from evidence_kit.errors import PackageLockedError, PackagePassphraseError
from evidence_kit.messages import PackageChecked, Problem
from evidence_kit.model import Finding, Verdict
from evidence_kit.progress import Progress
from evidence_kit.ui.models.time_left import Pace
from evidence_kit.ui.models.verdicts import (
    CodeAnswer,
    PackageAnswer,
    code_answer,
    digits_of,
    package_answer,
)

_LOCKED_CODES = frozenset({PackageLockedError.code, PackagePassphraseError.code})


class Shown(StrEnum):
    """Which answers are listed."""

    NOT_RIGHT = "not-right"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check that is under way."""

    given: str
    """The code as it was sent; "" for none."""
    progress: Progress | None = None
    pace: Pace = field(default_factory=Pace)
    is_stopping: bool = False

    def moved(self, progress: Progress, at_ms: int) -> "Check":
        """Return the check after it told where it stands."""
        return replace(self, progress=progress, pace=self.pace.seen(at_ms, progress.done))

    @property
    def seconds_left(self) -> int | None:
        """Return how long it takes still; ``None`` while nobody can tell."""
        return None if self.progress is None else self.pace.seconds_left(self.progress.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A check that is over."""

    checked: PackageChecked
    given: str
    at: datetime
    """When it was over, in the computer's own time."""

    @property
    def package(self) -> PackageAnswer:
        """The one answer."""
        return package_answer(self.checked, self.given)

    @property
    def code(self) -> CodeAnswer:
        """What is known about the code."""
        return code_answer(self.checked, self.given)

    @property
    def is_red(self) -> bool:
        """Whether something is no longer what it was; added or unreadable files are not that."""
        verdicts = {finding.verdict for finding in self.checked.findings}
        is_changed = bool(verdicts & {Verdict.ALTERED, Verdict.MISSING})
        return is_changed or self.code is CodeAnswer.DIFFERS

    @property
    def not_right(self) -> tuple[Finding, ...]:
        """Everything that is not intact."""
        return tuple(
            finding for finding in self.checked.findings if finding.verdict is not Verdict.INTACT
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPackageState:
    """All that the page shows."""

    path: str = ""
    typed: str = ""
    """The code as it stands in the field."""
    check: Check | None = None
    answered: Answered | None = None
    problem: Problem | None = None
    shown: Shown = Shown.EVERYTHING

    @property
    def can_check(self) -> bool:
        """Whether there is something to check and nothing is being checked."""
        return bool(self.path) and self.check is None

    @property
    def wants_words(self) -> bool:
        """Whether the last check ended at a lock that was told no words, or other ones."""
        return self.problem is not None and self.problem.code in _LOCKED_CODES

    @property
    def listed(self) -> tuple[Finding, ...]:
        """The answers that are listed now."""
        if self.answered is None:
            return ()
        if self.shown is Shown.NOT_RIGHT:
            return self.answered.not_right
        return self.answered.checked.findings

    def chosen(self, path: str) -> "CheckPackageState":
        """Return the state after another package was chosen: what was said is of the former."""
        return replace(self, path=path, answered=None, problem=None)

    def begun(self) -> "CheckPackageState":
        """Return the state while the chosen package is checked."""
        check = Check(given=digits_of(self.typed))
        return replace(self, check=check, answered=None, problem=None)

    def over(self, checked: PackageChecked, at: datetime) -> "CheckPackageState":
        """Return the state after the check said its answers."""
        given = "" if self.check is None else self.check.given
        answered = Answered(checked=checked, given=given, at=at)
        shown = Shown.NOT_RIGHT if answered.not_right else Shown.EVERYTHING
        return replace(self, check=None, answered=answered, shown=shown)

    def refused(self, problem: Problem) -> "CheckPackageState":
        """Return the state after the check could not be made."""
        return replace(self, check=None, problem=problem)
