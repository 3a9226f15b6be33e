"""The heads of the ledger that somebody outside was given.

An anchor's row is in the ledger like any other, after the head it pins. Who has it may be said
better later; the head, the instant and the proof stay. One that came to nothing is taken back.
"""

import dataclasses
from collections.abc import Iterator

from evidence_kit import hashing
from evidence_kit.clock import from_utc_text, utc_text
from evidence_kit.errors import NoSuchItemError
from evidence_kit.model import Action, Anchor, AnchorKind, Digest, LedgerHead
from evidence_kit.store.connection import Database, Row
from evidence_kit.store.rows import words_in, words_out
from evidence_kit.store.session import Session

SINCE_VERSION = 4
"""The step of the schema that made the table."""

_INSERT = """
INSERT INTO anchor (number, kind, n, chain, made_at, with_whom, proof)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_SELECT = """
SELECT number, kind, n, chain, made_at, with_whom, proof, withdrawn_why FROM anchor ORDER BY number
"""
_NEXT = "SELECT 1 + coalesce(max(number), 0) FROM anchor"
_UPDATE = "UPDATE anchor SET with_whom = ? WHERE number = ?"
_WITHDRAW = "UPDATE anchor SET withdrawn_why = ? WHERE number = ?"


def anchor_name(number: int) -> str:
    """Return the name under which the ledger records an anchor: ``anchor/3``."""
    return f"anchor/{number}"


def every(database: Database) -> Iterator[tuple[Anchor, str | None]]:
    """Yield every anchor with the reason it was taken back, or ``None`` while it stands."""
    yield from database.values(_SELECT, _anchor_from_row)


def standing(database: Database) -> tuple[Anchor, ...]:
    """Return the anchors that stand, in the order they were made."""
    return tuple(anchor for anchor, why in every(database) if why is None)


def add(
    session: Session, kind: AnchorKind, pinned: LedgerHead, with_whom: str, proof: bytes | None
) -> Anchor:
    """Store and record that a head was given to somebody outside."""
    with session.database.transaction():
        row = session.database.find_row(_NEXT)
        anchor = Anchor(
            number=1 if row is None else int(row[0]),
            kind=kind,
            n=pinned.n,
            chain=pinned.chain,
            made_at=session.clock.now(),
            with_whom=with_whom,
            proof=proof,
        )
        insert(session.database, anchor)
        about = anchor_name(anchor.number)
        detail = {"kind": kind.value, "entry": anchor.n, "chain": anchor.chain}
        if proof is not None:
            detail["proof_sha256"] = hashing.sha256(proof)
        session.log(Action.ANCHORED, about, after=session.digest_of(about, anchor), detail=detail)
    return anchor


def say_with_whom(session: Session, number: int, with_whom: str) -> Anchor:
    """Change who has an anchor, such as the witness who signed the page later.

    Raises:
        NoSuchItemError: No such anchor stands.
    """
    before = _get_standing(session.database, number)
    after = dataclasses.replace(before, with_whom=with_whom)
    about = anchor_name(number)
    with session.database.transaction():
        session.database.run(_UPDATE, (words_in(with_whom), number))
        session.log(
            Action.FACT_CHANGED,
            about,
            before=session.digest_of(about, before),
            after=session.digest_of(about, after),
        )
    return after


def withdraw(session: Session, number: int, why: str) -> None:
    """Take back an anchor that came to nothing; its row stays with the reason.

    Raises:
        NoSuchItemError: No such anchor stands.
    """
    anchor = _get_standing(session.database, number)
    about = anchor_name(number)
    with session.database.transaction():
        session.database.run(_WITHDRAW, (words_in(why), number))
        session.log(
            Action.FACT_WITHDRAWN,
            about,
            before=session.digest_of(about, anchor),
            after=session.digest_of(about, withdrawn_record(anchor, why)),
        )


def withdrawn_record(anchor: Anchor, why: str) -> object:
    """Return what the ledger records of an anchor that was taken back."""
    return {"fact": anchor, "withdrawn_why": why}


def insert(database: Database, anchor: Anchor) -> None:
    """Store a new anchor."""
    database.run(
        _INSERT,
        (
            anchor.number,
            anchor.kind.value,
            anchor.n,
            anchor.chain,
            utc_text(anchor.made_at),
            words_in(anchor.with_whom),
            anchor.proof,
        ),
    )


def _get_standing(database: Database, number: int) -> Anchor:
    for anchor in standing(database):
        if anchor.number == number:
            return anchor
    raise NoSuchItemError(item=anchor_name(number))


def _anchor_from_row(row: Row) -> tuple[Anchor, str | None]:
    anchor = Anchor(
        number=row[0],
        kind=AnchorKind(row[1]),
        n=row[2],
        chain=Digest(row[3]),
        made_at=from_utc_text(row[4]),
        with_whom=words_out(row[5]),
        proof=None if row[6] is None else bytes(row[6]),
    )
    return anchor, None if row[7] is None else words_out(row[7])
