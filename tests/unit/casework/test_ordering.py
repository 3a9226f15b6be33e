"""The order of the exhibits: chosen before anything goes out, followed by what goes out, fixed."""

from collections.abc import Iterable

import pytest

from evidence_kit.casework import items, ordering
from evidence_kit.casework.going_out import seen_from_outside
from evidence_kit.clock import SystemClock
from evidence_kit.errors import InvalidValueError, NoSuchItemError, OrderSettledError
from evidence_kit.handover.selection import disclosure
from evidence_kit.hashing import sha256
from evidence_kit.model import Item, Provenance, Route
from evidence_kit.store import Export, Vault


@pytest.fixture
def vault(adult_vault: Vault) -> Vault:
    """One with three exhibits."""
    for what in ("the first", "the second", "the third"):
        items.describe_not_held(adult_vault, what, Provenance(), Route.FILE_DIALOG)
    return adult_vault


def order_of(found: Iterable[Item]) -> str:
    return " ".join(item.label.removeprefix("JS-00") for item in found)


def hand_something_over(vault: Vault) -> None:
    made_at = SystemClock().now()
    vault.record_export(
        Export(version=1, kind="report", made_at=made_at, code=sha256(b"a report")), {}
    )


def test_what_is_named_stands_first_and_keeps_its_number(vault: Vault) -> None:
    assert order_of(ordering.ordered(vault)) == "1 2 3"

    put = ordering.put_first(vault, ["JS-003", "1"])

    assert order_of(put) == order_of(ordering.ordered(vault)) == "3 1 2"
    assert [item.label for item in vault.items()] == ["JS-001", "JS-002", "JS-003"]


@pytest.mark.parametrize(
    ("label", "by", "stand"),
    [
        ("JS-003", -1, "1 3 2"),
        ("JS-001", 1, "2 1 3"),
        ("JS-001", 99, "2 3 1"),
        ("JS-003", -99, "3 1 2"),
        ("JS-002", 0, "1 2 3"),
        ("JS-001", -1, "1 2 3"),
    ],
)
def test_an_exhibit_moves_no_further_than_either_end(
    vault: Vault, label: str, by: int, stand: str
) -> None:
    moved = ordering.move(vault, vault.get_item(label).id, by)

    assert order_of(moved) == order_of(ordering.ordered(vault)) == stand


def test_what_comes_in_later_comes_last_and_a_stub_keeps_its_place(vault: Vault) -> None:
    ordering.put_first(vault, ["JS-002"])

    items.describe_not_held(vault, "the fourth", Provenance(), Route.FILE_DIALOG)
    items.withdraw(vault, "JS-002", "")

    assert order_of(ordering.ordered(vault)) == "2 1 3 4"


def test_what_goes_out_follows_the_order_and_shows_that_one_was_chosen(vault: Vault) -> None:
    ordering.put_first(vault, ["JS-002"])

    out = seen_from_outside(vault, "en")

    assert order_of(out.items) == "2 1 3"
    assert disclosure(out)(vault.ledger()[-1])


def test_every_change_of_the_order_is_in_the_ledger_and_no_other(vault: Vault) -> None:
    before = len(vault.ledger())

    ordering.put_first(vault, ["JS-002"])
    ordering.put_first(vault, ["JS-002"])
    ordering.put_by_number(vault)

    assert {entry.object for entry in vault.ledger()[before:]} == {"answer/exhibit-order"}
    assert len(vault.ledger()) == before + 2
    assert vault.contents().answers == {}


def test_after_something_went_out_the_order_stays(vault: Vault) -> None:
    ordering.put_first(vault, ["JS-002"])
    hand_something_over(vault)

    with pytest.raises(OrderSettledError):
        ordering.put_first(vault, ["JS-003"])
    with pytest.raises(OrderSettledError):
        ordering.put_by_number(vault)

    assert order_of(ordering.put_first(vault, ["JS-002"])) == "2 1 3"
    assert order_of(ordering.ordered(vault)) == "2 1 3"


def test_a_name_that_is_none_or_comes_twice_changes_nothing(vault: Vault) -> None:
    with pytest.raises(NoSuchItemError):
        ordering.put_first(vault, ["JS-002", "JS-009"])
    with pytest.raises(InvalidValueError):
        ordering.put_first(vault, ["JS-002", "2"])

    assert order_of(ordering.ordered(vault)) == "1 2 3"
