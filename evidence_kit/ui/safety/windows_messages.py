"""What Windows tells a window about sleep and the lock screen.

Registering needs one call into ``wtsapi32``; everything else is Qt's native event filter. The
numbers are those of WinUser.h and WtsApi32.h.
"""

import ctypes
import sys
from ctypes import wintypes
from enum import StrEnum

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal

from evidence_kit.overriding import override

WM_POWERBROADCAST = 0x0218
PBT_APMSUSPEND = 0x0004
WM_WTSSESSION_CHANGE = 0x02B1
WTS_SESSION_LOCK = 0x0007

_NOTIFY_FOR_THIS_SESSION = 0
_KINDS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")


class SystemNews(StrEnum):
    """What a message of the system means for an open case."""

    NOTHING = "nothing"
    SLEEPING = "sleeping"
    SCREEN_LOCKED = "screen-locked"


def meaning_of(message: int, parameter: int) -> SystemNews:
    """Return what a window message means.

    >>> meaning_of(WM_POWERBROADCAST, PBT_APMSUSPEND)
    <SystemNews.SLEEPING: 'sleeping'>
    >>> meaning_of(0x0200, 7)
    <SystemNews.NOTHING: 'nothing'>
    """
    match message, parameter:
        case (0x0218, 0x0004):
            return SystemNews.SLEEPING
        case (0x02B1, 0x0007):
            return SystemNews.SCREEN_LOCKED
        case _:
            return SystemNews.NOTHING


class WindowsMessages(QObject):
    """Passes on what Windows says to one window.

    Args:
        window_handle: The window's ``HWND``.
        application: Whose messages are looked at; owns this.
    """

    sleeping = Signal()
    """The computer goes to sleep."""
    screen_locked = Signal()
    """The screen is locked."""

    def __init__(self, window_handle: int, application: QCoreApplication) -> None:
        super().__init__(application)
        self._filter = _MessageFilter(self)
        application.installNativeEventFilter(self._filter)
        if sys.platform == "win32":
            ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(
                wintypes.HWND(window_handle), wintypes.DWORD(_NOTIFY_FOR_THIS_SESSION)
            )

    def tell(self, news: SystemNews) -> None:
        """Send the signal that belongs to a piece of news."""
        match news:
            case SystemNews.SLEEPING:
                self.sleeping.emit()
            case SystemNews.SCREEN_LOCKED:
                self.screen_locked.emit()
            case SystemNews.NOTHING:
                pass


class _MessageFilter(QAbstractNativeEventFilter):
    def __init__(self, listener: WindowsMessages) -> None:
        super().__init__()
        self._listener = listener

    @override
    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        kind = eventType.data() if isinstance(eventType, QByteArray) else bytes(eventType)
        if kind in _KINDS:
            found = wintypes.MSG.from_address(int(message))
            self._listener.tell(meaning_of(int(found.message), int(found.wParam)))
        return False, 0
