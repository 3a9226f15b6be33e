"""The accounts that somebody should be asked to preserve: each once, the one that was paid first.

What this is for: bringing together the two places where an account can have been recorded – as an
identifier, and as the receiver of a payment – because an officer who reads one of them must not
miss the other. The rules are: a value is printed as it was written; two spellings are taken for one
account only where spaces, or the capitals of an IBAN, are all that differs, or where both are a
card whose number is kept by the same last four digits; nothing is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from evidence_kit.model import CaseFile, Identifier, Payment, PaymentStatus
from evidence_kit.paying import account_key

_FARTHEST_FIRST = (
    PaymentStatus.MADE,
    PaymentStatus.ATTEMPTED,
    PaymentStatus.REFUNDED,
    PaymentStatus.DEMANDED,
)
"""Of several payments to one account, the one that got farthest says what the account is."""

_URGENT = (PaymentStatus.MADE, PaymentStatus.ATTEMPTED)
"""Where money lies, or may lie, and can perhaps still be stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An identifier, the receiver of payments, or both at once."""

    value: str
    """Exactly as written: in the identifier where there is one, else in the payment."""
    identifier: Identifier | None
    """``None`` where it is known from payments alone."""
    payments: tuple[Payment, ...]
    """Those that name it as their receiver, the one that got farthest first."""

    @property
    def status(self) -> PaymentStatus | None:
        """How far money got on its way there; ``None`` when no payment names it."""
        return self.payments[0].status if self.payments else None

    @property
    def is_urgent(self) -> bool:
        """Whether money went there, or may have."""
        return self.status in _URGENT

    @property
    def urgency(self) -> int:
        """How soon it should be looked at; 0 is first."""
        return _URGENT.index(self.status) if self.status in _URGENT else len(_URGENT)


def accounts(case_file: CaseFile) -> tuple[Account, ...]:
    """Return every identifier, in order, and then every receiver that no identifier names."""
    by_key: dict[str, list[Payment]] = {}
    for payment in sorted(case_file.payments, key=_how_far):
        key = account_key(payment.to)
        if key:
            by_key.setdefault(key, []).append(payment)
    named: set[str] = set()
    found = []
    for identifier in case_file.identifiers:
        keys = {account_key(identifier.value), account_key(identifier.normalised)} & by_key.keys()
        named |= keys
        paid = sorted((each for key in keys for each in by_key[key]), key=_how_far)
        found.append(Account(value=identifier.value, identifier=identifier, payments=tuple(paid)))
    return (*found, *_receivers(by_key[key] for key in by_key if key not in named))


def _receivers(payments: Iterable[list[Payment]]) -> Iterable[Account]:
    return (Account(value=each[0].to, identifier=None, payments=tuple(each)) for each in payments)


def _how_far(payment: Payment) -> tuple[int, int]:
    return _FARTHEST_FIRST.index(payment.status), payment.number
