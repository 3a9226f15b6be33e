from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.door import Door

LINE = "Keep what proves it, one small step at a time. Stop whenever you like."


def make(qtbot: QtBot, theme: Theme, line: str = LINE) -> Door:
    door = Door(theme, "Start a case", line, "plus")
    qtbot.addWidget(door)
    door.resize(288, door.heightForWidth(288))
    door.show()
    return door


def test_a_screen_reader_hears_where_it_leads_and_what_is_behind(
    qtbot: QtBot, theme: Theme
) -> None:
    door = make(qtbot, theme)

    assert door.accessibleName() == "Start a case"
    assert door.accessibleDescription() == LINE


def test_it_opens_by_mouse_anywhere_and_by_keys(qtbot: QtBot, theme: Theme) -> None:
    door = make(qtbot, theme)

    with qtbot.waitSignal(door.clicked):
        qtbot.mouseClick(door, Qt.MouseButton.LeftButton, pos=door.rect().bottomRight() / 2)
    with qtbot.waitSignal(door.clicked):
        qtbot.keyClick(door, Qt.Key.Key_Space)


def test_its_words_are_broken_and_never_cut(qtbot: QtBot, theme: Theme) -> None:
    door = make(qtbot, theme)

    assert door.heightForWidth(200) > door.heightForWidth(600)
    assert " ".join(door._lines(200)) == LINE


def test_another_line_is_told_too(qtbot: QtBot, theme: Theme) -> None:
    door = make(qtbot, theme)

    door.set_line("Carry on.")

    assert door.accessibleDescription() == "Carry on."
    assert door._lines(400) == ["Carry on."]
