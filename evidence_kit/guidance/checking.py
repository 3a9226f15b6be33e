"""Do the rows of the guidance make sense together, and may they be shown today?

``loading`` guarantees the shape; this looks at the meaning: who is missing, what is said twice,
which number nobody can confirm. A problem is something to repair before a release. Two kinds are
review notes instead: rows that wait for a person to open a page or dial a number.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from evidence_kit.guidance.choosing import Chain, contacts_for, holds_in, parents_of
from evidence_kit.guidance.covering import Seed, gaps
from evidence_kit.guidance.rendering import domain_of, is_overdue, show
from evidence_kit.guidance.row import Confidence
from evidence_kit.guidance.schema import (
    SAFETY_STEP,
    Audience,
    Contact,
    Guidance,
    Jurisdiction,
    Slot,
)
from evidence_kit.guidance.situation import ADULT_AGE, Situation
from evidence_kit.guidance.wording import (
    LONGEST_SENTENCE_WORDS,
    forbidden_in,
    longest_sentence_words,
    texts,
)
from evidence_kit.model import AgeInPicture, Ages

_ADVICE_ROW = re.compile(r"^[A-Z]+-?\d+(?:-[A-Z])?$")
_DIALABLE = re.compile(r"\d(?:[\s./-]?\d){2,}")
_LOOKED_FOR = (
    Slot.EMERGENCY,
    Slot.POLICE,
    Slot.CYBER_REPORT,
    Slot.CHILD_HELP,
    Slot.ADULT_HELP,
    Slot.VICTIM_HELP,
    Slot.BANK,
)
"""What every country has a confirmed contact for, or says that none is known."""

_IN_GROUPS = (Slot.EMERGENCY, Slot.POLICE, Slot.CHILD_HELP)
"""What a group of countries has at least a fallback for."""

_UNDER_18 = Situation()
_ADULT = Situation(ages=Ages(now=ADULT_AGE, in_picture=AgeInPicture.ADULT))
_READERS = {
    Slot.CHILD_HELP: (_UNDER_18,),
    Slot.ADULT_HELP: (_ADULT,),
    Slot.VICTIM_HELP: (_ADULT,),
    Slot.CYBER_REPORT: (_ADULT,),
}
"""For whom a slot has to be filled, where not for everyone."""
_FIRST_STEPS = ("ST00", "ST01", "ST03")
_BLOCK_STEP = "ST07"
_BEFORE_BLOCK = ("ST05", "ST06")


class ProblemKind(StrEnum):
    """What is wrong with the data."""

    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_ID = "unknown-id"
    UNKNOWN_JURISDICTION = "unknown-jurisdiction"
    UNKNOWN_SLOT = "unknown-slot"
    """A step asks for a slot that no contact fills."""
    NO_SOURCE = "no-source"
    UNCONFIRMED_NUMBER = "unconfirmed-number"
    """A row of confidence M carries a number, in whatever field."""
    NOWHERE_TO_CONFIRM = "nowhere-to-confirm"
    """A number from a third party without the official site beside it."""
    NUMBER_OUTSIDE_CONTACTS = "number-outside-contacts"
    MISSING_CONTACT = "missing-contact"
    """Nobody confirmed for a slot, and the jurisdiction does not say so."""
    KNOWN_AFTER_ALL = "known-after-all"
    """A jurisdiction says that a slot is not known, and a confirmed contact fills it."""
    DUPLICATE_FACT = "duplicate-fact"
    PAST_REVIEW = "past-review"
    STEP_ORDER = "step-order"
    WORDING = "wording"
    UNSAID = "unsaid"
    """A row of the source pages is said to nobody, or listed wrongly."""
    NOT_CONFIRMED = "not-confirmed"
    """A row of confidence M waits for a person (review note)."""
    NEVER_CHECKED = "never-checked"
    """A number has not been confirmed on the live page yet (review note)."""


_REVIEW_NOTES = frozenset({ProblemKind.NOT_CONFIRMED, ProblemKind.NEVER_CHECKED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to look at, about one row."""

    kind: ProblemKind
    subject: str
    """The id of the row, step or jurisdiction."""
    detail: str
    """English, for whoever keeps the data."""

    @property
    def is_review_note(self) -> bool:
        """Whether this is work for a person, not a mistake in the data."""
        return self.kind in _REVIEW_NOTES


