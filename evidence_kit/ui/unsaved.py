"""Asks before words are lost: somebody wants to lock or close, and what was typed is not saved.

The rules are: nobody is kept from leaving – "all the same" stands there at once; the words can be
taken along; once they are saved the question goes by itself; hiding never comes here. A form that
was begun and not kept loses nothing: it is asked about when the program is closed, once, and never
before a lock, which may have to be fast.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt

from evidence_kit.i18n import N_, Words
from evidence_kit.ui.case_shell import CaseShell
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.copying import copy_text
from evidence_kit.ui.widgets.notice import Notice

_COPY, _LEAVE, _SHOW = "copy", "leave", "show"

_WHAT = N_("What you typed last is not saved yet.")
_STILL_HERE = N_(
    "The words are still here. Put the stick back or make some room, or copy the words first."
)
_WAITS = N_(
    "It is there when you open the case again. Or keep it now, so that it is in the report."
)
_COPIED = N_("The words are copied, for ten seconds. Paste them into another place now.")


class Leaving(StrEnum):
    """How a case is left by somebody who asks for it."""

    LOCK = "lock"
    CLOSE = "close"


_ALL_THE_SAME = {
    Leaving.LOCK: N_("Lock all the same"),
    Leaving.CLOSE: N_("Close all the same"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Somebody wants to leave."""

    leaving: Leaving
    leave: Callable[[], None]
    """What is done all the same."""


class Unsaved(QObject):
    """Says in the shell of a case what is not saved, and asks before it is lost.

    Args:
        theme: How it looks.
        vault: What knows of words that were refused.
        words: The language it speaks.
        shell: Where it is said; owns this.
    """

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words, shell: CaseShell) -> None:
        super().__init__(shell)
        self._theme = theme
        self._vault = vault
        self._words = words
        self._shell = shell
        self._wish: Wish | None = None
        self._notice: Notice | None = None
        self._waits_on = ""
        """The page of the form that is asked about; "" for none."""
        vault.kept_changed.connect(self._on_vault_kept_changed)

    def has_asked(self, wish: Wish) -> bool:
        """Send what is typed; where it cannot be saved, ask and return that it was asked."""
        self._shell.save_work()
        self._vault.settle()
        if not self._vault.unkept_words:
            return wish.leaving is Leaving.CLOSE and self._has_asked_about_form(wish)
        self._wish = wish
        self._ask(_STILL_HERE)
        return True

    def _has_asked_about_form(self, wish: Wish) -> bool:
        form = next((each for each in self._shell.unkept if each.is_form), None)
        # Whoever closes once more has read it.
        if form is None or self._waits_on:
            return False
        _ = self._words.gettext
        self._wish, self._waits_on = wish, form.page
        self._show(
            Notice(
                self._theme,
                "soon",
                form.line,
                remedy=_(_WAITS),
                actions=((_("Show it"), _SHOW), (_(_ALL_THE_SAME[wish.leaving]), _LEAVE)),
            )
        )
        return True

    def _ask(self, remedy: str) -> None:
        if self._wish is None:
            return
        _ = self._words.gettext
        self._show(
            Notice(
                self._theme,
                "soon",
                _(_WHAT),
                remedy=_(remedy),
                actions=(
                    (_("Copy the words"), _COPY),
                    (_(_ALL_THE_SAME[self._wish.leaving]), _LEAVE),
                ),
            )
        )

    def _show(self, notice: Notice) -> None:
        self._take_notice()
        self._notice = notice
        notice.chosen.connect(self._on_notice_chosen)
        self._shell.add_notice(notice)
        notice.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_notice(self) -> None:
        if self._notice is not None:
            self._notice.dismiss()
            self._notice = None

    def _on_notice_chosen(self, action: str) -> None:
        if action == _COPY:
            copy_text(self._vault.unkept_words)
            self._ask(_COPIED)
        elif action == _SHOW:
            page, self._waits_on, self._wish = self._waits_on, "", None
            self._take_notice()
            self._shell.show_page(page)
        elif self._wish is not None:
            self._wish.leave()

    def _on_vault_kept_changed(self) -> None:
        self._shell.set_is_unsaved(is_unsaved=self._vault.has_refused_words)
        if not self._vault.unkept_words and not self._waits_on:
            self._wish = None
            self._take_notice()
