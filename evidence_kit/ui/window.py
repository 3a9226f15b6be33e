"""The window: which page is shown, and what the keys and files that are let go on it do.

The rules are:

* Its title is the program's name, always: task switchers and lists of windows are seen by others.
* How a case is left is decided in :mod:`evidence_kit.ui.leaving` alone.
* Nothing here holds a key or reads a file; it asks the vault process.
* Every page but the first is loaded when it is first wanted, and so is whatever only they need:
  somebody frightened waits for the first, and loading the others takes longer than showing it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QLayout, QStackedLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.settings import (
    LARGEST_TEXT_PERCENT,
    SMALLEST_TEXT_PERCENT,
    TEXT_STEP_PERCENT,
)
from evidence_kit.ui.case_reading import CaseReading
from evidence_kit.ui.frame import PROGRAM_NAME, FrontPage
from evidence_kit.ui.leaving import HeldCase, Leaving, kept_page
from evidence_kit.ui.models.languages import REPORT_LANGUAGE_DRAFT, Language
from evidence_kit.ui.models.typing_person import TYPING_DRAFT
from evidence_kit.ui.pages.page import SHOWS_BEGINNING, Page
from evidence_kit.ui.pages.welcome import WelcomePage
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.resuming import LockReason, Resume
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.window_fronts import Fronts
from evidence_kit.ui.window_keys import add_keys, move_focus, scroll_by_key
from evidence_kit.ui.window_pages import CasePages

if TYPE_CHECKING:
    from PySide6.QtGui import QShortcut

    from evidence_kit import messages
    from evidence_kit.clock import Clock
    from evidence_kit.ui.case_shell import CaseShell
    from evidence_kit.ui.pages.new_case.page import CreatedCase
    from evidence_kit.ui.pages.unlock import OpenedCase

_LOOK_EVERY_MS = 300
"""How often the foot asks whether something is still being saved."""
_PREPARE_AFTER_MS = 20
"""Once a case is being opened: the question is on its way by then, and the button says so."""


class Window(QWidget):
    """The only window.

    Args:
        theme: How it looks.
        vault: The vault process.
        words: The language it speaks.
        preferences: What the person prefers.
        languages: Those that words exist in.
        make_clock: Returns the only source of time, once a page needs one.
        resume: Where the process before this one stopped; ``None`` for a fresh start.
    """

    case_opened = Signal()
    """A case is open: from now on it can lock itself."""
    case_left = Signal(object)
    """The case is closed and the vault process gone; the :class:`Resume` for the next process."""
    making_began = Signal()
    """Parts of a page are being made; until they are there, nothing else happens in this turn."""

    making_ended = Signal()
    """The parts are there."""

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
        make_clock: "Callable[[], Clock]",
        resume: Resume | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._words = words
        self._preferences = preferences
        self._make_clock = make_clock
        self.held = HeldCase()
        """What the window has of the open case."""
        self._prepared: CaseShell | None = None
        """The shell of the case that is being opened; it knows nothing of it yet."""
        self._was_saving = False
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
        self._leaving = self._make_leaving()
        self.fronts = self._make_fronts(languages)
        """The pages before a case."""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._vault.case_changed.connect(self.read_case)
        self._vault.died.connect(self._on_vault_died)
        self._add_keys: QShortcut | None = None
        self.fronts.begin(resume)

    # --- what is shown ---------------------------------------------------------------------

    @property
    def has_case(self) -> bool:
        """Whether a case is open."""
        return self.held.is_open

    @property
    def shell(self) -> "CaseShell | None":
        """The pages of the open case; ``None`` while none is."""
        return self.held.shell

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
        if self.held.shell is not None:
            # Behind the help nobody types on, and nobody may come back.
            self.held.shell.save_work()
        reader = Reader() if self.held.seen is None else Reader.of_case(self.held.seen.case)
        page = HelpNowPage(self._theme, self._words, self._make_clock(), reader)
        page.back_requested.connect(self._on_help_back_requested)
        page.set_has_case(has_case=self.has_case)
        page.set_manual(self._manual_name())
        self.fronts.show_over(page)

    def _manual_name(self) -> str:
        """Return what the manual calls the page in front."""
        shown = self.shown
        if self.held.shell is not None and shown is self.held.shell:
            return self.held.shell.page_name
        return shown.manual_name if isinstance(shown, FrontPage) else ""

    def show_page(self, name: str) -> None:
        """Show a page of the open case; without effect while none is open."""
        if self.held.shell is not None and self._leaving.covering is None:
            self.fronts.drop()
            self._layers.setCurrentWidget(self.held.shell)
            self.held.shell.show_page(name)

    def _show_page_of_case(self, name: str) -> Page | None:
        self.show_page(name)
        return None if self.held.shell is None else self.held.shell.page

    def speak(self, words: Words) -> None:
        """Say every page again in another language; what was answered before a case stays."""
        self._words = words
        self._leaving.speak(words)
        if self._prepared is not None:
            self._let_go(self._prepared)
            self._prepared = None
        self.fronts.speak(words)

    # --- leaving a case --------------------------------------------------------------------

    def lock(self, reason: LockReason = LockReason.ASKED) -> None:
        """Close the case; what is being typed is kept. Idle during long work only covers it."""
        self._leaving.lock(reason)

    def hide_now(self) -> None:
        """Take the window away at once; nothing asks and nothing is deleted."""
        self._leaving.hide_now()

    def warn_of_lock(self, *, is_near: bool) -> None:
        """Say in the foot that the lock comes soon, or not any more."""
        if self.held.shell is not None:
            self.held.shell.set_is_locking(is_locking=is_near)

    def cover(self) -> None:
        """Show nothing of the case while long work goes on; its end locks."""
        self._leaving.cover()

    def closed_after_mistake(self) -> Resume:
        """Close the case after a mistake of ours, however things stand; for the excepthook."""
        return self._leaving.closed_after_mistake()

    def _make_leaving(self) -> Leaving:
        leaving = Leaving(
            self,
            self.held,
            self._theme,
            self._vault,
            self._preferences,
            self._layers,
            self._show_shell,
        )
        leaving.speak(self._words)
        leaving.began.connect(self._on_leaving_began)
        leaving.dropped.connect(self.reading.end)
        leaving.left.connect(self.case_left)
        leaving.vanished.connect(self.vanished)
        leaving.hidden.connect(self.hidden)
        leaving.help_requested.connect(self.show_help)
        return leaving

    def _show_shell(self) -> None:
        """Bring the pages of the case to the front, whatever lies over them."""
        if self.held.shell is not None and self.shown is not self.held.shell:
            self.fronts.drop()
            self._layers.setCurrentWidget(self.held.shell)

    # --- the case --------------------------------------------------------------------------

    def read_case(self) -> None:
        """Read the case again; wishes that come while it is read become one."""
        if self.has_case:
            self.reading.wish()

    def _take_case(self, opened: "messages.Opened", path: str) -> None:
        self.held.opened, self.held.path = opened, path
        self._pages.take(opened, path)
        self._preferences.change(was_hidden=False)
        self.read_case()

    def _prepare_case(self) -> None:
        """Make what an open case is shown in while its key is derived: nobody can do more then.

        The page of the pieces is made too, because it takes longest; it stays empty.
        """
        if self._prepared is None and self.held.shell is None and not self._leaving.is_going:
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
        # Parts find their places one after the other; nobody shall see a page half set out.
        self.setUpdatesEnabled(False)
        QTimer.singleShot(0, self, lambda: self.setUpdatesEnabled(True))
        prepared, self._prepared = self._prepared, None
        shell = self.held.shell = prepared or self._make_shell()
        self._leaving.watch(shell)
        self._add_part_shortcuts()
        self._say_that_it_is_a_sample(shell)
        self.fronts.drop()
        self._layers.setCurrentWidget(shell)
        self._say_what_opening_showed(shell)
        self._timer.start()
        self.case_opened.emit()
        return shell

    def _say_that_it_is_a_sample(self, shell: "CaseShell") -> None:
        if not self.held.is_sample:
            return
        from evidence_kit.ui.sample_strip import SampleStrip

        strip = SampleStrip(self._theme, self._vault, self._words, shell.save_work)
        strip.deleted.connect(self._on_case_deleted)
        shell.add_strip(strip)

    def _say_what_opening_showed(self, shell: "CaseShell") -> None:
        from evidence_kit.ui.notices import OpeningNotices

        opened, seen = self.held.opened, self.held.seen
        if opened is None or seen is None:
            return
        notices = OpeningNotices(
            self._theme,
            self._words,
            open_settings=lambda: self.show_page("settings"),
            set_password=lambda: self._pages.change_keys(lambda card: card.open_new_password()),
        )
        for notice in notices.about(opened, seen, self._make_clock().now()):
            shell.add_notice(notice)

    def _let_go(self, widget: QWidget) -> None:
        self._layers.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _make_fronts(self, languages: tuple[Language, ...]) -> Fronts:
        fronts = Fronts(
            self._theme,
            self._vault,
            self._words,
            self._preferences,
            languages=languages,
            make_clock=self._make_clock,
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

    def answer_to_keys(self) -> None:
        """Answer from now on to the keys that hold everywhere; asked for once."""
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
        (self._add_keys,) = add_keys(self, {"Ctrl+N": self._pages.choose_files})

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
        percent = self._theme.wanted.text_percent + step_percent
        wanted = min(max(percent, SMALLEST_TEXT_PERCENT), LARGEST_TEXT_PERCENT)
        self._preferences.change(text_percent=wanted)

    def _jump(self, *, forwards: bool) -> None:
        from evidence_kit.ui.tab_order import next_region

        shown = self.shown
        if shown is not None and shown is self.held.shell:
            move_focus(
                self,
                next_region(self.held.shell.jump_regions(), self.focusWidget(), forwards=forwards),
            )
        elif isinstance(shown, FrontPage):
            regions = shown.jump_regions()
            move_focus(self, next_region(regions, self.focusWidget(), forwards=forwards))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        # Nobody took it who has the focus, such as a button above what scrolls.
        shown = self.shown
        if shown is None or not scroll_by_key(shown, event.key()):
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool, /) -> bool:
        from evidence_kit.ui.tab_order import next_stop

        shown = self.shown
        if shown is not None and shown is self.held.shell:
            regions = self.held.shell.regions()
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
        if self.held.shell is not None:
            self.held.shell.set_offered_files(0)

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        from evidence_kit.ui.widgets.drop_area import copied_paths

        if self.held.shell is None or self._leaving.covering is not None:
            return
        self.held.shell.set_offered_files(0)
        paths = copied_paths(event)
        if paths:
            self._pages.offer_evidence(paths)

    def _welcome(self, event: QDragMoveEvent) -> None:
        """Say that files can be let go here, on a page that has no place for them of its own."""
        from evidence_kit.ui.widgets.drop_area import copied_paths

        if self.held.shell is not None and self._leaving.covering is None:
            self.held.shell.set_offered_files(len(copied_paths(event)))

    @override
    def customEvent(self, event: QEvent, /) -> None:
        from evidence_kit.ui.widgets.making import BEGAN, ENDED

        if event.type() == BEGAN:
            self.making_began.emit()
        elif event.type() == ENDED:
            self.making_ended.emit()

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        """End like any program: the case is closed, and the next start begins at the beginning."""
        if self._leaving.may_close():
            super().closeEvent(event)
        else:
            event.ignore()

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
        if self._preferences.settings.case_path == self.held.path:
            self._preferences.change(case_path="")
        self._leaving.leave_deleted(deleted)

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
        kept = kept_page(begun.seen)
        if self._leaving.is_going or self.held.shell is not None or kept not in SHOWS_BEGINNING:
            return
        self.held.seen = begun.seen
        shell = self._show_case()
        shell.begin_case(begun)
        shell.show_page(kept)
        self._focus_first_of_page()

    def _on_case_read(self, answer: "messages.CaseSeen") -> None:
        if self._leaving.is_going:
            return
        self.held.seen = answer
        if self.held.shell is not None:
            self.held.shell.render_case(answer)
            return
        shell = self._show_case()
        shell.render_case(answer)
        shell.show_page(kept_page(answer))
        self._focus_first_of_page()

    def _focus_first_of_page(self) -> None:
        if self.held.shell is not None and self.held.shell.page is not None:
            move_focus(self, self.held.shell.page.first_focus())

    def _on_case_refused(self) -> None:
        # A case that opened and cannot be read is closed; the lock screen is the place to say it.
        self.lock(LockReason.VAULT_ENDED)

    def _on_vault_died(self, _reason: str) -> None:
        self.reading.end()
        if self._leaving.is_going:
            return
        if self.has_case:
            self._leaving.leave_lost()
            return
        shown = self.shown
        if isinstance(shown, FrontPage):
            shown.vault_ended()

    def _on_leaving_began(self) -> None:
        self._timer.stop()

    def _on_timer_timeout(self) -> None:
        if self._leaving.lock_what_is_covered():
            return
        is_busy = self._vault.is_busy
        if self.held.shell is not None:
            # A draft is kept in a moment; only what takes longer is worth a word.
            self.held.shell.set_is_saving(is_saving=is_busy and self._was_saving)
        self._was_saving = is_busy

    def _on_help_back_requested(self) -> None:
        self.fronts.take_top()
        below = self._leaving.covering or self.fronts.top or self.held.shell
        if below is None:
            self.fronts.show_welcome()
            return
        self._layers.setCurrentWidget(below)
        if isinstance(below, FrontPage):
            move_focus(self, below.first_focus())
        else:
            self._focus_first_of_page()

    def _on_shell_page_shown(self, name: str) -> None:
        if self._add_keys is not None:
            # The evidence page has the same keys itself; two of one kind would answer to neither.
            self._add_keys.setEnabled(name != "evidence")

    def _on_open_keys_pressed(self) -> None:
        if not self.has_case and isinstance(self.shown, WelcomePage):
            self.fronts.show_unlock()
