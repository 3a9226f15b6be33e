from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.safety.session import SessionWatch, SleepGap
from tests.fakes import StoppedClock


class SleepyClock(StoppedClock):
    """A computer that sleeps: its wall clock goes on, the one that counts running time does not."""

    def sleep_for(self, seconds: int) -> None:
        self.set_back(-seconds)


def test_a_clock_that_stood_still_shows_a_sleep() -> None:
    clock = SleepyClock()
    gap = SleepGap(clock)

    clock.sleep_for(3_600)

    assert gap.has_slept()
    assert not gap.has_slept()


def test_a_computer_that_runs_has_not_slept() -> None:
    clock = SleepyClock()
    gap = SleepGap(clock)

    clock.advance(3_600)

    assert not gap.has_slept()


def test_a_clock_set_back_is_no_sleep() -> None:
    clock = SleepyClock()
    gap = SleepGap(clock)

    clock.set_back(3_600)

    assert not gap.has_slept()


def test_waking_up_is_told_once(qapp: QApplication, qtbot: QtBot) -> None:
    clock, window = SleepyClock(), QWidget()
    qtbot.addWidget(window)
    watch = SessionWatch(qapp, clock=clock)
    heard: list[str] = []
    watch.sleeping.connect(lambda: heard.append("slept"))
    watch.start(window)
    clock.sleep_for(60)

    watch._on_timer_timeout()
    watch._on_timer_timeout()
    watch.stop()

    assert heard == ["slept"]
