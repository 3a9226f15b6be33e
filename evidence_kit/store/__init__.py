"""What is kept: one encrypted folder, and one door to it."""

from evidence_kit.store.facts import Export, Fact
from evidence_kit.store.header import Unlocked, unlock
from evidence_kit.store.keeping import Imported, NewItem
from evidence_kit.store.vault import Vault, new_case_id

__all__ = [
    "Export",
    "Fact",
    "Imported",
    "NewItem",
    "Unlocked",
    "Vault",
    "new_case_id",
    "unlock",
]
