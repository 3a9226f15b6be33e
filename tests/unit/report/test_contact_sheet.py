from datetime import UTC, datetime

import pytest

from evidence_kit.contact import CONTACT_LABELS, ContactField
from evidence_kit.report.contact_sheet import build_contact_sheet

MADE_AT = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
ANSWERS = {
    "contact-name": "Ana Novak",
    "contact-phone": "+386 40 000 000",
    "contact-reach": "After 16:00.\nNever at home.",
    "published-note": "on a page",
}


@pytest.fixture(scope="module")
def sheet(words):
    return build_contact_sheet(ANSWERS, reference="EK-2026-000123", made_at=MADE_AT, words=words)


def test_the_sheet_is_a_sound_pdf_without_a_way_out(sheet, plain_pdf):
    plain = plain_pdf(sheet)

    assert b"/URI" not in plain
    assert b"/StructTreeRoot" in plain
    assert b"Helvetica" not in plain


def test_it_says_what_was_said_for_it_and_nothing_else(sheet, pages_of):
    (page,) = pages_of(sheet)

    assert "CONFIDENTIAL · EK-2026-000123" in page
    assert "Ana Novak" in page
    assert "+386 40 000 000" in page
    assert "Never at home." in page
    assert "on a page" not in page


def test_what_nobody_said_is_named_as_that(words, pages_of):
    (page,) = pages_of(
        build_contact_sheet({}, reference="EK-2026-000123", made_at=MADE_AT, words=words)
    )

    assert page.count("not said") == len(ContactField)
    assert CONTACT_LABELS[ContactField.NAME] in page


def test_the_same_answers_give_the_same_bytes(sheet, words):
    again = build_contact_sheet(ANSWERS, reference="EK-2026-000123", made_at=MADE_AT, words=words)

    assert again == sheet
