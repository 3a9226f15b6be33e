"""What the hand-over page shows, as one value, and what follows from it.

The rules are: what is enabled is derived here and nowhere else; nothing that helps is ever a
condition (product rule W3) – a place to write to is the one thing that is needed.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath

from evidence_kit.i18n import N_
from evidence_kit.messages import (
    CaseSeen,
    ExportSeen,
    MakePackage,
    MakeReport,
    PackageChecked,
    PackageMade,
    Problem,
    ReportMade,
    StampAsked,
    Way,
)
from evidence_kit.model import DisclosureChoice, ItemStatus, Sensitivity, Verdict
from evidence_kit.ui.models.giving import choice_of
from evidence_kit.ui.models.making import Making, Shape
from evidence_kit.ui.models.remarks import next_version
from evidence_kit.ui.models.verdicts import AnswerWords, MadeAnswer, made_answer

REFERENCE_DRAFT = "handover.reference"
"""The draft in which the reference number of the police is kept; it is in no report."""


class HandOverStage(StrEnum):
    """Which of the three stages a person is at."""

    CHOOSE = "choose"
    MAKE = "make"
    HAND_OVER = "hand-over"


class Reach(StrEnum):
    """Whether somebody else can get at the place it is written to (product rule S10)."""

    NOT_SAID = "not-said"
    NOBODY_ELSE = "nobody-else"
    SOMEBODY = "somebody"
    """Yes, or maybe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the person chose."""

    shape: Shape = Shape.FOLDER
    language: str = "en"
    place: str = ""
    """The folder it is written into; "" until one was chosen."""
    reach: Reach = Reach.NOT_SAID
    most_mb: int = 0
    """Megabytes that a file for a web page may have; 0 where nobody said."""
    most_files: int = 0
    """Files that a part for a web page may hold; 0 where nobody said."""
    with_contact_sheet: bool = False
    with_sensitive: bool = False
    is_locked: bool = False
    with_stamp: bool = False
    stamp_address: str = ""
    """The authority that is asked for time stamps, where one is wanted."""

    @property
    def stamp_from(self) -> str:
        """Whom to ask for time stamps; "" for nobody."""
        return self.stamp_address if self.with_stamp else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageOut:
    """A package that was made just now."""

    made: PackageMade
    at: datetime
    """When the check at the end was over, in the computer's own time, aware."""
    pages: int
    """Of its report; 0 while that is not known."""
    checked: PackageChecked | None = None
    """The check of what lies there; ``None`` when it did not come to its end."""
    obstacle: Problem | None = None
    """Why it did not."""

    @property
    def answer(self) -> MadeAnswer:
        """Whether it is complete."""
        return made_answer(self.made, self.checked)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOut:
    """A report that was made just now, alone."""

    made: ReportMade
    at: datetime
    pages: int


