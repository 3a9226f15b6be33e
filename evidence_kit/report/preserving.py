"""The accounts that somebody should be asked to preserve: each once, the one that was paid first.

What this is for: bringing together the two places where an account can have been recorded – as an
identifier, and as the receiver of a payment – because an officer who reads one of them must not
miss the other. The rules are: a value is printed as it was written; two spellings are taken for one
account only where spaces, or the capitals of an IBAN, are all that differs, or where both are a
card whose number is kept by the same last four digits; nothing is left out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from evidence_kit.model import CaseFile, Identifier, Payment, PaymentStatus

_FARTHEST_FIRST = (
    PaymentStatus.MADE,
    PaymentStatus.ATTEMPTED,
    PaymentStatus.REFUNDED,
    PaymentStatus.DEMANDED,
)
"""Of several payments to one account, the one that got farthest says what the account is."""

_URGENT = (PaymentStatus.MADE, PaymentStatus.ATTEMPTED)
"""Where money lies, or may lie, and can perhaps still be stopped."""

_IBAN = re.compile(r"[A-Za-z]{2}[0-9]{2}[A-Za-z0-9]{11,30}")
"""ISO 13616: country, check digits, 11 to 30 characters."""
_HIDDEN_CARD = re.compile(r"•[•\-]{2,40}(?P<last>[0-9]{4})")
"""A card number as it is kept: sign for sign, or by its last four digits alone."""


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
        key = _key(payment.to)
        if key:
            by_key.setdefault(key, []).append(payment)
    named: set[str] = set()
    found = []
    for identifier in case_file.identifiers:
        keys = {_key(identifier.value), _key(identifier.normalised)} & by_key.keys()
        named |= keys
        paid = sorted((each for key in keys for each in by_key[key]), key=_how_far)
        found.append(Account(value=identifier.value, identifier=identifier, payments=tuple(paid)))
    return (*found, *_receivers(by_key[key] for key in by_key if key not in named))


def _receivers(payments: Iterable[list[Payment]]) -> Iterable[Account]:
    return (Account(value=each[0].to, identifier=None, payments=tuple(each)) for each in payments)


def _how_far(payment: Payment) -> tuple[int, int]:
    return _FARTHEST_FIRST.index(payment.status), payment.number


def _key(value: str) -> str:
    """Return what two spellings of one account have in common.

    >>> _key("gb33 bukb 2020 1555 5555 55"), _key("GB33BUKB20201555555555")
    ('GB33BUKB20201555555555', 'GB33BUKB20201555555555')
    >>> _key("•••• •••• •••• 6788") == _key("•••• 6788")
    True
    """
    squeezed = "".join(value.split())
    card = _HIDDEN_CARD.fullmatch(squeezed)
    if card is not None:
        return f"•{card['last']}"
    return squeezed.upper() if _IBAN.fullmatch(squeezed) else squeezed
