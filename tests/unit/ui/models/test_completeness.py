import pytest

from evidence_kit.guidance.wording import (
    LONGEST_SENTENCE_WORDS,
    forbidden_in,
    longest_sentence_words,
)
from evidence_kit.model import IdentifierKind, ItemStatus, PaymentStatus, Provenance
from evidence_kit.ui.models.completeness import GAP_WORDS, Gap, gaps
from tests.unit.ui.seen import event, identifier, item, payment, seen, statement


def test_a_case_without_anything_has_gaps_and_no_question_about_money() -> None:
    assert gaps(seen()) == (Gap.WORDS, Gap.USERNAME, Gap.DATE, Gap.ORIGINAL_DEVICE, Gap.QUESTIONS)


def test_a_case_in_which_all_of_it_is_said_has_no_gap() -> None:
    whole = seen(
        items=(item(provenance=Provenance(device="my phone")),),
        identifiers=(identifier(),),
        payments=(payment(),),
        events=(event(),),
        statement=statement(),
        answers={"danger": "dont-know"},
    )

    assert gaps(whole) == ()


@pytest.mark.parametrize(
    "kind", [IdentifierKind.USERNAME, IdentifierKind.NUMERIC_ID, IdentifierKind.PROFILE_URL]
)
def test_what_an_app_can_look_up_is_a_username(kind: IdentifierKind) -> None:
    assert Gap.USERNAME not in gaps(seen(identifiers=(identifier(kind),)))


def test_a_display_name_is_not_what_an_app_can_look_up() -> None:
    assert Gap.USERNAME in gaps(seen(identifiers=(identifier(IdentifierKind.DISPLAY_NAME),)))


def test_words_made_of_spaces_are_no_words() -> None:
    assert Gap.WORDS in gaps(seen(statement=statement(" \n")))


def test_the_time_that_a_screenshot_shows_is_a_date() -> None:
    shown = item(provenance=Provenance(seen_at_text="14 Nov, 01:12"))

    assert Gap.DATE not in gaps(seen(items=(shown,)))


def test_the_day_of_a_payment_is_a_date() -> None:
    assert Gap.DATE not in gaps(seen(payments=(payment(at_text="2026-11-15"),)))


def test_a_demand_without_a_target_is_a_gap() -> None:
    assert Gap.PAYMENT_TARGET in gaps(seen(payments=(payment(), payment(to=" "))))


def test_money_that_came_back_needs_no_target() -> None:
    refund = payment(PaymentStatus.REFUNDED, to="")

    assert Gap.PAYMENT_TARGET not in gaps(seen(payments=(payment(), refund)))


def test_what_a_withdrawn_piece_said_does_not_count() -> None:
    withdrawn = item(
        status=ItemStatus.WITHDRAWN, provenance=Provenance(device="phone", seen_at_text="noon")
    )

    assert {Gap.DATE, Gap.ORIGINAL_DEVICE} <= set(gaps(seen(items=(withdrawn,))))


def test_the_device_of_something_described_counts() -> None:
    described = item(status=ItemStatus.NOT_HELD, provenance=Provenance(device="my phone"))

    assert Gap.ORIGINAL_DEVICE not in gaps(seen(items=(described,)))


@pytest.mark.parametrize("gap", Gap)
def test_each_gap_is_said_plainly_and_leads_to_a_page(gap: Gap) -> None:
    said = GAP_WORDS[gap]
    text = f"{said.title}. {said.why}"

    assert said.page in {"story", "people", "money", "evidence"}
    assert forbidden_in(text) == ""
    assert longest_sentence_words(text) <= LONGEST_SENTENCE_WORDS
