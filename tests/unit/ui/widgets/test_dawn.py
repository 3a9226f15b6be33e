from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.dawn import Dawn, Mark, mark_pixmap


def test_a_drawing_says_nothing_and_takes_no_focus(qtbot: QtBot, theme: Theme) -> None:
    dawn = Dawn(theme)
    qtbot.addWidget(dawn)

    assert dawn.accessibleName() == ""
    assert dawn.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_it_does_not_grow_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    dawn = Dawn(theme, 200)
    qtbot.addWidget(dawn)

    theme.set_look(Look(text_percent=200))

    assert (dawn.sizeHint().width(), dawn.sizeHint().height()) == (200, 100)


def test_it_follows_the_colours_of_the_night(qtbot: QtBot, theme: Theme) -> None:
    mark = Mark(theme)
    qtbot.addWidget(mark)
    mark.resize(mark.sizeHint())
    by_day = mark.grab().toImage().pixelColor(3, 16).name()

    theme.set_look(Look(is_dark=True))

    assert by_day == "#1e5b5a"
    assert mark.grab().toImage().pixelColor(3, 16).name() == "#83c8bf"


def test_the_icon_of_the_window_is_the_mark(theme: Theme) -> None:
    image = mark_pixmap(theme, 64).toImage()

    assert image.pixelColor(6, 32).name() == "#1e5b5a"
    assert image.pixelColor(0, 0).alpha() == 0
