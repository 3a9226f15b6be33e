from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from evidence_kit.i18n import Words
from evidence_kit.model import Route
from evidence_kit.ui.frame import page_scroll
from evidence_kit.ui.pages.evidence_asking import QuestionFace
from evidence_kit.ui.pages.evidence_question import Offered, Question
from evidence_kit.ui.pages.evidence_rows import AT_ONCE, IN_A_TURN, PORTION, PortionedRows
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.windows import settle


def rows_of(qtbot: QtBot, theme: Theme, words: Words, count: int) -> PortionedRows:
    def build(number: int) -> QWidget:
        return QPushButton(str(number)) if number % 2 else QLabel(str(number))

    rows = PortionedRows(theme, words, build)
    qtbot.addWidget(rows)
    rows.show()
    rows.show_rows(count)
    qtbot.waitUntil(lambda: rows.is_settled)
    return rows


class Measured(TextBlock):
    """Words that count how often they are asked for the room they need."""

    times = 0

    @override
    def heightForWidth(self, width: int, /) -> int:
        Measured.times += 1
        return super().heightForWidth(width)


def measurements_of(qtbot: QtBot, theme: Theme, words: Words, count: int) -> int:
    page = page_scroll(theme)
    rows = PortionedRows(theme, words, lambda number: Measured(theme, f"Some words of {number}"))
    page.body.addWidget(rows)
    qtbot.addWidget(page)
    page.show()
    settle()
    Measured.times = 0
    rows.show_rows(count)
    qtbot.waitUntil(lambda: rows.is_settled)
    settle()
    return Measured.times


def test_few_rows_stand_there_at_once(qtbot: QtBot, theme: Theme, words: Words) -> None:
    rows = rows_of(qtbot, theme, words, 3)

    assert len(rows.rows) == 3
    assert not rows._more.isVisible()


def test_many_rows_come_in_portions(qtbot: QtBot, theme: Theme, words: Words) -> None:
    rows = rows_of(qtbot, theme, words, 2 * PORTION + 1)

    assert len(rows.rows) == PORTION
    assert rows._more.words() == f"Show {PORTION} more of {PORTION + 1}"
    rows._more.click()
    qtbot.waitUntil(lambda: rows.is_settled)
    rows._more.click()
    qtbot.waitUntil(lambda: rows.is_settled)

    assert len(rows.rows) == 2 * PORTION + 1
    assert not rows._more.isVisible()


def test_a_portion_is_not_built_in_one_turn(qtbot: QtBot, theme: Theme, words: Words) -> None:
    rows = rows_of(qtbot, theme, words, 0)

    rows.show_rows(PORTION + 1)

    assert 0 < len(rows.rows) < PORTION // 2
    assert not rows.is_settled
    assert not rows._more.isVisible()
    qtbot.waitUntil(rows._more.isVisible)
    assert len(rows.rows) == PORTION


def test_rows_come_a_few_in_a_turn_and_have_their_places_at_once(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    page = page_scroll(theme)
    rows = PortionedRows(theme, words, lambda number: Measured(theme, f"Some words of {number}"))
    page.body.addWidget(rows)
    qtbot.addWidget(page)
    page.show()
    settle()
    rows.show_rows(PORTION)
    turns = [len(rows.rows)]

    while not rows.is_settled:
        QCoreApplication.processEvents()
        turns.append(len(rows.rows))
        assert all(row.isVisible() for row in rows.rows)
        assert all(row.height() >= row.heightForWidth(row.width()) for row in rows.rows)

    assert turns[0] == AT_ONCE
    assert all(0 <= after - before <= IN_A_TURN for before, after in pairwise(turns))


class Seen(QObject):
    """Notes of each text that is drawn whether it is cut."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.is_cut: list[bool] = []
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, TextBlock):
            self.is_cut.append(watched.height() < watched.heightForWidth(watched.width()))
        return False


def test_nobody_sees_a_name_that_is_cut_while_rows_come(
    qtbot: QtBot, theme: Theme, words: Words, qapp: QApplication
) -> None:
    face = QuestionFace(theme, words)
    qtbot.addWidget(face)
    face.resize(1280, 800)
    face.show()
    settle()
    names = [f"photo {number}.png" for number in range(PORTION)]
    offered = tuple(Offered(path=f"/nowhere/{name}", name=name) for name in names)
    seen = Seen(qapp)

    face.show_question(Question.about(offered, is_under_18=False, route=Route.DROP))
    qtbot.waitUntil(lambda: face._rows.is_settled)
    settle()
    qapp.removeEventFilter(seen)

    assert seen.is_cut
    assert not any(seen.is_cut)


def test_many_rows_take_as_long_for_each_as_few(qtbot: QtBot, theme: Theme, words: Words) -> None:
    few = measurements_of(qtbot, theme, words, 10)
    many = measurements_of(qtbot, theme, words, PORTION)

    # Shown one by one, each of them would be measured again for every one after it.
    assert many / PORTION < 2 * few / 10


def test_all_rows_come_at_somebodys_wish_and_it_is_said_how_far_it_is(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    rows = rows_of(qtbot, theme, words, 3 * PORTION + 1)
    so_far: list[int] = []
    rows.grown.connect(lambda: so_far.append(rows.listed))

    rows.show_all()
    qtbot.waitUntil(lambda: len(rows.rows) == 3 * PORTION + 1)

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
    tops = [row.mapTo(rows, row.rect().topLeft()).y() for row in rows.rows]
    assert all(below - top > 50 for top, below in pairwise(tops))


def test_a_row_that_is_asked_for_is_built_with_those_before_it(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    rows = rows_of(qtbot, theme, words, 2 * PORTION + 1)

    row = rows.row_at(2 * PORTION)

    assert rows.rows[-1] is row
    assert len(rows.rows) == 2 * PORTION + 1
