"""Why a piece is about to be taken back, as far as somebody wrote it: kept while it is typed.

The rules are: a reason that was begun stands at its own piece and at no other; the first one that
waits is shown once when the case is opened again; of a piece that is not held any more none waits.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from evidence_kit.model import Item, ItemStatus
from evidence_kit.ui.pages.drafts import Drafts
from evidence_kit.ui.pages.evidence_covering import CoveringFace
from evidence_kit.ui.pages.evidence_detail import DetailPanel

REASON = "evidence/withdraw/"
"""Begins the name of such a draft; the piece's id follows."""


class PieceReasons(QObject):
    """Stands between the question whether a piece shall be taken back, and the drafts.

    Args:
        detail: Where it is asked about the piece that is open.
        covering: Where the same is asked about it when it must not be covered here.
        drafts: Those of the page.
    """

    def __init__(self, detail: DetailPanel, covering: CoveringFace, drafts: Drafts) -> None:
        super().__init__(detail)
        self._detail = detail
        self._drafts = drafts
        self._item: Item | None = None
        self._is_first_shown = False
        detail.reason_typed.connect(self._on_reason_typed)
        covering.reason_typed.connect(self._on_reason_typed)

    def bring_back(self, item: Item) -> None:
        """Turn to a piece, and ask again with the reason that was begun for it."""
        self._item = item
        self._detail.restore_reason(self._drafts.texts.get(_name(item), ""))

    def find_first(self, items: Sequence[Item]) -> Item | None:
        """Return the first piece for which a reason waits, once; otherwise ``None``."""
        if self._is_first_shown:
            return None
        self._is_first_shown = True
        return next((item for item in items if self._drafts.texts.get(_name(item))), None)

    def forget_gone(self, items: Sequence[Item]) -> None:
        """Forget what was begun for pieces that are not there any more."""
        there = {item.id for item in items if item.status is not ItemStatus.WITHDRAWN}
        self._drafts.forget_orphans((REASON,), there)

    def _on_reason_typed(self, why: str) -> None:
        if self._item is not None:
            self._drafts.put(_name(self._item), why)


def _name(item: Item) -> str:
    return f"{REASON}{item.id}"
