"""The JSON documents that ``--json`` prints: their shape is frozen and versioned.

``assets/schemas/command-line.json`` is the JSON Schema of all of them. A field is never removed or
given another meaning; a change that a script could notice gets a new number in ``format``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from evidence_kit.casework.repairing import CaseRepaired
from evidence_kit.cli.anchor_documents import AnchorsDocument
from evidence_kit.cli.backup_documents import BackupDocument, MoveDocument, RestoreDocument
from evidence_kit.cli.cover_documents import CoverDocument
from evidence_kit.cli.finding_documents import FindingDocument, finding_document
from evidence_kit.cli.list_documents import ItemDocument, ListDocument, item_document
from evidence_kit.cli.paper_documents import PapersDocument
from evidence_kit.cli.paste_documents import PasteDocument
from evidence_kit.cli.whole_vault_documents import ComparisonDocument, DeletionDocument
from evidence_kit.clock import utc_text
from evidence_kit.handover.verification import PackageVerification
from evidence_kit.model import (
    Finding,
    ItemId,
    Key,
    LedgerEntry,
    SearchAnswer,
)
from evidence_kit.store import Imported


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedDocument:
    """One source that was offered to ``add``."""

    name: str
    saved: bool
    duplicate: bool
    item: ItemDocument | None
    error: str | None
    """The error's code, or null."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDocument:
    """What ``add --json`` prints."""

    format: Literal["evidence-kit/add/1"] = "evidence-kit/add/1"
    sources: list[AddedDocument]


