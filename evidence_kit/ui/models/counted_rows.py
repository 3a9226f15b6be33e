"""A list model whose rows Qt counts itself.

What this is for: a view that lays out ten thousand rows asks for their number several times for
each, and an answer in Python would take longer than everything else. What it is not for: what
the rows say; that is asked of whoever inherits it, for the rows that are seen. The rule is: values
change before the count does, so that whoever is told of new rows finds them.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from evidence_kit.overriding import override

_Index = QModelIndex | QPersistentModelIndex


class CountedRows(QStringListModel):
    """Rows that can be read and chosen, and nothing else; :meth:`data` is the heir's."""

    def reset_count(self, count: int) -> None:
        """Have so many rows, all of them new."""
        self.setStringList([""] * count)

    def add_rows(self, count: int) -> None:
        """Have so many rows more, after those that were there."""
        self.insertRows(self.rowCount(), count)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what can be done with a row: a list of texts could also be edited and dragged."""
        flags = Qt.ItemFlag
        if not index.isValid():
            return flags.NoItemFlags
        return flags.ItemIsSelectable | flags.ItemIsEnabled | flags.ItemNeverHasChildren
