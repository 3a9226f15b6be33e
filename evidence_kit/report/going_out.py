"""The case as others get to see it: covered copies in the place of their exhibits.

Reports and packages are made from this and never from the vault's own list, so that no page, table
or list can show an exhibit that stays behind. The rules are:

* Of an exhibit that goes out covered, its newest held, ordinary copy stands in its place, with what
  was said about the exhibit. Facts that name the exhibit name the copy.
* What is withheld, or was to go out covered and has no copy, keeps its number and state alone: no
  name, no words, no digest, no picture. Nor do words elsewhere tell what it is
  (:mod:`evidence_kit.report.keeping_back`).
* Of an intimate exhibit the copy stands there only where somebody chose that, and without what was
  said about the exhibit.
* What cannot go out anyway – withdrawn, intimate – stays what it is.
* The person's own bank and wallet stay behind where they said so.
"""

import dataclasses
from typing import TypeVar

from evidence_kit.i18n import Words
from evidence_kit.model import (
    CaseFile,
    CoveredCopy,
    DisclosureChoice,
    Event,
    FileTimes,
    Identifier,
    Item,
    ItemId,
    ItemStatus,
    Payment,
    PaymentCorrection,
    Provenance,
    Sensitivity,
    Threat,
)
from evidence_kit.questions import OWN_ACCOUNTS_LEFT_OUT, YES
from evidence_kit.rails import without_own
from evidence_kit.report.keeping_back import keep_back

_Fact = TypeVar("_Fact", Identifier, Payment, Event, Threat)


def as_it_goes_out(case_file: CaseFile, words: Words | None = None) -> CaseFile:
    """Return what of a case goes out; of a case that was treated so before, the same again.

    Args:
        case_file: The case.
        words: The language in which it is said that words were kept back; English without.
    """
    standing = {copy.covering.original_id: copy for copy in case_file.copies if _may_stand_in(copy)}
    chosen = {
        item.id: standing[item.id]
        for item in case_file.items
        if _choice(case_file, item) is DisclosureChoice.COVERED and item.id in standing
    }
    withheld = {
        item.id
        for item in case_file.items
        if _choice(case_file, item) is not DisclosureChoice.WHOLE and item.id not in chosen
    }
    ids = {item_id: copy.item.id for item_id, copy in chosen.items()}
    told = keep_back(case_file, withheld, chosen.keys(), words or Words())

    details = without_own(told.details) if leaves_own_accounts_out(case_file) else told.details

    def seen(item: Item) -> Item:
        if item.id in withheld:
            return _scrubbed(item)
        if item.id in chosen:
            is_intimate = item.sensitivity is Sensitivity.INTIMATE
            said = Provenance() if is_intimate else item.provenance
            return dataclasses.replace(chosen[item.id].item, provenance=said)
        return item

    return dataclasses.replace(
        told,
        items=tuple(map(seen, told.items)),
        pictures={
            item_id: facts
            for item_id, facts in case_file.pictures.items()
            if item_id not in withheld and item_id not in chosen
        },
        identifiers=_renamed(told.identifiers, ids),
        payments=_renamed(told.payments, ids),
        corrections={
            number: tuple(_renamed_in(each, ids) for each in done)
            for number, done in told.corrections.items()
        },
        events=_renamed(told.events, ids),
        threats=_renamed(told.threats, ids),
        details=details,
        is_own_left_out=case_file.is_own_left_out or details != told.details,
        disclosures={
            item_id: said for item_id, said in case_file.disclosures.items() if item_id in withheld
        },
        covered_from={
            **case_file.covered_from,
            **{chosen[item.id].item.id: item for item in case_file.items if item.id in chosen},
        },
    )


def leaves_own_accounts_out(case_file: CaseFile) -> bool:
    """Return whether the person's own bank and wallet stay out of everything that goes out."""
    return case_file.answers.get(OWN_ACCOUNTS_LEFT_OUT) == YES


def _choice(case_file: CaseFile, item: Item) -> DisclosureChoice:
    said = case_file.disclosures.get(item.id)
    if said is None or item.status is ItemStatus.WITHDRAWN:
        return DisclosureChoice.WHOLE
    return said.choice


def _may_stand_in(copy: CoveredCopy) -> bool:
    return copy.item.status is ItemStatus.HELD and copy.item.sensitivity is Sensitivity.ORDINARY


def _scrubbed(item: Item) -> Item:
    return dataclasses.replace(
        item,
        original_name="",
        size_bytes=0,
        sha256=None,
        media_type="",
        times=FileTimes(modified_at=None, created_at=None),
        provenance=Provenance(),
    )


def _renamed_in(done: PaymentCorrection, ids: dict[ItemId, ItemId]) -> PaymentCorrection:
    before, after = _renamed((done.before, done.after), ids)
    return dataclasses.replace(done, before=before, after=after)


def _renamed(facts: tuple[_Fact, ...], ids: dict[ItemId, ItemId]) -> tuple[_Fact, ...]:
    return tuple(
        fact
        if fact.item_id is None or fact.item_id not in ids
        else dataclasses.replace(fact, item_id=ids[fact.item_id])
        for fact in facts
    )
