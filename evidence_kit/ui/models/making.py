"""The making of a report or package, as named steps with real counts.

Pure values: the page hands in every :class:`Progress` it is told and renders what comes back. The
rules are: a step is done when the next one has begun or all is done, never by an estimate; counts
are those of the work itself; the last step is the check of what lies there, by the same check an
officer runs.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import DisclosureChoice, Item, ItemStatus, Sensitivity
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.models.giving import choice_of, giving_of, is_copy_given, is_kept_back
from evidence_kit.ui.models.time_left import Pace

_MEGABYTE = 1_000_000


class Shape(StrEnum):
    """What is made."""

    FOLDER = "folder"
    """A package as a folder."""
    FOLDER_AND_ZIP = "folder-and-zip"
    """The same, and once more as one file."""
    PORTAL = "portal"
    """The report, and parts that a web page takes."""
    E_MAIL = "e-mail"
    """One ZIP that arrives as an attachment."""
    REPORT = "report"
    """The report alone, as a PDF."""


class Step(StrEnum):
    """One named part of the making."""

    ORIGINALS = "originals"
    REPORT = "report"
    READ_BACK = "read-back"
    ZIP_READ_BACK = "zip-read-back"
    CHECKED_AGAIN = "checked-again"


class StepState(StrEnum):
    """Whether a step is behind, here or ahead."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


STEPS = {
    Shape.FOLDER: (Step.ORIGINALS, Step.REPORT, Step.READ_BACK, Step.CHECKED_AGAIN),
    Shape.FOLDER_AND_ZIP: (
        Step.ORIGINALS,
        Step.REPORT,
        Step.READ_BACK,
        Step.ZIP_READ_BACK,
        Step.CHECKED_AGAIN,
    ),
    Shape.PORTAL: (Step.ORIGINALS, Step.REPORT, Step.READ_BACK, Step.CHECKED_AGAIN),
    Shape.E_MAIL: (Step.ORIGINALS, Step.REPORT, Step.READ_BACK, Step.CHECKED_AGAIN),
    Shape.REPORT: (Step.ORIGINALS, Step.REPORT),
}
"""What each making consists of, in order."""