@dataclass(frozen=True, slots=True, kw_only=True)
class HitDocument:
    """One thing in which all the words occur."""

    name: str
    """An exhibit's label, a fact's name like ``payment/3``, or ``statement``."""
    exhibit: str
    """The exhibit it is, or was found in; "" for none."""
    places: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """What ``search --json`` prints."""

    format: Literal["evidence-kit/search/1"] = "evidence-kit/search/1"
    hits: list[HitDocument]
    not_searched: list[str]
    """Labels of kept texts that could not be looked through to their end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDocument:
    """One custody entry."""

    n: int
    at: str
    offset_minutes: int
    app_version: str
    actor: str
    action: str
    object: str
    before: str | None
    after: str | None
    detail: dict[str, str | int | bool | None]
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogDocument:
    """What ``log --json`` prints."""

    format: Literal["evidence-kit/log/1"] = "evidence-kit/log/1"
    head_n: int
    head_chain: str
    entries: list[EntryDocument]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotDocument:
    """One way to open the vault."""

    number: int
    kind: str
    created_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotsDocument:
    """What ``slots --json`` prints."""

    format: Literal["evidence-kit/slots/1"] = "evidence-kit/slots/1"
    opened_with: str
    slots: list[SlotDocument]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDocument:
    """What ``check --json`` prints."""

    format: Literal["evidence-kit/check/1"] = "evidence-kit/check/1"
    full: bool
    problems: int
    repaired_header_copies: list[str]
    """Which were damaged, missing or behind, and were written anew from the other at opening."""
    findings: list[FindingDocument]


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuiltDocument:
    """One exhibit whose row was written anew from its sealed file."""

    label: str
    sha256: str | None
    original_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairDocument:
    """What ``repair --json`` prints."""

    format: Literal["evidence-kit/repair/1"] = "evidence-kit/repair/1"
    reference: str
    rows_from: str
    """``database``, ``backup`` (a copy of it) or ``sealed-files``."""
    rows_until: str | None
    """When the last entry of the rows was written that were found."""
    under_18_rules: bool
    damaged_header_copies: list[str]
    rebuilt: list[RebuiltDocument]
    withdrawn: list[str]
    """Labels of intimate exhibits that an under-18 case was letting go of."""
    left_behind: list[str]
    """Sealed files that are in the old vault alone."""
    problems: int
    findings: list[FindingDocument]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyDocument:
    """What ``verify --json`` prints."""

    format: Literal["evidence-kit/verify/1"] = "evidence-kit/verify/1"
    checked_at: str
    overall: str
    code: str
    hand_over_code: str | None
    seal: str
    certificate_sha256: str | None
    reference: str
    files_read: int
    bytes_read: int
    algorithms: list[str]
    app_version: str
    findings: list[FindingDocument]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofDocument:
    """One thing that a self-test tried: ``good``, ``partly``, ``bad`` or ``cannot-tell``."""

    subject: str
    answer: str
    words: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTestDocument:
    """What ``--self-test --json`` prints; ``overall`` is the worst of the answers."""

    format: Literal["evidence-kit/self-test/1"] = "evidence-kit/self-test/1"
    app_version: str
    system: str
    python: str
    tried_at: str
    overall: str
    proofs: list[ProofDocument]


DOCUMENTS: tuple[type, ...] = (
    ListDocument,
    AddDocument,
    SearchDocument,
    LogDocument,
    SlotsDocument,
    CheckDocument,
    RepairDocument,
    BackupDocument,
    RestoreDocument,
    MoveDocument,
    DeletionDocument,
    ComparisonDocument,
    CoverDocument,
    PasteDocument,
    VerifyDocument,
    SelfTestDocument,
    AnchorsDocument,
    PapersDocument,
)
"""Every document a verb can print."""


def added_document(imported: Imported) -> AddedDocument:
    """Return a source that was saved, or was there already."""
    return AddedDocument(
        name=imported.item.original_name,
        saved=True,
        duplicate=imported.is_duplicate,
        item=item_document(imported.item),
        error=None,
    )


def search_document(found: SearchAnswer, labels: Mapping[ItemId, str]) -> SearchDocument:
    """Return what was found as a document.

    Args:
        found: The answer.
        labels: The case's items by identity.
    """
    return SearchDocument(
        hits=[
            HitDocument(
                name=hit.name,
                exhibit="" if hit.item_id is None else labels.get(hit.item_id, ""),
                places=[place.value for place in hit.places],
            )
            for hit in found.hits
        ],
        not_searched=list(found.not_searched),
    )


def log_document(entries: tuple[LedgerEntry, ...]) -> LogDocument:
    """Return the custody ledger."""
    return LogDocument(
        head_n=len(entries),
        head_chain=entries[-1].chain if entries else "",
        entries=[
            EntryDocument(
                n=entry.n,
                at=utc_text(entry.at),
                offset_minutes=entry.offset_minutes,
                app_version=entry.app_version,
                actor=entry.actor,
                action=entry.action.value,
                object=entry.object,
                before=entry.before,
                after=entry.after,
                detail=entry.detail,
                chain=entry.chain,
            )
            for entry in entries
        ],
    )


def slots_document(keys: tuple[Key, ...], opened_with: str) -> SlotsDocument:
    """Return the ways to open a vault."""
    return SlotsDocument(
        opened_with=opened_with,
        slots=[
            SlotDocument(number=key.number, kind=key.kind, created_at=utc_text(key.created_at))
            for key in keys
        ],
    )


def check_document(
    findings: tuple[Finding, ...], repaired: tuple[str, ...], *, is_full: bool
) -> CheckDocument:
    """Return what a check of the vault found, and which header copies its opening repaired."""
    return CheckDocument(
        full=is_full,
        problems=sum(finding.verdict.is_bad for finding in findings),
        repaired_header_copies=list(repaired),
        findings=[finding_document(finding) for finding in findings],
    )


def repair_document(done: CaseRepaired) -> RepairDocument:
    """Return what became of a damaged vault."""
    repaired = done.repaired
    return RepairDocument(
        reference=repaired.case.reference,
        rows_from=repaired.origin.value,
        rows_until=None if repaired.rows_until is None else utc_text(repaired.rows_until),
        under_18_rules=repaired.case.ages.is_under_18_case,
        damaged_header_copies=list(repaired.damaged_header_copies),
        rebuilt=[
            RebuiltDocument(label=item.label, sha256=item.sha256, original_name=item.original_name)
            for item in repaired.rebuilt
        ],
        withdrawn=[item.label for item in done.withdrawn],
        left_behind=list(repaired.left_behind),
        problems=repaired.problems,
        findings=[finding_document(finding) for finding in repaired.findings],
    )


def verify_document(checked: PackageVerification, checked_at: datetime) -> VerifyDocument:
    """Return what a check of a package found."""
    return VerifyDocument(
        checked_at=utc_text(checked_at),
        overall=checked.overall.value,
        code=checked.code.value,
        hand_over_code=checked.hand_over_code,
        seal=checked.seal.value,
        certificate_sha256=checked.certificate_fingerprint,
        reference=checked.reference,
        files_read=checked.files_read,
        bytes_read=checked.bytes_read,
        algorithms=list(checked.algorithms),
        app_version=checked.app_version,
        findings=[finding_document(finding) for finding in checked.findings],
    )
