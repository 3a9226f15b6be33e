import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.safety.quiet_time import WARNING_MS, Quiet, QuietCount, QuietTime

LIMIT_MS = 300_000


def test_the_warning_comes_thirty_seconds_before_the_lock() -> None:
    count = QuietCount(limit_ms=LIMIT_MS)
    count.stir(1_000)

    assert count.state(1_000 + LIMIT_MS - WARNING_MS - 1) is Quiet.AWAKE
    assert count.state(1_000 + LIMIT_MS - WARNING_MS) is Quiet.NEARLY
    assert count.state(1_000 + LIMIT_MS) is Quiet.OVER


def test_it_looks_again_when_something_can_have_changed() -> None:
    count = QuietCount(limit_ms=LIMIT_MS)

    assert count.next_look_ms(0) == LIMIT_MS - WARNING_MS
    assert count.next_look_ms(LIMIT_MS - WARNING_MS) == WARNING_MS
    assert count.next_look_ms(LIMIT_MS) == 0


def test_a_limit_shorter_than_the_warning_warns_at_once() -> None:
    count = QuietCount(limit_ms=10_000)

    assert count.state(0) is Quiet.NEARLY


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def key_press() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)


def test_quiet_is_warned_of_and_then_over(qapp: QApplication, qtbot: QtBot) -> None:
    quiet = QuietTime(qapp, warning_ms=30)

    with qtbot.waitSignals([quiet.nearly_over, quiet.over], order="strict"):
        quiet.start(60)


def test_a_key_after_the_warning_begins_again(
    qapp: QApplication, qtbot: QtBot, window: QWidget
) -> None:
    quiet = QuietTime(qapp, warning_ms=60_000)
    with qtbot.waitSignal(quiet.nearly_over):
        quiet.start(60_010)

    with qtbot.waitSignal(quiet.stirred):
        quiet.eventFilter(window.windowHandle(), key_press())

    with qtbot.waitSignal(quiet.nearly_over):
        quiet.eventFilter(window, key_press())
    quiet.stop()


def test_what_is_stopped_never_ends(qapp: QApplication, qtbot: QtBot) -> None:
    quiet, other = QuietTime(qapp, warning_ms=10), QuietTime(qapp, warning_ms=10)
    heard: list[str] = []
    quiet.over.connect(lambda: heard.append("over"))
    quiet.start(20)
    quiet.stop()

    with qtbot.waitSignal(other.over):
        other.start(60)

    assert heard == []
