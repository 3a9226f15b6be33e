import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.pick_list import PickList

CHOICES = [("AT", "Austria"), ("HR", "Croatia"), ("SI", "Slovenia")]


@pytest.fixture
def names(qtbot: QtBot, theme: Theme) -> PickList:
    made = PickList(theme, "Countries")
    qtbot.addWidget(made)
    made.set_choices(CHOICES)
    made.resize(300, 300)
    made.show()
    return made


def test_nothing_is_picked_before_the_person_picks(names: PickList) -> None:
    assert names.chosen() == ""


def test_arrows_move_and_tell(names: PickList, qtbot: QtBot) -> None:
    names.choose("AT")

    with qtbot.waitSignal(names.picked) as picked:
        qtbot.keyClick(names, Qt.Key.Key_Down)

    assert picked.args == ["HR"]
    assert names.chosen() == "HR"


def test_the_first_letters_find_a_row(names: PickList, qtbot: QtBot) -> None:
    names.setFocus()

    qtbot.keyClicks(names, "slo")

    assert names.chosen() == "SI"


def test_other_choices_keep_what_is_picked_without_telling(names: PickList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(names.picked):
        names.set_choices(CHOICES[1:], keep="SI")

    assert names.chosen() == "SI"


def test_what_is_not_in_the_list_picks_nothing(names: PickList) -> None:
    names.choose("SI")

    names.choose("XX")

    assert names.chosen() == ""
