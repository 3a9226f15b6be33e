"""What is kept: one encrypted folder, and one door to it."""

from evidence_kit.store.carrying import MayComeIn, Nameless
from evidence_kit.store.facts import Export, Fact, fact_name
from evidence_kit.store.header import Unlocked, unlock
from evidence_kit.store.imports import Imported, ImportGroup, NewItem
from evidence_kit.store.proving import prove_database
from evidence_kit.store.repairing import Repaired, repair
from evidence_kit.store.salvaging import Origin
from evidence_kit.store.vault import Vault, new_case_id

__all__ = [
    "Export",
    "Fact",
    "ImportGroup",
    "Imported",
    "MayComeIn",
    "Nameless",
    "NewItem",
    "Origin",
    "Repaired",
    "Unlocked",
    "Vault",
    "fact_name",
    "new_case_id",
    "prove_database",
    "repair",
    "unlock",
]
