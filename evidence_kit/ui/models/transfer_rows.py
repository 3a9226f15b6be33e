"""Files on their way in, as a list that a Qt view can show.

The rules are: a row changes alone and is worded when it is drawn or read out, so that thousands of
files hold nothing up; "saved and verified" is said of nothing else than what the vault process
told; every row says all of itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from evidence_kit.overriding import override
from evidence_kit.ui.models.counted_rows import CountedRows
from evidence_kit.ui.unseen import shown

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferLine:
    """What one row says."""

    name: str
    """Untrusted text."""
    state: str
    """In words, counts included."""
    icon: str
    tone: str
    label: str = ""
    """The number the piece got."""


class TransferRole(IntEnum):
    """What a delegate may ask of a row."""

    LINE = Qt.ItemDataRole.UserRole.value + 1
    """The :class:`TransferLine`."""


class TransferRows(CountedRows):
    """Lines of files, replaced one by one.

    Args:
        word: Says what a file's line says.
        parent: Whom it goes with.
    """

    def __init__(self, word: Callable[[Any], TransferLine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._word = word
        self._rows: tuple[object, ...] = ()

    def show_rows(self, rows: Sequence[object]) -> None:
        """Show other files; only what is different is drawn again."""
        fresh = tuple(rows)
        if len(fresh) != len(self._rows):
            self._rows = fresh
            self.reset_count(len(fresh))
            return
        changed = [
            row
            for row, (old, new) in enumerate(zip(self._rows, fresh, strict=True))
            if old is not new and old != new
        ]
        self._rows = fresh
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one thing about a row."""
        if not 0 <= index.row() < len(self._rows):
            return None
        line = self._word(self._rows[index.row()])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(line.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (line.label, shown(line.name), line.state)
                return ", ".join(part for part in parts if part)
            case TransferRole.LINE:
                return line
            case _:
                return None
