from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from evidence_kit.ui.frame import page_scroll
from evidence_kit.ui.widgets.row import Row
from evidence_kit.ui.widgets.row_list import RowList
from evidence_kit.ui.widgets.rows_in_view import Entry
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.windows import settle


class Measured(TextBlock):
    """Words that count how often they are asked for the room they need."""

    times = 0

    def heightForWidth(self, width, /):  # noqa: N802 - Qt calls it so
        Measured.times += 1
        return super().heightForWidth(width)


def measurements_of(rows, theme, count):
    Measured.times = 0
    names = [f"Some words of row {number}" for number in range(count)]
    rows.set_rows([entry(theme, name, head=partial(Measured, theme, name)) for name in names])
    settle()
    return Measured.times


def body():
    made = QWidget()
    inside = QPushButton("Inside")
    inside.setAccessibleName("Inside")
    column = QVBoxLayout(made)
    column.addWidget(inside)
    return made


def entry(theme, key, *, head=None, build_body=body, content=None, **changes):
    def make():
        made = QLabel(key) if head is None else head()
        return Row(theme, key, f"Row {key}", made, build_body, **changes)

    return Entry(key=key, make=make, content=content)


@pytest.fixture
def rows(qtbot, theme):
    made = RowList(theme, "Rows")
    qtbot.addWidget(made)
    made.set_rows([entry(theme, key) for key in "abc"])
    made.show()
    qtbot.waitExposed(made)
    return made


def focused(rows):
    return next((each.key for each in rows.rows if each.button.hasFocus()), "")


def test_a_row_is_named_by_all_its_words(rows):
    assert [each.button.accessibleName() for each in rows.rows] == ["Row a", "Row b", "Row c"]


def test_the_list_is_one_tab_stop(rows):
    policies = [each.button.focusPolicy() for each in rows.rows]

    assert policies.count(Qt.FocusPolicy.StrongFocus) == 1


def test_arrows_walk_and_stop_at_the_ends(qtbot, rows):
    rows.rows[0].button.setFocus()
    for _ in range(5):
        qtbot.keyClick(rows.window().focusWidget(), Qt.Key.Key_Down)
    assert focused(rows) == "c"

    qtbot.keyClick(rows.rows[2].button, Qt.Key.Key_Home)

    assert focused(rows) == "a"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right])
def test_a_key_opens_a_row_and_tells(qtbot, rows, key):
    with qtbot.waitSignal(rows.open_changed) as told:
        qtbot.keyClick(rows.rows[1].button, key)

    assert told.args == ["b"]
    assert rows.open_key == "b"


def test_in_a_mirrored_window_the_other_arrow_opens(qtbot, rows):
    rows.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    qtbot.keyClick(rows.rows[1].button, Qt.Key.Key_Left)

    assert rows.open_key == "b"


def test_one_row_is_open_at_most(rows):
    rows.rows[0].button.click()
    rows.rows[2].button.click()

    assert [each.key for each in rows.rows if each.is_open] == ["c"]


def test_pressing_an_open_row_closes_it(rows):
    rows.rows[0].button.click()
    rows.rows[0].button.click()

    assert rows.open_key == ""
    assert rows.rows[0].body is None


def test_escape_inside_closes_and_returns_to_the_row(qtbot, rows):
    rows.rows[0].button.click()
    inside = rows.rows[0].body.findChild(QPushButton)
    inside.setFocus()

    qtbot.keyClick(inside, Qt.Key.Key_Escape)

    assert rows.open_key == ""
    assert focused(rows) == "a"


def test_made_again_the_list_keeps_what_was_open_and_where_the_focus_was(rows, theme):
    rows.rows[1].button.click()
    rows.rows[1].body.findChild(QPushButton).setFocus()

    rows.set_rows([entry(theme, key) for key in "xabc"])

    assert rows.open_key == "b"
    assert rows.window().focusWidget().accessibleName() == "Inside"


def test_many_rows_take_as_long_for_each_as_few(qtbot, theme):
    page = page_scroll(theme)
    qtbot.addWidget(page)
    made = RowList(theme, "Rows")
    page.body.addWidget(made)
    page.show()
    settle()

    few = measurements_of(made, theme, 10)
    many = measurements_of(made, theme, 80)

    # Shown one by one, each of them would be measured again for every one after it.
    assert many / 80 < 2 * few / 10


def test_a_row_without_details_does_not_open(qtbot, theme):
    made = RowList(theme, "Rows")
    qtbot.addWidget(made)
    made.set_rows([entry(theme, "a", build_body=None)])

    made.rows[0].button.click()
    qtbot.keyClick(made.rows[0].button, Qt.Key.Key_Right)

    assert made.open_key == ""


def test_a_short_row_keeps_its_least_height(qtbot, theme):
    made = RowList(theme, "Rows")
    qtbot.addWidget(made)
    made.set_rows([entry(theme, "a", least_height=72)])

    assert made.rows[0].button.sizeHint().height() >= 72


def test_a_row_in_which_something_was_begun_stays_open_beside_another(qtbot, theme):
    made = RowList(theme, "Rows")
    qtbot.addWidget(made)
    made.set_rows([entry(theme, key) for key in "abc"])
    made.open_row("a")
    made.set_begun({"a"})

    made.rows[1].button.click()
    assert made.open_keys == ("a", "b")
    made.rows[2].button.click()
    assert made.open_keys == ("a", "c"), "nothing was begun in b"

    made.set_rows([entry(theme, key) for key in "abc"])
    assert made.open_keys == ("a", "c")
    made.rows[0].button.click()
    assert made.open_keys == ("c",), "whoever closes it has it closed"
