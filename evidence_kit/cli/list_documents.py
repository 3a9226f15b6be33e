"""The JSON document of ``list``: what a case holds.

It is frozen like those in :mod:`evidence_kit.cli.documents`. The statement's words and the PINs of
removal requests are in no document.
"""

from dataclasses import dataclass
from typing import Literal

from evidence_kit.cli.cover_documents import (
    CopyDocument,
    DisclosureDocument,
    copy_documents,
    disclosure_documents,
)
from evidence_kit.cli.sum_documents import SumDocument, sum_documents
from evidence_kit.clock import utc_text
from evidence_kit.exhibit_order import in_chosen_order
from evidence_kit.model import (
    Case,
    CaseFile,
    Event,
    Identifier,
    Item,
    Payment,
    Referral,
    Removal,
    Sighting,
    Threat,
)
from evidence_kit.subjects import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDocument:
    """One item; ``sha256`` is null for an image not held."""

    label: str
    number: int
    id: str
    kind: str
    status: str
    sensitivity: str
    original_name: str
    size_bytes: int
    sha256: str | None
    media_type: str
    type_match: str
    modified_at: str | None
    imported_at: str
    imported_offset_minutes: int
    device: str
    how: str
    who: str
    shows: str
    app: str
    seen_at: str
    withdrawn_why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDocument:
    """The case itself; ages are not in it."""

    reference: str
    created_at: str
    country: str
    language: str
    initials: str
    under_18_rules: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierDocument:
    """One identifier as reported."""

    name: str
    kind: str
    subject: str
    platform: str
    value: str
    normalised: str
    validity: str
    exhibit: str
    recorded_at: str
    recorded_subject: str
    """The account it was recorded with, where it belongs to another now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDocument:
    """One payment as reported."""

    name: str
    status: str
    method: str
    amount: str
    currency: str
    to: str
    at: str
    exhibit: str
    recorded_at: str
    details: dict[str, str]
    """What more is known of it, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDocument:
    """One event as reported; ``at_utc`` is null unless the time was given with its offset."""

    name: str
    at: str
    at_utc: str | None
    text: str
    recorded_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalDocument:
    """One removal request; its PIN is never printed."""

    name: str
    service: str
    case_number: str
    has_pin: bool
    status: str
    recorded_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatDocument:
    """One threat as reported."""

    name: str
    subject: str
    platform: str
    text: str
    to: str
    demand: str
    at: str
    deadline: str
    exhibit: str
    recorded_at: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralDocument:
    """One police force or other body that was told."""

    name: str
    force: str
    reference: str
    on: str
    officer: str
    recorded_at: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SightingDocument:
    """What is said of when an identifier was seen."""

    identifier: str
    first_seen: str
    last_seen: str
    how_known: str
    activity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectDocument:
    """What is said of an account as reported; ``part_of`` is empty where it stands for itself."""

    subject: str
    part_of: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDocument:
    """What ``list --json`` prints."""

    format: Literal["evidence-kit/list/1"] = "evidence-kit/list/1"
    case: CaseDocument
    items: list[ItemDocument]
    identifiers: list[IdentifierDocument]
    payments: list[PaymentDocument]
    events: list[EventDocument]
    removals: list[RemovalDocument]
    has_statement: bool
    threats: list[ThreatDocument]
    referrals: list[ReferralDocument]
    sightings: list[SightingDocument]
    answers: dict[str, str]
    """What is said of the case as a whole, by the name of its question."""
    copies: list[CopyDocument]
    disclosures: list[DisclosureDocument]
    """What goes out of exhibits of which something was said; of the others all of it."""
    subjects: list[SubjectDocument]
    sums: list[SumDocument]


def item_document(item: Item) -> ItemDocument:
    """Return an item as it stands in JSON."""
    return ItemDocument(
        label=item.label,
        number=item.number,
        id=item.id,
        kind=item.kind.value,
        status=item.status.value,
        sensitivity=item.sensitivity.value,
        original_name=item.original_name,
        size_bytes=item.size_bytes,
        sha256=item.sha256,
        media_type=item.media_type,
        type_match=item.type_match.value,
        modified_at=None if item.times.modified_at is None else utc_text(item.times.modified_at),
        imported_at=utc_text(item.imported_at),
        imported_offset_minutes=item.imported_offset_minutes,
        device=item.provenance.device,
        how=item.provenance.how,
        who=item.provenance.who,
        shows=item.provenance.shows,
        app=item.provenance.app,
        seen_at=item.provenance.seen_at_text,
        withdrawn_why=item.withdrawn_why,
    )


