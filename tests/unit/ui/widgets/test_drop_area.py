from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.drop_area import DropArea, paths_in
from evidence_kit.ui.widgets.labels import Label

NOTHING = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
COPY = Qt.DropAction.CopyAction


def files(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def enter(widget: QWidget, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(5, 5), COPY | Qt.DropAction.MoveAction, data, LEFT, NOTHING)
    QApplication.sendEvent(widget, event)
    return event


def drop(widget: QWidget, data: QMimeData) -> QDropEvent:
    event = QDropEvent(QPointF(5, 5), COPY | Qt.DropAction.MoveAction, data, LEFT, NOTHING)
    QApplication.sendEvent(widget, event)
    return event


def title(area: DropArea) -> str:
    return area.findChildren(Label)[0].text()


def test_files_that_are_let_go_are_told_by_their_paths(qtbot: QtBot, theme: Theme) -> None:
    area = DropArea(theme, "Drop files here")
    qtbot.addWidget(area)
    heard: list[list[str]] = []
    area.dropped.connect(heard.append)

    enter(area, files("/a/chat.png", "/a/odd #1 %20.png"))
    event = drop(area, files("/a/chat.png", "/a/odd #1 %20.png"))

    assert heard == [["/a/chat.png", "/a/odd #1 %20.png"]]
    assert event.dropAction() is COPY


def test_while_files_are_above_it_says_how_many(qtbot: QtBot, theme: Theme) -> None:
    area = DropArea(theme, "Drop files here")
    qtbot.addWidget(area)

    enter(area, files("/a/1.png", "/a/2.png", "/a/3.png"))
    assert title(area) == "Let go to add 3 files"

    QApplication.sendEvent(area, QDragLeaveEvent())
    assert title(area) == "Drop files here"


def test_addresses_and_words_are_not_taken(qtbot: QtBot, theme: Theme) -> None:
    area = DropArea(theme, "Drop files here")
    qtbot.addWidget(area)
    heard: list[list[str]] = []
    area.dropped.connect(heard.append)
    page = QMimeData()
    page.setUrls([QUrl("https://example.com/p/83hf")])

    entered = enter(area, page)
    drop(area, page)

    assert not entered.isAccepted()
    assert heard == []
    assert paths_in(page) == []


def test_the_whole_page_takes_drops_for_it(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    area = DropArea(theme, "Drop files here")
    area.setParent(page)
    area.take_drops_of(page)
    heard: list[list[str]] = []
    area.dropped.connect(heard.append)

    enter(page, files("/a/1.png"))
    assert title(area) == "Let go to add 1 file"
    drop(page, files("/a/1.png"))

    assert heard == [["/a/1.png"]]
    assert title(area) == "Drop files here"


def test_where_it_is_narrow_the_buttons_stand_below(qtbot: QtBot, theme: Theme) -> None:
    area = DropArea(theme, "Drop screenshots or files here", "An exact copy is kept.")
    button = Button(theme, "Choose files", "primary")
    area.row.addWidget(button)
    qtbot.addWidget(area)
    area.resize(700, 80)
    with qtbot.waitExposed(area):
        area.show()
    words = area.findChildren(Label)[0]
    beside = button.mapTo(area, QPoint(0, 0)).x() > words.geometry().right()

    area.resize(300, 200)

    assert beside
    qtbot.waitUntil(lambda: button.mapTo(area, QPoint(0, 0)).y() > words.geometry().bottom())