def problems(guidance: Guidance, today: date) -> tuple[Problem, ...]:
    """Return everything that is wrong with the guidance on a day, and all review notes."""
    checks: tuple[Callable[[Guidance], Iterator[Problem]], ...] = (
        _ids,
        _jurisdictions,
        _slots,
        _sources,
        _numbers,
        _missing_contacts,
        _duplicate_facts,
        _step_order,
        _wording,
        _review_notes,
    )
    return (
        *(problem for check in checks for problem in check(guidance)),
        *_past_review(guidance, today),
    )


def seed_problems(guidance: Guidance, seeds: tuple[Seed, ...], today: date) -> tuple[Problem, ...]:
    """Return every row of the source pages that is said to nobody on a day."""
    return tuple(
        Problem(kind=ProblemKind.UNSAID, subject=gap.id, detail=gap.detail)
        for gap in gaps(guidance, seeds, today)
    )


def _ids(guidance: Guidance) -> Iterator[Problem]:
    ids = [
        *(row.id for row in guidance.rows),
        *(step.id for step in guidance.steps.step),
        *(each.id for each in guidance.jurisdictions),
    ]
    for name, count in Counter(ids).items():
        if count > 1:
            yield Problem(kind=ProblemKind.DUPLICATE_ID, subject=name, detail=f"{count} times")
    companies = {c.id for c in guidance.contacts if Slot.PAYMENT in c.slots}
    for rail in guidance.payments.rail:
        for name in rail.contacts:
            if name not in companies:
                yield Problem(kind=ProblemKind.UNKNOWN_ID, subject=rail.id, detail=name)
    for step in guidance.steps.step:
        for name in step.backed_by:
            if not _ADVICE_ROW.match(name):
                yield Problem(kind=ProblemKind.UNKNOWN_ID, subject=step.id, detail=name)


def _jurisdictions(guidance: Guidance) -> Iterator[Problem]:
    known = {each.id for each in guidance.jurisdictions}
    used = [
        *((row.id, row.jurisdiction) for row in guidance.contacts),
        *((row.id, place) for row in guidance.contacts for place in row.also_in),
        *((row.id, row.jurisdiction) for row in guidance.tools),
        *((row.id, row.jurisdiction) for row in guidance.payments.rail),
        *((each.id, each.parent) for each in guidance.jurisdictions if each.parent),
    ]
    for subject, place in used:
        if place not in known:
            yield Problem(kind=ProblemKind.UNKNOWN_JURISDICTION, subject=subject, detail=place)


def _slots(guidance: Guidance) -> Iterator[Problem]:
    filled = {slot for contact in guidance.contacts for slot in contact.slots}
    for step in guidance.steps.step:
        for slot in step.slots:
            if slot not in filled:
                yield Problem(kind=ProblemKind.UNKNOWN_SLOT, subject=step.id, detail=slot)
    known = frozenset(Slot)
    for contact in guidance.contacts:
        for slot in contact.slots:
            if slot not in known:
                yield Problem(kind=ProblemKind.UNKNOWN_SLOT, subject=contact.id, detail=slot)


def _sources(guidance: Guidance) -> Iterator[Problem]:
    for row in guidance.rows:
        if not row.source.strip():
            yield Problem(kind=ProblemKind.NO_SOURCE, subject=row.id, detail="")


def _numbers(guidance: Guidance) -> Iterator[Problem]:
    for contact in guidance.contacts:
        said = f"{contact.phone} {contact.text} {contact.name} {contact.notes} {contact.hours}"
        if contact.confidence is Confidence.MEMORY and _DIALABLE.search(said):
            yield Problem(
                kind=ProblemKind.UNCONFIRMED_NUMBER, subject=contact.id, detail=said.strip()
            )
        number = contact.phone or contact.text
        shown = show(contact, contact.review_after)
        is_shown = bool(shown.phone or shown.text)
        if contact.confidence is Confidence.THIRD_PARTY and number and not is_shown:
            yield Problem(kind=ProblemKind.NOWHERE_TO_CONFIRM, subject=contact.id, detail=number)
    phones = {
        _digits(number)
        for contact in guidance.contacts
        for number in (contact.phone, contact.text)
        if number
    }
    contact_ids = {contact.id for contact in guidance.contacts}
    for subject, text in texts(guidance):
        if subject in contact_ids:
            continue
        for found in _DIALABLE.findall(text):
            if _digits(found) in phones:
                yield Problem(
                    kind=ProblemKind.NUMBER_OUTSIDE_CONTACTS, subject=subject, detail=found
                )


