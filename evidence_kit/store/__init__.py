"""What is kept: one encrypted folder, and one door to it."""

from evidence_kit.store.backup_writing import BackupWritten
from evidence_kit.store.carrying import MayComeIn, Nameless
from evidence_kit.store.covering import Cover
from evidence_kit.store.deleting import Removed, find_beside, is_being_deleted
from evidence_kit.store.deleting import finish as finish_deletion
from evidence_kit.store.facts import Export, Fact, fact_name
from evidence_kit.store.header import Unlocked, unlock
from evidence_kit.store.imports import Imported, ImportGroup, NewItem
from evidence_kit.store.moving import Copied, give_name
from evidence_kit.store.proving import prove_database
from evidence_kit.store.register import standing_subject
from evidence_kit.store.rekeying import NewWay, Renewed
from evidence_kit.store.repairing import Repaired, repair
from evidence_kit.store.restoring import Unpacked, unpack
from evidence_kit.store.vault import Vault, new_case_id

__all__ = [
    "BackupWritten",
    "Copied",
    "Cover",
    "Export",
    "Fact",
    "ImportGroup",
    "Imported",
    "MayComeIn",
    "Nameless",
    "NewItem",
    "NewWay",
    "Removed",
    "Renewed",
    "Repaired",
    "Unlocked",
    "Unpacked",
    "Vault",
    "fact_name",
    "find_beside",
    "finish_deletion",
    "give_name",
    "is_being_deleted",
    "new_case_id",
    "prove_database",
    "repair",
    "standing_subject",
    "unlock",
    "unpack",
]
