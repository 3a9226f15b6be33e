"""What was written down of a payment and set right later: each correction beside the payment's row.

The rules are: the row of a payment stays as it was recorded, and so does every correction; each
field that is set right is a detail of the payment under a name of its own, so it has its entry in
the ledger; the last correction counts; what is corrected to "not known" is a correction too.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from evidence_kit.i18n import N_
from evidence_kit.model import ItemId, Payment, PaymentCorrection, PaymentStatus


class CorrectedField(StrEnum):
    """One field of a payment that can be set right; the value is what a detail is named after."""

    STATUS = "status"
    METHOD = "method"
    AMOUNT = "amount"
    CURRENCY = "currency"
    TO = "to"
    TIME = "time"
    EXHIBIT = "exhibit"
    NOTE = "note"


CORRECTED_WORDS = {
    CorrectedField.STATUS: N_("Status"),
    CorrectedField.METHOD: N_("Way of paying"),
    CorrectedField.AMOUNT: N_("Amount"),
    CorrectedField.CURRENCY: N_("Currency"),
    CorrectedField.TO: N_("Where to"),
    CorrectedField.TIME: N_("When"),
    CorrectedField.EXHIBIT: N_("Exhibit"),
    CorrectedField.NOTE: N_("Note"),
}
"""What each field is called in a report and in the record."""

_NAME = re.compile(r"corrected-([1-9][0-9]{0,3})-([a-z]+)")
_MARK = "="
"""Stands before each value, because a detail without one was taken back."""


def correction_name(nth: int, field: CorrectedField) -> str:
    """Return the name of the detail that keeps one field of a payment's nth correction.

    >>> correction_name(1, CorrectedField.AMOUNT)
    'corrected-1-amount'
    """
    return f"corrected-{nth}-{field}"


def find_correction(name: str) -> tuple[int, CorrectedField] | None:
    """Return which correction and which field a detail's name stands for; ``None`` for another.

    >>> find_correction("corrected-2-to"), find_correction("receipt")
    ((2, <CorrectedField.TO: 'to'>), None)
    """
    found = _NAME.fullmatch(name)
    if found is None or found[2] not in set(CorrectedField):
        return None
    return int(found[1]), CorrectedField(found[2])


def changes_between(before: Payment, after: Payment) -> dict[CorrectedField, str]:
    """Return what differs between a payment and what it shall be, as it is kept: never empty."""
    old, new = _values(before), _values(after)
    return {field: _MARK + new[field] for field in CorrectedField if old[field] != new[field]}


def fields_that_differ(before: Payment, after: Payment) -> tuple[CorrectedField, ...]:
    """Return the fields in which two readings of one payment differ."""
    return tuple(changes_between(before, after))


def corrections_of(payment: Payment, known: Mapping[str, str]) -> tuple[PaymentCorrection, ...]:
    """Return every correction of a payment, the first one first.

    Args:
        payment: As it was recorded.
        known: What stands beside its row, by name; what is no correction is left alone.
    """
    by_number: dict[int, dict[CorrectedField, str]] = {}
    for name, value in known.items():
        found = find_correction(name)
        if found is not None and value.startswith(_MARK):
            by_number.setdefault(found[0], {})[found[1]] = value.removeprefix(_MARK)
    done = []
    standing = payment
    for nth in sorted(by_number):
        after = _with(standing, by_number[nth])
        done.append(PaymentCorrection(nth=nth, before=standing, after=after))
        standing = after
    return tuple(done)


def _values(payment: Payment) -> dict[CorrectedField, str]:
    return {
        CorrectedField.STATUS: payment.status.value,
        CorrectedField.METHOD: payment.method,
        CorrectedField.AMOUNT: payment.amount,
        CorrectedField.CURRENCY: payment.currency,
        CorrectedField.TO: payment.to,
        CorrectedField.TIME: payment.at_text,
        CorrectedField.EXHIBIT: payment.item_id or "",
        CorrectedField.NOTE: payment.note,
    }


def _with(payment: Payment, said: Mapping[CorrectedField, str]) -> Payment:
    values = _values(payment) | dict(said)
    status, item = values[CorrectedField.STATUS], values[CorrectedField.EXHIBIT]
    return replace(
        payment,
        # A state of a later version is not known here: what was recorded stands.
        status=PaymentStatus(status) if status in set(PaymentStatus) else payment.status,
        method=values[CorrectedField.METHOD],
        amount=values[CorrectedField.AMOUNT],
        currency=values[CorrectedField.CURRENCY],
        to=values[CorrectedField.TO],
        at_text=values[CorrectedField.TIME],
        item_id=ItemId(item) if item else None,
        note=values[CorrectedField.NOTE],
    )
