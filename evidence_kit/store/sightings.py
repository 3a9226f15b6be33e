"""When an identifier was seen, how it is known, whether it is still in use: one row for each.

An identifier's own row stays as it was recorded. Each change here is in the ledger with the digest
of its row; a row of empty answers is what was said, taken back.
"""

import dataclasses

from evidence_kit.clock import from_utc_text, utc_text
from evidence_kit.model import Action, Activity, Sighting
from evidence_kit.store import ledger
from evidence_kit.store.connection import Database, Row
from evidence_kit.store.rows import words_in, words_out
from evidence_kit.store.session import Session

SINCE_VERSION = 5
"""The step of the schema that made the table."""

_PUT = """
INSERT INTO sighting (number, first_seen_text, last_seen_text, how_known, activity, changed_at)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (number) DO UPDATE SET
  first_seen_text = excluded.first_seen_text, last_seen_text = excluded.last_seen_text,
  how_known = excluded.how_known, activity = excluded.activity, changed_at = excluded.changed_at
"""
_SELECT = """
SELECT number, first_seen_text, last_seen_text, how_known, activity, changed_at
FROM sighting ORDER BY number
"""


def sighting_name(sighting: Sighting) -> str:
    """Return the name under which the ledger records it: ``sighting/3``, of identifier 3."""
    return f"sighting/{sighting.number}"


def put(database: Database, sighting: Sighting) -> None:
    """Store what is said of an identifier now."""
    database.run(
        _PUT,
        (
            sighting.number,
            words_in(sighting.first_seen_text),
            words_in(sighting.last_seen_text),
            words_in(sighting.how_known),
            sighting.activity.value,
            utc_text(sighting.changed_at),
        ),
    )


def every(database: Database) -> tuple[Sighting, ...]:
    """Return what is said of each identifier, in order of number."""
    return database.values(_SELECT, _sighting_from_row)


def change(session: Session, sighting: Sighting) -> Sighting:
    """Store and record what is said now; saying the same again records nothing."""
    found = {each.number: each for each in every(session.database)}
    before = found.get(sighting.number)
    after = dataclasses.replace(sighting, changed_at=session.clock.now())
    if before is not None and dataclasses.replace(after, changed_at=before.changed_at) == before:
        return before
    about = sighting_name(after)
    digest = ledger.latest_digest(session.database, about)
    with session.database.transaction():
        put(session.database, after)
        session.log(
            Action.FACT_RECORDED if digest is None else Action.FACT_CHANGED,
            about,
            before=digest,
            after=session.digest_of(about, after),
        )
    return after


def _sighting_from_row(row: Row) -> Sighting:
    return Sighting(
        number=row[0],
        first_seen_text=words_out(row[1]),
        last_seen_text=words_out(row[2]),
        how_known=words_out(row[3]),
        activity=Activity(row[4]),
        changed_at=from_utc_text(row[5]),
    )
