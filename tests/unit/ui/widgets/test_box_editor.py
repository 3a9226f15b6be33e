import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget
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
    # Round it the ring of the focus is drawn.
    room = editor.viewport().size() - QSize(10, 10)
    fills = min(room.width() / size[0], room.height() / size[1], 1.0)
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


def drag_beside(qtbot: QtBot, editor: BoxEditor, start: QPoint, end: QPoint) -> None:
    """Drag between two points of the canvas; the first is not on it."""
    begun = (
        editor.viewport() if editor.viewport().rect().contains(seen_at(editor, start)) else editor
    )
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(begun, left, pos=editor.canvas.mapTo(editor, start) - offset(editor, begun))
    for point in (start + (end - start) / 2, end):
        qtbot.mouseMove(begun, editor.canvas.mapTo(editor, point) - offset(editor, begun))
    qtbot.mouseRelease(begun, left, pos=editor.canvas.mapTo(editor, end) - offset(editor, begun))


def offset(editor: BoxEditor, part: QWidget) -> QPoint:
    return part.mapTo(editor, QPoint(0, 0)) if part is not editor else QPoint(0, 0)


def seen_at(editor: BoxEditor, point: QPoint) -> QPoint:
    return editor.canvas.mapTo(editor.viewport(), point)


@pytest.mark.parametrize(
    ("start", "end", "edges"),
    [
        ((-20, 100), (60, 200), (0, 100, 60, 100)),
        ((220, 100), (150, 200), (150, 100, 50, 100)),
        ((50, -6), (150, 40), (50, 0, 100, 40)),
        ((-8, -8), (30, 30), (0, 0, 30, 30)),
    ],
)
def test_a_drag_that_begins_beside_the_picture_begins_at_its_edge(
    qtbot: QtBot,
    editor: BoxEditor,
    *,
    start: tuple[int, int],
    end: tuple[int, int],
    edges: tuple[int, int, int, int],
) -> None:
    drag_beside(qtbot, editor, QPoint(*start), QPoint(*end))
    assert boxes(editor) == [edges]
    assert editor.canvas.hasFocus() or not editor.isActiveWindow()


def test_a_drag_from_beside_takes_no_box_that_lies_at_the_edge(
    qtbot: QtBot, editor: BoxEditor
) -> None:
    drag_beside(qtbot, editor, QPoint(-20, 100), QPoint(60, 200))
    drag_beside(qtbot, editor, QPoint(-20, 150), QPoint(90, 180))
    assert boxes(editor) == [(0, 100, 60, 100), (0, 150, 90, 30)]


