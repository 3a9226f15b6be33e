"""Requests about the end of a case: how long it is kept, what would go, and that it is gone."""

from pathlib import Path

from evidence_kit import messages
from evidence_kit.casework.deleting import delete_case, foresee_deletion, keep_until
from evidence_kit.service.work import Work
from evidence_kit.store import finish_deletion


def foresee(_request: messages.ForeseeDeletion, work: Work) -> messages.DeletionForeseen:
    """Say what deleting the case would take away.

    Raises:
        NoVaultOpenError: No case is open.
    """
    foreseen = foresee_deletion(work.vault)
    return messages.DeletionForeseen(
        reference=foreseen.reference,
        pieces=foreseen.pieces,
        held=foreseen.held,
        never_packed=foreseen.never_packed,
        left_out=foreseen.left_out,
        changed_since=foreseen.changed_since,
        packages=foreseen.packages,
        reports=foreseen.reports,
        last_package_at=foreseen.last_package_at,
        is_under_18=foreseen.is_under_18,
    )


def delete(request: messages.DeleteCase, work: Work) -> messages.CaseDeleted:
    """Delete the case that is open; afterwards none is.

    Raises:
        NoVaultOpenError: No case is open.
        DeletionNotConfirmedError: What was typed is not the reference.
        WrongPassphraseError: What was given does not open the case.
        TargetExistsError: The receipt's file exists already.
        StorageError: The medium refused; the case is as it was, and closed.
        DeletionUnfinishedError: The keys are destroyed, and not every file is gone yet.
    """
    vault = work.vault
    is_proven = not request.secret and vault.is_spare_key_proof
    try:
        deleted = delete_case(
            vault,
            confirmed=request.confirmed,
            clock=work.clock,
            secret=None if is_proven else request.secret,
            receipt_path=Path(request.receipt_path) if request.receipt_path else None,
            report=work.report,
        )
    finally:
        if vault.is_closed:
            # Nothing may be signed, copied or read in it any more, however it ended.
            work.held.let_go()
    return messages.CaseDeleted(
        reference=deleted.reference,
        files=deleted.removed.files,
        left=len(deleted.removed.left),
        receipt_path="" if deleted.receipt_path is None else str(deleted.receipt_path),
        beside=deleted.removed.beside,
        is_receipt_lost=bool(request.receipt_path) and deleted.receipt_path is None,
    )


def finish(request: messages.FinishDeletion, work: Work) -> messages.CaseDeleted:
    """Remove what is left of a case whose keys were destroyed before.

    Raises:
        VaultOpenError: A case is open here.
        NotAVaultError: There is no such case; nothing was touched.
        VaultInUseError: Another process is at it.
        DeletionUnfinishedError: The medium refused; asking again goes on.
    """
    work.held.require_none()
    removed = finish_deletion(Path(request.path), report=work.report)
    return messages.CaseDeleted(
        reference="", files=removed.files, left=len(removed.left), receipt_path=""
    )


def keep(request: messages.KeepUntil, work: Work) -> messages.KeptUntil:
    """Remember on which day to ask whether the case is still needed.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: It is no day to come.
    """
    day = keep_until(work.vault, request.day, clock=work.clock)
    return messages.KeptUntil(day="" if day is None else day.isoformat())
