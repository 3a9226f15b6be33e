import pytest
from PySide6.QtCore import Qt

from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.scroll import PageScroll
from evidence_kit.ui.widgets.withdrawing import Withdrawing
from tests.windows import settle


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


def test_what_goes_for_good_is_said_with_the_question_and_no_arrow_turns_back(qtbot, theme):
    plain = Withdrawing(theme)
    for_good = Withdrawing(theme, says=("Its file goes for good.",))
    for made in (plain, for_good):
        qtbot.addWidget(made)
        made.show()

    for_good.ask.click()

    said = [label.text() for label in for_good.findChildren(Label) if label.isVisible()]
    assert "Its file goes for good." in said
    assert "It no longer goes in the report. The log keeps that it was here, and when." in said
    assert picture_of(for_good.ask) != picture_of(plain.ask)


def test_it_can_be_withheld_instead_where_that_is_offered(qtbot, theme, withdrawing):
    withdrawing.ask.click()
    assert not withdrawing.withhold.isVisible()
    other = Withdrawing(theme, may_be_withheld=True)
    qtbot.addWidget(other)
    other.show()
    other.ask.click()

    with qtbot.assertNotEmitted(other.withdrawn), qtbot.waitSignal(other.withhold_requested):
        other.withhold.click()

    assert not other.is_asking


def test_the_question_opens_in_sight(qtbot, theme):
    scroll = PageScroll(theme)
    scroll.body.addSpacing(500)
    made = Withdrawing(theme, says=("Its file goes for good.",))
    scroll.body.addWidget(made)
    qtbot.addWidget(scroll)
    scroll.resize(500, 560)
    scroll.show()
    settle()

    made.ask.click()
    settle()

    seen = scroll.viewport().rect()
    top = made.mapTo(scroll.viewport(), made.rect().topLeft())
    end = made.confirm.mapTo(scroll.viewport(), made.confirm.rect().bottomRight())
    assert seen.contains(top)
    assert seen.contains(end)


def picture_of(button):
    return button.icon().pixmap(16).toImage()


def test_a_reason_is_told_while_it_is_typed_and_emptied_by_whoever_leaves_it(qtbot, withdrawing):
    heard = []
    withdrawing.typed.connect(heard.append)
    withdrawing.ask.click()
    qtbot.keyClicks(withdrawing.why.line, "ab")
    withdrawing.leave.click()
    assert heard == ["a", "ab", ""]

    withdrawing.ask.click()
    withdrawing.leave.click()
    assert heard == ["a", "ab", ""], "nothing was typed"


def test_a_reason_that_was_begun_asks_again(withdrawing):
    withdrawing.restore("")
    assert not withdrawing.is_asking

    withdrawing.restore("typed tw")

    assert withdrawing.is_asking
    assert withdrawing.why.text() == "typed tw"
