"""The watchers and the window together, with a real case open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.guard import Guard
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.pages.unlock import UnlockPage
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.resuming import LockReason, Resume
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.window import Window
from tests.fakes import PASSPHRASE, StoppedClock
from tests.ui.loaded_vault import NewVault

PATIENCE_MS = 60_000


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.toml")


@pytest.fixture
def window(  # noqa: PLR0917 - all that a window is made of
    qtbot: QtBot,
    theme: Theme,
    words: Words,
    preferences: Preferences,
    case_path: Path,
    new_vault: NewVault,
) -> Iterator[Window]:
    process = new_vault()
    made = Window(
        theme,
        process,
        words,
        preferences,
        languages=(Language(tag="en", name="English"),),
        make_clock=StoppedClock,
        resume=Resume(reason=LockReason.ASKED, case_path=str(case_path)),
    )
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.answer_to_keys()
    yield made
    process.kill()


@pytest.fixture
def guard(
    qapp: QApplication, qtbot: QtBot, window: Window, preferences: Preferences
) -> Iterator[Guard]:
    """A guard over an open case."""
    made = Guard(qapp, window, preferences)
    made.watch()
    page = window.shown
    assert isinstance(page, UnlockPage)
    page.secret.set_text(PASSPHRASE)
    with qtbot.waitSignal(window.case_opened, timeout=PATIENCE_MS):
        page.open_button.click()
    yield made
    qapp.removeEventFilter(made.shift)
    qapp.removeEventFilter(made.quiet)
    made.quiet.stop()
    made.session.stop()
    made.deleteLater()


@pytest.mark.parametrize(
    ("signal", "reason"),
    [
        ("session.sleeping", LockReason.SLEPT),
        ("session.screen_locked", LockReason.SCREEN_LOCKED),
        ("quiet.over", LockReason.IDLE),
    ],
)
def test_what_the_watchers_notice_locks_the_case(
    guard: Guard, window: Window, qtbot: QtBot, signal: str, reason: LockReason
) -> None:
    watcher, name = signal.split(".")

    with qtbot.waitSignal(window.case_left, timeout=PATIENCE_MS) as left:
        getattr(getattr(guard, watcher), name).emit()

    assert left.args[0].reason is reason


def test_shift_three_times_hides_the_window(guard: Guard, window: Window, qtbot: QtBot) -> None:
    assert guard.shift.is_on

    with qtbot.waitSignal(window.hidden, timeout=PATIENCE_MS):
        for _press in range(3):
            qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)

    assert not window.isVisible()


def test_a_list_that_takes_the_keys_is_watched_and_nothing_counts_twice(
    guard: Guard, window: Window, qtbot: QtBot
) -> None:
    guard.watch()
    opened = QMenu(window)
    opened.addAction("anything")
    opened.popup(window.mapToGlobal(window.rect().center()))

    for _press in range(2):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert window.isVisible()
    with qtbot.waitSignal(window.hidden, timeout=PATIENCE_MS):
        qtbot.keyClick(opened.windowHandle(), Qt.Key.Key_Shift)


@pytest.mark.usefixtures("guard")
def test_a_page_that_was_made_leaves_every_key_watched_once(window: Window, qtbot: QtBot) -> None:
    window.show_page("money")

    for _press in range(2):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert window.isVisible()
    with qtbot.waitSignal(window.hidden, timeout=PATIENCE_MS):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)


@pytest.mark.usefixtures("guard")
def test_hiding_an_open_case_empties_the_clipboard_whoever_filled_it(
    qapp: QApplication, window: Window, qtbot: QtBot
) -> None:
    qapp.clipboard().setText("copied in a chat")

    with qtbot.waitSignal(window.hidden, timeout=PATIENCE_MS):
        window.hide_now()

    assert qapp.clipboard().text() == ""


def test_hiding_before_any_case_leaves_what_another_program_copied(
    qapp: QApplication, window: Window, preferences: Preferences, qtbot: QtBot
) -> None:
    guard = Guard(qapp, window, preferences)
    qapp.clipboard().setText("copied in a letter")

    with qtbot.waitSignal(window.hidden, timeout=PATIENCE_MS):
        window.hide_now()

    assert qapp.clipboard().text() == "copied in a letter"
    qapp.clipboard().clear()
    guard.deleteLater()


def test_shift_can_be_switched_off(guard: Guard, preferences: Preferences) -> None:
    preferences.change(has_shift_exit=False)

    assert not guard.shift.is_on


def test_the_warning_stands_in_the_foot_until_a_key(guard: Guard, window: Window) -> None:
    assert window.shell is not None

    guard.quiet.nearly_over.emit()
    assert "Locking soon" in window.shell.foot.line

    guard.quiet.stirred.emit()
    assert "Locking soon" not in window.shell.foot.line


def test_other_minutes_hold_at_once(guard: Guard, preferences: Preferences) -> None:
    preferences.change(lock_minutes=2)

    assert guard.quiet._count is not None
    assert guard.quiet._count.limit_ms == 120_000
