from dataclasses import replace
from datetime import date

import msgspec
import pytest

from evidence_kit.guidance.checking import ProblemKind, problems
from evidence_kit.guidance.loading import load
from evidence_kit.guidance.row import Confidence
from evidence_kit.guidance.schema import Slot
from evidence_kit.resources import asset_path

GUIDANCE = load(asset_path("guidance"))
TODAY = date(2026, 11, 22)
WAITING_FOR_A_PERSON = {
    "CA-4", "CAP-12", "DE-10", "DE-10-A", "DE-11", "DE-12", "DE-2-A", "FR-13", "FR-8",
    "HR-3", "HR-7", "IE-10", "IE-6", "IE-8", "IE-9", "NL-8", "NZ-4-B", "P11", "PL-8",
    "SC-3", "SE-6", "SI-6", "UK-18", "US-11", "US-13",
}  # fmt: skip


def with_contact(row_id, **changes):
    assert any(row.id == row_id for row in GUIDANCE.contacts)
    return replace(
        GUIDANCE,
        contacts=tuple(
            msgspec.structs.replace(row, **changes) if row.id == row_id else row
            for row in GUIDANCE.contacts
        ),
    )


def without_contacts(*names):
    return replace(
        GUIDANCE, contacts=tuple(row for row in GUIDANCE.contacts if row.id not in names)
    )


def without_slot(slot):
    return without_contacts(*(row.id for row in GUIDANCE.contacts if slot in row.slots))


def not_known(place, *slots, without=""):
    jurisdictions = tuple(
        msgspec.structs.replace(each, not_known=slots) if each.id == place else each
        for each in GUIDANCE.jurisdictions
    )
    return replace(without_contacts(without), jurisdictions=jurisdictions)


def with_step(step_id, **changes):
    steps = tuple(
        msgspec.structs.replace(step, **changes) if step.id == step_id else step
        for step in GUIDANCE.steps.step
    )
    return replace(GUIDANCE, steps=msgspec.structs.replace(GUIDANCE.steps, step=steps))


def defects(guidance, today=TODAY):
    return {(p.kind, p.subject) for p in problems(guidance, today) if not p.is_review_note}


def test_the_guidance_that_travels_with_the_program_has_no_problem():
    assert defects(GUIDANCE) == set()


def test_the_rows_that_wait_for_a_person_are_exactly_these():
    waiting = {p.subject for p in problems(GUIDANCE, TODAY) if p.kind is ProblemKind.NOT_CONFIRMED}

    assert waiting == WAITING_FOR_A_PERSON


def test_every_number_nobody_dialled_is_a_review_note():
    noted = {p.subject for p in problems(GUIDANCE, TODAY) if p.kind is ProblemKind.NEVER_CHECKED}

    assert noted == {row.id for row in GUIDANCE.contacts if row.phone or row.text}


def test_a_number_a_person_checked_is_no_longer_noted():
    guidance = with_contact("SI-7", checked_on=TODAY)

    assert "SI-7" not in {p.subject for p in problems(guidance, TODAY)}


