import gettext
from datetime import date

import pytest

from evidence_kit.guidance.rendering import Phrase, show
from evidence_kit.guidance.row import Confidence
from evidence_kit.guidance.schema import Audience, Contact, Slot
from tests.languages import spoken

RECORDED = date(2026, 11, 21)
REVIEW = date(2027, 5, 21)
TODAY = date(2026, 12, 1)


def contact(confidence, *, slot=Slot.CHILD_HELP, url="https://www.example.org/help", checked=None):
    return Contact(
        id="X-1",
        jurisdiction="INT",
        slots=(slot,),
        audience=(Audience.ALL,),
        name="A helpline",
        phone="0800 12 34",
        url=url,
        email="help@example.org",
        hours="Day and night",
        free=True,
        languages=("en",),
        notes="Somebody listens.",
        source="https://example.org/",
        source_date="2025-05",
        confidence=confidence,
        recorded_on=RECORDED,
        checked_on=checked,
        review_after=REVIEW,
    )


def assert_name_and_domain_alone(shown):
    assert shown.name == "A helpline"
    assert shown.domain == "example.org"
    assert {shown.phone, shown.url, shown.email, shown.hours, shown.notes} == {""}
    assert shown.free is None
    assert shown.languages == ()
    assert not shown.confirm


@pytest.mark.parametrize("confidence", [Confidence.SEED, Confidence.OWN_PAGE])
def test_a_number_from_a_police_or_own_page_is_shown(confidence):
    shown = show(contact(confidence), TODAY)

    assert shown.phone == "0800 12 34"
    assert shown.url == "https://www.example.org/help"
    assert shown.notes == "Somebody listens."
    assert not shown.confirm
    assert shown.caution is None


def test_a_number_from_a_third_party_is_shown_with_the_site_to_confirm_it_on():
    shown = show(contact(Confidence.THIRD_PARTY), TODAY)

    assert shown.phone == "0800 12 34"
    assert shown.domain == "example.org"
    assert shown.confirm
    assert shown.caution.in_english == "Please confirm the number on example.org."
    assert "Confirm it on example.org." in shown.basis.in_english


def test_a_number_from_a_third_party_without_a_site_is_not_shown():
    shown = show(contact(Confidence.THIRD_PARTY, url=""), TODAY)

    assert shown.phone == ""
    assert shown.email == ""
    assert not shown.confirm


def test_a_number_from_a_third_party_that_a_person_checked_needs_no_confirming():
    shown = show(contact(Confidence.THIRD_PARTY, checked=date(2026, 11, 30)), TODAY)

    assert shown.phone == "0800 12 34"
    assert not shown.confirm
    assert "Checked on 30 Nov 2026" in shown.basis.in_english


def test_a_row_from_memory_shows_name_and_domain_alone():
    shown = show(contact(Confidence.MEMORY), TODAY)

    assert_name_and_domain_alone(shown)
    assert "not confirmed" in shown.basis.in_english


@pytest.mark.parametrize("confidence", list(Confidence))
def test_a_row_past_its_review_shows_name_and_domain_alone(confidence):
    shown = show(contact(confidence), date(2027, 5, 22))

    assert_name_and_domain_alone(shown)
    assert "21 May 2027" in shown.basis.in_english


def test_on_the_day_of_review_the_number_is_still_shown():
    assert show(contact(Confidence.OWN_PAGE), REVIEW).phone == "0800 12 34"


@pytest.mark.parametrize("confidence", list(Confidence))
@pytest.mark.parametrize("today", [TODAY, date(2031, 1, 1)])
def test_an_emergency_number_is_always_shown_and_never_asked_to_be_confirmed(confidence, today):
    shown = show(contact(confidence, slot=Slot.EMERGENCY, url=""), today)

    assert shown.phone == "0800 12 34"
    assert not shown.confirm
    assert shown.caution is None


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://www.example.org/", "Not confirmed. Look on example.org before you rely on it."),
        ("", "Not confirmed. Please ask somebody you trust before you rely on it."),
    ],
)
def test_what_is_not_confirmed_says_beside_it_what_to_do(url, words):
    shown = show(contact(Confidence.MEMORY, url=url), TODAY)

    assert shown.caution.in_english == words


@pytest.mark.parametrize("confidence", list(Confidence))
@pytest.mark.parametrize("slot", [Slot.EMERGENCY, Slot.CHILD_HELP])
@pytest.mark.parametrize("url", ["", "https://example.org/"])
@pytest.mark.parametrize("today", [TODAY, date(2031, 1, 1)])
def test_every_contact_says_when_it_was_recorded(confidence, slot, url, today):
    shown = show(contact(confidence, slot=slot, url=url), today)

    assert "21 Nov 2026" in shown.basis.in_english
    assert "{" not in shown.basis.in_english


def test_the_basis_names_the_date_of_the_page_it_was_read_on():
    shown = show(contact(Confidence.OWN_PAGE), TODAY)

    assert "2025-05" in shown.basis.in_english


def test_a_phrase_is_translated_before_its_blanks_are_filled():
    class Slovene(gettext.NullTranslations):
        def gettext(self, message):
            return {"On {day}.": "Dne {day}."}[message]

    phrase = Phrase(template="On {day}.", values=(("day", "2026-11-21"),))

    assert phrase.in_words(Slovene()) == "Dne 2026-11-21."


def test_a_day_in_a_sentence_is_written_as_the_language_writes_it():
    basis = show(contact(Confidence.SEED), TODAY).basis

    assert "21. nov. 2026" in basis.in_words(spoken("sl"))
