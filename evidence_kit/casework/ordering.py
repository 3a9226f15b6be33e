"""Put the exhibits into the order in which they shall be read, before the first of them goes out.

A report tells a story, and a case is not always taken in in the order in which it happened. The
rules are: numbers never change, an order is about what stands before what; every change of it is in
the ledger; once something was made for somebody outside, the order stays, so that two reports of a
case can be laid side by side.
"""

from collections.abc import Sequence

from evidence_kit.errors import InvalidValueError, OrderSettledError
from evidence_kit.exhibit_order import EXHIBIT_ORDER, in_chosen_order, order_answer
from evidence_kit.i18n import N_
from evidence_kit.model import Item, ItemId
from evidence_kit.store import Vault


def ordered(vault: Vault) -> tuple[Item, ...]:
    """Return every exhibit in the order it stands in, stubs included."""
    said = vault.find_case_answer(EXHIBIT_ORDER)
    return in_chosen_order(vault.items(), {} if said is None else {said.name: said.value})


def put_first(vault: Vault, names: Sequence[str]) -> tuple[Item, ...]:
    """Let these exhibits stand first, in this order; returns all of them as they stand now.

    Raises:
        NoSuchItemError: The case has no such exhibit.
        InvalidValueError: One is named twice.
        OrderSettledError: Something went out already.
    """
    first = [vault.get_item(name) for name in names]
    ids = [item.id for item in first]
    for item in first:
        if ids.count(item.id) > 1:
            raise InvalidValueError(
                value=item.label, field=N_("order"), expected=N_("each exhibit once")
            )
    rest = [item for item in ordered(vault) if item.id not in ids]
    return _keep(vault, [*first, *rest])


def move(vault: Vault, item_id: ItemId, by: int) -> tuple[Item, ...]:
    """Let an exhibit stand so many places later, or earlier; returns all of them as they stand now.

    Args:
        vault: The open vault.
        item_id: The exhibit.
        by: How many places later; less than 0 for earlier. It goes no further than either end.

    Raises:
        NoSuchItemError: The case has no such exhibit.
        OrderSettledError: Something went out already.
    """
    wanted = vault.get_item(item_id).id
    items = list(ordered(vault))
    at = next(place for place, item in enumerate(items) if item.id == wanted)
    items.insert(max(at + by, 0), items.pop(at))
    return _keep(vault, items)


def put_by_number(vault: Vault) -> tuple[Item, ...]:
    """Let every exhibit stand in order of its number again.

    Raises:
        OrderSettledError: Something went out already.
    """
    return _keep(vault, sorted(vault.items(), key=lambda item: item.number))


def _keep(vault: Vault, items: Sequence[Item]) -> tuple[Item, ...]:
    if vault.exports() and tuple(items) != ordered(vault):
        raise OrderSettledError
    vault.answer_case(EXHIBIT_ORDER, order_answer([item.number for item in items]))
    return tuple(items)
