"""What the person is in the middle of: drafts being typed, and how far each step is.

A draft has no ledger entry: it is not said yet. A step's state is said, so each change is recorded.
"""

from dataclasses import dataclass
from datetime import datetime

from evidence_kit.clock import from_utc_text, utc_text
from evidence_kit.model import StepState
from evidence_kit.store.connection import Database, Row
from evidence_kit.store.rows import words_in, words_out

SINCE_VERSION = 2
"""The step of the schema that made both tables."""

_PUT_DRAFT = """
INSERT INTO draft (name, text, saved_at) VALUES (?, ?, ?)
ON CONFLICT (name) DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at
"""
_DROP_DRAFT = "DELETE FROM draft WHERE name = ?"
_SELECT_DRAFTS = "SELECT name, text FROM draft ORDER BY name"
_PUT_STEP = """
INSERT INTO step (id, state, changed_at) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at
"""
_SELECT_STEPS = "SELECT id, state, changed_at FROM step ORDER BY id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a step of the checklist is."""

    id: str
    """The step's name in the guidance."""
    state: StepState
    changed_at: datetime


def put_draft(database: Database, name: str, text: str, saved_at: datetime) -> None:
    """Keep what is being typed in one field; no text forgets it."""
    if text:
        database.run(_PUT_DRAFT, (name, words_in(text), utc_text(saved_at)))
    else:
        database.run(_DROP_DRAFT, (name,))


def drafts(database: Database) -> dict[str, str]:
    """Return every draft by the name of its field."""
    return dict(database.values(_SELECT_DRAFTS, lambda row: (str(row[0]), words_out(row[1]))))


def put_step(database: Database, step: Step) -> None:
    """Store how far a step is now."""
    database.run(_PUT_STEP, (step.id, step.state.value, utc_text(step.changed_at)))


def steps(database: Database) -> tuple[Step, ...]:
    """Return every step that somebody said something about."""
    return database.values(_SELECT_STEPS, _step_from_row)


def _step_from_row(row: Row) -> Step:
    return Step(id=row[0], state=StepState(row[1]), changed_at=from_utc_text(row[2]))
