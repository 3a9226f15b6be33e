"""Put the pieces into another order: stands between the evidence page and the vault process."""

from PySide6.QtCore import QObject, Signal

from evidence_kit import messages
from evidence_kit.model import ItemId
from evidence_kit.ui.vault_process import VaultProcess


class PieceOrdering(QObject):
    """Asks for another order of the pieces, and tells when it is kept."""

    kept = Signal(str)
    """Another order is kept, as the answers of the case hold it."""
    refused = Signal(object)
    """The :class:`Problem` that kept the order as it was."""

    def __init__(self, vault: VaultProcess, parent: QObject) -> None:
        super().__init__(parent)
        self._vault = vault

    def move(self, item_id: ItemId, by: int) -> None:
        """Let a piece stand so many places later; less than 0 for earlier."""
        self._ask(messages.MovePiece(item_id=item_id, by=by))

    def put_by_number(self) -> None:
        """Let every piece stand in order of its number again."""
        self._ask(messages.OrderByNumber())

    def _ask(self, request: messages.MovePiece | messages.OrderByNumber) -> None:
        self._vault.ask(request, on_done=self._on_kept, on_refused=self.refused.emit)

    def _on_kept(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.OrderKept):
            self.kept.emit(answer.order)
