from PySide6.QtCore import QPersistentModelIndex, Qt

from evidence_kit.i18n import Words
from evidence_kit.model import Finding, ItemId, ItemStatus, Provenance, Verdict
from evidence_kit.ui.models.evidence_items import EvidenceItems, ItemRole
from evidence_kit.ui.models.item_words import KindFilter
from tests.unit.ui.seen import item

PIECES = (item(1), item(2, media_type="text/plain"), item(3, status=ItemStatus.WITHDRAWN))


def shown(*, kind: KindFilter = KindFilter.ALL) -> EvidenceItems:
    model = EvidenceItems(Words())
    model.show_items(PIECES, (), kind)
    return model


def test_every_piece_has_a_row_in_the_order_of_its_number() -> None:
    model = shown()

    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "JS-001",
        "JS-002",
        "JS-003",
    ]


def test_a_row_says_all_of_itself_to_a_screen_reader() -> None:
    model = shown()

    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "JS-001, screenshot.png, Picture, Covered, Saved and verified"
    )


def test_no_role_of_a_row_is_a_picture() -> None:
    model = shown()

    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.index(0).data(ItemRole.COVER_ICON) == "eye-off"


def test_a_filter_leaves_the_others_out() -> None:
    model = shown(kind=KindFilter.TEXT)

    assert model.rowCount() == 1
    assert model.index(0).data() == "JS-002"


def test_the_same_case_again_is_no_reset() -> None:
    model = shown()
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))

    assert not model.show_items(PIECES, (), KindFilter.ALL)
    assert resets == []


def test_a_changed_word_is_one_reset() -> None:
    model = shown()
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))

    assert model.show_items(
        (item(1, provenance=Provenance(shows="new")), *PIECES[1:]), (), KindFilter.ALL
    )
    assert len(resets) == 1


def test_what_a_check_found_stands_in_the_row() -> None:
    model = shown()
    model.show_items(PIECES, (Finding(subject="JS-001", verdict=Verdict.ALTERED),), KindFilter.ALL)

    assert model.index(0).data(ItemRole.STATE).word == "Changed"
    assert model.index(1).data(ItemRole.STATE).word == "Saved and verified"


def test_a_piece_is_found_by_its_id_and_a_strange_id_is_nowhere() -> None:
    model = shown()

    assert model.index_of(PIECES[1].id).row() == 1
    assert not model.index_of(ItemId("f" * 32)).isValid()
    assert not model.index_of(None).isValid()


def test_pieces_that_follow_are_added_and_whoever_stands_on_one_stays() -> None:
    model = shown()
    resets: list[None] = []
    added: list[tuple[int, int]] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.rowsInserted.connect(lambda _parent, first, last: added.append((first, last)))
    stands_on = QPersistentModelIndex(model.index(2))

    assert model.show_items((*PIECES, item(4), item(5)), (), KindFilter.ALL)

    assert (resets, added) == ([], [(3, 4)])
    assert stands_on.data() == "JS-003"
    assert model.index(4).data() == "JS-005"


def test_a_row_can_be_chosen_and_neither_edited_nor_dragged() -> None:
    model = shown()

    assert model.flags(model.index(0)) == (
        Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
    )
    assert not model.flags(model.index(-1))


def test_what_goes_out_of_a_piece_is_shown_and_read_aloud_where_it_is_not_the_whole() -> None:
    model = EvidenceItems(Words())
    model.show_items(PIECES, (), KindFilter.ALL)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))

    model.show_going_out({PIECES[1].id: "A covered copy goes out"})

    assert changed == [1]
    assert [model.index(row).data(ItemRole.GOES_OUT) for row in (0, 1)] == [
        "",
        "A covered copy goes out",
    ]
    spoken = str(model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.endswith(", A covered copy goes out")

    model.show_going_out({})
    assert changed == [1, 1]
