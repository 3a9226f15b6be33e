"""Rows under their headings, each group with its own first rows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.found_groups import FoundGroup
from evidence_kit.i18n import Words
from evidence_kit.ui.pages.paste_groups import GROUP_PORTION, GroupedRows
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.plain_boxes import Tick

MANY = GROUP_PORTION + 3
GROUPS = {
    FoundGroup.ACCOUNTS: tuple(range(MANY)),
    FoundGroup.MONEY: (MANY, MANY + 1),
    FoundGroup.OTHER: (MANY + 2,),
}


def rows_of(qtbot: QtBot, theme: Theme) -> GroupedRows:
    def build(number: int) -> QWidget:
        return Tick(theme, str(number))

    rows = GroupedRows(theme, Words(), build, can_tick_all=True)
    qtbot.addWidget(rows)
    rows.show()
    rows.show_groups(GROUPS)
    qtbot.waitUntil(lambda: len(rows.rows) == GROUP_PORTION + 3)
    return rows


def test_a_long_group_hides_none_of_the_others(qtbot: QtBot, theme: Theme) -> None:
    rows = rows_of(qtbot, theme)

    assert list(rows.rows) == [*range(GROUP_PORTION), MANY, MANY + 1, MANY + 2]


def test_a_row_that_is_asked_for_is_there_with_those_before_it(qtbot: QtBot, theme: Theme) -> None:
    rows = rows_of(qtbot, theme)

    row = rows.row_at(MANY - 1)

    assert rows.rows[MANY - 1] is row
    assert len(rows.rows) == MANY + 3
    assert rows.row_at(MANY + 3) is None


def test_a_heading_is_announced_as_one_with_how_many_stand_below(
    qtbot: QtBot, theme: Theme
) -> None:
    heading = rows_of(qtbot, theme).headings[FoundGroup.MONEY].heading
    seen = QAccessible.queryAccessibleInterface(heading)

    assert seen is not None
    assert seen.role() is QAccessible.Role.Heading
    assert seen.text(QAccessible.Text.Name) == "Money and payments, 2"


def test_the_keyboard_goes_from_a_heading_s_button_into_its_rows(
    qtbot: QtBot, theme: Theme
) -> None:
    rows = rows_of(qtbot, theme)
    button = rows.headings[FoundGroup.MONEY].button
    rows.activateWindow()
    button.setFocus()

    qtbot.keyClick(button, Qt.Key.Key_Tab)

    assert rows.focusWidget() is rows.rows[MANY]


def test_one_thing_alone_needs_no_button_for_all(qtbot: QtBot, theme: Theme) -> None:
    headings = rows_of(qtbot, theme).headings

    assert headings[FoundGroup.MONEY].button.isVisible()
    assert not headings[FoundGroup.OTHER].button.isVisible()


def test_the_button_asks_for_what_is_not_so_yet(qtbot: QtBot, theme: Theme) -> None:
    rows = rows_of(qtbot, theme)
    asked: list[tuple[FoundGroup, bool]] = []
    rows.all_ticked.connect(lambda group, is_ticked: asked.append((group, is_ticked)))
    rows.show_ticked({MANY})
    rows.headings[FoundGroup.MONEY].button.click()
    rows.show_ticked({MANY, MANY + 1})
    rows.headings[FoundGroup.MONEY].button.click()

    assert asked == [(FoundGroup.MONEY, True), (FoundGroup.MONEY, False)]


def test_other_groups_take_the_place_of_the_ones_before(qtbot: QtBot, theme: Theme) -> None:
    rows = rows_of(qtbot, theme)
    rows.show_groups({FoundGroup.LINKS: (0,)})

    assert list(rows.rows) == [0]
    assert list(rows.headings) == [FoundGroup.LINKS]
