"""Keep what a person writes about a piece: a second after the last key, and on leaving.

The rules are: typing is never interrupted; what is typed without a pause is kept as a draft within
two seconds; words that arrived from the vault meanwhile never replace what is being typed.
"""

import json
from dataclasses import asdict

from PySide6.QtCore import QObject, QTimer, Signal

from evidence_kit.messages import AmendItem, Answer, ItemChanged, Problem, SaveDraft
from evidence_kit.model import Item, Provenance
from evidence_kit.ui.vault_process import VaultProcess

SAVED_AFTER_MS = 1000
"""After the last key."""
DRAFT_AFTER_MS = 1500
"""After the first key since the last save: with the way to the disk less than two seconds."""


class ItemNotes(QObject):
    """What is written about one piece at a time, on its way into the vault."""

    saved = Signal(object)
    """The :class:`Item` as the vault has it now."""
    refused = Signal(object)
    """The :class:`Problem` that kept the words out; they still stand in the fields."""

    def __init__(self, vault: VaultProcess, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._item: Item | None = None
        self._typed: Provenance | None = None
        self._has_draft = False
        self._quiet = self._timer(SAVED_AFTER_MS, self.flush)
        self._busy = self._timer(DRAFT_AFTER_MS, self._save_draft)

    @property
    def is_typing(self) -> bool:
        """Whether something is typed that the vault does not have yet."""
        return self._typed is not None

    def begin(self, item: Item | None) -> None:
        """Turn to another piece; what was typed about the former one is sent first."""
        if self._item is None or item is None or item.id != self._item.id:
            self.flush()
            self._has_draft = False
        self._item = item

    def typed(self, provenance: Provenance) -> None:
        """Take what stands in the fields now."""
        if self._item is None:
            return
        self._typed = provenance
        self._quiet.start()
        if not self._busy.isActive():
            self._busy.start()

    def flush(self) -> None:
        """Send what is typed now."""
        self._quiet.stop()
        self._busy.stop()
        item, provenance = self._item, self._typed
        if item is None or provenance is None:
            return
        self._typed = None
        if provenance == item.provenance:
            self._forget_draft(item)
            return
        self._vault.ask(
            AmendItem(item_id=item.id, provenance=provenance),
            on_done=self._on_amended,
            on_refused=self.refused.emit,
        )

    def _timer(self, after_ms: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(then)
        return timer

    def _save_draft(self) -> None:
        if self._item is not None and self._typed is not None:
            self._has_draft = True
            draft = SaveDraft(name=draft_name(self._item), text=as_draft(self._typed))
            self._vault.ask(draft, on_refused=self._on_draft_refused)

    def _forget_draft(self, item: Item) -> None:
        if self._has_draft:
            self._has_draft = False
            self._vault.ask(SaveDraft(name=draft_name(item), text=""))

    def _on_amended(self, answer: Answer) -> None:
        if not isinstance(answer, ItemChanged):
            return
        if self._item is not None and self._item.id == answer.item.id:
            self._item = answer.item
        self._forget_draft(answer.item)
        self.saved.emit(answer.item)

    def _on_draft_refused(self, problem: Problem) -> None:
        self._has_draft = False
        self.refused.emit(problem)


def draft_name(item: Item) -> str:
    """Return the name under which words about a piece are kept while they are typed."""
    return f"item/{item.id}"


def as_draft(provenance: Provenance) -> str:
    """Return words about a piece as they are kept while they are typed."""
    return json.dumps(asdict(provenance))


def from_draft(text: str) -> Provenance | None:
    """Read a draft back; ``None`` for what is none.

    >>> from_draft('{"device": "", "how": "", "who": "", "shows": "x", "app": "", '
    ...            '"seen_at_text": ""}').shows
    'x'
    """
    try:
        found = json.loads(text)
        return Provenance(**{name: str(value) for name, value in found.items()})
    except (ValueError, AttributeError, TypeError):
        return None
