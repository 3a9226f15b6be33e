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
    made.show_actual()
    made.verticalScrollBar().setValue(0)
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


def opened(qtbot: QtBot, theme: Theme, width_px: int, height_px: int) -> BoxEditor:
    made = BoxEditor(theme)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    pixmap = QPixmap(width_px, height_px)
    pixmap.fill(PICTURE_COLOUR)
    made.show_picture(pixmap, MarkedBoxes(width_px=width_px, height_px=height_px))
    return made


@pytest.mark.parametrize("size", [(1080, 2400), (1080, 2399), (720, 1281), (4000, 500), (80, 60)])
def test_a_picture_is_whole_at_first_and_never_larger_than_life(
    qtbot: QtBot, theme: Theme, size: tuple[int, int]
) -> None:
    editor = opened(qtbot, theme, *size)
    assert editor.canvas.width() <= editor.viewport().width()
    assert editor.canvas.height() <= editor.viewport().height()
    assert not editor.verticalScrollBar().isVisible()
    fills = min(500 / size[0], 400 / size[1], 1.0)
    assert editor.canvas.scale == pytest.approx(fills, rel=0.02)


def test_a_chat_of_twenty_screens_is_no_line(qtbot: QtBot, theme: Theme) -> None:
    editor = opened(qtbot, theme, 1080, 40_000)
    assert editor.canvas.width() == theme.px(64)
    assert editor.verticalScrollBar().maximum() > 0


def test_actual_size_and_the_whole_picture_are_one_key_away(qtbot: QtBot, theme: Theme) -> None:
    editor = opened(qtbot, theme, 1080, 2400)
    whole = editor.canvas.size()
    qtbot.keyClick(editor.canvas, Qt.Key.Key_1)
    assert editor.canvas.width() == 1080
    qtbot.keyClick(editor.canvas, Qt.Key.Key_0)
    assert editor.canvas.size() == whole
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Minus)
    assert editor.canvas.size() == whole


@pytest.mark.parametrize("steps", range(8))
def test_a_box_lies_where_it_was_drawn_at_any_size(qtbot: QtBot, theme: Theme, steps: int) -> None:
    editor = opened(qtbot, theme, 1080, 2400)
    for _step in range(steps):
        editor.zoom(1)
    scale = editor.canvas.scale
    editor.horizontalScrollBar().setValue(0)
    editor.verticalScrollBar().setValue(0)
    start, end = (12, 14), (90, 130)
    drag(qtbot, editor, start, end)
    ((x, y, width, height),) = boxes(editor)

    # Within the pixels of the picture that one of the screen stands for.
    least = 1 + 1 / scale
    assert x == pytest.approx(start[0] / scale, abs=least)
    assert y == pytest.approx(start[1] / scale, abs=least)
    assert x + width == pytest.approx(end[0] / scale, abs=least)
    assert y + height == pytest.approx(end[1] / scale, abs=least)
    before = boxes(editor)
    editor.show_whole()
    editor.show_actual()
    assert boxes(editor) == before


def test_what_was_in_the_middle_stays_there(qtbot: QtBot, theme: Theme) -> None:
    editor = opened(qtbot, theme, 1080, 2400)
    editor.show_actual()
    down = editor.verticalScrollBar()
    down.setValue(1000)
    view = editor.viewport().height()
    middle = (down.value() + view / 2) / editor.canvas.height()
    editor.zoom(1)
    assert (down.value() + view / 2) / editor.canvas.height() == pytest.approx(middle, abs=0.01)


def test_another_picture_is_whole_again(qtbot: QtBot, theme: Theme) -> None:
    editor = opened(qtbot, theme, 1080, 2400)
    whole = editor.canvas.size()
    editor.show_actual()
    editor.show_picture(QPixmap(1080, 2400), MarkedBoxes(width_px=1080, height_px=2400))
    assert editor.canvas.size() == whole
