from dataclasses import replace
from datetime import UTC, datetime

import pytest

from evidence_kit.errors import EvidenceKitError
from evidence_kit.model import (
    Digest,
    FileTimes,
    Item,
    ItemId,
    ItemKind,
    ItemStatus,
    Provenance,
    Route,
    Sensitivity,
    TypeMatch,
)
from evidence_kit.store import items
from evidence_kit.store.connection import Database
from tests.fakes import STARTED_AT
from tests.vaults import PICTURE


def item(number: int, /, **changes: object) -> Item:
    made = Item(
        id=ItemId(f"{number:032x}"),
        number=number,
        label=f"JS-{number:03d}",
        kind=ItemKind.FILE,
        status=ItemStatus.HELD,
        sensitivity=Sensitivity.ORDINARY,
        original_name=f"half \udcff {number}.png",
        size_bytes=5 << 30,
        sha256=Digest(f"{number:064x}"),
        media_type="image/png",
        type_match=TypeMatch.CANNOT_TELL,
        times=FileTimes(modified_at=datetime(1, 1, 1, tzinfo=UTC), created_at=None),
        imported_at=STARTED_AT,
        imported_offset_minutes=-570,
        route=Route.PASTE,
        provenance=Provenance(device="d\0", how="h\u202e", shows="s", app="a", seen_at_text="23:4"),
    )
    return replace(made, **changes)


@pytest.fixture
def three(database: Database) -> Database:
    items.insert(database, item(1))
    items.insert(database, item(2, status=ItemStatus.WITHDRAWN, withdrawn_why="w \ud83d"))
    items.insert(
        database,
        item(3, kind=ItemKind.NOT_HELD, status=ItemStatus.NOT_HELD, sha256=None, media_type=""),
    )
    return database


def test_an_item_comes_back_exactly_as_it_was(three: Database) -> None:
    first, second, third = items.every(three)

    assert first == item(1)
    assert second == item(2, status=ItemStatus.WITHDRAWN, withdrawn_why="w \ud83d")
    assert third.sha256 is None


@pytest.mark.parametrize("kind", ItemKind)
@pytest.mark.parametrize("route", Route)
@pytest.mark.parametrize("sensitivity", Sensitivity)
def test_every_word_of_the_model_fits_the_schema(
    database: Database, kind: ItemKind, route: Route, sensitivity: Sensitivity
) -> None:
    for number, match in enumerate(TypeMatch, start=1):
        made = item(number, kind=kind, route=route, sensitivity=sensitivity, type_match=match)
        items.insert(database, made)

    assert [found.type_match for found in items.every(database)] == list(TypeMatch)


@pytest.mark.parametrize("name", ["JS-001", "js-001", "1", "001", f"{1:032x}"])
def test_an_item_is_found_by_label_number_or_identity(three: Database, name: str) -> None:
    assert items.find(three, name) == item(1)


@pytest.mark.parametrize(
    "name",
    ["", "JS-009", "9", "0", "-1", "1.0", "١", "9" * 19, "9" * 5000, "%", "JS-00_", "\0", "' OR 1"],
)
def test_what_names_no_item_finds_none(three: Database, name: str) -> None:
    assert items.find(three, name) is None


def test_a_name_that_is_no_text_finds_none(three: Database) -> None:
    # An argument whose bytes are no UTF-8 reaches us as lone surrogates.
    assert items.find(three, "JS-\udcff") is None


def test_only_held_bytes_make_a_duplicate(three: Database) -> None:
    assert items.find_held(three, Digest(f"{1:064x}")) == item(1)
    assert items.find_held(three, Digest(f"{2:064x}")) is None
    assert items.find_held(three, Digest("a" * 64)) is None


def test_numbers_go_on_after_stubs(three: Database) -> None:
    assert items.next_number(three) == 4


def test_the_first_number_is_one(database: Database) -> None:
    assert items.next_number(database) == 1


def test_a_withdrawal_leaves_the_row_and_takes_the_preview(three: Database) -> None:
    items.insert_preview(three, item(1).id, PICTURE, b"\xff\xd8")

    items.withdraw(three, item(1).id, "by mistake")

    stub = items.find(three, "1")
    assert stub == item(1, status=ItemStatus.WITHDRAWN, withdrawn_why="by mistake")
    assert items.find_preview(three, item(1).id) is None
    assert items.pictures(three) == {}


