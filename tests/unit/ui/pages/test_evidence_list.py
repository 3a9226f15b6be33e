import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.model import Item
from evidence_kit.ui.models.evidence_items import EvidenceItems
from evidence_kit.ui.models.item_words import KindFilter
from evidence_kit.ui.pages.evidence_drawing import ListLayout
from evidence_kit.ui.pages.evidence_list import EvidenceList
from evidence_kit.ui.theme import Theme
from tests.unit.ui.seen import item
from tests.windows import settle

PIECES = tuple(item(number) for number in range(1, 12))


@pytest.fixture
def pieces(qtbot: QtBot, theme: Theme, words: Words) -> EvidenceList:
    model = EvidenceItems(words)
    model.show_items(PIECES, (), KindFilter.ALL)
    made = EvidenceList(theme, words, model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.set_layout_kind(ListLayout.TILES)
    made.resize(620, 400)
    made.show()
    return made


@pytest.mark.parametrize("width", [200, 560, 600, 621, 735, 736, 980, 1100])
@pytest.mark.parametrize("kind", ListLayout)
def test_the_list_is_as_high_as_what_it_holds(
    pieces: EvidenceList, width: int, kind: ListLayout
) -> None:
    pieces.set_layout_kind(kind)
    pieces.resize(width, pieces.height())
    settle()
    last = pieces.visualRect(pieces.model().index(len(PIECES) - 1, 0))

    assert last.bottom() <= pieces.height()
    assert pieces.height() - last.bottom() < 40
    assert pieces.verticalScrollBar().maximum() == 0


def test_tiles_stand_beside_each_other_as_many_as_fit(pieces: EvidenceList) -> None:
    settle()
    tops = [pieces.visualRect(pieces.model().index(n, 0)).top() for n in range(4)]

    assert tops[0] == tops[1] == tops[2] < tops[3]


def test_enter_opens_the_current_piece(qtbot: QtBot, pieces: EvidenceList) -> None:
    opened: list[Item] = []
    pieces.opened.connect(opened.append)
    pieces.setCurrentIndex(pieces.model().index(4, 0))

    qtbot.keyClick(pieces, Qt.Key.Key_Return)

    assert opened == [PIECES[4]]


def test_space_looks_from_press_to_release_and_repeats_count_for_nothing(
    qtbot: QtBot, pieces: EvidenceList
) -> None:
    heard: list[str] = []
    pieces.look_started.connect(lambda: heard.append("look"))
    pieces.look_ended.connect(lambda: heard.append("cover"))

    qtbot.keyPress(pieces, Qt.Key.Key_Space)
    qtbot.keyPress(pieces, Qt.Key.Key_Space)
    qtbot.keyRelease(pieces, Qt.Key.Key_Space)

    assert heard == ["look", "cover"]


def test_going_to_another_piece_ends_the_look(qtbot: QtBot, pieces: EvidenceList) -> None:
    heard: list[str] = []
    pieces.look_ended.connect(lambda: heard.append("cover"))
    qtbot.keyPress(pieces, Qt.Key.Key_Space)

    pieces.setCurrentIndex(pieces.model().index(3, 0))

    assert heard == ["cover"]


def test_hiding_the_list_ends_the_look(qtbot: QtBot, pieces: EvidenceList) -> None:
    heard: list[str] = []
    pieces.look_ended.connect(lambda: heard.append("cover"))
    qtbot.keyPress(pieces, Qt.Key.Key_Space)

    pieces.hide()

    assert heard == ["cover"]


def test_thousands_of_pieces_are_one_control_with_all_its_rows(pieces: EvidenceList) -> None:
    model = pieces.model()
    assert isinstance(model, EvidenceItems)
    pieces.hide()

    model.show_items(tuple(item(n) for n in range(1, 10_001)), (), KindFilter.ALL)

    assert model.rowCount() == 10_000
    assert pieces.height() > 10_000 * 40


def test_selecting_a_piece_from_outside_tells_nobody_that_it_was_opened(
    pieces: EvidenceList,
) -> None:
    opened: list[Item] = []
    pieces.opened.connect(opened.append)

    pieces.select(PIECES[2].id)

    assert pieces.currentIndex().row() == 2
    assert opened == []
