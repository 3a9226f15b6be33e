"""Each source → one item, byte for byte, through the one door."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evidence_kit.errors import (
    AdmissionError,
    CancelledError,
    ContainerUnderAgeError,
    EvidenceKitError,
    ReadBackError,
    SampleTakesNothingError,
    SourceError,
    StorageError,
)
from evidence_kit.files import SourceFile
from evidence_kit.i18n import N_
from evidence_kit.intake.admit import Admission, Offer, admit, admit_words
from evidence_kit.intake.sniffing import SNIFFED_BYTES, Sniffed, sniff
from evidence_kit.intake.unseen import (
    carries_embedded_data,
    picture_holds_more,
    text_carries_data,
)
from evidence_kit.model import (
    FileTimes,
    Item,
    ItemKind,
    Provenance,
    Route,
    Sensitivity,
    TypeMatch,
)
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.store import Imported, ImportGroup, NewItem, Vault

_PIECE_BYTES = 1 << 20

_EMPTY_TIMES = FileTimes(modified_at=None, created_at=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the person said about the things they are adding."""

    route: Route
    provenance: Provenance = field(default_factory=Provenance)
    is_intimate: bool = False
    no_nudity_visible: bool = False
    is_made_up: bool = False
    """It belongs to the invented story; only such pictures and files come into the sample case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A file that somebody wants to take in, and what they said about it."""

    path: Path
    answers: Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A source that was not taken in, and the error that says why and what to do."""

    path: Path
    error: SourceError | AdmissionError


class MemorySource:
    """Text or bytes that are already here, offered like a file."""

    times = FileTimes(modified_at=None, created_at=None)
    """Nothing that is only in memory has times of its own."""

    def __init__(self, data: bytes, name: str = "") -> None:
        self.name = name
        self._data = memoryview(data)
        self._position = 0

    @property
    def size_bytes(self) -> int:
        """How many bytes there are."""
        return len(self._data)

    def first_bytes(self, count: int) -> bytes:
        """Return the beginning, without moving on."""
        return bytes(self._data[:count])

    def rewind(self) -> None:
        """Begin anew."""
        self._position = 0

    def read_into(self, buffer: memoryview) -> int:
        """Fill the buffer; returns how many bytes, 0 at the end."""
        piece = self._data[self._position : self._position + len(buffer)]
        buffer[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)

    def require_unchanged(self) -> None:
        """Return: nobody else can change it."""


def import_file(
    vault: Vault,
    path: Path,
    answers: Answers,
    *,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> Imported:
    """Take one file in; when this returns it is stored and was read back.

    Raises:
        AdmissionError: The under-18 rules keep it out.
        SourceError: It cannot be read as it is; nothing was stored.
        StorageError: The medium refused; nothing was stored.
        ReadBackError: It did not read back the same; nothing was stored.
        CancelledError: The person asked to stop; nothing was stored.
    """
    with SourceFile(path) as source:
        new = _admitted(vault, source, answers, cancel)
        return vault.add_item(source, new, report=report, cancel=cancel)


def import_files(
    vault: Vault,
    offered: Iterable[Offered | Refused],
    *,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> Iterator[Imported | Refused]:
    """Take many files in; yields each in its order, as soon as it is stored and was read back.

    What keeps one file out does not stop the others. What stops the rest – a disk that refuses, a
    person who asks to stop – is raised after everything that is complete was yielded.

    Args:
        vault: The open vault.
        offered: The files; what was refused before is handed on in its place.
        report: Told while each file is read.
        cancel: Checked while each file is read.

    Raises:
        StorageError: The medium refused.
        ReadBackError: The medium did not keep what was written.
        CancelledError: The person asked to stop.
    """
    group = vault.new_imports()
    is_under_18_case = vault.case.ages.is_under_18_case
    try:
        for each in offered:
            if isinstance(each, Refused) or is_under_18_case:
                # What is only noted there gets its number at once, and numbers go by order.
                yield from group.commit()
            if isinstance(each, Refused):
                yield each
                continue
            try:
                with SourceFile(each.path) as source:
                    new = _admitted(vault, source, each.answers, cancel)
                    if not group.has_room_for(source.size_bytes):
                        yield from group.commit()
                    group.take(source, new, report=report, cancel=cancel)
            except (SourceError, AdmissionError) as problem:
                yield from group.commit()
                yield Refused(path=each.path, error=problem)
        yield from group.commit()
    except EvidenceKitError:
        yield from _complete_of(group)
        raise
    except BaseException:
        # Nobody listens any more, or a mistake of ours: what is complete is kept all the same.
        _complete_of(group)
        raise


def import_picture(
    vault: Vault,
    data: bytes,
    name: str,
    answers: Answers,
    *,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> Imported | Refused:
    """Take in what came as bytes, from the clipboard, through the door that files go through.

    Raises:
        StorageError: The medium refused; nothing was stored.
        ReadBackError: It did not read back the same; nothing was stored.
        CancelledError: The person asked to stop; nothing was stored.
    """
    source = MemorySource(data, name)
    try:
        new = _admitted(vault, source, answers, cancel)
        return vault.add_item(source, new, report=report, cancel=cancel)
    except (SourceError, AdmissionError) as problem:
        return Refused(path=Path(name), error=problem)


def import_text(vault: Vault, text: str, name: str, answers: Answers) -> Imported:
    """Keep a pasted text exactly as received, as UTF-8.

    Raises:
        AdmissionError: The under-18 rules keep it out.
        StorageError: The medium refused; nothing was stored.
        ReadBackError: It did not read back the same; nothing was stored.
    """
    admit_words(vault.case.ages, words_of(answers.provenance))
    data = text.encode("utf-8", "surrogatepass")
    offer = Offer(
        name=name,
        kind=ItemKind.TEXT,
        route=answers.route,
        sniffed=Sniffed(media_type="text/plain", type_match=TypeMatch.CANNOT_TELL),
        is_intimate=answers.is_intimate,
        no_nudity_visible=answers.no_nudity_visible,
        is_empty=not data,
        holds_more=carries_embedded_data(text),
    )
    admission, sensitivity = admit(vault.case.ages, offer)
    new = _new_item(offer, sensitivity, _EMPTY_TIMES, answers.provenance)
    match admission:
        case Admission.KEEP:
            return vault.add_item(MemorySource(data), new)
        case Admission.NOTE_AS_NOT_HELD:
            noted = _note_as_not_held(vault, new, len(data))
            raise ContainerUnderAgeError(
                name=name,
                media_type=offer.sniffed.media_type,
                item=noted.label,
                instead=ContainerUnderAgeError.instead_of(offer.sniffed.media_type),
            )


def _complete_of(group: ImportGroup) -> tuple[Imported, ...]:
    """Give rows to what is complete; the source that came last may turn out not to be.

    It is not in the group any more then, and what stopped the rest is told. Where it was the commit
    that the medium refused, the group is empty, and a second one writes nothing.
    """
    try:
        return group.commit()
    except (ReadBackError, StorageError, CancelledError):
        return group.commit()


def words_of(provenance: Provenance) -> Mapping[str, str]:
    """Return what a person says about where an item comes from, under the names of the fields."""
    return {
        N_("device"): provenance.device,
        N_("how it was obtained"): provenance.how,
        N_("who obtained it"): provenance.who,
        N_("what it shows"): provenance.shows,
        N_("app or place"): provenance.app,
        N_("time shown"): provenance.seen_at_text,
    }


def _admitted(
    vault: Vault, source: SourceFile | MemorySource, answers: Answers, cancel: Cancel | None
) -> NewItem:
    """Ask the one door about a file; returns what is known of it before it is read.

    Raises:
        AdmissionError: The under-18 rules keep it out.
        SourceError: It cannot be read as it is.
        CancelledError: The person asked to stop.
    """
    case = vault.case
    ages = case.ages
    if case.is_sample and not answers.is_made_up:
        # Its ages are invented and its password is printed: nobody's own picture may lie in it.
        raise SampleTakesNothingError(name=source.name)
    admit_words(ages, words_of(answers.provenance))
    sniffed = sniff(source.first_bytes(SNIFFED_BYTES), source.name)
    offer = Offer(
        name=source.name,
        kind=ItemKind.FILE,
        route=answers.route,
        sniffed=sniffed,
        is_intimate=answers.is_intimate,
        no_nudity_visible=answers.no_nudity_visible,
        is_empty=source.size_bytes == 0,
    )
    admission, sensitivity = admit(ages, offer)
    if ages.is_under_18_case and admission is Admission.KEEP:
        # Only now: what is refused by what it is, or waits for an answer, is not read further.
        offer = dataclasses.replace(offer, holds_more=_holds_more(source, sniffed, cancel))
        admission, sensitivity = admit(ages, offer)
    new = _new_item(offer, sensitivity, source.times, answers.provenance)
    match admission:
        case Admission.KEEP:
            return new
        case Admission.NOTE_AS_NOT_HELD:
            noted = _note_as_not_held(vault, new, source.size_bytes)
            raise ContainerUnderAgeError(
                name=source.name,
                media_type=sniffed.media_type,
                item=noted.label,
                instead=ContainerUnderAgeError.instead_of(sniffed.media_type),
            )


def _new_item(
    offer: Offer, sensitivity: Sensitivity, times: FileTimes, provenance: Provenance
) -> NewItem:
    return NewItem(
        kind=offer.kind,
        sensitivity=sensitivity,
        original_name=offer.name,
        media_type=offer.sniffed.media_type,
        type_match=offer.sniffed.type_match,
        times=times,
        route=offer.route,
        provenance=provenance,
    )


def _note_as_not_held(vault: Vault, new: NewItem, size_bytes: int) -> Item:
    return vault.describe_item(
        NewItem(
            kind=ItemKind.NOT_HELD,
            sensitivity=Sensitivity.ORDINARY,
            original_name=new.original_name,
            media_type=new.media_type,
            type_match=new.type_match,
            times=new.times,
            route=new.route,
            provenance=new.provenance,
        ),
        size_bytes=size_bytes,
    )


def _holds_more(source: SourceFile | MemorySource, sniffed: Sniffed, cancel: Cancel | None) -> bool:
    """Read a text or picture through once, without keeping it, for what it does not show."""
    pieces = _pieces(source, cancel)
    if sniffed.media_type.startswith("image/"):
        found = picture_holds_more(sniffed.media_type, pieces)
    else:
        found = text_carries_data(pieces)
    source.rewind()
    return found


def _pieces(source: SourceFile | MemorySource, cancel: Cancel | None) -> Iterator[bytes]:
    buffer = memoryview(bytearray(_PIECE_BYTES))
    while filled := source.read_into(buffer):
        if cancel is not None:
            cancel.check()
        yield bytes(buffer[:filled])
