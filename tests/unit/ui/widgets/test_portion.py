from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from evidence_kit.ui.widgets.portion import Portion
from tests.windows import settle


class Asked(QWidget):
    """As high as half its width; counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def heightForWidth(self, width: int, /) -> int:
        self.times += 1
        return width // 2


def test_a_portion_is_as_high_as_its_rows_at_this_width(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    portion = Portion()
    portion.body.addWidget(Asked())
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(portion)
    column.addStretch(1)
    window.resize(400, 800)
    window.show()
    settle()

    assert portion.height() == 200


def test_a_row_is_not_asked_again_when_another_portion_comes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, row = Portion(), Asked()
    first.body.addWidget(row)
    column = QVBoxLayout(window)
    column.addWidget(first)
    column.addStretch(1)
    window.resize(400, 800)
    window.show()
    settle()
    before = row.times

    second = Portion()
    second.body.addWidget(Asked())
    column.insertWidget(1, second)
    settle()

    assert row.times == before


def test_a_row_that_changes_is_given_its_new_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    portion, row = Portion(), QWidget()
    row.setFixedHeight(20)
    portion.body.addWidget(row)
    column = QVBoxLayout(window)
    column.addWidget(portion)
    column.addStretch(1)
    window.resize(400, 800)
    window.show()
    settle()

    row.setFixedHeight(70)
    settle()

    assert portion.height() == 70
