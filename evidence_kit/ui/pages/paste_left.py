"""What of a text that is a piece of the case already stands in no entry yet.

The rules are: whoever goes back to a text sees what was left, and not once more what they decided;
an entry stands for one find alone, and of several for the one that it fits best; what was set right
since, or cannot be matched, is shown again, because an entry is never made twice.
"""

from collections.abc import Iterable
from dataclasses import replace

from evidence_kit.messages import CaseSeen, FoundIdentifier
from evidence_kit.model import IdentifierKind, ItemId, Payment, PaymentStatus, Spoken
from evidence_kit.paying import account_key
from evidence_kit.ui.pages.paste_finds import Find, Finds, Saying

_FITTING = {
    Spoken.ASKED: frozenset({PaymentStatus.DEMANDED}),
    Spoken.PAID: frozenset({PaymentStatus.MADE, PaymentStatus.ATTEMPTED}),
    Spoken.CANNOT_TELL: frozenset(PaymentStatus),
}


def left_in(finds: Finds, case: CaseSeen, piece: ItemId) -> Finds:
    """Return the finds that no entry of a case stands for.

    Args:
        finds: Everything that a text names.
        case: The case as it was read last.
        piece: The text as a piece of it.
    """
    sums = _kept_sums(finds, case, piece)
    accounts = {
        (each.kind, key)
        for each in case.identifiers
        if each.item_id == piece
        for key in (account_key(each.value), account_key(each.normalised))
    }
    said = _Said.of(case, piece)
    return replace(
        finds,
        all=tuple(
            find
            for place, find in enumerate(finds.all)
            if place not in sums and not _is_among(find.identifier, accounts)
        ),
        sayings=tuple(saying for saying in finds.sayings if not said.has(saying)),
    )


def _is_among(found: FoundIdentifier | None, accounts: set[tuple[IdentifierKind, str]]) -> bool:
    if found is None:
        return False
    keys = (account_key(found.value), account_key(found.normalised))
    return any((found.kind, key) in accounts for key in keys)


def _kept_sums(finds: Finds, case: CaseSeen, piece: ItemId) -> set[int]:
    """Return the places of the sums that an entry stands for; what is clear is matched first."""
    entries = [payment for payment in case.payments if payment.item_id == piece]
    sums = [(place, find) for place, find in enumerate(finds.all) if find.amount is not None]
    sums.sort(key=lambda each: each[1].spoken is Spoken.CANNOT_TELL)
    kept = set()
    for place, find in sums:
        entry = _entry_of(find, entries)
        if entry is not None:
            entries.remove(entry)
            kept.add(place)
    return kept


def _entry_of(find: Find, entries: Iterable[Payment]) -> Payment | None:
    amount, spoken = find.amount, find.spoken
    if amount is None or spoken is None:
        return None
    fitting = (entry for entry in entries if entry.status in _FITTING[spoken])
    wanted = (amount.amount, amount.currency)
    return next((each for each in fitting if (each.amount, each.currency) == wanted), None)


class _Said:
    """What was recorded of the words of a text."""

    def __init__(self, texts: Iterable[str], deadlines: Iterable[str]) -> None:
        self._texts = [_in_one_line(text) for text in texts]
        self._deadlines = [_in_one_line(text) for text in deadlines]

    @classmethod
    def of(cls, case: CaseSeen, piece: ItemId) -> "_Said":
        threats = [threat for threat in case.threats if threat.item_id == piece]
        events = [event.text for event in case.events if event.item_id == piece]
        return cls(
            [*(threat.text for threat in threats), *events],
            [*(threat.deadline_text for threat in threats), *events],
        )

    def has(self, saying: Saying) -> bool:
        """Return whether an entry holds it; a time set only where it stands as one."""
        value = _in_one_line(saying.passage.value)
        held = self._deadlines if saying.passage.kind == "deadline" else self._texts
        return any(value in text for text in held)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
