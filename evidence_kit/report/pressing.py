"""What cannot wait, in the order in which something can still be done about it.

The rules are: what is still to come stands before what has passed, and the nearest of it first;
money that moved a moment ago stands first, because it can perhaps still be stopped; a time that was
only told in words may be any, so it stands after what is known to press and before what is known
not to.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import IntEnum

from evidence_kit.model import Payment, PaymentStatus, Threat
from evidence_kit.report.moments import stated_instant

RECENT = timedelta(days=3)
"""How long a payment counts as one that can perhaps be recalled: officer's facts §1.4, 72 hours."""


class _Rank(IntEnum):
    """How much something presses."""

    NOW = 0
    CANNOT_TELL = 1
    NO_MORE = 2


def threats_by_deadline(threats: Iterable[Threat], now: datetime) -> tuple[Threat, ...]:
    """Return threats, the one whose deadline comes next first; without one, as they were entered.

    Args:
        threats: In the order they were entered.
        now: The instant of the report.
    """
    return tuple(sorted(threats, key=lambda threat: _deadline_rank(threat, now)))


def payments_by_recall(payments: Iterable[Payment], now: datetime) -> tuple[Payment, ...]:
    """Return payments that moved, those first that can best be stopped.

    Args:
        payments: In the order they were entered.
        now: The instant of the report.
    """
    return tuple(sorted(payments, key=lambda payment: _recall_rank(payment, now)))


def _deadline_rank(threat: Threat, now: datetime) -> tuple[_Rank, timedelta]:
    deadline = stated_instant(threat.deadline_text)
    if deadline is not None:
        # Of those that have passed, the last one is the most likely to be acted on.
        return (_Rank.NOW if deadline > now else _Rank.NO_MORE, abs(deadline - now))
    has_words = bool(threat.deadline_text.strip())
    return (_Rank.CANNOT_TELL if has_words else _Rank.NO_MORE, timedelta.max)


def _recall_rank(payment: Payment, now: datetime) -> tuple[bool, _Rank, timedelta]:
    # With little room, what was paid is what must not be missing.
    was_not_paid = payment.status is not PaymentStatus.MADE
    at = stated_instant(payment.at_text)
    if at is None:
        return (was_not_paid, _Rank.CANNOT_TELL, timedelta.max)
    return (was_not_paid, _Rank.NOW if now - at <= RECENT else _Rank.NO_MORE, now - at)
