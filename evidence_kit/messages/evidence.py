"""Items of evidence, in and looked at: requests and answers."""

import msgspec

from evidence_kit.messages.message import Message, Problem
from evidence_kit.model import Hit, Item, ItemId, Provenance, Route
from evidence_kit.questions import Quality


class FileOffer(msgspec.Struct, frozen=True, kw_only=True):
    """A file or folder to take in, and what the person answered about it."""

    path: str
    is_intimate: bool = False
    no_nudity_visible: bool = False
    has_other_people: bool = False
    """Others who have nothing to do with it can be seen or named: it goes out covered only."""


class AddFiles(Message, frozen=True, kw_only=True):
    """Take files and folders in → :class:`FileSaved`, :class:`FileRefused` …, :class:`FilesAdded`.

    A file is told as saved only after it was stored, read back and hashed. Previews follow by
    themselves and are told as :class:`CaseChanged`.
    """

    offers: tuple[FileOffer, ...]
    route: Route
    provenance: Provenance = Provenance()


class AddPicture(Message, frozen=True, kw_only=True):
    """Take a picture from the clipboard in, as the bytes it arrived in → as :class:`AddFiles`."""

    data: bytes
    name: str
    is_intimate: bool = False
    no_nudity_visible: bool = False
    has_other_people: bool = False
    """As in :class:`FileOffer`."""
    provenance: Provenance = Provenance()


class DescribeItem(Message, frozen=True, kw_only=True):
    """Record something that is not taken in, in words → :class:`ItemChanged`."""

    description: str
    provenance: Provenance = Provenance()


class AmendItem(Message, frozen=True, kw_only=True):
    """Change what is said about an item → :class:`ItemChanged`."""

    item_id: ItemId
    provenance: Provenance
    """All of it as it shall stand; an empty field is emptied."""


class DescribeMany(Message, frozen=True, kw_only=True):
    """Say the same of many items → :class:`ManyDescribed`; what is empty says nothing."""

    item_ids: tuple[ItemId, ...]
    provenance: Provenance
    replaces: bool = False
    """Whether it takes the place of what stands there already."""


class SayQuality(Message, frozen=True, kw_only=True):
    """Say whether a picture shows what its readers look for → :class:`Recorded`."""

    item_id: ItemId
    quality: Quality
    value: str
    """``yes``, ``no`` or ``dont-know``; "" takes the answer back."""


class MovePiece(Message, frozen=True, kw_only=True):
    """Let an item stand earlier or later in what is handed over → :class:`OrderKept`."""

    item_id: ItemId
    by: int
    """So many places later; less than 0 for earlier. It goes no further than either end."""


class OrderByNumber(Message, frozen=True, kw_only=True):
    """Let every item stand in order of its number again → :class:`OrderKept`."""


class Withdraw(Message, frozen=True, kw_only=True):
    """Take an item (``JS-001``) or a fact (``payment/3``) back → :class:`Withdrawn`."""

    name: str
    why: str = ""


class LookAt(Message, frozen=True, kw_only=True):
    """Get the preview of an item, to be shown while a hand holds it → :class:`Preview`."""

    item_id: ItemId


class ReadWords(Message, frozen=True, kw_only=True):
    """Read a kept text, to look through it for what it names → :class:`WordsRead`."""

    item_id: ItemId


class Search(Message, frozen=True, kw_only=True):
    """Look for words in everything the case holds → :class:`Searched`."""

    text: str


class FileSaved(Message, frozen=True, kw_only=True):
    """One file is stored, was read back, and has its digest."""

    name: str
    """As the source was called, for display."""
    item: Item
    is_duplicate: bool
    """The same bytes were held already; the item is that one."""


class FileRefused(Message, frozen=True, kw_only=True):
    """One file was not taken in; it lies where it lay."""

    name: str
    path: str
    problem: Problem


class FilesAdded(Message, frozen=True, kw_only=True):
    """All that was offered is dealt with."""

    saved: int
    duplicates: int
    refused: int


class ItemChanged(Message, frozen=True, kw_only=True):
    """An item as it stands now."""

    item: Item


class ManyDescribed(Message, frozen=True, kw_only=True):
    """The same was said of many items."""

    asked: int
    changed: int
    """How many of them stand differently now."""


class OrderKept(Message, frozen=True, kw_only=True):
    """The order of the items is kept."""

    order: str
    """As the answers of the case hold it; "" for order of number."""


class Withdrawn(Message, frozen=True, kw_only=True):
    """Something was taken back; its numbered stub stays."""

    name: str


class Preview(Message, frozen=True, kw_only=True):
    """A picture to be shown while a hand holds it, and forgotten after."""

    jpeg: bytes
    """A re-encoded JPEG of ours; empty where there is none (yet, or for good)."""


class WordsRead(Message, frozen=True, kw_only=True):
    """The words of a kept text; what is no text, or intimate, has none."""

    item_id: ItemId
    text_utf8: bytes
    is_whole: bool
    """Whether these are all of them."""


class Searched(Message, frozen=True, kw_only=True):
    """Where the words occur, all of them in each."""

    hits: tuple[Hit, ...]
    not_searched: tuple[str, ...]
    """Labels of kept texts that could not be looked through to their end."""
