"""Find what holds some words: names, what was said, accounts, events, the words of kept texts.

The rules are: capitals, accents and widths do not matter (:mod:`evidence_kit.folding`), in any
script, and a word is found inside another one; what was taken out is not found by anything it said;
the content of an intimate item is not read; answers picked from a list, drafts and who has an
anchor are not looked through; a text that could not be read to its end is named, so
that "not found" is never more than what was looked at.

The index is made when somebody first looks for something, and lives in this process's memory alone:
nothing of it is ever written. Whatever changes has an entry in the ledger, so only what the ledger
names since the last look is read again. Measured at 10,000 items: SQLite's FTS5 answers in 1 ms,
but finds beginnings of words only, or with trigrams nothing shorter than three letters, and takes
2 to 25 s to be filled; looking through the folded texts takes some 10 ms and finds everything.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from evidence_kit.folding import fold
from evidence_kit.model import (
    Event,
    Hit,
    Identifier,
    Item,
    ItemId,
    ItemStatus,
    Payment,
    Place,
    Referral,
    Removal,
    SearchAnswer,
    Sensitivity,
    Sighting,
    Threat,
)
from evidence_kit.questions import ANSWER, DONT_KNOW, IN_OWN_WORDS
from evidence_kit.store import (
    answers,
    blobs,
    details,
    disclosures,
    facts,
    items,
    ledger,
    register,
    sightings,
)
from evidence_kit.store.session import Session

LARGEST_TEXT_BYTES = 16 << 20
"""Of one kept text; what stands behind is not looked at, and that is said."""

MANY = 50
"""From so many changed items on, reading every row is quicker than asking for each."""

STATEMENT = "statement"
"""How the person's own account is called among what was found."""

_OF_ITEMS = ("item/", "disclosure/")
"""What the ledger calls an item, and what is said of what goes out of it."""
_PART_END = "\0"
_TEXT_TYPES = ("text/", "application/json")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_BYTE_ORDER_MARKS = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)

