from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.widgets.flow_layout import FlowLayout


def row_of(*widths: int) -> tuple[QWidget, list[QWidget]]:
    holder = QWidget()
    flow = FlowLayout(holder, spacing=10)
    boxes = []
    for width in widths:
        box = QWidget()
        box.setFixedSize(width, 20)
        flow.addWidget(box)
        boxes.append(box)
    return holder, boxes


def places(boxes: list[QWidget]) -> list[tuple[int, int]]:
    return [(box.x(), box.y()) for box in boxes]


def test_what_fits_stands_on_one_line(qtbot: QtBot) -> None:
    holder, boxes = row_of(100, 100, 100)
    qtbot.addWidget(holder)

    holder.resize(320, 20)
    holder.show()

    assert places(boxes) == [(0, 0), (110, 0), (220, 0)]


def test_what_does_not_fit_goes_to_the_next_line(qtbot: QtBot) -> None:
    holder, boxes = row_of(100, 100, 100)
    qtbot.addWidget(holder)

    holder.resize(250, 60)
    holder.show()

    assert places(boxes) == [(0, 0), (110, 0), (0, 30)]
    assert holder.layout().heightForWidth(250) == 50


def test_it_begins_where_reading_begins(qtbot: QtBot) -> None:
    holder, boxes = row_of(100, 100)
    qtbot.addWidget(holder)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    holder.resize(320, 20)
    holder.show()

    assert places(boxes) == [(220, 0), (110, 0)]


def test_hidden_things_take_no_room(qtbot: QtBot) -> None:
    holder, boxes = row_of(100, 100, 100)
    qtbot.addWidget(holder)
    boxes[1].hide()

    holder.resize(320, 20)
    holder.show()

    assert (boxes[2].x(), boxes[2].y()) == (110, 0)


def test_what_is_wider_than_the_place_is_made_narrower(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    wide = QWidget()
    wide.setMinimumSize(10, 10)
    wide.resize(10, 10)
    flow.addWidget(wide)

    holder.resize(50, 40)
    holder.show()

    assert wide.geometry().right() < 50


def test_things_can_be_taken_out_again(qtbot: QtBot) -> None:
    holder, boxes = row_of(100, 100)
    qtbot.addWidget(holder)
    flow = holder.layout()

    taken = flow.takeAt(0)

    assert taken.widget() is boxes[0]
    assert flow.count() == 1
    assert flow.itemAt(5) is None
    assert flow.takeAt(5) is None
