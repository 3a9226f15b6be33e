"""Changing what opens the case: requests and the answer."""

from evidence_kit.messages.message import Message
from evidence_kit.model import Key


class KeyChange(Message, frozen=True, kw_only=True):
    """A change of what opens the case → :class:`KeysChanged`."""

    secret: str
    """What opens it now; "" where it was opened with the spare key."""


class ChangePassword(KeyChange, frozen=True, kw_only=True):
    """A new password instead of ``secret``; with the spare key, instead of the person's own."""

    passphrase: str


class ReplaceSpareKey(KeyChange, frozen=True, kw_only=True):
    """A spare key that was typed back by the person; the one before opens nothing any more."""

    recovery_code: str


class AddWorkerPassword(KeyChange, frozen=True, kw_only=True):
    """A password of a support worker's own."""

    passphrase: str


class RemoveKey(KeyChange, frozen=True, kw_only=True):
    """A password or spare key less; never the last one."""

    number: int


class RenewKey(KeyChange, frozen=True, kw_only=True):
    """A new key for the case, and a password that is the only way in afterwards.

    Progress: :attr:`evidence_kit.progress.Stage.RENEWING_KEY`. When it is refused because not all
    went through, the case is closed.
    """

    passphrase: str


KeyChanges = ChangePassword | ReplaceSpareKey | AddWorkerPassword | RemoveKey | RenewKey


class KeysChanged(Message, frozen=True, kw_only=True):
    """The ways to open the case, as they are now."""

    keys: tuple[Key, ...]
    dropped: tuple[Key, ...] = ()
    """With a new key: what opens the case no more."""


class SaveSpareKeySheet(Message, frozen=True, kw_only=True):
    """A spare key as a PDF, for a printer elsewhere → :class:`SpareKeySheetSaved`; needs no case.

    The file itself opens the case that gets this spare key.
    """

    groups: tuple[str, ...]
    """As :class:`evidence_kit.messages.RecoveryCode` gave them."""
    path: str
    language: str


class SpareKeySheetSaved(Message, frozen=True, kw_only=True):
    """The sheet is written."""

    path: str
