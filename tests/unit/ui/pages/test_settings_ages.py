import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.messages import AgesChanged, AgesForeseen, Problem
from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.ui.models.settings_page import AgesPhase, AgesState
from evidence_kit.ui.pages.settings_ages import AgesCard
from evidence_kit.ui.theme import Theme
from tests.fakes import new_case

ADULT = Ages(now=34, in_picture=AgeInPicture.ADULT)
ASKING = AgesState(phase=AgesPhase.ASKING, typed="34", in_picture=AgeInPicture.ADULT)


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, words: Words) -> AgesCard:
    made = AgesCard(theme, words)
    qtbot.addWidget(made)
    made.show_ages(ADULT, AgesState())
    made.show()
    return made


def test_nothing_is_asked_before_it_is_wanted(qtbot: QtBot, card: AgesCard) -> None:
    assert not card.age.isVisible()

    with qtbot.waitSignal(card.opened):
        qtbot.mouseClick(card.change_button, Qt.MouseButton.LeftButton)


def test_an_answer_is_told_with_the_other_one(qtbot: QtBot, card: AgesCard) -> None:
    card.show_ages(ADULT, ASKING)

    with qtbot.waitSignal(card.answered) as heard:
        qtbot.mouseClick(card.pictures[AgeInPicture.NOT_SURE], Qt.MouseButton.LeftButton)

    assert heard.args == ["34", AgeInPicture.NOT_SURE]


def test_one_answer_is_marked_and_no_more(card: AgesCard) -> None:
    card.show_ages(ADULT, ASKING)

    marked = [answer for answer, choice in card.pictures.items() if choice.isChecked()]
    assert marked == [AgeInPicture.ADULT]


def test_what_is_no_age_is_said_after_leaving_the_field(qtbot: QtBot, card: AgesCard) -> None:
    card.show_ages(ADULT, ASKING)
    card.age.line.setText("soon")

    qtbot.keyClick(card.age.line, Qt.Key.Key_Return)

    assert card.age.note() == "A number of years, please."


def test_a_yes_is_offered_with_what_would_follow(card: AgesCard) -> None:
    foreseen = AgesForeseen(begins=True, ends=False, to_withdraw=("JS-003",))

    card.show_ages(ADULT, AgesState(phase=AgesPhase.FORESEEN, foreseen=foreseen))

    assert card.yes_button.isVisible()
    assert card.no_button.words() == "Leave them as they are"
    assert "JS-003" in card.spoken()


def test_while_they_are_changed_nothing_can_be_pressed(card: AgesCard) -> None:
    foreseen = AgesForeseen(begins=True, ends=False, to_withdraw=())

    card.show_ages(ADULT, AgesState(phase=AgesPhase.CHANGING, foreseen=foreseen))

    assert not card.yes_button.isEnabled()
    assert not card.no_button.isEnabled()


def test_looser_answers_have_no_yes(card: AgesCard) -> None:
    foreseen = AgesForeseen(begins=False, ends=True, to_withdraw=())

    card.show_ages(ADULT, AgesState(phase=AgesPhase.FORESEEN, foreseen=foreseen))

    assert not card.yes_button.isVisible()


def test_pieces_that_must_be_looked_at_have_a_button(qtbot: QtBot, card: AgesCard) -> None:
    changed = AgesChanged(case=new_case(age=15), withdrawn=(), to_look_at=("JS-001",))
    card.show_ages(ADULT, AgesState(phase=AgesPhase.CHANGED, changed=changed))

    with qtbot.waitSignal(card.look_wanted):
        qtbot.mouseClick(card.look_button, Qt.MouseButton.LeftButton)


def test_a_refusal_is_said_and_can_be_closed(card: AgesCard) -> None:
    problem = Problem(
        code="EK-501", facts={"value": "200", "field": "age", "expected": "a number of years"}
    )

    card.show_ages(ADULT, AgesState(problem=problem))

    assert "200" in card.spoken()
    assert card.no_button.words() == "Close"
