"""The order a person chose for the exhibits, kept as one answer about the case.

The rules are: an exhibit's number is given when it is taken in and never changes, whatever the
order; what was not put anywhere follows in order of number, so that new exhibits come last; what is
kept is as short as it can be, and nothing where the numbers alone give the order.
"""

from collections.abc import Mapping, Sequence

from evidence_kit.model import Item

EXHIBIT_ORDER = "exhibit-order"
"""The name of the answer: the numbers of the exhibits that stand first, parted by spaces."""


def in_chosen_order(items: Sequence[Item], answers: Mapping[str, str]) -> tuple[Item, ...]:
    """Return exhibits as the person ordered them.

    Args:
        items: The exhibits in order of number.
        answers: What is said of the case as a whole, by name.
    """
    said = answers.get(EXHIBIT_ORDER, "").split()
    if not said:
        return tuple(items)
    rest = {str(item.number): item for item in items}
    first = [rest.pop(number) for number in said if number in rest]
    return (*first, *rest.values())


def order_answer(numbers: Sequence[int]) -> str:
    """Return the answer that keeps this order of all exhibits; "" where it needs none.

    >>> order_answer([1, 2, 3]), order_answer([3, 1, 2]), order_answer([2, 3, 1, 4])
    ('', '3', '2 3')
    """
    end = len(numbers)
    # What follows in order of number does so by itself.
    while end > 1 and numbers[end - 2] < numbers[end - 1]:
        end -= 1
    return " ".join(map(str, numbers[: end - 1]))
