"""Small pictures for people to find their way by, made only by the locked-down child.

Previews follow *saved*: an item is stored and verified first, and a picture that cannot be decoded
stays exactly as safe as one that can. Intimate items and everything that is no picture get none.
"""

from dataclasses import dataclass

from evidence_kit.model import Item
from evidence_kit.progress import Cancel, Progress, Report, Stage, silent
from evidence_kit.sandbox.decoding import Decoded, Refused, decode
from evidence_kit.sandbox.encoding import jpeg_of
from evidence_kit.sandbox.frames import MOST_INPUT_BYTES
from evidence_kit.store import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRefused:
    """A picture that has no preview, and why."""

    item: Item
    reason: str
    """English, for the log."""


def make_previews(
    vault: Vault, *, report: Report = silent, cancel: Cancel | None = None
) -> tuple[PreviewRefused, ...]:
    """Decode every picture that has no preview yet; returns those that could not be decoded.

    Raises:
        ItemDamagedError: A sealed file is missing or changed.
        CancelledError: The person asked to stop; the previews made so far stay.
    """
    waiting = vault.items_without_preview()
    refused = []
    for done, item in enumerate(waiting, start=1):
        if cancel is not None:
            cancel.check()
        problem = _make_preview(vault, item)
        if problem is not None:
            refused.append(problem)
        report(
            Progress(stage=Stage.PREVIEWING, done=done, total=len(waiting), name=item.original_name)
        )
    return tuple(refused)


def _make_preview(vault: Vault, item: Item) -> PreviewRefused | None:
    if item.size_bytes > MOST_INPUT_BYTES:
        return PreviewRefused(item=item, reason="too large to decode")
    match decode(b"".join(vault.read_item(item))):
        case Decoded() as picture:
            jpeg = jpeg_of(picture.rgb, picture.width_px, picture.height_px)
            vault.keep_preview(item, picture.facts, jpeg)
            return None
        case Refused() as refusal:
            return PreviewRefused(item=item, reason=refusal.reason.value)