def test_a_preview_comes_back_as_it_was(three: Database) -> None:
    items.insert_preview(three, item(1).id, PICTURE, bytes(range(256)))

    assert items.find_preview(three, item(1).id) == bytes(range(256))
    assert items.pictures(three) == {item(1).id: PICTURE}


def test_only_held_ordinary_pictures_wait_for_a_preview(database: Database) -> None:
    items.insert(database, item(1))
    items.insert(database, item(2, sensitivity=Sensitivity.INTIMATE))
    items.insert(database, item(3, status=ItemStatus.WITHDRAWN))
    items.insert(database, item(4, media_type="text/plain"))
    items.insert(database, item(5))
    items.insert_preview(database, item(5).id, PICTURE, b"")

    assert items.without_preview(database) == (item(1),)


def test_only_items_that_may_have_a_sealed_file_are_counted(three: Database) -> None:
    assert items.sealed_ids(three, ItemStatus.HELD) == {item(1).id}
    assert items.sealed_ids(three, ItemStatus.WITHDRAWN) == {item(2).id}


def test_which_files_there_should_be_is_read_from_the_index_alone(three: Database) -> None:
    (plan,) = three.rows(f"EXPLAIN QUERY PLAN {items._IDS_BY_STATUS}", ("held",))

    assert "COVERING INDEX item_by_status" in plan[3]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM item",
        "DELETE FROM item WHERE number = 2",
        "UPDATE item SET number = 9 WHERE number = 1",
        "UPDATE item SET sha256 = NULL WHERE number = 1",
        "UPDATE item SET original_name = x'78'",
        "UPDATE item SET imported_at = '2001-01-01T00:00:00Z'",
        "INSERT OR REPLACE INTO item SELECT * FROM item",
        "REPLACE INTO item SELECT * FROM item WHERE number = 1",
    ],
)
def test_an_item_keeps_its_place_and_what_it_was(three: Database, statement: str) -> None:
    before = items.every(three)

    with pytest.raises(EvidenceKitError):
        three.run(statement)

    assert items.every(three) == before


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 1},
        {"id": item(1).id},
        {"label": "JS-001"},
        {"sha256": None},
        {"size_bytes": -1},
        {"id": ItemId("short")},
    ],
)
def test_a_row_that_cannot_be_is_refused(three: Database, changes: dict[str, object]) -> None:
    with pytest.raises(EvidenceKitError):
        items.insert(three, item(9, **changes))


def test_a_preview_too_large_for_its_place_is_refused(three: Database) -> None:
    with pytest.raises(EvidenceKitError):
        items.insert_preview(three, item(1).id, PICTURE, bytes(262_145))


def test_the_first_items_are_those_of_the_lowest_numbers(database: Database) -> None:
    for number in (3, 1, 2):
        items.insert(database, item(number))

    assert [each.number for each in items.exhibits(database, 2)] == [1, 2]
    assert items.exhibits(database, 9) == items.every(database)


def test_items_follow_a_number_so_many_at_a_time(database: Database) -> None:
    for number in (1, 2, 4, 5, items.FIRST_COPY_NUMBER):
        items.insert(database, item(number))

    assert [each.number for each in items.exhibits(database, 2, after=1)] == [2, 4]
    assert [each.number for each in items.exhibits(database, -1, after=2)] == [4, 5]
    assert items.exhibits(database, 2, after=5) == ()


def test_exhibits_are_counted_by_status_and_copies_are_none(database: Database) -> None:
    for number in (1, 2, 3, items.FIRST_COPY_NUMBER):
        items.insert(database, item(number))
    items.withdraw(database, item(2).id, "")

    assert items.exhibit_counts(database) == {ItemStatus.HELD: 2, ItemStatus.WITHDRAWN: 1}


def test_the_numbers_of_covered_copies_begin_where_exhibits_never_come(
    database: Database,
) -> None:
    assert items.next_copy_number(database) == items.FIRST_COPY_NUMBER
    for number in (1, items.FIRST_COPY_NUMBER):
        items.insert(database, item(number))

    assert items.next_number(database) == 2
    assert items.next_copy_number(database) == items.FIRST_COPY_NUMBER + 1
    assert [each.number for each in items.exhibits(database)] == [1]
    assert [each.number for each in items.copies(database)] == [items.FIRST_COPY_NUMBER]
    assert len(items.every(database)) == 2
