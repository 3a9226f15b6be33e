"""What more is known of a payment than its own row has: one row for each thing, by name.

The rules are those of an answer: each change is in the ledger with the digest of its row, and an
empty value is a detail taken back. The payment's own row stays as it was recorded.
"""

from evidence_kit.clock import from_utc_text, utc_text
from evidence_kit.model import Action
from evidence_kit.store import ledger
from evidence_kit.store.connection import Database, Row
from evidence_kit.store.rows import words_in, words_out
from evidence_kit.store.session import Session
from evidence_kit.subjects import PaymentDetail

_PUT = """
INSERT INTO payment_detail (number, name, value, changed_at) VALUES (?, ?, ?, ?)
ON CONFLICT (number, name) DO UPDATE SET
  value = excluded.value, changed_at = excluded.changed_at
"""
_SELECT = "SELECT number, name, value, changed_at FROM payment_detail ORDER BY number, name"


def detail_name(detail: PaymentDetail) -> str:
    """Return the name under which the ledger records it: ``detail/3/reference``, of payment 3."""
    return f"detail/{detail.number}/{detail.name}"


def every(database: Database) -> tuple[PaymentDetail, ...]:
    """Return every detail that was ever told, those taken back empty."""
    return database.values(_SELECT, _detail_from_row)


def by_payment(database: Database) -> dict[int, dict[str, str]]:
    """Return what is known of each payment by its number, without what was taken back."""
    found: dict[int, dict[str, str]] = {}
    for detail in every(database):
        if detail.value:
            found.setdefault(detail.number, {})[detail.name] = detail.value
    return found


def change(session: Session, number: int, name: str, value: str) -> PaymentDetail:
    """Store and record one thing known of a payment; saying the same again records nothing."""
    found = {(each.number, each.name): each for each in every(session.database)}
    before = found.get((number, name))
    detail = PaymentDetail(number=number, name=name, value=value, changed_at=session.clock.now())
    if (before is None and not value) or (before is not None and before.value == value):
        return before or detail
    about = detail_name(detail)
    digest = ledger.latest_digest(session.database, about)
    with session.database.transaction():
        session.database.run(_PUT, (number, name, words_in(value), utc_text(detail.changed_at)))
        session.log(
            Action.FACT_RECORDED if digest is None else Action.FACT_CHANGED,
            about,
            before=digest,
            after=session.digest_of(about, detail),
        )
    return detail


def _detail_from_row(row: Row) -> PaymentDetail:
    return PaymentDetail(
        number=row[0], name=row[1], value=words_out(row[2]), changed_at=from_utc_text(row[3])
    )
