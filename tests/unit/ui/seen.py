"""A case as the window sees it, in plain values: what a page or model is shown in tests."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from evidence_kit.messages import CaseSeen
from evidence_kit.model import (
    CaseId,
    Demand,
    Digest,
    Event,
    FileTimes,
    Finding,
    Identifier,
    IdentifierKind,
    Item,
    ItemId,
    ItemKind,
    ItemStatus,
    Key,
    Payment,
    PaymentStatus,
    Provenance,
    Removal,
    Route,
    Sensitivity,
    Statement,
    Threat,
    TypeMatch,
    Validity,
    Verdict,
)
from tests.fakes import STARTED_AT, new_case


def seen(**changes: Any) -> CaseSeen:
    """Return a case in which nothing was said yet, apart from what is given."""
    nothing: dict[str, Any] = {
        "case": replace(new_case(), id=CaseId("c" * 32)),
        "items": (),
        "pictures": {},
        "identifiers": (),
        "payments": (),
        "events": (),
        "statement": None,
        "removals": (),
        "steps": {},
        "drafts": {},
        "exports": (),
        "findings": (),
        "keys": (
            Key(number=1, kind="passphrase", created_at=STARTED_AT),
            Key(number=2, kind="recovery", created_at=STARTED_AT),
        ),
        "proven_with": "",
    }
    return CaseSeen(**(nothing | changes))


def item(number: int = 1, **changes: Any) -> Item:
    """Return a held, ordinary screenshot."""
    made = Item(
        id=ItemId(f"{number:032x}"),
        number=number,
        label=f"JS-{number:03d}",
        kind=ItemKind.FILE,
        status=ItemStatus.HELD,
        sensitivity=Sensitivity.ORDINARY,
        original_name="screenshot.png",
        size_bytes=2_000_000,
        sha256=Digest("ab" * 32),
        media_type="image/png",
        type_match=TypeMatch.AGREE,
        times=FileTimes(modified_at=None, created_at=None),
        imported_at=STARTED_AT,
        imported_offset_minutes=60,
        route=Route.DROP,
        provenance=Provenance(),
    )
    return replace(made, **changes)


def identifier(kind: IdentifierKind = IdentifierKind.USERNAME, value: str = "lena.9") -> Identifier:
    """Return an account as reported."""
    return Identifier(
        number=1,
        kind=kind,
        subject="S1",
        platform="Instagram",
        value=value,
        normalised=value,
        validity=Validity.NO_CHECK_DIGITS,
        item_id=None,
        recorded_at=STARTED_AT,
    )


def payment(status: PaymentStatus = PaymentStatus.DEMANDED, **changes: Any) -> Payment:
    """Return a demand for 500 euros to a published test account."""
    made = Payment(
        number=1,
        status=status,
        method="bank",
        amount="500.00",
        currency="EUR",
        to="SI56 0510 0801 0486 080",
        at_text="",
        item_id=None,
        recorded_at=STARTED_AT,
    )
    return replace(made, **changes)


def event(at_text: str = "Friday evening") -> Event:
    """Return something that happened."""
    return Event(
        number=1,
        at_text=at_text,
        at=None,
        text="threat and demand",
        item_id=None,
        recorded_at=STARTED_AT,
    )


def removal(days: int, status: str = "", service: str = "StopNCII") -> Removal:
    """Return a request that was kept some days ago; the days are its number too."""
    return Removal(
        number=days,
        service=service,
        case_number="4711",
        pin="",
        status=status,
        recorded_at=STARTED_AT - timedelta(days=days),
    )


def statement(facts: str = "He asked for money.", feelings: str = "") -> Statement:
    """Return the person's own words."""
    return Statement(facts=facts, feelings=feelings, written_at=STARTED_AT)


def finding(subject: str, verdict: Verdict = Verdict.INTACT, detail: str = "") -> Finding:
    """Return one answer of a check."""
    return Finding(subject=subject, verdict=verdict, detail=detail)


def threat(text: str, **changes: Any) -> Threat:
    """Return a threat told from memory."""
    made = Threat(
        number=1,
        subject="",
        platform="",
        text=text,
        audience="",
        demand=Demand.NOT_SAID,
        at_text="",
        deadline_text="",
        item_id=None,
        recorded_at=STARTED_AT,
    )
    return replace(made, **changes)
