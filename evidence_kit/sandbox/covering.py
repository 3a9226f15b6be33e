"""A picture's bytes and boxes → the covered picture, without parsing a byte in this process.

The parent's side. The locked-down child decodes the picture whole, makes it upright, draws the
boxes and gives back nothing but its size and its pixels. The rules are: every box is looked for in
what came back, and one that is a pixel short makes the answer none; what is written is a PNG of
those pixels alone, which is read again; nothing is raised for what a picture is.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evidence_kit.model import Box
from evidence_kit.sandbox import boxes as rules
from evidence_kit.sandbox import frames
from evidence_kit.sandbox.bare_png import bare_png, is_bare
from evidence_kit.sandbox.children import Ending, converse, patiently
from evidence_kit.sandbox.decoding import Refused, decoder_command, unheard
from evidence_kit.sandbox.frames import Frame, MalformedFrameError, Picture, Reason, Refusal
from evidence_kit.sandbox.locks import Protection

_IS_FROZEN: bool = getattr(sys, "frozen", False)
"""Set by PyInstaller."""

_WALL_CLOCK_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredPicture:
    """A picture with opaque boxes, ready to be kept."""

    width_px: int
    height_px: int
    margin_px: int
    png: bytes
    """Size and pixels alone: no metadata of any kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """A box that does not lie in the picture; nothing was made."""

    box: Box
    width_px: int
    height_px: int


def cover(
    data: bytes, boxes: tuple[Box, ...], *, while_waiting: Callable[[], None] = patiently
) -> CoveredPicture | Outside | Refused:
    """Cover parts of a picture in a fresh locked-down process.

    Args:
        data: The file as it is; may be anything.
        boxes: What to cover, in the upright picture.
        while_waiting: Called again and again until it is done; what it raises ends it.

    Raises:
        ValueError: There is no box, or there are more than are ever drawn.
    """
    if not 0 < len(boxes) <= rules.MOST_BOXES:
        raise ValueError(f"{len(boxes)} boxes")
    if len(data) > frames.MOST_INPUT_BYTES:
        return Refused(reason=Reason.TOO_LARGE, detail=f"{len(data)} bytes")
    command = [*decoder_command(is_frozen=_IS_FROZEN), frames.COVER, *rules.written(boxes)]
    return cover_with(command, data, boxes, while_waiting=while_waiting)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholePicture:
    """An upright picture in its full size, with nothing covered."""

    width_px: int
    height_px: int
    rgb: bytes
    """Width x height x 3 bytes, rows from the top."""


def whole(data: bytes, *, while_waiting: Callable[[], None] = patiently) -> WholePicture | Refused:
    """Decode a picture in its full size in a fresh locked-down process, to mark boxes on."""
    if len(data) > frames.MOST_INPUT_BYTES:
        return Refused(reason=Reason.TOO_LARGE, detail=f"{len(data)} bytes")
    command = [*decoder_command(is_frozen=_IS_FROZEN), frames.COVER]
    found = _asked(command, data, while_waiting)
    if isinstance(found, Refused):
        return found
    return WholePicture(width_px=found.width_px, height_px=found.height_px, rgb=found.rgb)


def cover_with(
    command: Sequence[str],
    data: bytes,
    boxes: tuple[Box, ...],
    *,
    while_waiting: Callable[[], None] = patiently,
) -> CoveredPicture | Outside | Refused:
    """Cover with a child started by this command; :func:`cover` names the right one."""
    found = _asked(command, data, while_waiting)
    return found if isinstance(found, Refused) else _looked_at(found, boxes, while_waiting)


def _asked(
    command: Sequence[str], data: bytes, while_waiting: Callable[[], None]
) -> Picture | Refused:
    """Return the whole picture a child gives, or why it gives none."""
    heard = converse(
        command,
        data,
        most_answer_bytes=frames.most_bytes(0) + 3 * rules.MOST_COVERED_PIXELS,
        wall_clock_s=_WALL_CLOCK_S,
        while_waiting=while_waiting,
        is_contained=True,
    )
    if heard.ending is not Ending.ANSWERED:
        return unheard(heard)
    try:
        frame = frames.decode(heard.answer, longest_side_px=frames.MOST_SIDE_PX)
    except MalformedFrameError as problem:
        return Refused(reason=Reason.WRONG_ANSWER, detail=str(problem))
    match frame:
        case Frame(body=Picture(), locks=locks) if locks.protection is Protection.BROKEN:
            return Refused(reason=Reason.NOT_LOCKED_IN, detail="a lock was belied", locks=locks)
        case Frame(body=Picture() as picture):
            is_whole = (picture.preview_width_px, picture.preview_height_px) == (
                picture.width_px,
                picture.height_px,
            )
            if not is_whole:
                return Refused(reason=Reason.WRONG_ANSWER, detail="not the whole picture")
            return picture
        case Frame(body=Refusal(reason=reason, detail=detail), locks=locks):
            return Refused(reason=reason, detail=detail, locks=locks)
        case _:
            return Refused(reason=Reason.WRONG_ANSWER, detail="a self-test's answer")


def _looked_at(
    picture: Picture, boxes: tuple[Box, ...], while_waiting: Callable[[], None]
) -> CoveredPicture | Outside | Refused:
    width_px, height_px = picture.width_px, picture.height_px
    for box in boxes:
        if not rules.is_inside(box, width_px, height_px):
            return Outside(box=box, width_px=width_px, height_px=height_px)
    if not all(rules.is_covered(picture.rgb, box, width_px, height_px) for box in boxes):
        return Refused(reason=Reason.WRONG_ANSWER, detail="a box is not covered")
    png = bare_png(picture.rgb, width_px, height_px, while_working=while_waiting)
    if not is_bare(png, while_working=while_waiting):
        return Refused(reason=Reason.WRONG_ANSWER, detail="more than pixels was written")
    return CoveredPicture(
        width_px=width_px,
        height_px=height_px,
        margin_px=rules.margin_of(width_px, height_px),
        png=png,
    )
