"""A backup of the whole case: request and answer."""

from evidence_kit.messages.message import Message
from evidence_kit.model import Finding


class MakeBackup(Message, frozen=True, kw_only=True):
    """Write the whole case into one file in a folder and read it back → :class:`BackupMade`."""

    folder_path: str


class BackupMade(Message, frozen=True, kw_only=True):
    """The backup was read back from where it lies."""

    path: str
    size_bytes: int
    resumed_bytes: int
    """How much of an interrupted one was there, read and compared."""
    is_same_disk: bool | None
    """Whether the case lies on the same disk; ``None`` where it cannot be told."""
    keeps_owners: bool | None
    """Whether the disk knows whose a file is; ``None`` where it cannot be told."""
    missing: tuple[Finding, ...]
    """What of the case could not be read, and so is not in it."""
