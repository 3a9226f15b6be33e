"""Compare a vault with what somebody outside has of its ledger.

What an anchor shows: up to the entry it pins, the record is the one there was when the anchor was
made. What is behind the newest anchor is the word of whoever holds the key. An anchor that is
recorded in the vault itself is worth as much as the paper or message that somebody really has; only
a time stamp is its own witness.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from evidence_kit import custody
from evidence_kit.errors import TimestampReplyError
from evidence_kit.heads import HeadSaid
from evidence_kit.i18n import N_
from evidence_kit.model import (
    Action,
    Anchor,
    AnchorKind,
    Digest,
    Finding,
    LedgerEntry,
    Verdict,
)
from evidence_kit.store import Vault
from evidence_kit.timestamping.replies import Stamp, read_reply


class AnchorVerdict(StrEnum):
    """What comparing one anchor with the ledger says, with every outcome named."""

    HOLDS = "holds"
    ROLLED_BACK = "rolled-back"
    """The ledger ends before the entry that is pinned: this is an older copy, or was cut."""
    REWRITTEN = "rewritten"
    """At the entry that is pinned, this ledger has another history: an older copy that was gone on
    with, or one written anew. From here the two look alike."""
    OTHER_CASE = "other-case"
    NOT_IN_LEDGER = "not-in-ledger"
    """A time stamp over a head that this ledger never had: one of the three above."""
    PROOF_DOES_NOT_HOLD = "proof-does-not-hold"

    @property
    def is_bad(self) -> bool:
        """Whether the record is not the one that was pinned, or that cannot be shown."""
        return self is not AnchorVerdict.HOLDS


ANCHOR_WORDS = {
    AnchorVerdict.HOLDS: N_("the record up to this entry is the one that was pinned"),
    AnchorVerdict.ROLLED_BACK: N_(
        "this record ends before the pinned entry: it is an older copy, or its end was cut off"
    ),
    AnchorVerdict.REWRITTEN: N_(
        "this record has another history up to this entry: an older copy that was used since, or "
        "one written anew"
    ),
    AnchorVerdict.OTHER_CASE: N_("this anchor names another case"),
    AnchorVerdict.NOT_IN_LEDGER: N_(
        "this record never had the stamped head: an older copy, another history, or another case"
    ),
    AnchorVerdict.PROOF_DOES_NOT_HOLD: N_("its time stamp does not hold"),
}
"""The words people read for each verdict."""

KIND_WORDS = {
    AnchorKind.PAPER: N_("on paper"),
    AnchorKind.MESSAGE: N_("in a message"),
    AnchorKind.TIMESTAMP: N_("by a time stamp"),
}
"""The words people read for each form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedAnchor:
    """One anchor, compared."""

    verdict: AnchorVerdict
    number: int | None
    """Its number in the vault; ``None`` for one that was given from outside."""
    kind: AnchorKind | None
    """``None`` where typed or pasted words do not say."""
    n: int | None
    """The entry it pins; ``None`` where that is not known."""
    with_whom: str = ""
    made_at: datetime | None = None
    """When it was recorded, by this computer's clock."""
    stamp: Stamp | None = None
    """What its time stamp says, if that holds."""
    reason: str = ""
    """English, for the log: why a time stamp does not hold."""

    @property
    def since(self) -> datetime | None:
        """The best clock for when it was made: the authority's, else this computer's."""
        return self.made_at if self.stamp is None else self.stamp.stamped_at


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorsChecked:
    """What comparing a vault with its anchors found."""

    recorded: tuple[CheckedAnchor, ...]
    outside: CheckedAnchor | None
    """The one that was given from outside."""
    last_entry: int
    """The ledger's last one; what stands behind ``pinned_to`` is the user's word."""
    pinned: CheckedAnchor | None
    """The anchor that holds and pins most; ``None`` when none does."""
    restored_at: datetime | None = None
    """When this vault was last restored from a backup, by its own ledger; an older state of it then
    explains an anchor that does not fit."""

    @property
    def pinned_to(self) -> int:
        """The last entry that an anchor pins; 0 when none does."""
        return (self.pinned.n or 0) if self.pinned is not None else 0

    @property
    def is_bad(self) -> bool:
        """Whether any anchor says that this is not the record that was pinned."""
        every = (*self.recorded, *(() if self.outside is None else (self.outside,)))
        return any(each.verdict.is_bad for each in every)


