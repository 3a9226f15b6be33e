import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.columns import Columns, Place, Plan, stacked
from tests.windows import settle

WIDE = Plan(from_em=40, widths=(0, 200), places=(Place(row=0, column=0), Place(row=0, column=1)))


@pytest.fixture
def parts() -> tuple[QPushButton, QPushButton]:
    return QPushButton("first"), QPushButton("second")


@pytest.fixture
def columns(qtbot: QtBot, theme: Theme, parts: tuple[QPushButton, QPushButton]) -> Columns:
    made = Columns(theme, parts, (WIDE,))
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    settle()
    return made


def test_with_room_the_parts_stand_beside_each_other(
    columns: Columns, parts: tuple[QPushButton, QPushButton]
) -> None:
    first, second = parts

    assert columns.plan is WIDE
    assert second.width() == 200
    assert first.geometry().right() < second.geometry().left()


def test_without_room_they_stand_below_each_other(
    columns: Columns, parts: tuple[QPushButton, QPushButton]
) -> None:
    columns.resize(500, 300)
    settle()

    first, second = parts
    assert first.geometry().bottom() < second.geometry().top()
    assert first.width() == second.width() == 500


def test_a_large_text_is_like_a_small_window(columns: Columns, theme: Theme) -> None:
    theme.set_look(Look(text_percent=200))
    settle()

    assert columns.plan == stacked(2)


def test_it_can_always_become_narrower(columns: Columns) -> None:
    assert columns.minimumSizeHint().width() < 200


def test_what_has_the_focus_keeps_it(
    qtbot: QtBot, columns: Columns, parts: tuple[QPushButton, QPushButton]
) -> None:
    parts[1].setFocus()
    qtbot.waitUntil(lambda: columns.focusWidget() is parts[1])

    columns.resize(500, 300)
    settle()

    assert columns.focusWidget() is parts[1]
