import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.stage_line import StageLine


@pytest.fixture
def line(qtbot: QtBot, theme: Theme, words: Words) -> StageLine:
    made = StageLine(theme, words, ("Choose", "Make it", "Hand it over"))
    qtbot.addWidget(made)
    return made


def test_it_begins_at_the_first_stage(line: StageLine) -> None:
    assert line.here == 0


def test_a_screen_reader_hears_the_whole_line(line: StageLine) -> None:
    line.set_here(1)

    assert line.accessibleName() == "Choose: done. Make it: you are here. Hand it over: later"


def test_it_goes_on_in_the_next_line_where_there_is_no_room(qtbot: QtBot, line: StageLine) -> None:
    line.resize(180, 200)
    line.show()
    qtbot.waitExposed(line)

    assert line.heightForWidth(180) > line.heightForWidth(900)
