"""What more is known of a payment than its own row has: one row for each thing, by name.

The rules are those of an answer: each change is in the ledger with the digest of its row, and an
empty value is a detail taken back. The payment's own row stays as it was recorded; where it was set
right, each correction is a few details of its own, and none replaces another.
"""

from collections.abc import Iterable, Mapping

from evidence_kit.clock import from_utc_text, utc_text
from evidence_kit.correcting import CorrectedField, correction_name, corrections_of, find_correction
from evidence_kit.model import Action, Payment, PaymentCorrection
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
    """Return what is known of each payment by its number, without what was taken back.

    What sets a payment right is no more of it: that is in :func:`corrections`.
    """
    return _by_payment(each for each in every(database) if find_correction(each.name) is None)


def corrections(
    database: Database, payments: Iterable[Payment]
) -> dict[int, tuple[PaymentCorrection, ...]]:
    """Return how payments were set right, by number; one that never was is not there.

    Args:
        database: The case's.
        payments: As they were recorded.
    """
    known = _by_payment(each for each in every(database) if find_correction(each.name))
    return {
        payment.number: done
        for payment in payments
        if (done := corrections_of(payment, known.get(payment.number, {})))
    }


def as_corrected(
    payments: Iterable[Payment], done: Mapping[int, tuple[PaymentCorrection, ...]]
) -> tuple[Payment, ...]:
    """Return payments as their last correction has them."""
    return tuple(
        done[each.number][-1].after if done.get(each.number) else each for each in payments
    )


def change(session: Session, number: int, name: str, value: str) -> PaymentDetail:
    """Store and record one thing known of a payment; saying the same again records nothing."""
    found = {(each.number, each.name): each for each in every(session.database)}
    before = found.get((number, name))
    detail = PaymentDetail(number=number, name=name, value=value, changed_at=session.clock.now())
    if (before is None and not value) or (before is not None and before.value == value):
        return before or detail
    with session.database.transaction():
        _put(session, detail)
    return detail


def correct(session: Session, number: int, nth: int, said: Mapping[CorrectedField, str]) -> None:
    """Store and record one correction of a payment: all of its fields, or none.

    Args:
        session: The open vault.
        number: The payment's.
        nth: Which correction of it this is; one more than there are.
        said: What each field shall be, as :func:`evidence_kit.correcting.changes_between` has it.
    """
    now = session.clock.now()
    with session.database.transaction():
        for field, value in said.items():
            name = correction_name(nth, field)
            _put(session, PaymentDetail(number=number, name=name, value=value, changed_at=now))


def _put(session: Session, detail: PaymentDetail) -> None:
    about = detail_name(detail)
    digest = ledger.latest_digest(session.database, about)
    session.database.run(
        _PUT, (detail.number, detail.name, words_in(detail.value), utc_text(detail.changed_at))
    )
    session.log(
        Action.FACT_RECORDED if digest is None else Action.FACT_CHANGED,
        about,
        before=digest,
        after=session.digest_of(about, detail),
    )


def _by_payment(found: Iterable[PaymentDetail]) -> dict[int, dict[str, str]]:
    known: dict[int, dict[str, str]] = {}
    for detail in found:
        if detail.value:
            known.setdefault(detail.number, {})[detail.name] = detail.value
    return known


def _detail_from_row(row: Row) -> PaymentDetail:
    return PaymentDetail(
        number=row[0], name=row[1], value=words_out(row[2]), changed_at=from_utc_text(row[3])
    )
