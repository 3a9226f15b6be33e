import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from evidence_kit.ui.safety.shift_exit import WITHIN_MS, ShiftCount, ShiftExit
from tests.fakes import StoppedClock


class Heard:
    def __init__(self) -> None:
        self.times = 0

    def hear(self) -> None:
        self.times += 1


@pytest.fixture
def exit_and_heard(qapp: QApplication) -> tuple[ShiftExit, Heard]:
    watcher, heard = ShiftExit(qapp, clock=StoppedClock()), Heard()
    watcher.pressed_three_times.connect(heard.hear)
    return watcher, heard


def press(watcher: ShiftExit, qtbot: QtBot, *keys: Qt.Key, is_repeat: bool = False) -> None:
    """Send presses the way the system does: to its window, which hands them to a widget."""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    window = field.windowHandle()
    for key in keys:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", is_repeat)
        watcher.eventFilter(window, event)
        watcher.eventFilter(field, event)


def test_three_presses_of_shift_are_heard_once(
    exit_and_heard: tuple[ShiftExit, Heard], qtbot: QtBot
) -> None:
    watcher, heard = exit_and_heard

    press(watcher, qtbot, *[Qt.Key.Key_Shift] * 3)

    assert heard.times == 1


def test_two_presses_are_not_enough_although_each_arrives_at_widgets_too(
    exit_and_heard: tuple[ShiftExit, Heard], qtbot: QtBot
) -> None:
    watcher, heard = exit_and_heard

    press(watcher, qtbot, *[Qt.Key.Key_Shift] * 2)

    assert heard.times == 0


def test_another_key_between_means_that_somebody_types(
    exit_and_heard: tuple[ShiftExit, Heard], qtbot: QtBot
) -> None:
    watcher, heard = exit_and_heard

    press(watcher, qtbot, *[Qt.Key.Key_Shift, Qt.Key.Key_A] * 4)

    assert heard.times == 0


def test_a_key_that_repeats_by_itself_does_not_count(
    exit_and_heard: tuple[ShiftExit, Heard], qtbot: QtBot
) -> None:
    watcher, heard = exit_and_heard

    press(watcher, qtbot, *[Qt.Key.Key_Shift] * 5, is_repeat=True)

    assert heard.times == 0


def test_it_can_be_switched_off(exit_and_heard: tuple[ShiftExit, Heard], qtbot: QtBot) -> None:
    watcher, heard = exit_and_heard
    watcher.is_on = False

    press(watcher, qtbot, *[Qt.Key.Key_Shift] * 3)

    assert heard.times == 0


def test_presses_that_are_too_far_apart_do_not_add_up() -> None:
    count = ShiftCount()

    assert not count.press(0)
    assert not count.press(2_000)
    assert not count.press(WITHIN_MS)
    assert count.press(WITHIN_MS + 1_000)


def test_after_the_third_press_counting_begins_again() -> None:
    count = ShiftCount()
    answers = [count.press(at_ms) for at_ms in (0, 1, 2, 3, 4, 5)]

    assert answers == [False, False, True, False, False, True]
