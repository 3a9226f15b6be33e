import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from evidence_kit.ui.theme import Look
from evidence_kit.ui.widgets.row import Row


@pytest.fixture
def make(qtbot, theme):
    def made(**changes):
        row = Row(theme, "a", "All its words", QLabel("a"), QWidget, **changes)
        qtbot.addWidget(row)
        row.show()
        return row

    return made


def test_details_are_made_when_it_opens_and_dropped_when_it_closes(make):
    row = make()
    assert row.body is None

    row.set_open(is_open=True)
    assert row.body is not None
    assert row.button.accessibleDescription() == "Open"

    row.set_open(is_open=False)
    assert row.body is None
    assert row.button.accessibleDescription() == "Closed"


def test_it_asks_to_be_opened_and_opens_nothing_by_itself(qtbot, make):
    row = make()

    with qtbot.waitSignal(row.toggled) as told:
        row.button.click()

    assert told.args == ["a"]
    assert not row.is_open


def test_what_stands_below_the_head_is_seen_open_or_not(make):
    foot = QLabel("a door")
    row = make(foot=foot)

    assert foot.isVisible()

    row.set_open(is_open=True)

    assert foot.isVisible()


def test_a_short_row_keeps_its_least_height_at_any_text_size(make, theme):
    row = make(least_height=72)
    assert row.button.sizeHint().height() >= 72

    theme.set_look(Look(text_percent=200))

    assert row.button.sizeHint().height() >= 144


def test_escape_on_a_closed_row_is_left_to_what_holds_it(qtbot, make):
    row = make()

    with qtbot.assertNotEmitted(row.toggled):
        qtbot.keyClick(row.button, Qt.Key.Key_Escape)
