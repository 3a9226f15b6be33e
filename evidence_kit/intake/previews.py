"""Small pictures for people to find their way by, made only by the locked-down child.

Previews follow *saved*: an item is stored and verified first, and a picture that cannot be decoded
stays exactly as safe as one that can. Intimate items and everything that is no picture get none;
nor, in an under-18 case, does a picture that came in before its rules held, because nobody was
asked about it then; nor does one in which something intimate may be visible.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from evidence_kit.model import Action, Item, ItemStatus, LedgerEntry, Sensitivity
from evidence_kit.progress import Cancel, Progress, Report, Stage, silent
from evidence_kit.questions import doubt_about
from evidence_kit.sandbox.children import patiently
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
    """Decode every picture that waits for it; returns those that could not be decoded.

    Raises:
        ItemDamagedError: A sealed file is missing or changed.
        CancelledError: The person asked to stop; the previews made so far stay.
    """
    waiting = pictures_to_preview(vault)
    refused = []
    for done, item in enumerate(waiting, start=1):
        if cancel is not None:
            cancel.check()
        problem = make_preview(vault, item)
        if problem is not None:
            refused.append(problem)
        report(
            Progress(stage=Stage.PREVIEWING, done=done, total=len(waiting), name=item.original_name)
        )
    return tuple(refused)


def pictures_to_preview(vault: Vault) -> tuple[Item, ...]:
    """Return the pictures that may have a preview and have none yet, in order of number."""
    doubted = {each.name for each in vault.case_answers() if each.value}
    waiting = tuple(
        item for item in vault.items_without_preview() if doubt_about(item.id) not in doubted
    )
    if not waiting or not vault.case.ages.is_under_18_case:
        return waiting
    looked_at = _imported_under_the_rules(vault.ledger())
    return tuple(item for item in waiting if f"item/{item.id}" in looked_at)


def make_preview(
    vault: Vault, item: Item, *, while_waiting: Callable[[], None] = patiently
) -> PreviewRefused | None:
    """Decode one picture and keep its preview; returns why it could not be decoded, or ``None``.

    Args:
        vault: The open vault.
        item: One of :func:`pictures_to_preview`.
        while_waiting: Called again and again while the decoder works; what it raises ends that.

    Raises:
        ItemDamagedError: The sealed file is missing or changed.
    """
    if _is_unwanted(vault, item):
        # It was waiting when somebody said so.
        return PreviewRefused(item=item, reason="something intimate may be visible in it")
    if item.size_bytes > MOST_INPUT_BYTES:
        return PreviewRefused(item=item, reason="too large to decode")
    match decode(b"".join(vault.read_item(item)), while_waiting=while_waiting):
        case Decoded() as picture:
            jpeg = jpeg_of(picture.rgb, picture.width_px, picture.height_px)
            if _is_unwanted(vault, item):
                # While it was decoded others were answered, and one of them said so or took it out.
                return PreviewRefused(item=item, reason="not to be shown any more")
            vault.keep_preview(item, picture.facts, jpeg)
            return None
        case Refused() as refusal:
            return PreviewRefused(item=item, reason=refusal.reason.value)


def _is_unwanted(vault: Vault, item: Item) -> bool:
    """Whether by now nothing of a picture may be shown: it is doubted, taken out or intimate."""
    now = vault.get_exhibit_or_copy(item.label)
    return (
        vault.find_case_answer(doubt_about(item.id)) is not None
        or now.status is not ItemStatus.HELD
        or now.sensitivity is not Sensitivity.ORDINARY
    )


def _imported_under_the_rules(entries: Iterable[LedgerEntry]) -> set[str]:
    """Return what came in while the under-18 rules held, as the ledger names it."""
    found = set()
    do_rules_hold = False
    for entry in entries:
        match entry.action:
            case Action.CASE_CREATED | Action.CASE_CHANGED:
                do_rules_hold = bool(entry.detail.get("under_18"))
            case Action.ITEM_IMPORTED | Action.ITEM_COVERED if do_rules_hold:
                found.add(entry.object)
            case _:
                continue
    return found
