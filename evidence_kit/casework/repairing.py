"""Write a damaged case into a new vault, through the door that everything came in by.

Rows that are found come over as they are: what they name was let in when it came. A sealed file
whose row is lost stands at the door again, with what its record says of it, because nobody knows
any more which answer it came in with. Where the answers about age are lost too, "not sure" holds
until somebody says otherwise, and "not sure" counts as under 18.
"""

import dataclasses
import secrets
from dataclasses import dataclass
from pathlib import Path

from evidence_kit.casework.case import (
    DEFAULT_INITIALS,
    WITHDRAWN_FOR_AGE,
    change_ages,
    ensure_certificate,
    valid_ages,
)
from evidence_kit.clock import Clock, from_utc_text
from evidence_kit.errors import (
    AdmissionError,
    WrongPassphraseError,
)
from evidence_kit.intake.admit import Admission, Offer, admit
from evidence_kit.intake.sniffing import Sniffed
from evidence_kit.intake.unseen import picture_holds_more, text_carries_data
from evidence_kit.keys import is_mistyped_recovery_code, mistyped
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    Case,
    CaseId,
    Item,
    ItemStatus,
    Route,
    Sensitivity,
    TypeMatch,
)
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.store import (
    Nameless,
    Repaired,
    Unlocked,
    Vault,
    find_beside,
    repair,
    unlock,
)

NOT_SURE = Ages(now=None, in_picture=AgeInPicture.NOT_SURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LostAnswers:
    """What a person says again, for where no row says it any more."""

    ages: Ages = NOT_SURE
    """What holds where no database and no copy of one is found."""
    is_age_said: bool = False
    """The age now was said, not left open: it counts also where it is stricter than the rows."""
    is_in_picture_said: bool = False
    """The same for the age in the pictures."""
    no_nudity_visible: bool = False
    """In none of the pictures that were taken in anything nude or sexual is visible."""

    def find_stricter(self, found: Ages) -> Ages | None:
        """Return the answers that hold instead of those found, or ``None`` where those hold.

        What was said never ends the under-18 rules, and what was not said never begins them:
        with them evidence goes.
        """
        said = Ages(
            now=self.ages.now if self.is_age_said else found.now,
            in_picture=self.ages.in_picture if self.is_in_picture_said else found.in_picture,
        )
        return said if said.is_under_18_case and not found.is_under_18_case else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRepaired:
    """What became of a damaged case."""

    repaired: Repaired
    withdrawn: tuple[Item, ...]
    """Intimate items of an under-18 case that were on their way out; their stubs stay."""
    beside: tuple[str, ...] = ()
    """Folders beside the new one that a cut attempt left; they open with its keys; not touched."""


def repair_case(
    source_path: Path,
    target_path: Path,
    secret: str,
    *,
    answers: LostAnswers,
    clock: Clock,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> CaseRepaired:
    """Write what can be read of a damaged vault into a new one; the old one is only read.

    Raises:
        RecoveryCodeMistypedError: What was given is a recovery code with a typing mistake.
        VaultError: The header does not open, or somebody has the vault open.
        InvalidValueError: An age cannot be one, or one folder lies in the other.
        StorageError: The new medium refused; no vault was made.
        CancelledError: The person asked to stop; no vault was made.
    """
    unlocked = _unlocked(source_path, secret)
    return repair_unlocked(
        source_path,
        target_path,
        unlocked,
        answers=answers,
        clock=clock,
        report=report,
        cancel=cancel,
    )


def repair_unlocked(
    source_path: Path,
    target_path: Path,
    unlocked: Unlocked,
    *,
    answers: LostAnswers,
    clock: Clock,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> CaseRepaired:
    """Do the same where the header is open already.

    Raises:
        VaultInUseError: Somebody has the vault open.
        InvalidValueError: An age cannot be one, or one folder lies in the other.
        StorageError: The new medium refused; no vault was made.
        CancelledError: The person asked to stop; no vault was made.
    """
    ages = valid_ages(answers.ages)
    repaired = repair(
        source_path,
        target_path,
        unlocked,
        lost_case=_lost_case(unlocked, ages, clock),
        find_stricter=answers.find_stricter,
        may_come_in=lambda case_ages, nameless: _may_come_in(case_ages, nameless, answers),
        clock=clock,
        report=report,
        cancel=cancel,
    )
    with Vault.open_unlocked(target_path, repaired.unlocked, clock=clock) as vault:
        ensure_certificate(vault)
        withdrawn = (
            change_ages(vault, vault.case.ages).withdrawn
            if repaired.is_stricter
            else tuple(_withdrawn_for_age(vault))
        )
    return CaseRepaired(
        repaired=repaired,
        withdrawn=withdrawn,
        beside=find_beside(target_path, repaired.unlocked.header.id),
    )


def _unlocked(path: Path, secret: str) -> Unlocked:
    try:
        return unlock(path, secret)
    except WrongPassphraseError as problem:
        if is_mistyped_recovery_code(secret):
            raise mistyped(secret) from problem
        raise


def _lost_case(unlocked: Unlocked, ages: Ages, clock: Clock) -> Case:
    """Return the case as it stands when only the header is left of what was said about it."""
    created_at = from_utc_text(unlocked.header.created)
    return Case(
        id=CaseId(unlocked.header.id),
        # The old one stands on what went out; a new one keeps the two from being mixed up.
        reference=f"EK-{clock.now().year}-{secrets.randbelow(1_000_000):06d}",
        created_at=created_at,
        created_offset_minutes=0,
        ages=ages,
        country="",
        language="en",
        initials=DEFAULT_INITIALS,
    )


def _may_come_in(ages: Ages, nameless: Nameless, answers: LostAnswers) -> bool:
    told = nameless.told
    offer = Offer(
        name=told.name,
        kind=told.kind,
        route=Route.COMMAND_LINE,
        sniffed=Sniffed(media_type=told.media_type, type_match=TypeMatch.CANNOT_TELL),
        is_intimate=told.sensitivity is Sensitivity.INTIMATE,
        no_nudity_visible=answers.no_nudity_visible,
        is_empty=told.size_bytes == 0,
    )
    try:
        admission, _ = admit(ages, offer)
        if ages.is_under_18_case and admission is Admission.KEEP:
            # Only now: what is refused by what it is, or waits for an answer, is not read.
            offer = dataclasses.replace(offer, holds_more=_holds_more(nameless))
            admission, _ = admit(ages, offer)
    except AdmissionError:
        return False
    return admission is Admission.KEEP


def _holds_more(nameless: Nameless) -> bool:
    media_type = nameless.told.media_type
    pieces = nameless.read()
    if media_type.startswith("image/"):
        found = picture_holds_more(media_type, pieces)
    else:
        found = text_carries_data(pieces)
    for _ in pieces:
        """To the end in every case: a file that breaks off later must not be let in half read."""
    return found


def _withdrawn_for_age(vault: Vault) -> list[Item]:
    """Finish what a changed answer about age began: no intimate item stays in an under-18 case."""
    if not vault.case.ages.is_under_18_case:
        return []
    return [
        vault.withdraw_item(item, WITHDRAWN_FOR_AGE)
        for item in vault.items()
        if item.status is ItemStatus.HELD and item.sensitivity is Sensitivity.INTIMATE
    ]
