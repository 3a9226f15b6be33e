"""The pages of an open case: how each is made, and how one leads into the middle of another.

The rules are: a page is loaded when it is first wanted; pages do not know each other, so what one
wants of another goes through here.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from evidence_kit.i18n import Words
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.routes import CASE_PAGES
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess

if TYPE_CHECKING:
    from evidence_kit import messages
    from evidence_kit.ui.pages.settings import SettingsPage
    from evidence_kit.ui.pages.settings_keys import KeysCard

ShowPage = Callable[[str], Page | None]


class CasePages(QObject):
    """Makes the pages of a case.

    Args:
        theme: How they look.
        vault: The vault process.
        words: The language they speak.
        preferences: What the person prefers.
        show_page: Shows a page by its name and returns it; ``None`` while no case is open.
    """

    case_deleted = Signal(object)
    """The case is gone: :class:`messages.CaseDeleted`."""

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        preferences: Preferences,
        *,
        show_page: ShowPage,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._vault = vault
        self._words = words
        self._preferences = preferences
        self._show_page = show_page
        self._opened: messages.Opened | None = None
        self._path = ""

    def take(self, opened: "messages.Opened", path: str) -> None:
        """Know which case is open, and where it lies."""
        self._opened, self._path = opened, path

    def make(self, name: str) -> Page:
        """Make a page of the case."""
        page = CASE_PAGES[name](self._theme, self._vault, self._words)
        if name == "settings":
            from evidence_kit.ui.pages.settings import SettingsPage

            if isinstance(page, SettingsPage):
                self._lead_out_of(page)
        if name == "home":
            from evidence_kit.ui.pages.home import HomePage

            if isinstance(page, HomePage):
                page.spare_key_requested.connect(
                    lambda: self.change_keys(lambda card: card.open_spare_key())
                )
                page.what_to_say_requested.connect(self.show_what_to_say)
        if name == "evidence":
            from evidence_kit.ui.pages.evidence import EvidencePage

            if isinstance(page, EvidencePage):
                page.words_read.connect(self._look_through)
        if name == "paste":
            from evidence_kit.ui.pages.paste import PastePage

            if isinstance(page, PastePage):
                page.clipboard_offered.connect(self.offer_evidence)
        return page

    def _lead_out_of(self, page: "SettingsPage") -> None:
        page.set_settings(self._preferences.settings)
        if self._opened is not None:
            page.set_place(self._path, self._opened.synced_by, self._opened.network)
        page.settings_changed.connect(self._preferences.put)
        page.case_deleted.connect(self.case_deleted)
        self._preferences.changed.connect(lambda: page.set_settings(self._preferences.settings))

    def change_keys(self, change: "Callable[[KeysCard], None]") -> None:
        """Show what opens the case, and begin to change it."""
        from evidence_kit.ui.pages.settings import SettingsPage

        page = self._show_page("settings")
        if isinstance(page, SettingsPage):
            change(page.keys_card)

    def show_what_to_say(self) -> None:
        """Show what to say to a bank, on the page about money."""
        from evidence_kit.ui.pages.money import MoneyPage

        page = self._show_page("money")
        if isinstance(page, MoneyPage):
            page.show_what_to_say()

    def offer_evidence(self, paths: list[str] | None = None) -> None:
        """Ask about files, or about what is on the clipboard, where evidence is asked about."""
        from evidence_kit.ui.pages.evidence import EvidencePage

        page = self._show_page("evidence")
        if not isinstance(page, EvidencePage):
            return
        if paths is None:
            page.offer_clipboard()
        else:
            page.offer_paths(paths)

    def paste(self) -> None:
        """Take what is on the clipboard where pasting is asked about, from any page."""
        from evidence_kit.ui.pages.paste import PastePage

        page = self._show_page("paste")
        if isinstance(page, PastePage):
            page.paste()

    def _look_through(self, read: "messages.WordsRead") -> None:
        """Show a kept text where it is said what a text names."""
        from evidence_kit.ui.pages.paste import PastePage

        page = self._show_page("paste")
        if isinstance(page, PastePage):
            page.take_kept(read)

    def choose_files(self) -> None:
        """Let the person choose files to take in."""
        from evidence_kit.ui.pages.evidence import EvidencePage

        page = self._show_page("evidence")
        if isinstance(page, EvidencePage):
            page.choose_files()
