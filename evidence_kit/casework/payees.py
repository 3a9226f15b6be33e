"""Which account a sum in a text is for, and by which way, as far as the text says it.

A wrong account beside a sum is a false fact in a report: it is better not known. The rules are: the
account is the one of the sum's own line, and two of them there are none; a demand may take the one
account of the whole text from the message of the same writer before or after its own, where no
other sum stands nearer to that account and the demand's line names no way that does not lead there;
what was paid takes no account from elsewhere; a card counts as an account, and only its last digits
are told, but what somebody pays *with* is nobody's account to pay to.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Self

from evidence_kit.model import IdentifierKind, Spoken
from evidence_kit.paying import METHOD_NOT_KNOWN
from evidence_kit.recognising.findings import Recognised, RecognisedAmount, Recognition
from evidence_kit.recognising.paid_words import OTHER_WAYS
from evidence_kit.recognising.spoken import ways_named_in
from evidence_kit.recognising.stamps import Senders
from evidence_kit.recognising.words import Lines

_BANK = "bank"
_COINS = {
    IdentifierKind.BITCOIN: "bitcoin",
    IdentifierKind.ETHEREUM: "ethereum",
    IdentifierKind.TRON: "tron",
    IdentifierKind.LITECOIN: "litecoin",
    IdentifierKind.MONERO: "monero",
    IdentifierKind.SOLANA: "solana",
    IdentifierKind.XRP: "xrp",
    IdentifierKind.TON: "ton",
}
_RAILS: dict[IdentifierKind, str] = {
    IdentifierKind.IBAN: _BANK,
    IdentifierKind.BANK_ACCOUNT: _BANK,
    IdentifierKind.CARD: "card",
    **_COINS,
}
"""Identifiers that money can be sent to, and the rail it then takes."""
_WITH_AN_IBAN = frozenset({_BANK, "revolut", "postepay"})
"""Ways whose accounts have an IBAN."""

_WITH = re.compile(
    r"(?<!\w)(?:with|from|con|dalla|dal|mit|von|s|z|sa|iz|od|avec|depuis|desde)(?!\w)"
    r"[^.!?;,\n]{0,24}$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?<!\w)(?:my|mia|mie|meine\w?|moj\w{0,3}|svoj\w{0,3}|ma|mi)(?!\w)[^.!?;,\n]{0,24}$",
    re.IGNORECASE,
)
"""What stands before a card that somebody pays with, and that is not one to pay to."""
_SIGNS_BEFORE = 40

_MOST_LINES_BELOW = 3
_OR = re.compile(r"\s*(?:or|ali|oppure|o|oder|ou|u|ili)(?!\w)", re.IGNORECASE)

_MOST_SIGNS_APART = 400
_MOST_MESSAGES_APART = 6
"""A sum and an account of other messages that stand farther apart are not of one breath."""
_CARD_WORDS = frozenset(
    ["card", "cards", "carta", "carte", "karte", "kartica", "kartico", "kartici", "tarjeta"]
)

_Key = tuple[IdentifierKind, str, str]


class Way(NamedTuple):
    """Where a sum goes and how."""

    target: Recognised | None
    """The account; ``None`` where the text does not say it."""
    method: str
    """The way of paying, as :mod:`evidence_kit.paying` calls it."""


@dataclass(frozen=True, kw_only=True)
class Payees:
    """The accounts of a text that money could go to."""

    text: str
    standing: Recognition
    """Everything that stands in the text, wanted or not."""
    wanted: Mapping[_Key, Recognised]
    """The accounts that may be named beside a sum."""
    lines: Lines
    senders: Senders
    _lines_seen: dict[tuple[int, bool], tuple[frozenset[_Key], frozenset[str]]] = field(
        default_factory=dict
    )

    @classmethod
    def of(cls, text: str, standing: Recognition, wanted: Iterable[Recognised]) -> Self:
        """Take those of the identifiers of a text that money can be sent to.

        Args:
            text: As received.
            standing: What is recognised in it.
            wanted: The identifiers a person said yes to: no other is named beside a sum.
        """
        lines = Lines.of(text)
        return cls(
            text=text,
            standing=standing,
            wanted={_key(each): each for each in wanted if _is_account(each)},
            lines=lines,
            senders=Senders(text=text, lines=lines),
        )

    def way_of(self, amount: RecognisedAmount) -> Way:
        """Return the account and the way of a sum, as far as the text says them."""
        first, last = self.lines.around(amount.start)
        is_paid = amount.spoken is Spoken.PAID
        beside, named = self._said_in(first, last, is_paid=is_paid)
        if len(beside) > 1 or (beside and self._has_another_below(last)):
            return Way(target=None, method=(amount.method if is_paid else "") or METHOD_NOT_KNOWN)
        if beside:
            target = self.wanted.get(next(iter(beside)))
        else:
            target = None if is_paid else self._elsewhere(amount, named, self.text[first:last])
        if target is None:
            return Way(target=None, method=amount.method or METHOD_NOT_KNOWN)
        if is_paid:
            return Way(target=target, method=amount.method or rail_of(target))
        return Way(target=target, method=_way_to(target, named))

    def _said_in(
        self, first: int, last: int, *, is_paid: bool
    ) -> tuple[frozenset[_Key], frozenset[str]]:
        """Return the accounts and the ways that a line names; a line is looked at once."""
        known = self._lines_seen.get((first, is_paid))
        if known is None:
            beside = frozenset(
                _key(each)
                for each in self._accounts_of_lines.get(first, ())
                if not self._is_paid_with(each, is_paid=is_paid)
            )
            known = (beside, ways_named_in(self.text[first:last]))
            self._lines_seen[first, is_paid] = known
        return known

    def _has_another_below(self, end: int) -> bool:
        """Return whether one of the next lines offers another account: "or to …"."""
        for _line in range(_MOST_LINES_BELOW):
            below = end + 1
            if below >= len(self.text):
                return False
            end = self.lines.around(below)[1]
            words = self.senders.after_opening(below, end)
            if below in self._accounts_of_lines and _OR.match(self.text, words) is not None:
                return True
        return False

    def _elsewhere(
        self, amount: RecognisedAmount, named: frozenset[str], line: str
    ) -> Recognised | None:
        """Return the account of a demand whose line has none, where there can be no other."""
        target = self.wanted.get(self._only) if self._only is not None else None
        if target is None or _way_to(target, named) == METHOD_NOT_KNOWN or len(named) > 1:
            return None
        others = OTHER_WAYS - _CARD_WORDS if target.kind is IdentifierKind.CARD else OTHER_WAYS
        if not others.isdisjoint(re.findall(r"\w+", line.lower())):
            return None
        after = bisect_right(self._starts, amount.start)
        around = self._accounts[max(0, after - 1) : after + 1]
        return target if any(self._is_near(amount, each) for each in around) else None

    def _is_near(self, amount: RecognisedAmount, account: Recognised) -> bool:
        distance = _distance(amount, account)
        if distance > _MOST_SIGNS_APART or self._is_paid_with(account, is_paid=False):
            return False
        if not self._are_neighbours(amount.start, account.start):
            return False
        sums = self.standing.amounts
        first = bisect_left(sums, account.start - 2 * _MOST_SIGNS_APART, key=_start)
        last = bisect_right(sums, account.end + _MOST_SIGNS_APART, key=_start)
        return not any(
            _distance(each, account) < distance
            for each in sums[first:last]
            if (each.amount, each.currency) != (amount.amount, amount.currency)
            or each.spoken is Spoken.PAID
        )

    def _are_neighbours(self, one: int, other: int) -> bool:
        """Return whether two places are in one message, or in two of one writer, one the next."""
        begins = self._messages
        messages = sorted(max(0, bisect_right(begins, place) - 1) for place in (one, other))
        first, last = messages
        if last - first > _MOST_MESSAGES_APART:
            return False
        writers = [self.senders.at(begins[each]) for each in (first, last)]
        if writers[0] != writers[1]:
            return False
        return all(self.senders.at(begins[each]) != writers[0] for each in range(first + 1, last))

    @cached_property
    def _messages(self) -> list[int]:
        """Where messages begin; a text that names no writer and no time is one message."""
        begins = [
            start
            for start in self.lines.starts
            if self.senders.after_opening(start, self.lines.around(start)[1]) > start
        ]
        # What stands above the first message is somebody else's, or a head.
        return begins if begins and begins[0] == 0 else [0, *begins]

    @cached_property
    def _accounts_of_lines(self) -> Mapping[int, list[Recognised]]:
        """Where a line begins → the accounts in it."""
        found: defaultdict[int, list[Recognised]] = defaultdict(list)
        for each in self._accounts:
            found[self.lines.around(each.start)[0]].append(each)
        return found

    @cached_property
    def _only(self) -> _Key | None:
        """The one account of the text, however often it stands there."""
        accounts = {_key(each) for each in self._accounts}
        return accounts.pop() if len(accounts) == 1 else None

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self._accounts]

    @cached_property
    def _accounts(self) -> tuple[Recognised, ...]:
        return tuple(each for each in self.standing.identifiers if _is_account(each))

    def _is_paid_with(self, account: Recognised, *, is_paid: bool) -> bool:
        if account.kind is not IdentifierKind.CARD:
            return False
        before = self.text[max(0, account.start - _SIGNS_BEFORE) : account.start]
        is_own = is_paid and _OWN.search(before) is not None
        return is_own or _WITH.search(before) is not None


def rail_of(target: Recognised) -> str:
    """Return the way money takes to an account."""
    return _RAILS.get(target.kind) or target.platform.lower() or "payment-app"


def _way_to(target: Recognised, named: frozenset[str]) -> str:
    """Return the way to an account; not known where the ways named do not lead there."""
    rail = rail_of(target)
    if not named <= _ways_to(target) | {rail}:
        return METHOD_NOT_KNOWN
    is_named_better = target.kind is IdentifierKind.CARD or rail == "payment-app"
    return next(iter(named)) if is_named_better and len(named) == 1 else rail


def _ways_to(target: Recognised) -> frozenset[str]:
    if target.kind in _COINS:
        # The address says which coin: a token goes over the chains of several.
        return frozenset(_COINS.values())
    if target.kind is IdentifierKind.CARD:
        return frozenset({"postepay", "revolut"})
    if target.kind is IdentifierKind.PAYMENT_HANDLE:
        apps = {"paypal", "revolut", "satispay", "venmo", "zelle", "cash-app"}
        return frozenset() if target.platform else frozenset(apps)
    return _WITH_AN_IBAN


def _is_account(found: Recognised) -> bool:
    return found.kind in _RAILS or found.kind is IdentifierKind.PAYMENT_HANDLE


def _key(found: Recognised) -> _Key:
    return found.kind, found.normalised, found.tag


def _start(amount: RecognisedAmount) -> int:
    return amount.start


def _distance(amount: RecognisedAmount, account: Recognised) -> int:
    return max(0, max(amount.start, account.start) - min(amount.end, account.end))
