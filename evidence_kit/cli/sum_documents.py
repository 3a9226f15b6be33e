"""The JSON document of the sums of money; see :mod:`evidence_kit.cli.documents`."""

from collections.abc import Iterable
from dataclasses import dataclass

from evidence_kit.model import CaseFile, Payment, PaymentStatus
from evidence_kit.totals import asked_back, total_of

ASKED_BACK = "asked-back"
"""Of what was made: what somebody asked for back. It says nothing of money that came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SumDocument:
    """What the payments of one state add up to in one currency."""

    state: str
    """``demanded``, ``attempted``, ``made``, ``refunded``; ``asked-back`` is a part of ``made``."""
    currency: str
    """"" where it is not known."""
    amount: str
    """"" where no amount is known."""
    entries: int
    """Of this state, in every currency."""
    without_amount: int


def sum_documents(case_file: CaseFile) -> list[SumDocument]:
    """Return the sums of every state that has entries."""
    found = []
    for status in PaymentStatus:
        found += _sums(status.value, case_file.payments, status)
    recalled = asked_back(case_file.payments, case_file.details)
    return [*found, *_sums(ASKED_BACK, recalled, PaymentStatus.MADE)]


def _sums(state: str, payments: Iterable[Payment], status: PaymentStatus) -> list[SumDocument]:
    total = total_of(payments, status)
    known = [(currency, format(amount, "f")) for currency, amount in total.sums]
    return [
        SumDocument(
            state=state,
            currency=currency,
            amount=amount,
            entries=total.count,
            without_amount=total.unknown,
        )
        for currency, amount in known or [("", "")] * bool(total.count)
    ]
