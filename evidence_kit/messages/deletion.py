"""The end of a case: how long it is kept, what deleting it would take away, and that it is gone."""

from datetime import datetime

from evidence_kit.messages.message import Message


class ForeseeDeletion(Message, frozen=True, kw_only=True):
    """Say what deleting the case would take away; nothing happens → :class:`DeletionForeseen`."""


class DeleteCase(Message, frozen=True, kw_only=True):
    """Delete the case for good; after it no case is open here → :class:`CaseDeleted`."""

    confirmed: str
    """The case's reference, as it was typed."""
    secret: str = ""
    """What opens the case, said once more; "" where it was opened with the spare key just now."""
    receipt_path: str = ""
    """Where a receipt shall be; "" for none."""


class FinishDeletion(Message, frozen=True, kw_only=True):
    """Remove what is left of a case whose keys were destroyed before → :class:`CaseDeleted`."""

    path: str


class KeepUntil(Message, frozen=True, kw_only=True):
    """Say on which day to ask whether the case is still needed → :class:`KeptUntil`.

    Nothing is ever deleted on that day.
    """

    day: str
    """``2027-11-28``; "" to be asked on none."""


class DeletionForeseen(Message, frozen=True, kw_only=True):
    """What deleting the case would take away, and what is elsewhere."""

    reference: str
    """What has to be typed to confirm."""
    pieces: int
    held: int
    never_packed: tuple[str, ...]
    """Labels of pieces that are in no package."""
    left_out: int
    changed_since: bool
    packages: int
    reports: int
    last_package_at: datetime | None
    is_under_18: bool


class CaseDeleted(Message, frozen=True, kw_only=True):
    """The case is gone."""

    reference: str
    """"" where an earlier deletion was finished: nothing tells any more which case it was."""
    files: int
    left: int
    """How many files in its folder stayed, because this program did not make them."""
    receipt_path: str
    """"" where none was wanted, or none could be kept."""
    beside: tuple[str, ...] = ()
    """Folders beside it that a cut copy left, and that open with its keys; not touched."""
    is_receipt_lost: bool = False
    """One was wanted, and its place refused it when the case was gone."""


class KeptUntil(Message, frozen=True, kw_only=True):
    """On which day it is asked whether the case is still needed."""

    day: str
    """``2027-11-28``; "" for none."""
