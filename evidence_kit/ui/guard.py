"""Who watches over an open case, and what follows from what they notice: one place for it all."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.resuming import LockReason
from evidence_kit.ui.safety.clipboard import OwnClipboard
from evidence_kit.ui.safety.quiet_time import QuietTime
from evidence_kit.ui.safety.session import SessionWatch
from evidence_kit.ui.safety.shift_exit import ShiftExit
from evidence_kit.ui.window import Window

_MINUTE_MS = 60_000


class Guard(QObject):
    """Connects the watchers to the window.

    Args:
        application: Whose keys, clipboard and messages are watched; owns this.
        window: What is locked and hidden.
        preferences: After how many minutes, and whether Shift counts.
        had_case: A case was open before, in the process that this one follows.
    """

    def __init__(
        self,
        application: QApplication,
        window: Window,
        preferences: Preferences,
        *,
        had_case: bool = False,
    ) -> None:
        super().__init__(application)
        self._window = window
        self._preferences = preferences
        self.shift = ShiftExit(self)
        self.quiet = QuietTime(self)
        self.session = SessionWatch(application)
        self.clipboard = OwnClipboard(application.clipboard(), self)
        self._application = application
        self._is_watching = False
        self._makings = 0
        """How many makings are under way, one within the other."""
        self._had_case = had_case
        self.shift.pressed_three_times.connect(window.hide_now)
        self.quiet.nearly_over.connect(self._on_quiet_nearly_over)
        self.quiet.stirred.connect(self._on_quiet_stirred)
        self.quiet.over.connect(self._on_quiet_over)
        self.session.sleeping.connect(self._on_session_sleeping)
        self.session.screen_locked.connect(self._on_session_screen_locked)
        window.case_opened.connect(self._on_window_case_opened)
        window.case_left.connect(self._on_window_case_left)
        window.vanished.connect(self._on_window_vanished)
        window.making_began.connect(self._on_window_making_began)
        window.making_ended.connect(self._on_window_making_ended)
        preferences.changed.connect(self._on_preferences_changed)
        self._on_preferences_changed()

    def watch(self) -> None:
        """Watch keys and quiet from now on, in lists and menus as well.

        On some systems those take the keys while they are open, so every event of the whole
        application is shown to Python; a page that is only being drawn need not wait for that.
        """
        self._is_watching = True
        self._look_at_events()

    def _on_window_making_began(self) -> None:
        self._makings += 1
        if self._makings > 1:
            return
        # Ten thousand events of a page's parts come in one turn, and no key among them. To show
        # each to Python takes longer than all the rest of making the page.
        for watcher in (self.shift, self.quiet):
            self._application.removeEventFilter(watcher)

    def _on_window_making_ended(self) -> None:
        self._makings -= 1
        if self._is_watching and not self._makings:
            self._look_at_events()

    def _look_at_events(self) -> None:
        for watcher in (self.shift, self.quiet):
            # Twice is once: Qt takes it out before it puts it in.
            self._application.installEventFilter(watcher)

    def _on_preferences_changed(self) -> None:
        settings = self._preferences.settings
        self.shift.is_on = settings.has_shift_exit
        if self._window.has_case:
            self.quiet.start(settings.lock_minutes * _MINUTE_MS)

    def _on_window_vanished(self) -> None:
        if self._had_case:
            self.clipboard.empty()
        else:
            self.clipboard.clear()

    def _on_window_case_opened(self) -> None:
        self._had_case = True
        self.quiet.start(self._preferences.settings.lock_minutes * _MINUTE_MS)
        self.session.start(self._window)

    def _on_window_case_left(self) -> None:
        self.quiet.stop()
        self.session.stop()
        self.clipboard.clear()

    def _on_quiet_nearly_over(self) -> None:
        self._window.warn_of_lock(is_near=True)

    def _on_quiet_stirred(self) -> None:
        self._window.warn_of_lock(is_near=False)

    def _on_quiet_over(self) -> None:
        self._window.lock(LockReason.IDLE)

    def _on_session_sleeping(self) -> None:
        self._window.lock(LockReason.SLEPT)

    def _on_session_screen_locked(self) -> None:
        self._window.lock(LockReason.SCREEN_LOCKED)