_Parts = tuple[tuple[Place, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """One thing that can be found."""

    name: str
    item_id: ItemId | None
    places: tuple[Place, ...]
    folded: str
    """What stands in each place, one after the other."""
    is_whole: bool = True

    @classmethod
    def of(cls, name: str, item_id: ItemId | None, parts: _Parts, *, is_whole: bool) -> "_Document":
        said = [(place, text) for place, text in parts if text]
        # No word has the sign that ends a part in it, so none is found across two of them.
        folded = _PART_END.join(fold(text.replace(_PART_END, " ")) for _, text in said)
        places = tuple(place for place, _ in said)
        return cls(name=name, item_id=item_id, places=places, folded=folded, is_whole=is_whole)

    def hit(self, words: tuple[str, ...]) -> Hit:
        # A short word is in all ten thousand: plain loops take half of what generators do.
        found: dict[Place, None] = {}
        for place, part in zip(self.places, self.folded.split(_PART_END), strict=True):
            for word in words:
                if word in part:
                    found[place] = None
                    break
        return Hit(name=self.name, item_id=self.item_id, places=tuple(found))


class Index:
    """What a vault holds, as it is looked through; always as far as the ledger."""

    def __init__(self) -> None:
        self._items: dict[ItemId, _Document] = {}
        self._facts: tuple[_Document, ...] = ()
        self._read_to = 0

    def find(
        self, session: Session, words: Iterable[str], while_waiting: Callable[[int, int], None]
    ) -> SearchAnswer:
        """Return everything in which all the words occur.

        Args:
            session: The open vault.
            words: What is looked for.
            while_waiting: Told, while texts are read for the first time, how many of how many
                items are done; what it raises ends the reading and leaves the index as it was.

        Raises:
            DatabaseDamagedError: The database cannot be read.
        """
        self._catch_up(session, while_waiting)
        folded = (fold(word.replace(_PART_END, " ")) for word in words)
        wanted = tuple(filter(None, folded))
        if not wanted:
            return SearchAnswer(hits=(), not_searched=())
        found = [*self._items.values(), *self._facts]
        for word in sorted(wanted, key=len, reverse=True):
            found = [each for each in found if word in each.folded]
        return SearchAnswer(
            hits=tuple(each.hit(wanted) for each in found),
            not_searched=tuple(each.name for each in self._items.values() if not each.is_whole),
        )

    def _catch_up(self, session: Session, while_waiting: Callable[[int, int], None]) -> None:
        head = ledger.head(session.database).n
        if head == self._read_to:
            return
        changed = ledger.objects_since(session.database, self._read_to)
        found = dict(self._items)
        if any(name.startswith(_OF_ITEMS) for name in changed):
            self._take_items(session, found, changed, while_waiting)
        if self._read_to == 0 or any(not name.startswith(_OF_ITEMS) for name in changed):
            self._facts = tuple(_fact_documents(session))
        self._items = found
        self._read_to = head

    def _take_items(
        self,
        session: Session,
        found: dict[ItemId, _Document],
        changed: frozenset[str],
        while_waiting: Callable[[int, int], None],
    ) -> None:
        wanted = [
            item
            for item in _items_among(session, changed)
            if item.id in found or _may_be_found(item)
        ]
        why = {each.item_id: each.why for each in disclosures.every(session.database)}
        for done, item in enumerate(wanted, start=1):
            if _may_be_found(item):
                found[item.id] = _item_document(session, item, why.get(item.id, ""))
            else:
                del found[item.id]
            while_waiting(done, len(wanted))


def words_of(session: Session, item: Item) -> tuple[str, bool]:
    """Return the words of a kept text, and whether that is all of them."""
    is_read = (
        item.status is ItemStatus.HELD
        and item.sensitivity is not Sensitivity.INTIMATE
        and item.media_type.startswith(_TEXT_TYPES)
    )
    if not is_read:
        return "", True
    data = bytearray()
    try:
        wrapped = session.waiting.get(item.id)
        for part in blobs.read(session.blobs_path, session.blob_key, item.id, wrapped):
            data += part
            if len(data) > LARGEST_TEXT_BYTES:
                break
    except blobs.BlobDamagedError:
        return "", False
    text, is_known = _decoded(bytes(data[:LARGEST_TEXT_BYTES]))
    if item.media_type in {"text/html", "text/xml"}:
        text = html.unescape(text)
    elif item.media_type == "application/json":
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text, is_known and len(data) <= LARGEST_TEXT_BYTES


def _items_among(session: Session, changed: frozenset[str]) -> Iterator[Item]:
    about = (name.partition("/") for name in changed if name.startswith(_OF_ITEMS))
    ids = list(dict.fromkeys(ItemId(item_id) for _kind, _slash, item_id in about))
    if len(ids) > MANY:
        wanted = frozenset(ids)
        yield from (item for item in items.every(session.database) if item.id in wanted)
        return
    each = [items.find_by_id(session.database, item_id) for item_id in ids]
    yield from sorted((item for item in each if item is not None), key=lambda item: item.number)


def _may_be_found(item: Item) -> bool:
    # A covered copy is found with its exhibit: nothing is said of it alone.
    return item.status is not ItemStatus.WITHDRAWN and not items.is_copy(item)


def _item_document(session: Session, item: Item, why: str) -> _Document:
    said = item.provenance
    text, is_whole = words_of(session, item)
    parts = (
        (Place.LABEL, item.label),
        (Place.NAME, item.original_name),
        (Place.SHOWS, said.shows),
        (Place.WHO, said.who),
        (Place.HOW, said.how),
        (Place.DEVICE, said.device),
        (Place.APP, said.app),
        (Place.TIME, said.seen_at_text),
        (Place.NOTE, why),
        (Place.TEXT, text),
    )
    return _Document.of(item.label, item.id, parts, is_whole=is_whole)


def _decoded(data: bytes) -> tuple[str, bool]:
    """Return a text, and whether it is certain what its bytes mean."""
    mark = next((name for start, name in _BYTE_ORDER_MARKS if data.startswith(start)), "utf-8")
    try:
        return data.decode(mark), True
    except UnicodeDecodeError:
        return data.decode(mark, "replace"), False


def _fact_documents(session: Session) -> Iterator[_Document]:
    seen = {each.number: each for each in sightings.every(session.database)}
    known = details.by_payment(session.database)
    said_of = register.read(session.database)
    corrections = details.corrections(session.database, facts.payments(session.database))
    for recorded, why in facts.every(session.database):
        fact = recorded
        if isinstance(fact, Payment):
            fact = details.as_corrected([fact], corrections)[0]
        if why is None:
            item_id = None if isinstance(fact, (Removal, Referral)) else fact.item_id
            parts = _parts_of(fact)
            if isinstance(fact, Identifier | Threat):
                parts = (*parts, *_parts_of_account(fact, said_of))
            if isinstance(fact, Identifier) and fact.number in seen:
                parts = (*parts, *_parts_of_sighting(seen[fact.number]))
            if isinstance(fact, Payment):
                more = known.get(fact.number, {}).values()
                parts = (*parts, *((Place.NOTE, value) for value in more))
            yield _Document.of(facts.fact_name(fact), item_id, parts, is_whole=True)
    for said in answers.every(session.database):
        name = f"{ANSWER}{said.name}"
        if name in IN_OWN_WORDS and said.value != DONT_KNOW:
            yield _Document.of(name, None, ((Place.TEXT, said.value),), is_whole=True)
    written = facts.statements(session.database)
    if written:
        last = written[max(written)]
        parts = ((Place.FACTS, last.facts), (Place.FEELINGS, last.feelings))
        yield _Document.of(STATEMENT, None, parts, is_whole=True)


def _parts_of_account(owned: Identifier | Threat, said_of: register.Register) -> _Parts:
    """Return the account something belongs to now, and why; the one it was recorded with stays."""
    if isinstance(owned, Identifier):
        standing = said_of.identifiers([owned])[0].subject
        numbers = said_of.in_use([owned], [])
    else:
        standing = said_of.threats([owned])[0].subject
        numbers = said_of.in_use([], [owned])
    notes = (said_of.subjects[number].note for number in numbers if number in said_of.subjects)
    return ((Place.ACCOUNT, standing), *((Place.NOTE, note) for note in notes))


def _parts_of_sighting(sighting: Sighting) -> _Parts:
    return (
        (Place.HOW, sighting.how_known),
        (Place.TIME, sighting.first_seen_text),
        (Place.TIME, sighting.last_seen_text),
    )


def _parts_of(fact: facts.Fact) -> _Parts:
    match fact:
        case Threat():
            return (
                (Place.TEXT, fact.text),
                (Place.NOTE, fact.audience),
                (Place.ACCOUNT, fact.subject),
                (Place.APP, fact.platform),
                (Place.TIME, fact.at_text),
                (Place.TIME, fact.deadline_text),
                (Place.NOTE, fact.note),
            )
        case Referral():
            return (
                (Place.WHO, fact.force),
                (Place.VALUE, fact.reference),
                (Place.WHO, fact.officer),
                (Place.TIME, fact.on_text),
                (Place.NOTE, fact.note),
            )
        case Identifier():
            return (
                (Place.VALUE, fact.value),
                (Place.VALUE, fact.normalised),
                (Place.ACCOUNT, fact.subject),
                (Place.APP, fact.platform),
                (Place.NOTE, fact.note),
            )
        case Payment():
            return (
                (Place.VALUE, fact.to),
                (Place.AMOUNT, f"{fact.amount} {fact.currency}"),
                (Place.HOW, fact.method),
                (Place.TIME, fact.at_text),
                (Place.NOTE, fact.note),
            )
        case Event():
            return ((Place.TEXT, fact.text), (Place.TIME, fact.at_text))
        case Removal():
            # Its PIN is never shown, so it is not found by it either.
            return (
                (Place.APP, fact.service),
                (Place.VALUE, fact.case_number),
                (Place.NOTE, fact.status),
            )
