"""The record of every change, what opens a vault, and what was pinned outside."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from evidence_kit.model.names import Digest


class Action(StrEnum):
    """What a custody entry records."""

    CASE_CREATED = "case-created"
    CASE_CHANGED = "case-changed"
    ITEM_IMPORTED = "item-imported"
    ITEM_DESCRIBED = "item-described"
    ITEM_WITHDRAWN = "item-withdrawn"
    ITEM_COVERED = "item-covered"
    """A covered copy of an exhibit was made, read back and kept."""
    FACT_RECORDED = "fact-recorded"
    FACT_CHANGED = "fact-changed"
    FACT_WITHDRAWN = "fact-withdrawn"
    ITEM_EXTRACTED = "item-extracted"
    """Its original bytes were written out again, unencrypted."""
    PREVIEW_MADE = "preview-made"
    EXPORTED = "exported"
    CHECKED = "checked"
    KEYS_CHANGED = "keys-changed"
    MIGRATED = "migrated"
    SWEPT = "swept"
    REPAIRED = "repaired"
    """The vault was written anew from what could be read of a damaged one."""
    ANCHORED = "anchored"
    """A head of the ledger was given to somebody outside."""
    BACKED_UP = "backed-up"
    """A backup of all of it was written somewhere else and read back from there."""
    RESTORED = "restored"
    """This vault was written from a backup: what came after that is in another vault."""
    MOVED = "moved"
    """This vault is a copy of one that lay elsewhere, read back and checked in full."""


class KeyKind(StrEnum):
    """Whose a way to open a case is; the header may name one that a later version knows."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind, no secret
    """The person's own."""
    WORKER = "worker"
    """A support worker's passphrase."""
    RECOVERY = "recovery"
    """The spare key on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One way to open a case; nothing here opens anything."""

    number: int
    kind: str
    """A :class:`KeyKind`, or another one that opens with a passphrase."""
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One line of the custody ledger."""

    n: int
    """1, 2, 3 … without gaps."""
    at: datetime
    offset_minutes: int
    monotonic_ms: int
    boot_id: str
    app_version: str
    actor: str
    """The kind of key slot that opened the vault; ``passphrase/3`` where there are several."""
    action: Action
    object: str
    """What it is about: ``case``, ``item/<id>``, ``payment/3`` …"""
    before: Digest | None
    """Keyed digest of the object's record before the change; ``None`` when it did not exist."""
    after: Digest | None
    """Keyed digest of the object's record after it; ``None`` when there is none."""
    detail: dict[str, Any]
    """Facts for a reader: counts, digests, codes – never names, words or amounts."""
    salt: bytes
    """16 random bytes that blind the commitment."""
    chain: Digest
    """h_n, see :mod:`evidence_kit.custody`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerHead:
    """The end of the chain: one number that pins every entry before it."""

    n: int
    chain: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A ledger head signed by the vault's Ed25519 key."""

    n: int
    chain: Digest
    at: datetime
    signature: bytes


class AnchorKind(StrEnum):
    """In what form somebody outside has a head of the ledger."""

    PAPER = "paper"
    """A printed page with a witness's line."""
    MESSAGE = "message"
    """Text for an e-mail or a letter; the person sends it, this program never."""
    TIMESTAMP = "timestamp"
    """The reply of a time-stamping authority (RFC 3161)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A head of the ledger that somebody outside was given; everything up to it is pinned there."""

    number: int
    """1, 2, 3 … in the order they were made; never used twice."""
    kind: AnchorKind
    n: int
    """The ledger's last entry at that time."""
    chain: Digest
    """h_n of that entry."""
    made_at: datetime
    """By this computer's clock; a time stamp's proof holds the authority's."""
    with_whom: str
    """Who has it, in the person's words: a witness, an address; of a time stamp the authority."""
    proof: bytes | None
    """The authority's reply in DER (RFC 3161 §2.4.2); ``None`` for paper and message."""
