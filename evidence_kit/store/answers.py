"""What is said once about the case as a whole, by name; the rules are those of a step.

Each change is in the ledger with the digest of its row; an empty value is an answer taken back.
"""

from evidence_kit.clock import from_utc_text, utc_text
from evidence_kit.model import Action, CaseAnswer
from evidence_kit.store import ledger
from evidence_kit.store.connection import Database, Row
from evidence_kit.store.rows import words_in, words_out
from evidence_kit.store.session import Session

SINCE_VERSION = 4
"""The step of the schema that made the table."""

_PUT = """
INSERT INTO case_answer (name, value, changed_at) VALUES (?, ?, ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at
"""
_SELECT = "SELECT name, value, changed_at FROM case_answer ORDER BY name"


def answer_name(answer: CaseAnswer) -> str:
    """Return the name under which the ledger records an answer: ``answer/retention-until``."""
    return f"answer/{answer.name}"


def put(database: Database, answer: CaseAnswer) -> None:
    """Store an answer as it is now."""
    database.run(_PUT, (answer.name, words_in(answer.value), utc_text(answer.changed_at)))


def every(database: Database) -> tuple[CaseAnswer, ...]:
    """Return every answer that was ever given, those that were taken back empty."""
    return database.values(_SELECT, _answer_from_row)


def change(session: Session, name: str, value: str) -> CaseAnswer:
    """Store and record what is answered now; saying the same again records nothing."""
    found = {answer.name: answer for answer in every(session.database)}
    if name in found and found[name].value == value:
        return found[name]
    answer = CaseAnswer(name=name, value=value, changed_at=session.clock.now())
    if name not in found and not value:
        return answer
    about = answer_name(answer)
    before = ledger.latest_digest(session.database, about)
    with session.database.transaction():
        put(session.database, answer)
        session.log(
            Action.FACT_RECORDED if before is None else Action.FACT_CHANGED,
            about,
            before=before,
            after=session.digest_of(about, answer),
        )
    return answer


def _answer_from_row(row: Row) -> CaseAnswer:
    return CaseAnswer(name=row[0], value=words_out(row[1]), changed_at=from_utc_text(row[2]))
