"""The pages before a case: which of them is in front, and how one leads to the next.

The rules are: every page but the first is loaded when it is first wanted; a page that asks for the
vault process has it started while the person still reads; help lies over what is shown, and going
back finds that as it was.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.frame import FrontPage
from evidence_kit.ui.left_behind import NOTHING_LEFT, LeftBehind
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.pages.welcome import WelcomePage
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.resuming import LockReason, Resume
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess

if TYPE_CHECKING:
    from collections.abc import Callable

    from evidence_kit.clock import Clock
    from evidence_kit.ui.models.bringing_back import Way
    from evidence_kit.ui.pages.new_case.page import NewCasePage
    from evidence_kit.ui.pages.page import Page


class Fronts(QObject):
    """The pages before a case, on the window's layers.

    Args:
        theme: How they look.
        vault: The vault process.
        words: The language they speak.
        preferences: What the person prefers.
        languages: Those that words exist in.
        make_clock: Returns the only source of time, once a page needs one.
        layers: Where they are shown.
    """

    created = Signal(object)
    """A case was made: :class:`CreatedCase`."""
    opening_began = Signal()
    """The vault process is opening a case, which takes a while."""
    opened = Signal(object)
    """A case was opened: :class:`OpenedCase`."""
    sample_opened = Signal(object, str)
    """The sample case was opened: :class:`messages.Opened`, and its folder."""
    deletion_finished = Signal(object, str)
    """What was left of a deleted case is gone: :class:`messages.CaseDeleted`, and its folder."""
    language_chosen = Signal(str)
    """The person wants another language, now."""
    hide_requested = Signal()
    """The person wants the window gone."""
    lock_requested = Signal()
    """The person wants the case closed."""
    help_requested = Signal()
    """The person wants help now."""
    shown = Signal(object)
    """A page is in front: the :class:`FrontPage`."""

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        preferences: Preferences,
        *,
        languages: tuple[Language, ...],
        make_clock: "Callable[[], Clock]",
        layers: QStackedLayout,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._words = words
        self._preferences = preferences
        self._languages = languages
        self._make_clock = make_clock
        self._layers = layers
        self._pages: list[QWidget] = []

    @property
    def top(self) -> QWidget | None:
        """The page in front of the others; ``None`` while there is none."""
        return self._pages[-1] if self._pages else None

    def begin(self, resume: Resume | None) -> None:
        """Show the page a fresh process begins with."""
        if resume is not None and resume.reason is LockReason.DELETED:
            self.show_deleted(resume)
        elif resume is not None and resume.reason is not LockReason.NONE:
            left = LeftBehind(
                is_unsaved=resume.is_unsaved,
                waiting_files=resume.waiting_files,
                is_half_made=resume.is_half_made,
                is_clipboard_lost=resume.is_clipboard_lost,
            )
            self.show_unlock(
                resume.reason, resume.case_path, left, may_be_typing=resume.may_be_typing
            )
        elif self._preferences.settings.was_hidden and self._preferences.settings.case_path:
            self.show_unlock(LockReason.HIDDEN)
        else:
            self.show_welcome()

    def speak(self, words: Words) -> None:
        """Say every page again in another language; what was answered before a case stays."""
        self._words = words
        before = self._layers.currentWidget()
        if isinstance(before, WelcomePage):
            self.show_welcome()
            return
        from evidence_kit.ui.pages.new_case.page import NewCasePage

        if isinstance(before, NewCasePage):
            answers, step = before.state.answers, before.state.step
            self._show_new_case(
                NewCasePage(
                    self._theme,
                    self._vault,
                    words,
                    self._make_clock(),
                    self._languages,
                    answers=answers,
                    step=step,
                )
            )

    def show_welcome(self) -> None:
        """Show the first page."""
        page = WelcomePage(self._theme, self._words, self._preferences, self._languages)
        page.new_case_requested.connect(self.show_new_case)
        page.open_requested.connect(self.show_unlock)
        page.check_requested.connect(self.show_check_package)
        page.sample_requested.connect(self.show_sample)
        page.backup_requested.connect(self.show_restoring)
        page.look_choices.language_chosen.connect(self.language_chosen)
        self._show_alone(page)

    def show_new_case(self) -> None:
        """Show the six questions."""
        from evidence_kit.ui.pages.new_case.page import NewCasePage

        self._vault.start()
        self._show_new_case(
            NewCasePage(self._theme, self._vault, self._words, self._make_clock(), self._languages)
        )

    def show_sample(self) -> None:
        """Show the page that opens the sample case."""
        from evidence_kit.ui.pages.sample import SamplePage
        from evidence_kit.ui.places import sample_path

        path = sample_path()
        page = SamplePage(self._theme, self._vault, self._words, self._make_clock(), path)
        page.back_requested.connect(self.show_welcome)
        page.opened.connect(lambda opened: self.sample_opened.emit(opened, path))
        self._vault.start()
        self._show_alone(page)

    def show_unlock(
        self,
        reason: LockReason = LockReason.NONE,
        case_path: str = "",
        left: LeftBehind = NOTHING_LEFT,
        *,
        may_be_typing: bool = False,
    ) -> None:
        """Show the lock screen.

        Args:
            reason: Why it is locked.
            case_path: The folder it asks for; what is remembered, or the usual place, for none.
            left: What is not in the case although somebody gave it to the window.
            may_be_typing: Somebody may still be typing into the window before.
        """
        from evidence_kit.ui.pages.unlock import UnlockPage
        from evidence_kit.ui.places import default_case_path, sample_path

        if case_path and case_path == sample_path():
            # Its password keeps nothing from anybody: the way in is the page that explains it.
            self.show_sample()
            return
        settings = self._preferences.settings
        page = UnlockPage(
            self._theme,
            self._vault,
            self._words,
            reason=reason,
            case_path=case_path or settings.case_path or default_case_path(),
            is_remembered=bool(settings.case_path),
            quiet_minutes=settings.lock_minutes,
            left=left,
            may_be_typing=may_be_typing,
        )
        page.opening_began.connect(self.opening_began)
        page.opened.connect(self.opened)
        page.deletion_finished.connect(self.deletion_finished)
        page.other_requested.connect(self._on_other_requested)
        page.backup_requested.connect(self.show_restoring)
        page.repair_requested.connect(self.show_repairing)
        # It loads while the password is typed.
        self._vault.start()
        self._show_alone(page)

    def show_restoring(self) -> None:
        """Show the page that brings a case back from a backup."""
        from evidence_kit.ui.models.bringing_back import Way
        from evidence_kit.ui.places import default_case_path

        self._show_bringing_back(Way.BACKUP, "", default_case_path())

    def show_repairing(self, damaged_path: str) -> None:
        """Show the page that saves what is whole of a case that does not open."""
        from evidence_kit.ui.models.bringing_back import Way
        from evidence_kit.ui.places import next_name

        # The damaged case stays where it is.
        self._show_bringing_back(Way.DAMAGED, damaged_path, next_name(damaged_path))

    def show_deleted(self, resume: Resume) -> None:
        """Show that the case is gone."""
        from evidence_kit.ui.pages.deleted import DeletedPage

        page = DeletedPage(self._theme, self._words, resume)
        page.start_requested.connect(self.show_welcome)
        self._show_alone(page)

    def show_check_package(self) -> None:
        """Show the page that checks a package, without a case."""
        from evidence_kit.ui.hosted import HostedPage
        from evidence_kit.ui.routes import CASE_PAGES

        checking: Page = CASE_PAGES["check-package"](self._theme, self._vault, self._words)
        page = HostedPage(self._theme, self._words, checking)
        page.back_requested.connect(self.show_welcome)
        self._show_alone(page)

    def show_over(self, page: FrontPage) -> None:
        """Show a page over what is shown."""
        page.hide_requested.connect(self.hide_requested)
        page.lock_requested.connect(self.lock_requested)
        page.help_requested.connect(self.help_requested)
        self._pages.append(page)
        self._layers.addWidget(page)
        self._layers.setCurrentWidget(page)
        self.shown.emit(page)

    def take_top(self) -> None:
        """Take the page in front away; what lies below it is the window's to show."""
        self._let_go(self._pages.pop())

    def drop(self) -> None:
        """Take every one of them away."""
        pages, self._pages = self._pages, []
        for page in pages:
            self._let_go(page)

    def _show_bringing_back(self, way: "Way", source_path: str, target_path: str) -> None:
        from evidence_kit.ui.pages.bringing_back import BringingBackPage

        page = BringingBackPage(
            self._theme,
            self._vault,
            self._words,
            self._make_clock(),
            way=way,
            source_path=source_path,
            target_path=target_path,
        )
        page.back_requested.connect(self.show_welcome)
        page.open_requested.connect(lambda path: self.show_unlock(case_path=path))
        self._vault.start()
        self._show_alone(page)

    def _show_new_case(self, page: "NewCasePage") -> None:
        page.created.connect(self.created)
        page.left.connect(self.show_welcome)
        page.language_chosen.connect(self.language_chosen)
        self._show_alone(page)

    def _show_alone(self, page: FrontPage) -> None:
        """Show a page instead of every other one before a case."""
        self.drop()
        self.show_over(page)

    def _let_go(self, page: QWidget) -> None:
        self._layers.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _on_other_requested(self) -> None:
        self._preferences.change(was_hidden=False)
        self.show_welcome()
