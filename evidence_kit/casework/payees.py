"""Which account a sum in a text is for, as far as the text says it.

A wrong account beside a sum is a false fact in a report. The rules are: a demand goes with the one
account of the whole text, unless somebody else is seen to have written that account; what was paid
goes only with the one account of its own line; with two of them nobody can tell which.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from evidence_kit.model import IdentifierKind, Spoken
from evidence_kit.recognising.findings import Recognised, RecognisedAmount
from evidence_kit.recognising.stamps import Senders
from evidence_kit.recognising.words import Lines

_RAILS: dict[IdentifierKind, str] = {
    IdentifierKind.IBAN: "bank",
    IdentifierKind.BANK_ACCOUNT: "bank",
    IdentifierKind.BITCOIN: "bitcoin",
    IdentifierKind.ETHEREUM: "ethereum",
    IdentifierKind.TRON: "tron",
    IdentifierKind.LITECOIN: "litecoin",
    IdentifierKind.MONERO: "monero",
    IdentifierKind.SOLANA: "solana",
    IdentifierKind.XRP: "xrp",
    IdentifierKind.TON: "ton",
}
"""Identifiers that money can be sent to, and the rail it then takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payees:
    """The accounts of a text that money could go to."""

    targets: tuple[Recognised, ...]
    lines: Lines
    senders: Senders

    @classmethod
    def of(cls, text: str, identifiers: Iterable[Recognised]) -> Self:
        """Take those of the identifiers of a text that money can be sent to."""
        targets = (
            found
            for found in identifiers
            if found.kind in _RAILS or found.kind is IdentifierKind.PAYMENT_HANDLE
        )
        lines = Lines.of(text)
        senders = Senders(text=text, lines=lines)
        return cls(targets=tuple(targets), lines=lines, senders=senders)

    def of_sum(self, amount: RecognisedAmount) -> Recognised | None:
        """Return the account a sum is for; ``None`` where the text does not say it."""
        if amount.spoken is Spoken.PAID:
            line = self.lines.around(amount.start)
            beside = [each for each in self.targets if self.lines.around(each.start) == line]
            return beside[0] if len(beside) == 1 else None
        if len(self.targets) != 1:
            return None
        wrote_sum = self.senders.at(amount.start)
        wrote_account = self.senders.at(self.targets[0].start)
        is_somebody_else = wrote_sum and wrote_account and wrote_sum != wrote_account
        return None if is_somebody_else else self.targets[0]


def rail_of(target: Recognised) -> str:
    """Return the way money takes to an account."""
    return _RAILS.get(target.kind) or target.platform.lower() or "payment-app"
