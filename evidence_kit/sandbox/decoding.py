"""A file's bytes → a small picture to look at, without ever parsing them in this process.

The parent's side. It starts the decoder afresh for every file, hands it the bytes, and reads one
bounded answer. The rules are: whatever the file, nothing is raised – there is a picture or a
reason; and every answer says which locks it was made under, because not every system has all.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evidence_kit.i18n import N_
from evidence_kit.model import PictureFacts
from evidence_kit.sandbox import frames
from evidence_kit.sandbox.children import Conversation, Ending, converse, patiently
from evidence_kit.sandbox.frames import Frame, MalformedFrameError, Picture, Reason, Refusal
from evidence_kit.sandbox.locks import Locks, Protection

__all__ = [
    "FROZEN_ARGUMENT",
    "REASON_WORDS",
    "Decoded",
    "Reason",
    "Refused",
    "decode",
    "decode_with",
    "decoder_command",
    "protection",
    "unheard",
]

FROZEN_ARGUMENT = "--picture-decoder"
"""Hidden first argument by which a frozen app, which has no ``-m``, becomes the decoder: the
entry point hands what follows it to :func:`evidence_kit.sandbox.child.main` before all else."""

_IS_FROZEN: bool = getattr(sys, "frozen", False)
"""Set by PyInstaller."""

REASON_WORDS = {
    Reason.NOT_A_PICTURE: N_("This is not one of the kinds of picture that are shown here."),
    Reason.TOO_LARGE: N_("This picture is too large to be shown here."),
    Reason.DAMAGED: N_("This picture is damaged, incomplete or unusual and cannot be shown."),
    Reason.OUT_OF_MEMORY: N_("This picture needs more memory than its decoder is given."),
    Reason.TIMED_OUT: N_("This picture took too long to decode."),
    Reason.DIED: N_("The decoder stopped while it was reading this picture."),
    Reason.WRONG_ANSWER: N_("The decoder's answer could not be used, so nothing is shown."),
    Reason.NOT_LOCKED_IN: N_(
        "The protection around the picture decoder does not hold here, so nothing is decoded."
    ),
}
"""One sentence for people each; the file itself is kept and hashed whatever the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A picture that can be shown."""

    width_px: int
    """Of the preview; the original's sides are in ``facts``."""
    height_px: int
    rgb: bytes
    """Width x height x 3 bytes, rows from the top, upright."""
    facts: PictureFacts
    locks: Locks
    """As the decoder reported them; :func:`protection` tries them without a file at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why there is nothing to show."""

    reason: Reason
    detail: str
    """English, for the log; may quote the decoder, so it is printable ASCII and short."""
    locks: Locks | None = None
    """The locks the decoder reported; ``None`` when it gave no answer that could be used."""


def decode(
    data: bytes,
    *,
    longest_side_px: int = 640,
    wall_clock_s: float = 15.0,
    while_waiting: Callable[[], None] = patiently,
) -> Decoded | Refused:
    """Decode a file's bytes in a fresh locked-down process.

    Args:
        data: The file as it is; may be anything.
        longest_side_px: Bound on both sides of the preview, at most 2048.
        wall_clock_s: After this time the decoder is killed.
        while_waiting: Called again and again until the decoder has answered; what it raises ends
            the decoder and leaves this function.

    Raises:
        ValueError: The bound asked for is not between 1 and 2048.
    """
    if not 0 < longest_side_px <= frames.MOST_PREVIEW_SIDE_PX:
        raise ValueError(f"longest_side_px={longest_side_px}")
    if len(data) > frames.MOST_INPUT_BYTES:
        return Refused(reason=Reason.TOO_LARGE, detail=f"{len(data)} bytes")
    command = [*decoder_command(is_frozen=_IS_FROZEN), str(longest_side_px)]
    return decode_with(
        command,
        data,
        longest_side_px=longest_side_px,
        wall_clock_s=wall_clock_s,
        while_waiting=while_waiting,
    )