def check_anchors(
    vault: Vault, *, said: HeadSaid | None = None, reply: bytes | None = None
) -> AnchorsChecked:
    """Compare a vault with its recorded anchors, and with one from outside.

    Args:
        vault: The open vault.
        said: A head as somebody typed, pasted or scanned it.
        reply: A time-stamping authority's reply from outside, in DER.

    Raises:
        TimestampReplyError: The reply from outside is none that holds.
    """
    entries = vault.ledger()
    compare = _comparing(entries)
    recorded = tuple(_recorded(anchor, compare) for anchor in vault.anchors())
    outside = None
    if said is not None:
        outside = _said(said, vault.case.reference, compare)
    elif reply is not None:
        outside = _stamped(read_reply(reply), entries, compare)
    holding = [
        each
        for each in (*recorded, *(() if outside is None else (outside,)))
        if each.verdict is AnchorVerdict.HOLDS and each.n is not None
    ]
    return AnchorsChecked(
        recorded=recorded,
        outside=outside,
        last_entry=len(entries),
        pinned=max(holding, key=lambda each: (each.n or 0, each.stamp is not None), default=None),
        restored_at=max(
            (entry.at for entry in entries if entry.action is Action.RESTORED), default=None
        ),
    )


def anchor_findings(checked: AnchorsChecked) -> tuple[Finding, ...]:
    """Return what is bad about the recorded anchors, as answers of a check of the vault."""
    return tuple(
        Finding(
            subject=f"anchor/{each.number}",
            verdict=Verdict.ALTERED,
            detail=f"{each.verdict.value}: entry {each.n} {each.reason}".rstrip(),
        )
        for each in checked.recorded
        if each.verdict.is_bad
    )


_Compare = Callable[[int, Digest], AnchorVerdict]


def _comparing(entries: tuple[LedgerEntry, ...]) -> _Compare:
    """Return what compares a head with a ledger, as far as that ledger holds together."""
    broken = custody.find_break(entries)
    whole_to = len(entries) if broken is None else broken.n - 1

    def compare(n: int, chain: Digest) -> AnchorVerdict:
        if n > len(entries):
            return AnchorVerdict.ROLLED_BACK
        if n > whole_to or n < 1 or entries[n - 1].chain != chain:
            return AnchorVerdict.REWRITTEN
        return AnchorVerdict.HOLDS

    return compare


def _recorded(anchor: Anchor, compare: _Compare) -> CheckedAnchor:
    verdict = compare(anchor.n, anchor.chain)
    known: dict[str, Any] = {
        "number": anchor.number,
        "kind": anchor.kind,
        "n": anchor.n,
        "with_whom": anchor.with_whom,
        "made_at": anchor.made_at,
    }
    if anchor.proof is None:
        return CheckedAnchor(verdict=verdict, **known)
    try:
        stamp = read_reply(anchor.proof)
    except TimestampReplyError as problem:
        reason = str(problem.facts["reason"])
        return CheckedAnchor(verdict=AnchorVerdict.PROOF_DOES_NOT_HOLD, reason=reason, **known)
    if stamp.imprint != anchor.chain:
        return CheckedAnchor(
            verdict=AnchorVerdict.PROOF_DOES_NOT_HOLD, reason="it stamps another head", **known
        )
    return CheckedAnchor(verdict=verdict, stamp=stamp, **known)


def _said(said: HeadSaid, reference: str, compare: _Compare) -> CheckedAnchor:
    verdict = compare(said.head.n, said.head.chain)
    # A head that holds is of this case whatever the line above it says.
    if verdict.is_bad and said.reference and said.reference != reference.upper():
        verdict = AnchorVerdict.OTHER_CASE
    return CheckedAnchor(verdict=verdict, number=None, kind=None, n=said.head.n)


def _stamped(stamp: Stamp, entries: tuple[LedgerEntry, ...], compare: _Compare) -> CheckedAnchor:
    n = next((entry.n for entry in entries if entry.chain == stamp.imprint), None)
    verdict = AnchorVerdict.NOT_IN_LEDGER if n is None else compare(n, stamp.imprint)
    return CheckedAnchor(
        verdict=verdict,
        number=None,
        kind=AnchorKind.TIMESTAMP,
        n=n,
        with_whom=stamp.authority,
        stamp=stamp,
    )
