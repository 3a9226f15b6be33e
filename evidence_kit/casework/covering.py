"""Cover parts of a picture for those it is handed to, and say what of an exhibit goes out.

The exhibit itself is never touched. The rules are: a covered copy passes the one door like anything
that comes in; what is marked as intimate is covered only after somebody said that nothing intimate
stays visible, and in an under-18 case never (product rules M2, A3); the copy shows by its name,
number and entry of which exhibit it is.
"""

from collections.abc import Callable
from dataclasses import dataclass

from evidence_kit.casework.doubts import is_doubted, settle
from evidence_kit.casework.items import paper_label
from evidence_kit.errors import (
    BoxOutsideError,
    InvalidValueError,
    ItemWithdrawnError,
    NoCoveredCopyError,
    NotCoverableError,
    PerhapsIntimateError,
    RemainderQuestionError,
)
from evidence_kit.i18n import N_
from evidence_kit.intake.admit import Admission, Offer, admit, admit_words
from evidence_kit.intake.importing import MemorySource
from evidence_kit.intake.previews import make_preview
from evidence_kit.intake.sniffing import Sniffed
from evidence_kit.model import (
    Box,
    CoveredCopy,
    Disclosure,
    DisclosureChoice,
    Item,
    ItemStatus,
    Route,
    Sensitivity,
)
from evidence_kit.sandbox import boxes as rules
from evidence_kit.sandbox.children import patiently
from evidence_kit.sandbox.covering import CoveredPicture, Outside, WholePicture, cover, whole
from evidence_kit.sandbox.decoding import Refused
from evidence_kit.sandbox.encoding import jpeg_of
from evidence_kit.sandbox.frames import MOST_INPUT_BYTES, Reason
from evidence_kit.store import Cover, Imported, Vault

_MOST_SHOWN_BYTES = 12 << 20
"""Of a picture to mark boxes on; one that is larger is shown in a quarter of its pixels."""


def cover_exhibit(
    vault: Vault,
    name: str,
    boxes: tuple[Box, ...],
    *,
    no_nudity_visible: bool,
    while_waiting: Callable[[], None] = patiently,
) -> CoveredCopy:
    """Make a covered copy of a picture exhibit; when this returns it is kept and was read back.

    The same boxes again give the copy that is there.

    Args:
        vault: The open vault.
        name: The exhibit's label, number or id.
        boxes: What to cover, in pixels of the upright picture; the copy's boxes reach further.
        no_nudity_visible: Somebody looked and says that nothing nude or sexual stays visible.
        while_waiting: Called again and again while it is made; what it raises ends it.

    Raises:
        NoSuchItemError: The case has no such exhibit.
        ItemWithdrawnError: The vault holds no bytes for it.
        AdmissionError: The under-18 rules keep it from being covered.
        RemainderQuestionError: It is intimate, and nobody said that the boxes hide all of that.
        PerhapsIntimateError: Something intimate may be visible in it, and nobody looked since.
        NotCoverableError: It is no picture that can be covered.
        BoxOutsideError: A box does not lie in it.
        InvalidValueError: There is no box, or there are more than are drawn.
        ItemDamagedError: Its sealed file is missing or changed.
        StorageError: The medium refused.
    """
    item = vault.get_item(paper_label(name))
    if item.status is not ItemStatus.HELD:
        raise ItemWithdrawnError(item=item.label)
    if not 0 < len(boxes) <= rules.MOST_BOXES:
        raise InvalidValueError(
            value=str(len(boxes)),
            field=N_("number of boxes"),
            expected=N_("at least one box, and at most two hundred"),
        )
    require_admitted(vault, item, no_nudity_visible=no_nudity_visible)
    existing = standing_copy(vault, item)
    if existing is not None and existing.covering.boxes == boxes:
        return existing
    picture = _covered(vault, item, boxes, while_waiting)
    _require_undoubted(vault, item)
    copy = vault.keep_copy(
        item,
        MemorySource(picture.png),
        Cover(
            width_px=picture.width_px,
            height_px=picture.height_px,
            margin_px=picture.margin_px,
            boxes=boxes,
        ),
    )
    if item.sensitivity is Sensitivity.ORDINARY:
        # Made of the copy's own bytes, so it cannot show more than they do.
        make_preview(vault, copy.item, while_waiting=while_waiting)
    return copy


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureShown:
    """A picture to mark boxes on."""

    width_px: int
    """Of the upright picture, in which boxes are given."""
    height_px: int
    jpeg: bytes
    """Perhaps smaller; without metadata."""


def picture_to_cover(
    vault: Vault,
    name: str,
    *,
    no_nudity_visible: bool,
    while_waiting: Callable[[], None] = patiently,
) -> PictureShown:
    """Decode a picture exhibit whole, for a person who marks on it what shall be covered.

    What is marked as intimate is not shown: its boxes are given in numbers, or it is withheld.

    Raises:
        NoSuchItemError: The case has no such exhibit.
        ItemWithdrawnError: The vault holds no bytes for it.
        AdmissionError: The under-18 rules keep it from being shown.
        PerhapsIntimateError: Something intimate may be visible in it, and nobody looked since.
        NotCoverableError: It is no picture that can be shown, or is intimate.
        ItemDamagedError: Its sealed file is missing or changed.
    """
    item = vault.get_item(paper_label(name))
    if item.status is not ItemStatus.HELD:
        raise ItemWithdrawnError(item=item.label)
    require_admitted(vault, item, no_nudity_visible=no_nudity_visible)
    if item.sensitivity is Sensitivity.INTIMATE:
        raise NotCoverableError(item=item.label, reason="intimate")
    match whole(_bytes_of(vault, item), while_waiting=while_waiting):
        case WholePicture(width_px=width_px, height_px=height_px, rgb=rgb):
            _require_undoubted(vault, item)
            jpeg = jpeg_of(rgb, width_px, height_px, max_bytes=_MOST_SHOWN_BYTES)
            return PictureShown(width_px=width_px, height_px=height_px, jpeg=jpeg)
        case Refused(reason=reason):
            raise NotCoverableError(item=item.label, reason=reason.value)


