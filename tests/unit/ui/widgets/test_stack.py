from PySide6.QtWidgets import QLabel

from evidence_kit.ui.widgets.stack import Stack
from tests.windows import settle


def test_parts_stand_at_the_top_and_do_not_spread(qtbot):
    first, second = QLabel("one"), QLabel("two")
    stack = Stack(first, second)
    qtbot.addWidget(stack)
    stack.resize(200, 900)
    stack.show()
    settle()

    assert second.geometry().bottom() < 200
    assert second.geometry().top() - first.geometry().bottom() >= 16
