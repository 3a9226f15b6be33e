"""One source → one item, byte for byte, through the one door."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evidence_kit.errors import ContainerUnderAgeError
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
from evidence_kit.store import Imported, NewItem, Vault

_PIECE_BYTES = 1 << 20

_EMPTY_TIMES = FileTimes(modified_at=None, created_at=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the person said about the things they are adding."""

    route: Route
    provenance: Provenance = field(default_factory=Provenance)
    is_intimate: bool = False
    no_nudity_visible: bool = False


class MemorySource:
    """Text or bytes that are already here, offered like a file."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._position = 0

    @property
    def size_bytes(self) -> int:
        """How many bytes there are."""
        return len(self._data)

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
    ages = vault.case.ages
    admit_words(ages, words_of(answers.provenance))
    with SourceFile(path) as source:
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
                return vault.add_item(source, new, report=report, cancel=cancel)
            case Admission.NOTE_AS_NOT_HELD:
                noted = _note_as_not_held(vault, new, source.size_bytes)
                raise ContainerUnderAgeError(
                    name=source.name,
                    media_type=sniffed.media_type,
                    item=noted.label,
                    instead=ContainerUnderAgeError.instead_of(sniffed.media_type),
                )


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


def _holds_more(source: SourceFile, sniffed: Sniffed, cancel: Cancel | None) -> bool:
    """Read a text or picture through once, without keeping it, for what it does not show."""
    pieces = _pieces(source, cancel)
    if sniffed.media_type.startswith("image/"):
        found = picture_holds_more(sniffed.media_type, pieces)
    else:
        found = text_carries_data(pieces)
    source.rewind()
    return found


def _pieces(source: SourceFile, cancel: Cancel | None) -> Iterator[bytes]:
    buffer = memoryview(bytearray(_PIECE_BYTES))
    while filled := source.read_into(buffer):
        if cancel is not None:
            cancel.check()
        yield bytes(buffer[:filled])
