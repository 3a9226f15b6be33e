"""An order is short to keep, names numbers alone, and lets nothing fall out."""

from dataclasses import replace

import pytest

from evidence_kit.exhibit_order import EXHIBIT_ORDER, in_chosen_order, order_answer
from tests.pictures.sample_case import sample_case

ITEMS = tuple(replace(sample_case().items[0], number=number) for number in range(1, 6))


def numbers_in(said: str) -> list[int]:
    return [item.number for item in in_chosen_order(ITEMS, {EXHIBIT_ORDER: said})]


@pytest.mark.parametrize(
    ("said", "stand"),
    [
        ("", [1, 2, 3, 4, 5]),
        ("3", [3, 1, 2, 4, 5]),
        ("5 4 3 2", [5, 4, 3, 2, 1]),
        ("4 4 99 -1 x 2", [4, 2, 1, 3, 5]),
    ],
)
def test_what_is_named_stands_first_and_nothing_is_lost(said: str, stand: list[int]) -> None:
    assert numbers_in(said) == stand


@pytest.mark.parametrize(
    "stand", [[1, 2, 3, 4, 5], [2, 3, 4, 5, 1], [5, 1, 2, 3, 4], [1, 2, 3, 5, 4], [3, 1, 5, 2, 4]]
)
def test_what_is_kept_of_an_order_gives_it_back(stand: list[int]) -> None:
    assert numbers_in(order_answer(stand)) == stand


def test_what_the_numbers_say_by_themselves_is_not_kept() -> None:
    assert [order_answer(each) for each in ([], [7], [1, 2, 9])] == ["", "", ""]
    assert order_answer([9, *range(1, 9)]) == "9"
