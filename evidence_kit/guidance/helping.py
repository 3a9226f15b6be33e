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
    only_in: tuple[str, ...] = ()
    """The jurisdictions where it is confirmed; an empty list means everywhere."""
    not_in: tuple[str, ...] = ()
    """The jurisdictions where another part takes its place."""

    def holds_in(self, chain: tuple[str, ...]) -> bool:
        """Return whether it is said to somebody whose jurisdictions these are."""
        here = set(chain)
        return (not self.only_in or bool(here & {*self.only_in})) and not here & {*self.not_in}


class HelperPage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one kind of helper reads."""

    id: str
    helper: Helper
    title: str
    lead: str
    shows_signs: bool = False
    part: tuple[Part, ...]


def parts_for(
    page: HelperPage, chain: tuple[str, ...], *, may_be_under_18: bool
) -> tuple[Part, ...]:
    """Return the parts a helper reads: for one age or the other, and for where they are."""
    return tuple(
        part
        for part in page.part
        if part.picture.allows(may_be_under_18=may_be_under_18) and part.holds_in(chain)
    )
