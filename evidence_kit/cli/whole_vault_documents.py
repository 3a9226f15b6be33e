"""The JSON documents about a vault as a whole: that it was deleted, how it compares with a copy.

They are frozen like all others, see :mod:`evidence_kit.cli.documents`, which lists them.
"""

from dataclasses import dataclass
from typing import Literal

from evidence_kit.casework.comparing import Comparison, Line
from evidence_kit.casework.deleting import CaseDeleted
from evidence_kit.clock import utc_text
from evidence_kit.store import Removed


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionDocument:
    """What ``delete-vault --json`` prints."""

    format: Literal["evidence-kit/delete-vault/1"] = "evidence-kit/delete-vault/1"
    reference: str | None
    """Null where an earlier deletion was finished: nothing tells any more which case it was."""
    pieces: int | None
    ledger_entries: int | None
    ledger_head: str | None
    files_removed: int
    left: list[str]
    """What lies in the folder still, because this program did not make it."""
    receipt: str | None
    """The receipt's file, if one was wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDocument:
    """One entry that only one of two copies has; null where a package does not disclose it."""

    n: int
    chain: str
    at: str | None
    action: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonDocument:
    """What ``check --against --json`` prints."""

    format: Literal["evidence-kit/check-against/1"] = "evidence-kit/check-against/1"
    relation: str
    """``same``, ``ahead``, ``behind``, ``parted`` or ``unrelated``, seen from this vault."""
    common_until: int
    """The last entry that both have."""
    here: list[LineDocument]
    there: list[LineDocument]


def comparison_document(comparison: Comparison) -> ComparisonDocument:
    """Return how two copies of a vault stand to each other."""
    return ComparisonDocument(
        relation=comparison.relation.value,
        common_until=comparison.common,
        here=[_line_document(line) for line in comparison.here],
        there=[_line_document(line) for line in comparison.there],
    )


def deletion_document(deleted: CaseDeleted) -> DeletionDocument:
    """Return what became of a case that was deleted."""
    return DeletionDocument(
        reference=deleted.reference,
        pieces=deleted.pieces,
        ledger_entries=deleted.head.n,
        ledger_head=deleted.head.chain,
        files_removed=deleted.removed.files,
        left=list(deleted.removed.left),
        receipt=None if deleted.receipt_path is None else str(deleted.receipt_path),
    )


def finished_document(removed: Removed) -> DeletionDocument:
    """Return what became of a deletion that was cut short before."""
    return DeletionDocument(
        reference=None,
        pieces=None,
        ledger_entries=None,
        ledger_head=None,
        files_removed=removed.files,
        left=list(removed.left),
        receipt=None,
    )


def _line_document(line: Line) -> LineDocument:
    return LineDocument(
        n=line.n,
        chain=line.chain,
        at=None if line.at is None else utc_text(line.at),
        action=line.action or None,
    )
