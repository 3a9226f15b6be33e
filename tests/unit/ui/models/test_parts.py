from PySide6.QtCore import Qt

from evidence_kit.i18n import Words
from evidence_kit.model import ItemStatus, StepState
from evidence_kit.ui.models.parts import COUNT_ROLE, PAGE_ROLE, PARTS, PartsModel, counts_of
from evidence_kit.ui.models.path import PATH
from tests.unit.ui.seen import identifier, item, payment, seen

ENGLISH = Words()


def test_the_seven_parts_are_listed_in_the_order_of_their_keys() -> None:
    model = PartsModel(ENGLISH)

    pages = [model.index(row, 0).data(PAGE_ROLE) for row in range(model.rowCount())]

    assert pages == ["home", "evidence", "people", "money", "story", "steps", "handover"]


def test_an_empty_case_has_no_counts() -> None:
    assert counts_of(seen(), ENGLISH) == {}


def test_counts_say_what_is_there_and_leave_stubs_out() -> None:
    case = seen(
        items=(item(1), item(2), item(3, status=ItemStatus.WITHDRAWN)),
        identifiers=(identifier(),),
        payments=(payment(), payment()),
        steps={PATH[0].step_id: StepState.DONE},
    )

    assert counts_of(case, ENGLISH) == {
        "evidence": "2",
        "people": "1",
        "money": "2",
        "steps": "1 of 8",
    }


def test_a_screen_reader_hears_the_row_whole() -> None:
    model = PartsModel(ENGLISH)
    model.show_case(seen(items=(item(1),)))
    row = model.index(1, 0)

    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Evidence, 1"
    assert row.data(COUNT_ROLE) == "1"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == PARTS[0].title
