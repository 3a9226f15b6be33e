"""The answers of a check as a table that stays quick with ten thousand rows.

Nothing is prepared row by row: a cell is worked out when it is drawn. Names and details come from
outside and are plain text.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evidence_kit.model import Finding
from evidence_kit.overriding import override
from evidence_kit.ui.models.verdicts import FindingWords, worst_first

FINDING_ROLE = Qt.ItemDataRole.UserRole
"""Gives the :class:`Finding` itself."""
WORDS_ROLE = Qt.ItemDataRole.UserRole + 1
"""Gives its :class:`FindingWords`."""

ANSWER_COLUMN = 0
SUBJECT_COLUMN = 1

_COLUMNS = 2

Say = Callable[[Finding], FindingWords]
"""How an answer is worded: for an officer, or for the person whose case it is."""

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class FindingsModel(QAbstractTableModel):
    """Answers of one check, those that need a person first."""

    def __init__(self, say: Say, headings: tuple[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._headings = headings
        self._findings: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The answers as they are shown, in order."""
        return self._findings

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show other answers."""
        self.beginResetModel()
        self._findings = worst_first(findings)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._findings)

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else _COLUMNS

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self._findings[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                is_answer = index.column() == ANSWER_COLUMN
                said = self._say(finding)
                return said.word if is_answer else said.subject
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._whole(finding)
            case _ if role == FINDING_ROLE:
                return finding
            case _ if role == WORDS_ROLE:
                return self._say(finding)
            case _:
                return None

    def _whole(self, finding: Finding) -> str:
        said = self._say(finding)
        return ", ".join(part for part in (said.subject, said.word, said.detail) if part)
