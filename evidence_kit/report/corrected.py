"""What earlier versions said of a payment that was set right since.

The rules are: whoever holds an earlier version learns what it said and what is said now; what was
set right before anything went out is in the record, and on no page, because nobody holds it; the
ledger says what came first.
"""

from collections.abc import Iterator
from datetime import datetime

from evidence_kit.clock import from_utc_text
from evidence_kit.correcting import (
    CORRECTED_WORDS,
    CorrectedField,
    fields_that_differ,
    find_correction,
)
from evidence_kit.formats import formats_of
from evidence_kit.i18n import Words
from evidence_kit.model import Action, CaseFile, LedgerEntry, Payment
from evidence_kit.paying import method_words
from evidence_kit.report.exhibit_words import exhibit_label
from evidence_kit.report.moments import as_given
from evidence_kit.report.vocabulary import PAYMENT_WORDS
from evidence_kit.totals import find_number
from evidence_kit.visible import visible


def versions_before(case_file: CaseFile, payment: Payment, words: Words) -> tuple[str, ...]:
    """Return what each earlier version said that the next one, or this one, says otherwise.

    A line for each: "Version 1 said: Amount: EUR 1,500.00; When: 2026-11-18".
    """
    exports = [each for each in reports(case_file) if _was_there(case_file, payment, each)]
    said = [_at(case_file, payment, each) for each in exports]
    lines = []
    for export, then, later in zip(exports, said, [*said, payment][1:], strict=True):
        fields = fields_that_differ(then, later)
        if fields:
            # Translators: {said} names what a payment was in an earlier report, such as
            # “Amount: EUR 1,500.00; When: 2026-11-18”.
            form = words.gettext("Version {version} said: {said}")
            parts = (
                words.gettext("{name}: {text}").format(
                    name=words.gettext(CORRECTED_WORDS[field]),
                    text=_value(case_file, then, field, words),
                )
                for field in fields
            )
            lines.append(form.format(version=version_of(export), said="; ".join(parts)))
    return tuple(lines)


def corrections_since(case_file: CaseFile, export: LedgerEntry, words: Words) -> Iterator[str]:
    """Yield what was set right since a version, a line for each field of each payment."""
    for payment in case_file.payments:
        if not _was_there(case_file, payment, export):
            continue
        then = _at(case_file, payment, export)
        for field in fields_that_differ(then, payment):
            # Translators: {field} is “Amount”, “When” …; what stood there, and what stands there.
            form = words.gettext("Payment {number} was corrected. {field}: {before}, now {after}.")
            yield form.format(
                number=payment.number,
                field=words.gettext(CORRECTED_WORDS[field]),
                before=_value(case_file, then, field, words),
                after=_value(case_file, payment, field, words),
            )


def is_correction(name: str) -> bool:
    """Return whether the ledger names a correction of a payment so.

    >>> is_correction("detail/3/corrected-1-amount"), is_correction("detail/3/receipt")
    (True, False)
    """
    return name.startswith("detail/") and find_correction(name.rpartition("/")[2]) is not None


def reports(case_file: CaseFile) -> list[LedgerEntry]:
    """Return the entries of every report and package, the first one first.

    A single paper shows next to nothing of a case: nobody compares a report with it.
    """
    return [
        entry
        for entry in case_file.ledger
        if entry.action is Action.EXPORTED and entry.detail.get("kind") != "papers"
    ]


def made_at_of(export: LedgerEntry) -> datetime:
    """Return the instant that stands on what was made; older entries know only their own."""
    told = export.detail.get("made_at")
    return from_utc_text(told) if isinstance(told, str) else export.at


def version_of(export: LedgerEntry) -> str:
    """Return the version of a report or package, for a sentence."""
    return export.object.partition("/")[2] or "–"


def _was_there(case_file: CaseFile, payment: Payment, export: LedgerEntry) -> bool:
    about = f"payment/{payment.number}"
    return any(entry.object == about and entry.n < export.n for entry in case_file.ledger)


def _at(case_file: CaseFile, payment: Payment, export: LedgerEntry) -> Payment:
    """Return a payment as a version had it."""
    before = {entry.object for entry in case_file.ledger if entry.n < export.n}
    for each in case_file.corrections.get(payment.number, ()):
        start = f"detail/{payment.number}/corrected-{each.nth}-"
        if not any(name.startswith(start) for name in before):
            return each.before
    return payment


def _amount(payment: Payment, words: Words) -> str:
    amount = find_number(payment.amount)
    if amount is None:
        return payment.amount
    return formats_of(words).money_in_code(amount, payment.currency)


def _value(case_file: CaseFile, payment: Payment, field: CorrectedField, words: Words) -> str:
    if field is CorrectedField.EXHIBIT:
        return exhibit_label(case_file, payment.item_id, words)
    said = {
        CorrectedField.STATUS: words.gettext(PAYMENT_WORDS[payment.status]),
        CorrectedField.METHOD: method_words(payment.method, words),
        CorrectedField.AMOUNT: _amount(payment, words),
        CorrectedField.CURRENCY: payment.currency,
        CorrectedField.TO: payment.to,
        CorrectedField.TIME: as_given(payment.at_text),
        CorrectedField.NOTE: payment.note,
    }[field]
    return visible(said) if said.strip() else words.gettext("not known")
