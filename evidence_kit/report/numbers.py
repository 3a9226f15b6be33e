"""A number whose check digits are wrong, wherever somebody may copy it from.

The rule is: a wrong number is told beside the number, on every paper, and a right one says nothing
– check digits tell no more than that a number was copied without a slip.
"""

from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, Payment, Validity
from evidence_kit.paying import RECEIVER_CHECK, as_validity
from evidence_kit.recognising.receivers import check_of
from evidence_kit.report.document import Cell, Tone, said
from evidence_kit.report.vocabulary import VALIDITY_WORDS


def receiver_check(case_file: CaseFile, payment: Payment) -> Validity | None:
    """Return what the check digits of a payment's receiver say; ``None`` where it has none.

    Of a card they were looked at when it was told: its last digits alone cannot be checked.
    """
    told = case_file.details.get(payment.number, {}).get(RECEIVER_CHECK, "")
    return as_validity(told) or check_of(payment.to, case_file.case.country)


def wrong_digits(check: Validity | None, words: Words) -> Cell:
    """Return the line that a wrong number has below it; nothing for any other."""
    said_of_it = wrong_words(check, words)
    return (said(said_of_it, tone=Tone.QUIET),) if said_of_it else ()


def wrong_words(check: Validity | None, words: Words) -> str:
    """Return what is said of a wrong number; "" for any other."""
    return words.gettext(VALIDITY_WORDS[check]) if check is Validity.INVALID else ""
