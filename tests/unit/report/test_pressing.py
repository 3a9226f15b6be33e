from datetime import timedelta

from evidence_kit.model import PaymentStatus
from evidence_kit.report.pressing import RECENT, payments_by_recall, threats_by_deadline


def test_the_nearest_deadline_to_come_is_first_and_one_long_past_last(make_threat, facts):
    def threat(number, after=None, text=""):
        instant = "" if after is None else (facts.made_at + after).isoformat()
        return make_threat(number, "a", deadline_text=text or instant)

    far, near = threat(1, timedelta(days=30)), threat(2, timedelta(hours=3))
    words_only, none = threat(3, text="tonight"), threat(4)
    just_past, long_past = threat(5, -timedelta(hours=1)), threat(6, -timedelta(days=9))

    entered = (none, long_past, far, words_only, just_past, near)
    ordered = threats_by_deadline(entered, facts.made_at)

    assert ordered == (near, far, words_only, just_past, long_past, none)


def test_what_was_paid_a_moment_ago_is_first_and_no_time_is_taken_for_old(make_payment, facts):
    def payment(number, ago=None, status=PaymentStatus.MADE):
        at_text = "Friday" if ago is None else (facts.made_at - ago).isoformat()
        return make_payment(number, status, "1.00", "EUR", at_text=at_text)

    old, recent = payment(1, RECENT + timedelta(minutes=1)), payment(2, RECENT)
    now, unknown = payment(3, timedelta(0)), payment(4)
    tried = payment(5, timedelta(0), PaymentStatus.ATTEMPTED)

    ordered = payments_by_recall((old, tried, unknown, recent, now), facts.made_at)

    assert ordered == (now, recent, unknown, old, tried)
