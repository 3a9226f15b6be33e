"""What Linux desktops say over D-Bus about sleep and the lock screen.

The rules are: nothing waits for an answer; a desktop without these services is a desktop that says
nothing; the senders are not checked, because the worst that a false signal does is one lock too
many.
"""

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

_LOGIND = "org.freedesktop.login1"
_LOGIND_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)


class BusSignals(QObject):
    """Listens on the system's bus and on the session's.

    Args:
        parent: The Qt object that owns this one.
        system_bus: logind's bus, if another one than the real.
        session_bus: The screen savers' bus, if another one than the real.
    """

    sleeping = Signal()
    """The computer goes to sleep."""
    screen_locked = Signal()
    """The screen is locked."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        system_bus: QDBusConnection | None = None,
        session_bus: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        self._system = QDBusConnection.systemBus() if system_bus is None else system_bus
        self._session = QDBusConnection.sessionBus() if session_bus is None else session_bus
        self._is_listening = False
        self._is_started = False
        # As long as this is open, logind lets the sleep wait.
        self._delay: QDBusUnixFileDescriptor | None = None

    def start(self) -> None:
        """Begin to listen, and ask that a sleep waits for the lock."""
        self._is_started = True
        if not self._is_listening:
            self._is_listening = True
            self._listen()
        self._ask_for_delay()

    def stop(self) -> None:
        """Pass nothing on any more, and let the computer sleep at once."""
        self._is_started = False
        self._delay = None

    @property
    def holds_sleep_back(self) -> bool:
        """Whether a sleep would wait for us."""
        return self._delay is not None

    def _listen(self) -> None:
        """Connect by interface: paths differ between desktops, and every session may lock us."""
        self._system.connect(
            "", _LOGIND_PATH, _MANAGER, "PrepareForSleep", self, _slot("on_prepare_for_sleep(bool)")
        )
        self._system.connect("", "", _SESSION, "Lock", self, _slot("on_lock()"))
        for interface in _SCREEN_SAVERS:
            self._session.connect(
                "", "", interface, "ActiveChanged", self, _slot("on_active_changed(bool)")
            )

    def _ask_for_delay(self) -> None:
        if not self._system.isConnected():
            return
        call = QDBusMessage.createMethodCall(_LOGIND, _LOGIND_PATH, _MANAGER, "Inhibit")
        call.setArguments(["sleep", "Evidence Kit", "Locks what is open first", "delay"])
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        watcher.finished.connect(self._on_watcher_finished)

    def _on_watcher_finished(self, watcher: QDBusPendingCallWatcher) -> None:
        answer = watcher.reply()
        given = answer.arguments()
        if (
            self._is_started
            and answer.type() is QDBusMessage.MessageType.ReplyMessage
            and given
            and isinstance(given[0], QDBusUnixFileDescriptor)
        ):
            self._delay = given[0]
        watcher.deleteLater()

    @Slot(bool)
    def on_prepare_for_sleep(self, begins: bool) -> None:  # noqa: FBT001 - D-Bus calls this
        """Pass on the beginning of a sleep; its end is of no interest."""
        if begins and self._is_started:
            self.sleeping.emit()

    @Slot()
    def on_lock(self) -> None:
        """Pass on that a session is to be locked."""
        if self._is_started:
            self.screen_locked.emit()

    @Slot(bool)
    def on_active_changed(self, is_active: bool) -> None:  # noqa: FBT001 - D-Bus calls this
        """Pass on that a screen saver began."""
        if is_active and self._is_started:
            self.screen_locked.emit()


def _slot(signature: str) -> Any:
    """Return a slot's name; PySide6 6.11 takes text here, while its stubs ask for bytes."""
    return SLOT(signature)