def turn_wheel(editor: BoxEditor, at: QPoint, *, notches: int, with_ctrl: bool) -> None:
    """Turn the wheel over a point of the viewport."""
    view = editor.viewport()
    event = QWheelEvent(
        QPointF(at),
        view.mapToGlobal(QPointF(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        CTRL if with_ctrl else Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(view, event)


@pytest.mark.parametrize("notches", [1, -1])
def test_the_wheel_zooms_where_it_points(qtbot: QtBot, theme: Theme, notches: int) -> None:
    editor = opened(qtbot, theme, 1080, 2400)
    editor.show_actual()
    editor.verticalScrollBar().setValue(900)
    editor.horizontalScrollBar().setValue(300)
    pointed, before = QPoint(120, 90), editor.canvas.scale
    under = editor.canvas.mapFrom(editor.viewport(), pointed)
    where = (under.x() / before, under.y() / before)
    turn_wheel(editor, pointed, notches=notches, with_ctrl=True)
    scale = editor.canvas.scale
    assert scale == pytest.approx(before * 1.5**notches, rel=0.01)
    now = editor.canvas.mapFrom(editor.viewport(), pointed)
    assert (now.x() / scale, now.y() / scale) == pytest.approx(where, abs=2 / scale)


def test_the_wheel_alone_scrolls(qtbot: QtBot, theme: Theme) -> None:
    editor = opened(qtbot, theme, 1080, 2400)
    editor.show_actual()
    turn_wheel(editor, QPoint(100, 100), notches=-1, with_ctrl=False)
    assert editor.canvas.width() == 1080
    assert editor.verticalScrollBar().value() > 0


def is_seen(editor: BoxEditor) -> bool:
    """Say whether all of the chosen box is in sight."""
    box = editor.marked.chosen_box
    assert box is not None
    place = editor.canvas.place_of(box)
    corner = editor.canvas.mapTo(editor.viewport(), place.topLeft())
    return QRectF(editor.viewport().rect()).contains(QRectF(corner, place.size()))


def test_larger_and_smaller_keep_the_box_one_works_at_in_sight(qtbot: QtBot, theme: Theme) -> None:
    editor = opened(qtbot, theme, 1080, 2400)
    box = Box(x_px=900, y_px=2250, width_px=80, height_px=60)
    editor.show_marked(editor.marked.added(box))
    for key in (*[Qt.Key.Key_Plus] * 6, *[Qt.Key.Key_Minus] * 3, Qt.Key.Key_1, Qt.Key.Key_0):
        qtbot.keyClick(editor.canvas, key)
        assert is_seen(editor), key


def test_a_box_that_was_scrolled_away_comes_back_with_the_zoom(qtbot: QtBot, theme: Theme) -> None:
    editor = opened(qtbot, theme, 1080, 2400)
    editor.show_marked(editor.marked.added(Box(x_px=20, y_px=40, width_px=80, height_px=60)))
    editor.show_actual()
    editor.verticalScrollBar().setValue(2000)
    assert not is_seen(editor)
    editor.zoom(1)
    assert is_seen(editor)


def test_the_view_follows_a_box_that_keys_move_and_resize(qtbot: QtBot, theme: Theme) -> None:
    editor = opened(qtbot, theme, 1080, 2400)
    editor.show_marked(editor.marked.added(Box(x_px=20, y_px=40, width_px=80, height_px=60)))
    editor.show_actual()
    for key in (*[Qt.Key.Key_Down] * 60, *[Qt.Key.Key_Right] * 70, *[Qt.Key.Key_Up] * 30):
        qtbot.keyClick(editor.canvas, key)
        assert is_seen(editor)
    for _step in range(60):
        qtbot.keyClick(editor.canvas, Qt.Key.Key_Down, SHIFT)
    chosen = editor.marked.chosen_box
    assert chosen is not None
    corner = editor.canvas.place_of(chosen).bottomRight()
    assert chosen.height_px > editor.viewport().height()
    assert QRectF(editor.viewport().rect()).contains(editor.canvas.mapTo(editor.viewport(), corner))


def test_a_drag_past_what_is_seen_scrolls_on(qtbot: QtBot, theme: Theme) -> None:
    editor = opened(qtbot, theme, 1080, 2400)
    editor.show_actual()
    drag(qtbot, editor, (20, 30), (200, 900))
    assert boxes(editor) == [(20, 30, 180, 870)]
    assert editor.verticalScrollBar().value() > 0


def test_what_was_in_the_middle_stays_there(qtbot: QtBot, theme: Theme) -> None:
    editor = opened(qtbot, theme, 1080, 2400)
    editor.show_actual()
    down = editor.verticalScrollBar()
    down.setValue(1000)
    view = editor.viewport().height()
    middle = (down.value() + view / 2) / editor.canvas.height()
    editor.zoom(1)
    assert (down.value() + view / 2) / editor.canvas.height() == pytest.approx(middle, abs=0.01)


def test_nothing_is_drawn_where_the_two_bars_meet(qtbot: QtBot, theme: Theme) -> None:
    behind = QWidget()
    behind.setAutoFillBackground(True)
    behind.resize(300, 300)
    editor = BoxEditor(theme)
    editor.setParent(behind)
    editor.resize(300, 300)
    qtbot.addWidget(behind)
    behind.show()
    pixmap = QPixmap(1000, 1000)
    pixmap.fill(PICTURE_COLOUR)
    editor.show_picture(pixmap, MarkedBoxes(width_px=1000, height_px=1000))
    editor.show_actual()
    bars = editor.horizontalScrollBar(), editor.verticalScrollBar()
    qtbot.waitUntil(lambda: all(bar.isVisible() for bar in bars))

    across = bars[1].mapTo(behind, QPoint()).x(), bars[1].width()
    down = bars[0].mapTo(behind, QPoint()).y(), bars[0].height()
    drawn = behind.grab().toImage()
    colours = {
        drawn.pixelColor(x, y).name()
        for x in range(across[0], sum(across))
        for y in range(down[0], sum(down))
    }

    assert len(colours) == 1


def test_another_picture_is_whole_again(qtbot: QtBot, theme: Theme) -> None:
    editor = opened(qtbot, theme, 1080, 2400)
    whole = editor.canvas.size()
    editor.show_actual()
    editor.show_picture(QPixmap(1080, 2400), MarkedBoxes(width_px=1080, height_px=2400))
    assert editor.canvas.size() == whole
