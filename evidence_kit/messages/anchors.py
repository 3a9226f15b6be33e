"""What pins the record outside: requests and answers."""

from datetime import datetime

import msgspec

from evidence_kit.messages.message import Message
from evidence_kit.model import AnchorKind


class ReadAnchors(Message, frozen=True, kw_only=True):
    """Compare the case with its anchors → :class:`AnchorsSeen`."""


class CompareAnchor(Message, frozen=True, kw_only=True):
    """Compare the case with an anchor from outside too → :class:`AnchorsSeen`."""

    text: str
    """As somebody typed or pasted it."""


class MakeAnchorPage(Message, frozen=True, kw_only=True):
    """Write the page to sign, and record it → :class:`Anchored`."""

    path: str
    language: str
    with_whom: str = ""


class WriteAnchorText(Message, frozen=True, kw_only=True):
    """Return the text for a message → :class:`AnchorText`; nothing is recorded."""

    language: str


class KeepAnchorText(Message, frozen=True, kw_only=True):
    """Record that a message was sent → :class:`Anchored`."""

    entry: int
    with_whom: str


class PrepareStamp(Message, frozen=True, kw_only=True):
    """Return what would leave the computer for a time stamp → :class:`StampShown`."""


class AskForStamp(Message, frozen=True, kw_only=True):
    """Send what was shown to one authority, and keep its time stamp → :class:`Stamped`."""

    address: str
    entry: int
    request: bytes
    """Exactly what was shown."""


class AnchorSeen(msgspec.Struct, frozen=True, kw_only=True):
    """One anchor, compared with the record."""

    number: int
    """0 for one that was given from outside."""
    kind: AnchorKind | None
    """``None`` where typed words do not say."""
    entry: int
    """0 where it is not known."""
    with_whom: str
    since: datetime | None
    """The authority's clock where there is one, else this computer's."""
    is_good: bool
    says: str
    """English, marked for translation: what comparing it showed."""


class AnchorsSeen(Message, frozen=True, kw_only=True):
    """What pins the record, and up to where."""

    last_entry: int
    pinned_to: int
    """0 when nothing does."""
    pinned_since: datetime | None
    recorded: tuple[AnchorSeen, ...]
    outside: AnchorSeen | None
    restored_at: datetime | None = None
    """When this vault was last restored from a backup, by its own record."""


class Anchored(Message, frozen=True, kw_only=True):
    """An anchor is recorded."""

    number: int
    entry: int
    path: str = ""
    """Where the page to sign lies; "" where none was written."""


class AnchorText(Message, frozen=True, kw_only=True):
    """The text for a message."""

    text: str
    entry: int


class StampShown(Message, frozen=True, kw_only=True):
    """What would be sent; nothing was."""

    entry: int
    hash: str
    request: bytes


class Stamped(Message, frozen=True, kw_only=True):
    """A time stamp that holds is kept."""

    number: int
    entry: int
    stamped_at: datetime
    authority: str
    """As its certificate says; nobody checked that it is one."""
    certificate_sha256: str
