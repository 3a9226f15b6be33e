"""Sums of money: within one currency and one state, exactly, and never converted.

The rules are: an amount that is not known is counted, never guessed; "asked back" says that
somebody asked for the money of a payment, never that any came.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from evidence_kit.model import Payment, PaymentStatus
from evidence_kit.rails import RECALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What some payments add up to."""

    count: int
    """How many entries."""
    sums: tuple[tuple[str, Decimal], ...]
    """Currency ("" for not known) and sum, in order of currency."""
    unknown: int
    """How many entries have no amount."""


def total_of(payments: Iterable[Payment], status: PaymentStatus) -> Total:
    """Add up the payments of one state, each currency for itself."""
    chosen = [payment for payment in payments if payment.status is status]
    sums: dict[str, Decimal] = {}
    unknown = 0
    for payment in chosen:
        amount = find_number(payment.amount)
        if amount is None:
            unknown += 1
        else:
            sums[payment.currency] = sums.get(payment.currency, Decimal()) + amount
    return Total(count=len(chosen), sums=tuple(sorted(sums.items())), unknown=unknown)


def asked_back(
    payments: Iterable[Payment], details: Mapping[int, Mapping[str, str]]
) -> tuple[Payment, ...]:
    """Return the payments that were made and that somebody asked for back."""
    return tuple(
        payment
        for payment in payments
        if payment.status is PaymentStatus.MADE and is_recalled(details.get(payment.number, {}))
    )


def is_recalled(known: Mapping[str, str]) -> bool:
    """Return whether what is known of a payment says that somebody asked for it back."""
    return any(known.get(field) for field in RECALL)


def find_number(amount: str) -> Decimal | None:
    """Return an amount as a number; ``None`` where it is not known, or is none."""
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
