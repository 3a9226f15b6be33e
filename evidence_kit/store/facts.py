"""The case's own row and its facts: identifiers, payments, threats, events, statements and others.

A fact that was taken back keeps its row with the reason; it is no longer read as a fact.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from evidence_kit.clock import from_utc_text, utc_text
from evidence_kit.model import (
    PAPERS_FROM,
    AgeInPicture,
    Ages,
    Case,
    CaseId,
    Event,
    Identifier,
    IdentifierKind,
    ItemId,
    Payment,
    PaymentStatus,
    Referral,
    Removal,
    Statement,
    Threat,
    Validity,
)
from evidence_kit.store import threats as threat_rows
from evidence_kit.store.connection import Database, Row
from evidence_kit.store.migrations import version_of
from evidence_kit.store.rows import instant_in, instant_out, words_in, words_out

_Value = TypeVar("_Value")

Fact = Identifier | Payment | Event | Removal | Threat | Referral

_INSERT_CASE = """
INSERT INTO case_file (only, id, reference, created_at, created_offset_minutes, age_now,
                       age_in_picture, country, language, initials)
VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SELECT_CASE = """
SELECT id, reference, created_at, created_offset_minutes, age_now, age_in_picture, country,
       language, initials
FROM case_file
"""
_UPDATE_CASE = """
UPDATE case_file SET age_now = ?, age_in_picture = ?, country = ?, language = ?, initials = ?
"""

_INSERT_IDENTIFIER = """
INSERT INTO identifier (number, kind, subject, platform, value, normalised, validity, item_id,
                        recorded_at, note)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SELECT_IDENTIFIERS = """
SELECT number, kind, subject, platform, value, normalised, validity, item_id, recorded_at, note,
       withdrawn_why
FROM identifier ORDER BY number
"""
_INSERT_PAYMENT = """
INSERT INTO payment (number, status, method, amount, currency, recipient, at_text, item_id,
                     recorded_at, note)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SELECT_PAYMENTS = """
SELECT number, status, method, amount, currency, recipient, at_text, item_id, recorded_at, note,
       withdrawn_why
FROM payment ORDER BY number
"""
_INSERT_EVENT = """
INSERT INTO event (number, at_text, at, text, item_id, recorded_at) VALUES (?, ?, ?, ?, ?, ?)
"""
_SELECT_EVENTS = """
SELECT number, at_text, at, text, item_id, recorded_at, withdrawn_why
FROM event ORDER BY number
"""
_INSERT_REMOVAL = """
INSERT INTO removal (number, service, case_number, pin, status, recorded_at)
VALUES (?, ?, ?, ?, ?, ?)
"""
_SELECT_REMOVALS = """
SELECT number, service, case_number, pin, status, recorded_at, withdrawn_why
FROM removal ORDER BY number
"""
_INSERT_STATEMENT = """
INSERT INTO statement (number, facts, feelings, written_at) VALUES (?, ?, ?, ?)
"""
_SELECT_STATEMENTS = "SELECT number, facts, feelings, written_at FROM statement ORDER BY number"
_INSERT_EXPORT = "INSERT INTO export (version, kind, made_at, code) VALUES (?, ?, ?, ?)"
_NEXT_EXPORT = """
SELECT 1 + coalesce(max(version), ?) FROM export WHERE version > ? AND version < ?
"""
_SELECT_EXPORTS = "SELECT version, kind, made_at, code FROM export ORDER BY version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A report or package that was made from this vault."""

    version: int
    kind: str
    """``report``, ``package`` or ``papers``."""
    made_at: datetime
    code: str
    """The SHA-256 that identifies it: of the PDF, or the hand-over code of the package."""


def insert_case(database: Database, case: Case) -> None:
    """Store the case's row; there is exactly one."""
    database.run(
        _INSERT_CASE,
        (
            case.id,
            case.reference,
            utc_text(case.created_at),
            case.created_offset_minutes,
            case.ages.now,
            case.ages.in_picture.value,
            case.country,
            case.language,
            case.initials,
        ),
    )


def find_case(database: Database) -> Case | None:
    """Return the case, or ``None`` in a database that has none."""
    return database.find_value(_SELECT_CASE, _case_from_row)


def update_case(database: Database, case: Case) -> None:
    """Change what may change about a case."""
    database.run(
        _UPDATE_CASE,
        (case.ages.now, case.ages.in_picture.value, case.country, case.language, case.initials),
    )


def table_of(kind: type[Fact]) -> str:
    """Return the name under which facts of a kind are stored and logged (``payment/3``)."""
    return kind.__name__.lower()


