"""Whether somebody should call their bank, and what is known of the money that moved.

The rules are: the card stays while a payment is under fourteen days old or nobody has called;
amounts are never added across currencies; a time nobody gave is not known, and then the day on
which it was written down is the latest it can have been – never a reason to wait.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from evidence_kit.guidance.schema import Guidance
from evidence_kit.messages import CaseSeen
from evidence_kit.model import Payment, PaymentStatus, StepState
from evidence_kit.told_times import DayOrders, day_orders
from evidence_kit.ui.models.path import BANK, state_of
from evidence_kit.ui.models.times import instant_in

CARD_DAYS = 14
RECENT_HOURS = 72
"""Within these a bank has the best chance to stop money (guidance, step ST04)."""

_MOVED = (PaymentStatus.MADE, PaymentStatus.ATTEMPTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class BankCard:
    """What the card about the bank says."""

    payments: tuple[Payment, ...]
    """Those that were made, or attempted where none was made."""
    is_paid: bool
    """Whether money is known to have been sent, not tried alone."""
    days: int | None
    """Days of the calendar since the newest of them, 0 within 24 hours; ``None``: nobody said."""
    dated: tuple[Payment, ...]
    """Those of them that were made so many days ago: no time is said of the others."""
    has_called: bool


def bank_card(case: CaseSeen, now: datetime) -> BankCard | None:
    """Return what to say about the bank; ``None`` when there is nothing to say any more."""
    moved = [payment for payment in case.payments if payment.status is PaymentStatus.MADE]
    tried = [payment for payment in case.payments if payment.status is PaymentStatus.ATTEMPTED]
    payments = tuple(moved or tried)
    if not payments or state_of(case, BANK) is StepState.NOT_FOR_ME:
        return None
    has_called = state_of(case, BANK) is StepState.DONE
    orders = day_orders(case)
    stated = [(payment, _stated_age(payment, now, orders)) for payment in payments]
    youngest = min(_age(payment, age, now) for payment, age in stated)
    if has_called and youngest >= timedelta(days=CARD_DAYS):
        return None
    known = [(payment, _days_since(age, now)) for payment, age in stated if age is not None]
    days = min((days for _, days in known), default=None)
    return BankCard(
        payments=payments,
        is_paid=bool(moved),
        days=days,
        dated=tuple(payment for payment, since in known if since == days),
        has_called=has_called,
    )


def _days_since(age: timedelta, now: datetime) -> int:
    """Return how many midnights of this computer's clock lie between; 0 within 24 hours.

    Whoever reads “3 days ago” counts on a calendar: the evening of the 25th is four days before
    the afternoon of the 29th.
    """
    if age < timedelta(days=1):
        return 0
    then = (now.astimezone(UTC) - age).astimezone()
    return max((now.astimezone().date() - then.date()).days, 1)


def moved_recently(case: CaseSeen, now: datetime) -> bool:
    """Return whether money moved, or may have moved, within the last 72 hours."""
    orders = day_orders(case)
    return any(
        payment.status in _MOVED
        and _age(payment, _stated_age(payment, now, orders), now) <= timedelta(hours=RECENT_HOURS)
        for payment in case.payments
    )


def is_said_to_be_recent(case: CaseSeen, now: datetime) -> bool:
    """Return whether somebody gave a time within the last 72 hours at which money moved."""
    orders = day_orders(case)
    ages = (
        _stated_age(payment, now, orders) for payment in case.payments if payment.status in _MOVED
    )
    return any(age is not None and age <= timedelta(hours=RECENT_HOURS) for age in ages)


def _age(payment: Payment, stated: timedelta | None, now: datetime) -> timedelta:
    """Return how old a payment is at least, as far as anybody can tell."""
    return max(now - payment.recorded_at, timedelta()) if stated is None else stated


def _stated_age(payment: Payment, now: datetime, orders: DayOrders) -> timedelta | None:
    at = instant_in(payment.at_text, orders, payment.item_id)
    if at is None:
        return None
    return max(now.astimezone(UTC) - at, timedelta())


def should_call_bank(card: BankCard, guidance: Guidance) -> bool:
    """Return whether the bank is whom to call, rather than the company money went through.

    Where nobody knows how it went, or we know nothing of that way, it is the bank.
    """
    methods = {payment.method for payment in card.payments}
    rails = [rail for rail in guidance.payments.rail if methods & set(rail.methods)]
    known = {method for rail in rails for method in rail.methods}
    return any(rail.asks_bank for rail in rails) or not methods <= known