def list_document(case_file: CaseFile) -> ListDocument:
    """Return everything a case holds, without the statement's words and without PINs."""
    return ListDocument(
        case=_case_document(case_file.case),
        items=[item_document(item) for item in in_chosen_order(case_file.items, case_file.answers)],
        identifiers=[_identifier_document(each, case_file) for each in case_file.identifiers],
        payments=[_payment_document(each, case_file) for each in case_file.payments],
        events=[_event_document(each) for each in case_file.events],
        removals=[_removal_document(each) for each in case_file.removals],
        has_statement=case_file.statement is not None,
        threats=[_threat_document(each, case_file) for each in case_file.threats],
        referrals=[_referral_document(each) for each in case_file.referrals],
        sightings=[_sighting_document(each) for each in case_file.sightings.values()],
        answers=dict(sorted(case_file.answers.items())),
        copies=copy_documents(case_file),
        disclosures=disclosure_documents(case_file),
        subjects=[_subject_document(each) for each in case_file.subjects.values()],
        sums=sum_documents(case_file),
    )


def _case_document(case: Case) -> CaseDocument:
    return CaseDocument(
        reference=case.reference,
        created_at=utc_text(case.created_at),
        country=case.country,
        language=case.language,
        initials=case.initials,
        under_18_rules=case.ages.is_under_18_case,
    )


def _identifier_document(fact: Identifier, case_file: CaseFile) -> IdentifierDocument:
    return IdentifierDocument(
        name=f"identifier/{fact.number}",
        kind=fact.kind.value,
        subject=fact.subject,
        platform=fact.platform,
        value=fact.value,
        normalised=fact.normalised,
        validity=fact.validity.value,
        exhibit=case_file.label_of(fact.item_id),
        recorded_at=utc_text(fact.recorded_at),
        recorded_subject=case_file.recorded_subjects.get(fact.number, ""),
    )


def _payment_document(fact: Payment, case_file: CaseFile) -> PaymentDocument:
    return PaymentDocument(
        name=f"payment/{fact.number}",
        status=fact.status.value,
        method=fact.method,
        amount=fact.amount,
        currency=fact.currency,
        to=fact.to,
        at=fact.at_text,
        exhibit=case_file.label_of(fact.item_id),
        recorded_at=utc_text(fact.recorded_at),
        details=case_file.details.get(fact.number, {}),
    )


def _event_document(fact: Event) -> EventDocument:
    return EventDocument(
        name=f"event/{fact.number}",
        at=fact.at_text,
        at_utc=None if fact.at is None else utc_text(fact.at),
        text=fact.text,
        recorded_at=utc_text(fact.recorded_at),
    )


def _removal_document(fact: Removal) -> RemovalDocument:
    return RemovalDocument(
        name=f"removal/{fact.number}",
        service=fact.service,
        case_number=fact.case_number,
        has_pin=bool(fact.pin),
        status=fact.status,
        recorded_at=utc_text(fact.recorded_at),
    )


def _threat_document(fact: Threat, case_file: CaseFile) -> ThreatDocument:
    return ThreatDocument(
        name=f"threat/{fact.number}",
        subject=fact.subject,
        platform=fact.platform,
        text=fact.text,
        to=fact.audience,
        demand=fact.demand.value,
        at=fact.at_text,
        deadline=fact.deadline_text,
        exhibit=case_file.label_of(fact.item_id),
        recorded_at=utc_text(fact.recorded_at),
        note=fact.note,
    )


def _referral_document(fact: Referral) -> ReferralDocument:
    return ReferralDocument(
        name=f"referral/{fact.number}",
        force=fact.force,
        reference=fact.reference,
        on=fact.on_text,
        officer=fact.officer,
        recorded_at=utc_text(fact.recorded_at),
        note=fact.note,
    )


def _subject_document(said: Subject) -> SubjectDocument:
    return SubjectDocument(
        subject=f"S{said.number}",
        part_of="" if said.part_of is None else f"S{said.part_of}",
        note=said.note,
    )


def _sighting_document(said: Sighting) -> SightingDocument:
    return SightingDocument(
        identifier=f"identifier/{said.number}",
        first_seen=said.first_seen_text,
        last_seen=said.last_seen_text,
        how_known=said.how_known,
        activity=said.activity.value,
    )
