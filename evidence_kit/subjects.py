"""Accounts as reported, and what is said later of them, of identifiers and of payments, as values.

The rules are those of :mod:`evidence_kit.model`: values are frozen, and what a person typed is kept
as it was.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is said of an account as reported; one that nothing is said of has no such value."""

    number: int
    """2 of "S2"; never given twice."""
    part_of: int | None
    """The number of the account it turned out to be; ``None`` while it stands for itself."""
    note: str
    """Why, in the person's words; "" when nothing was said."""
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """To which account an identifier belongs, other than the one it was recorded with."""

    number: int
    """The identifier's."""
    subject: str
    """S1, S2 …; "" where it was put back."""
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDetail:
    """One more thing known of a payment."""

    number: int
    """The payment's."""
    name: str
    """A :class:`~evidence_kit.rails.PaymentField`, or one that a later version knows."""
    value: str
    """As given; "" where it was taken back."""
    changed_at: datetime
