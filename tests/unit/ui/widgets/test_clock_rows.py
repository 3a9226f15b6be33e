from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.clock_rows import ClockRows
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.windows import destroy_deferred


def said(rows: ClockRows) -> list[str]:
    return [block.text() for block in rows.findChildren(TextBlock)]


def test_an_unknown_clock_is_said_and_never_blank(qtbot: QtBot, theme: Theme) -> None:
    rows = ClockRows(theme, [("In the file", "", "Written by the phone.")])
    qtbot.addWidget(rows)

    assert said(rows) == ["not known", "Written by the phone."]


def test_other_times_take_the_place_of_the_first(qtbot: QtBot, theme: Theme) -> None:
    rows = ClockRows(theme, [("In the picture", "01:12", "You typed this.")])
    qtbot.addWidget(rows)

    rows.set_rows([("Added here", "14:02:31 UTC+1", "This computer’s clock.")])
    destroy_deferred()

    assert said(rows) == ["14:02:31 UTC+1", "This computer’s clock."]


def test_a_row_is_named_whole(qtbot: QtBot, theme: Theme) -> None:
    rows = ClockRows(theme, [("Added here", "14:02:31", "This computer’s clock.")])
    qtbot.addWidget(rows)

    names = [child.accessibleName() for child in rows.children() if child.isWidgetType()]

    assert names == ["Added here: 14:02:31. This computer’s clock."]
