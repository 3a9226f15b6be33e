"""One source → one item, byte for byte, through the one door."""

from dataclasses import dataclass, field
from pathlib import Path

from evidence_kit.errors import ContainerUnderAgeError
from evidence_kit.files import SourceFile
from evidence_kit.intake.admit import Admission, Offer, admit, carries_embedded_data
from evidence_kit.intake.sniffing import SNIFFED_BYTES, Sniffed, sniff
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
_OVERLAP_BYTES = 1200
"""Longer than what :func:`carries_embedded_data` looks for, so that no seam hides it."""

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
    with SourceFile(path) as source:
        sniffed = sniff(source.first_bytes(SNIFFED_BYTES), source.name)
        offer = Offer(
            name=source.name,
            kind=ItemKind.FILE,
            route=answers.route,
            sniffed=sniffed,
            is_intimate=answers.is_intimate,
            no_nudity_visible=answers.no_nudity_visible,
            can_embed=ages.is_under_18_case and _is_text(sniffed) and _embeds(source),
        )
        admission, sensitivity = admit(ages, offer)
        new = _new_item(offer, sensitivity, source.times, answers.provenance)
        match admission:
            case Admission.KEEP:
                return vault.add_item(source, new, report=report, cancel=cancel)
            case Admission.NOTE_AS_NOT_HELD:
                noted = _note_as_not_held(vault, new, source.size_bytes)
                raise ContainerUnderAgeError(
                    name=source.name, media_type=sniffed.media_type, item=noted.label
                )


def import_text(vault: Vault, text: str, name: str, answers: Answers) -> Imported:
    """Keep a pasted text exactly as received, as UTF-8.

    Raises:
        AdmissionError: The under-18 rules keep it out.
        StorageError: The medium refused; nothing was stored.
        ReadBackError: It did not read back the same; nothing was stored.
    """
    data = text.encode("utf-8", "surrogatepass")
    offer = Offer(
        name=name,
        kind=ItemKind.TEXT,
        route=answers.route,
        sniffed=Sniffed(media_type="text/plain", type_match=TypeMatch.CANNOT_TELL),
        is_intimate=answers.is_intimate,
        no_nudity_visible=answers.no_nudity_visible,
        can_embed=carries_embedded_data(data),
    )
    admission, sensitivity = admit(vault.case.ages, offer)
    new = _new_item(offer, sensitivity, _EMPTY_TIMES, answers.provenance)
    match admission:
        case Admission.KEEP:
            return vault.add_item(MemorySource(data), new)
        case Admission.NOTE_AS_NOT_HELD:
            noted = _note_as_not_held(vault, new, len(data))
            raise ContainerUnderAgeError(name=name, media_type="text/plain", item=noted.label)


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


def _is_text(sniffed: Sniffed) -> bool:
    return sniffed.media_type.startswith("text/") or sniffed.media_type == "application/json"


def _embeds(source: SourceFile) -> bool:
    """Read a text through once, without keeping it, and look for embedded data."""
    buffer = memoryview(bytearray(_PIECE_BYTES))
    tail = b""
    while filled := source.read_into(buffer):
        piece = tail + bytes(buffer[:filled])
        if carries_embedded_data(piece):
            source.rewind()
            return True
        tail = piece[-_OVERLAP_BYTES:]
    source.rewind()
    return False
