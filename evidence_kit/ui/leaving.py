"""How a case is left: locked, covered, hidden, closed, deleted, or lost with its vault process.

The rules are:

* A case is left in one way: what is being typed is sent, the vault process ends, the window's
  memory goes with its process, and a fresh one goes on.
* Nobody waits for a question who hides the window; before a lock or the end somebody is asked only
  where words would be lost, or a form waits (:mod:`evidence_kit.ui.unsaved`).
* Long work is not cut off by quiet: it is covered, and its end locks.
* Where a case was left is kept in the case: beside it somebody could read what it was left at.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.resuming import LockReason, Resume
from evidence_kit.ui.routes import CASE_PAGES
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.window_keys import move_focus

if TYPE_CHECKING:
    from evidence_kit import messages
    from evidence_kit.ui.case_shell import CaseShell
    from evidence_kit.ui.covering import Covering
    from evidence_kit.ui.locking import Locking
    from evidence_kit.ui.unsaved import Unsaved

_MOST_BESIDE = 3
"""More names of cut copies in one sentence nobody reads."""

FIRST_PAGE = "home"
"""Where a case begins."""
PAGE_DRAFT = "window/page"
"""Where it is kept which page a locked case was left on; nothing for the first."""


class HeldCase:
    """What a window has of the case that is open; the one place where it lets go of it."""

    def __init__(self) -> None:
        self.path = ""
        """The vault's folder; it stays when the case is dropped, for whoever goes on."""
        self.opened: messages.Opened | None = None
        """How it was opened; ``None`` while no case is open."""
        self.seen: messages.CaseSeen | None = None
        """The case as it was read last; ``None`` before."""
        self.shell: CaseShell | None = None
        """The pages it is shown in; ``None`` before it was read."""

    @property
    def is_open(self) -> bool:
        """Whether a case is open."""
        return self.opened is not None

    @property
    def is_sample(self) -> bool:
        """Whether it is the made-up one, of which nothing is kept."""
        return self.seen is not None and self.seen.case.is_sample

    def drop(self) -> None:
        """Let go of everything but where it lies."""
        self.opened = self.seen = self.shell = None


