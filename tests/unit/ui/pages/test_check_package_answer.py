import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.messages import PackageChecked
from evidence_kit.model import Verdict
from evidence_kit.ui.models.checking_package import Answered, CheckPackageState, Shown
from evidence_kit.ui.pages.check_package_answer import FindingsCard, ResultCard
from evidence_kit.ui.theme import Theme
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import finding
from tests.windows import settle

CODE = "9d417c0eb2a853f608cde17b4490a3d2" * 2


def answered(*verdicts: Verdict, given: str = "", computed: str = CODE) -> Answered:
    findings = tuple(finding(verdict.value, verdict) for verdict in verdicts)
    checked = PackageChecked(
        findings=findings, is_intact=True, hand_over_code=computed, is_code_compared=bool(given)
    )
    return Answered(checked=checked, given=given, at=STARTED_AT)


@pytest.fixture
def result(qtbot: QtBot, theme: Theme, words: Words) -> ResultCard:
    made = ResultCard(theme, words)
    qtbot.addWidget(made)
    made.show()
    return made


def test_without_a_code_it_asks_to_compare_one(result: ResultCard) -> None:
    result.show_answered(answered(Verdict.INTACT))

    assert result.title() == "Consistent with itself. Compare the hand-over code."
    assert "No hand-over code was given" in result.spoken()


def test_the_computed_code_is_shown_and_can_be_copied(qtbot: QtBot, result: ResultCard) -> None:
    result.show_answered(answered(Verdict.INTACT))
    settle()

    qtbot.mouseClick(result.copy_button, Qt.MouseButton.LeftButton)

    assert result.groups.code == CODE
    assert QGuiApplication.clipboard().text() == CODE
    QGuiApplication.clipboard().clear()


def test_where_no_code_can_be_computed_none_is_shown(result: ResultCard) -> None:
    result.show_answered(answered(Verdict.MISSING, given=CODE, computed=""))

    assert result.groups.isHidden()
    assert "The code cannot be compared" in result.spoken()


def test_answers_can_be_narrowed_where_there_is_something_to_look_at(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    card = FindingsCard(theme, words)
    qtbot.addWidget(card)
    card.show()

    def show(*verdicts: Verdict) -> None:
        state = CheckPackageState(path="/x", answered=answered(*verdicts))
        card.show_findings(state)
        settle()

    show(Verdict.INTACT)
    assert not card.segments.isVisible()

    show(Verdict.INTACT, Verdict.NOT_CHECKED)
    assert card.segments.isVisible()
    assert card.segments.choice() == Shown.EVERYTHING.value
