"""Which of a case's exhibits one bag holds, and what else was made with it.

One hand-over may be several bags: parts for a portal, a contact sheet, a locked volume. The rules
are: each is a whole bag that can be checked alone; each says what the others are, by name and
exhibit numbers, and nothing of what is in them; what is in none of them is named with its reason.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from evidence_kit.handover.selection import (
    Exhibit,
    LeftOut,
    LeftOutReason,
    left_out_reason,
    select,
)
from evidence_kit.hashing import Digests
from evidence_kit.model import CaseFile, Digest, Item, ItemId


class Kind(StrEnum):
    """What a bag is for."""

    ORDINARY = "ordinary"
    CONFIDENTIAL = "confidential"
    """Who the person is and how to reach them; for the officer alone (product rule O3)."""
    SENSITIVE = "sensitive"
    """Adults' intimate exhibits; always locked (product rule A1)."""


class Main(StrEnum):
    """What holds the report and the evidence, beside a contact sheet or the locked volume."""

    WHOLE = "whole"
    """One package."""
    PARTS = "parts"
    """A package that may have been parted; how many parts it gets is not known yet."""
    PAPER = "paper"
    """No package: the report alone, and papers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another bag of the same hand-over, as the tables name it."""

    name: str
    kind: Kind
    is_locked: bool
    labels: tuple[str, ...] = ()
    """The exhibits in it."""
    code: Digest | None = None
    """Its hand-over code, where it was made before this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What one ordinary bag holds."""

    exhibits: tuple[Exhibit, ...]
    left_out: tuple[LeftOut, ...]
    """What is in no bag of this hand-over, or in a locked one."""
    elsewhere: Mapping[ItemId, str] = field(default_factory=dict)
    """Items that are not in this bag, and where they are instead; English, for the table."""
    known: Mapping[ItemId, Digests] = field(default_factory=dict)
    """The digests of exhibits that are not in this bag."""
    beside: tuple[Beside, ...] = ()
    part: int = 1
    parts: int = 1
    is_for_mail: bool = False
    is_locked: bool = False

    @property
    def is_first(self) -> bool:
        """Whether this bag holds the report and what belongs to the whole case."""
        return self.part == 1

    @property
    def suffix(self) -> str:
        """What stands behind the package's name in this bag's."""
        return "" if self.parts == 1 else f"-part-{self.part}-of-{self.parts}"

    @property
    def more_info(self) -> tuple[tuple[str, str], ...]:
        """The fields of ``bag-info.txt`` that say which part this is (RFC 8493 §2.2.2)."""
        return () if self.parts == 1 else (("Bag-Count", f"{self.part} of {self.parts}"),)


def whole(case_file: CaseFile) -> Edition:
    """Return the edition that holds everything that may go out."""
    selection = select(case_file)
    return Edition(exhibits=selection.exhibits, left_out=selection.left_out)


def without(
    case_file: CaseFile,
    kept_back: Mapping[ItemId, LeftOutReason],
    sensitive_name: str = "",
) -> Edition:
    """Return the edition without some exhibits.

    Args:
        case_file: The case.
        kept_back: Exhibits that may go out in general and do not this time, and why.
        sensitive_name: The locked volume that holds the intimate exhibits; "" for none.
    """
    selection = select(case_file)
    reasons = {item.label: kept_back[item.id] for item in case_file.items if item.id in kept_back}
    elsewhere = {item_id: KEPT_BACK_NOTES[reason] for item_id, reason in kept_back.items()}
    left_out = {each.label: each for each in selection.left_out}
    left_out |= {label: LeftOut(label=label, reason=why) for label, why in reasons.items()}
    if sensitive_name:
        for item in intimate_items(case_file):
            elsewhere[item.id] = f"intimate; it is in the separate, locked {sensitive_name}"
            left_out[item.label] = LeftOut(label=item.label, reason=LeftOutReason.IN_SENSITIVE)
    return Edition(
        exhibits=tuple(each for each in selection.exhibits if each.item.id not in kept_back),
        left_out=tuple(left_out[item.label] for item in case_file.items if item.label in left_out),
        elsewhere=elsewhere,
    )


def intimate_items(case_file: CaseFile) -> tuple[Item, ...]:
    """Return the held items that are marked as intimate, but what is withheld or covered."""
    return tuple(
        item
        for item in case_file.items
        if left_out_reason(case_file, item) is LeftOutReason.INTIMATE
    )


def labels_of(exhibits: Iterable[Exhibit]) -> tuple[str, ...]:
    """Return the exhibits' labels, in order."""
    return tuple(each.item.label for each in exhibits)


KEPT_BACK_NOTES = {
    LeftOutReason.STOPPED_BY_MAIL: "not in this package: e-mail programs would stop it",
}
"""What the table says of each reason, in English."""
