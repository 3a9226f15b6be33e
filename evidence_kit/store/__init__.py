"""What is kept: one encrypted folder, and one door to it."""

from evidence_kit.store.facts import Export, Fact, fact_name
from evidence_kit.store.header import Unlocked, unlock
from evidence_kit.store.imports import Imported, ImportGroup, NewItem
from evidence_kit.store.vault import Vault, new_case_id

__all__ = [
    "Export",
    "Fact",
    "ImportGroup",
    "Imported",
    "NewItem",
    "Unlocked",
    "Vault",
    "fact_name",
    "new_case_id",
    "unlock",
]
