"""What was found in a pasted text, as one value a person can decide about.

The rules are: the same value found twice is one find, seen twice; finds stand group by group, and
in a group in reading order, but what is kept is kept in reading order; what may as well be
something else is not ticked; a value that is not what it seems is "please check", whatever its
form says; "clear" speaks of the number's form, never of whose it is; a sum is ticked where the text
speaks of it as asked for, and else not before a person says whether it was asked for or paid.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

import msgspec

from evidence_kit.found_groups import FoundGroup, group_of, group_of_passage, group_order
from evidence_kit.i18n import N_
from evidence_kit.messages import FactsFound, FoundAmount, FoundIdentifier, FoundPassage
from evidence_kit.model import IdentifierKind, Spoken, Validity
from evidence_kit.tellings import as_sentences
from evidence_kit.ui.models.sums import find_sum
from evidence_kit.ui.pages.paste_letters import odd_letters, unseen_characters


class Sureness(StrEnum):
    """How sure a find is before a person has looked at it."""

    CLEAR = "clear"
    LIKELY = "likely"
    PLEASE_CHECK = "please-check"


SURENESS_WORDS = {
    Sureness.CLEAR: N_("Clear"),
    Sureness.LIKELY: N_("Likely"),
    Sureness.PLEASE_CHECK: N_("Please check"),
}
"""What people read."""

KIND_ICONS = {
    IdentifierKind.PROFILE_URL: "link",
    IdentifierKind.URL: "link",
    IdentifierKind.EMAIL: "mail",
    IdentifierKind.PHONE: "phone",
    IdentifierKind.IBAN: "bank",
    IdentifierKind.BANK_ACCOUNT: "bank",
    IdentifierKind.BITCOIN: "coin",
    IdentifierKind.ETHEREUM: "coin",
    IdentifierKind.TRON: "coin",
    IdentifierKind.LITECOIN: "coin",
    IdentifierKind.MONERO: "coin",
    IdentifierKind.SOLANA: "coin",
    IdentifierKind.XRP: "coin",
    IdentifierKind.TON: "coin",
    IdentifierKind.TRANSACTION: "coin",
    IdentifierKind.BIC: "bank",
    IdentifierKind.CARD: "money",
    IdentifierKind.PAYMENT_HANDLE: "money",
    IdentifierKind.GIFT_CARD: "gift",
    IdentifierKind.TRANSFER_NUMBER: "money",
    IdentifierKind.IP_ADDRESS: "globe",
    IdentifierKind.OTHER: "question",
}
"""Icons; a name of any sort has ``at``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """One value found in the text, and what the person decided about it."""

    value: str
    """Exactly as it stands in the text, where it stands first; untrusted."""
    places: tuple[tuple[int, int], ...]
    """Every stretch of the text as received where it stands, in code points."""
    sureness: Sureness
    reason: str
    """English, marked for translation."""
    is_ticked: bool
    identifier: FoundIdentifier | None = None
    amount: FoundAmount | None = None
    """One of the two is there."""
    kind: IdentifierKind | None = None
    """What the person takes it for; ``None`` for a sum of money."""
    typed: str = ""
    """How the person corrected it; "" while they did not."""
    is_as_written: bool = False
    """Whether the person reads it as it is written, whatever was offered."""
    answer: Spoken | None = None
    """What the person says a sum was; ``None`` while nobody said."""

    @property
    def group(self) -> FoundGroup:
        """Where it is looked for: by what it was found as, whatever it is taken for since."""
        return group_of(None if self.identifier is None else self.identifier.kind)

    @property
    def spoken(self) -> Spoken | None:
        """How the text speaks of a sum; ``None`` for what is none."""
        return None if self.amount is None else self.amount.spoken

    @property
    def taken_as(self) -> Spoken | None:
        """What a sum is kept as; ``None`` before the person said it, and for what is no sum."""
        return self.answer or (Spoken.ASKED if self.spoken is Spoken.ASKED else None)

    @property
    def wants_answer(self) -> bool:
        """Whether it cannot be kept before the person says what it was."""
        return self.amount is not None and self.taken_as is None

    @property
    def is_kind_changed(self) -> bool:
        """Whether the person takes it for something else than the recogniser did."""
        return self.identifier is not None and self.kind is not self.identifier.kind

    @property
    def can_be_corrected(self) -> bool:
        """Whether it can be read otherwise; of a card only its last digits are here."""
        return self.kind is not IdentifierKind.CARD

    def can_be(self, typed: str) -> bool:
        """Return whether it can be read as that: a sum needs a number and a currency."""
        return self.amount is None or _sum_as_typed(self.amount, typed) is not None

    @property
    def offered(self) -> str:
        """What it says where signs are read as those they look like; "" where nothing is."""
        found = self.identifier
        is_offered = found is not None and found.is_offered and not self.is_kind_changed
        return found.normalised if found is not None and is_offered else ""

    @property
    def reading(self) -> str:
        """How it is read, where that is not as it is written; "" for as written."""
        typed = self.typed if self.can_be_corrected else ""
        return typed or ("" if self.is_declined else self.offered)

    @property
    def is_declined(self) -> bool:
        """Whether a reading is offered and the person does not take it."""
        return self.is_as_written and bool(self.offered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A threat, a demand or a deadline, and whether it shall become an event."""

    passage: FoundPassage
    places: tuple[tuple[int, int], ...]
    """Every stretch of the text as received where it stands, in code points."""
    is_ticked: bool = False
    """Not before the person says so: whose words they are, no recogniser knows."""

    @property
    def sureness(self) -> Sureness:
        """How sure it is before a person has looked at it."""
        return _sureness_of(self.passage.confidence)

    @property
    def group(self) -> FoundGroup:
        """Where it is looked for."""
        return group_of_passage(self.passage.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finds:
    """Everything found in one text: group by group, in a group in reading order."""

    all: tuple[Find, ...] = ()
    sayings: tuple[Saying, ...] = ()
    odd_characters: int = 0
    """How many characters of the whole text cannot be seen or look like others."""

    @classmethod
    def of(cls, found: FactsFound) -> Self:
        """Put what belongs together together, and propose what to keep."""
        firsts: dict[object, Find] = {}
        places: dict[object, list[tuple[int, int]]] = defaultdict(list)
        for each in found.identifiers:
            # One address at an exchange is many people's; the tag says whose.
            key: object = (each.kind, each.normalised, each.tag)
            places[key].append((each.start, each.end))
            if key not in firsts:
                firsts[key] = _of_identifier(each)
        for amount in found.amounts:
            # The same sum may be asked for in one line and paid in the next.
            key = (amount.amount, amount.currency, amount.spoken)
            places[key].append((amount.start, amount.end))
            if key not in firsts:
                firsts[key] = _of_amount(amount)
        whole = (replace(find, places=tuple(places[key])) for key, find in firsts.items())
        in_order = sorted(whole, key=lambda find: (group_order(find.group), find.places[0]))
        said: dict[tuple[str, str], FoundPassage] = {}
        for passage in as_sentences(found.passages):
            key = (passage.kind, passage.value)
            places[key].append((passage.start, passage.end))
            said.setdefault(key, passage)
        return cls(
            all=tuple(in_order),
            sayings=tuple(
                sorted(
                    (
                        Saying(passage=passage, places=tuple(places[key]))
                        for key, passage in said.items()
                    ),
                    key=lambda saying: group_order(saying.group),
                )
            ),
            odd_characters=found.odd_characters,
        )

    def ticked(self, position: int, *, is_ticked: bool) -> Self:
        """Return the finds with one ticked or not; a sum nobody spoke for stays as it is."""
        return self._with(position, _ticked(self.all[position], is_ticked=is_ticked))

    def answered(self, position: int, answer: Spoken) -> Self:
        """Return the finds with one sum said to be asked for, or paid; it is wanted then."""
        find = replace(self.all[position], answer=answer, is_ticked=True)
        return self._with(position, find)

    def group_ticked(self, group: FoundGroup, *, is_ticked: bool) -> Self:
        """Return the finds with all of one group ticked, or none of it."""
        changed = (
            _ticked(find, is_ticked=is_ticked) if find.group is group else find for find in self.all
        )
        return replace(self, all=tuple(changed))

    def said(self, position: int, *, is_ticked: bool) -> Self:
        """Return the finds with one threat, demand or deadline ticked or not."""
        changed = replace(self.sayings[position], is_ticked=is_ticked)
        before, after = self.sayings[:position], self.sayings[position + 1 :]
        return replace(self, sayings=(*before, changed, *after))

    def unticked(self) -> Self:
        """Return the finds with nothing ticked: things of this text are recorded already."""
        return replace(self, all=tuple(_ticked(find, is_ticked=False) for find in self.all))

    def taken_for(self, position: int, kind: IdentifierKind) -> Self:
        """Return the finds with one taken for another kind."""
        return self._with(position, replace(self.all[position], kind=kind))

    def corrected(self, position: int, typed: str) -> Self:
        """Return the finds with one read as a person typed it; as it is written, for "".

        Whoever corrects a value wants to keep it.
        """
        find = self.all[position]
        typed = typed.strip()
        is_as_written = typed in {"", find.value}
        # What was offered stays an offer while nobody types anything else.
        typed = "" if is_as_written or typed == find.offered else typed
        return self._with(
            position,
            replace(
                find,
                typed=typed,
                is_as_written=is_as_written,
                is_ticked=find.is_ticked or (bool(typed) and not find.wants_answer),
            ),
        )

    @property
    def chosen(self) -> tuple[Find, ...]:
        """What the person wants to keep, in reading order."""
        ticked = (find for find in self.all if find.is_ticked)
        return tuple(sorted(ticked, key=lambda find: find.places[0]))

    @property
    def count_unanswered(self) -> int:
        """How many sums are not kept because nobody said yet what they were."""
        return sum(find.wants_answer for find in self.all)

    @property
    def count_unticked(self) -> int:
        """How many threats and demands are not ticked."""
        return sum(each.passage.kind != "deadline" and not each.is_ticked for each in self.sayings)

    @property
    def count_unticked_deadlines(self) -> int:
        """How many deadlines are not ticked: as many as boxes stand empty in their list."""
        return sum(each.passage.kind == "deadline" and not each.is_ticked for each in self.sayings)

    @property
    def count_chosen(self) -> int:
        """How much the person wants to keep, words among it."""
        return len(self.chosen) + len(self.passages())

    def passages(self) -> tuple[FoundPassage, ...]:
        """Return the chosen threats, demands and deadlines."""
        ticked = (saying.passage for saying in self.sayings if saying.is_ticked)
        return tuple(sorted(ticked, key=lambda passage: (passage.start, -passage.end)))

    def identifiers_as_found(self) -> tuple[FoundIdentifier, ...]:
        """Return the chosen identifiers that are what the recogniser took them for."""
        return tuple(
            find.identifier
            for find in self.chosen
            if find.identifier is not None and not find.is_kind_changed
        )

    def taken_differently(self) -> tuple[Find, ...]:
        """Return the chosen identifiers that the person takes for another kind."""
        return tuple(find for find in self.chosen if find.is_kind_changed)

    def amounts(self) -> tuple[FoundAmount, ...]:
        """Return the chosen sums, each once however often it was named."""
        return tuple(
            _as_typed(find, find.amount) for find in self.chosen if find.amount is not None
        )

    def at(self, offset: int) -> int | None:
        """Return which find stands at an offset of the text as received."""
        for position, find in enumerate(self.all):
            if any(start <= offset < end for start, end in find.places):
                return position
        return None

    def _with(self, position: int, find: Find) -> Self:
        return replace(self, all=(*self.all[:position], find, *self.all[position + 1 :]))


def in_groups(found: Iterable[Find | Saying]) -> dict[FoundGroup, tuple[int, ...]]:
    """Return the groups of what was found, in their order, with the places of each."""
    places: dict[FoundGroup, list[int]] = defaultdict(list)
    for place, each in enumerate(found):
        places[each.group].append(place)
    return {group: tuple(places[group]) for group in sorted(places, key=group_order)}


def _of_identifier(found: FoundIdentifier) -> Find:
    sureness = _sureness(found)
    return Find(
        value=found.value,
        places=((found.start, found.end),),
        sureness=sureness,
        reason=found.reason,
        is_ticked=sureness is not Sureness.PLEASE_CHECK,
        identifier=found,
        kind=found.kind,
    )


def _of_amount(found: FoundAmount) -> Find:
    is_sure = bool(found.currency) and found.spoken is Spoken.ASKED
    return Find(
        value=found.value,
        places=((found.start, found.end),),
        sureness=Sureness.LIKELY if is_sure else Sureness.PLEASE_CHECK,
        reason=found.reason,
        is_ticked=is_sure,
        amount=found,
    )


def _sum_as_typed(found: FoundAmount, typed: str) -> tuple[str, str] | None:
    return find_sum(typed, found.value, found.currency)


def _as_typed(find: Find, found: FoundAmount) -> FoundAmount:
    """Return a sum as the person reads it and says it was."""
    said = found if find.taken_as is None else msgspec.structs.replace(found, spoken=find.taken_as)
    read = _sum_as_typed(found, find.typed)
    if read is None:
        return said
    amount, currency = read
    return msgspec.structs.replace(said, amount=amount, currency=currency)


def _ticked(find: Find, *, is_ticked: bool) -> Find:
    return replace(find, is_ticked=is_ticked and not find.wants_answer)


def _sureness(found: FoundIdentifier) -> Sureness:
    is_odd = bool(odd_letters(found.value) or unseen_characters(found.value))
    if is_odd or found.validity is Validity.INVALID:
        return Sureness.PLEASE_CHECK
    return _sureness_of(found.confidence)


def _sureness_of(confidence: str) -> Sureness:
    match confidence:
        case "certain":
            return Sureness.CLEAR
        case "likely":
            return Sureness.LIKELY
        case _:
            return Sureness.PLEASE_CHECK
