"""The pieces of evidence, as a list that a Qt view can show.

The rules are: the model holds words and values, never a picture; every row says all of itself to a
screen reader; pieces that follow those that were there are added, any other change is one reset;
what a row says is worked out only when it is shown.
"""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from evidence_kit.i18n import Words
from evidence_kit.model import Finding, Item, ItemId
from evidence_kit.overriding import override
from evidence_kit.ui.models.counted_rows import CountedRows
from evidence_kit.ui.models.item_words import (
    KindFilter,
    StateWords,
    cover_icon,
    cover_word,
    findings_by_label,
    is_in,
    shown,
    spoken,
    state_words,
    title_of,
)


class ItemRole(IntEnum):
    """What a delegate may ask of a row, beside its label."""

    ITEM = Qt.ItemDataRole.UserRole.value + 1
    """The :class:`Item` itself."""
    TITLE = Qt.ItemDataRole.UserRole.value + 2
    """What it is called; untrusted text."""
    SHOWN = Qt.ItemDataRole.UserRole.value + 3
    """A :class:`Shown`."""
    COVER_WORD = Qt.ItemDataRole.UserRole.value + 4
    COVER_ICON = Qt.ItemDataRole.UserRole.value + 5
    STATE = Qt.ItemDataRole.UserRole.value + 6
    """Its :class:`StateWords`."""
    GOES_OUT = Qt.ItemDataRole.UserRole.value + 7
    """What goes out of it where that is not the whole; "" for most."""


class EvidenceItems(CountedRows):
    """The pieces that a filter lets through, in the order in which they are read."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._items: tuple[Item, ...] = ()
        self._findings: dict[str, Finding] = {}
        self._goes_out: dict[ItemId, str] = {}

    def show_going_out(self, goes_out: dict[ItemId, str]) -> None:
        """Say of some pieces what goes out of them: words by piece."""
        if goes_out != self._goes_out:
            changed = goes_out.keys() | self._goes_out.keys()
            self._goes_out = goes_out
            for row, item in enumerate(self._items):
                if item.id in changed:
                    self.dataChanged.emit(self.index(row), self.index(row))

    def show_items(
        self, items: tuple[Item, ...], findings: tuple[Finding, ...], kind: KindFilter
    ) -> bool:
        """Show other pieces; returns whether anything is different now."""
        chosen = items if kind is KindFilter.ALL else tuple(i for i in items if is_in(kind, i))
        found = findings_by_label(findings)
        has_same_findings = found == self._findings
        if has_same_findings and chosen == self._items:
            return False
        here = len(self._items)
        if has_same_findings and here and chosen[:here] == self._items:
            # Whoever stands on a piece, or has it open, stays there.
            self._items = chosen
            self.add_rows(len(chosen) - here)
            return True
        self._items, self._findings = chosen, found
        self.reset_count(len(chosen))
        return True

    def item_at(self, index: QModelIndex | QPersistentModelIndex) -> Item | None:
        """Return the piece in a row, or ``None`` where there is no row."""
        return self._items[index.row()] if 0 <= index.row() < len(self._items) else None

    def index_of(self, item_id: ItemId | None) -> QModelIndex:
        """Return where a piece stands; an index that is nowhere when it is not shown."""
        for row, item in enumerate(self._items):
            if item.id == item_id:
                return self.index(row)
        return QModelIndex()

    def state_of(self, item: Item) -> StateWords:
        """Return how a piece stands, in words."""
        return state_words(item, self._findings.get(item.label), self._words)

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return one thing about a row."""
        item = self.item_at(index)
        if item is None:
            return None
        match role:
            case Qt.ItemDataRole.AccessibleTextRole:
                said = spoken(item, self._findings.get(item.label), self._words)
                goes_out = self._goes_out.get(item.id, "")
                return f"{said}, {goes_out}" if goes_out else said
            case ItemRole.STATE:
                return self.state_of(item)
            case ItemRole.GOES_OUT:
                return self._goes_out.get(item.id, "")
            case _:
                tell = _TOLD_OF_ITSELF.get(role)
                return None if tell is None else tell(item, self._words)


_TOLD_OF_ITSELF: dict[int, Callable[[Item, Words], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda item, _words: item.label,
    ItemRole.ITEM: lambda item, _words: item,
    ItemRole.TITLE: title_of,
    ItemRole.SHOWN: lambda item, _words: shown(item),
    ItemRole.COVER_WORD: cover_word,
    ItemRole.COVER_ICON: lambda item, _words: cover_icon(item),
}
