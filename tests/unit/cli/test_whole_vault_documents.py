from pathlib import Path

from evidence_kit.casework.deleting import CaseDeleted
from evidence_kit.cli.whole_vault_documents import deletion_document, finished_document
from evidence_kit.model import Digest, LedgerHead
from evidence_kit.store import Removed

REMOVED = Removed(files=7, left=("holiday.txt",))


def test_a_deletion_tells_how_much_there_was_and_what_stays() -> None:
    document = deletion_document(
        CaseDeleted(
            reference="EK-2026-004711",
            pieces=3,
            head=LedgerHead(n=12, chain=Digest("a" * 64)),
            removed=REMOVED,
            receipt_path=Path("/media/stick/receipt.txt"),
        )
    )

    assert (document.reference, document.pieces, document.ledger_entries) == (
        "EK-2026-004711",
        3,
        12,
    )
    assert document.ledger_head == "a" * 64
    assert (document.files_removed, document.left) == (7, ["holiday.txt"])
    assert document.receipt == str(Path("/media/stick/receipt.txt"))


def test_a_deletion_that_was_finished_cannot_tell_which_case_it_was() -> None:
    document = finished_document(REMOVED)

    assert document.reference is document.pieces is document.ledger_head is None
    assert document.files_removed == 7
