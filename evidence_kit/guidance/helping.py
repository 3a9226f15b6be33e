"""Pages for those who stand beside somebody – parent, teacher, worker, friend – and the signs.

The rules are: no sentence blames whoever is blackmailed, or whoever reads; nobody is sent to
investigate, to write to the other side, or to look at a picture; the signs are for learning what
happened, and are never shown to somebody in the middle of it.
"""

import msgspec

from evidence_kit.guidance.row import Row
from evidence_kit.guidance.situation import AgeRule, Helper


class Sign(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How it often begins, or goes on."""

    text: str
    is_later: bool = False
    """It belongs to what happens once the threats are there."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A heading and what stands under it."""

    title: str
    texts: tuple[str, ...]
    picture: AgeRule = AgeRule.ANY
    """Whom it is about, by the age of the person in the picture."""


class HelperPage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one kind of helper reads."""

    id: str
    helper: Helper
    title: str
    lead: str
    shows_signs: bool = False
    part: tuple[Part, ...]


def texts_for(page: HelperPage, *, may_be_under_18: bool) -> tuple[str, ...]:
    """Return what a helper reads, one part after the other, for one age or the other."""
    return tuple(
        text
        for part in page.part
        if part.picture.allows(may_be_under_18=may_be_under_18)
        for text in part.texts
    )
