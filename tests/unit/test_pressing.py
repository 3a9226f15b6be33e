from datetime import UTC, datetime, timedelta, timezone

import pytest

from evidence_kit.model import Payment, PaymentStatus, Threat
from evidence_kit.pressing import (
    RECENT,
    payments_by_recall,
    threats_by_deadline,
    threats_by_weight,
)
from tests.unit.ui.seen import payment, threat

NOW = datetime(2026, 11, 29, 12, 30, tzinfo=timezone(timedelta(hours=1)))


def numbers(threats: tuple[Threat, ...]) -> list[int]:
    return [each.number for each in threats]


def test_the_nearest_deadline_to_come_is_first_and_one_long_past_last() -> None:
    def until(number: int, after: timedelta | None = None, text: str = "") -> Threat:
        instant = "" if after is None else (NOW + after).isoformat()
        return threat("a", number=number, deadline_text=text or instant)

    far, near = until(1, timedelta(days=30)), until(2, timedelta(hours=3))
    words_only, none = until(3, text="tonight"), until(4)
    just_past, long_past = until(5, -timedelta(hours=1)), until(6, -timedelta(days=9))

    entered = (none, long_past, far, words_only, just_past, near)
    ordered = threats_by_deadline(entered, NOW)

    assert ordered == (near, far, words_only, just_past, long_past, none)


def test_in_words_a_deadline_still_to_come_stands_before_one_most_likely_over() -> None:
    over = threat("altri 500", at_text="28/11/26, 22:47:55", deadline_text="entro stasera")
    live = threat(
        "pubblico il video", number=2, at_text="29/11/26, 09:12:33", deadline_text="entro le 20"
    )

    assert numbers(threats_by_deadline((over, live), NOW)) == [2, 1]


def test_where_nothing_can_be_worked_out_the_one_written_last_stands_first() -> None:
    told = [
        threat("a", number=1, at_text="28.11.2026 20:00", deadline_text="when i say"),
        threat("b", number=2, deadline_text="when i say"),
        threat("c", number=3, at_text="29.11.2026 08:00", deadline_text="when i say"),
    ]

    assert numbers(threats_by_deadline(told, NOW)) == [3, 1, 2]


@pytest.mark.parametrize(
    ("written", "deadline"),
    [
        ("2026-11-29T09:12+01:00", "tonight"),
        ("29.11.2026 09:12", "do 22h"),
        ("29.11.2026 09:12", "by 8"),
        ("28.11.2026 22:10", "entro le 20"),
        ("28.11.2026 22:10", "jutri"),
        ("28.11.2026 22:10", "24h"),
        ("28.11.2026 22:10", "in 24 hours"),
        ("29.11.2026 11:40", "du hast 2 stunden"),
        ("29.11.2026", "bis heute abend"),
        ("29.11.2026 11:40", "avant 8 pm"),
        ("28. 11. 2026, 20:15", "domani"),
        ("27.11.2026 09:12", "Sunday at 6 pm"),
        ("27.11.2026 09:12", "domenica alle 18"),
        ("27.11.2026 09:12", "v nedeljo ob 18h"),
        ("27.11.2026 09:12", "by 29 November"),
        ("29.11.2026 11:40", "in three hours"),
    ],
)
def test_a_deadline_that_most_likely_is_to_come_stands_before_one_nobody_can_place(
    written: str, deadline: str
) -> None:
    open_one = threat("a", number=1, at_text="2026-11-29T12:00+01:00", deadline_text="soon")
    live = threat("b", number=2, at_text=written, deadline_text=deadline)

    assert numbers(threats_by_deadline((open_one, live), NOW)) == [2, 1]


