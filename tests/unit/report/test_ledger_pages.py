from dataclasses import replace

import pytest

from evidence_kit.model import Action, LedgerHead
from evidence_kit.report.document import Blanks, Table
from evidence_kit.report.ledger_pages import chain_words, custody_section, receipt_section
from evidence_kit.report.vocabulary import ACTION_WORDS


@pytest.fixture
def rows(case_file, words):
    (table,) = (
        block for block in custody_section(case_file, words).blocks if isinstance(block, Table)
    )
    return [["".join(text.text for text in cell) for cell in row] for row in table.rows]


def test_every_entry_is_printed_in_order(rows, case_file):
    assert [row[0] for row in rows] == [str(entry.n) for entry in case_file.ledger]
    assert [row[6] for row in rows] == [entry.chain[:8] for entry in case_file.ledger]


def test_an_entry_is_printed_with_utc_local_time_words_and_key(rows):
    assert rows[1][1:6] == [
        "2026-11-20 22:07:11",
        "23:07:11 UTC+01:00",
        "exhibit taken in",
        "JS-001",
        "passphrase",
    ]


def test_facts_are_called_by_their_kind_and_number(rows):
    assert "payment 2" in [row[4] for row in rows]


def test_a_whole_chain_is_said_to_hold(case_file, words):
    assert chain_words(case_file, words).endswith("holds, from end to end.")


def test_a_changed_entry_is_said_to_break_the_chain(case_file, words):
    entries = list(case_file.ledger)
    entries[6] = replace(entries[6], actor="recovery")
    said = chain_words(replace(case_file, ledger=tuple(entries)), words)
    assert "does NOT hold: it breaks at entry 7" in said


def test_entries_missing_at_the_end_are_said(case_file, words):
    said = chain_words(replace(case_file, ledger=case_file.ledger[:-1]), words)
    assert "entries are missing at its end" in said


def test_a_head_that_is_not_the_last_entry_is_said(case_file, words):
    other = LedgerHead(n=case_file.head.n, chain="f" * 64)
    assert "does NOT end" in chain_words(replace(case_file, head=other), words)


def test_nothing_is_withheld_and_that_is_said(case_file, words, all_texts):
    said = " ".join(all_texts(custody_section(case_file, words)))
    assert "56 entries; none is withheld. Written by Evidence Kit 0.1.0." in said


def test_every_action_has_a_word():
    assert set(ACTION_WORDS) == set(Action)


def test_the_receipt_has_lines_for_both_hands(case_file, words):
    blanks = [
        block for block in receipt_section(case_file, words).blocks if isinstance(block, Blanks)
    ]
    assert [each.title for each in blanks] == ["Released by", "Received by"]
    assert all("Signature" in each.labels for each in blanks)
