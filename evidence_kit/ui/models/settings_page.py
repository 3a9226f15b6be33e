"""What the settings page shows, as one value: preferences, the check, the answers about age."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import AgesChanged, AgesForeseen, CaseSeen, ExportSeen, Problem
from evidence_kit.model import AgeInPicture, Ages, Finding, number_of_export
from evidence_kit.progress import Progress
from evidence_kit.settings import Settings
from evidence_kit.ui.models.backup import BackupState
from evidence_kit.ui.models.time_left import Pace
from evidence_kit.ui.models.times import instant_words, locale_of

_EXPORTS = {
    "report": N_("Report, version {version}, {time}"),
    "package": N_("Package, version {version}, {time}"),
    # Translators: sheets that were made alone, such as a receipt; {version} is their number.
    "papers": N_("Papers, number {version}, {time}"),
}
"""What went out, by kind."""

_KINDS = {
    "identifier": N_("Identifiers"),
    "payment": N_("Payments"),
    "event": N_("Events"),
    "threat": N_("Threats"),
    "removal": N_("Removal requests"),
    "referral": N_("Police and others who were told"),
    "sighting": N_("When accounts were seen"),
    "subject": N_("Which accounts are one"),
    "detail": N_("Details of payments"),
    "answer": N_("Answers about the case"),
    "anchor": N_("Who has an anchor"),
    "statement": N_("Your own words"),
}
"""What facts are called that hold a picture written as text, by the first half of their names."""

_LONGEST_AGE_DIGITS = 3


class AgesPhase(StrEnum):
    """How far a change of the answers about age is."""

    SHOWN = "shown"
    ASKING = "asking"
    """The two questions are open."""
    FORESEEN = "foreseen"
    """What would follow was said; a yes is awaited."""
    CHANGING = "changing"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgesState:
    """The answers about age, and a change of them."""

    phase: AgesPhase = AgesPhase.SHOWN
    typed: str = ""
    """The age as typed; "" is “not sure”."""
    in_picture: AgeInPicture | None = None
    foreseen: AgesForeseen | None = None
    changed: AgesChanged | None = None
    problem: Problem | None = None

    @property
    def answers(self) -> Ages | None:
        """The two answers; ``None`` while one is missing or no number of years."""
        text = self.typed.strip()
        if self.in_picture is None:
            return None
        if not text:
            return Ages(now=None, in_picture=self.in_picture)
        is_number = text.isascii() and text.isdigit() and len(text) <= _LONGEST_AGE_DIGITS
        return Ages(now=int(text), in_picture=self.in_picture) if is_number else None


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultCheckState:
    """The check of the whole case."""

    is_running: bool = False
    is_stopping: bool = False
    progress: Progress | None = None
    pace: Pace = field(default_factory=Pace)
    findings: tuple[Finding, ...] | None = None
    """Every answer of the last check; ``None`` before the first."""
    at: datetime | None = None
    """When it was over."""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsState:
    """All that the page shows."""

    settings: Settings = field(default_factory=Settings)
    case: CaseSeen | None = None
    place: str = ""
    """The folder the case lies in; "" while none is open."""
    synced_by: str = ""
    """The service whose folder that is; "" for none that is known."""
    network: str = ""
    """The kind of network drive it lies on; "" for none that is known."""
    check: VaultCheckState = field(default_factory=VaultCheckState)
    ages: AgesState = field(default_factory=AgesState)
    backup: BackupState = field(default_factory=BackupState)


def ages_words(ages: Ages, words: Words) -> str:
    """Say the two answers as they stand."""
    if ages.now is None:
        now = words.gettext("Your age now: not sure.")
    else:
        now = words.gettext("Your age now: {age}.").format(age=ages.now)
    return f"{now} {_picture_words(ages.in_picture, words)}"


def _picture_words(answer: AgeInPicture, words: Words) -> str:
    match answer:
        case AgeInPicture.ADULT:
            return words.gettext("Everyone in every picture was 18 or over.")
        case AgeInPicture.UNDER_18:
            return words.gettext("Someone in a picture was under 18.")
        case AgeInPicture.NOT_SURE:
            return words.gettext("Whether someone in a picture was under 18: not sure.")


def rules_words(ages: Ages, words: Words) -> str:
    """Say which rules hold with these answers."""
    if ages.is_under_18_case:
        return words.gettext(
            "The under-18 rules hold: intimate pictures do not belong in the case. “Not sure” "
            "counts as under 18."
        )
    return words.gettext("The rules for adults hold.")


def foreseen_words(foreseen: AgesForeseen, words: Words) -> tuple[str, ...]:
    """Say what would follow from changed answers, sentence by sentence; nothing has happened."""
    _ = words.gettext
    if foreseen.ends:
        return (
            _("Here the answers can become stricter, not looser."),
            _("Was the first answer a mistake? Then begin a new case with the right one."),
        )
    said = []
    if foreseen.begins:
        said.append(_("From then on the under-18 rules hold for this case."))
    if foreseen.to_withdraw:
        labels = ", ".join(foreseen.to_withdraw)
        said.append(
            _("These intimate pieces would be taken out for good: {labels}.").format(labels=labels)
        )
        said.append(_("Their numbers stay, and the record keeps their fingerprints."))
    if foreseen.begins or foreseen.to_withdraw:
        said.append(
            _(
                "What is taken out cannot be brought back. Is a report to the police already open? "
                "Then ask them first."
            )
        )
    if foreseen.begins and foreseen.exports:
        said.extend(_exports_words(foreseen.exports, words))
    return tuple(said) or (_("Nothing that is kept would change."),)


def changed_words(changed: AgesChanged, words: Words) -> tuple[str, ...]:
    """Say what followed from changed answers."""
    _ = words.gettext
    said = [rules_words(changed.case.ages, words)]
    if changed.withdrawn:
        labels = ", ".join(changed.withdrawn)
        said.append(_("Taken out: {labels}.").format(labels=labels))
    if changed.to_look_at:
        labels = ", ".join(changed.to_look_at)
        said.append(
            _(
                "Withheld until somebody has looked: {labels}. Is anything nude or sexual "
                "visible? Withdraw that piece. If nothing is, say so at the piece."
            ).format(labels=labels)
        )
    if changed.words_to_look_at:
        form = _(
            "A picture seems to be written as text in: {names}. Please take it out, or say it in "
            "words alone."
        )
        said.append(form.format(names="; ".join(_named(changed.words_to_look_at, words))))
    if changed.exports and changed.case.ages.is_under_18_case:
        said.extend(_exports_words(changed.exports, words))
    if changed.copied_at is not None and changed.case.ages.is_under_18_case:
        said.append(
            _(
                "Backups and copies made before may still hold what was in the case then. Is a "
                "report open? Ask the police before you remove one."
            )
        )
    return tuple(said)


def _exports_words(exports: tuple[ExportSeen, ...], words: Words) -> tuple[str, ...]:
    """Name what was made before, and say what is to be done with it."""
    locale = locale_of(words)
    made = [
        words.gettext(_EXPORTS[export.kind]).format(
            version=number_of_export(export.version),
            time=instant_words(export.made_at.astimezone(), locale),
        )
        for export in exports
    ]
    holds = words.gettext("Made before, and may still hold what was in the case then: {made}.")
    return (
        holds.format(made="; ".join(made)),
        words.gettext("Please do not pass it on. Ask the police what to do with it."),
    )


def _named(names: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """Say in words which facts are named ``threat/1`` and the like; exhibits stay as they are."""
    found: dict[str, list[str]] = {}
    for name in names:
        kind, _, number = name.partition("/")
        found.setdefault(kind, []).extend([number] if number.isdigit() else [])
    said = []
    for kind, numbers in found.items():
        title = words.gettext(_KINDS[kind]) if kind in _KINDS else kind
        said.append(f"{title} {', '.join(numbers)}".rstrip())
    return tuple(said)
