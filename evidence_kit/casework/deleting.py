"""Delete a case for good, after saying what would be lost with it.

The rules are:

* Nothing here happens by itself: not after wrong passwords, not on a date, not on quick exit. A
  person who can open the case types its reference, and says again what opens it.
* First it is said what never went out: whoever deletes evidence that nobody else has cannot ask for
  it back.
* A receipt is written only when it is wanted, outside the case. It says that there was a case and
  how much was in it, and nothing of what was in it.
* Once the keys are destroyed, nothing that goes wrong with the receipt hides that they are.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from evidence_kit import files, keys
from evidence_kit.casework.case import require_place_outside
from evidence_kit.clock import Clock, utc_text
from evidence_kit.errors import (
    DeletionNotConfirmedError,
    InvalidValueError,
    StorageError,
    WrongPassphraseError,
)
from evidence_kit.i18n import N_
from evidence_kit.model import Action, DisclosureChoice, ItemStatus, LedgerEntry, LedgerHead
from evidence_kit.progress import Report, silent
from evidence_kit.questions import is_printed
from evidence_kit.store import Removed, Vault

_PACKAGE = "package"

_RECEIPT = """\
Evidence Kit - receipt for a deleted case

Case           {reference}
Deleted        {deleted_at}
Pieces         {pieces}, of which {held} were kept as files
Covered copies {copies}, kept as files beside them
Ledger         {entries} entries
Ledger head    {head}

The keys of this copy of the case were destroyed and its files removed. It was
asked for by somebody who could open the case.

What this does not show: that no other copy exists. Backups, sticks, synchronised
folders and packages that were handed over are not reached. On an SSD or a stick
what was removed may lie unread for a while; without the keys it cannot be read.

The ledger head is the fingerprint of the case's record as it was then. It is the
same in a copy of the case, and in a package, that was made at that moment.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionForeseen:
    """What would be lost, and what is elsewhere."""

    reference: str
    """What has to be typed to confirm."""
    pieces: int
    """Everything in the case, withdrawn stubs aside."""
    held: int
    """How many of them are kept as files."""
    copies: int
    """Covered copies that are kept as files; they are no pieces of their own."""
    never_packed: tuple[str, ...]
    """Labels of pieces kept as files that no package holds as they came in: they came later, or
    were withheld or covered each time. Those that were written out one by one are not among them.
    """
    left_out: int
    """How many pieces the last package left out by its rules."""
    changed_since: bool
    """Something was said or changed after the last package."""
    packages: int
    reports: int
    last_package_at: datetime | None
    is_under_18: bool


