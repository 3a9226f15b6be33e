from dataclasses import replace
from datetime import timedelta

from evidence_kit.model import PaymentStatus
from evidence_kit.report.urgent import time_critical


def lines(case_file, facts, words, most_payments=3):
    return [
        text.text for text in time_critical(case_file, facts, words, most_payments=most_payments)
    ]


def test_deadlines_are_named_first_then_platforms(case_file, facts, words):
    first, second, third, *_ = lines(case_file, facts, words)
    assert first.startswith("Deadline of threat 1, still to come")
    assert second.startswith("Deadline named in threat 2: dieci minuti. Written or said: 2026")
    assert third.startswith("Platforms keep account and message data")


def test_each_payment_that_moved_is_named_with_its_time_as_given(case_file, facts, words):
    said = lines(case_file, facts, words)
    assert "Payment 2, made: EUR 200.00, Bank transfer, 2026-11-20 23:40:00 UTC+01:00." in said


def test_below_each_payment_stands_where_it_went_letter_by_letter(case_file, facts, words):
    texts = time_critical(case_file, facts, words, most_payments=3)
    (place,) = (n for n, text in enumerate(texts) if text.text.startswith("Payment 2, made"))
    receiver = texts[place + 1]
    assert (receiver.lead, receiver.text) == ("→", "SI56 1910 0000 0123 438")
    assert receiver.exact


def test_a_receiver_nobody_knows_is_said_as_not_known(case_file, facts, words):
    said = lines(case_file, facts, words)
    place = next(n for n, line in enumerate(said) if line.startswith("Payment 4, attempted"))
    assert said[place + 1] == "→ receiver not known"


def test_with_room_for_one_the_payment_that_was_made_is_named(
    case_file, make_payment, facts, words
):
    tried = make_payment(1, PaymentStatus.ATTEMPTED, "50.00", "EUR")
    made = make_payment(2, PaymentStatus.MADE, "200.00", "EUR")
    said = lines(replace(case_file, payments=(tried, made)), facts, words, most_payments=1)
    assert [line[:9] for line in said if line.startswith("Payment")] == ["Payment 2"]


def test_the_payment_that_can_still_be_stopped_is_named_before_older_ones(
    case_file, make_payment, facts, words
):
    old = make_payment(1, PaymentStatus.MADE, "100.00", "EUR", at_text="2026-10-01T10:00+02:00")
    unknown = make_payment(2, PaymentStatus.MADE, "150.00", "EUR", at_text="in the evening")
    just_now = facts.made_at - timedelta(hours=2)
    recent = make_payment(3, PaymentStatus.MADE, "2500.00", "EUR", at_text=just_now.isoformat())
    case = replace(case_file, payments=(old, unknown, recent))

    said = lines(case, facts, words, most_payments=2)

    assert [line[:9] for line in said if line.startswith("Payment")] == ["Payment 3", "Payment 2"]


def test_a_threat_is_a_dated_event_too(empty_case_file, make_threat, facts, words):
    threat = make_threat(1, "a", at_text=(facts.made_at - timedelta(days=4)).isoformat())
    said = lines(replace(empty_case_file, threats=(threat,)), facts, words)
    assert any(line.endswith(", 4 days before this report.") for line in said)


def test_payments_beyond_the_room_are_counted(case_file, facts, words):
    assert "and 1 more payment, section 6" in lines(case_file, facts, words, most_payments=1)


def test_an_event_after_the_report_counts_no_days(case_file, facts, words):
    early = replace(facts, made_at=facts.made_at - timedelta(days=400))
    assert not [line for line in lines(case_file, early, words) if "First dated event" in line]


def test_without_money_or_events_only_the_platforms_remain(empty_case_file, facts, words):
    assert len(lines(empty_case_file, facts, words)) == 1


def test_a_wrong_number_is_said_on_page_1_before_it_is_copied(
    case_file, make_payment, facts, words
):
    to = "IT60 X054 2811 1010 0000 0123 457"
    paid = make_payment(1, PaymentStatus.MADE, "5", "EUR", method="bank", to=to)
    texts = time_critical(replace(case_file, payments=(paid,)), facts, words, most_payments=3)

    (receiver,) = (text for text in texts if text.text == to)
    assert receiver.lead == "→ (check digits wrong)"
