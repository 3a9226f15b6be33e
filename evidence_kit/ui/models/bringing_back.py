"""A case that is brought back, as the window tells it: before, meanwhile and afterwards.

The rules are: where it comes from is only read, and that is said before and afterwards; "checked"
is said only of what was read in its new place; red is for pieces that changed or are missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import BroughtBack, Problem
from evidence_kit.model import Origin, Verdict
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.alerts import Alert, alert_for
from evidence_kit.ui.models.making import megabytes_words
from evidence_kit.ui.models.time_left import Pace
from evidence_kit.ui.models.times import instant_words, locale_of
from evidence_kit.visible import visible

_MOST_NAMES = 5
"""More of them in one sentence nobody reads."""


class Way(StrEnum):
    """Where a case is brought back from."""

    BACKUP = "backup"
    """One file that a backup made."""
    DAMAGED = "damaged"
    """A case that does not open any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayWords:
    """What the page says about one way, untranslated."""

    title: str
    lead: str
    before: tuple[str, ...]
    """What will happen, sentence by sentence."""
    source: str
    """The field for where it comes from."""
    act: str
    kept: str
    """What is said afterwards about where it came from."""


WAYS = {
    Way.BACKUP: WayWords(
        title=N_("Bring a case back from a backup"),
        lead=N_("It opens with the password or spare key from when the backup was made."),
        before=(
            N_("The backup is only read."),
            N_("The case is written into a new folder. Nothing that is there is replaced."),
            N_("Then every piece is read and checked in its new place."),
        ),
        source=N_("The backup file"),
        act=N_("Bring it back"),
        kept=N_("The backup was only read. Keep it until you have looked at the case."),
    ),
    Way.DAMAGED: WayWords(
        title=N_("Save what is whole of a damaged case"),
        lead=N_("This is not your doing. The pieces of evidence themselves may be whole."),
        before=(
            N_("The damaged case is only read. It stays as it is."),
            N_("What is whole is written into a new folder, best on another disk."),
            N_("Then every piece is read and checked there. What is missing is named."),
            N_("Password and spare key stay the same."),
        ),
        source=N_("The damaged case"),
        act=N_("Save what is whole"),
        kept=N_("Nothing in the old folder was changed. Keep it until you have looked at the new."),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BringingState:
    """What the page shows, apart from what is typed."""

    way: Way = Way.BACKUP
    is_spare_key: bool = False
    """The spare key is typed, not the password."""
    asks_ages: bool = False
    """The answers about age were lost, and are asked again."""
    is_running: bool = False
    is_stopping: bool = False
    progress: Progress | None = None
    pace: Pace = field(default_factory=Pace)
    alert: Alert | None = None
    brought: BroughtBack | None = None
    """How it ended; ``None`` before."""


def progress_words(progress: Progress | None, words: Words) -> tuple[str, str]:
    """Say what is being done, and how much of how much."""
    if progress is None:
        return words.gettext("Opening, about two seconds"), ""
    total = progress.total or progress.done
    match progress.stage:
        case Stage.RESTORING:
            return words.gettext("Writing the case"), megabytes_words(progress.done, total, words)
        case Stage.REPAIRING:
            title = words.gettext("Writing what is whole")
        case _:
            title = words.gettext("Reading and comparing")
    form = words.ngettext("{done} of {total} piece", "{done} of {total} pieces", total)
    return title, form.format(done=progress.done, total=total)


def brought_alert(brought: BroughtBack, way: Way, words: Words) -> Alert:
    """Say how it ended."""
    _ = words.gettext
    if brought.bad:
        title = _("The case is in its new place, and not everything is as it was.")
        form = words.ngettext(
            "{count} thing is missing or changed. It is named below. This is not your doing.",
            "{count} things are missing or changed. They are named below. This is not your doing.",
            len(brought.bad),
        )
        evidence = form.format(count=len(brought.bad))
    else:
        title = _("The case is in its new place. Every piece was read and checked.")
        evidence = ""
    return Alert(
        kind=_kind_of(brought),
        title=title,
        evidence=evidence,
        remedy=" ".join(_advice(brought, way, words)),
        code="",
    )


def asks_for_ages(brought: BroughtBack) -> bool:
    """Whether pieces stayed behind only because nobody knows the answers about age any more."""
    return brought.origin is Origin.SEALED_FILES and brought.is_under_18


def bringing_alert_for(problem: Problem, words: Words) -> Alert:
    """Return the words for a refusal; where it came from is untouched."""
    said = _SAID.get(problem.code)
    if said is None:
        return alert_for(problem, words)
    title, evidence, remedy = map(words.gettext, said)
    is_quiet = problem.code == _STOPPED
    return Alert(
        kind=AlertKind.WELL if is_quiet else AlertKind.SOON,
        title=title,
        evidence=evidence,
        remedy=remedy,
        code=problem.code,
    )


def _kind_of(brought: BroughtBack) -> AlertKind:
    verdicts = {finding.verdict for finding in brought.bad}
    if verdicts & {Verdict.ALTERED, Verdict.MISSING}:
        return AlertKind.DANGER
    return AlertKind.SOON if verdicts else AlertKind.WELL


def _advice(brought: BroughtBack, way: Way, words: Words) -> list[str]:
    _ = words.gettext
    said = _origin_words(brought, way, words)
    if brought.rebuilt:
        said.append(_("Look at every piece before you make a report: its marks may be lost."))
    if brought.withdrawn:
        form = _("Taken out, as the under-18 rules ask: {labels}.")
        said.append(form.format(labels=_named(brought.withdrawn)))
    if brought.left_behind:
        form = words.ngettext(
            "{count} file was not taken over. It is in the old place alone.",
            "{count} files were not taken over. They are in the old place alone.",
            brought.left_behind,
        )
        said.append(form.format(count=brought.left_behind))
    if brought.beside:
        form = _("An attempt that was cut short left this beside it: {names}. You can remove it.")
        said.append(form.format(names=_named(brought.beside)))
    said.append(_(WAYS[way].kept))
    return said


_CHOOSE_LATER_AGAIN = N_(
    "What was withheld or covered after that must be chosen again, before anything goes out."
)


def _origin_words(brought: BroughtBack, way: Way, words: Words) -> list[str]:
    _ = words.gettext
    match brought.origin:
        case Origin.DATABASE:
            if way is Way.DAMAGED:
                return []
            return [_("What came after the backup is not in it."), _(_CHOOSE_LATER_AGAIN)]
        case Origin.NEWER_COPY:
            return [_("A copy of the case file knew more than the file itself. It was taken.")]
        case Origin.BACKUP:
            form = _(
                "The case file could not be read. An older copy was taken, from {time}. What was "
                "written down after that is missing."
            )
            return [
                form.format(time=_time_words(brought.rows_until, words)),
                _(_CHOOSE_LATER_AGAIN),
            ]
        case Origin.SEALED_FILES:
            return [
                _("The case file could not be read, and no copy of it."),
                _("The pieces were taken from their own files, with new numbers."),
                _("What was written about them is missing."),
                _("What was withheld or covered must be chosen again, before anything goes out."),
            ]


def _time_words(at: datetime | None, words: Words) -> str:
    if at is None:
        return words.gettext("not known")
    return instant_words(at.astimezone(), locale_of(words))


def _named(names: tuple[str, ...]) -> str:
    shown = ", ".join(map(visible, names[:_MOST_NAMES]))
    return f"{shown} …" if len(names) > _MOST_NAMES else shown


_STOPPED = "EK-702"

_ONLY_READ = N_("What it comes from was only read, and is as it was.")

_SAID: Mapping[str, tuple[str, str, str]] = {
    "EK-106": (
        N_("That folder is there already and is not empty."),
        N_("Nothing in it was changed."),
        N_("Another name stands in the field now. Or choose another place."),
    ),
    "EK-111": (
        N_("What was written does not read back the same, so it was taken away again."),
        _ONLY_READ,
        N_("That disk or stick may be wearing out. Choose another place."),
    ),
    "EK-401": (
        N_("There is not enough room in that place."),
        _ONLY_READ,
        N_("Make some room there, or choose another disk or folder."),
    ),
    "EK-402": (
        N_("That place cannot be written to."),
        _ONLY_READ,
        N_("Choose another place. Some sticks have a small switch that locks them."),
    ),
    "EK-403": (
        N_("The disk reported a fault, so nothing was made."),
        _ONLY_READ,
        N_("Check the cable or the stick, or choose another place. Then try again."),
    ),
    _STOPPED: (
        N_("Stopped, as you asked. Nothing half-made is left."),
        _ONLY_READ,
        N_("Start again whenever you are ready."),
    ),
}