Out = PackageOut | ReportOut | ExportSeen
"""What is handed over: made just now, or remembered from before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverState:
    """All that the page shows."""

    case: CaseSeen | None = None
    stage: HandOverStage = HandOverStage.CHOOSE
    choice: Choice = field(default_factory=Choice)
    making: Making | None = None
    asked: StampAsked | None = None
    """What would be sent for a time stamp, while that is asked."""
    out: Out | None = None
    problem: Problem | None = None
    is_code_in_full: bool = False
    slip: str = ""
    """What became of the slip, in words; "" before it was asked for."""

    @property
    def can_make(self) -> bool:
        """Whether everything that is needed was chosen."""
        has_address = not self.choice.with_stamp or bool(self.choice.stamp_address)
        return (
            self.case is not None
            and bool(self.choice.place)
            and has_address
            and self.making is None
        )

    def with_case(self, case: CaseSeen) -> "HandOverState":
        """Return the state after the case was read again; another case begins afresh."""
        if self.case is not None and self.case.case.id != case.case.id:
            return HandOverState(case=case, choice=Choice(language=self.choice.language))
        return replace(self, case=case)


def can_be_sensitive(case: CaseSeen) -> bool:
    """Return whether there are intimate pieces that may go out locked: of adults, and held.

    What is withheld, or goes out as a covered copy alone, is none of them.
    """
    return not case.case.ages.is_under_18_case and any(
        item.status is ItemStatus.HELD
        and item.sensitivity is Sensitivity.INTIMATE
        and choice_of(case, item) is DisclosureChoice.WHOLE
        for item in case.items
    )


def request_for(case: CaseSeen, choice: Choice) -> MakePackage | MakeReport:
    """Return what is asked of the vault process."""
    if choice.shape is Shape.REPORT:
        return MakeReport(
            path=report_path(case, choice.place),
            language=choice.language,
            contact_sheet_path=contact_sheet_path(case, choice.place)
            if choice.with_contact_sheet
            else "",
            stamp_address=choice.stamp_from,
        )
    return MakePackage(
        target_path=choice.place,
        language=choice.language,
        as_zip=choice.shape is Shape.FOLDER_AND_ZIP and not choice.is_locked,
        way=_WAYS.get(choice.shape, Way.USB),
        most_mb=choice.most_mb if choice.shape is Shape.PORTAL else 0,
        most_files=choice.most_files if choice.shape is Shape.PORTAL else 0,
        is_locked=choice.is_locked,
        with_contact_sheet=choice.with_contact_sheet,
        # A choice that was made before the answers about age changed must not count any more.
        with_sensitive=choice.with_sensitive and can_be_sensitive(case),
        stamp_address=choice.stamp_from,
    )


_WAYS = {Shape.PORTAL: Way.PORTAL, Shape.E_MAIL: Way.E_MAIL}


def spoken_words(out: Out) -> tuple[tuple[str, str], ...]:
    """Return what opens what was made just now: of which volume, and the words."""
    if not isinstance(out, PackageOut):
        return ()
    package = (("ordinary", out.made.passphrase),)
    volumes = ((volume.kind, volume.passphrase) for volume in out.made.volumes)
    return tuple((kind, words) for kind, words in (*package, *volumes) if words)


def code_of(out: Out) -> str:
    """Return the hand-over code of what is handed over; "" for a report alone."""
    match out:
        case PackageOut():
            return out.made.hand_over_code
        case ExportSeen():
            return out.code
        case ReportOut():
            return ""


def is_spoilt(out: Out) -> bool:
    """Return whether what lies there is not what was made, so that its code helps nobody."""
    return isinstance(out, PackageOut) and out.answer is MadeAnswer.NOT_AS_MADE


def report_path(case: CaseSeen, place: str) -> str:
    """Return where a report alone is written; later versions never take an earlier one's name."""
    return _next_path(case, place, "report")


def contact_sheet_path(case: CaseSeen, place: str) -> str:
    """Return where the contact sheet that goes with a report alone is written."""
    return _next_path(case, place, "CONFIDENTIAL-contact-sheet")


def _next_path(case: CaseSeen, place: str, name: str) -> str:
    return str(PurePath(place) / f"{case.case.reference}-{name}-{next_version(case)}.pdf")


def packages_made(case: CaseSeen) -> tuple[ExportSeen, ...]:
    """Return the packages that went out before, the latest first."""
    made = (export for export in case.exports if export.kind == "package")
    return tuple(sorted(made, key=lambda export: export.version, reverse=True))


MADE_ANSWERS = {
    MadeAnswer.COMPLETE: AnswerWords(
        title=N_("Complete. Nothing is missing."),
        means="",
        icon="shield-check",
        tone="keep",
    ),
    MadeAnswer.NOT_COMPLETE: AnswerWords(
        title=N_("Not complete: some pieces are named, not included."),
        means=N_("Nothing is broken. The report names them in the same way."),
        icon="info",
        tone="soon",
    ),
    MadeAnswer.NOT_CHECKED: AnswerWords(
        title=N_("Made, but it could not be checked to the end."),
        means=N_("That is not a no. You can check it again, or make it once more."),
        icon="question",
        tone="soon",
    ),
    MadeAnswer.NOT_AS_MADE: AnswerWords(
        title=N_("What lies there is not what was made."),
        means=N_(
            "Please do not hand this one over. Make it again, best on another stick. Your case is "
            "not touched."
        ),
        icon="alert",
        tone="soon",
    ),
}
"""What is said first about what was made just now."""


def counts_of(checked: PackageChecked) -> tuple[int, int, int]:
    """Return how many points were right, how many there are, and how many files were added."""
    right = sum(finding.verdict is Verdict.INTACT for finding in checked.findings)
    added = sum(finding.verdict is Verdict.ADDED for finding in checked.findings)
    return right, len(checked.findings), added