RETENTION_ANSWER = "retention-until"
"""The answer about the case that says on which day to ask whether it is still needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDeleted:
    """A case is gone."""

    reference: str
    pieces: int
    head: LedgerHead
    removed: Removed
    receipt_path: Path | None
    """``None`` where none was wanted, or none could be kept once the case was gone."""


def keep_until(vault: Vault, day_text: str, *, clock: Clock) -> date | None:
    """Record on which day to ask whether the case is still needed; returns it.

    Nothing is ever deleted on that day: a person is asked, and may say no for ever.

    Args:
        vault: The open case.
        day_text: ``2027-11-28``, or "" to be asked on none.
        clock: What day it is.

    Raises:
        InvalidValueError: It is no day of the calendar, or one that is over.
    """
    day = _day(day_text.strip(), clock) if day_text.strip() else None
    vault.answer_case(RETENTION_ANSWER, "" if day is None else day.isoformat())
    return day


def find_kept_until(vault: Vault) -> date | None:
    """Return the day on which to ask whether the case is still needed, or ``None``."""
    answer = vault.find_case_answer(RETENTION_ANSWER)
    try:
        return None if answer is None else date.fromisoformat(answer.value)
    except ValueError:
        # Another program's way to write a day: nobody is asked, and nothing is lost.
        return None


def foresee_deletion(vault: Vault) -> DeletionForeseen:
    """Return what deleting the case would take away; nothing happens."""
    items = [item for item in vault.items() if item.status is not ItemStatus.WITHDRAWN]
    held = [item for item in items if item.status is ItemStatus.HELD]
    ledger = vault.ledger()
    exports = vault.exports()
    packages = [export for export in exports if export.kind == _PACKAGE]
    last = _last_package(ledger)
    went_out = _went_out_whole(ledger)
    last_n = 0 if last is None else last.n
    return DeletionForeseen(
        reference=vault.case.reference,
        pieces=len(items),
        held=len(held),
        copies=sum(copy.item.status is ItemStatus.HELD for copy in vault.covered_copies()),
        never_packed=tuple(item.label for item in held if f"item/{item.id}" not in went_out),
        left_out=0 if last is None else int(last.detail.get("left_out", 0)),
        changed_since=any(entry.n > last_n and _tells(entry) for entry in ledger),
        packages=len(packages),
        reports=sum(export.kind == "report" for export in exports),
        last_package_at=packages[-1].made_at if packages else None,
        is_under_18=vault.case.ages.is_under_18_case,
    )


def delete_case(
    vault: Vault,
    *,
    confirmed: str,
    clock: Clock,
    secret: str | None = None,
    receipt_path: Path | None = None,
    report: Report = silent,
) -> CaseDeleted:
    """Delete the case that is open; afterwards the vault is closed.

    Args:
        vault: The open case.
        confirmed: The case's reference, as the person typed it.
        clock: Where time comes from.
        secret: What opens the case, said once more; ``None`` where it was said just now.
        receipt_path: Where a receipt shall be; ``None`` for none.
        report: Told after each file.

    Raises:
        DeletionNotConfirmedError: What was typed is not the reference.
        WrongPassphraseError: What was given does not open the case.
        RecoveryCodeMistypedError: It is a recovery code with a typing mistake.
        InvalidValueError: The receipt would lie inside the case.
        TargetExistsError: The receipt's file exists already.
        StorageError: The medium refused, for the receipt too; the case is as it was.
        DeletionUnfinishedError: The keys are destroyed, and not every file is gone yet.
    """
    foreseen = foresee_deletion(vault)
    if confirmed.strip().upper() != foreseen.reference:
        raise DeletionNotConfirmedError
    if secret is not None:
        _require_opens(vault, secret)
    head = vault.ledger_head()
    if receipt_path is None:
        removed = vault.delete(report)
        kept_path = None
    else:
        require_place_outside(vault.path, receipt_path, N_("place of the receipt"))
        # On the medium before, under its name after: it never tells of what did not happen.
        files.write_partial(receipt_path, _receipt_text(foreseen, head, clock).encode("utf-8"))
        try:
            removed = vault.delete(report)
        except BaseException:
            files.drop_partial(receipt_path)
            raise
        kept_path = _named(receipt_path)
    return CaseDeleted(
        reference=foreseen.reference,
        pieces=foreseen.pieces,
        head=head,
        removed=removed,
        receipt_path=kept_path,
    )


_TELLING = frozenset(
    {
        Action.CASE_CHANGED,
        Action.ITEM_IMPORTED,
        Action.ITEM_DESCRIBED,
        Action.ITEM_WITHDRAWN,
        Action.FACT_RECORDED,
        Action.FACT_CHANGED,
        Action.FACT_WITHDRAWN,
    }
)
"""What a later package would tell that an earlier one does not."""

_KEPT_BACK = ("step/", "preview/", "anchor/")
"""What is written down for the person alone, as are the answers that no report prints."""


def _tells(entry: LedgerEntry) -> bool:
    is_kept_back = entry.object.startswith(_KEPT_BACK)
    return entry.action in _TELLING and not is_kept_back and is_printed(entry.object)


def _day(text: str, clock: Clock) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day < clock.now().date():
        raise InvalidValueError(
            value=text, field=N_("day"), expected=N_("a day to come, as 2027-11-28")
        )
    return day


def _last_package(ledger: tuple[LedgerEntry, ...]) -> LedgerEntry | None:
    found = [entry for entry in ledger if _is_package(entry)]
    return found[-1] if found else None


def _is_package(entry: LedgerEntry) -> bool:
    return entry.action is Action.EXPORTED and entry.detail.get("kind") == _PACKAGE


def _went_out_whole(ledger: tuple[LedgerEntry, ...]) -> set[str]:
    """Return what a package could hold as it came in, and what was written out by itself."""
    came_in: set[str] = set()
    kept_back: set[str] = set()
    went_out: set[str] = set()
    for entry in ledger:
        kind, _, item_id = entry.object.partition("/")
        if entry.action is Action.ITEM_IMPORTED:
            came_in.add(entry.object)
        elif entry.action is Action.ITEM_EXTRACTED:
            went_out.add(entry.object)
        elif kind == "disclosure":
            is_whole = entry.detail.get("choice") == DisclosureChoice.WHOLE
            (kept_back.discard if is_whole else kept_back.add)(f"item/{item_id}")
        elif _is_package(entry):
            went_out |= came_in - kept_back
    return went_out


def _require_opens(vault: Vault, secret: str) -> None:
    if vault.find_key(secret) is not None:
        return
    if keys.is_mistyped_recovery_code(secret):
        raise keys.mistyped(secret)
    raise WrongPassphraseError


def _named(receipt_path: Path) -> Path | None:
    """Give the receipt of a case that is gone its name; ``None`` where the medium refuses."""
    try:
        files.name_partial(receipt_path)
    except StorageError:
        # A refusal would say that everything is as it was.
        return None
    return receipt_path


def _receipt_text(foreseen: DeletionForeseen, head: LedgerHead, clock: Clock) -> str:
    return _RECEIPT.format(
        reference=foreseen.reference,
        deleted_at=utc_text(clock.now()),
        pieces=foreseen.pieces,
        held=foreseen.held,
        copies=foreseen.copies,
        entries=head.n,
        head=head.chain,
    )
