"""Read a case as a whole, at one instant: what pages, reports and packages are made from."""

import dataclasses

from evidence_kit.model import Anchor, CaseContents, CaseFile, LedgerEntry, LedgerHead
from evidence_kit.store import (
    answers,
    covered,
    details,
    disclosures,
    facts,
    items,
    register,
    sightings,
    underway,
)
from evidence_kit.store.session import Session

NOT_IN_A_FILE = frozenset({"steps", "drafts"})
"""What a person works with and no report or package is made from."""


def contents(session: Session, count: int = -1) -> CaseContents:
    """Return everything a person works with; the ledger is not read.

    Identifiers and threats come with the account that each belongs to now, payments as they were
    set right.

    Args:
        session: The open vault.
        count: Return only so many items from the beginning; less than 0 for all.
    """
    database = session.database
    statements = facts.statements(database)
    said = register.read(database)
    recorded = facts.identifiers(database)
    identifiers = said.identifiers(recorded)
    threats = facts.threats(database)
    payments = facts.payments(database)
    corrections = details.corrections(database, payments)
    return CaseContents(
        case=session.case(),
        items=items.exhibits(database, count),
        pictures=items.pictures(database),
        identifiers=identifiers,
        payments=details.as_corrected(payments, corrections),
        events=facts.events(database),
        statement=statements[max(statements)] if statements else None,
        removals=facts.removals(database),
        steps={step.id: step.state for step in underway.steps(database)},
        drafts=underway.drafts(database),
        threats=said.threats(threats),
        referrals=facts.referrals(database),
        sightings={each.number: each for each in sightings.every(database)},
        answers={each.name: each.value for each in answers.every(database) if each.value},
        copies=covered.copies(database),
        disclosures={each.item_id: each for each in disclosures.every(database)},
        subjects=dict(said.subjects),
        recorded_subjects={
            before.number: before.subject
            for before, now in zip(recorded, identifiers, strict=True)
            if before.subject != now.subject
        },
        subjects_in_use=said.in_use(recorded, threats),
        details=details.by_payment(database),
        corrections=corrections,
    )


def case_file(
    found: CaseContents,
    *,
    ledger: tuple[LedgerEntry, ...],
    head: LedgerHead,
    certificate_pem: bytes,
    anchors: tuple[Anchor, ...],
) -> CaseFile:
    """Return what a report or package is made from: all of it but what is being typed."""
    printed = {
        field.name: getattr(found, field.name)
        for field in dataclasses.fields(found)
        if field.name not in NOT_IN_A_FILE
    }
    return CaseFile(
        **printed, ledger=ledger, head=head, certificate_pem=certificate_pem, anchors=anchors
    )
