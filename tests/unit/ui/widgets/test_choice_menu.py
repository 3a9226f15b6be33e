from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.choice_menu import Choice, open_menu


@pytest.fixture
def button(qtbot: QtBot, theme: Theme) -> Button:
    made = Button(theme, "Tea & cake", "quiet")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_one_that_counts_is_marked_and_keys_choose_another(
    button: Button, qtbot: QtBot
) -> None:
    taken: list[str] = []
    choices = [
        Choice(text, text == "b & c", partial(taken.append, text)) for text in ("a", "b & c")
    ]

    menu = open_menu(button, choices)

    assert menu.accessibleName() == "Tea & cake"
    assert [(each.text(), each.isChecked()) for each in menu.actions()] == [
        ("a", False),
        ("b && c", True),
    ]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert taken == ["a"]
    qtbot.waitUntil(lambda: not button.findChildren(QMenu))


def test_where_words_run_from_the_right_it_ends_where_its_button_ends(button: Button) -> None:
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    button.move(400, 0)

    menu = open_menu(button, [Choice("a much longer choice than the button", False, list)])

    right = button.mapToGlobal(button.rect().bottomRight()).x()
    assert menu.geometry().right() == right
