"""Requests about the sample case: open it, and take it away in one step."""

from pathlib import Path

from evidence_kit import messages
from evidence_kit.casework.trying_out import delete_sample, open_sample
from evidence_kit.service.opening import taken
from evidence_kit.service.work import Work


def open_(request: messages.OpenSample, work: Work) -> messages.Opened:
    """Open the sample case, making it where there is none yet, and hold it.

    Raises:
        VaultOpenError: A case is open here.
        NotASampleError: Something else lies there; it was not touched.
        VaultError: It does not open.
        CancelledError: The person asked to stop.
        StorageError: The medium refused.
    """
    work.held.require_none()
    path = Path(request.path)
    return taken(work, open_sample(path, clock=work.clock, report=work.report, cancel=work.cancel))


def delete(_request: messages.DeleteSample, work: Work) -> messages.CaseDeleted:
    """Delete the sample case that is open; afterwards none is.

    Raises:
        NoVaultOpenError: No case is open.
        NotASampleError: It is somebody's case; nothing was deleted.
        SampleHasOwnError: Somebody put something of their own into it; nothing was deleted.
        StorageError: The medium refused; the sample is as it was.
        DeletionUnfinishedError: The keys are destroyed, and not every file is gone yet.
    """
    vault = work.vault
    try:
        deleted = delete_sample(vault, clock=work.clock, report=work.report)
    finally:
        if vault.is_closed:
            # Nothing may be signed, copied or read in it any more, however it ended.
            work.held.let_go()
    return messages.CaseDeleted(
        reference=deleted.reference,
        files=deleted.removed.files,
        left=len(deleted.removed.left),
        receipt_path="",
        beside=deleted.removed.beside,
    )
