"""What goes out of an exhibit: one row for each that something was said of.

The rules are those of an answer: each change is in the ledger with the digest of its row, and
"all of it" is what holds where nothing was said, or where what was said was taken back.
"""

import dataclasses

from evidence_kit.clock import from_utc_text, utc_text
from evidence_kit.model import Action, Disclosure, DisclosureChoice, ItemId
from evidence_kit.store import ledger
from evidence_kit.store.connection import Database, Row
from evidence_kit.store.rows import words_in, words_out
from evidence_kit.store.session import Session

SINCE_VERSION = 6
"""The step of the schema that made the table."""

_PUT = """
INSERT INTO disclosure (item_id, choice, why, changed_at) VALUES (?, ?, ?, ?)
ON CONFLICT (item_id) DO UPDATE SET
  choice = excluded.choice, why = excluded.why, changed_at = excluded.changed_at
"""
_SELECT = "SELECT item_id, choice, why, changed_at FROM disclosure ORDER BY item_id"


def disclosure_name(disclosure: Disclosure) -> str:
    """Return the name under which the ledger records it: ``disclosure/<id of the item>``."""
    return f"disclosure/{disclosure.item_id}"


def put(database: Database, disclosure: Disclosure) -> None:
    """Store what goes out of an exhibit from now on."""
    database.run(
        _PUT,
        (
            disclosure.item_id,
            disclosure.choice.value,
            words_in(disclosure.why),
            utc_text(disclosure.changed_at),
        ),
    )


def every(database: Database) -> tuple[Disclosure, ...]:
    """Return what was ever said of what goes out, by the item's id."""
    return database.values(_SELECT, _disclosure_from_row)


def change(session: Session, item_id: ItemId, choice: DisclosureChoice, why: str) -> Disclosure:
    """Store and record what goes out of an exhibit; saying the same again records nothing."""
    found = {each.item_id: each for each in every(session.database)}
    before = found.get(item_id)
    after = Disclosure(item_id=item_id, choice=choice, why=why, changed_at=session.clock.now())
    if before is None and choice is DisclosureChoice.WHOLE:
        return after
    if before is not None and dataclasses.replace(after, changed_at=before.changed_at) == before:
        return before
    with session.database.transaction():
        record(session, after)
    return after


def record(session: Session, disclosure: Disclosure) -> None:
    """Store and record it inside a transaction that records more than this."""
    about = disclosure_name(disclosure)
    before = ledger.latest_digest(session.database, about)
    put(session.database, disclosure)
    session.log(
        Action.FACT_RECORDED if before is None else Action.FACT_CHANGED,
        about,
        before=before,
        after=session.digest_of(about, disclosure),
        # What goes out of which exhibit is custody, and no words of anybody's.
        detail={"choice": disclosure.choice.value},
    )


def _disclosure_from_row(row: Row) -> Disclosure:
    return Disclosure(
        item_id=ItemId(row[0]),
        choice=DisclosureChoice(row[1]),
        why=words_out(row[2]),
        changed_at=from_utc_text(row[3]),
    )
