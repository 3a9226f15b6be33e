"""Where the focus stands when the question about files appears, anew or once more after a lock."""

import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.model import Route
from evidence_kit.ui.pages.evidence_asking import QuestionFace
from evidence_kit.ui.pages.evidence_question import Answer, Offered, Question
from evidence_kit.ui.theme import Theme

FILES = tuple(Offered(path=f"/pictures/{n}.png", name=f"{n}.png") for n in range(2))
NO, YES, NONE_YET = Answer.NO, Answer.YES, Answer.NONE_YET


@pytest.mark.parametrize(
    ("answers", "row", "answer"),
    [
        ((NONE_YET, NONE_YET), 0, NO),
        ((NO, NONE_YET), 1, NO),
        ((YES, NO), 0, YES),
        ((NO, YES), 0, NO),
    ],
)
def test_no_stray_key_changes_an_answer_about_a_picture(
    qtbot: QtBot, theme: Theme, answers: tuple[Answer, ...], row: int, answer: Answer
) -> None:
    face = QuestionFace(theme, Words())
    qtbot.addWidget(face)
    question = Question.about(FILES, is_under_18=True, route=Route.DROP)
    for position, given in enumerate(answers):
        question = question.answered(position, given)
    face.show_question(question)
    qtbot.waitUntil(lambda: len(face._rows.rows) == len(FILES))

    asked = face._rows.rows[row]

    assert face.first_control() is (asked.yes if answer is YES else asked.no)
