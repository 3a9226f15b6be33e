"""The JSON documents about what a text holds; see :mod:`evidence_kit.cli.documents`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from evidence_kit.found_groups import group_of, group_of_passage
from evidence_kit.recognising.findings import RecognisedAmount, Recognition


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedDocument:
    """One identifier found in a text; positions are in characters."""

    start: int
    end: int
    kind: str
    group: str
    """What a person would call it, as the window and the terminal show it."""
    value: str
    normalised: str
    validity: str
    platform: str
    confidence: str
    reason: str
    handle: str
    """The account's name alone, without ``@`` or address; "" where the value names no account."""
    tag: str
    """What a payment there must carry to reach one person; "" where nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountDocument:
    """One amount found in a text."""

    start: int
    end: int
    group: str
    """What a person would call it: sums stand with the accounts they are to go to."""
    value: str
    amount: str
    currency: str
    """An ISO 4217 code or a coin; "" where none is named, or a sign that fits several."""
    spoken: str
    """How the text speaks of it, or what was answered: asked, paid or cannot-tell."""
    method: str
    """The one way of paying that its line names; "" for none, or several."""
    said_at: str
    """When it was written, as the text itself says before the message; "" where it does not."""
    kept: bool
    """Whether it was recorded: one that is not spoken of as asked for wants an answer first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageDocument:
    """One threat, demand or deadline found in a text; a candidate that is not kept by itself."""

    start: int
    end: int
    kind: str
    group: str
    """What a person would call it, as the window and the terminal show it."""
    value: str
    normalised: str
    confidence: str
    reason: str
    said_at: str
    """When it was written, as the text itself says before the message; "" where it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteDocument:
    """What ``paste --json`` prints; ``kept`` is false when nothing was recorded."""

    format: Literal["evidence-kit/paste/1"] = "evidence-kit/paste/1"
    kept: bool
    exhibit: str | None
    identifiers: list[RecognisedDocument]
    amounts: list[AmountDocument]
    passages: list[PassageDocument]


def paste_document(
    found: Recognition, exhibit: str | None, unsaid: Sequence[RecognisedAmount] = ()
) -> PasteDocument:
    """Return what was recognised in a text.

    Args:
        found: What is kept, or would be.
        exhibit: The number of the text; ``None`` where nothing was kept.
        unsaid: The sums that are not kept, because nobody said whether they were asked for or paid.
    """
    not_kept = {amount.start for amount in unsaid}
    return PasteDocument(
        kept=exhibit is not None,
        exhibit=exhibit,
        identifiers=[
            RecognisedDocument(
                start=each.start,
                end=each.end,
                kind=each.kind.value,
                group=group_of(each.kind).value,
                value=each.value,
                normalised=each.normalised,
                validity=each.validity.value,
                platform=each.platform,
                confidence=each.confidence.value,
                reason=each.reason,
                handle=each.handle,
                tag=each.tag,
            )
            for each in found.identifiers
        ],
        amounts=[
            AmountDocument(
                start=each.start,
                end=each.end,
                group=group_of(None).value,
                value=each.value,
                amount=each.amount,
                currency=each.currency,
                spoken=each.spoken.value,
                method=each.method,
                said_at=each.said_at,
                kept=exhibit is not None and each.start not in not_kept,
            )
            for each in sorted([*found.amounts, *unsaid], key=lambda each: each.start)
        ],
        passages=[
            PassageDocument(
                start=each.start,
                end=each.end,
                kind=each.kind.value,
                group=group_of_passage(each.kind).value,
                value=each.value,
                normalised=each.normalised,
                confidence=each.confidence.value,
                reason=each.reason,
                said_at=each.said_at,
            )
            for each in found.passages
        ],
    )