@pytest.mark.parametrize(
    ("guidance", "expected"),
    [
        (with_contact("SI-7", id="SI-5"), (ProblemKind.DUPLICATE_ID, "SI-5")),
        (with_contact("SI-7", jurisdiction="XX"), (ProblemKind.UNKNOWN_JURISDICTION, "SI-7")),
        (with_contact("EW-1", also_in=("XX",)), (ProblemKind.UNKNOWN_JURISDICTION, "EW-1")),
        (with_contact("SI-7", slots=("helpers",)), (ProblemKind.UNKNOWN_SLOT, "SI-7")),
        (without_slot(Slot.BANK), (ProblemKind.UNKNOWN_SLOT, "ST04")),
        (without_contacts("UK-11"), (ProblemKind.MISSING_CONTACT, "GB-SCT")),
        (without_contacts("SE-8", "EU-7"), (ProblemKind.MISSING_CONTACT, "SE")),
        (not_known("NL", Slot.ADULT_HELP), (ProblemKind.KNOWN_AFTER_ALL, "NL")),
        (not_known("NZ"), (ProblemKind.MISSING_CONTACT, "NZ")),
        (not_known("US", Slot.EMERGENCY, without="US-1"), (ProblemKind.MISSING_CONTACT, "US")),
        (without_contacts("PAY-WU"), (ProblemKind.UNKNOWN_ID, "P08")),
        (with_step("ST01", backed_by=("because",)), (ProblemKind.UNKNOWN_ID, "ST01")),
        (with_contact("UK-5", source=" "), (ProblemKind.NO_SOURCE, "UK-5")),
        (
            with_contact("UK-9", confidence=Confidence.MEMORY),
            (ProblemKind.UNCONFIRMED_NUMBER, "UK-9"),
        ),
        (
            with_contact("SC-3", notes="Call 0800 12 34 56."),
            (ProblemKind.UNCONFIRMED_NUMBER, "SC-3"),
        ),
        (with_contact("SC-3", text="50101"), (ProblemKind.UNCONFIRMED_NUMBER, "SC-3")),
        (with_contact("CA-7", phone="", url=""), (ProblemKind.NOWHERE_TO_CONFIRM, "CA-7")),
        (with_contact("IT-4", url=""), (ProblemKind.NOWHERE_TO_CONFIRM, "IT-4")),
        (with_step("ST08", do="Call 101."), (ProblemKind.NUMBER_OUTSIDE_CONTACTS, "ST08")),
        (without_contacts("UK-1"), (ProblemKind.MISSING_CONTACT, "GB")),
        (without_contacts("UK-1"), (ProblemKind.MISSING_CONTACT, "GB-SCT")),
        (without_contacts("SI-1", "SI-3", "SI-4"), (ProblemKind.MISSING_CONTACT, "SI")),
        (without_contacts("SI-7"), (ProblemKind.MISSING_CONTACT, "SI")),
        (without_contacts("INT-11"), (ProblemKind.MISSING_CONTACT, "INT")),
        (with_contact("EU-1", phone=""), (ProblemKind.MISSING_CONTACT, "IT")),
        (with_contact("IT-2", name="telefono azzurro"), (ProblemKind.DUPLICATE_FACT, "IT-4")),
        (with_contact("SI-12", phone="116123"), (ProblemKind.DUPLICATE_FACT, "SI-12")),
        (with_contact("SI-12", email="TOM@zpms.si"), (ProblemKind.DUPLICATE_FACT, "SI-12")),
        (
            with_contact("NI-3", name="Report Fraud", phone="03001232040"),
            (ProblemKind.DUPLICATE_FACT, "NI-3"),
        ),
        (
            with_contact("SI-7", review_after=date(2026, 11, 21)),
            (ProblemKind.PAST_REVIEW, "SI-7"),
        ),
        (with_step("ST01", do="You should not have paid."), (ProblemKind.WORDING, "ST01")),
        (with_step("ST01", do="word " * 23), (ProblemKind.WORDING, "ST01")),
        (with_contact("SI-7", notes="Call now!"), (ProblemKind.WORDING, "SI-7")),
    ],
)
def test_a_sabotaged_row_is_found(guidance, expected):
    assert expected in defects(guidance)


@pytest.mark.parametrize(
    ("before", "after"), [("ST05", "ST07"), ("ST06", "ST07"), ("ST03", "ST02")]
)
def test_steps_in_the_wrong_order_are_found(before, after):
    steps = list(GUIDANCE.steps.step)
    first = next(n for n, step in enumerate(steps) if step.id == before)
    second = next(n for n, step in enumerate(steps) if step.id == after)
    steps[first], steps[second] = steps[second], steps[first]
    guidance = replace(GUIDANCE, steps=msgspec.structs.replace(GUIDANCE.steps, step=tuple(steps)))

    assert ProblemKind.STEP_ORDER in {kind for kind, _ in defects(guidance)}


def test_a_parent_jurisdiction_that_does_not_exist_is_found():
    jurisdictions = tuple(
        msgspec.structs.replace(each, parent="XX") if each.id == "GB" else each
        for each in GUIDANCE.jurisdictions
    )
    guidance = replace(GUIDANCE, jurisdictions=jurisdictions)

    assert (ProblemKind.UNKNOWN_JURISDICTION, "GB") in defects(guidance)


def test_when_time_passes_every_row_asks_for_a_new_look():
    overdue = {s for kind, s in defects(GUIDANCE, date(2030, 1, 1)) if kind == "past-review"}

    assert overdue == {row.id for row in GUIDANCE.rows}


def test_the_rows_the_check_counts_on_are_what_they_are_taken_for():
    by_id = {row.id: row for row in GUIDANCE.contacts}

    assert by_id["UK-9"].phone
    assert by_id["SC-3"].confidence is Confidence.MEMORY
    assert by_id["UK-11"].slots == (Slot.BANK,)