def decode_with(
    command: Sequence[str],
    data: bytes,
    *,
    longest_side_px: int,
    wall_clock_s: float,
    while_waiting: Callable[[], None] = patiently,
) -> Decoded | Refused:
    """Decode with a decoder started by this command; :func:`decode` names the right one."""
    frame = _ask(
        command,
        data,
        longest_side_px=longest_side_px,
        wall_clock_s=wall_clock_s,
        while_waiting=while_waiting,
    )
    match frame:
        case Refused():
            return frame
        # The child refuses by itself; this is for a child that was taken over and does not.
        case Frame(body=Picture(), locks=locks) if locks.protection is Protection.BROKEN:
            return Refused(reason=Reason.NOT_LOCKED_IN, detail=_belied(locks), locks=frame.locks)
        case Frame(body=Picture() as picture):
            return _decoded(picture, frame.locks)
        case Frame(body=Refusal(reason=reason, detail=detail)):
            return Refused(reason=reason, detail=detail, locks=frame.locks)
        case _:
            return Refused(
                reason=Reason.WRONG_ANSWER, detail="a self-test's answer", locks=frame.locks
            )


def protection(*, wall_clock_s: float = 15.0) -> Locks | Refused:
    """Find out what holds on this computer: the decoder locks itself in and tries to get out.

    Returns:
        The locks with what was refused and what was not, or why that could not be found out.
    """
    command = [*decoder_command(is_frozen=_IS_FROZEN), frames.SELF_TEST]
    frame = _ask(
        command, b"", longest_side_px=1, wall_clock_s=wall_clock_s, while_waiting=patiently
    )
    match frame:
        case Refused():
            return frame
        case Frame(body=None, locks=locks):
            return locks
        case _:
            return Refused(reason=Reason.WRONG_ANSWER, detail="not a self-test's answer")


def decoder_command(*, is_frozen: bool) -> tuple[str, ...]:
    """Return how the decoder is started here, without its last argument."""
    if is_frozen:
        return (sys.executable, FROZEN_ARGUMENT)
    return (sys.executable, "-I", "-m", "evidence_kit.sandbox.child")


def unheard(heard: Conversation) -> Refused:
    """Return why there is nothing to show when a decoder gave no answer."""
    match heard.ending:
        case Ending.TIMED_OUT:
            return Refused(reason=Reason.TIMED_OUT, detail=heard.detail)
        case Ending.TALKED_TOO_MUCH:
            return Refused(reason=Reason.WRONG_ANSWER, detail=heard.detail)
        case _:
            return Refused(reason=Reason.DIED, detail=heard.detail)


def _ask(
    command: Sequence[str],
    data: bytes,
    *,
    longest_side_px: int,
    wall_clock_s: float,
    while_waiting: Callable[[], None],
) -> Frame | Refused:
    heard = converse(
        command,
        data,
        most_answer_bytes=frames.most_bytes(longest_side_px),
        wall_clock_s=wall_clock_s,
        while_waiting=while_waiting,
        is_contained=True,
    )
    if heard.ending is not Ending.ANSWERED:
        return unheard(heard)
    try:
        return frames.decode(heard.answer, longest_side_px=longest_side_px)
    except MalformedFrameError as problem:
        return Refused(reason=Reason.WRONG_ANSWER, detail=str(problem))


def _belied(locks: Locks) -> str:
    return f"belied: {', '.join(lock.value for lock in locks.belied)}"


def _decoded(picture: Picture, locks: Locks) -> Decoded:
    return Decoded(
        width_px=picture.preview_width_px,
        height_px=picture.preview_height_px,
        rgb=picture.rgb,
        facts=PictureFacts(
            width_px=picture.width_px,
            height_px=picture.height_px,
            taken_at_text=f"{picture.taken_at} {picture.utc_offset}".strip(),
            camera=f"{picture.make} {picture.model}".strip(),
            software=picture.software,
            has_location=picture.has_location,
        ),
        locks=locks,
    )