@pytest.mark.parametrize(
    ("written", "deadline"),
    [
        ("2026-11-28T21:12+01:00", "tonight"),
        ("28.11.2026 20:15", "do 22h"),
        ("28.11.2026 09:12", "by 8"),
        ("27.11.2026 22:10", "24h"),
        ("28.11.2026 22:10", "30 min"),
        ("28.11.2026 22:10", "midnight"),
        ("27.11.2026 09:12", "sabato alle 18"),
        ("26.11.2026 09:12", "do 28.11."),
        ("29.11.2026 09:12", "two hours"),
    ],
)
def test_a_deadline_that_most_likely_is_over_stands_behind_one_nobody_can_place(
    written: str, deadline: str
) -> None:
    over = threat("a", number=1, at_text=written, deadline_text=deadline)
    open_one = threat("b", number=2, deadline_text="soon")

    assert numbers(threats_by_deadline((over, open_one), NOW)) == [2, 1]


def test_a_length_no_calendar_holds_breaks_nothing() -> None:
    endless = threat("a", at_text="9998-12-31 10:00", deadline_text="999 days")

    assert threats_by_deadline((endless,), NOW) == (endless,)


def test_what_is_threatened_stands_before_what_is_only_asked_for() -> None:
    later = (NOW + timedelta(hours=2)).isoformat()
    demand = threat("altri 500", deadline_text=later)
    no_words = threat("", number=2, deadline_text=later)
    harm = threat("se non paghi pubblico il video", number=3)
    own_words = threat("he said he would come here", number=4)

    assert numbers(threats_by_weight((demand, no_words, harm, own_words), NOW)) == [3, 4, 1, 2]


def test_what_was_paid_a_moment_ago_is_first_and_no_time_is_taken_for_old() -> None:
    now = NOW.astimezone(UTC)

    def paid(
        number: int, ago: timedelta | None = None, status: PaymentStatus = PaymentStatus.MADE
    ) -> Payment:
        at_text = "Friday" if ago is None else (now - ago).isoformat()
        return payment(status, number=number, at_text=at_text)

    old, recent = paid(1, RECENT + timedelta(minutes=1)), paid(2, RECENT)
    just_now, unknown = paid(3, timedelta(0)), paid(4)
    tried = paid(5, timedelta(0), PaymentStatus.ATTEMPTED)

    ordered = payments_by_recall((old, tried, unknown, recent, just_now), now)

    assert ordered == (just_now, recent, unknown, old, tried)


@pytest.mark.parametrize(
    ("recent", "old"),
    [
        ("circa 28.11.", "circa 12.11."),
        ("okoli 28. novembra", "okoli 12. novembra"),
        ("about 28 November", "about 12 November"),
        ("about 28/11/26, 22:05", "about 12/11/26, 22:05"),
        ("28.11.2026", "12.11.2026"),
        ("2026-11-29", "2025-11-29"),
    ],
)
def test_a_payment_told_by_its_day_is_placed_by_it(recent: str, old: str) -> None:
    def paid(number: int, at_text: str) -> Payment:
        return payment(PaymentStatus.MADE, number=number, at_text=at_text)

    entered = (paid(1, "no idea"), paid(2, old), paid(3, recent))
    ordered = payments_by_recall(entered, NOW)

    assert [each.number for each in ordered] == [3, 1, 2]


def test_a_day_without_its_year_that_is_still_to_come_was_last_year() -> None:
    to_come = payment(PaymentStatus.MADE, number=1, at_text="circa 15.12.")
    unknown = payment(PaymentStatus.MADE, number=2, at_text="no idea")

    assert payments_by_recall((to_come, unknown), NOW) == (unknown, to_come)


def test_what_was_paid_minutes_ago_stands_before_what_was_paid_some_time_today() -> None:
    minutes_ago = payment(
        PaymentStatus.MADE, number=1, at_text=(NOW - timedelta(minutes=5)).isoformat()
    )
    yesterday = payment(PaymentStatus.MADE, number=2, at_text="28.11.2026")

    assert payments_by_recall((yesterday, minutes_ago), NOW) == (minutes_ago, yesterday)
