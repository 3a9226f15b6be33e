"""What goes out of a piece, in words, and what may be done about it."""

from dataclasses import dataclass

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import (
    CoveredCopy,
    DisclosureChoice,
    Item,
    ItemId,
    ItemStatus,
    Sensitivity,
)

COVERABLE = frozenset(
    {"image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "image/heic", "image/heif"}
)
"""The kinds of picture that the decoder knows."""
UNDER_18_COVERABLE = COVERABLE - {"image/gif"}
"""Of a GIF nobody can say that looking at it shows all it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """How it stands with one piece."""

    choice: DisclosureChoice
    copy: CoveredCopy | None
    """Its covered copy that is held."""
    may_be_covered: bool
    is_open: bool
    """Whether there is anything to choose at all."""
    why: str = ""
    """The reason that was given for the choice."""
    is_sealed: bool = False
    """Whether it is intimate: it goes into the separate locked volume, or nowhere."""
    is_held: bool = False
    """Whether there are bytes of it here."""

    @property
    def is_copy_missing(self) -> bool:
        """Whether it was to go out covered, and there is no copy."""
        return self.choice is DisclosureChoice.COVERED and self.copy is None

    @property
    def may_have_others(self) -> bool:
        """Whether it goes out whole, and may be kept back because others are in it."""
        return self.choice is DisclosureChoice.WHOLE and self.is_held and not self.is_sealed

    @property
    def is_copy_given(self) -> bool:
        """Whether its covered copy goes out in its place."""
        return self.choice is DisclosureChoice.COVERED and self.copy is not None

    @property
    def is_kept_back(self) -> bool:
        """Whether nothing of it goes out, because it was said so."""
        return self.choice is DisclosureChoice.WITHHELD or self.is_copy_missing

    def sentence(self, words: Words) -> str:
        """Say what goes out of it."""
        _ = words.gettext
        match self.choice:
            case DisclosureChoice.WHOLE if self.is_sealed:
                return _(
                    "It stays sealed. The report gives its number and fingerprint. It goes out "
                    "only in the locked volume for intimate pieces, if you choose that."
                )
            case DisclosureChoice.WHOLE:
                return _("All of it goes into the report and the package.")
            case DisclosureChoice.COVERED if self.copy is not None:
                return _(
                    "Only the covered copy {label} goes into the report and the package."
                ).format(label=self.copy.item.label)
            case DisclosureChoice.COVERED if self.may_be_covered:
                return _("Nothing goes out for now: there is no covered copy.")
            case DisclosureChoice.COVERED:
                return _(
                    "Nothing goes out for now, for the sake of others. Only pictures can be "
                    "covered: choose whether all of it goes out."
                )
            case DisclosureChoice.WITHHELD:
                return _(
                    "It is withheld: only its number goes into the report. Words that name or "
                    "quote it stay here too; accounts, payments and times go out."
                )


def choice_of(case: CaseSeen, item: Item) -> DisclosureChoice:
    """Return what was said about a piece; whole where nothing was."""
    said = case.disclosures.get(item.id)
    return DisclosureChoice.WHOLE if said is None else said.choice


def kept_back_words(case: CaseSeen, words: Words) -> dict[ItemId, str]:
    """Return what a list says of the pieces that do not go out whole; the others are not in it."""
    chosen = (item for item in case.items if choice_of(case, item) is not DisclosureChoice.WHOLE)
    said = {item.id: giving_of(case, item) for item in chosen}
    return {
        item_id: words.gettext("A covered copy goes out")
        if giving.is_copy_given
        else words.gettext("Nothing of it goes out")
        for item_id, giving in said.items()
        if giving.is_open and (giving.is_copy_given or giving.is_kept_back)
    }


def is_kept_back(case: CaseSeen, item: Item) -> bool:
    """Whether nothing of a piece goes out; asked of a thousand pieces at once."""
    return (
        choice_of(case, item) is not DisclosureChoice.WHOLE and giving_of(case, item).is_kept_back
    )


def is_copy_given(case: CaseSeen, item: Item) -> bool:
    """Whether a piece's covered copy goes out in its place; asked of a thousand at once."""
    return choice_of(case, item) is DisclosureChoice.COVERED and giving_of(case, item).is_copy_given


def giving_of(case: CaseSeen | None, item: Item) -> Giving:
    """Return how it stands with one piece of a case."""
    said = None if case is None else case.disclosures.get(item.id)
    copies = () if case is None else case.copies
    copy = next(
        (
            each
            for each in reversed(copies)
            if each.covering.original_id == item.id
            and each.item.status is ItemStatus.HELD
            and each.item.sensitivity is Sensitivity.ORDINARY
        ),
        None,
    )
    is_ordinary = item.sensitivity is Sensitivity.ORDINARY
    is_under_18 = case is None or case.case.ages.is_under_18_case
    kinds = UNDER_18_COVERABLE if is_under_18 else COVERABLE
    return Giving(
        choice=DisclosureChoice.WHOLE if said is None else said.choice,
        copy=copy,
        why="" if said is None else said.why,
        may_be_covered=item.status is ItemStatus.HELD and is_ordinary and item.media_type in kinds,
        is_open=item.status is not ItemStatus.WITHDRAWN,
        is_sealed=not is_ordinary,
        is_held=item.status is ItemStatus.HELD,
    )
