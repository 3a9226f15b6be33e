"""The seven parts of a case, as the navigation lists them."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import ItemStatus
from evidence_kit.overriding import override
from evidence_kit.ui.models.path import PATH, done_count

ICON_ROLE = Qt.ItemDataRole.UserRole
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
PAGE_ROLE = Qt.ItemDataRole.UserRole + 2

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One row of the navigation."""

    page: str
    """Its name, as :attr:`Page.wants_page` takes it."""
    title: str
    icon: str


PARTS = (
    Part(page="home", title=N_("Case home"), icon="home"),
    Part(page="evidence", title=N_("Evidence"), icon="evidence"),
    Part(page="people", title=N_("People & accounts"), icon="at"),
    Part(page="money", title=N_("Money"), icon="money"),
    Part(page="story", title=N_("What happened"), icon="pen"),
    Part(page="steps", title=N_("Steps"), icon="steps"),
    Part(page="handover", title=N_("Report & hand over"), icon="package"),
)
"""In the order of Ctrl 1 to Ctrl 7."""


class PartsModel(QAbstractListModel):
    """The parts with how much is in each; counts are words, never a grade."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._counts: dict[str, str] = {}

    def show_case(self, case: CaseSeen) -> None:
        """Count again."""
        counts = counts_of(case, self._words)
        if counts != self._counts:
            self._counts = counts
            self.dataChanged.emit(self.index(0, 0), self.index(len(PARTS) - 1, 0))

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(PARTS)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        part = PARTS[index.row()]
        count = self._counts.get(part.page, "")
        title = self._words.gettext(part.title)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title}, {count}" if count else title
            case _ if role == ICON_ROLE:
                return part.icon
            case _ if role == COUNT_ROLE:
                return count
            case _ if role == PAGE_ROLE:
                return part.page
            case _:
                return None


def counts_of(case: CaseSeen, words: Words) -> dict[str, str]:
    """Return page → how much is in it, in words; nothing for what is empty."""
    held = sum(item.status is not ItemStatus.WITHDRAWN for item in case.items)
    counts = {
        "evidence": held,
        "people": len(case.identifiers),
        "money": len(case.payments),
    }
    found = {page: str(count) for page, count in counts.items() if count}
    done = done_count(case)
    if done:
        # Translators: {done} of the {total} steps are done.
        found["steps"] = words.gettext("{done} of {total}").format(done=done, total=len(PATH))
    return found
