from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.ui.models.hand_over import Choice, HandOverState, Reach
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.models.making import Shape
from evidence_kit.ui.pages.hand_over_choosing import ChoosingPanel
from evidence_kit.ui.theme import Theme
from tests.unit.ui.seen import event, identifier, item, seen, statement
from tests.windows import settle

ENGLISH = Language(tag="en", name="English")
SLOVENIAN = Language(tag="sl", name="slovenščina")


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, words: Words) -> ChoosingPanel:
    made = ChoosingPanel(theme, words, (ENGLISH,))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def show(panel: ChoosingPanel, case: CaseSeen | None = None, **choice: object) -> None:
    chosen = replace(Choice(), **choice)  # type: ignore[arg-type]
    panel.show_state(HandOverState(case=case or seen(), choice=chosen))
    settle()


def test_the_main_button_is_the_next_thing(panel: ChoosingPanel) -> None:
    show(panel)
    assert panel.controls.place_button.kind == "primary"
    assert not panel.controls.make_button.isVisible()

    show(panel, place="/media/POLICE")
    assert panel.controls.place_button.kind == "normal"
    assert panel.controls.make_button.isVisible()


def test_whether_somebody_else_gets_there_is_asked_once_a_place_is_known(
    panel: ChoosingPanel,
) -> None:
    show(panel)
    assert not panel.controls.reaches[Reach.SOMEBODY].isVisible()

    show(panel, place="/media/POLICE")
    assert panel.controls.reaches[Reach.SOMEBODY].isVisible()
    assert not any(card.isChecked() for card in panel.controls.reaches.values())


def test_the_answer_changes_the_advice_and_holds_nothing_back(panel: ChoosingPanel) -> None:
    show(panel, place="/media/POLICE", reach=Reach.SOMEBODY)

    assert panel.controls.advice.isVisible()
    assert panel.controls.make_button.isEnabled()


def test_a_choice_is_told_whole(qtbot: QtBot, panel: ChoosingPanel) -> None:
    show(panel, place="/media/POLICE")

    with qtbot.waitSignal(panel.chosen) as heard:
        qtbot.mouseClick(panel.controls.shapes[Shape.REPORT], Qt.MouseButton.LeftButton)

    assert heard.args == [Choice(place="/media/POLICE", shape=Shape.REPORT)]


def test_one_language_is_no_choice(panel: ChoosingPanel) -> None:
    assert panel.controls.language is None


def test_languages_that_exist_can_be_chosen(qtbot: QtBot, theme: Theme, words: Words) -> None:
    panel = ChoosingPanel(theme, words, (ENGLISH, SLOVENIAN))
    qtbot.addWidget(panel)
    show(panel, language="sl")

    assert panel.controls.language is not None
    assert panel.controls.language.chosen() == "sl"


def test_each_gap_has_a_button_that_says_what_it_adds(panel: ChoosingPanel) -> None:
    show(panel)

    names = [button.accessibleName() for button in panel.gap_buttons()]
    assert names[0] == "Add: What happened, in your words"
    assert all(name.startswith("Add") for name in names)


def test_a_gap_that_was_closed_is_gone(panel: ChoosingPanel) -> None:
    show(panel)
    before = len(panel.gap_buttons())

    show(panel, seen(items=(item(1),), identifiers=(identifier(),), events=(event(),)))
    assert len(panel.gap_buttons()) < before

    whole = seen(statement=statement(), identifiers=(identifier(),), events=(event(),))
    show(panel, whole)
    assert len(panel.gap_buttons()) == 1


def test_an_answer_that_is_pressed_again_stays(qtbot: QtBot, panel: ChoosingPanel) -> None:
    show(panel, place="/media/POLICE", reach=Reach.NOBODY_ELSE)
    card = panel.controls.reaches[Reach.NOBODY_ELSE]

    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)

    assert card.isChecked()


def test_another_case_has_no_answer_yet(panel: ChoosingPanel) -> None:
    show(panel, place="/media/POLICE", reach=Reach.SOMEBODY)

    show(panel, place="/media/POLICE")

    assert not any(card.isChecked() for card in panel.controls.reaches.values())


def test_arrows_choose(qtbot: QtBot, panel: ChoosingPanel) -> None:
    show(panel)
    first = panel.controls.shapes[Shape.FOLDER]
    first.setFocus()

    with qtbot.waitSignal(panel.chosen) as heard:
        qtbot.keyClick(first, Qt.Key.Key_Down)

    assert heard.args == [Choice(shape=Shape.FOLDER_AND_ZIP)]
