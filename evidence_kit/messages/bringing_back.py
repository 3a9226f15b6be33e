"""Whole copies: out of a backup, out of a damaged case, compared: requests and answers."""

from datetime import datetime
from enum import StrEnum

from evidence_kit.messages.message import Message
from evidence_kit.model import Ages, Finding, Origin


class RestoreBackup(Message, frozen=True, kw_only=True):
    """Write a case from a backup into a new folder, and check all of it → :class:`BroughtBack`."""

    backup_path: str
    path: str
    """The new folder; it must not exist, or be empty."""
    secret: str
    ages: Ages | None = None
    """What is said again about age, for where no row says it any more; ``None`` for nothing."""
    no_nudity_visible: bool = False
    """In none of the pictures anything nude or sexual is visible; asked with the ages."""


class RepairCase(Message, frozen=True, kw_only=True):
    """Write what is whole of a damaged case into a new folder → :class:`BroughtBack`."""

    damaged_path: str
    """It is only read."""
    path: str
    secret: str
    ages: Ages | None = None
    no_nudity_visible: bool = False


class BroughtBack(Message, frozen=True, kw_only=True):
    """The case is whole in its new place, as far as it could be read."""

    path: str
    origin: Origin
    rows_until: datetime | None
    """When the last thing was recorded that came over; ``None`` where it is not told."""
    bad: tuple[Finding, ...]
    """What is missing or not as it was."""
    withdrawn: tuple[str, ...]
    """Labels of intimate pieces that the answers about age took out."""
    rebuilt: tuple[str, ...]
    """Labels of pieces whose row was lost; each is to be looked at."""
    left_behind: int
    """Sealed files that stayed where they were, because nobody can say what they are."""
    is_under_18: bool
    """Whether the under-18 rules hold for it."""
    beside: tuple[str, ...] = ()
    """Folders beside it that a cut attempt left; they open with the same keys; not touched."""


class CompareCase(Message, frozen=True, kw_only=True):
    """Compare the open case with a copy of it or with a package → :class:`CaseCompared`."""

    other_path: str
    secret: str = ""
    """What opens the other copy; a package needs nothing."""


class Relation(StrEnum):
    """How two histories stand to each other."""

    SAME = "same"
    """Neither has anything of the case that the other has not."""
    AHEAD = "ahead"
    """This one goes on where the other ends: the other is an older copy."""
    BEHIND = "behind"
    """The other goes on where this one ends: this is an older copy."""
    PARTED = "parted"
    """Both go on after the last entry they share, and differ: a copy was written in."""
    UNRELATED = "unrelated"
    """Not one entry is the same: another case."""

    @property
    def is_bad(self) -> bool:
        """Whether something is to be looked into before going on with this copy."""
        return self in {Relation.BEHIND, Relation.PARTED, Relation.UNRELATED}


class CaseCompared(Message, frozen=True, kw_only=True):
    """What two copies of a case share, and what each has alone; neither was changed."""

    relation: Relation
    common: int
    """The last entry of the record that is the same in both."""
    here: int
    """Entries that the open case has alone."""
    there: int
    """Entries that the other one has alone."""
    shared_until: datetime | None
    """When the last shared entry was written; ``None`` for none."""
