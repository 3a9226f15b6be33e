"""The window: which page is shown, what the keys do, and how a case is left.

The rules are:

* Its title is the program's name, always: task switchers and lists of windows are seen by others.
* A case is left in one way: what is being typed is sent, the vault process ends, the window's
  memory goes with its process, and a fresh one goes on.
* Nothing here holds a key or reads a file; it asks the vault process.
* Every page but the first is loaded when it is first wanted, and so is whatever only they need:
  somebody frightened waits for the first, and loading the others takes longer than showing it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QLayout, QStackedLayout, QWidget
from typing_extensions import override

from evidence_kit.clock import Clock
from evidence_kit.i18n import Words
from evidence_kit.settings import (
    LARGEST_TEXT_PERCENT,
    SMALLEST_TEXT_PERCENT,
    TEXT_STEP_PERCENT,
)
from evidence_kit.ui.case_reading import CaseReading
from evidence_kit.ui.frame import PROGRAM_NAME, FrontPage
from evidence_kit.ui.models.languages import REPORT_LANGUAGE_DRAFT, Language
from evidence_kit.ui.models.typing_person import TYPING_DRAFT
from evidence_kit.ui.pages.page import SHOWS_BEGINNING, Page
from evidence_kit.ui.pages.welcome import WelcomePage
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.resuming import LockReason, Resume
from evidence_kit.ui.routes import CASE_PAGES
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.window_fronts import Fronts
from evidence_kit.ui.window_keys import add_keys, move_focus
from evidence_kit.ui.window_pages import CasePages

if TYPE_CHECKING:
    from evidence_kit import messages
    from evidence_kit.ui.case_shell import CaseShell
    from evidence_kit.ui.covering import Covering
    from evidence_kit.ui.locking import Locking
    from evidence_kit.ui.pages.new_case.page import CreatedCase
    from evidence_kit.ui.pages.unlock import OpenedCase
    from evidence_kit.ui.unsaved import Unsaved

_LOOK_EVERY_MS = 300
"""How often the foot asks whether something is still being saved."""
_PREPARE_AFTER_MS = 20
"""Once a case is being opened: the question is on its way by then, and the button says so."""
_MOST_BESIDE = 3
"""More names of cut copies in one sentence nobody reads."""

FIRST_PAGE = "home"
"""Where a case begins."""
PAGE_DRAFT = "window/page"
"""Where it is kept which page a locked case was left on; nothing for the first."""


class Window(QWidget):
    """The only window.

    Args:
        theme: How it looks.
        vault: The vault process.
        words: The language it speaks.
        preferences: What the person prefers.
        languages: Those that words exist in.
        clock: The only source of time.
        resume: Where the process before this one stopped; ``None`` for a fresh start.
    """

    case_opened = Signal()
    """A case is open: from now on it can lock itself."""
    case_left = Signal(object)
    """The case is closed and the vault process gone; the :class:`Resume` for the next process."""
    making_began = Signal()
    """A page of the case is being made; until it is there, nothing else happens in this turn."""

    making_ended = Signal()
    """The page is there."""

    vanished = Signal()
    """The window is off the screen at somebody's wish; its case is about to be closed."""
    hidden = Signal()
    """The window is gone, the vault process too; the program ends."""
    language_chosen = Signal(str)
    """The person wants another language, now."""

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        preferences: Preferences,
        *,
        languages: tuple[Language, ...],
        clock: Clock,
        resume: Resume | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._words = words
        self._preferences = preferences
        self._clock = clock
        self._case_path = ""
        self._opened: messages.Opened | None = None
        self._case: messages.CaseSeen | None = None
        self._shell: CaseShell | None = None
        self._prepared: CaseShell | None = None
        """The shell of the case that is being opened; it knows nothing of it yet."""
        self._covering: Covering | None = None
        self._unsaved: Unsaved | None = None
        self._locking: Locking | None = None
        """What is shown while a case goes, until the next process shows its window."""
        self._was_saving = False
        self._is_going = False
        self.setWindowTitle(PROGRAM_NAME)
        self.setAccessibleName(PROGRAM_NAME)
        self.setAcceptDrops(True)
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        # A larger text makes the shell compact; it must not first make the window wider.
        self._layers.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._pages = CasePages(theme, vault, words, preferences, show_page=self._show_page_of_case)
        self._pages.setParent(self)
        self._pages.case_deleted.connect(self._on_case_deleted)
        self.reading = CaseReading(vault, self)
        """The reading of the open case."""
        self.reading.begun.connect(self._on_case_begun)
        self.reading.read.connect(self._on_case_read)
        self.reading.refused.connect(self._on_case_refused)
        self.fronts = self._make_fronts(languages)
        """The pages before a case."""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._vault.case_changed.connect(self.read_case)
        self._vault.died.connect(self._on_vault_died)
        self._add_shortcuts()
        self.fronts.begin(resume)

    # --- what is shown ---------------------------------------------------------------------

    @property
    def has_case(self) -> bool:
        """Whether a case is open."""
        return self._opened is not None

    @property
    def shell(self) -> "CaseShell | None":
        """The pages of the open case; ``None`` while none is."""
        return self._shell

    @property
    def shown(self) -> QWidget | None:
        """The page in front: one of before a case, or the shell of the case."""
        return self._layers.currentWidget()

    def show_help(self) -> None:
        """Show help now, over what is shown; going back finds that as it was."""
        from evidence_kit.ui.models.help_cards import Reader
        from evidence_kit.ui.pages.help_now import HelpNowPage

        if isinstance(self.shown, HelpNowPage):
            return
        if self._shell is not None:
            # Behind the help nobody types on, and nobody may come back.
            self._shell.save_work()
        reader = Reader() if self._case is None else Reader.of_case(self._case.case)
        page = HelpNowPage(self._theme, self._words, self._clock, reader)
        page.back_requested.connect(self._on_help_back_requested)
        page.set_has_case(has_case=self.has_case)
        page.set_manual(self._manual_name())
        self.fronts.show_over(page)

    def _manual_name(self) -> str:
        """Return what the manual calls the page in front."""
        shown = self.shown
        if self._shell is not None and shown is self._shell:
            return self._shell.page_name
        return shown.manual_name if isinstance(shown, FrontPage) else ""

    def show_page(self, name: str) -> None:
        """Show a page of the open case; without effect while none is open."""
        if self._shell is not None and self._covering is None:
            self.fronts.drop()
            self._layers.setCurrentWidget(self._shell)
            self._shell.show_page(name)

    def _show_page_of_case(self, name: str) -> Page | None:
        self.show_page(name)
        return None if self._shell is None else self._shell.page

    def speak(self, words: Words) -> None:
        """Say every page again in another language; what was answered before a case stays."""
        self._words = words
        if self._prepared is not None:
            self._let_go(self._prepared)
            self._prepared = None
        self.fronts.speak(words)

    # --- leaving a case --------------------------------------------------------------------

    def lock(self, reason: LockReason = LockReason.ASKED) -> None:
        """Close the case; what is being typed is kept. Idle during long work only covers it."""
        if not self.has_case or self._is_going:
            return
        if reason is LockReason.IDLE and self._vault.is_busy:
            self.cover()
            return
        if reason is LockReason.ASKED and self._asks_before("lock"):
            return
        self._lock_all_the_same(reason)

    def _lock_all_the_same(self, reason: LockReason = LockReason.ASKED) -> None:
        self._is_going = True
        resume = self._resume(reason)
        self._show_locking()
        self._close_case(keeps_page=True)
        self.case_left.emit(replace(resume, is_unsaved=bool(self._vault.unkept_words)))

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
        self.repaint()

    def _hide_dialogs(self) -> None:
        for dialog in self.findChildren(QWidget):
            if dialog.isWindow():
                dialog.hide()

    def _close_all_the_same(self) -> None:
        self._is_going = True
        self._close_case(keeps_page=False)
        self.close()

    def _asks_before(self, leaving: Literal["lock", "close"]) -> bool:
        """Say whether words would be lost and somebody is asked first; a covered case asks not."""
        if self._unsaved is None or self._shell is None or self._covering is not None:
            return False
        from evidence_kit.ui.unsaved import Leaving, Wish

        leave = self._lock_all_the_same if leaving == "lock" else self._close_all_the_same
        if not self._unsaved.has_asked(Wish(leaving=Leaving(leaving), leave=leave)):
            return False
        if self.shown is not self._shell:
            # It is asked above the page that was typed on; help lay over it.
            self.fronts.drop()
            self._layers.setCurrentWidget(self._shell)
        return True

    def hide_now(self) -> None:
        """Take the window away at once; nothing asks and nothing is deleted."""
        if self._is_going and self._locking is None:
            return
        self._is_going = True
        self._locking = None
        self._hide_dialogs()
        self.hide()
        # The system takes the window off the screen before anything here takes time.
        QTimer.singleShot(0, self, self._finish_hiding)

    def warn_of_lock(self, *, is_near: bool) -> None:
        """Say in the foot that the lock comes soon, or not any more."""
        if self._shell is not None:
            self._shell.set_is_locking(is_locking=is_near)

    def cover(self) -> None:
        """Show nothing of the case while long work goes on; its end locks."""
        if self._covering is not None:
            return
        from evidence_kit.ui.covering import Covering

        self._covering = Covering(self._theme, self._words)
        self._covering.lock_requested.connect(self.lock)
        self._covering.hide_requested.connect(self.hide_now)
        self._covering.help_requested.connect(self.show_help)
        self._layers.addWidget(self._covering)
        self._layers.setCurrentWidget(self._covering)
        move_focus(self, self._covering.first_focus())

    def closed_after_mistake(self) -> Resume:
        """Close the case after a mistake of ours, however things stand; for the excepthook."""
        self._is_going = True
        resume = self._resume(LockReason.MISTAKE if self.has_case else LockReason.NONE)
        self._vault.kill()
        return resume

    # --- the case --------------------------------------------------------------------------

    def read_case(self) -> None:
        """Read the case again; wishes that come while it is read become one."""
        if self.has_case:
            self.reading.wish()

    def _take_case(self, opened: "messages.Opened", path: str) -> None:
        self._opened, self._case_path = opened, path
        self._pages.take(opened, path)
        self._preferences.change(was_hidden=False)
        self.read_case()

    def _prepare_case(self) -> None:
        """Make what an open case is shown in while its key is derived: nobody can do more then.

        The page of the pieces is made too, because it takes longest; it stays empty.
        """
        if self._prepared is None and self._shell is None and not self._is_going:
            self._prepared = self._make_shell()
            self._prepared.page_called("evidence")

    def _make_shell(self) -> "CaseShell":
        from evidence_kit.ui.case_shell import CaseShell

        shell = CaseShell(self._theme, self._words, self._pages.make)
        shell.hide_requested.connect(self.hide_now)
        shell.lock_requested.connect(self.lock)
        shell.help_requested.connect(self.show_help)
        shell.case_changed.connect(self.read_case)
        shell.page_shown.connect(self._on_shell_page_shown)
        shell.making_began.connect(self.making_began)
        shell.making_ended.connect(self.making_ended)
        self._layers.addWidget(shell)
        return shell

    def _show_case(self) -> "CaseShell":
        """Show the shell, now that there is something to show in it; returns it."""
        from evidence_kit.ui.unsaved import Unsaved

        # Parts find their places one after the other; nobody shall see a page half set out.
        self.setUpdatesEnabled(False)
        QTimer.singleShot(0, self, lambda: self.setUpdatesEnabled(True))
        prepared, self._prepared = self._prepared, None
        shell = self._shell = prepared or self._make_shell()
        self._unsaved = Unsaved(self._theme, self._vault, self._words, shell)
        self._add_part_shortcuts()
        self._say_that_it_is_a_sample(shell)
        self.fronts.drop()
        self._layers.setCurrentWidget(shell)
        self._say_what_opening_showed(shell)
        self._timer.start()
        self.case_opened.emit()
        return shell

    def _say_that_it_is_a_sample(self, shell: "CaseShell") -> None:
        if self._case is None or not self._case.case.is_sample:
            return
        from evidence_kit.ui.sample_strip import SampleStrip

        strip = SampleStrip(self._theme, self._vault, self._words, shell.save_work)
        strip.deleted.connect(self._on_case_deleted)
        shell.add_strip(strip)

    def _say_what_opening_showed(self, shell: "CaseShell") -> None:
        from evidence_kit.ui.notices import OpeningNotices

        if self._opened is None or self._case is None:
            return
        notices = OpeningNotices(
            self._theme,
            self._words,
            open_settings=lambda: self.show_page("settings"),
            set_password=lambda: self._pages.change_keys(lambda card: card.open_new_password()),
        )
        for notice in notices.about(self._opened, self._case, self._clock.now()):
            shell.add_notice(notice)

    def _close_case(self, *, keeps_page: bool) -> None:
        self._timer.stop()
        if self._shell is not None:
            self._shell.save_work()
            self._keep_page(self._shell.page_name if keeps_page else FIRST_PAGE)
            # Whoever reads «everything is saved» on the lock screen goes by it.
            self._vault.settle()
        # Its input ends: it finishes what it was asked, signs, and is gone within a second.
        self._vault.leave()
        self._drop_case()

    def _keep_page(self, name: str) -> None:
        """Keep in the case where to go on: beside it somebody could read what it was left at."""
        from evidence_kit import messages

        if self._case is None or self._case.case.is_sample:
            return
        kept = "" if name == FIRST_PAGE else name
        if kept != self._case.drafts.get(PAGE_DRAFT, ""):
            self._vault.ask(messages.SaveDraft(name=PAGE_DRAFT, text=kept))

    def _drop_case(self) -> None:
        """Let go of every page, model and picture of the case."""
        self.reading.end()
        self._case = None
        self._opened = None
        for widget in (self._shell, self._covering):
            if widget is not None:
                self._let_go(widget)
        self._shell = None
        self._unsaved = None
        self._covering = None

    def _let_go(self, widget: QWidget) -> None:
        self._layers.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _resume(self, reason: LockReason) -> Resume:
        is_placed = not (self.isMaximized() or self.isMinimized())
        place = self.geometry() if is_placed else self.normalGeometry()
        waiting = () if self._shell is None else self._shell.unkept
        return Resume(
            reason=reason,
            case_path=self._case_path,
            x_px=place.x(),
            y_px=place.y(),
            width_px=place.width(),
            height_px=place.height(),
            is_maximised=self.isMaximized(),
            is_minimised=self.isMinimized(),
            is_behind=QGuiApplication.focusWindow() is None,
            quiet_minutes=self._preferences.settings.lock_minutes,
            waiting_files=sum(each.files for each in waiting),
            is_half_made=any(each.is_form for each in waiting),
            is_clipboard_lost=any(each.has_clipboard for each in waiting),
        )

    def _finish_hiding(self) -> None:
        self.vanished.emit()
        if self.has_case:
            is_next = self._is_asked_for_next()
            waiting = () if self._shell is None else self._shell.unkept
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
        if self._case is not None and self._case.case.is_sample:
            return False
        remembered = self._preferences.settings.case_path
        return bool(remembered) and self._case_path == remembered

    def _make_fronts(self, languages: tuple[Language, ...]) -> Fronts:
        fronts = Fronts(
            self._theme,
            self._vault,
            self._words,
            self._preferences,
            languages=languages,
            clock=self._clock,
            layers=self._layers,
        )
        fronts.setParent(self)
        fronts.created.connect(self._on_case_created)
        fronts.opening_began.connect(self._on_opening_began)
        fronts.opened.connect(self._on_case_unlocked)
        fronts.sample_opened.connect(self._take_case)
        fronts.deletion_finished.connect(self._on_deletion_finished)
        fronts.language_chosen.connect(self.language_chosen)
        fronts.hide_requested.connect(self.hide_now)
        fronts.lock_requested.connect(self.lock)
        fronts.help_requested.connect(self.show_help)
        fronts.shown.connect(lambda page: move_focus(self, page.first_focus()))
        return fronts

    # --- keys ------------------------------------------------------------------------------

    def _add_shortcuts(self) -> None:
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+L": self.lock,
            "F1": self.show_help,
            "F6": lambda: self._jump(forwards=True),
            "Shift+F6": lambda: self._jump(forwards=False),
            # A field takes the first for itself, where it is words that are pasted.
            "Ctrl+V": self._pages.paste,
            "Ctrl+Shift+V": self._pages.paste,
            "Ctrl+O": self._on_open_keys_pressed,
            "Ctrl++": lambda: self._resize_text(TEXT_STEP_PERCENT),
            "Ctrl+=": lambda: self._resize_text(TEXT_STEP_PERCENT),
            "Ctrl+-": lambda: self._resize_text(-TEXT_STEP_PERCENT),
            "Ctrl+0": lambda: self._preferences.change(text_percent=None),
        }
        add_keys(self, keys)
        # The evidence page has the same keys for itself; two of one kind would answer to neither.
        self._add_keys = QShortcut(QKeySequence("Ctrl+N"), self)
        self._add_keys.activated.connect(self._pages.choose_files)

    def _add_part_shortcuts(self) -> None:
        """Let each part of the case answer to its number."""
        from evidence_kit.ui.models.parts import PARTS

        add_keys(
            self,
            {
                f"Ctrl+{number}": self._page_opener(part.page)
                for number, part in enumerate(PARTS, 1)
            },
        )

    def _page_opener(self, name: str) -> Callable[[], None]:
        return lambda: self.show_page(name)

    def _resize_text(self, step_percent: int) -> None:
        percent = self._theme.look.text_percent + step_percent
        wanted = min(max(percent, SMALLEST_TEXT_PERCENT), LARGEST_TEXT_PERCENT)
        self._preferences.change(text_percent=wanted)

    def _jump(self, *, forwards: bool) -> None:
        from evidence_kit.ui.tab_order import next_region

        shown = self.shown
        if shown is not None and shown is self._shell:
            move_focus(
                self,
                next_region(self._shell.jump_regions(), self.focusWidget(), forwards=forwards),
            )
        elif isinstance(shown, FrontPage):
            regions = (shown.top, shown, shown.foot)
            move_focus(self, next_region(regions, self.focusWidget(), forwards=forwards))

    @override
    def focusNextPrevChild(self, next: bool, /) -> bool:
        from evidence_kit.ui.tab_order import next_stop

        shown = self.shown
        if shown is not None and shown is self._shell:
            regions = self._shell.regions()
        elif isinstance(shown, FrontPage):
            regions = shown.regions()
        else:
            return super().focusNextPrevChild(next)
        try:
            move_focus(self, next_stop(regions, self.focusWidget(), forwards=next))
        except LookupError:
            return False
        return True

    # --- drops -----------------------------------------------------------------------------

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        self._welcome(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent, /) -> None:
        self._welcome(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent, /) -> None:
        if self._shell is not None:
            self._shell.set_offered_files(0)

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        from evidence_kit.ui.widgets.drop_area import copied_paths

        if self._shell is None or self._covering is not None:
            return
        self._shell.set_offered_files(0)
        paths = copied_paths(event)
        if paths:
            self._pages.offer_evidence(paths)

    def _welcome(self, event: QDragMoveEvent) -> None:
        """Say that files can be let go here, on a page that has no place for them of its own."""
        from evidence_kit.ui.widgets.drop_area import copied_paths

        if self._shell is not None and self._covering is None:
            self._shell.set_offered_files(len(copied_paths(event)))

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        """End like any program: the case is closed, and the next start begins at the beginning."""
        if not self._is_going:
            if self.has_case and self._asks_before("close"):
                event.ignore()
                return
            self._is_going = True
            if self.has_case:
                self._close_case(keeps_page=False)
            else:
                self._vault.kill()
        super().closeEvent(event)

    # --- slots -----------------------------------------------------------------------------

    def _on_case_created(self, created: "CreatedCase") -> None:
        from evidence_kit import messages

        for name, text in (
            (REPORT_LANGUAGE_DRAFT, created.answers.report_language),
            (TYPING_DRAFT, created.answers.typing.value),
        ):
            self._vault.ask(messages.SaveDraft(name=name, text=text))
        self._take_case(created.answer, created.path)

    def _on_case_unlocked(self, opened: "OpenedCase") -> None:
        self._preferences.change(case_path=opened.path if opened.is_remembered else "")
        self._take_case(opened.answer, opened.path)

    def _on_case_deleted(self, deleted: "messages.CaseDeleted") -> None:
        """Leave a case that is not there any more; the memory goes as with every lock."""
        self._is_going = True
        if self._preferences.settings.case_path == self._case_path:
            self._preferences.change(case_path="")
        resume = replace(
            self._resume(LockReason.DELETED),
            left_files=deleted.left,
            receipt_path=deleted.receipt_path,
            copies_beside=deleted.beside[:_MOST_BESIDE],
            is_receipt_lost=deleted.is_receipt_lost,
            is_sample=self._case is not None and self._case.case.is_sample,
        )
        self._show_locking()
        self._timer.stop()
        self._vault.kill()
        self._drop_case()
        self.case_left.emit(resume)

    def _on_deletion_finished(self, deleted: "messages.CaseDeleted", path: str) -> None:
        if self._preferences.settings.case_path == path:
            self._preferences.change(case_path="")
        self._vault.kill()
        self.fronts.show_deleted(
            Resume(reason=LockReason.DELETED, case_path=path, left_files=deleted.left)
        )

    def _on_opening_began(self) -> None:
        QTimer.singleShot(_PREPARE_AFTER_MS, self, self._prepare_case)

    def _on_case_begun(self, begun: "messages.CaseBegun") -> None:
        """Show the first pieces at once where it is those that are looked at first."""
        kept = _kept_page(begun.seen)
        if self._is_going or self._shell is not None or kept not in SHOWS_BEGINNING:
            return
        self._case = begun.seen
        shell = self._show_case()
        shell.begin_case(begun)
        shell.show_page(kept)
        self._focus_first_of_page()

    def _on_case_read(self, answer: "messages.CaseSeen") -> None:
        if self._is_going:
            return
        self._case = answer
        if self._shell is not None:
            self._shell.render_case(answer)
            return
        shell = self._show_case()
        shell.render_case(answer)
        shell.show_page(_kept_page(answer))
        self._focus_first_of_page()

    def _focus_first_of_page(self) -> None:
        if self._shell is not None and self._shell.page is not None:
            move_focus(self, self._shell.page.first_focus())

    def _on_case_refused(self) -> None:
        # A case that opened and cannot be read is closed; the lock screen is the place to say it.
        self.lock(LockReason.VAULT_ENDED)

    def _on_vault_died(self, _reason: str) -> None:
        self.reading.end()
        if self._is_going:
            return
        if self.has_case:
            self._is_going = True
            resume = self._resume(LockReason.VAULT_ENDED)
            self._show_locking()
            self._drop_case()
            self.case_left.emit(resume)
            return
        shown = self.shown
        if isinstance(shown, FrontPage):
            shown.vault_ended()

    def _on_timer_timeout(self) -> None:
        is_busy = self._vault.is_busy
        if self._covering is not None and not is_busy:
            self.lock(LockReason.IDLE)
            return
        if self._shell is not None:
            # A draft is kept in a moment; only what takes longer is worth a word.
            self._shell.set_is_saving(is_saving=is_busy and self._was_saving)
        self._was_saving = is_busy

    def _on_help_back_requested(self) -> None:
        self.fronts.take_top()
        below = self._covering or self.fronts.top or self._shell
        if below is None:
            self.fronts.show_welcome()
            return
        self._layers.setCurrentWidget(below)
        if isinstance(below, FrontPage):
            move_focus(self, below.first_focus())
        else:
            self._focus_first_of_page()

    def _on_shell_page_shown(self, name: str) -> None:
        self._add_keys.setEnabled(name != "evidence")

    def _on_open_keys_pressed(self) -> None:
        if not self.has_case and isinstance(self.shown, WelcomePage):
            self.fronts.show_unlock()


def _kept_page(case: "messages.CaseSeen") -> str:
    """Return the page a case begins with: the one it was left on."""
    kept = case.drafts.get(PAGE_DRAFT, "")
    return kept if kept in CASE_PAGES else FIRST_PAGE