def fact_name(fact: Fact) -> str:
    """Return how a fact is named everywhere: ``payment/3``."""
    return f"{table_of(type(fact))}/{fact.number}"


def next_number(database: Database, kind: type[Fact]) -> int:
    """Return the number the next fact of a kind gets."""
    row = database.find_row(
        f"SELECT 1 + coalesce(max(number), 0) FROM {table_of(kind)}"  # noqa: S608 - our own name
    )
    return 1 if row is None else int(row[0])


def insert(database: Database, fact: Fact) -> None:
    """Store a new fact."""
    match fact:
        case Identifier():
            _insert_identifier(database, fact)
        case Payment():
            _insert_payment(database, fact)
        case Event():
            _insert_event(database, fact)
        case Removal():
            _insert_removal(database, fact)
        case Threat():
            threat_rows.insert_threat(database, fact)
        case Referral():
            threat_rows.insert_referral(database, fact)


def withdraw(database: Database, kind: type[Fact], number: int, why: str) -> None:
    """Keep a fact's row with the reason it was taken back."""
    database.run(
        f"UPDATE {table_of(kind)} SET withdrawn_why = ? WHERE number = ?",  # noqa: S608 - our own
        (words_in(why), number),
    )


def identifiers(database: Database) -> tuple[Identifier, ...]:
    """Return the identifiers that stand."""
    return _standing(database, _SELECT_IDENTIFIERS, _identifier_from_row)


def payments(database: Database) -> tuple[Payment, ...]:
    """Return the payments that stand."""
    return _standing(database, _SELECT_PAYMENTS, _payment_from_row)


def events(database: Database) -> tuple[Event, ...]:
    """Return the events that stand, in the order they were recorded."""
    return _standing(database, _SELECT_EVENTS, _event_from_row)


def removals(database: Database) -> tuple[Removal, ...]:
    """Return the removal requests that stand."""
    return _standing(database, _SELECT_REMOVALS, _removal_from_row)


def threats(database: Database) -> tuple[Threat, ...]:
    """Return the threats that stand, in the order they were recorded."""
    return _standing(database, threat_rows.SELECT_THREATS, threat_rows.threat_from_row)


def referrals(database: Database) -> tuple[Referral, ...]:
    """Return the referrals that stand."""
    return _standing(database, threat_rows.SELECT_REFERRALS, threat_rows.referral_from_row)


def find(database: Database, kind: type[Fact], number: int) -> Fact | None:
    """Return a fact that stands, or ``None``."""
    return next(
        (
            fact
            for fact, why in every(database)
            if why is None and isinstance(fact, kind) and fact.number == number
        ),
        None,
    )


def every(database: Database) -> Iterator[tuple[Fact, str | None]]:
    """Yield every fact with the reason it was taken back, or ``None`` while it stands."""
    # Tables of later steps are read where the database has had them.
    has_threats = version_of(database) >= threat_rows.SINCE_VERSION
    for sql, from_row in (*_KINDS, *(_LATER_KINDS if has_threats else ())):
        yield from database.values(sql, _with_reason(from_row))


def insert_statement(database: Database, statement: Statement) -> int:
    """Store a new version of the statement and return its number; earlier ones stay."""
    number = 1 + max(statements(database), default=0)
    database.run(
        _INSERT_STATEMENT,
        (
            number,
            words_in(statement.facts),
            words_in(statement.feelings),
            utc_text(statement.written_at),
        ),
    )
    return number


def statements(database: Database) -> dict[int, Statement]:
    """Return every version of the statement by number; the last one stands."""
    return dict(database.values(_SELECT_STATEMENTS, _statement_from_row))


def next_export_version(database: Database) -> int:
    """Return the version the next report or package gets; papers do not count."""
    return _next_above(database, 0)


def next_papers_number(database: Database) -> int:
    """Return the number the next papers get that go out alone; it is no version of a report."""
    return _next_above(database, PAPERS_FROM)


def insert_export(database: Database, export: Export) -> None:
    """Remember that something went out."""
    database.run(
        _INSERT_EXPORT, (export.version, export.kind, utc_text(export.made_at), export.code)
    )


def exports(database: Database) -> tuple[Export, ...]:
    """Return everything that ever went out of this vault."""
    return database.values(_SELECT_EXPORTS, _export_from_row)


def _next_above(database: Database, start: int) -> int:
    row = database.find_row(_NEXT_EXPORT, (start, start, start + PAPERS_FROM))
    return start + 1 if row is None else int(row[0])


def _standing(
    database: Database, sql: str, from_row: Callable[[Row], _Value]
) -> tuple[_Value, ...]:
    found = database.values(sql, _with_reason(from_row))
    return tuple(fact for fact, why in found if why is None)


