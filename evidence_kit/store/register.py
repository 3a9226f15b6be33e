"""Whose account an identifier is, as it stands now: accounts that are one, and identifiers moved.

An identifier's own row, and a threat's, stay as they were recorded. What is said later stands here,
each change in the ledger with the digest of its row; taking it back leaves an empty row, so that
everything can be undone and no number of a subject is ever given twice.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from evidence_kit.clock import from_utc_text, utc_text
from evidence_kit.model import Action, Identifier, Threat
from evidence_kit.store import facts, ledger
from evidence_kit.store.connection import Database, Row
from evidence_kit.store.rows import words_in, words_out
from evidence_kit.store.session import Session
from evidence_kit.subjects import Attribution, Subject

SINCE_VERSION = 7
"""The step of the schema that made the tables."""

_PUT_SUBJECT = """
INSERT INTO subject (number, part_of, note, changed_at) VALUES (?, ?, ?, ?)
ON CONFLICT (number) DO UPDATE SET
  part_of = excluded.part_of, note = excluded.note, changed_at = excluded.changed_at
"""
_SELECT_SUBJECTS = "SELECT number, part_of, note, changed_at FROM subject ORDER BY number"
_PUT_ATTRIBUTION = """
INSERT INTO attribution (number, subject, changed_at) VALUES (?, ?, ?)
ON CONFLICT (number) DO UPDATE SET subject = excluded.subject, changed_at = excluded.changed_at
"""
_SELECT_ATTRIBUTIONS = "SELECT number, subject, changed_at FROM attribution ORDER BY number"

_Owned = TypeVar("_Owned", Identifier, Threat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What is said of whose account each identifier is."""

    subjects: Mapping[int, Subject]
    attributions: Mapping[int, Attribution]
    """By the identifier's number."""

    def identifiers(self, recorded: Iterable[Identifier]) -> tuple[Identifier, ...]:
        """Return identifiers with the account each belongs to now."""
        moved = (
            dataclasses.replace(each, subject=said.subject)
            if (said := self.attributions.get(each.number)) is not None and said.subject
            else each
            for each in recorded
        )
        return tuple(self._with_standing(moved))

    def threats(self, recorded: Iterable[Threat]) -> tuple[Threat, ...]:
        """Return threats with the account that each came from, as it stands now."""
        return tuple(self._with_standing(recorded))

    def in_use(
        self, identifiers: Iterable[Identifier], threats: Iterable[Threat]
    ) -> frozenset[int]:
        """Return the numbers of the accounts that these were recorded with, or belong to now."""
        named: set[str] = {each.subject for each in threats}
        for each in identifiers:
            moved = self.attributions.get(each.number)
            named |= {each.subject, moved.subject if moved is not None else ""}
        found: set[int] = set()
        for subject in named:
            number = number_of(subject)
            while number is not None and number not in found:
                found.add(number)
                said = self.subjects.get(number)
                number = None if said is None else said.part_of
        return frozenset(found)

    def _with_standing(self, owned: Iterable[_Owned]) -> Iterator[_Owned]:
        for each in owned:
            standing = standing_subject(each.subject, self.subjects)
            yield each if standing == each.subject else dataclasses.replace(each, subject=standing)


def standing_subject(subject: str, subjects: Mapping[int, Subject]) -> str:
    """Return the account that a subject is part of now; itself where it is part of none."""
    seen = {subject}
    while True:
        found = subjects.get(number_of(subject) or 0)
        if found is None or found.part_of is None:
            return subject
        subject = f"S{found.part_of}"
        if subject in seen:
            # No way through this program leads here; a damaged row must not hang it.
            return subject
        seen.add(subject)


def number_of(subject: str) -> int | None:
    """Return the number of a subject named S1, S2 …; ``None`` where it is named otherwise.

    >>> number_of("S12"), number_of("")
    (12, None)
    """
    digits = subject.removeprefix("S")
    is_number = digits != subject and digits.isascii() and digits.isdecimal()
    return int(digits) if is_number else None


def subject_name(subject: Subject) -> str:
    """Return the name under which the ledger records it: ``subject/2``."""
    return f"subject/{subject.number}"


def attribution_name(attribution: Attribution) -> str:
    """Return the name under which the ledger records it: ``attribution/3``, of identifier 3."""
    return f"attribution/{attribution.number}"


def subjects(database: Database) -> tuple[Subject, ...]:
    """Return everything that is said of subjects, in order of number."""
    return database.values(_SELECT_SUBJECTS, _subject_from_row)


def attributions(database: Database) -> tuple[Attribution, ...]:
    """Return whose each identifier is that was moved, those moved back empty."""
    return database.values(_SELECT_ATTRIBUTIONS, _attribution_from_row)


def read(database: Database) -> Register:
    """Return all of it."""
    return Register(
        subjects={each.number: each for each in subjects(database)},
        attributions={each.number: each for each in attributions(database)},
    )


def next_number(database: Database) -> int:
    """Return a subject's number that nothing was ever recorded with."""
    named = (
        each.subject
        for each, _why in facts.every(database)
        if isinstance(each, Identifier | Threat)
    )
    moved = (each.subject for each in attributions(database))
    numbers = [number_of(subject) or 0 for subject in (*named, *moved)]
    return 1 + max([1, *numbers, *(each.number for each in subjects(database))])


def change_subject(session: Session, subject: Subject) -> Subject:
    """Store and record what is said of a subject now; saying the same again records nothing."""
    found = {each.number: each for each in subjects(session.database)}
    before = found.get(subject.number)
    after = dataclasses.replace(subject, changed_at=session.clock.now())
    if before is not None and dataclasses.replace(after, changed_at=before.changed_at) == before:
        return before
    with session.database.transaction():
        session.database.run(
            _PUT_SUBJECT,
            (after.number, after.part_of, words_in(after.note), utc_text(after.changed_at)),
        )
        _log(session, subject_name(after), after)
    return after


def change_attribution(session: Session, number: int, subject: str) -> Attribution:
    """Store and record whose an identifier is; "" is whose it was when it was recorded."""
    found = {each.number: each for each in attributions(session.database)}
    before = found.get(number)
    after = Attribution(number=number, subject=subject, changed_at=session.clock.now())
    if (before is None and not subject) or (before is not None and before.subject == subject):
        return before or after
    with session.database.transaction():
        session.database.run(
            _PUT_ATTRIBUTION, (number, words_in(subject), utc_text(after.changed_at))
        )
        _log(session, attribution_name(after), after)
    return after


def _log(session: Session, about: str, record: Subject | Attribution) -> None:
    before = ledger.latest_digest(session.database, about)
    session.log(
        Action.FACT_RECORDED if before is None else Action.FACT_CHANGED,
        about,
        before=before,
        after=session.digest_of(about, record),
    )


def _subject_from_row(row: Row) -> Subject:
    return Subject(
        number=row[0], part_of=row[1], note=words_out(row[2]), changed_at=from_utc_text(row[3])
    )


def _attribution_from_row(row: Row) -> Attribution:
    return Attribution(number=row[0], subject=words_out(row[1]), changed_at=from_utc_text(row[2]))
