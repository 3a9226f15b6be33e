"""Reading the open case again after something was recorded, once for many wishes.

The rules are: one reading is under way at a time; wishes that come meanwhile become one more; a
reading that is not wanted any more is told to nobody; the pieces come in portions, because to
understand ten thousand at once would hold the window up, and a case is told when all are here.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from evidence_kit.ui.vault_process import VaultProcess

if TYPE_CHECKING:
    from evidence_kit import messages
    from evidence_kit.model import Item

FIRST_PIECES = 200
"""As many as the largest screen shows, with some to scroll to."""
PORTION = 500
"""Pieces that are understood in a few milliseconds."""


class CaseReading(QObject):
    """Reads the open case whenever it is wished.

    Args:
        vault: The vault process, which has the case open.
        parent: Whom it goes with.
    """

    begun = Signal(object)
    """What a list shows first of the case that is read the first time, if the rest takes a while:
    :class:`messages.CaseBegun`."""
    read = Signal(object)
    """The case as it is now: :class:`messages.CaseSeen`."""
    refused = Signal()
    """The case is open and cannot be read."""

    def __init__(self, vault: VaultProcess, parent: QObject) -> None:
        super().__init__(parent)
        self.first = FIRST_PIECES
        """So many pieces are wanted before the others, the first time."""
        self.portion = PORTION
        """So many of the others are told at once."""
        self._vault = vault
        self._pieces: list[Item] = []
        self._was_read = False
        self._is_under_way = False
        self._must_be_again = False
        self._is_over = False

    @property
    def is_under_way(self) -> bool:
        """Whether the case is being read, so that what is shown may not be all of it."""
        return self._is_under_way

    def wish(self) -> None:
        """Read the case, now or when the reading under way has ended."""
        if self._is_under_way:
            self._must_be_again = True
            return
        from evidence_kit import messages

        self._is_under_way = True
        self._is_over = False
        self._pieces = []
        self._vault.ask(
            messages.ReadCase(first=0 if self._was_read else self.first, portion=self.portion),
            on_done=self._on_read,
            on_refused=self._on_refused,
            on_part=self._on_part,
        )

    def end(self) -> None:
        """Tell nobody of a reading under way: the case is left."""
        self._is_under_way = self._must_be_again = False
        self._was_read = False
        self._is_over = True
        self._pieces = []

    def _on_part(self, part: "messages.Part") -> None:
        from evidence_kit import messages

        if self._is_over:
            return
        if isinstance(part, messages.CaseBegun):
            self.begun.emit(part)
        elif isinstance(part, messages.PiecesSeen):
            self._pieces += part.items

    def _on_read(self, answer: "messages.Answer") -> None:
        import msgspec

        from evidence_kit import messages

        if self._is_over or not isinstance(answer, messages.CaseSeen):
            return
        self._is_under_way = False
        self._was_read = True
        must_be_again, self._must_be_again = self._must_be_again, False
        pieces, self._pieces = self._pieces, []
        self.read.emit(msgspec.structs.replace(answer, items=(*pieces, *answer.items)))
        if must_be_again and not self._is_over:
            self.wish()

    def _on_refused(self, _problem: "messages.Problem") -> None:
        if not self._is_over:
            self.end()
            self.refused.emit()
