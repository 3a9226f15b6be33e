"""What is said for the contact sheet, and the sheet itself.

Every field may stay empty, and may be taken back. In an under-18 case the one door holds for words
too (product rule M2).
"""

from evidence_kit.clock import Clock
from evidence_kit.contact import CONTACT_LABELS, ContactField
from evidence_kit.i18n import Words
from evidence_kit.intake.admit import admit_words
from evidence_kit.model import CaseAnswer, CaseFile
from evidence_kit.progress import Cancel
from evidence_kit.store import Vault


def say_contact(vault: Vault, field: ContactField, value: str) -> CaseAnswer:
    """Record one line of the contact sheet; "" takes it back.

    Raises:
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    admit_words(vault.case.ages, {CONTACT_LABELS[field]: value})
    return vault.answer_case(field.value, value)


def contact_sheet_of(case_file: CaseFile, words: Words, clock: Clock, cancel: Cancel) -> bytes:
    """Return the contact sheet of a case as a PDF.

    Raises:
        ReportError: It could not be laid out.
        CancelledError: The person asked to stop.
    """
    from evidence_kit.report.contact_sheet import build_contact_sheet

    return build_contact_sheet(
        case_file.answers,
        reference=case_file.case.reference,
        made_at=clock.now(),
        words=words,
        cancel=cancel,
    )
