"""Where a piece stands among all of them, and whether it can stand elsewhere."""

from dataclasses import dataclass

from evidence_kit.exhibit_order import EXHIBIT_ORDER, in_chosen_order
from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The place of one piece."""

    at: int
    """1 for the first."""
    of: int
    is_chosen: bool = False
    """Whether somebody chose an order; without one the numbers give it."""
    is_settled: bool = False
    """Whether something went out already: the order stays."""

    @property
    def may_be_earlier(self) -> bool:
        """Whether it can stand further to the front."""
        return self.at > 1 and not self.is_settled

    @property
    def may_be_later(self) -> bool:
        """Whether it can stand further to the end."""
        return self.at < self.of and not self.is_settled

    def sentence(self, words: Words) -> str:
        """Say where it stands."""
        _ = words.gettext
        # Translators: a place in an order: "3 of 8".
        place = _("{place} of {count}").format(place=self.at, count=self.of)
        if self.is_settled:
            rest = _("The order stays as it was when something was first handed over.")
        else:
            rest = _("The report and the package follow this order. Numbers never change.")
        return f"{place}. {rest}"


def pieces_in_order(case: CaseSeen) -> tuple[Item, ...]:
    """Return the pieces of a case in the order in which they are read."""
    return in_chosen_order(case.items, case.answers)


def find_place(case: CaseSeen, item: Item) -> Place | None:
    """Return where a piece stands; ``None`` where there is no other one to stand beside."""
    ids = [each.id for each in pieces_in_order(case)]
    if len(ids) < 2 or item.id not in ids:  # noqa: PLR2004 - one piece has no order
        return None
    return Place(
        at=ids.index(item.id) + 1,
        of=len(ids),
        is_chosen=bool(case.answers.get(EXHIBIT_ORDER)),
        is_settled=bool(case.exports),
    )
