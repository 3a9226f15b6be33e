import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidence_kit.ui.safety.windows_messages import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    SystemNews,
    WindowsMessages,
    meaning_of,
)

WTS_SESSION_UNLOCK = 0x8
PBT_APMRESUMESUSPEND = 0x7


@pytest.mark.parametrize(
    ("message", "parameter", "expected"),
    [
        (WM_POWERBROADCAST, PBT_APMSUSPEND, SystemNews.SLEEPING),
        (WM_POWERBROADCAST, PBT_APMRESUMESUSPEND, SystemNews.NOTHING),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, SystemNews.SCREEN_LOCKED),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK, SystemNews.NOTHING),
    ],
)
def test_each_message_means_what_windows_says(
    message: int, parameter: int, expected: SystemNews
) -> None:
    assert meaning_of(message, parameter) is expected


def test_a_message_in_the_form_of_windows_is_read(qapp: QApplication, qtbot: QtBot) -> None:
    watcher = WindowsMessages(0, qapp)
    sent = wintypes.MSG()
    sent.message, sent.wParam = WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK

    with qtbot.waitSignal(watcher.screen_locked):
        answer = watcher._filter.nativeEventFilter(
            QByteArray(b"windows_generic_MSG"), ctypes.addressof(sent)
        )

    assert answer == (False, 0)
    qapp.removeNativeEventFilter(watcher._filter)


def test_what_another_system_sends_is_not_read(qapp: QApplication) -> None:
    watcher = WindowsMessages(0, qapp)

    assert watcher._filter.nativeEventFilter(QByteArray(b"xcb_generic_event_t"), 0) == (False, 0)
    qapp.removeNativeEventFilter(watcher._filter)
