from itertools import pairwise

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.pages.evidence_rows import PORTION, PortionedRows
from evidence_kit.ui.theme import Theme
from tests.windows import settle


def rows_of(qtbot: QtBot, theme: Theme, words: Words, count: int) -> PortionedRows:
    def build(number: int) -> QWidget:
        return QPushButton(str(number)) if number % 2 else QLabel(str(number))

    rows = PortionedRows(theme, words, build)
    qtbot.addWidget(rows)
    rows.show()
    rows.show_rows(count)
    return rows


def test_few_rows_stand_there_at_once(qtbot: QtBot, theme: Theme, words: Words) -> None:
    rows = rows_of(qtbot, theme, words, 3)

    assert len(rows.rows) == 3
    assert not rows._more.isVisible()


def test_many_rows_come_in_portions(qtbot: QtBot, theme: Theme, words: Words) -> None:
    rows = rows_of(qtbot, theme, words, 2 * PORTION + 1)

    assert len(rows.rows) == PORTION
    assert rows._more.words() == f"Show {PORTION} more of {PORTION + 1}"
    rows._more.click()
    rows._more.click()

    assert len(rows.rows) == 2 * PORTION + 1
    assert not rows._more.isVisible()


def test_all_rows_come_at_somebodys_wish_and_it_is_said_how_far_it_is(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    rows = rows_of(qtbot, theme, words, 3 * PORTION + 1)
    so_far: list[int] = []
    rows.grown.connect(lambda: so_far.append(len(rows.rows)))

    rows.show_all()
    qtbot.waitUntil(lambda: rows.is_whole)

    assert so_far == [2 * PORTION, 3 * PORTION, 3 * PORTION + 1]
    assert not rows._more.isVisible()


def test_no_rows_leave_no_button(qtbot: QtBot, theme: Theme, words: Words) -> None:
    rows = rows_of(qtbot, theme, words, 5)

    rows.show_rows(0)

    assert rows.rows == ()
    assert not rows._more.isVisible()


def test_rows_that_change_together_all_find_their_places(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    rows = rows_of(qtbot, theme, words, 5)

    def grow(number: int, row: QWidget) -> None:
        row.setFixedHeight(50 + number)

    rows.change_rows(grow)
    settle()

    assert [row.height() for row in rows.rows] == [50, 51, 52, 53, 54]
    tops = [row.y() for row in rows.rows]
    assert all(below - top > 50 for top, below in pairwise(tops))


def test_a_row_that_is_asked_for_is_built_with_those_before_it(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    rows = rows_of(qtbot, theme, words, 2 * PORTION + 1)

    row = rows.row_at(2 * PORTION)

    assert rows.rows[-1] is row
    assert len(rows.rows) == 2 * PORTION + 1
