"""The JSON document of ``anchor``; frozen like those in :mod:`evidence_kit.cli.documents`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from evidence_kit.casework.anchor_check import AnchorsChecked, CheckedAnchor
from evidence_kit.clock import utc_text


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorDocument:
    """One anchor, compared with the ledger."""

    number: int | None
    """Null for one that was given from outside."""
    kind: str | None
    """``paper``, ``message`` or ``timestamp``; null where typed words do not say."""
    entry: int | None
    """The entry it pins; null for a time stamp over a head that this ledger never had."""
    verdict: str
    with_whom: str
    made_at: str | None
    """When it was recorded, by the computer's clock."""
    stamped_at: str | None
    """By the authority's clock; null unless it is a time stamp that holds."""
    authority: str | None
    """Who signed it, as its certificate says; nobody checked that it is an authority."""
    certificate_sha256: str | None
    reason: str
    """English: why a time stamp does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorsDocument:
    """What ``anchor list --json`` and ``anchor check --json`` print."""

    format: Literal["evidence-kit/anchors/1"] = "evidence-kit/anchors/1"
    last_entry: int
    pinned_to: int
    """Everything up to this entry is pinned outside; 0 when nothing is."""
    pinned_since: str | None
    recorded: list[AnchorDocument]
    outside: AnchorDocument | None
    """The one that was given to compare with."""


def anchors_document(checked: AnchorsChecked) -> AnchorsDocument:
    """Return what comparing a vault with its anchors found."""
    pinned = checked.pinned
    return AnchorsDocument(
        last_entry=checked.last_entry,
        pinned_to=checked.pinned_to,
        pinned_since=None if pinned is None else _text(pinned.since),
        recorded=[_anchor_document(each) for each in checked.recorded],
        outside=None if checked.outside is None else _anchor_document(checked.outside),
    )


def _anchor_document(each: CheckedAnchor) -> AnchorDocument:
    stamp = each.stamp
    return AnchorDocument(
        number=each.number,
        kind=None if each.kind is None else each.kind.value,
        entry=each.n,
        verdict=each.verdict.value,
        with_whom=each.with_whom,
        made_at=_text(each.made_at),
        stamped_at=None if stamp is None else utc_text(stamp.stamped_at),
        authority=None if stamp is None else stamp.authority,
        certificate_sha256=None if stamp is None else stamp.certificate_sha256,
        reason=each.reason,
    )


def _text(instant: datetime | None) -> str | None:
    return None if instant is None else utc_text(instant)
