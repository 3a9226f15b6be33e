"""Forms that stand below the rows of a list: what was begun in them, and the rows it waits in.

The rules are: what somebody began comes back in every row it was begun in, and such a row stays
open beside another one, because a closed row tells nobody of it; a form that was only opened comes
back when its list is made again, and waits for nothing.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from evidence_kit.ui.widgets.row_list import RowList


class RowForms(QObject):
    """What was begun below the rows of one list.

    Args:
        rows: The list.
        beginnings: How the names of the drafts begin.
        key_of: The key of the row that a draft waits in, from the draft's name.
    """

    typed = Signal(str, str)
    """A draft is another now: its name, and its text; "" where nothing waits any more."""

    def __init__(
        self, rows: RowList, beginnings: tuple[str, ...], key_of: Callable[[str], str]
    ) -> None:
        super().__init__(rows)
        self._rows = rows
        self._beginnings = beginnings
        self._key_of = key_of
        self._drafts: dict[str, str] = {}
        self._is_known = False
        self._is_to_open = False

    @property
    def begun(self) -> frozenset[str]:
        """The keys of the rows in which something was begun, or a form stands open."""
        return frozenset(self._key_of(name) for name in self._drafts)

    def know(self, drafts: Mapping[str, str]) -> None:
        """Take over what was typed and not kept, as the case says when it is first read."""
        if self._is_known:
            return
        self._is_known = self._is_to_open = True
        self._drafts = {
            name: text
            for name, text in drafts.items()
            if text and name.startswith(self._beginnings)
        }
        self._rows.set_begun(self.begun)

    def open_what_waits(self) -> None:
        """Open every row in which something waits, once: as soon as the rows are there."""
        if self._is_to_open:
            self._is_to_open = False
            for key in self.begun:
                self._rows.open_beside(key)

    def draft(self, name: str) -> str:
        """Return what was begun under a name; "" for nothing."""
        return self._drafts.get(name, "")

    def put(self, name: str, draft: str, *, is_changed: bool = True) -> None:
        """Remember what was begun; of a form that was only opened, nobody is told."""
        if draft:
            self._drafts[name] = draft
        else:
            self._drafts.pop(name, None)
        self._rows.set_begun(self.begun)
        self.typed.emit(name, draft if is_changed else "")

    def forget(self, name: str) -> None:
        """Drop what was begun under a name: it was kept, or there is no such row any more."""
        if self._drafts.pop(name, ""):
            self._rows.set_begun(self.begun)
