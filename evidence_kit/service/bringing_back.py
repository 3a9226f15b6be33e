"""Requests about whole copies: out of a backup, out of a damaged case, one beside the other."""

from pathlib import Path

from evidence_kit import messages
from evidence_kit.casework import backing_up, comparing, repairing
from evidence_kit.casework.repairing import CaseRepaired, LostAnswers
from evidence_kit.model import Case, Finding, Item, Origin
from evidence_kit.service.work import Work


def restore_backup(request: messages.RestoreBackup, work: Work) -> messages.BroughtBack:
    """Write a case from a backup into a new folder, and check all of it.

    Raises:
        VaultOpenError: A case is open here.
        VaultError: The backup does not open, or the new folder exists and holds something.
        InvalidValueError: An age cannot be one.
        StorageError: The new medium refused; no case was made.
        CancelledError: The person asked to stop; no case was made.
    """
    work.held.require_none()
    path = Path(request.path)
    done = backing_up.restore_case(
        Path(request.backup_path),
        path,
        request.secret,
        answers=_answers(request),
        clock=work.clock,
        report=work.report,
        cancel=work.cancel,
    )
    return _brought_back(
        path, done.case, (*done.damages, *done.findings), done.withdrawn, done.beside, done.repaired
    )


def repair(request: messages.RepairCase, work: Work) -> messages.BroughtBack:
    """Write what is whole of a damaged case into a new folder; the damaged one is only read.

    Raises:
        VaultOpenError: A case is open here.
        VaultError: Its header does not open, or somebody has it open.
        InvalidValueError: An age cannot be one, or one folder lies in the other.
        StorageError: The new medium refused; no case was made.
        CancelledError: The person asked to stop; no case was made.
    """
    work.held.require_none()
    path = Path(request.path)
    done = repairing.repair_case(
        Path(request.damaged_path),
        path,
        request.secret,
        answers=_answers(request),
        clock=work.clock,
        report=work.report,
        cancel=work.cancel,
    )
    repaired = done.repaired
    return _brought_back(path, repaired.case, repaired.findings, done.withdrawn, done.beside, done)


def compare(request: messages.CompareCase, work: Work) -> messages.CaseCompared:
    """Compare the open case with another copy of it, or with a package.

    Raises:
        NoVaultOpenError: No case is open.
        NotAPackageError: It is neither, or the package's own log does not hold together.
        VaultError: The other copy does not open, or somebody has it open.
        SourceError: It cannot be read.
        StorageError: The medium refused the copy that is read from.
    """
    vault = work.vault
    found = comparing.compare_with(vault, Path(request.other_path), request.secret)
    shared = [entry.at for entry in vault.ledger() if entry.n == found.common]
    return messages.CaseCompared(
        relation=found.relation,
        common=found.common,
        here=len(found.here),
        there=len(found.there),
        shared_until=shared[0] if shared else None,
    )


def _answers(request: messages.RestoreBackup | messages.RepairCase) -> LostAnswers:
    if request.ages is None:
        return LostAnswers(no_nudity_visible=request.no_nudity_visible)
    return LostAnswers(
        ages=request.ages,
        is_age_said=True,
        is_in_picture_said=True,
        no_nudity_visible=request.no_nudity_visible,
    )


def _brought_back(  # noqa: PLR0917 - what both kinds of work end with
    path: Path,
    case: Case,
    findings: tuple[Finding, ...],
    withdrawn: tuple[Item, ...],
    beside: tuple[str, ...],
    repaired: CaseRepaired | None,
) -> messages.BroughtBack:
    anew = None if repaired is None else repaired.repaired
    return messages.BroughtBack(
        path=str(path),
        origin=Origin.DATABASE if anew is None else anew.origin,
        rows_until=None if anew is None else anew.rows_until,
        bad=tuple(finding for finding in findings if finding.verdict.is_bad),
        withdrawn=tuple(item.label for item in withdrawn),
        rebuilt=() if anew is None else tuple(item.label for item in anew.rebuilt),
        left_behind=0 if anew is None else len(anew.left_behind),
        is_under_18=case.ages.is_under_18_case,
        beside=beside,
    )
