from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from evidence_kit.ui.tab_order import next_region, next_stop, stops_in


def window_of(qtbot: QtBot, *parts: QWidget) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    for part in parts:
        layout.addWidget(part)
    qtbot.addWidget(window)
    window.show()
    return window


def test_what_was_made_late_and_stands_first_is_read_first(qtbot: QtBot) -> None:
    old, new = QPushButton("old"), QPushButton("new")
    window = window_of(qtbot, old)
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)

    layout.insertWidget(0, new)
    qtbot.waitUntil(new.isVisible)

    assert list(stops_in(window)) == [new, old]


def test_layouts_inside_layouts_and_scroll_areas_are_followed(qtbot: QtBot) -> None:
    first, second, third = QPushButton("1"), QLineEdit(), QListView()
    content = QWidget()
    column = QVBoxLayout(content)
    row = QHBoxLayout()
    row.addWidget(first)
    row.addWidget(second)
    column.addLayout(row)
    column.addWidget(third)
    area = QScrollArea()
    area.setWidget(content)

    window = window_of(qtbot, area)

    assert [stop for stop in stops_in(window) if stop is not area] == [first, second, third]


def test_what_is_hidden_or_disabled_is_no_stop(qtbot: QtBot) -> None:
    hidden, disabled, there = QPushButton("1"), QPushButton("2"), QPushButton("3")
    window = window_of(qtbot, hidden, disabled, there)
    hidden.hide()
    disabled.setEnabled(False)

    assert list(stops_in(window)) == [there]


def test_a_group_of_answers_is_one_stop(qtbot: QtBot) -> None:
    yes, no, after = QRadioButton("yes"), QRadioButton("no"), QPushButton("after")
    window = window_of(qtbot, yes, no, after)
    before_answering = list(stops_in(window))

    no.setChecked(True)

    assert before_answering == [yes, after]
    assert list(stops_in(window)) == [no, after]


def test_tab_goes_on_from_an_answer_that_arrows_led_to_and_nobody_gave_yet(qtbot: QtBot) -> None:
    before, no, yes, after = (
        QPushButton("1"),
        QRadioButton("no"),
        QRadioButton("yes"),
        QPushButton(),
    )
    window = window_of(qtbot, before, no, yes, after)

    assert next_stop((window,), yes, forwards=True) is after
    assert next_stop((window,), yes, forwards=False) is before


def test_a_group_stays_a_stop_after_arrows_led_through_it_and_nobody_answered(
    qtbot: QtBot,
) -> None:
    before, after = QPushButton("1"), QPushButton("2")
    no, yes = QRadioButton("no"), QRadioButton("yes")
    window = window_of(qtbot, before, no, yes, after)
    group = QButtonGroup(window)
    group.addButton(no)
    group.addButton(yes)
    # As Qt leaves it behind an arrow.
    no.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    assert next_stop((window,), yes, forwards=True) is after
    assert list(stops_in(window)) == [before, no, after]


def test_tab_begins_anew_from_answers_that_were_taken_away(qtbot: QtBot) -> None:
    before, no, yes = QPushButton("1"), QRadioButton("no"), QRadioButton("yes")
    window = window_of(qtbot, before, no, yes)
    no.hide()
    yes.hide()

    assert next_stop((window,), yes, forwards=True) is before
    assert next_stop((before,), yes, forwards=True) is before


def test_who_presses_what_is_then_gone_goes_on_where_it_stood(qtbot: QtBot) -> None:
    out, before, gone, after = (QPushButton(text) for text in "1234")
    page = QWidget()
    column = QVBoxLayout(page)
    for each in (before, gone, after):
        column.addWidget(each)
    window = window_of(qtbot, out, page)
    regions = [out, page]
    gone.setFocus()

    gone.setEnabled(False)

    assert next_stop(regions, gone, forwards=True) is after
    assert next_stop(regions, gone, forwards=False) is before
    after.hide()
    assert next_stop(regions, gone, forwards=True) is before
    before.hide()
    # Nothing of its part is left: as if nothing had the focus.
    assert next_stop(regions, gone, forwards=True) is out
    assert window.isVisible()


def test_tab_and_f6_pass_over_what_lies_under_a_menu(qtbot: QtBot) -> None:
    menu, under, page = QPushButton("menu"), QPushButton("under"), QWidget()
    QVBoxLayout(page).addWidget(under)
    window = window_of(qtbot, menu, page)
    page.hide()
    assert window.isVisible()

    assert not under.isHidden()
    assert next_stop([menu, under], menu, forwards=True) is menu
    assert next_region([menu, under], menu, forwards=True) is menu


def test_tab_goes_round_and_back(qtbot: QtBot) -> None:
    first, second = QPushButton("1"), QPushButton("2")
    window = window_of(qtbot, first, second)

    assert next_stop([window], first, forwards=True) is second
    assert next_stop([window], second, forwards=True) is first
    assert next_stop([window], first, forwards=False) is second
    assert next_stop([window], None, forwards=True) is first


def test_a_widget_named_twice_is_one_stop(qtbot: QtBot) -> None:
    first, second = QPushButton("1"), QPushButton("2")
    window = window_of(qtbot, first, second)

    assert next_stop([second, window], second, forwards=True) is first
    assert next_stop([second, window], first, forwards=True) is second


def test_f6_goes_to_the_next_part_that_has_a_stop(qtbot: QtBot) -> None:
    head, empty, content = QPushButton("head"), QWidget(), QPushButton("content")
    window = window_of(qtbot, head, empty, content)
    regions = [head, empty, content]

    assert next_region(regions, head, forwards=True) is content
    assert next_region(regions, content, forwards=True) is head
    assert next_region(regions, head, forwards=False) is content
    assert next_region(regions, window, forwards=True) is head
