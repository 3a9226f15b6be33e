import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from evidence_kit.model import Box
from evidence_kit.ui.models.boxes import MarkedBoxes
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.box_editor import BoxEditor

PICTURE_COLOUR = QColor("#ff00ff")
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> BoxEditor:
    """A picture of 200 x 1000, shown as it is."""
    made = BoxEditor(theme)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    pixmap = QPixmap(200, 1000)
    pixmap.fill(PICTURE_COLOUR)
    made.show_picture(pixmap, MarkedBoxes(width_px=200, height_px=1000))
    return made


def drag(qtbot: QtBot, editor: BoxEditor, start: tuple[int, int], end: tuple[int, int]) -> None:
    canvas, left = editor.canvas, Qt.MouseButton.LeftButton
    qtbot.mousePress(canvas, left, pos=QPoint(*start))
    qtbot.mouseMove(canvas, QPoint(*end))
    qtbot.mouseRelease(canvas, left, pos=QPoint(*end))


def boxes(editor: BoxEditor) -> list[tuple[int, int, int, int]]:
    return [(box.x_px, box.y_px, box.width_px, box.height_px) for box in editor.marked.boxes]


def colour_at(editor: BoxEditor, x: int, y: int) -> QColor:
    return editor.canvas.grab().toImage().pixelColor(x, y)


def test_a_box_is_drawn_with_the_mouse(qtbot: QtBot, editor: BoxEditor) -> None:
    drag(qtbot, editor, (20, 30), (80, 70))
    assert boxes(editor) == [(20, 30, 60, 40)]
    assert colour_at(editor, 30, 40) != PICTURE_COLOUR
    assert colour_at(editor, 150, 40) == PICTURE_COLOUR


def test_a_slip_of_the_hand_draws_nothing(qtbot: QtBot, editor: BoxEditor) -> None:
    drag(qtbot, editor, (20, 30), (22, 31))
    assert boxes(editor) == []


def test_a_box_is_moved_and_resized_with_the_mouse(qtbot: QtBot, editor: BoxEditor) -> None:
    drag(qtbot, editor, (20, 30), (80, 70))
    drag(qtbot, editor, (40, 50), (50, 80))
    assert boxes(editor) == [(30, 60, 60, 40)]
    drag(qtbot, editor, (90, 100), (110, 120))
    assert boxes(editor) == [(30, 60, 80, 60)]


def test_everything_goes_by_keys(qtbot: QtBot, editor: BoxEditor) -> None:
    canvas = editor.canvas
    qtbot.keyClick(canvas, Qt.Key.Key_N)
    (made,) = boxes(editor)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, CTRL)
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert boxes(editor) == [(made[0] + 1, made[1] + 12, made[2], made[3])]
    qtbot.keyClick(canvas, Qt.Key.Key_Down, SHIFT | CTRL)
    assert boxes(editor) == [(made[0] + 1, made[1] + 12, made[2], made[3] + 1)]
    qtbot.keyClick(canvas, Qt.Key.Key_N)
    assert editor.marked.chosen == 1
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert editor.marked.chosen == 0
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert boxes(editor) == []
    qtbot.keyClick(canvas, Qt.Key.Key_Z, CTRL)
    assert len(boxes(editor)) == 1


def test_each_change_is_said_in_numbers(editor: BoxEditor) -> None:
    marked = editor.marked.added(Box(x_px=20, y_px=30, width_px=60, height_px=40))
    editor.show_marked(marked)
    assert editor.canvas.accessibleDescription().startswith("Box 1 of 1: 20 from the left")


def test_boxes_stay_in_the_picture_when_it_is_shown_larger(qtbot: QtBot, editor: BoxEditor) -> None:
    drag(qtbot, editor, (20, 30), (80, 70))
    before = boxes(editor)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Plus)
    assert editor.canvas.scale == pytest.approx(1.5)
    drag(qtbot, editor, (150, 300), (240, 360))
    assert boxes(editor) == [*before, (100, 200, 60, 40)]


def test_the_picture_goes_when_it_is_hidden_and_the_boxes_stay(
    qtbot: QtBot, editor: BoxEditor
) -> None:
    drag(qtbot, editor, (20, 30), (80, 70))
    editor.hide()
    assert not editor.has_picture
    editor.show()
    assert colour_at(editor, 150, 300) != PICTURE_COLOUR
    assert len(boxes(editor)) == 1
