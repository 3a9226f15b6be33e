"""With a real bus of its own: signals as logind and the screen savers send them."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from pytestqt.qtbot import QtBot

from evidence_kit.ui.safety.bus_signals import BusSignals

DAEMON = shutil.which("dbus-daemon")

pytestmark = pytest.mark.skipif(DAEMON is None, reason="no dbus-daemon on this computer")


@pytest.fixture
def address() -> Iterator[str]:
    command = [str(DAEMON), "--session", "--nofork", "--print-address=1", "--nopidfile"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def buses(address: str) -> Iterator[tuple[QDBusConnection, QDBusConnection]]:
    """Our end and the desktop's."""
    yield (
        QDBusConnection.connectToBus(address, "ours"),
        QDBusConnection.connectToBus(address, "theirs"),
    )
    QDBusConnection.disconnectFromBus("ours")
    QDBusConnection.disconnectFromBus("theirs")


def listening(bus: QDBusConnection) -> BusSignals:
    """A watcher whose wishes have reached the bus."""
    watcher = BusSignals(system_bus=bus, session_bus=bus)
    watcher.start()
    # The bus answers in order: after this, whatever was asked of it before holds.
    bus.interface().registeredServiceNames()
    return watcher


def signal(path: str, interface: str, name: str, *arguments: object) -> QDBusMessage:
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(arguments))
    return message


SLEEP = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
LOCK = ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock")
GNOME = ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")
KDE = ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")


def test_a_computer_that_goes_to_sleep_is_heard(
    buses: tuple[QDBusConnection, QDBusConnection], qtbot: QtBot
) -> None:
    ours, theirs = buses
    watcher = listening(ours)

    with qtbot.waitSignal(watcher.sleeping):
        theirs.send(signal(*SLEEP, True))


@pytest.mark.parametrize(
    "message", [(*LOCK,), (*GNOME, True), (*KDE, True)], ids=["logind", "gnome", "kde"]
)
def test_a_locked_screen_is_heard(
    buses: tuple[QDBusConnection, QDBusConnection], qtbot: QtBot, message: tuple[str, ...]
) -> None:
    ours, theirs = buses
    watcher = listening(ours)

    with qtbot.waitSignal(watcher.screen_locked):
        theirs.send(signal(*message))


def test_waking_up_and_a_screen_saver_that_ends_are_no_reason(
    buses: tuple[QDBusConnection, QDBusConnection], qtbot: QtBot
) -> None:
    ours, theirs = buses
    watcher = listening(ours)
    heard: list[str] = []
    watcher.sleeping.connect(lambda: heard.append("sleeping"))
    watcher.screen_locked.connect(lambda: heard.append("screen locked"))
    theirs.send(signal(*SLEEP, False))
    theirs.send(signal(*GNOME, False))

    with qtbot.waitSignal(watcher.screen_locked):
        theirs.send(signal(*LOCK))

    assert heard == ["screen locked"]


def test_nothing_is_passed_on_before_and_after(
    buses: tuple[QDBusConnection, QDBusConnection], qtbot: QtBot
) -> None:
    ours, theirs = buses
    stopped, other = listening(ours), listening(ours)
    heard: list[str] = []
    stopped.screen_locked.connect(lambda: heard.append("screen locked"))
    stopped.stop()

    with qtbot.waitSignal(other.screen_locked):
        theirs.send(signal(*LOCK))

    assert heard == []


def test_without_a_bus_nothing_is_heard_and_nothing_breaks() -> None:
    nowhere = QDBusConnection.connectToBus("unix:path=/nonexistent", "nowhere")
    watcher = BusSignals(system_bus=nowhere, session_bus=nowhere)

    watcher.start()

    assert not watcher.holds_sleep_back
