from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.models.hand_over import Choice, Reach
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.models.making import Shape
from evidence_kit.ui.pages.hand_over_controls import HandOverControls
from evidence_kit.ui.theme import Theme
from tests.windows import settle

ENGLISH = Language(tag="en", name="English")
SLOVENIAN = Language(tag="sl", name="slovenščina")


@pytest.fixture
def controls(qtbot: QtBot, theme: Theme, words: Words) -> HandOverControls:
    made = HandOverControls(theme, words, (ENGLISH,))
    qtbot.addWidget(made)
    made.resize(256, 700)
    made.show()
    return made


def show(controls: HandOverControls, **choice: object) -> None:
    chosen = replace(Choice(), **choice)  # type: ignore[arg-type]
    controls.show_choice(chosen, can_make=bool(chosen.place))
    settle()


def test_the_main_button_is_the_next_thing(controls: HandOverControls) -> None:
    show(controls)
    assert controls.place_button.kind == "primary"
    assert not controls.make_button.isVisible()

    show(controls, place="/media/POLICE")
    assert controls.place_button.kind == "normal"
    assert controls.make_button.isVisible()


def test_whether_somebody_else_gets_there_is_asked_once_a_place_is_known(
    controls: HandOverControls,
) -> None:
    show(controls)
    assert not controls.reaches[Reach.SOMEBODY].isVisible()

    show(controls, place="/media/POLICE")
    assert controls.reaches[Reach.SOMEBODY].isVisible()
    assert not any(card.isChecked() for card in controls.reaches.values())


def test_the_answer_changes_the_advice_and_holds_nothing_back(controls: HandOverControls) -> None:
    show(controls, place="/media/POLICE", reach=Reach.SOMEBODY)

    assert controls.advice.isVisible()
    assert controls.make_button.isEnabled()


def test_a_choice_is_told_whole(qtbot: QtBot, controls: HandOverControls) -> None:
    show(controls, place="/media/POLICE")

    with qtbot.waitSignal(controls.chosen) as heard:
        qtbot.mouseClick(controls.shapes[Shape.REPORT], Qt.MouseButton.LeftButton)

    assert heard.args == [Choice(place="/media/POLICE", shape=Shape.REPORT)]


def test_one_language_is_no_choice(controls: HandOverControls) -> None:
    assert controls.language is None


def test_languages_that_exist_can_be_chosen(qtbot: QtBot, theme: Theme, words: Words) -> None:
    controls = HandOverControls(theme, words, (ENGLISH, SLOVENIAN))
    qtbot.addWidget(controls)
    show(controls, language="sl")

    assert controls.language is not None
    assert controls.language.chosen() == "sl"


def test_an_answer_that_is_pressed_again_stays(qtbot: QtBot, controls: HandOverControls) -> None:
    show(controls, place="/media/POLICE", reach=Reach.NOBODY_ELSE)
    card = controls.reaches[Reach.NOBODY_ELSE]

    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)

    assert card.isChecked()


def test_another_case_has_no_answer_yet(controls: HandOverControls) -> None:
    show(controls, place="/media/POLICE", reach=Reach.SOMEBODY)

    show(controls, place="/media/POLICE")

    assert not any(card.isChecked() for card in controls.reaches.values())


def test_arrows_choose(qtbot: QtBot, controls: HandOverControls) -> None:
    show(controls)
    first = controls.shapes[Shape.FOLDER]
    first.setFocus()

    with qtbot.waitSignal(controls.chosen) as heard:
        qtbot.keyClick(first, Qt.Key.Key_Down)

    assert heard.args == [Choice(shape=Shape.FOLDER_AND_ZIP)]
