"""A backup as the window tells it: when one is offered, what it says while it runs and afterwards.

The rules are: "read back" is said only of what was read back; an offer is one quiet line, at most
once a week, and never beside another offer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import PurePath

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import BackupMade, CaseSeen, Problem
from evidence_kit.model import ItemStatus
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.alerts import Alert, alert_for
from evidence_kit.ui.models.making import megabytes_words, size_words
from evidence_kit.ui.models.time_left import Pace
from evidence_kit.ui.models.times import instant_words, locale_of

BACKUP_DRAFT = "backup-offer"
"""Where it is remembered when somebody said "not now" to the offer."""

MANY_ITEMS = 20
"""So many new pieces are offered a backup at once."""
LONG_DAYS = 7
"""After so many days one new piece is enough; a "not now" holds as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupState:
    """The backup that is being made, or how the last one ended."""

    is_running: bool = False
    is_stopping: bool = False
    progress: Progress | None = None
    pace: Pace = field(default_factory=Pace)
    made: BackupMade | None = None
    problem: Problem | None = None


def offers_backup(case: CaseSeen, now: datetime) -> bool:
    """Whether the first page has a quiet line about a backup."""
    held_at = sorted(
        item.imported_at
        for item in case.items
        if item.status is ItemStatus.HELD
        and (case.backed_up_at is None or item.imported_at > case.backed_up_at)
    )
    if not held_at or _was_put_off(case.drafts.get(BACKUP_DRAFT, ""), now):
        return False
    return len(held_at) >= MANY_ITEMS or now - held_at[0] >= timedelta(days=LONG_DAYS)


def last_backup_words(case: CaseSeen, words: Words) -> str:
    """Say when the last backup was made, or which one the case came from; and what is newer."""
    known_at = [at for at in (case.backed_up_at, case.restored_at) if at is not None]
    if not known_at:
        return words.gettext("No backup of this case was made yet.")
    latest_at = max(known_at)
    newer = sum(item.imported_at > latest_at for item in case.items)
    form = (
        words.gettext("Last backup: {time}.")
        if latest_at == case.backed_up_at
        else words.gettext("Restored from a backup: {time}. No new backup was made since.")
    )
    said = form.format(time=instant_words(latest_at.astimezone(), locale_of(words)))
    if not newer:
        return said
    more = words.ngettext("{count} piece is newer.", "{count} pieces are newer.", newer).format(
        count=newer
    )
    return f"{said} {more}"


def progress_words(progress: Progress | None, words: Words) -> tuple[str, str]:
    """Say what is being done, and how much of how much."""
    title = words.gettext("Writing the backup")
    if progress is None:
        return title, ""
    if progress.stage is Stage.VERIFYING:
        title = words.gettext("Reading it back")
    return title, megabytes_words(progress.done, progress.total or progress.done, words)


def made_alert(made: BackupMade, words: Words) -> Alert:
    """Say that a backup is there, and what is to be known about it."""
    _ = words.gettext
    name = PurePath(made.path).name
    if made.missing:
        return Alert(
            kind=AlertKind.SOON,
            title=_("The backup was read back, and something of the case is not in it."),
            evidence=_("what could be read is in “{name}”.").format(name=name),
            remedy=_("Press “Check every piece now” to see what is missing."),
            code="",
        )
    return Alert(
        kind=AlertKind.WELL,
        title=_("Read back and verified: “{name}”, {size}.").format(
            name=name, size=size_words(made.size_bytes, words)
        ),
        evidence="",
        remedy=" ".join(_advice(made, words)),
        code="",
    )


def backup_alert_for(problem: Problem, words: Words) -> Alert:
    """Return the words for a refusal while a backup was being made; the case is untouched."""
    said = _SAID.get(problem.code)
    if said is None:
        return alert_for(problem, words)
    title, evidence, remedy = map(words.gettext, said)
    is_quiet = problem.code == "EK-702"
    return Alert(
        kind=AlertKind.WELL if is_quiet else AlertKind.SOON,
        title=title,
        evidence=evidence,
        remedy=remedy,
        code=problem.code,
    )


def put_off_words(now: datetime) -> str:
    """Return what is remembered of a "not now"."""
    return now.astimezone().date().isoformat()


def _advice(made: BackupMade, words: Words) -> list[str]:
    _ = words.gettext
    said = [
        _("It opens with the passwords and spare keys of today, even if you change them later.")
    ]
    if made.is_same_disk:
        said.append(_("It lies on the same disk as the case. A stick kept elsewhere is safer."))
    if made.keeps_owners is False:
        said.append(_("Whoever has the stick sees the file’s name. What is in it stays encrypted."))
    return said


def _was_put_off(said: str, now: datetime) -> bool:
    try:
        at = date.fromisoformat(said)
    except ValueError:
        return False
    return now.astimezone().date() - at < timedelta(days=LONG_DAYS)


_SAFE = N_("your case is not touched.")
_GOES_ON = N_("Choose the same place again: what is there is read, compared and gone on with.")

_SAID: Mapping[str, tuple[str, str, str]] = {
    "EK-401": (
        N_("There is not enough room in that place."),
        _SAFE,
        N_("Make some room there, or choose another stick or folder."),
    ),
    "EK-402": (
        N_("That place cannot be written to."),
        _SAFE,
        N_("Put the stick back, or choose another place. Some sticks have a lock switch."),
    ),
    "EK-403": (N_("The backup was interrupted: the place reports a fault."), _SAFE, _GOES_ON),
    "EK-111": (
        N_("What was written does not read back the same. It is not called a backup."),
        _SAFE,
        N_("This stick may be wearing out. Use another one."),
    ),
    "EK-702": (
        N_("Stopped, as you asked. Nothing half-made is left."),
        _SAFE,
        N_("Start again whenever you are ready."),
    ),
}
