"""What is kept: one encrypted folder, and one door to it."""

from evidence_kit.store.carrying import MayComeIn, Nameless
from evidence_kit.store.deleting import Removed, is_being_deleted
from evidence_kit.store.deleting import finish as finish_deletion
from evidence_kit.store.facts import Export, Fact, fact_name
from evidence_kit.store.header import Unlocked, unlock
from evidence_kit.store.imports import Imported, ImportGroup, NewItem
from evidence_kit.store.proving import prove_database
from evidence_kit.store.rekeying import NewWay, Renewed
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
    "NewWay",
    "Origin",
    "Removed",
    "Renewed",
    "Repaired",
    "Unlocked",
    "Vault",
    "fact_name",
    "finish_deletion",
    "is_being_deleted",
    "new_case_id",
    "prove_database",
    "repair",
    "unlock",
]
