"""Words that came in before the under-18 rules held, and that the one door would not let in now.

A picture can be written as text. What was recorded as words before is in the ledger and stays until
a person looks at it; here it is named, so that nobody has to guess where to look (product rule M7).
"""

import dataclasses
from collections.abc import Iterator

from evidence_kit.errors import EmbeddedDataError
from evidence_kit.intake.admit import admit_words
from evidence_kit.model import Ages, Anchor, CaseFile, ItemStatus, Provenance, Sighting
from evidence_kit.store import Fact, Vault


def words_to_look_at(vault: Vault, ages: Ages) -> tuple[str, ...]:
    """Name what holds something that is not words: ``threat/1``, ``answer/began``, an exhibit.

    Args:
        vault: The open vault.
        ages: The answers about age that hold from now on.
    """
    named = dict.fromkeys(name for name, said in _said(vault) if not _is_let_in(ages, said))
    return tuple(named)


def _said(vault: Vault) -> Iterator[tuple[str, object]]:
    case_file = vault.case_file()
    yield from _said_of_items(case_file)
    facts: tuple[Fact | Sighting | Anchor, ...] = (
        *case_file.identifiers,
        *case_file.payments,
        *case_file.events,
        *case_file.threats,
        *case_file.removals,
        *case_file.referrals,
        *case_file.sightings.values(),
        *case_file.anchors,
    )
    for fact in facts:
        # A fact, a sighting and an anchor are called by their kind and number.
        yield f"{type(fact).__name__.lower()}/{fact.number}", fact
    for answer in vault.case_answers():
        yield f"answer/{answer.name}", answer
    for subject in case_file.subjects.values():
        yield f"subject/{subject.number}", subject
    for number, known in case_file.details.items():
        for name, value in known.items():
            yield f"detail/{number}/{name}", Provenance(how=value)
    if case_file.statement is not None:
        yield "statement", case_file.statement


def _said_of_items(case_file: CaseFile) -> Iterator[tuple[str, object]]:
    for item in case_file.items:
        if item.status is not ItemStatus.WITHDRAWN:
            yield item.label, item.provenance
    # A reason stays with the number when what it is about is gone.
    for item in (*case_file.items, *(copy.item for copy in case_file.copies)):
        yield item.label, Provenance(how=item.withdrawn_why)
    for item_id, disclosure in case_file.disclosures.items():
        yield case_file.label_of(item_id) or f"disclosure/{item_id}", disclosure


def _is_let_in(ages: Ages, said: object) -> bool:
    """Whether every word of a value passes the one door."""
    if not dataclasses.is_dataclass(said):
        return True
    fields = {field.name: getattr(said, field.name) for field in dataclasses.fields(said)}
    try:
        admit_words(ages, {name: text for name, text in fields.items() if type(text) is str})
    except EmbeddedDataError:
        return False
    return True