class Leaving(QObject):
    """Leaves the case of a window.

    Args:
        window: The window; owns this.
        held: What the window has of its case.
        theme: How it looks.
        vault: The vault process.
        preferences: What the person prefers.
        layers: The pages of the window.
        show_shell: Brings the pages of the case to the front.
    """

    began = Signal()
    """The case is being closed; nothing of it is looked at any more."""
    dropped = Signal()
    """The window has let go of the case: every page, model and picture of it."""
    left = Signal(object)
    """The case is closed and the vault process gone; the :class:`Resume` for the next process."""
    vanished = Signal()
    """The window is off the screen at somebody's wish; its case is about to be closed."""
    hidden = Signal()
    """The window is gone, the vault process too; the program ends."""
    help_requested = Signal()
    """Somebody at a covered case wants help."""

    def __init__(  # noqa: PLR0917 - one call, in the order a reader needs them
        self,
        window: QWidget,
        held: HeldCase,
        theme: Theme,
        vault: VaultProcess,
        preferences: Preferences,
        layers: QStackedLayout,
        show_shell: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._held = held
        self._theme = theme
        self._vault = vault
        self._preferences = preferences
        self._layers = layers
        self._show_shell = show_shell
        self._words = Words()
        self._covering: Covering | None = None
        self._unsaved: Unsaved | None = None
        self._locking: Locking | None = None
        """What is shown while a case goes, until the next process shows its window."""
        self._is_going = False

    @property
    def is_going(self) -> bool:
        """Whether the case, or the window, is about to be gone: nothing more is shown in it."""
        return self._is_going

    @property
    def covering(self) -> QWidget | None:
        """What lies over the case while long work goes on and nobody is there."""
        return self._covering

    def speak(self, words: Words) -> None:
        """Say what is said from now on in another language."""
        self._words = words

    def watch(self, shell: "CaseShell") -> None:
        """Hear what could not be saved, now that the case is shown."""
        from evidence_kit.ui.unsaved import Unsaved

        self._unsaved = Unsaved(self._theme, self._vault, self._words, shell)

    def lock(self, reason: LockReason) -> None:
        """Close the case; what is being typed is kept. Idle during long work only covers it."""
        if not self._held.is_open or self._is_going:
            return
        if reason is LockReason.IDLE and self._vault.is_busy:
            self.cover()
            return
        if reason is LockReason.ASKED and self._asks_before("lock"):
            return
        self._lock_all_the_same(reason)

    def cover(self) -> None:
        """Show nothing of the case while long work goes on; its end locks."""
        if self._covering is not None:
            return
        from evidence_kit.ui.covering import Covering

        self._covering = Covering(self._theme, self._words)
        self._covering.lock_requested.connect(lambda: self.lock(LockReason.ASKED))
        self._covering.hide_requested.connect(self.hide_now)
        self._covering.help_requested.connect(self.help_requested)
        self._layers.addWidget(self._covering)
        self._layers.setCurrentWidget(self._covering)
        move_focus(self._window, self._covering.first_focus())

    def lock_what_is_covered(self) -> bool:
        """Lock a covered case once its work is done; returns whether it was."""
        if self._covering is None or self._vault.is_busy:
            return False
        self.lock(LockReason.IDLE)
        return True

    def hide_now(self) -> None:
        """Take the window away at once; nothing asks and nothing is deleted."""
        if self._is_going and self._locking is None:
            return
        self._is_going = True
        self._locking = None
        self._hide_dialogs()
        self._window.hide()
        # The system takes the window off the screen before anything here takes time.
        QTimer.singleShot(0, self, self._finish_hiding)

    def may_close(self) -> bool:
        """Close the case because the window closes; returns whether that may go on.

        The program ends like any other: the next start begins at the beginning.
        """
        if self._is_going:
            return True
        if self._held.is_open and self._asks_before("close"):
            return False
        self._is_going = True
        if self._held.is_open:
            self._close_case(keeps_page=False)
        else:
            self._vault.kill()
        return True

    def leave_deleted(self, deleted: "messages.CaseDeleted") -> None:
        """Leave a case that is not there any more; the memory goes as with every lock."""
        self._is_going = True
        resume = self._resume(LockReason.DELETED)._replace(
            left_files=deleted.left,
            receipt_path=deleted.receipt_path,
            copies_beside=deleted.beside[:_MOST_BESIDE],
            is_receipt_lost=deleted.is_receipt_lost,
            is_sample=self._held.is_sample,
        )
        self._show_locking()
        self.began.emit()
        self._vault.kill()
        self._drop_case()
        self.left.emit(resume)

    def leave_lost(self) -> None:
        """Leave a case whose vault process ended without being asked to."""
        self._is_going = True
        resume = self._resume(LockReason.VAULT_ENDED)
        self._show_locking()
        self._drop_case()
        self.left.emit(resume)

    def closed_after_mistake(self) -> Resume:
        """Close the case after a mistake of ours, however things stand; for the excepthook."""
        self._is_going = True
        resume = self._resume(LockReason.MISTAKE if self._held.is_open else LockReason.NONE)
        self._vault.kill()
        return resume

    def _asks_before(self, leaving: Literal["lock", "close"]) -> bool:
        """Say whether words would be lost and somebody is asked first; a covered case asks not."""
        if self._unsaved is None or self._held.shell is None or self._covering is not None:
            return False
        from evidence_kit.ui.unsaved import Leaving as How
        from evidence_kit.ui.unsaved import Wish

        leave = self._lock_all_the_same if leaving == "lock" else self._close_all_the_same
        if not self._unsaved.has_asked(Wish(leaving=How(leaving), leave=leave)):
            return False
        # It is asked above the page that was typed on; help may lie over it.
        self._show_shell()
        return True

    def _lock_all_the_same(self, reason: LockReason = LockReason.ASKED) -> None:
        self._is_going = True
        resume = self._resume(reason)
        self._show_locking()
        self._close_case(keeps_page=True)
        self.left.emit(resume._replace(is_unsaved=bool(self._vault.unkept_words)))

    def _close_all_the_same(self) -> None:
        self._is_going = True
        self._close_case(keeps_page=False)
        self._window.close()

    def _show_locking(self) -> None:
        """Show nothing of the case any more, and take every key until the next process does."""
        from evidence_kit.ui.locking import Locking

        self._hide_dialogs()
        self._locking = Locking(self._theme, self._words)
        self._locking.hide_requested.connect(self.hide_now)
        self._layers.addWidget(self._locking)
        self._layers.setCurrentWidget(self._locking)
        self._locking.setFocus(Qt.FocusReason.OtherFocusReason)
        # Now: to close a case takes time, and no turn of the event loop comes before.
        self._window.repaint()

    def _hide_dialogs(self) -> None:
        for dialog in self._window.findChildren(QWidget):
            if dialog.isWindow():
                dialog.hide()

    def _close_case(self, *, keeps_page: bool) -> None:
        self.began.emit()
        shell = self._held.shell
        if shell is not None:
            shell.save_work()
            self._keep_page(shell.page_name if keeps_page else FIRST_PAGE)
            # Whoever reads «everything is saved» on the lock screen goes by it.
            self._vault.settle()
        # Its input ends: it finishes what it was asked, signs, and is gone within a second.
        self._vault.leave()
        self._drop_case()

    def _keep_page(self, name: str) -> None:
        """Keep in the case where to go on: beside it somebody could read what it was left at."""
        from evidence_kit import messages

        seen = self._held.seen
        if seen is None or self._held.is_sample:
            return
        kept = "" if name == FIRST_PAGE else name
        if kept != seen.drafts.get(PAGE_DRAFT, ""):
            self._vault.ask(messages.SaveDraft(name=PAGE_DRAFT, text=kept))

    def _drop_case(self) -> None:
        """Let go of every page, model and picture of the case."""
        for widget in (self._held.shell, self._covering):
            if widget is not None:
                self._layers.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._held.drop()
        self._unsaved = None
        self._covering = None
        self.dropped.emit()

    def _resume(self, reason: LockReason) -> Resume:
        window, shell = self._window, self._held.shell
        is_placed = not (window.isMaximized() or window.isMinimized())
        place = window.geometry() if is_placed else window.normalGeometry()
        waiting = () if shell is None else shell.unkept
        return Resume(
            reason=reason,
            case_path=self._held.path,
            x_px=place.x(),
            y_px=place.y(),
            width_px=place.width(),
            height_px=place.height(),
            is_maximised=window.isMaximized(),
            is_minimised=window.isMinimized(),
            is_behind=QGuiApplication.focusWindow() is None,
            quiet_minutes=self._preferences.settings.lock_minutes,
            waiting_files=sum(each.files for each in waiting),
            is_half_made=any(each.is_form for each in waiting),
            is_clipboard_lost=any(each.has_clipboard for each in waiting),
        )

    def _finish_hiding(self) -> None:
        self.vanished.emit()
        if self._held.is_open:
            is_next = self._is_asked_for_next()
            waiting = () if self._held.shell is None else self._held.shell.unkept
            self._close_case(keeps_page=True)
            # The first page does not say that everything is saved.
            is_saved = not (waiting or self._vault.unkept_words)
            self._preferences.change(was_hidden=is_next and is_saved)
        else:
            self._vault.kill()
        self.hidden.emit()

    def _is_asked_for_next(self) -> bool:
        """Say whether the next start asks for the case that is open: only where it is remembered.

        Otherwise nothing on this computer tells that there is a case, and a lock screen would.
        """
        if self._held.is_sample:
            return False
        remembered = self._preferences.settings.case_path
        return bool(remembered) and self._held.path == remembered


def kept_page(case: "messages.CaseSeen") -> str:
    """Return the page a case begins with: the one it was left on."""
    kept = case.drafts.get(PAGE_DRAFT, "")
    return kept if kept in CASE_PAGES else FIRST_PAGE
