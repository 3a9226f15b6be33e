import pytest

from evidence_kit.questions import ANSWERED_ELSEWHERE, CHOICES, Question
from evidence_kit.ui.pages.story_questions import QuestionsCard
from tests.unit.ui.seen import seen


@pytest.fixture
def card(qtbot, theme, words):
    made = QuestionsCard(theme, words)
    qtbot.addWidget(made)
    made.show()
    made.show_case(seen())
    return made


def test_every_question_is_asked_and_stands_open_first(card):
    assert card.fields.keys() | card.choosers.keys() == set(Question) - ANSWERED_ELSEWHERE
    assert {chooser.chosen() for chooser in card.choosers.values()} == {""}


def test_every_answer_can_be_picked(card):
    for question, chooser in card.choosers.items():
        for answer in CHOICES[question]:
            chooser.choose(answer)
            assert chooser.chosen() == answer


def test_an_answer_is_told_when_it_is_picked(qtbot, card):
    danger = card.choosers[Question.DANGER]
    with qtbot.waitSignal(card.answered) as told:
        danger.box.setCurrentIndex(danger.box.findData("dont-know"))
        danger.box.activated.emit(danger.box.currentIndex())
    assert told.args == ["danger", "dont-know"]


def test_words_are_told_once_when_the_field_is_left(qtbot, card):
    told = []
    card.answered.connect(lambda *answer: told.append(answer))
    qtbot.keyClicks(card.fields[Question.NEEDS].line, "no calls")
    card.save()
    card.save()
    assert told == [("needs", "no calls")]


def test_a_case_read_again_never_replaces_what_is_being_typed(qtbot, card):
    qtbot.keyClicks(card.fields[Question.BEGAN].line, "She wro")
    card.show_case(seen(answers={"danger": "no"}))
    assert card.fields[Question.BEGAN].text() == "She wro"
    assert card.choosers[Question.DANGER].chosen() == "no"
    card.show_case(seen(answers={"needs": "no calls"}))
    assert card.fields[Question.NEEDS].text() == "no calls"


@pytest.mark.parametrize(
    ("typing", "said"),
    [
        ("", "For example “my mother”"),
        ("self", "For example “my mother”"),
        ("parent", "At the start you said that you are helping"),
        ("worker", "At the start you said that you are a support worker"),
    ],
)
def test_who_helps_is_in_the_report_only_if_it_is_written_and_that_is_said(card, typing, said):
    card.show_case(seen(drafts={"who-is-typing": typing}))

    assert said in card.fields[Question.HELPER].line.accessibleDescription()
