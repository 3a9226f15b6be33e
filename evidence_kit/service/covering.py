"""Requests about covered copies and what goes out of a piece."""

from evidence_kit import messages
from evidence_kit.casework import covering, doubts
from evidence_kit.service.work import Work


def look_to_cover(request: messages.LookToCover, work: Work) -> messages.PictureToCover:
    """Decode a picture whole, to mark what shall be covered.

    Raises:
        NoVaultOpenError: No case is open.
        AdmissionError: In an under-18 case nobody has looked at it.
        NotCoverableError: It is no picture that can be covered.
        ItemDamagedError: Its sealed file is missing or changed.
        CancelledError: The person asked to stop.
    """
    shown = covering.picture_to_cover(
        work.vault,
        request.item_id,
        no_nudity_visible=request.no_nudity_visible,
        while_waiting=work.cancel.check,
    )
    return messages.PictureToCover(
        width_px=shown.width_px, height_px=shown.height_px, jpeg=shown.jpeg
    )


def cover_picture(request: messages.CoverPicture, work: Work) -> messages.Covered:
    """Make a covered copy, keep it, and read it back.

    Raises:
        NoVaultOpenError: No case is open.
        EvidenceKitError: It was not made; see :func:`covering.cover_exhibit`.
        CancelledError: The person asked to stop.
    """
    copy = covering.cover_exhibit(
        work.vault,
        request.item_id,
        request.boxes,
        no_nudity_visible=request.no_nudity_visible,
        while_waiting=work.cancel.check,
    )
    return messages.Covered(copy=copy)


def disclose(request: messages.Disclose, work: Work) -> messages.Disclosed:
    """Record what of a piece goes out.

    Raises:
        NoVaultOpenError: No case is open.
        NoCoveredCopyError: Only its covered copy was to go out, and there is none; not where it
            may wait for one.
        ItemWithdrawnError: It was withdrawn.
        PerhapsIntimateError: It was to go out, and something intimate may be visible in it.
    """
    if request.is_perhaps_intimate:
        said = doubts.doubt(work.vault, request.item_id, request.why)
        return messages.Disclosed(disclosure=said)
    said = covering.disclose(
        work.vault,
        request.item_id,
        request.choice,
        request.why,
        no_nudity_visible=request.no_nudity_visible,
        has_other_people=request.has_other_people,
    )
    return messages.Disclosed(disclosure=said)
