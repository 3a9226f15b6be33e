import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.models.parts import PARTS
from evidence_kit.ui.navigation import Navigation
from evidence_kit.ui.tab_order import stops_in
from evidence_kit.ui.theme import Look, Theme


@pytest.fixture
def navigation(qtbot: QtBot, theme: Theme, words: Words) -> Navigation:
    made = Navigation(theme, words)
    qtbot.addWidget(made)
    made.resize(248, 800)
    made.show()
    made.show_page("home")
    return made


def test_the_parts_are_one_stop_and_paste_and_settings_one_each(navigation: Navigation) -> None:
    assert list(stops_in(navigation)) == [
        navigation.parts,
        navigation.paste,
        navigation.settings,
    ]


def test_arrows_move_the_mark_and_enter_opens(navigation: Navigation, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(navigation.page_wanted):
        qtbot.keyClick(navigation.parts, Qt.Key.Key_Down)

    with qtbot.waitSignal(navigation.page_wanted) as wanted:
        qtbot.keyClick(navigation.parts, Qt.Key.Key_Return)

    assert wanted.args == [PARTS[1].page]
    assert navigation.parts.shown == "home"


def test_a_press_opens_a_part(navigation: Navigation, qtbot: QtBot) -> None:
    place = navigation.parts.visualRect(navigation.model.index(3, 0)).center()

    with qtbot.waitSignal(navigation.page_wanted) as wanted:
        qtbot.mouseClick(navigation.parts.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert wanted.args == ["money"]


def test_paste_and_settings_are_marked_while_they_are_shown(navigation: Navigation) -> None:
    navigation.show_page("paste")
    assert navigation.paste.isChecked()

    navigation.show_page("settings")
    assert navigation.settings.isChecked()
    assert not navigation.paste.isChecked()


def test_all_seven_rows_are_seen_at_any_text_size(navigation: Navigation, theme: Theme) -> None:
    for percent in (100, 150, 200):
        theme.set_look(Look(text_percent=percent))
        last = navigation.parts.visualRect(navigation.model.index(len(PARTS) - 1, 0))

        assert last.bottom() <= navigation.parts.height()


def test_the_case_is_never_named(navigation: Navigation) -> None:
    assert "EK-" not in " ".join(
        str(navigation.model.index(row, 0).data()) for row in range(len(PARTS))
    )
