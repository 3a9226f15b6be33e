from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.safety.late_keys import LateKeys

NEVER_MS = 600_000
"""No pause of a test is that long: what ends then is not ended by the time."""
SOON_MS = 30

Watch = Callable[..., tuple[QLineEdit, LateKeys, list[bool]]]


class Window(QWidget):
    """A field for a password and another one below it."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.other = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.other)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.line.setFocus()
    qtbot.waitUntil(made.line.hasFocus)
    return made


def watched(line: QLineEdit, pause_ms: int) -> tuple[LateKeys, list[bool]]:
    keys, ends = LateKeys(line, pause_ms=pause_ms), list[bool]()
    keys.ended.connect(ends.append)
    return keys, ends


def test_what_comes_without_a_pause_is_dropped_and_enter_sends_nothing(
    window: Window, qtbot: QtBot
) -> None:
    sent = []
    window.line.returnPressed.connect(lambda: sent.append(window.line.text()))
    _keys, ends = watched(window.line, NEVER_MS)

    qtbot.keyClicks(window.line, "copper seven")
    qtbot.keyClick(window.line, Qt.Key.Key_Backspace)
    qtbot.keyClick(window.line, Qt.Key.Key_Return)
    qtbot.keyClick(window.line, Qt.Key.Key_Tab)

    assert window.line.text() == ""
    assert (sent, ends) == ([], [])
    assert window.line.hasFocus()


def test_letters_put_together_by_the_system_are_dropped_too(window: Window) -> None:
    watched(window.line, NEVER_MS)
    composed = QInputMethodEvent()
    composed.setCommitString("č")

    QCoreApplication.sendEvent(window.line, composed)

    assert window.line.text() == ""


def test_after_a_pause_everything_is_taken_and_it_is_said(window: Window, qtbot: QtBot) -> None:
    _keys, ends = watched(window.line, SOON_MS)
    qtbot.keyClicks(window.line, "seven")

    qtbot.waitUntil(lambda: bool(ends))
    qtbot.keyClicks(window.line, "lantern river")

    assert ends == [True]
    assert window.line.text() == "lantern river"


def test_whoever_types_nothing_is_told_nothing(window: Window, qtbot: QtBot) -> None:
    _keys, ends = watched(window.line, SOON_MS)

    qtbot.waitUntil(lambda: bool(ends))

    assert ends == [False]


def test_keys_that_came_while_the_window_was_busy_are_no_pause(
    window: Window, qtbot: QtBot
) -> None:
    keys, ends = watched(window.line, NEVER_MS)

    keys._pause.timeout.emit()
    qtbot.keyClicks(window.line, "seven")
    QCoreApplication.processEvents()

    assert window.line.text() == ""
    assert ends == []


def test_help_and_shift_go_on_to_the_window(window: Window, qtbot: QtBot) -> None:
    watched(window.line, NEVER_MS)
    seen = []

    class Listener(QObject):
        def eventFilter(self, _watched: QObject, event: object) -> bool:  # noqa: N802 - Qt's
            seen.append(event)
            return False

    listener = Listener()
    window.installEventFilter(listener)
    qtbot.keyClick(window.line, Qt.Key.Key_F1)
    before = len(seen)
    qtbot.keyClick(window.line, Qt.Key.Key_Shift)

    assert 0 < before < len(seen)


def test_the_mouse_ends_it(window: Window, qtbot: QtBot) -> None:
    _keys, ends = watched(window.line, NEVER_MS)
    qtbot.keyClicks(window.line, "seven")

    qtbot.mouseClick(window.line, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(window.line, "lantern")

    assert ends == [True]
    assert window.line.text() == "lantern"
