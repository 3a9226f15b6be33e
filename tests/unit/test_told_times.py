from dataclasses import replace
from datetime import date

import pytest

from evidence_kit.model import ItemId
from evidence_kit.told_times import DayOrder, DayOrders, day_orders, read_told, told_order
from tests.fakes import new_case
from tests.unit.ui.seen import seen, threat


def sign(text: str, order: DayOrder = DayOrder.CANNOT_TELL) -> str | None:
    told = read_told(text, order)
    return None if told is None else told.sign


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("28/11/26, 22:05:29", "2026-11-28T22:05:29"),
        ("28/11/2026", "2026-11-28"),
        ("28. 11. 2026", "2026-11-28"),
        ("28.11.2026 22:05", "2026-11-28T22:05:00"),
        ("28.11.26, 22:05", "2026-11-28T22:05:00"),
        ("11/28/26, 10:05\u202fPM", "2026-11-28T22:05:00"),
        ("2026. 11. 28. 22:05", "2026-11-28T22:05:00"),
        ("2026/11/28 22:05", "2026-11-28T22:05:00"),
        ("2026-11-18T23:11", "2026-11-18T23:11:00"),
        ("05/05/2026", "2026-05-05"),
        ("about 28.11.2026 23:10", "2026-11-28T23:10:00"),
        ("circa 28/11/26, 22:05", "2026-11-28T22:05:00"),
        ("03/04/2026", None),
        ("03-04-26 10:00", None),
        ("31.02.2026", None),
        ("32/13/2026", None),
        ("ob 22.05.29", None),
        ("Friday evening", None),
        ("", None),
    ],
)
def test_a_day_is_read_where_it_is_one_beyond_doubt(text: str, read: str | None) -> None:
    assert sign(text) == read


def test_day_and_month_that_could_be_swapped_follow_the_order_that_is_known() -> None:
    assert sign("03/04/2026", DayOrder.DAY) == "2026-04-03"
    assert sign("03/04/2026", DayOrder.MONTH) == "2026-03-04"
    # With dots the day comes first everywhere.
    assert sign("03.04.2026", DayOrder.MONTH) == "2026-04-03"


@pytest.mark.parametrize(
    ("beside", "country", "read"),
    [
        ("28/11/26, 22:05", "US", "2026-04-03T10:00:00"),
        ("11/28/26, 22:05", "SI", "2026-03-04T10:00:00"),
        ("28. 11. 2026", "", None),
        ("Friday", "SI", "2026-04-03T10:00:00"),
        ("Friday", "US", "2026-03-04T10:00:00"),
        ("Friday", "CA", None),
        ("Friday", "", None),
    ],
)
def test_the_order_is_that_of_other_days_and_then_of_the_country(
    beside: str, country: str, read: str | None
) -> None:
    case = replace(new_case(), country=country)
    threats = (threat("a", at_text=beside), threat("b", at_text="03/04/26, 10:00"))

    told = day_orders(seen(case=case, threats=threats)).read("03/04/26, 10:00")

    assert (None if told is None else told.sign) == read


def test_the_days_of_one_text_count_for_it_and_contradictions_leave_words() -> None:
    one, other = ItemId("a" * 32), ItemId("b" * 32)
    threats = (
        threat("a", at_text="28/11/26, 22:05", item_id=one),
        threat("b", at_text="11/28/26, 10:05", item_id=other),
    )

    orders = day_orders(seen(case=replace(new_case(), country="SI"), threats=threats))

    first, second = orders.read("03/04/26", one), orders.read("03/04/26", other)
    assert first is not None
    assert second is not None
    assert (first.sign, second.sign) == ("2026-04-03", "2026-03-04")
    assert orders.read("03/04/26") is None


def test_a_device_set_up_as_in_the_united_states_follows_no_country_elsewhere() -> None:
    orders = day_orders(seen(case=replace(new_case(), country="SI")))

    assert orders.read("03/04/26, 10:00 PM") is None
    assert orders.read("03/04/26, 22:00") is not None


def test_a_day_stands_before_its_times_and_words_behind_every_day() -> None:
    told = ["", "soon", "28/11/26, 22:05:29", "28. 11. 2026", "28.11.2026 21:00", "27/11/26, 23:00"]

    ordered = sorted(told, key=lambda text: told_order(text, read_told(text)))

    assert ordered == [
        "27/11/26, 23:00",
        "28. 11. 2026",
        "28.11.2026 21:00",
        "28/11/26, 22:05:29",
        "soon",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("circa 28.11.", "2026-11-28", "2027-11-28"),
        ("28. 11.", "2026-11-28", "2027-11-28"),
        ("okoli 28. novembra", "2026-11-28", "2027-11-28"),
        ("about 28th of November", "2026-11-28", "2027-11-28"),
        ("around November 28", "2026-11-28", "2027-11-28"),
        ("il 28 novembre, 22:05", "2026-11-28", "2027-11-28"),
        ("28/11", "2026-11-28", "2027-11-28"),
        ("15.12.", "2025-12-15", "2026-12-15"),
        ("29.2.", "2024-02-29", "2028-02-29"),
    ],
)
def test_a_day_without_its_year_is_the_nearest_of_its_name(
    text: str, before: str, after: str
) -> None:
    orders, day = DayOrders(), date(2026, 11, 29)

    assert orders.find_day(text, not_after=day) == date.fromisoformat(before)
    assert orders.find_day(text, not_before=day) == date.fromisoformat(after)


@pytest.mark.parametrize(
    "text", ["circa 22.05", "10.30", "3/4", "31.2.", "maybe 5", "set 2 hours", "40 marca", "Friday"]
)
def test_what_may_be_no_day_is_none(text: str) -> None:
    assert DayOrders().find_day(text, not_after=date(2026, 11, 29)) is None


def test_day_and_month_without_a_year_follow_the_order_that_is_known() -> None:
    day = date(2026, 11, 29)

    assert DayOrders(country="SI").find_day("3/4", not_after=day) == date(2026, 4, 3)
    assert DayOrders(country="US").find_day("3/4", not_after=day) == date(2026, 3, 4)
