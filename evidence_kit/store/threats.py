"""Threats and referrals as rows: how they are stored, and how they are read back."""

from evidence_kit.clock import from_utc_text, utc_text
from evidence_kit.model import Demand, ItemId, Referral, Threat
from evidence_kit.store.connection import Database, Row
from evidence_kit.store.rows import words_in, words_out

SINCE_VERSION = 5
"""The step of the schema that made both tables."""

SELECT_THREATS = """
SELECT number, subject, platform, text, audience, demand, at_text, deadline_text, item_id,
       recorded_at, note, withdrawn_why
FROM threat ORDER BY number
"""
SELECT_REFERRALS = """
SELECT number, force, reference, on_text, officer, recorded_at, note, withdrawn_why
FROM referral ORDER BY number
"""
_INSERT_THREAT = """
INSERT INTO threat (number, subject, platform, text, audience, demand, at_text, deadline_text,
                    item_id, recorded_at, note)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_INSERT_REFERRAL = """
INSERT INTO referral (number, force, reference, on_text, officer, recorded_at, note)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""


def insert_threat(database: Database, fact: Threat) -> None:
    """Store a new threat."""
    database.run(
        _INSERT_THREAT,
        (
            fact.number,
            words_in(fact.subject),
            words_in(fact.platform),
            words_in(fact.text),
            words_in(fact.audience),
            fact.demand.value,
            words_in(fact.at_text),
            words_in(fact.deadline_text),
            fact.item_id,
            utc_text(fact.recorded_at),
            words_in(fact.note),
        ),
    )


def insert_referral(database: Database, fact: Referral) -> None:
    """Store a new referral."""
    database.run(
        _INSERT_REFERRAL,
        (
            fact.number,
            words_in(fact.force),
            words_in(fact.reference),
            words_in(fact.on_text),
            words_in(fact.officer),
            utc_text(fact.recorded_at),
            words_in(fact.note),
        ),
    )


def threat_from_row(row: Row) -> Threat:
    """Return the threat of a row."""
    return Threat(
        number=row[0],
        subject=words_out(row[1]),
        platform=words_out(row[2]),
        text=words_out(row[3]),
        audience=words_out(row[4]),
        demand=Demand(row[5]),
        at_text=words_out(row[6]),
        deadline_text=words_out(row[7]),
        item_id=None if row[8] is None else ItemId(row[8]),
        recorded_at=from_utc_text(row[9]),
        note=words_out(row[10]),
    )


def referral_from_row(row: Row) -> Referral:
    """Return the referral of a row."""
    return Referral(
        number=row[0],
        force=words_out(row[1]),
        reference=words_out(row[2]),
        on_text=words_out(row[3]),
        officer=words_out(row[4]),
        recorded_at=from_utc_text(row[5]),
        note=words_out(row[6]),
    )
