import pytest
from PySide6.QtCore import Qt

from evidence_kit.ui.widgets.withdrawing import Withdrawing


@pytest.fixture
def withdrawing(qtbot, theme):
    made = Withdrawing(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_one_press_withdraws_nothing(qtbot, withdrawing):
    with qtbot.assertNotEmitted(withdrawing.withdrawn):
        withdrawing.ask.click()

    assert withdrawing.is_asking


def test_the_reason_may_stay_empty(qtbot, withdrawing):
    withdrawing.ask.click()

    with qtbot.waitSignal(withdrawing.withdrawn) as told:
        withdrawing.confirm.click()

    assert told.args == [""]


def test_a_reason_is_passed_on(qtbot, withdrawing):
    withdrawing.ask.click()
    qtbot.keyClicks(withdrawing.why.line, "typed twice")

    with qtbot.waitSignal(withdrawing.withdrawn) as told:
        qtbot.keyClick(withdrawing.why.line, Qt.Key.Key_Return)

    assert told.args == ["typed twice"]


def test_it_can_be_left(qtbot, withdrawing):
    withdrawing.ask.click()
    withdrawing.leave.click()
    assert not withdrawing.is_asking

    withdrawing.ask.click()
    qtbot.keyClick(withdrawing.why.line, Qt.Key.Key_Escape)

    assert not withdrawing.is_asking


def test_it_is_not_sent_twice(qtbot, withdrawing):
    withdrawing.ask.click()
    withdrawing.confirm.click()

    with qtbot.assertNotEmitted(withdrawing.withdrawn):
        withdrawing.confirm.click()
