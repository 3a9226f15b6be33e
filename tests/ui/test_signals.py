"""PySide6 6.12.0 on Python 3.11 dropped a reference with each signal and died after some 500."""

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

EMITS = 10_000


class Bell(QObject):
    rung = Signal(int)


def test_ten_thousand_signals_arrive_and_nothing_breaks(qtbot: QtBot) -> None:
    assert qtbot is not None
    heard: list[int] = []
    bell = Bell()
    bell.rung.connect(heard.append)

    for number in range(EMITS):
        bell.rung.emit(number)

    assert heard == list(range(EMITS))