def require_admitted(vault: Vault, item: Item, *, no_nudity_visible: bool) -> None:
    """Ask the one door whether an exhibit may be looked at and covered.

    Raises:
        AdmissionError: The under-18 rules keep it from being covered.
        RemainderQuestionError: It is intimate, and nobody said that the boxes hide all of that.
        PerhapsIntimateError: Something intimate may be visible in it, and nobody looked.
        NotCoverableError: It may hold pictures that nobody has looked at.
    """
    is_intimate = item.sensitivity is Sensitivity.INTIMATE
    admission, _ = admit(
        vault.case.ages,
        Offer(
            name=item.label,
            kind=item.kind,
            route=Route.COVERING,
            sniffed=Sniffed(media_type=item.media_type, type_match=item.type_match),
            is_intimate=is_intimate,
            no_nudity_visible=no_nudity_visible,
        ),
    )
    if is_doubted(vault, item) and not no_nudity_visible:
        raise PerhapsIntimateError(item=item.label)
    if admission is not Admission.KEEP:
        raise NotCoverableError(item=item.label, reason=Reason.NOT_A_PICTURE.value)
    if is_intimate and not no_nudity_visible:
        raise RemainderQuestionError(item=item.label)
    if no_nudity_visible:
        settle(vault, item)


def _require_undoubted(vault: Vault, item: Item) -> None:
    """Ask once more after a picture was decoded: others are answered while that goes on.

    Raises:
        PerhapsIntimateError: Somebody said meanwhile that something intimate may be visible in it.
    """
    if is_doubted(vault, item):
        raise PerhapsIntimateError(item=item.label)


def standing_copy(vault: Vault, item: Item) -> CoveredCopy | None:
    """Return the covered copy of an exhibit that can go out, or ``None``.

    One that was made before its exhibit turned out to be intimate is intimate too, and cannot.
    """
    return next(
        (
            copy
            for copy in reversed(vault.covered_copies())
            if copy.covering.original_id == item.id
            and copy.item.status is ItemStatus.HELD
            and copy.item.sensitivity is Sensitivity.ORDINARY
        ),
        None,
    )


def disclose(
    vault: Vault,
    name: str,
    choice: DisclosureChoice,
    why: str,
    *,
    no_nudity_visible: bool = False,
    has_other_people: bool = False,
) -> Disclosure:
    """Say what goes out of an exhibit in reports and packages from now on.

    Args:
        vault: The open vault.
        name: The exhibit's label, number or id.
        choice: What goes out of it.
        why: Kept in the vault and not handed over.
        no_nudity_visible: Somebody looked at the original, so a doubt ends where it goes out.
        has_other_people: Others can be seen or named in it, so it may wait for a covered copy.

    Raises:
        NoSuchItemError: The case has no such exhibit.
        ItemWithdrawnError: It was withdrawn; nothing goes out of it anyway.
        NoCoveredCopyError: Only its covered copy was to go out, there is none, and nobody said
            that it may wait for one.
        PerhapsIntimateError: It was to go out, and something intimate may be visible in it.
        EmbeddedDataError: In an under-18 case the reason holds data that is not words.
    """
    admit_words(vault.case.ages, {N_("reason"): why})
    item = vault.get_item(paper_label(name))
    if item.status is ItemStatus.WITHDRAWN:
        raise ItemWithdrawnError(item=item.label)
    is_waiting = choice is DisclosureChoice.COVERED and standing_copy(vault, item) is None
    if is_waiting and not has_other_people:
        raise NoCoveredCopyError(item=item.label)
    is_going_out = choice is not DisclosureChoice.WITHHELD and not is_waiting
    if is_going_out and is_doubted(vault, item) and not no_nudity_visible:
        raise PerhapsIntimateError(item=item.label)
    if is_going_out and no_nudity_visible:
        settle(vault, item)
    return vault.disclose(item, choice, why)


def keep_for_others(vault: Vault, imported: Imported) -> bool:
    """Hand an exhibit over with parts covered only, because others can be seen or named in it.

    Nobody who has nothing to do with a case shall stand in it by default (product rule S11): until
    there is a covered copy, nothing of such an exhibit goes out. What was said before of bytes that
    were there already stays.

    Returns:
        Whether it is kept back now.
    """
    item = imported.item
    if item.status is not ItemStatus.HELD:
        return False
    if imported.is_duplicate and item.id in vault.contents().disclosures:
        return False
    vault.disclose(item, DisclosureChoice.COVERED, "")
    return True


def _covered(
    vault: Vault, item: Item, boxes: tuple[Box, ...], while_waiting: Callable[[], None]
) -> CoveredPicture:
    match cover(_bytes_of(vault, item), boxes, while_waiting=while_waiting):
        case CoveredPicture() as picture:
            return picture
        case Outside(box=box, width_px=width_px, height_px=height_px):
            (written,) = rules.written((box,))
            raise BoxOutsideError(
                box=written, item=item.label, width_px=width_px, height_px=height_px
            )
        case Refused(reason=reason):
            raise NotCoverableError(item=item.label, reason=reason.value)


def _bytes_of(vault: Vault, item: Item) -> bytes:
    if item.size_bytes > MOST_INPUT_BYTES:
        raise NotCoverableError(item=item.label, reason=Reason.TOO_LARGE.value)
    return b"".join(vault.read_item(item))