def _missing_contacts(guidance: Guidance) -> Iterator[Problem]:
    by_id = {each.id: each for each in guidance.jurisdictions}
    for jurisdiction in guidance.jurisdictions:
        chain = parents_of(by_id, jurisdiction.id)
        for slot in _IN_GROUPS if jurisdiction.generic else _LOOKED_FOR:
            is_filled = _is_filled(guidance, jurisdiction, chain, slot)
            is_said = slot in jurisdiction.not_known and slot is not Slot.EMERGENCY
            if not is_filled and not is_said:
                yield Problem(
                    kind=ProblemKind.MISSING_CONTACT, subject=jurisdiction.id, detail=slot
                )
            if is_filled and is_said:
                yield Problem(
                    kind=ProblemKind.KNOWN_AFTER_ALL, subject=jurisdiction.id, detail=slot
                )


def _is_filled(guidance: Guidance, jurisdiction: Jurisdiction, chain: Chain, slot: Slot) -> bool:
    """Return whether people of every age find a confirmed contact; children for what is theirs."""
    readers = _READERS.get(slot, (_UNDER_18, _ADULT))
    return all(
        any(
            contact.confidence is not Confidence.MEMORY
            and (jurisdiction.generic or not contact.fallback)
            and (slot is not Slot.EMERGENCY or (contact.phone and Audience.ALL in contact.audience))
            for contact in contacts_for(guidance, chain, reader, slot)
        )
        for reader in readers
    )


def _duplicate_facts(guidance: Guidance) -> Iterator[Problem]:
    """Say which contacts repeat each other.

    Fallbacks may: they are never shown beside what they stand in for. The same number may serve
    different services in different countries, but one service has one row (``also_in``).
    """
    by_id = {each.id: each for each in guidance.jurisdictions}
    chains = [parents_of(by_id, each.id) for each in guidance.jurisdictions]
    facts = [(each, _facts(each)) for each in guidance.contacts if not each.fallback]
    for (one, facts_of_one), (other, facts_of_other) in combinations(facts, 2):
        common = facts_of_one & facts_of_other
        if not common:
            continue
        can_meet = any(holds_in(one, chain) and holds_in(other, chain) for chain in chains)
        is_same_service = one.phone and len(common) > 1
        if can_meet or is_same_service:
            yield Problem(
                kind=ProblemKind.DUPLICATE_FACT,
                subject=other.id,
                detail=f"{one.id}: {', '.join(sorted(common))}",
            )


def _facts(contact: Contact) -> frozenset[str]:
    facts = (contact.name.casefold(), contact.email.casefold(), _digits(contact.phone))
    return frozenset(filter(None, facts))


def _step_order(guidance: Guidance) -> Iterator[Problem]:
    order = [step.id for step in guidance.steps.step]
    if tuple(order[: len(_FIRST_STEPS)]) != _FIRST_STEPS:
        yield Problem(
            kind=ProblemKind.STEP_ORDER, subject=SAFETY_STEP, detail=", ".join(_FIRST_STEPS)
        )
    for earlier in _BEFORE_BLOCK:
        if order.index(earlier) > order.index(_BLOCK_STEP):
            yield Problem(kind=ProblemKind.STEP_ORDER, subject=_BLOCK_STEP, detail=earlier)


def _wording(guidance: Guidance) -> Iterator[Problem]:
    for subject, text in texts(guidance):
        found = forbidden_in(text)
        if found:
            yield Problem(kind=ProblemKind.WORDING, subject=subject, detail=f"{found}: {text}")
        if longest_sentence_words(text) > LONGEST_SENTENCE_WORDS:
            yield Problem(kind=ProblemKind.WORDING, subject=subject, detail=f"long: {text}")


def _past_review(guidance: Guidance, today: date) -> Iterator[Problem]:
    for row in guidance.rows:
        if is_overdue(row, today):
            yield Problem(
                kind=ProblemKind.PAST_REVIEW,
                subject=row.id,
                detail=f"was due on {row.review_after.isoformat()}",
            )


def _review_notes(guidance: Guidance) -> Iterator[Problem]:
    for row in guidance.rows:
        if row.confidence is Confidence.MEMORY:
            yield Problem(kind=ProblemKind.NOT_CONFIRMED, subject=row.id, detail=row.source)
        elif isinstance(row, Contact) and (row.phone or row.text) and row.checked_on is None:
            yield Problem(
                kind=ProblemKind.NEVER_CHECKED,
                subject=row.id,
                detail=f"{row.phone or row.text}: {domain_of(row.url) or row.source}",
            )


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