_PACKAGE_WORDS = {
    Step.ORIGINALS: N_("Originals copied and compared"),
    Step.REPORT: N_("Report written"),
    Step.READ_BACK: N_("Package read back from where it lies"),
    Step.ZIP_READ_BACK: N_("ZIP written and read back"),
    Step.CHECKED_AGAIN: N_("Everything checked again at the end"),
}
_REPORT_WORDS = {
    Step.ORIGINALS: N_("Originals read and compared"),
    Step.REPORT: N_("Report written"),
}
_STAGES = {
    Stage.EXPORTING: Step.ORIGINALS,
    Stage.CHECKING: Step.ORIGINALS,
    Stage.REPORTING: Step.REPORT,
    Stage.VERIFYING: Step.READ_BACK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How far a making is."""

    shape: Shape
    exhibits: tuple[str, ...] = ()
    """Labels of the originals that go in, in the order they are copied."""
    now: Step = Step.ORIGINALS
    counts: tuple[tuple[Step, Progress], ...] = ()
    """The last that was told of each step."""
    pages: int = 0
    """Pages of the report; 0 while that is not known."""
    pace: Pace = field(default_factory=Pace)
    """Of the step that is under way."""
    is_checking: bool = False
    """The package is made; what is told now is of the check at the end."""
    is_stopping: bool = False
    """The person asked to stop; the work's own end is awaited."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps of this making, in order."""
        return STEPS[self.shape]

    def state_of(self, step: Step) -> StepState:
        """Return whether a step is behind, here or ahead."""
        here, there = self.steps.index(self.now), self.steps.index(step)
        if there < here:
            return StepState.DONE
        return StepState.NOW if there == here else StepState.LATER

    def progress_of(self, step: Step) -> Progress | None:
        """Return what was last told of a step."""
        return next((progress for of, progress in self.counts if of is step), None)

    @property
    def progress(self) -> Progress | None:
        """Return what was last told of the step that is under way."""
        return self.progress_of(self.now)

    @property
    def seconds_left(self) -> int | None:
        """Return how long this step takes still; ``None`` while nobody can tell."""
        progress = self.progress
        return None if progress is None else self.pace.seconds_left(progress.total)

    def moved(self, progress: Progress, at_ms: int) -> "Making":
        """Return the making after one more thing was told of it."""
        step = self._step_of(progress)
        if step is None:
            return self
        pace = (self.pace if step is self.now else Pace()).seen(at_ms, progress.done)
        told = tuple((of, each) for of, each in self.counts if of is not step)
        # The layout runs twice: the first run does not know how many pages there will be.
        pages = max(self.pages, progress.total or progress.done) if step is Step.REPORT else 0
        return replace(
            self,
            now=step,
            counts=(*told, (step, progress)),
            pages=pages or self.pages,
            pace=pace,
        )

    def checking(self) -> "Making":
        """Return the making at its last step: the check of what lies there."""
        return replace(self, now=Step.CHECKED_AGAIN, is_checking=True, pace=Pace())

    def stopping(self) -> "Making":
        """Return the making after the person asked to stop."""
        return replace(self, is_stopping=True)

    def _step_of(self, progress: Progress) -> Step | None:
        if self.is_checking:
            return Step.CHECKED_AGAIN
        step = _STAGES.get(progress.stage)
        if step is not Step.READ_BACK or self.shape is not Shape.FOLDER_AND_ZIP:
            return step if step in self.steps else None
        before = self.progress_of(Step.READ_BACK)
        # Both are read back by the same check; the second one begins again at its beginning.
        is_second = before is not None and progress.done < before.done
        return Step.ZIP_READ_BACK if is_second or self.now is Step.ZIP_READ_BACK else step


def begin(shape: Shape, case: CaseSeen) -> Making:
    """Return a making that has just been asked for."""
    labels = tuple(
        _label_of(case, item)
        for item in case.items
        if (goes_in(item) or is_copy_given(case, item)) and not is_kept_back(case, item)
    )
    return Making(shape=shape, exhibits=labels)


def _label_of(case: CaseSeen, item: Item) -> str:
    if choice_of(case, item) is DisclosureChoice.WHOLE:
        return item.label
    copy = giving_of(case, item).copy
    # As the package and its progress call it.
    return item.label if copy is None else copy.item.label


def goes_in(item: Item) -> bool:
    """Return whether an item's original goes into the ordinary package."""
    return item.status is ItemStatus.HELD and item.sensitivity is Sensitivity.ORDINARY


def step_words(making: Making, step: Step, words: Words) -> str:
    """Return a step's name."""
    names = _REPORT_WORDS if making.shape is Shape.REPORT else _PACKAGE_WORDS
    return words.gettext(names[step])


def counts_words(making: Making, step: Step, words: Words) -> str:
    """Return a step's counts; "" where nothing was told of it yet."""
    progress = making.progress_of(step)
    if progress is None:
        return ""
    match progress.stage:
        case Stage.REPORTING:
            return _pages_words(making, step, progress, words)
        case Stage.CHECKING:
            form = words.ngettext(
                "{done} of {total} piece", "{done} of {total} pieces", progress.total or 0
            )
            return form.format(done=progress.done, total=progress.total or progress.done)
        case _:
            return _bytes_words(making, step, progress, words)


def _pages_words(making: Making, step: Step, progress: Progress, words: Words) -> str:
    if making.state_of(step) is StepState.DONE:
        return words.ngettext("{count} page", "{count} pages", making.pages).format(
            count=making.pages
        )
    return words.gettext("page {page}").format(page=progress.done)


def _bytes_words(making: Making, step: Step, progress: Progress, words: Words) -> str:
    total = progress.total or progress.done
    size = megabytes_words(progress.done, total, words)
    is_done = making.state_of(step) is StepState.DONE
    if step is not Step.ORIGINALS or not making.exhibits:
        return size_words(total, words) if is_done else size
    pieces = len(making.exhibits)
    if is_done:
        return words.ngettext("{count} piece", "{count} pieces", pieces).format(count=pieces)
    here = making.exhibits.index(progress.name) + 1 if progress.name in making.exhibits else 0
    # Translators: {size} is “12 of 31 MB”.
    form = words.ngettext(
        "{done} of {total} piece, {size}", "{done} of {total} pieces, {size}", pieces
    )
    return form.format(done=here, total=pieces, size=size)


def megabytes_words(done_bytes: int, total_bytes: int, words: Words) -> str:
    """Say how much of how much, in a unit that both are readable in."""
    if total_bytes < _MEGABYTE:
        return words.gettext("{done} of {total} kB").format(
            done=done_bytes // 1000, total=-(-total_bytes // 1000)
        )
    return words.gettext("{done} of {total} MB").format(
        done=done_bytes // _MEGABYTE, total=-(-total_bytes // _MEGABYTE)
    )


def size_words(size_bytes: int, words: Words) -> str:
    """Say how much something is, rounded up."""
    if size_bytes < _MEGABYTE:
        return words.gettext("{size} kB").format(size=-(-size_bytes // 1000))
    return words.gettext("{size} MB").format(size=-(-size_bytes // _MEGABYTE))
