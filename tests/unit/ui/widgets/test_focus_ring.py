import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.focus_ring import FocusRing
from evidence_kit.ui.widgets.scroll import PageScroll
from tests.windows import destroy_deferred


class Place:
    """A window with two buttons and a field, and its ring."""

    def __init__(self, theme: Theme, application: QApplication) -> None:
        self.window = QWidget()
        self.column = QVBoxLayout(self.window)
        self.column.setContentsMargins(20, 20, 20, 20)
        self.first, self.second = QPushButton("One"), QPushButton("Two")
        self.field = QLineEdit()
        for each in (self.first, self.second, self.field):
            self.column.addWidget(each)
        self.ring = FocusRing(theme, self.window, application)


@pytest.fixture
def place(qtbot: QtBot, theme: Theme, qapp: QApplication) -> Place:
    made = Place(theme, qapp)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    return made


def test_the_ring_follows_the_keyboard_with_a_gap_around(place: Place, qtbot: QtBot) -> None:
    place.first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(place.first, Qt.Key.Key_Tab)

    assert place.ring.widget() is place.second
    assert place.ring.isVisible()
    assert place.ring.geometry() == place.second.geometry().adjusted(-5, -5, 5, 5)


def test_a_mouse_click_shows_no_ring(place: Place, qtbot: QtBot) -> None:
    qtbot.mousePress(place.second, Qt.MouseButton.LeftButton)
    place.ring.follow(None, place.second)

    assert place.second.hasFocus()
    assert not place.ring.isVisible()
    qtbot.mouseRelease(place.second, Qt.MouseButton.LeftButton)


def test_a_field_shows_its_edge_and_no_ring(place: Place) -> None:
    place.first.setFocus(Qt.FocusReason.TabFocusReason)
    assert place.ring.isVisible()

    place.field.setFocus(Qt.FocusReason.TabFocusReason)

    assert not place.ring.isVisible()


def test_the_ring_outlives_what_it_surrounds(place: Place, theme: Theme) -> None:
    scroll = PageScroll(theme)
    inside = QPushButton("Inside")
    scroll.body.addWidget(inside)
    place.column.addWidget(scroll)
    scroll.show()
    inside.setFocus(Qt.FocusReason.TabFocusReason)
    assert place.ring.widget() is inside

    scroll.deleteLater()
    destroy_deferred()
    place.first.setFocus(Qt.FocusReason.TabFocusReason)

    assert place.ring.widget() is place.first
    assert place.ring.isVisible()


def test_the_ring_scrolls_with_its_control(place: Place, theme: Theme) -> None:
    scroll = PageScroll(theme)
    inside = QPushButton("Inside")
    scroll.body.addWidget(inside)
    scroll.body.addSpacing(2000)
    place.column.addWidget(scroll)
    scroll.show()
    inside.setFocus(Qt.FocusReason.TabFocusReason)

    scroll.verticalScrollBar().setValue(30)

    ring_top = place.ring.mapToGlobal(QPoint(0, 0)).y()
    assert inside.mapToGlobal(QPoint(0, 0)).y() - ring_top == 5


def test_the_ring_moves_with_what_its_control_lies_in(place: Place) -> None:
    holder = QWidget()
    inside = QPushButton("Inside", holder)
    place.column.addWidget(holder)
    holder.show()
    inside.setFocus(Qt.FocusReason.TabFocusReason)

    holder.move(holder.x() + 7, holder.y() + 9)

    assert place.ring.geometry().topLeft() == inside.mapTo(place.window, QPoint(-5, -5))


def test_the_ring_leaves_what_is_hidden(place: Place) -> None:
    place.first.setFocus(Qt.FocusReason.TabFocusReason)

    place.first.hide()

    assert place.ring.widget() is not place.first


def test_the_ring_lies_above_what_comes_later(place: Place) -> None:
    place.first.setFocus(Qt.FocusReason.TabFocusReason)

    place.first.raise_()

    assert place.window.children()[-1] is place.ring
