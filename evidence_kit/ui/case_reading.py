"""Reading the open case again after something was recorded, once for many wishes.

The rules are: one reading is under way at a time; wishes that come meanwhile become one more; a
reading that is not wanted any more is told to nobody.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from evidence_kit.ui.vault_process import VaultProcess

if TYPE_CHECKING:
    from evidence_kit import messages


class CaseReading(QObject):
    """Reads the open case whenever it is wished.

    Args:
        vault: The vault process, which has the case open.
        parent: Whom it goes with.
    """

    read = Signal(object)
    """The case as it is now: :class:`messages.CaseSeen`."""
    refused = Signal()
    """The case is open and cannot be read."""

    def __init__(self, vault: VaultProcess, parent: QObject) -> None:
        super().__init__(parent)
        self._vault = vault
        self._is_under_way = False
        self._must_be_again = False
        self._is_over = False

    def wish(self) -> None:
        """Read the case, now or when the reading under way has ended."""
        if self._is_under_way:
            self._must_be_again = True
            return
        from evidence_kit import messages

        self._is_under_way = True
        self._is_over = False
        self._vault.ask(messages.ReadCase(), on_done=self._on_read, on_refused=self._on_refused)

    def end(self) -> None:
        """Tell nobody of a reading under way: the case is left."""
        self._is_under_way = self._must_be_again = False
        self._is_over = True

    def _on_read(self, answer: "messages.Answer") -> None:
        from evidence_kit import messages

        if self._is_over or not isinstance(answer, messages.CaseSeen):
            return
        self._is_under_way = False
        must_be_again, self._must_be_again = self._must_be_again, False
        self.read.emit(answer)
        if must_be_again and not self._is_over:
            self.wish()

    def _on_refused(self, _problem: "messages.Problem") -> None:
        if not self._is_over:
            self.end()
            self.refused.emit()