def _with_reason(from_row: Callable[[Row], _Value]) -> Callable[[Row], tuple[_Value, str | None]]:
    def pair(row: Row) -> tuple[_Value, str | None]:
        return from_row(row), None if row[-1] is None else words_out(row[-1])

    return pair


def _insert_identifier(database: Database, fact: Identifier) -> None:
    database.run(
        _INSERT_IDENTIFIER,
        (
            fact.number,
            fact.kind.value,
            words_in(fact.subject),
            words_in(fact.platform),
            words_in(fact.value),
            words_in(fact.normalised),
            fact.validity.value,
            fact.item_id,
            utc_text(fact.recorded_at),
            words_in(fact.note),
        ),
    )


def _insert_payment(database: Database, fact: Payment) -> None:
    database.run(
        _INSERT_PAYMENT,
        (
            fact.number,
            fact.status.value,
            words_in(fact.method),
            fact.amount,
            fact.currency,
            words_in(fact.to),
            words_in(fact.at_text),
            fact.item_id,
            utc_text(fact.recorded_at),
            words_in(fact.note),
        ),
    )


def _insert_event(database: Database, fact: Event) -> None:
    database.run(
        _INSERT_EVENT,
        (
            fact.number,
            words_in(fact.at_text),
            instant_in(fact.at),
            words_in(fact.text),
            fact.item_id,
            utc_text(fact.recorded_at),
        ),
    )


def _insert_removal(database: Database, fact: Removal) -> None:
    database.run(
        _INSERT_REMOVAL,
        (
            fact.number,
            words_in(fact.service),
            words_in(fact.case_number),
            words_in(fact.pin),
            words_in(fact.status),
            utc_text(fact.recorded_at),
        ),
    )


def _case_from_row(row: Row) -> Case:
    return Case(
        id=CaseId(row[0]),
        reference=row[1],
        created_at=from_utc_text(row[2]),
        created_offset_minutes=row[3],
        ages=Ages(now=row[4], in_picture=AgeInPicture(row[5])),
        country=row[6],
        language=row[7],
        initials=row[8],
    )


def _statement_from_row(row: Row) -> tuple[int, Statement]:
    return row[0], Statement(
        facts=words_out(row[1]), feelings=words_out(row[2]), written_at=from_utc_text(row[3])
    )


def _export_from_row(row: Row) -> Export:
    return Export(version=row[0], kind=row[1], made_at=from_utc_text(row[2]), code=row[3])


def _item_id(column: str | None) -> ItemId | None:
    return None if column is None else ItemId(column)


def _identifier_from_row(row: Row) -> Identifier:
    return Identifier(
        number=row[0],
        kind=IdentifierKind(row[1]),
        subject=words_out(row[2]),
        platform=words_out(row[3]),
        value=words_out(row[4]),
        normalised=words_out(row[5]),
        validity=Validity(row[6]),
        item_id=_item_id(row[7]),
        recorded_at=from_utc_text(row[8]),
        note=words_out(row[9]),
    )


def _payment_from_row(row: Row) -> Payment:
    return Payment(
        number=row[0],
        status=PaymentStatus(row[1]),
        method=words_out(row[2]),
        amount=row[3],
        currency=row[4],
        to=words_out(row[5]),
        at_text=words_out(row[6]),
        item_id=_item_id(row[7]),
        recorded_at=from_utc_text(row[8]),
        note=words_out(row[9]),
    )


def _event_from_row(row: Row) -> Event:
    return Event(
        number=row[0],
        at_text=words_out(row[1]),
        at=instant_out(row[2]),
        text=words_out(row[3]),
        item_id=_item_id(row[4]),
        recorded_at=from_utc_text(row[5]),
    )


def _removal_from_row(row: Row) -> Removal:
    return Removal(
        number=row[0],
        service=words_out(row[1]),
        case_number=words_out(row[2]),
        pin=words_out(row[3]),
        status=words_out(row[4]),
        recorded_at=from_utc_text(row[5]),
    )


_KINDS: tuple[tuple[str, Callable[[Row], Fact]], ...] = (
    (_SELECT_IDENTIFIERS, _identifier_from_row),
    (_SELECT_PAYMENTS, _payment_from_row),
    (_SELECT_EVENTS, _event_from_row),
    (_SELECT_REMOVALS, _removal_from_row),
)

_LATER_KINDS: tuple[tuple[str, Callable[[Row], Fact]], ...] = (
    (threat_rows.SELECT_THREATS, threat_rows.threat_from_row),
    (threat_rows.SELECT_REFERRALS, threat_rows.referral_from_row),
)
