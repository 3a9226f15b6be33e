"""Tests for evidence_kit.ui.widgets.rows_in_view: thousands of rows, and few of them made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot
from typing_extensions import override

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.row import Row
from evidence_kit.ui.widgets.row_list import RowList
from evidence_kit.ui.widgets.rows_in_view import AT_ONCE, IN_A_TURN, WHOLE, Entry
from evidence_kit.ui.widgets.scroll import PageScroll
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.windows import settle

MANY = 5000
FEW_SCREENS = 100
"""More rows than are ever made of a long list on a window of this size."""


@dataclass(kw_only=True)
class Listed:
    """A long list on a page, and which rows of it were made so far."""

    page: PageScroll
    rows: RowList
    made: list[str] = field(default_factory=list)

    @property
    def bar(self) -> QScrollBar:
        return self.page.verticalScrollBar()

    def show(self, keys: list[str], content: Callable[[str], str] = str) -> None:
        theme = self.page._theme
        self.rows.set_rows(
            [
                Entry(key=key, make=partial(self._make, theme, key), content=content(key))
                for key in keys
            ]
        )

    def top_of(self, key: str) -> int:
        row = self.rows.find_row(key)
        assert row is not None
        return row.mapTo(self.page.viewport(), QPoint(0, 0)).y()

    def in_view(self) -> list[str]:
        return [row.key for row in self.rows.rows if row.visibleRegion().boundingRect().isValid()]

    def _make(self, theme: Theme, key: str) -> Row:
        self.made.append(key)
        # Of different heights, as what people wrote is.
        text = f"Row {key} " + "and what was said " * (int(key) % 40)
        more = partial(TextBlock, theme, "More of it. " * 80)
        return Row(theme, key, text, TextBlock(theme, text), more)


@pytest.fixture
def listed(qtbot: QtBot, theme: Theme) -> Listed:
    page = PageScroll(theme)
    qtbot.addWidget(page)
    rows = RowList(theme, "Rows")
    page.body.addWidget(rows)
    page.body.addWidget(TextBlock(theme, "Below the list"))
    page.resize(700, 500)
    return Listed(page=page, rows=rows)


@pytest.fixture
def many(listed: Listed, qtbot: QtBot) -> Listed:
    listed.show([str(number) for number in range(MANY)])
    listed.page.show()
    qtbot.waitExposed(listed.page)
    until_quiet(listed)
    return listed


def until_quiet(listed: Listed) -> None:
    before = -1
    while before != len(listed.made):
        before = len(listed.made)
        settle()


def test_a_short_list_is_made_whole(listed: Listed) -> None:
    listed.show([str(number) for number in range(WHOLE)])

    assert len(listed.rows.rows) == WHOLE


def test_of_a_long_list_few_rows_are_made_before_the_page_is_seen(listed: Listed) -> None:
    listed.show([str(number) for number in range(MANY)])

    assert len(listed.made) == AT_ONCE
    assert listed.rows.count == MANY


def test_no_turn_makes_more_than_a_few_rows(listed: Listed, qtbot: QtBot) -> None:
    listed.show([str(number) for number in range(MANY)])
    listed.page.show()
    qtbot.waitExposed(listed.page)
    turns = [len(listed.made)]
    for place in (0, listed.bar.maximum() // 2, listed.bar.maximum(), 0):
        listed.bar.setValue(place)
        for _ in range(60):
            QCoreApplication.processEvents()
            turns.append(len(listed.made))

    assert max(after - before for before, after in pairwise(turns)) <= IN_A_TURN
    assert turns[-1] > 3 * AT_ONCE


def test_what_is_in_view_is_made_and_nothing_else(many: Listed) -> None:
    seen = many.in_view()

    assert seen[0] == "0"
    assert len(many.rows.rows) < FEW_SCREENS
    gap = many.page.viewport().childAt(300, many.page.viewport().height() - 5)
    assert gap is not None
    assert "Lines" not in gap.accessibleName()


def test_however_far_one_scrolls_few_rows_are_held(many: Listed) -> None:
    for place in range(0, many.bar.maximum(), many.bar.maximum() // 12):
        many.bar.setValue(place)
        until_quiet(many)
        assert len(many.rows.rows) < FEW_SCREENS
        assert many.in_view()


def test_what_is_in_view_stays_while_rows_come_above_it(many: Listed) -> None:
    many.bar.setValue(many.bar.maximum() // 2)
    until_quiet(many)
    for _ in range(12):
        anchor = many.in_view()[1]
        before = many.top_of(anchor)
        many.bar.setValue(many.bar.value() - 60)
        until_quiet(many)

        assert many.top_of(anchor) == before + 60


def test_the_keyboard_reaches_every_row(many: Listed, qtbot: QtBot) -> None:
    window = many.page.window()
    many.rows.rows[0].button.setFocus()

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_End)
    assert many.rows.first_focus() is window.focusWidget()
    assert window.focusWidget().accessibleName().startswith(f"Row {MANY - 1} ")
    for number in range(MANY - 2, MANY - 40, -1):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Up)
        assert window.focusWidget().accessibleName().startswith(f"Row {number} ")
        assert window.focusWidget().visibleRegion().boundingRect().isValid()
        settle()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Home)
    assert window.focusWidget().accessibleName().startswith("Row 0 ")


def test_a_screen_reader_hears_what_is_not_made(many: Listed) -> None:
    gaps = [
        each.accessibleName()
        for each in many.rows.findChildren(QObject)
        if each.property("accessibleRole") and "Lines" in each.accessibleName()
    ]

    assert gaps == [
        f"Lines {len(many.rows.rows) + 1} to {MANY} of {MANY}. They appear when you go there."
    ]


def test_an_open_row_and_the_current_one_stay_however_far_one_scrolls(many: Listed) -> None:
    many.rows.open_row("3")
    many.bar.setValue(many.bar.maximum() // 2)
    until_quiet(many)

    assert many.rows.open_key == "3"
    assert "4" not in [row.key for row in many.rows.rows]


def test_a_row_that_is_not_made_can_be_opened(many: Listed) -> None:
    many.rows.open_row("2345")

    assert many.rows.open_key == "2345"


def test_a_row_of_a_long_list_is_as_high_as_what_opens_in_it(many: Listed) -> None:
    for place in (0, many.bar.maximum() // 2, many.bar.maximum()):
        many.bar.setValue(place)
        until_quiet(many)
        key = many.in_view()[-2]

        many.rows.open_row(key)
        until_quiet(many)

        row = many.rows.find_row(key)
        assert row is not None
        assert row.body is not None
        assert row.body.height() >= row.body.heightForWidth(row.width())
        column = row.layout()
        assert column is not None
        assert row.height() >= column.totalHeightForWidth(row.width())


def test_rows_that_say_the_same_stay_as_they_are(many: Listed) -> None:
    before = {row.key: row for row in many.rows.rows}
    many.made.clear()

    many.show(
        ["9999", *(str(number) for number in range(MANY))],
        content=lambda key: "other" if key == "1" else key,
    )
    until_quiet(many)

    after = {row.key: row for row in many.rows.rows}
    assert set(many.made) >= {"1", "9999"}
    assert after["0"] is before["0"]
    assert after["1"] is not before["1"]


class Cut(QObject):
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


def test_nobody_sees_words_that_are_cut_while_rows_come(many: Listed, qapp: QApplication) -> None:
    cut = Cut(qapp)
    for place in range(0, many.bar.maximum(), many.bar.maximum() // 5):
        many.bar.setValue(place)
        until_quiet(many)
    qapp.removeEventFilter(cut)

    assert cut.is_cut
    assert not any(cut.is_cut)
