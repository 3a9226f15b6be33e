"""What the window asks of a page, and what a page may ask of the window.

A page gets a theme, the vault process and the words of its language. It holds one frozen value of
what it shows, renders the whole of it, and derives from it what is enabled.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess

if TYPE_CHECKING:
    from evidence_kit import messages


SHOWS_BEGINNING = frozenset({"evidence"})
"""Pages that say nothing untrue while only the first pieces of a case are here; the others wait."""


class Unkept(NamedTuple):
    """What somebody gave a page that is in no case yet: nobody may believe that it is saved."""

    line: str
    """What the foot says of it instead of that everything is saved."""
    short: str
    """The same where there is little room."""
    files: int = 0
    """How many files on a disk are meant to come in."""
    has_clipboard: bool = False
    """Whether something from the clipboard waits: it goes when the case is left."""
    is_form: bool = False
    """Whether it is a form that was begun: what was typed is a draft in the case."""
    page: str = ""
    """The page it waits on, where that is to be said."""
    is_rest_saved: bool = False
    """Whether the foot may say that everything else is saved, where nothing else waits."""

    def with_form(self, form: "Unkept") -> "Unkept":
        """Return what waits together with a form that was begun on the same page."""
        return self._replace(
            line=f"{self.line} {form.line}",
            is_rest_saved=False,
            is_form=True,
            page=form.page,
        )


def foot_line(waiting: Sequence[Unkept], words: Words) -> str:
    """Return what the foot says of what waits; of the rest only where nothing else waits.

    Args:
        waiting: What waits, the shown page first; at least one.
        words: The language.
    """
    first, others = waiting[0], waiting[1:]
    if not others:
        rest = words.gettext("Everything else is saved.") if first.is_rest_saved else ""
        return f"{first.line} {rest}".rstrip()
    # A form says nothing of the rest, and one form is enough: its page tells of the others.
    form = next((each for each in others if each.is_form), None)
    return first.line if first.is_form or form is None else f"{first.line} {form.line}"


class Page(QWidget):
    """One page of the window."""

    title: str = ""
    """Shown in the head; set by the page in its language."""
    lead: str = ""
    """The second line under the title; "" for none."""

    unkept: Unkept | None = None
    """What waits on the page and is in no case yet; ``None`` for nothing."""

    wants_page = Signal(str)
    """The person asked for another page, named as the window names it: ``home``, ``evidence`` …"""
    case_changed = Signal()
    """Something was recorded; the window reads the case again."""
    head_changed = Signal()
    """The title or the lead is another one now."""
    unkept_changed = Signal()
    """Something else waits on the page now, or nothing."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        super().__init__()
        self.theme = theme
        self.vault = vault
        self.words = words

    @override
    def render(self, case: "messages.CaseSeen") -> None:  # type: ignore[override] # QWidget's paints
        """Show a case that was read again; the whole page follows from it."""
        raise NotImplementedError

    def say_what_waits(self, unkept: Unkept | None) -> None:
        """Say what waits on the page and is in no case yet, where it is another thing now."""
        if unkept != self.unkept:
            self.unkept = unkept
            self.unkept_changed.emit()

    def render_beginning(self, begun: "messages.CaseBegun") -> None:
        """Show the beginning of a case whose rest follows in a moment.

        Asked only of the pages in :data:`SHOWS_BEGINNING`.
        """
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Return what gets the focus when the page opens: its first control."""
        raise NotImplementedError

    def save_work(self) -> None:
        """Send what is being typed now: the case is about to be locked, hidden or left."""
