import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.covers import CoverView, HoldToLook

PICTURE_COLOUR = QColor("#ff00ff")


def picture() -> QPixmap:
    pixmap = QPixmap(40, 40)
    pixmap.fill(PICTURE_COLOUR)
    return pixmap


def jpeg() -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture().save(buffer, "JPEG")
    return bytes(data.data())


def middle(view: CoverView) -> QColor:
    """What is seen in the middle of a picture, and beside the icon of a cover."""
    return view.grab().toImage().pixelColor(view.width() // 2 - 15, view.height() // 2)


class Place:
    """A cover, the button that lifts it, and another control to go to."""

    def __init__(self, theme: Theme) -> None:
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        self.hold = HoldToLook(theme)
        self.view = CoverView(theme, self.hold)
        self.other = QLineEdit()
        for each in (self.view, self.hold, self.other):
            column.addWidget(each)
        self.window.resize(300, 400)


@pytest.fixture
def place(qtbot: QtBot, theme: Theme) -> Place:
    made = Place(theme)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    return made


def test_a_picture_is_seen_while_the_button_is_held_and_not_a_moment_longer(
    place: Place, qtbot: QtBot, theme: Theme
) -> None:
    qtbot.mousePress(place.hold, Qt.MouseButton.LeftButton)
    place.view.show_picture(picture())
    assert middle(place.view) == PICTURE_COLOUR

    qtbot.mouseRelease(place.hold, Qt.MouseButton.LeftButton)

    assert not place.view.has_picture
    assert middle(place.view) == theme.colour("cover")


def test_the_space_bar_holds_too(place: Place, qtbot: QtBot) -> None:
    place.hold.setFocus()
    qtbot.keyPress(place.hold, Qt.Key.Key_Space)
    place.view.show_jpeg(jpeg())
    assert place.view.has_picture

    qtbot.keyRelease(place.hold, Qt.Key.Key_Space)

    assert not place.view.has_picture


def test_losing_the_focus_covers(place: Place, qtbot: QtBot) -> None:
    place.hold.setFocus()
    qtbot.keyPress(place.hold, Qt.Key.Key_Space)
    place.view.show_picture(picture())

    place.other.setFocus()

    assert not place.view.has_picture
    assert not place.hold.is_looking


def test_hiding_covers(place: Place, qtbot: QtBot) -> None:
    qtbot.mousePress(place.hold, Qt.MouseButton.LeftButton)
    place.view.show_picture(picture())

    place.window.hide()

    assert not place.view.has_picture
    assert not place.hold.is_looking
    qtbot.mouseRelease(place.hold, Qt.MouseButton.LeftButton)


def test_an_answer_that_comes_after_the_release_shows_nothing(place: Place, qtbot: QtBot) -> None:
    qtbot.mousePress(place.hold, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(place.hold, Qt.MouseButton.LeftButton)

    place.view.show_jpeg(jpeg())

    assert not place.view.has_picture


@pytest.mark.qt_log_ignore("JPEG", extend=True)
def test_a_preview_that_is_empty_or_broken_leaves_the_cover(place: Place, qtbot: QtBot) -> None:
    qtbot.mousePress(place.hold, Qt.MouseButton.LeftButton)

    place.view.show_jpeg(b"")
    place.view.show_jpeg(b"\xff\xd8 no picture")

    assert not place.view.has_picture
    qtbot.mouseRelease(place.hold, Qt.MouseButton.LeftButton)


def test_looking_is_told_once_when_it_starts_and_once_when_it_ends(
    place: Place, qtbot: QtBot
) -> None:
    told: list[str] = []
    place.hold.look_started.connect(lambda: told.append("started"))
    place.hold.look_ended.connect(lambda: told.append("ended"))

    qtbot.mousePress(place.hold, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(place.hold, Qt.MouseButton.LeftButton)
    place.hold.stop_looking()

    assert told == ["started", "ended"]


def test_whoever_cannot_hold_looks_briefly(place: Place) -> None:
    place.hold.look_briefly()
    place.view.show_picture(picture())
    assert place.view.has_picture

    place.hold.stop_looking()

    assert not place.view.has_picture


def test_the_cover_says_what_it_is(place: Place, theme: Theme) -> None:
    place.view.set_cover("Described, not kept here", is_described=True)

    assert place.view.accessibleName() == "Described, not kept here"
    assert middle(place.view) == theme.colour("surface")
